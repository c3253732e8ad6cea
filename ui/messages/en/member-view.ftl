# Viewing as an account member: the dialog, the banner, and the screens of a session.

member-view-account = Account
member-view-account-id = account ID
member-view-account-to-open = Open this account
# Variables:
#   $name (String) - the member
member-view-accounts = Accounts of { $name }
# Variables:
#   $count (Number) - how many accounts are listed
#   $total (Number) - how many the member has
member-view-accounts-first = The first { $count } of { $total } accounts.
member-view-banner-preview = Admin preview of an account
member-view-banner-signed-in = Signed in as an account member
member-view-choose = Choose an account
# Variables:
#   $name (String) - the member
member-view-choose-hint = { $name } belongs to several accounts. You can switch at any time.
member-view-code = Code
member-view-code-again = Send a new code
member-view-code-expired = The code has expired. Send a new one.
# Variables:
#   $username (String) - the member's username, often an email address
member-view-code-goes-to = The store emails a code for <username>{ $username }</username>. Ask the caller to read it out.
# Variables:
#   $time (String) - minutes and seconds
member-view-code-left = Valid for { $time }.
member-view-code-read-out = Enter it as the caller reads it out.
member-view-code-send = Send code
member-view-code-sending = Sending…
# Variables:
#   $username (String) - the member's username, often an email address
member-view-code-sent = We asked the store to send a code for <username>{ $username }</username>.
member-view-code-to = Username
member-view-colleagues = Members of this account
# Variables:
#   $count (Number) - how many members are listed
member-view-colleagues-first = The first { $count }.
member-view-ended-expired = Your member session timed out.
member-view-ended-internal-error = Shopside had a problem, so the member session was ended to be safe.
member-view-ended-locked = Your member session ended while you were away.
member-view-ended-rejected = Session ended: the store no longer accepts it. Sign in as the member again to continue.
member-view-ended-replaced = Session ended: another session was started.
member-view-for = for
# Variables:
#   $account (String) - the account
member-view-for-account = Account: { $account }
member-view-from-member = Loaded with the member’s own access
# Variables:
#   $member (String) - the member's email address or ID
#   $store (String) - the store
member-view-leftover = A support credential of <member>{ $member }</member> in { $store } couldn’t be deleted yet.
# Variables:
#   $username (String) - the username of the support credential
member-view-leftover-advice = Keep the app open: it keeps trying. If this message stays, delete the member’s username { $username } in Commerce Manager.
member-view-leftover-closed = Open the store, and the app deletes it.
member-view-leftover-confirm = It’s deleted
member-view-leftover-copy = Copy username
member-view-leftover-delete = Delete now
member-view-leftover-deleting = Deleting…
# Variables:
#   $member (String) - the member's email address or ID
#   $store (String) - the store
member-view-leftover-elsewhere = <member>{ $member }</member> in { $store } may still have a support credential.
member-view-leftover-open = Open store
# Variables:
#   $username (String) - the username of the support credential
member-view-leftover-removed = This store is no longer connected. Connect it again, and the app deletes the credential. Or delete the member’s username { $username } in Commerce Manager, and confirm it here.
member-view-legal-name = Legal name
member-view-member-id = member ID
member-view-no-account = No account
# Variables:
#   $name (String) - the member
member-view-no-account-hint = { $name } isn’t in any account, so the shop has nothing to show after signing in. Add them to an account first.
member-view-no-member = No member
member-view-no-orders-hint = The shop shows this member no orders of this account.
member-view-open-now = open now
member-view-ordered-by = Ordered by
member-view-orders-all = All
# Variables:
#   $name (String) - the member
member-view-orders-by = By { $name }
# Variables:
#   $count (Number) - how many the member placed
#   $total (Number) - how many orders were read
member-view-orders-by-count = { $count } of { $total } orders
member-view-orders-by-label = Ordered by
member-view-orders-by-none = No orders by this member
member-view-recommended = Recommended
member-view-registration = Registration ID
member-view-set-up = Set up…
member-view-since = Account since
member-view-way-code = One-time code
member-view-way-code-hint = The store emails the member a code, and the caller reads it out to you. Nothing about the member changes, and the audit log records their consent.
member-view-way-credential = Support credential
member-view-way-credential-hint = The app adds a temporary username and password to the member, signs in with them and deletes them at once. The member’s own password stays untouched.
member-view-way-preview-hint = The account’s data with your admin access. Nothing changes. This doesn’t show what the shop hides from the member.
member-view-ways = How to view as this member
