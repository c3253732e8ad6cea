# Personal data of a customer: who changed it, the export of everything, and forgetting a customer.

personal-back = Customer
# Variables:
#   $key (String) - the name of the application key
personal-by-another-key = With the key “{ $key }”, not by this app on this computer
# Variables:
#   $operator (String) - who did it
#   $entry (Number) - the number of the entry
personal-by-this-app = By this app: { $operator }, entry { $entry } of the audit log
personal-by-this-key = With this app’s key, but not recorded on this computer: by another computer or program
personal-by-unknown = The store doesn’t say with which key, and this app’s audit log doesn’t have it
personal-change-address-created = Address added
personal-change-address-deleted = Address deleted
personal-change-address-updated = Address changed
personal-change-customer-created = Customer created
personal-change-customer-deleted = Customer deleted
personal-change-customer-updated = Customer changed
personal-change-order-created = Order created
personal-change-order-deleted = Order deleted
personal-change-order-updated = Order changed
# Variables:
#   $count (Number) - how many fields changed
personal-changed-fields =
    { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }
personal-data = Personal data…
personal-empty = The store has logged no changes, and this app has recorded none.
personal-erasures = Erasure requests
personal-erasures-check = Check again
personal-explained = What the store logged about this customer and their addresses, and what this app’s audit log has. Stores keep their log for a year, or for seven days while they are in development.
personal-export = Export everything…
personal-export-cancel = Cancel the export
personal-export-close = Close
personal-export-explained = A ZIP file in the downloads folder, with the customer, addresses, orders and guest orders with their payments and parcels, carts, subscriptions with their invoices, the store’s log of changes and this app’s audit log: as JSON, and as one page to read. It contains personal data. Send it only to the customer.
personal-export-start = Export
# Variables:
#   $name (String) - the name of the customer
personal-export-title = Export everything about { $name }
personal-export-working = Reading orders…
# Variables:
#   $count (Number) - how many records the file has
#   $path (String) - the file
personal-export-written =
    { $count ->
        [one] { $count } record was written to { $path }
       *[other] { $count } records were written to { $path }
    }
personal-forget = Forget this customer…
personal-forget-account-absent = This store can’t be asked to erase an account. Delete the customer instead, with More actions on the customer’s page.
personal-forget-account-button = Request the erasure
# Variables:
#   $count (Number) - how many related records the store knows
personal-forget-account-explained =
    { $count ->
        [0] The store erases the account and its log of changes. It may take a while.
        [one] The store erases the account, { $count } related record such as an address, and their log of changes. It may take a while.
       *[other] The store erases the account, { $count } related records such as addresses, and their log of changes. It may take a while.
    }
personal-forget-account-forbidden = This application key isn’t allowed to request an erasure. A key with the role Seller Admin or IT is.
# Variables:
#   $count (Number) - how many orders are not anonymized
personal-forget-account-open =
    { $count ->
        [one] { $count } order still has the customer’s data. Once the account is erased, this app can’t anonymize it any more.
       *[other] { $count } orders still have the customer’s data. Once the account is erased, this app can’t anonymize them any more.
    }
personal-forget-account-title = 2. Erase the account
personal-forget-anonymized = Anonymized
personal-forget-anonymizing = Anonymizing orders…
personal-forget-close = Close
personal-forget-guest = Placed as a guest, with the same email address
personal-forget-letter = Letter to the customer…
personal-forget-letter-copy = Copy the letter
personal-forget-letter-none = There is a letter once an order is anonymized or the erasure is requested.
personal-forget-letter-save = Save as HTML
# Variables:
#   $path (String) - the file
personal-forget-letter-saved = Saved as { $path }
personal-forget-letter-text = The letter
personal-forget-letter-title = 3. Tell the customer
personal-forget-next = Continue without this
personal-forget-not-final = Fulfill, cancel or refund it first
# Variables:
#   $number (String) - the number of the order
personal-forget-order = Order { $number }
# Variables:
#   $count (Number) - how many orders are chosen
personal-forget-orders-button =
    { $count ->
        [one] Anonymize { $count } order
       *[other] Anonymize { $count } orders
    }
personal-forget-orders-explained = Names, email addresses and addresses of these orders become asterisks. What was bought and paid stays.
personal-forget-orders-none = There are no orders to anonymize.
personal-forget-orders-title = 1. Anonymize the orders
personal-forget-requested = The erasure is requested.
personal-forget-requesting = Requesting…
# Variables:
#   $name (String) - the name of the customer
personal-forget-title = Forget { $name }
# Variables:
#   $count (Number) - how many orders could not be read
personal-forget-unreadable =
    { $count ->
        [one] { $count } order couldn’t be read, and is not in this list.
       *[other] { $count } orders couldn’t be read, and are not in this list.
    }
personal-forget-warning = <b>None of this can be undone.</b> Export everything first if the customer wants a copy. The audit log of this app keeps what was done; erase it there.
personal-history = Changes
personal-log-absent = This store doesn’t log changes of personal data. Only what this app did is listed here.
personal-log-forbidden = This application key isn’t allowed to read the store’s log of personal data. A key with the role Seller Admin, Support or IT is. Only what this app did is listed here.
# Variables:
#   $count (Number) - how many related records the store knows
personal-related =
    { $count ->
        [0] The store knows no related data, such as addresses.
        [one] The store knows { $count } related record, such as an address.
       *[other] The store knows { $count } related records, such as addresses.
    }
# Variables:
#   $status (String) - how far the request is
#   $description (String) - the store’s words
personal-status =
    { $status ->
        [waiting] Waiting
        [done] Erased
        [failed] Failed
       *[other] { $description }
    }
# Variables:
#   $name (String) - the name of the customer
personal-title = Personal data of { $name }
