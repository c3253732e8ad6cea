# One order: its items, totals, payments, timeline and addresses.

order-actions = More actions
order-address-menu = Correct shipping address…
order-address-title = Correct the shipping address
order-address-warning = Only this order changes: neither the billing address nor the customer’s address book. After it is fulfilled, the address can’t be changed.
order-back = Back
order-back-compare = Compare
order-back-customer = Customer
order-back-orders = Orders
order-billing-address = Billing address
order-cancel = Cancel order
order-cancel-menu = Cancel order…
order-cancel-title = Cancel this order?
order-cancel-warning = A canceled order can’t be opened again. No money moves: refund or cancel its payments separately.
order-canceled = Order canceled
order-canceling = Canceling…
order-copied = Order copied as text
order-copy-number = Copy order number
# Variables:
#   $kind (String) - the kind of payment, such as Refund
order-copy-reference = Copy reference: { $kind }
# Variables:
#   $item (String) - the name of the item
order-copy-sku = Copy SKU: { $item }
order-copy-text = Copy as text
order-customer = Customer
order-customer-id = Customer ID
order-customer-unnamed = No name
# Variables:
#   $currency (String) - the code of the currency
#   $decimals (Number) - how many decimals the store's amounts have
#   $standard (Number) - how many the standard says
order-decimals = This store shows { $currency } with { $decimals ->
    [one] 1 decimal place
   *[other] { $decimals } decimal places
}. The standard (ISO 4217) has { $standard }.
order-delete = Delete order…
order-delete-confirm = Delete order
# Variables:
#   $number (String) - the number of the order
order-delete-title = Delete order { $number }?
order-delete-warning = <b>This can’t be undone.</b> The order, its items and its payments are deleted from the store. Only orders that an admin created can be deleted.
order-deleting = Deleting…
order-details = Details
order-end-and-open = End session and open as admin
order-external-reference = External reference
order-fulfill = Mark as fulfilled
order-fulfill-menu = Mark as fulfilled…
order-fulfill-title = Mark this order as fulfilled?
order-fulfill-warning = This can’t be undone. Afterwards the order can’t be canceled, and its shipping address can’t be changed.
order-fulfilled = Order marked as fulfilled
order-fulfilling = Marking…
order-guest = Guest order: not linked to a customer account.
order-id = Order ID
order-item = Item
# Variables:
#   $amount (String) - the amount of the discount
order-item-discount = { $amount } discount
order-item-price = Price incl. tax
order-item-quantity = Qty
order-item-sku = SKU
order-item-unit-price = Unit price
order-items = Items
# Variables:
#   $count (Number) - how many items the order has
order-items-count = { $count ->
    [one] 1 item
   *[other] { $count } items
}
order-items-none = The store sent no items for this order.
order-items-of = Items of the order
order-json = JSON
order-json-copy = Copy JSON
order-json-hide = Hide JSON
order-json-note = As the store sent it. Line breaks were added, and invisible characters are shown as their codes.
order-json-of = JSON of the order
order-json-show = Show JSON
order-manual = Manual
order-manual-explained = An admin created this order, such as with an import. It was not placed in the shop.
order-neighbors = Previous and next order
order-next = Next order
order-none = None
order-payment = Payment
order-payment-amount = Amount
order-payment-status = Status
order-payment-through = Through
order-payments = Payments
order-payments-absent = This store doesn’t list the payments of its orders.
order-payments-forbidden = This application key isn’t allowed to see payments.
order-payments-none = No payments yet
order-payments-not-shown = The store doesn’t show the payments of this order to the customer.
order-payments-of = Payments of the order
# Variables:
#   $when (String) - the date and time
#   $ago (String) - the same relative to now, such as "2 hours ago"
order-placed = Placed <ago>{ $ago }</ago>, <when>{ $when }</when>
# Variables:
#   $place (Number) - the place of this order in the list, from 1
#   $total (Number) - how many orders the list has
order-position = { $place } of { $total }
order-previous = Previous order
order-same-as-shipping = Same as shipping
order-shipping = Shipping
order-shipping-address = Shipping address
# Variables:
#   $status (String) - the status of the order, such as Complete
#   $shipping (String) - the state of shipping, such as Unfulfilled
order-shows-states = The store shows the order as { $status }, { $shipping }.
order-status = Status
order-sum-discount = Discount
order-sum-of-none = Nothing paid yet
# Variables:
#   $amount (String) - the amount
order-sum-of-paid = { $amount } paid
# Variables:
#   $amount (String) - the amount
order-sum-of-refunded = { $amount } refunded
order-sum-paid = Paid
order-sum-refunded = Refunded
order-sum-shipping = Shipping
order-sum-shipping-discount = Shipping discount
order-sum-subtotal = Subtotal (excl. tax)
order-sum-tax = Tax
order-sum-total = Total
# Variables:
#   $label (String) - a label, such as Payment
#   $value (String) - its value, such as Paid
order-text-field = { $label }: { $value }
# Variables:
#   $quantity (String) - how many
#   $item (String) - the name of the item
#   $amount (String) - the price of all of them
order-text-item = { $quantity } × { $item }: { $amount }
order-text-placed = Placed
order-timeline = Timeline
# Variables:
#   $amount (String) - the amount
order-timeline-authorized = { $amount } authorized
order-timeline-captured = { $amount } captured
# Variables:
#   $kind (String) - the kind of payment, such as Purchase
#   $amount (String) - the amount
#   $status (String) - the state, such as Failed
order-timeline-other = { $kind } of { $amount }: { $status }
order-timeline-paid = { $amount } paid
# Variables:
#   $parcel (String) - carrier and tracking number
order-timeline-parcel = Parcel: { $parcel }
order-timeline-placed = Order placed
order-timeline-refunded = { $amount } refunded
order-timeline-updated = Last updated
# Variables:
#   $number (String) - the number of the order, or the beginning of its ID
order-title = Order { $number }
order-title-loading = Order
# Variables:
#   $ago (String) - when, relative to now, such as "2 hours ago"
order-updated = Updated { $ago }
# Variables:
#   $number (String) - the number of the order
order-was-deleted = Order { $number } was deleted
order-what-customer-id = customer ID
order-what-email = email address
order-what-external-reference = external reference
order-what-id = order ID
