# The search box: the Find screen and the command palette.

find-all-accounts = All accounts
find-all-customers = All customers
find-all-orders = All orders
find-clear = Clear
find-command-label = Find a command
find-commands = Commands
find-copy-link = Copy link
find-customers = Customers
find-empty = Customers you open appear here, so you can return to them with one key.
find-empty-accounts = Customers and accounts you open appear here, so you can return to them with one key.
find-excerpt = Found in your text: { $terms }
find-guest-order = Order { $number } was placed as a guest, so there’s no customer to view as.
find-heading = Find
find-help = Paste anything: an email, a name, #10660, an ID, or a whole line from a ticket.
find-keys-open = Open
find-label = Find a customer, account or order
find-link-copied = Link copied. It opens in Shopside, on computers with this store.
find-link-in-session = A link was opened during a customer session and ignored. End the session, then open it again.
find-link-needs-secret = The link needs full access to this store. This connection is sign-in only.
find-list = Results
find-more-accounts = More accounts match. Add a word, or the whole name.
find-more-customers = More customers match. Add a word, or the whole email address.
find-more-members = More members match. Add a word, or the whole email address.
find-more-orders = More orders match. The newest are shown.
find-no-password = No password
find-no-results = Nothing matches “{ $text }”
find-none-matches = Check the spelling, or search for a part of the name or email address.
find-order = Order { $number }
find-orders = Orders
find-pin = Pin
find-pinned = Pinned
find-placeholder = Name, email, reference, order number or ID
find-recent = Recent customers
find-recent-records = Recently opened
find-result-count =
    { $count ->
        [one] { $count } result
       *[other] { $count } results
    }
find-searching = Searching…
find-selected-actions = Selected result
find-store-open = Open now
find-stores = Stores
find-switch-store = Switch to { $store }
find-unpin = Unpin
find-view-as-customer = View as customer
