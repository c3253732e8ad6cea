# The first screen while no store is saved.

welcome-connect = Connect a store
welcome-lead = Find a customer, look at their orders, set a new password, and see the shop with their own access.
welcome-name = Your name
welcome-name-hint = Recorded with everything you do, in an audit log on this computer.
welcome-open-sandbox = Open the sandbox store
welcome-opening = Opening…
welcome-own = Connect your store
welcome-own-keyring = The secret stays in your system’s keyring
welcome-own-tested = Tested before anything is saved
welcome-own-text = A Moltin or Elastic Path Commerce Cloud store. You need an application key.
welcome-sandbox = Try a sandbox store
welcome-sandbox-offline = Needs no account and no network
welcome-sandbox-reset = Reset it whenever you like
welcome-sandbox-text = 48 customers and two years of orders, all invented, on this computer.
welcome-title = See the shop from the customer’s side
