# Subscriptions: their list, and one subscription with its invoices and failed payments.

subscription-back = Subscriptions
# Variables:
#   $email (String) - the customer's email address
subscription-by-email = Found by the email address <email>{ $email }</email>. Subscriptions aren’t linked to customers.
# Variables:
#   $count (Number) - how many subscriptions are listed
subscription-count = { $count ->
    [one] 1 subscription
   *[other] { $count } subscriptions
}
# Variables:
#   $count (Number) - how many subscriptions are listed
#   $total (Number) - how many there are
subscription-count-of = { $count } of { $total } subscriptions
subscription-created = Since
subscription-details = Details
subscription-empty = No subscriptions
subscription-empty-account = This account has no subscriptions in the store.
subscription-empty-customer = No subscription has this customer’s email address.
# Variables:
#   $amount (String) - the amount
#   $when (String) - the day
subscription-failed = Payment of { $amount } failed on { $when }
subscription-id = Subscription ID
subscription-id-copied = subscription ID
subscription-incomplete = Only the first 1,000 are shown.
subscription-invoice = Invoice
subscription-invoice-due = Outstanding
subscription-invoice-paid = Paid
subscription-invoice-period = Period
subscription-invoice-status = Status
subscription-invoice-total = Total
subscription-invoices = Invoices
# Variables:
#   $count (Number) - how many invoices are shown
#   $total (Number) - how many there are
subscription-invoices-count-of = The newest { $count } of { $total } invoices.
subscription-invoices-more = Show more invoices
subscription-invoices-none = No invoices yet
subscription-invoices-of = Invoices of the subscription
# Variables:
#   $name (String) - the customer or the account
subscription-list-of = Subscriptions of { $name }
subscription-look = Look for subscriptions
subscription-look-hint = Subscriptions aren’t linked to customers, so this searches for the customer’s email address.
subscription-name = Subscription
subscription-next = Next invoice
# Variables:
#   $when (String) - the day
subscription-payment-paid = Paid on { $when }
# Variables:
#   $when (String) - the day
subscription-payment-pending = Payment pending since { $when }
# Variables:
#   $from (String) - the first day
#   $to (String) - the last day
subscription-period = { $from } – { $to }
subscription-plan = Plan
subscription-price = Price
subscription-status = Status
subscription-title = Subscriptions
subscription-unnamed = Unnamed subscription
# Variables:
#   $when (String) - the day
subscription-was-canceled = Canceled on { $when }
# Variables:
#   $when (String) - the day
subscription-was-paused = Paused on { $when }
# Variables:
#   $when (String) - the day
subscription-will-end = Ends on { $when }
