# The settings, the time zone field, and the state of updates.

settings-appearance = Appearance
settings-audit-log = Audit log
settings-back = Back
settings-checkpoint = Checkpoint reminder
settings-checkpoint-hint = A checkpoint later shows whether entries were removed or rewritten. Shopside reminds you only if there are new entries.
settings-checkpoint-off = Never
settings-checkpoint-weekly = Every week
settings-checkpoint-weekly-and-quit = Every week and when you quit
settings-export-address = Log server
settings-export-address-hint = Sends every entry of the audit log to your organization’s log server. Starts with https:// for OTLP, or syslog+tls:// for syslog. Leave it empty to send nothing.
settings-export-authority-own = The log server’s certificate must be signed by the authority that you chose.
settings-export-authority-system = The log server’s certificate is checked with the authorities of this computer.
settings-export-choose = Choose file…
settings-export-choose-other = Choose another file…
settings-export-client-none = No client certificate is sent.
settings-export-client-own = A client certificate is in your system keyring.
settings-export-header = Header for the log server
settings-export-header-hint = A name, a colon and a value. Stored only in your system keyring, for this address. You can’t view it again.
settings-export-header-remove = Remove headers
# Variables:
#   $names (String) - the names of the headers
settings-export-header-saved = Saved in your system keyring: { $names }. Enter a header to replace it.
settings-export-remove = Remove
settings-hide-after = Hide after inactivity (minutes)
settings-hide-after-hint = From 5 to 60. Hiding ends the customer session. This system can’t ask who you are, so anyone at this computer can continue.
settings-keep-entries = Keep entries
settings-keep-entries-hint = Older entries are removed month by month. A signed statement of each removal stays, so the audit log can still be verified. Removed entries can’t be restored.
settings-keep-forever = Forever
# Variables:
#   $months (Number) - how long entries are kept
settings-keep-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
settings-keep-until-quit = Keep until you quit
settings-language = Language
settings-lock-after = Lock after inactivity (minutes)
settings-lock-after-hint = From 5 to 60. Locking ends the customer session.
settings-log-debug = Everything, for developers
settings-log-error = Errors
settings-log-hint = The log contains no customer data. Its files are kept for 7 days.
settings-log-info = Normal
settings-log-level = Log level
settings-log-warn = Errors and warnings
settings-match-system = Match system
settings-name = Your name
# Variables:
#   $account (String) - the user and the host, such as “ann@till-3”
settings-name-hint = Recorded in the audit log together with your system account, { $account }.
settings-network = Network
# Before the reason why a setting could not be saved.
settings-not-saved = Not saved.
settings-note = Changes are saved as you make them.
settings-numbers = Numbers and dates
# Variables:
#   $example (String) - an amount and a date
settings-numbers-hint = For example { $example }
settings-privacy = Privacy view: blur emails, phone numbers and streets until you point at them
settings-proxy = Proxy
settings-proxy-address = Proxy address
settings-proxy-address-hint = Starts with http://, https://, socks5:// or socks5h://. With socks5h:// the proxy looks up the store’s host name.
settings-proxy-custom = Custom
settings-proxy-custom-hint = For requests to stores. Updates use this computer’s proxy.
settings-proxy-none = None
settings-proxy-password = Proxy password
settings-proxy-password-hint = Stored only in your system keyring, for this address and user name. You can’t view it again.
settings-proxy-password-saved = The proxy password was saved.
settings-proxy-pending = The proxy is used once you enter its address.
settings-proxy-system = Match system
settings-proxy-system-hint = The proxy in HTTPS_PROXY or ALL_PROXY, otherwise the one in your system’s network settings. Stores on this computer are reached directly.
settings-proxy-user = Proxy user name
settings-proxy-user-hint = Leave it empty if the proxy doesn’t ask for one. Clearing it also removes the saved password.
settings-safety = Safety
settings-saved = Saved
settings-session-length = Customer session length (minutes)
settings-session-length-hint = From 5 to 60. A session never outlasts the customer’s access token.
settings-size = Size
# Variables:
#   $larger (String) - the keys that zoom in
#   $smaller (String) - the keys that zoom out
settings-size-hint = Zoom level of the whole window. { $larger } and { $smaller } change it on any screen.
# Variables:
#   $percent (Number) - the zoom level
settings-size-percent = { $percent }%
# Variables:
#   $store (String) - the name of the store
settings-store-zone = Time zone of { $store }
settings-store-zone-none = Not set (this computer’s)
settings-theme = Theme
settings-theme-dark = Dark
settings-theme-light = Light
settings-time-zone = Time zone
settings-time-zone-hint = Used for times in lists and for date filters.
settings-time-zone-local = This computer
# Variables:
#   $zone (String) - the name of the computer's time zone
settings-time-zone-local-named = This computer ({ $zone })
settings-time-zone-store = The store’s
settings-time-zone-utc = UTC
settings-title = Settings
settings-troubleshooting = Troubleshooting
settings-update-address = Update address
settings-update-address-hint = Leave it empty for the address that comes with Shopside. Nothing is downloaded unless you ask, and nothing is checked during a customer session.
# Variables:
#   $version (String) - the new version
settings-update-available = <b>Version { $version }</b> is available.
settings-update-by-hand = This copy can’t update itself. Get the new version where you got this one.
settings-update-check = Check now
settings-update-check-daily = Check for updates once a day
settings-update-checking = Checking for updates…
settings-update-download = Download
# Variables:
#   $version (String) - the new version
settings-update-downloading = Downloading <b>version { $version }</b>…
settings-update-export-stops = An export is running. It stops and leaves no file.
settings-update-import-stops = An import is running. It stops. You can import the same file again; no customer is created twice.
# Variables:
#   $version (String) - the new version
settings-update-installing = Installing <b>version { $version }</b>…
# Variables:
#   $version (String) - the installed version
settings-update-latest = You have the latest version, { $version }.
# Variables:
#   $version (String) - the installed version
settings-update-not-checked = This is version { $version }. Shopside hasn’t checked for updates since it started.
settings-update-off-no-address = Updates are off: no update address is set.
settings-update-off-no-key = Updates are off: this copy has no key to verify a release with.
settings-update-package-manager = Update Shopside with your system’s package manager.
settings-update-progress = Download
# Variables:
#   $date (String) - a day
settings-update-published = Published { $date }
# Variables:
#   $version (String) - the new version
settings-update-ready = <b>Version { $version }</b> is downloaded and verified.
# Variables:
#   $received (String) - how much was downloaded, such as “2.5 MB”
#   $total (String) - the size of the download
settings-update-received-of = { $received } of { $total }
settings-update-restart = Restart to update…
# Variables:
#   $version (String) - the new version
settings-update-restart-note = Shopside quits, installs version { $version } and starts again. A copied password is cleared from the clipboard.
settings-update-restart-now = Restart now
settings-update-restart-title = Restart Shopside?
settings-updates = Updates
settings-you = You
settings-zone-all = All time zones
settings-zone-hint = Enter a city, such as Kyiv, or a name, such as America/New York.
settings-zone-not-found = No time zone found. Try a larger city nearby.
