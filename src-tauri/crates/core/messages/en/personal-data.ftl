# The letter to a customer who asked to be forgotten, and the page of an export of everything that is
# held about a customer. The backend writes both.

export-address = Address
export-addresses = Addresses
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
export-changes = Changes of personal data
export-changes-none = The store logged no changes.
# Variables:
#   $reason (String) - why it could not be read
export-changes-unread = The store’s log of changes is not part of this file: { $reason }
export-customer = Customer
export-detail = Detail
export-expected = Expected
export-field = Field
export-limits = Orders that are not linked to this customer account, such as guest orders with the same email address. Carts and subscriptions. What payment services, carriers and other systems hold.
export-limits-title = What this file does not have
# Variables:
#   $store (String) - the name and address of the store
#   $time (String) - when the file was written
export-made = Written by Shopside on { $time }, from the store { $store }.
export-name = Name
export-operator = By
export-order = Order
export-orders = Orders
export-orders-none = No orders.
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
export-through = Through
export-time = Time
# Variables:
#   $name (String) - the name of the customer
export-title = Personal data of { $name }
export-total = Total
# Variables:
#   $count (Number) - how many orders could not be read
export-unreadable =
    { $count ->
        [one] { $count } order could not be read, and is missing here.
       *[other] { $count } orders could not be read, and are missing here.
    }
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
