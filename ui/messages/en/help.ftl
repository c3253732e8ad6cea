# The help: shortcuts, diagnostics and licenses.

help-app = App
help-blank = If the window stays blank
# <code> is what to enter.
# Variables:
#   $command (String) - the command line
help-blank-keep = To keep the one that helps, copy <code>/usr/share/applications/dev.shopside.desktop.desktop</code> to <code>~/.local/share/applications</code>, and put it before the command there: <code>Exec={ $command }</code>. On Windows, set <code>WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS</code> to <code>--disable-gpu</code>. The README and <code>man shopside</code> have the same steps, for when you can’t read this.
help-blank-try = Some graphics drivers draw nothing. On Linux, quit the app and start it from a terminal with these variables, one after the other, until the window shows its content:
help-close = Close
help-close-dialog = Close dialog or menu
help-copy-diagnostics = Copy diagnostics
help-diagnostics = Diagnostics
help-diagnostics-hint = For your support team. Contains no customer, store or secret data.
help-go = Go
help-licenses = Open-source licenses
help-lists = Lists
help-open-row = Open
help-pin = Pin the selected customer
help-title = Help and shortcuts
# Variables:
#   $version (String) - the version of the app
help-version = Shopside { $version }
help-view-as-customer = View as the selected customer
