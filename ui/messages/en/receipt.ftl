# The receipt of a session. The page shows it, and the backend writes it to a file with the same texts.

receipt-access = Access
receipt-access-later = Unknown access, written by a newer version
receipt-access-new-password = Signed in as customer, with a new password
receipt-access-one-time-code = Signed in as account member, with a one-time code (the member’s consent)
receipt-access-preview = Admin preview (the admin’s own access)
receipt-access-sign-in = Signed in as customer, with their password
receipt-access-support-credential = Signed in as account member, with a support credential
receipt-activity = Activity
receipt-activity-account-open = Open account
receipt-activity-account = Account { $account }
receipt-activity-account-addresses = Addresses of account { $account }
receipt-activity-account-members = Members of account { $account }
receipt-activity-account-orders = Orders of account { $account }
receipt-activity-addresses = Addresses
receipt-activity-cart = Cart { $cart }
receipt-activity-carts = Carts
receipt-activity-comparison = Orders compared
# Variables:
#   $action (String) - the word of the action
receipt-activity-later = Unknown action ({ $action }), written by a newer version
receipt-activity-member-accounts = Accounts of the member
receipt-activity-member-orders = Orders of the member
receipt-activity-member-profile = Member’s profile
# Variables:
#   $order (String) - the ID of the order
receipt-activity-credential-create = Create support credential
receipt-activity-credential-delete = Delete support credential
receipt-activity-order = Order { $order }
# Variables:
#   $page (Number) - the page, from 1
receipt-activity-order-page = Order list, page { $page }
receipt-activity-orders = Orders
receipt-activity-password-set = Set a new password
# Variables:
#   $order (String) - the ID of the order
receipt-activity-payments = Payments of order { $order }
receipt-activity-preview = Start preview
receipt-activity-profile = Profile
receipt-activity-profile-before-sign-in = Profile, before a sign-in
receipt-activity-sign-in = Sign in as customer
receipt-activity-sign-in-member = Sign in as account member
receipt-activity-spending = Spending
receipt-activity-subscription = Subscription { $subscription }
receipt-activity-subscriptions = Subscriptions
receipt-activity-unlinked-orders = Unlinked orders
receipt-activity-profile-before-change = Profile, before a change
receipt-activity-profile-after-conflict = Profile, after a conflict
receipt-activity-profile-before-deletion = Profile, before a deletion
receipt-activity-profile-before-password = Profile, before a new password
receipt-activity-profile-before-anonymizing = Profile, before an order is anonymized
receipt-activity-profile-before-erasure = Profile, before an erasure
receipt-activity-profile-for-new-order = Profile, for a new order
receipt-activity-profile-json = JSON of the profile
receipt-activity-addresses-before-change = Addresses, before a change
receipt-activity-personal-data-log = Log of personal data
receipt-activity-forget-plan = Orders and personal data, to forget
receipt-activity-account-of-order = Customer account of an order
# Variables:
#   $order (String) - the ID of the order
receipt-activity-order-json = JSON of order { $order }
# Variables:
#   $order (String) - the ID of the order
receipt-activity-parcels = Parcels of order { $order }
# Variables:
#   $order (String) - the ID of the order
receipt-activity-new-order = New order { $order }
# Variables:
#   $host (String) - the host of the tracking page
#   $order (String) - the ID of the order
receipt-activity-tracking-page = Tracking page at { $host } of order { $order }
receipt-activity-session-extend = Extend session
# Variables:
#   $account (String) - the ID of the account
receipt-activity-account-carts = Carts of account { $account }
# Variables:
#   $account (String) - the ID of the account
#   $cart (String) - the ID of the cart
receipt-activity-account-cart = Cart { $cart } of account { $account }
# Variables:
#   $account (String) - the ID of the account
receipt-activity-account-subscriptions = Subscriptions of account { $account }
# Variables:
#   $account (String) - the ID of the account
#   $subscription (String) - the ID of the subscription
receipt-activity-account-subscription = Subscription { $subscription } of account { $account }
receipt-activity-erasure-requests = Requests to erase personal data
receipt-changes = Changes
# Variables:
#   $count (Number) - how many requests were sent
receipt-changes-none =
    { $count ->
        [0] No changes (no requests)
        [one] No changes (1 read-only request)
       *[other] No changes ({ $count } read-only requests)
    }
# Variables:
#   $count (Number) - how many requests were sent
receipt-changes-other-none =
    { $count ->
        [0] No requests in the session.
        [one] No other changes (1 read-only request)
       *[other] No other changes ({ $count } read-only requests)
    }
# Variables:
#   $count (Number) - how many requests may have changed something
#   $total (Number) - how many requests were sent
receipt-changes-possible = { $count } of { $total } requests may have changed something. They are marked in the activity.
receipt-customer = Customer
receipt-duration = Duration
receipt-ended = Ended
receipt-entries = Audit log entries
receipt-entry = Entry
receipt-erased = Erased
receipt-hash = Hash
# Variables:
#   $time (String) - when the receipt was made
#   $zone (String) - the name of the time zone
receipt-made = Created by Shopside on { $time }. Time zone: { $zone }.
receipt-may-change = May have changed something
receipt-no-response = No response
receipt-none = Not recorded
receipt-none-given = No reason given
receipt-operator = Operator
receipt-password-set = The customer’s password was changed.
receipt-password-unknown = The customer’s password may have been changed.
receipt-reason = Reason
receipt-request = Request
receipt-result-customer-deleted = The customer was deleted
receipt-result-ended = Ended
receipt-result-expired = Timed out
receipt-result-failed = Didn’t start
receipt-result-forbidden = Ended by the store’s policy
receipt-result-internal-error = Ended after an internal error
receipt-result-locked = Ended when Shopside was locked
receipt-result-quit = Ended when Shopside was quit
receipt-result-rejected = The store ended the customer’s access
receipt-result-replaced = Replaced by another session
receipt-result-stopped = Ended by the operator
receipt-result-store-closed = The store was closed
receipt-result-unended = No end recorded
receipt-result-unknown = Unknown whether it started
receipt-session = Session
receipt-started = Started
receipt-status = Status
receipt-store = Store
receipt-time = Time
# Variables:
#   $offset (String) - the offset from UTC, such as -05:00
receipt-time-in = Time (UTC{ $offset })
receipt-title = Customer session receipt
# Variables:
#   $count (Number) - how many entries were verified
#   $time (String) - when they were verified
receipt-verified = The audit log was verified on { $time }: { $count } entries, none altered.
receipt-verify = How to verify this receipt
receipt-verify-command = Run this command:
# Variables:
#   $account (String) - the operator's account and computer
receipt-verify-files = Ask for the audit log (journal.sqlite) of { $account }, a checkpoint that was saved after the session, and the public key that was noted for it.
receipt-verify-hashes = Compare the hashes that it prints with those below. Each hash covers its entry and all entries before it.
