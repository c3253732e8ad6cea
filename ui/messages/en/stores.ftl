# The list of stores, connecting a store, and editing one.

# Of the store: the rights of the connection.
stores-access = Access
# The tag is around the explanation.
stores-access-full = Full access <note>(requires the client secret)</note>
stores-access-sign-in-only = Sign-in only <note>(no secret; customers give their password)</note>
stores-address = Store URL
stores-address-hint = Your system asks for confirmation before Shopside contacts a host it doesn’t know.
# Variables:
#   $hosts (String) - the host names, separated by commas
stores-address-managed = Managed by your organization. Allowed hosts: { $hosts }
stores-advanced = Advanced
stores-back = Back
# A badge: the store that comes with the app.
stores-badge-built-in = Built in
stores-badge-preview-only = Preview only
stores-badge-production = Production
stores-badge-secret-missing = Secret needed
stores-badge-secret-session = Secret kept until you quit
stores-badge-sign-in-only = Sign-in only
stores-badge-view-off = Customer view off
# The heading of a table of what a connection can do, with and without the client secret.
stores-can-do = What you can do
stores-can-do-change = Edit customers, set passwords
stores-can-do-compare = Compare both views
stores-can-do-find = Find and preview
stores-can-do-no = No
stores-can-do-sign-in = Sign in as customer
stores-can-do-with-secret = With secret
stores-can-do-without = Without
stores-can-do-yes = Yes
stores-certificate = Certificate
stores-certificate-choose = Choose file…
stores-certificate-choose-another = Choose another file…
stores-certificate-expired = Expired
stores-certificate-expires = Expires
stores-certificate-fingerprint = SHA-256 fingerprint
stores-certificate-hint = Only for a store with a private certificate. Choose your company’s certificate (PEM or DER). Shopside trusts it for this store in addition to your system’s certificates.
stores-certificate-issuer = Issued by
stores-certificate-list = Certificates
stores-certificate-remove = Remove certificate
stores-certificate-self-signed = Itself (self-signed)
stores-certificate-subject = Issued to
stores-certificate-trusted = Trusted for this store in addition to your system’s certificates. Check the fingerprint with your network administrator.
stores-client-id = Client ID
stores-client-id-hint = From the store’s application key in Commerce Manager.
stores-client-secret = Client secret
stores-client-secret-hint = Stored only in your system keyring. You can’t view it again.
stores-color = Window accent color
stores-color-amber = Amber
stores-color-blue = Blue
stores-color-green = Green
stores-color-none = No color
stores-color-pink = Pink
stores-color-red = Red
stores-color-teal = Teal
stores-confirm-above = Enter amounts twice above
stores-confirm-above-hint = In whole units of the order’s currency. Refunds, captures and payments above it ask for the amount a second time.
stores-connect = Connect a store
stores-connect-note = Nothing is saved until the test succeeds.
stores-connect-submit = Test and save
stores-connect-testing = Testing…
stores-credentials = Credentials
# A row of a menu.
stores-edit = Edit…
# Variables:
#   $store (String) - the name of the store
stores-edit-title = Edit { $store }
stores-keep-until-quit = Keep until you quit
# Such as “Actions for Pawnee Parks”.
# Variables:
#   $store (String) - the name of the store
stores-menu = Actions for { $store }
stores-name = Store name
stores-name-hint = Optional. Defaults to the host name.
# Variables:
#   $parts (String) - the parts, such as “name and color, client secret”
stores-not-saved = Not saved: { $parts }.
stores-not-saved-advice = Your entries are still here. Correct them, then save again.
# Variables:
#   $store (String) - the name of the store
stores-open = Open { $store }
stores-open-cue = Open
stores-open-now = Open now
stores-open-sandbox = Open the sandbox store
stores-opening = Opening…
stores-part-certificate = certificate
stores-part-label = name and color
stores-part-rules = permissions
stores-part-secret = client secret
stores-permissions = Permissions
stores-policy = Customer view
stores-policy-known = This store’s earlier permissions still apply. See them in Stores.
stores-policy-managed = Managed by your organization.
stores-policy-note = Applies to every connection to this store, even if you remove this one and connect again.
stores-policy-off = Off
stores-policy-preview-and-sign-in = Preview and sign-in
stores-policy-preview-only = Preview only
stores-production = Production store: require a reason
stores-proxy = Proxy
stores-proxy-hint = Chosen in Settings, for all stores.
stores-proxy-open-settings = Open Settings
stores-record-views = Record which customers and orders are opened
stores-region = Region
stores-region-custom = Custom URL
stores-region-europe = Europe
stores-region-us = United States
stores-remove = Remove…
stores-remove-confirm = Remove
stores-remove-note = Nothing in the store changes. Shopside forgets its address and client secret on this computer.
# Variables:
#   $store (String) - the name of the store
stores-remove-title = Remove { $store }?
# Variables:
#   $store (String) - the name of the store
stores-removed = { $store } was removed
stores-replace-secret = Replace client secret…
stores-requests-per-second = Requests per second
stores-requests-per-second-hint = Limit for the whole app, from 1 to 100. A development store allows 25, a production store 100.
stores-sandbox-panel = Sandbox panel
stores-save = Save
# Variables:
#   $store (String) - the name of the store
stores-saved = { $store } was saved
# Variables:
#   $parts (String) - the parts, such as “name and color, client secret”
stores-saved-parts = Saved: { $parts }.
stores-saving = Saving…
# Variables:
#   $service (String) - the service of the entry in the keyring
#   $account (String) - the account of the entry in the keyring
stores-secret-keyring = The client secret is stored only in your system keyring: service <mono>{ $service }</mono>, account <mono>{ $account }</mono>. It’s never shown here.
stores-secret-missing = The client secret wasn’t saved. Enter it again.
stores-secret-new = New client secret
stores-secret-new-hint = Tested with the store when you save. The current secret stays if the test fails.
stores-secret-none = This connection has no client secret.
stores-secret-session = The client secret is kept until you quit.
stores-test = Test connection
stores-test-passed = The store accepts these credentials.
stores-testing = Testing…
stores-title = Stores
