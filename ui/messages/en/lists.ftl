# The lists of customers and orders: their tables, searches, filters and status bars.

lists-actions = Actions
lists-add-filter = Add filter
lists-amount = Amount
lists-amount-choose = Choose the amount you mean:
lists-amount-unclear = This amount is not clear. Choose what you mean, or enter it in another way.
lists-choose-day = Choose a day.
lists-clear-filters = Clear filters
lists-clear-search = Clear search
lists-clear-text = Clear text
lists-columns = Columns
lists-compare = Compare
lists-compare-at-least = At least
lists-compare-at-most = At most
lists-compare-contains = Contains
lists-compare-exactly = Exactly
lists-compare-from = From
lists-compare-until = Until
lists-copy-email = Copy email
lists-copy-id = Copy ID
lists-copy-reference = Copy reference
lists-count-customers =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
# Variables:
#   $count (Number) - how many are loaded
#   $total (Number) - how many there are
lists-count-customers-of =
    { $total ->
        [one] First { $count } of { $total } customer
       *[other] First { $count } of { $total } customers
    }
lists-count-orders =
    { $count ->
        [one] { $count } order
       *[other] { $count } orders
    }
lists-count-orders-of =
    { $total ->
        [one] First { $count } of { $total } order
       *[other] First { $count } of { $total } orders
    }
lists-customer = Customer
lists-customers = Customers
lists-cut-customers = The store lists only the first { $count } in this order. To find others, search or sort differently.
lists-cut-orders = The store lists only the first { $count } in this order. To find others, add a filter or sort by “Placed”.
lists-day = Day
lists-email = Email
lists-enter-amount = Enter an amount.
lists-enter-value = Enter what to filter by.
lists-export = Export…
lists-export-all-customers = All customers
lists-export-all-orders = All orders
lists-export-found = Customers found by “{ $search }”
lists-export-matching-orders = Orders that match the filters
lists-filter-account-id = Account ID
lists-filter-account-member-id = Account member ID
lists-filter-add = Add a filter
lists-filter-add-button = Add
lists-filter-all = All
lists-filter-apply = Apply
lists-filter-at-least = { $title } at least { $value }
lists-filter-at-most = { $title } at most { $value }
lists-filter-billing-name = Billing name
lists-filter-billing-postcode = Billing postcode
lists-filter-by = Filter by
lists-filter-change = Change the filter
lists-filter-change-chip = Change filter: { $filter }
lists-filter-contact-email = Contact’s email
lists-filter-contact-name = Contact’s name
lists-filter-contains = { $title } contains “{ $value }”
lists-filter-currency = Currency
lists-filter-customer-id = Customer ID
lists-filter-external-reference = External reference
lists-filter-from = { $title } from { $day }
lists-filter-is = { $title } is { $value }
lists-filter-order-number = Order number
lists-filter-product-id = Product ID of an item
lists-filter-remove = Remove filter: { $filter }
lists-filter-rename-title = Rename filter
lists-filter-save = Save filter…
lists-filter-save-note = Saved on this computer, for this store. It contains what you filter by, such as a name or an email address, and no orders.
lists-filter-save-title = Save filter
lists-filter-shipping-name = Shipping name
lists-filter-shipping-postcode = Shipping postcode
lists-filter-sku = SKU of an item
lists-filter-subtotal = Subtotal (excl. tax)
lists-filter-today = Today
lists-filter-unpaid = Unpaid
lists-filter-until = { $title } until { $day }
lists-filters = Filters
lists-filters-clear-all = Clear all
lists-filters-most = Up to { $count } filters at a time
lists-guest = guest
lists-id = ID
lists-import = Import…
lists-item-count =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
lists-items = Items
lists-keys-move = move
lists-keys-open = open
lists-keys-peek = peek
lists-keys-view-as = view as customer
lists-linked-orders = These orders are linked to the customer’s account. Other orders with the same email address are on the customer’s page.
lists-linked-orders-filtered = The other filters may hide some of the customer’s orders.
lists-load-all = Load all
lists-load-orders = Load orders
lists-load-rest = Load the rest
lists-manual = manual
lists-name = Name
lists-new-customer = New customer
lists-no-customers = No customers yet
lists-no-customers-hint = Create the first one, with or without a password.
lists-no-matching-orders = No orders match all of these filters.
lists-no-name = No name
lists-no-orders = No orders yet
lists-no-orders-hint = The first order appears here when someone checks out.
lists-no-password = No password
lists-nothing-found = Nothing matches “{ $search }”
lists-nothing-found-hint = Names and email addresses can match in part. A reference or an ID has to match in full.
lists-nothing-loaded = Nothing was loaded
lists-open = Open
lists-order = Order
lists-order-title = Order { $number }
lists-orders = Orders
lists-orders-loaded = Orders loaded
lists-orders-of-customer = Orders of { $name }, newest first
lists-orders-part-read = { $progress } are loaded
lists-orders-read =
    { $count ->
        [one] { $count } order is loaded
       *[other] All { $count } orders are loaded
    }
lists-orders-reading = Loading orders
lists-orders-stopped = Stopped. { $progress }
lists-partly-unreadable = Partly unreadable
lists-password = Password
lists-password-set = Password set
lists-password-unknown = Unknown
lists-payment = Payment
lists-peek = Peek: { $title }
lists-peek-close = Close peek
lists-placed = Placed
lists-read-hours = loaded { $hours } h ago
lists-read-minutes = loaded { $minutes } min ago
lists-read-now = loaded just now
lists-reference = Reference
lists-refresh = Refresh
lists-registered = Registered
lists-save = Save
lists-saved-filter-actions = Actions for filter “{ $name }”
lists-saved-filter-delete = Delete
lists-saved-filter-rename = Rename…
lists-saved-filters = Saved filters
lists-search-customers = Search customers
lists-search-customers-hint = Name, email or reference
lists-search-orders = Search orders
lists-search-orders-hint = Order number, name or email
lists-shipping = Shipping
lists-state = State
lists-states = State
lists-status = Status
lists-throughput = { $rate } per second, { $left } left
lists-total = Total
lists-total-of-loaded = Total of loaded orders
lists-updated = Updated
lists-value = Value
lists-view-as = View as customer: { $name }
lists-view-as-customer = View as customer
lists-wrong-year = This is the year { $year }. Choose a day from { $first } to { $last }.
