# Viewing as a customer: the dialog that starts a session, its banner, and its screens.

customer-view-address = Address
customer-view-addresses = Addresses
customer-view-addresses-none = No addresses
customer-view-banner-preview = Admin preview of a customer
customer-view-banner-signed-in = Signed in as a customer
customer-view-compare = Compare
customer-view-copy-email = Copy email address
customer-view-customer-id = customer ID
customer-view-dialog = View as { $name }
customer-view-edit = End session and edit
customer-view-email = Email
customer-view-end = End session
customer-view-ended-customer-deleted = Session ended: the customer was deleted.
customer-view-ended-expired = Your customer session timed out.
customer-view-ended-forbidden = Session ended: the store’s policy no longer allows it.
customer-view-ended-internal-error = Shopside had a problem, so the customer session was ended to be safe.
customer-view-ended-locked = Your customer session ended while you were away.
customer-view-ended-rejected = Session ended: the store no longer accepts it. Sign in as the customer again to continue.
customer-view-ended-replaced = Session ended: another customer session started.
customer-view-ended-store-closed = Session ended: the store was closed.
customer-view-ending-soon = Less than two minutes left as { $name }
# Variables:
#   $minutes (Number) - by how much
customer-view-extend =
    { $minutes ->
        [one] Extend by { $minutes } minute
       *[other] Extend by { $minutes } minutes
    }
customer-view-extend-short = { $minutes } min
# Variables:
#   $time (String) - when the session ends now
customer-view-extended = Session extended until { $time }
customer-view-external-ref = External reference
customer-view-from-anonymous = Loaded with anonymous access
customer-view-from-customer = Loaded with the customer’s own access
customer-view-from-list = The store refused to return it directly, so it was taken from the list.
customer-view-from-you = Loaded with your admin access
customer-view-id = ID
customer-view-name = Name
customer-view-no-extension = Can’t be extended any further
customer-view-no-orders = No orders
customer-view-no-orders-compare = Compare looks for them.
customer-view-no-orders-hint = The shop shows this customer no orders. Orders placed as a guest aren’t linked to a customer, even with the same email address.
customer-view-open = View as customer
customer-view-orders = Orders
# Variables:
#   $name (String) - the customer, in bold
customer-view-preview-of = Admin preview of <b>{ $name }</b>
customer-view-profile = Profile
customer-view-read-only = Read-only
customer-view-read-only-hint = Read-only. End the session to make changes.
customer-view-reason = Reason
customer-view-reason-add = Add a reason or ticket
customer-view-reason-optional = Optional, for the audit log. For example, what the customer asked.
customer-view-reason-required = Production store: enter a reason (at least 10 characters).
customer-view-recorded = Everything you open is recorded in the audit log.
customer-view-registered = Registered
customer-view-session-menu = Session
customer-view-sign-in = Sign in
customer-view-sign-in-instead = Sign in instead…
customer-view-sign-in-only = This connection has no client secret, so it can’t list or change customers. With a customer’s own email and password, it shows what the shop shows them.
customer-view-sign-in-title = Sign in as customer
customer-view-signed-in-as = Signed in as <b>{ $name }</b>
customer-view-signing-in = Signing in…
customer-view-start-preview = Start preview
customer-view-starting = Starting…
customer-view-tabs = Customer view
customer-view-ticket = Ticket
customer-view-ticket-hint = Optional. A link, such as https://desk.example/1234.
# Variables:
#   $time (String) - minutes and seconds
customer-view-time-left = <b>{ $time }</b> left
# Variables:
#   $name (String) - the customer
#   $email (String) - the customer's email address
#   $time (String) - when the session ends
customer-view-until-preview = Admin preview of { $name }, { $email }, until { $time }
customer-view-until-signed-in = Signed in as { $name }, { $email }, until { $time }
# Variables:
#   $minutes (Number) - how long a session lasts
customer-view-up-to =
    { $minutes ->
        [one] Read-only, up to { $minutes } minute.
       *[other] Read-only, up to { $minutes } minutes.
    }
customer-view-updated = Updated
customer-view-way-preview = Preview
customer-view-way-preview-hint = Their data with your admin access. No password needed; nothing changes. Doesn’t show what the shop hides from them.
customer-view-way-preview-tag = Admin preview
customer-view-way-sign-in = Sign in as customer
customer-view-way-sign-in-hint = Exactly what the shop shows them. Needs their password, entered by you or by the customer in person.
customer-view-way-sign-in-tag = Signed in
customer-view-ways = How to view as this customer
customer-view-your-data = Your data, not their view
