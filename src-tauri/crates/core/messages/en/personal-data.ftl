# The letter to a customer who asked to be forgotten, and the page of an export of everything that is
# held about a customer. The backend writes both.

export-address = Address
export-addresses = Addresses
# Variables:
#   $reason (String) - why it could not be read
export-addresses-absent = Addresses are not part of this file: { $reason }
export-addresses-none = No addresses.
# Variables:
#   $count (Number) - how many
export-addresses-unreadable =
    { $count ->
        [one] { $count } address could not be read, and is missing here.
       *[other] { $count } addresses could not be read, and are missing here.
    }
export-amount = Amount
export-audit-log = What was done with the store’s admin app
export-audit-log-none = Nothing is recorded.
export-cart = Cart
export-carts = Carts
# Variables:
#   $reason (String) - why it could not be read
export-carts-absent = Carts are not part of this file: { $reason }
export-carts-more = The store has more carts than it lists. Carts of this customer may be missing here.
export-carts-none = No carts.
# Variables:
#   $count (Number) - how many
export-carts-unreadable =
    { $count ->
        [one] { $count } cart of the store could not be read. It may be this customer’s.
       *[other] { $count } carts of the store could not be read. They may be this customer’s.
    }
export-changes = Changes of personal data
export-changes-none = The store logged no changes.
# Variables:
#   $reason (String) - why it could not be read
export-changes-unread = The store’s log of changes is not part of this file: { $reason }
export-customer = Customer
export-detail = Detail
export-expected = Expected
export-field = Field
export-guest-orders = Other orders with the same email address
# Variables:
#   $reason (String) - why it could not be read
export-guest-orders-absent = Orders that are not linked to the customer account, such as guest orders, are not part of this file: { $reason }
export-guest-orders-none = No guest orders and no others.
# Variables:
#   $count (Number) - how many
export-guest-orders-others =
    { $count ->
        [one] { $count } more order has this email address, and is linked to another customer account. It is not part of this file.
       *[other] { $count } more orders have this email address, and are linked to another customer account. They are not part of this file.
    }
# Variables:
#   $count (Number) - how many
export-guest-orders-unreadable =
    { $count ->
        [one] { $count } order with this email address could not be read, and may be missing here.
       *[other] { $count } orders with this email address could not be read, and may be missing here.
    }
# Variables:
#   $reason (String) - why it could not be read
export-invoices-absent = Invoices of subscriptions are not part of this file: { $reason }
export-invoices-none = No invoices.
# Variables:
#   $reason (String) - why it could not be read
export-invoices-refused = Some invoices or their payments are missing here: { $reason }
# Variables:
#   $count (Number) - how many
export-invoices-unreadable =
    { $count ->
        [one] { $count } invoice could not be read, and is missing here.
       *[other] { $count } invoices could not be read, and are missing here.
    }
export-items = Items
export-limits = Orders and subscriptions with another email address. What payment services, carriers and other systems hold.
export-limits-title = What this file does not have
# Variables:
#   $store (String) - the name and address of the store
#   $time (String) - when the file was written
export-made = Written by Shopside on { $time }, from the store { $store }.
export-name = Name
export-no-email = These are found by the email address, and the customer has none.
export-operator = By
export-order = Order
export-orders = Orders
# Variables:
#   $reason (String) - why it could not be read
export-orders-absent = Orders are not part of this file: { $reason }
export-orders-none = No orders.
# Variables:
#   $count (Number) - how many orders could not be read
export-orders-unreadable =
    { $count ->
        [one] { $count } order could not be read, and is missing here.
       *[other] { $count } orders could not be read, and are missing here.
    }
export-outcome = Outcome
export-parcel = Carrier and number
export-parcels = Parcels
# Variables:
#   $reason (String) - why it could not be read
export-parcels-absent = Parcels are not part of this file: { $reason }
export-parcels-none = No parcels.
# Variables:
#   $count (Number) - how many
#   $reason (String) - why it could not be read
export-parcels-refused =
    { $count ->
        [one] The parcels of { $count } order are missing here: { $reason }
       *[other] The parcels of { $count } orders are missing here: { $reason }
    }
# Variables:
#   $count (Number) - how many
export-parcels-unreadable =
    { $count ->
        [one] { $count } parcel could not be read, and is missing here.
       *[other] { $count } parcels could not be read, and are missing here.
    }
export-payment-failed = Failed
export-payment-pending = Pending
export-payment-succeeded = Paid
export-payments = Payments
# Variables:
#   $reason (String) - why it could not be read
export-payments-absent = Payments are not part of this file: { $reason }
export-payments-none = No payments.
# Variables:
#   $count (Number) - how many
#   $reason (String) - why it could not be read
export-payments-refused =
    { $count ->
        [one] The payments of { $count } order are missing here: { $reason }
       *[other] The payments of { $count } orders are missing here: { $reason }
    }
# Variables:
#   $count (Number) - how many
export-payments-unreadable =
    { $count ->
        [one] { $count } payment could not be read, and is missing here.
       *[other] { $count } payments could not be read, and are missing here.
    }
export-refunded = Refunded
export-status = Status
# Variables:
#   $reason (String) - why it could not be read
export-subscriptions-absent = Subscriptions are not part of this file: { $reason }
export-subscriptions-none = No subscriptions.
# Variables:
#   $count (Number) - how many
export-subscriptions-unreadable =
    { $count ->
        [one] { $count } subscription could not be read, and is missing here.
       *[other] { $count } subscriptions could not be read, and are missing here.
    }
export-through = Through
export-time = Time
# Variables:
#   $name (String) - the name of the customer
export-title = Personal data of { $name }
export-total = Total
export-value = Value
export-what = What
letter-audit-log = We keep a record of who carried this out and when.
letter-closing = Kind regards
# Variables:
#   $date (String) - the day of the letter
letter-date = { $date }
letter-erased = We erased your customer account, your addresses, and the log of their changes.
letter-failed = The erasure of your customer account did not succeed yet. We are repeating it.
# Variables:
#   $name (String) - the name of the customer
letter-greeting = Dear { $name },
letter-intro = You asked us to erase your personal data. This is what we did.
# Variables:
#   $count (Number) - how many orders
letter-orders =
    { $count ->
        [one] We removed your name, email address and addresses from this order. What was bought and paid stays in our books:
       *[other] We removed your name, email address and addresses from these { $count } orders. What was bought and paid stays in our books:
    }
# Variables:
#   $request (String) - the ID of the request
letter-request = The number of the erasure request is { $request }.
letter-title = Erasure of your personal data
letter-waiting = We requested the erasure of your customer account, your addresses, and the log of their changes. It is under way.
