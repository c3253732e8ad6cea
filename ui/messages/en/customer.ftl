# The page of a customer: orders, facts, notes, money, addresses, and the dialogs that change them.

customer-address-add = Add address
customer-address-city = City
customer-address-company = Company
customer-address-confirm-delete = Delete address
customer-address-country = Country
customer-address-country-hint = Two letters, such as GB.
customer-address-county = County
customer-address-delete = Delete…
# Variables:
#   $name (String) - the label of the address, or its first line
customer-address-delete-label = Delete the address { $name }
customer-address-delete-title = Delete the address “{ $name }”?
customer-address-delete-title-unnamed = Delete this address?
customer-address-deleting = Deleting…
customer-address-edit = Edit
customer-address-edit-label = Edit the address { $name }
customer-address-edit-title = Edit the address “{ $name }”
customer-address-edit-title-unnamed = Edit the address
customer-address-first-name = First name
customer-address-hint = Most stores require a label, both names, street, postal code, county and country.
customer-address-instructions = Delivery instructions
customer-address-label = Label
customer-address-label-hint = Such as Home or Work.
customer-address-last-name = Last name
customer-address-line1 = Street
customer-address-line2 = Second line
customer-address-new = New address
customer-address-none = No address
customer-address-phone = Phone
customer-address-postcode = Postal code
customer-address-region = Region
customer-address-save = Save address
customer-address-subject = The address
customer-address-unnamed = Address
customer-address-was-added =
    { $named ->
        [yes] The address “{ $name }” was added
       *[no] The address was added
    }
customer-address-was-changed =
    { $named ->
        [yes] The address “{ $name }” was changed
       *[no] The address was changed
    }
customer-address-was-deleted =
    { $named ->
        [yes] The address “{ $name }” was deleted
       *[no] The address was deleted
    }
customer-addresses = Addresses
customer-addresses-empty = No saved addresses.
customer-back = Customers
customer-conflict-discard = Discard my changes
customer-conflict-empty = empty
# Variables:
#   $subject (String) - the customer's name, or “The address”
customer-conflict-intro = { $subject } changed after you opened it. Your edits aren’t saved yet. Choose which values to keep.
customer-conflict-same = { $subject } changed after you opened it, to the same values as yours.
customer-conflict-save = Save selection
customer-conflict-theirs = In the store now
customer-conflict-title = This was changed by someone else
customer-conflict-yours = Your version
customer-copy-email = Copy the email address
customer-copy-reference = Copy the external reference
customer-custom-fields = Custom fields
customer-delete = Delete customer…
customer-delete-confirm = Delete customer
customer-delete-title = Delete { $name }?
customer-delete-warning = <b>This can’t be undone.</b> Their account, password and addresses are deleted from the store, and they can no longer sign in. Their orders are kept.
customer-deleting = Deleting…
customer-details = Details
customer-edit = Edit
customer-edit-save = Save changes
customer-edit-title = Edit { $name }
customer-email = Email
customer-export-orders = Export orders…
customer-export-orders-choice = Orders of { $name }
customer-external-reference = External reference
customer-has-no-password = No password
customer-id = ID
customer-id-copied = customer ID
customer-json = Show JSON
customer-json-as-sent = JSON as the store sent it
customer-json-close = Close
customer-json-copy = Copy JSON
customer-json-note = Line breaks were added, and invisible characters are shown by their numbers. The copy is exactly what the store sent.
# Variables:
#   $name (String) - the customer
customer-json-title = JSON of { $name }
customer-more = More actions
customer-name = Name
customer-none = None
customer-note-add = Add a note
# Variables:
#   $author (String) - who wrote the note
#   $time (String) - when
customer-note-byline = { $author }, { $time }
customer-note-explained = For your colleagues at this computer. It is kept in the audit log here and never sent to the store. It can’t be edited later.
customer-note-older =
    { $count ->
        [one] Show { $count } older note
       *[other] Show { $count } older notes
    }
customer-note-save = Save note
customer-note-saved = The note was saved
customer-note-text = Note
customer-notes = Notes
customer-orders = Orders
customer-orders-all = All orders
# Variables:
#   $name (String) - the customer
customer-orders-caption = The newest orders of { $name }
customer-orders-empty = No orders yet
customer-orders-empty-explained = Orders placed as a guest aren’t linked to a customer, even if they have the same email address.
customer-orders-items = Items
customer-orders-order = Order
customer-orders-payment = Payment
customer-orders-placed = Placed
customer-orders-shipping = Shipping
customer-orders-status = Status
customer-orders-total = Total
customer-paid = Paid to date
customer-paid-by-month = By month
# Variables:
#   $currency (String) - a code, or customer-paid-no-currency
customer-paid-chart = Paid by month in { $currency }; the table has the figures
# Variables:
#   $counted (Number) - how many orders are in the sum
#   $orders (Number) - how many orders the customer has
customer-paid-explained =
    { $orders ->
        [one] { $counted } of { $orders } order: paid and not canceled, incl. tax.
       *[other] { $counted } of { $orders } orders: paid and not canceled, incl. tax.
    }
# Variables:
#   $month (String) - a month and a year
#   $amount (String) - what was paid in it
customer-paid-in-month = { $month }: { $amount }
customer-paid-in-one-month = All in { $month }.
customer-paid-month = Month
customer-paid-months = By month placed.
customer-paid-months-zone = By month placed ({ $zone } time).
customer-paid-no-currency = No currency named
customer-paid-none =
    { $orders ->
        [0] Nothing yet.
        [one] The order isn’t paid.
       *[other] None of the { $orders } orders is paid.
    }
customer-paid-range = { $first } – { $last }
customer-paid-read = Load all orders
customer-paid-reading = Loading…
customer-paid-spent = Paid
customer-paid-table = Paid by month, { $currency }
customer-paid-too-many = This customer has { $orders } orders. Loading them all takes a while and slows other requests to the store.
customer-paid-unreadable =
    { $count ->
        [one] { $count } order couldn’t be read and isn’t counted.
       *[other] { $count } orders couldn’t be read and aren’t counted.
    }
customer-password = Password
customer-password-not-set = Not set
customer-password-set = Set
customer-password-unknown = Unknown
customer-password-was-set = The password of { $name } was set
customer-registered = Registered
customer-saving = Saving…
customer-text = Copy as text
customer-text-copied = Copied as text
customer-text-email = Email: { $email }
customer-text-last-order = Last order: { $number }, { $day }, { $total }
customer-text-name = Customer: { $name }
customer-text-orders = Orders: { $count }
customer-text-reference = External reference: { $reference }
customer-text-registered = Registered: { $day }
customer-unlinked = Other orders with this email address
customer-unlinked-account = Account
customer-unlinked-count =
    { $count ->
        [one] <b>{ $count } more order has this address, but isn’t linked to this account</b>, so the shop doesn’t show it to the customer: { $causes }.
       *[other] <b>{ $count } more orders have this address, but aren’t linked to this account</b>, so the shop doesn’t show them to the customer: { $causes }.
    }
customer-unlinked-deleted = Belongs to an account that was deleted
customer-unlinked-deleted-count =
    { $count ->
        [one] { $count } belongs to an account that was deleted
       *[other] { $count } belong to an account that was deleted
    }
customer-unlinked-earlier = Belongs to an earlier account, which was deleted
customer-unlinked-earlier-count =
    { $count ->
        [one] { $count } belongs to an earlier account, which was deleted
       *[other] { $count } belong to an earlier account, which was deleted
    }
customer-unlinked-guest = Placed as a guest
customer-unlinked-guest-count =
    { $count ->
        [one] { $count } was placed as a guest
       *[other] { $count } were placed as a guest
    }
customer-unlinked-more = Show { $count } more
customer-unlinked-no-email = This customer has no email address to search for.
# Variables:
#   $email (String) - the customer's email address; its tag marks it as personal data
customer-unlinked-none = No other order has <email>{ $email }</email>.
customer-unlinked-none-readable = No other order that could be read has <email>{ $email }</email>.
customer-unlinked-not-searched = Not searched: orders with another email address.
customer-unlinked-not-searched-stores =
    { $count ->
        [one] Not searched: orders with another email address, and orders in your other store, { $stores }.
       *[other] Not searched: orders with another email address, and orders in your other stores, { $stores }.
    }
customer-unlinked-order = Order
customer-unlinked-organization = Placed for the account of an organization
customer-unlinked-organization-count =
    { $count ->
        [one] { $count } was placed for the account of an organization
       *[other] { $count } were placed for the accounts of organizations
    }
customer-unlinked-other = Belongs to another account
customer-unlinked-other-count =
    { $count ->
        [one] { $count } belongs to another account
       *[other] { $count } belong to another account
    }
customer-unlinked-placed = Placed
customer-unlinked-pointer =
    { $count ->
        [one] { $count } more order has this email address but isn’t linked to this account
       *[other] { $count } more orders have this email address but aren’t linked to this account
    }
customer-unlinked-read = Load these orders
customer-unlinked-reading = Loading…
customer-unlinked-similar =
    { $count ->
        [one] An account has a similar address. Orders placed with it aren’t shown here:
       *[other] { $count } accounts have similar addresses. Orders placed with them aren’t shown here:
    }
customer-unlinked-similar-failed = Accounts with a similar address couldn’t be searched for. { $problem }
customer-unlinked-similar-partial = Too many accounts have an address that begins the same way. Not all of them were compared.
customer-unlinked-status = Status
customer-unlinked-table = Orders that aren’t linked to this account, newest first
customer-unlinked-too-many = { $count } orders have this address. Loading them all takes a while and slows other requests to the store.
customer-unlinked-total = Total
customer-unlinked-unknown = Belongs to another account, which wasn’t looked up
customer-unlinked-unknown-count =
    { $count ->
        [one] { $count } belongs to another account, which wasn’t looked up
       *[other] { $count } belong to another account, which wasn’t looked up
    }
customer-unlinked-unreadable =
    { $count ->
        [one] { $count } order couldn’t be read, and may be linked to this account or not.
       *[other] { $count } orders couldn’t be read, and may be linked to this account or not.
    }
customer-unreadable = Couldn’t be read
# Variables:
#   $count (Number) - how many records
#   $what (String) - of which kind
customer-unreadable-count =
    { $what ->
        [order]
            { $count ->
                [one] { $count } order couldn’t be read
               *[other] { $count } orders couldn’t be read
            }
       *[record]
            { $count ->
                [one] { $count } record couldn’t be read
               *[other] { $count } records couldn’t be read
            }
    }
customer-unreadable-fields = Couldn’t be read: { $fields }
customer-unreadable-id = Couldn’t be read ({ $id })
customer-unreadable-partly = Partly unreadable
customer-untitled = Customer
customer-updated = Updated
customer-view-as = View as customer
customer-was-deleted = { $name } was deleted
customer-was-deleted-already = { $name } had already been deleted
customer-was-discarded = Your changes were discarded
customer-was-saved = { $name } was saved
