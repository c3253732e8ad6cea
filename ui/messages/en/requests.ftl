# The request log.

requests-access = Access
requests-admin = Admin
requests-anonymous = Anonymous
requests-attempts = Attempts
requests-back = Back
requests-copy = Copy as curl
requests-copy-short = curl
requests-customer = Customer
requests-duration = Duration
requests-empty = No requests to this store yet.
requests-id = Request ID
requests-id-what = request ID
# Variables:
#   $count (Number) - how many milliseconds
requests-member = As account member
requests-milliseconds = { $count } ms
requests-none = Not signed in
requests-note = The last 500 requests, in memory until you quit. Passwords, tokens and search terms aren’t recorded; copied commands use placeholders.
requests-request = Request
requests-status = Status
# Variables:
#   $store (String) - the name of the store
requests-table = The last requests to { $store }, newest first
requests-time = Time
requests-title = Requests
