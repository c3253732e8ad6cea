# A new manual order.

new-order-add-item = Add item
new-order-billed-there = Bill to this address
new-order-check = Create order…
new-order-clear = Clear the form
new-order-confirm = The order is created in the store as a manual one. No money moves, and no email is sent by Shopside.
new-order-confirm-title = Create this order?
new-order-create = Create order
new-order-creating = Creating…
new-order-explained = For an order that was not placed in the shop, such as by phone. What you enter stays here until the order is created.
new-order-find = Find
new-order-find-customer = Find a customer
new-order-find-customer-hint = Name, email address or ID. Press Enter to search.
# Variables:
#   $name (String) - the name or email address of the customer
new-order-for = New order for { $name }
new-order-found = Customers found
# Variables:
#   $place (Number) - the place of the item in the order, from 1
new-order-item = Item { $place }
new-order-item-name = Product
# Variables:
#   $place (Number) - the place of the item in the order, from 1
new-order-item-remove = Remove item { $place }
new-order-looking = Checking…
new-order-menu = New order…
new-order-none-found = No customer found
new-order-not-looked = The store couldn’t be checked, so it isn’t known whether it has the order. Check again before you do anything else.
new-order-not-seen = The store was checked and has no such order so far, but it may still arrive. Wait a minute and check again. If it still isn’t there, send it again: it is looked for once more, and never created twice.
new-order-number = Order number
new-order-number-hint = Optional. Leave it empty if the store assigns numbers.
new-order-of-customer = A customer of the store
new-order-of-guest = A guest
new-order-other-customer = Choose another
new-order-reference-hint = Optional, such as the number in the other system. No other order may have it.
new-order-saved-address = Saved address
new-order-saved-address-choose = Choose from the address book
new-order-saved-addresses-absent = The store has no address book for this customer.
new-order-saved-addresses-forbidden = This application key isn’t allowed to see the address book.
new-order-saved-addresses-none = This customer has no saved addresses.
new-order-send-again = Send again
new-order-state = State
new-order-state-fulfilled = Paid and shipped
new-order-state-hint = A payment isn’t recorded as a transaction. For cash, create the order as not paid, then record the payment.
new-order-state-paid = Paid, to be shipped
new-order-state-unpaid = Not paid yet
new-order-store = Store
new-order-was-created = Order created
new-order-was-found = The store’s response was lost, so the store was checked: it has the order.
new-order-was-unclear = The response to an earlier attempt to create this order was lost. If you create it again, the store is checked first.
