# The frame of the app: top bar, menus, lock screen, notices, and the commands of all of them.

# Variables:
#   $why (String) - what happened, and what to do
app-audit-log-problem = The audit log can’t be written. { $why }
app-checkpoint-due = The last checkpoint of the audit log is more than a week old. Export one in the audit log, and keep it where people who use this computer can’t change it.
app-command-addresses = Addresses
app-command-audit-log = Audit log
app-command-back = Back
app-command-carts = Carts
app-command-check-for-updates = Check for updates
app-command-compare = Compare
app-command-commerce-manager = Open Commerce Manager
app-command-connect = Connect a store
app-command-customers = Customers
app-command-find = Find
app-command-help = Help and shortcuts
app-command-hide = Hide Shopside
app-command-lock = Lock Shopside
app-command-new-customer = New customer
app-command-next-row = Next row
app-command-orders = Orders
app-command-palette = Find a customer, account or order
app-command-previous-row = Previous row
app-command-privacy = Privacy view
app-command-profile = Profile
app-command-quit = Quit Shopside
app-command-refresh = Refresh
app-command-requests = Requests
app-command-reset-zoom = Actual size
app-command-search = Search
app-command-settings = Settings
app-command-stop = End session
app-command-stores = Manage stores
app-command-subscriptions = Subscriptions
app-command-zoom-in = Zoom in
app-command-zoom-out = Zoom out
app-copied = Copied
# Variables:
#   $what (String) - such as "request ID"
app-copy = Copy { $what }
app-density = Density
app-density-comfortable = Comfortable
app-density-compact = Compact
app-density-hint = The height of rows and controls.
app-dismiss = Dismiss
# A text that a person entered, with its invisible characters.
# Variables:
#   $text (String) - the text
app-field-invisible = With invisible characters shown: { $text }
app-field-outer-space = It starts or ends with a space.
app-import-finished = The import is finished
app-import-paused = Import paused
# Variables:
#   $done (Number) - the customers that were created
#   $total (Number) - all customers of the import
app-import-progress = Importing { $done } of { $total }
app-internal-problem = Shopside made a mistake.
# Variables:
#   $what (String) - the error of the web engine
app-internal-problem-advice = Try again. If it happens again, report this: { $what }
# What is printed on keys.
app-key-control = Ctrl
app-key-enter = Enter
app-key-escape = Esc
app-key-space = Space
app-kind-production = Production
app-kind-sandbox = Sandbox
app-kind-sign-in-only = Sign-in only
app-loading = Loading
app-lock-authenticates = Your system asks for your password.
app-lock-continue = Continue
app-lock-ended = Customer sessions have ended, and nothing is sent to any store.
app-lock-hidden = Shopside is hidden
app-lock-locked = Shopside is locked
app-lock-no-authentication = This system can’t ask who you are: anyone at this computer can continue.
# Variables:
#   $time (String) - the time of day
app-lock-since = Since { $time }
app-lock-unlock = Unlock
# Variables:
#   $canAuthenticate (String) - whether the system asks for a password; if not, it is only hidden
app-lock-why-asked = { $canAuthenticate ->
    [no] You hid Shopside.
   *[yes] You locked Shopside.
}
# Variables:
#   $canAuthenticate (String) - whether the system asks for a password; if not, it is only hidden
app-lock-why-idle = { $canAuthenticate ->
    [no] Hidden after a period of inactivity.
   *[yes] Locked after a period of inactivity.
}
# Variables:
#   $canAuthenticate (String) - whether the system asks for a password; if not, it is only hidden
app-lock-why-restart = { $canAuthenticate ->
    [no] It was hidden when it quit.
   *[yes] It was locked when it quit.
}
app-lock-why-system = The screen was locked, or the computer went to sleep.
app-managed = Managed by your organization.
# Variables:
#   $operator (String) - the name of the person who works with the app
app-menu = { $operator }, Shopside menu
app-menus = Menus
app-nav = Store
app-new-order = New order
app-privacy-off = Blur emails, phone numbers and streets, for shared screens
app-privacy-on = Emails, phone numbers and streets are blurred until you point at them
# Variables:
#   $done (Number) - what was done
#   $total (Number) - all there is to do
app-progress = { $done } of { $total }
# Variables:
#   $done (Number) - what was done
#   $total (Number) - all there is to do
#   $note (String) - such as the throughput
app-progress-note = { $done } of { $total }, { $note }
app-request-id = Request ID
app-request-id-copied = request ID
app-retry-cancel = Stop retrying
app-retry-connection-lost = The connection to the store was lost. Retrying automatically.
# Variables:
#   $attempt (Number) - the next attempt
#   $attempts (Number) - how many there are at most
#   $seconds (Number) - the seconds until then
app-retry-count = Attempt { $attempt } of { $attempts } in { $seconds } s
# Variables:
#   $attempt (Number) - the next attempt
#   $attempts (Number) - how many there are at most
#   $seconds (Number) - the seconds until then
#   $requests (Number) - the requests that wait
app-retry-count-of-many = Attempt { $attempt } of { $attempts } in { $seconds } s, { $requests ->
    [one] { $requests } request is waiting
   *[other] { $requests } requests are waiting
}
app-retry-rate-limited = The store is limiting requests. Retrying automatically.
app-retry-unavailable = The store can’t respond right now. Retrying automatically.
app-shortcut-or = or
app-store-choose = Choose a store
app-store-open = open now
# Variables:
#   $store (String) - the store, with its tags
app-store-switch = { $store }, switch store
app-stores = Switch store
app-try-again = Try again
# Variables:
#   $version (String) - the new version
app-update-available = Version { $version } is available. Install it in Settings.
app-view-not-loading = This part of Shopside isn’t loading.
app-view-not-loading-advice = Try again to reload the page. Everything you saved is kept.
