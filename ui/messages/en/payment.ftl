# Moves of money: refunds, captures, cancellations and payments outside of the store.

payment-amount-again = Amount, a second time
# Variables:
#   $limit (String) - the limit of the store, such as 100 GBP
payment-amount-again-hint = Amounts above { $limit } are entered twice in this store.
payment-cancel = Cancel authorization
payment-cancel-abandoned = Abandoned
payment-cancel-duplicate = Duplicate
payment-cancel-fraudulent = Fraudulent
payment-cancel-manual = A manual authorization can’t be canceled: no payment service holds the money.
# Variables:
#   $amount (String) - the amount of the payment
payment-cancel-of = Cancel authorization of { $amount }…
payment-cancel-reason = Reason
payment-cancel-requested = Requested by customer
payment-cancel-title = Cancel this authorization?
payment-cancel-unsupported = The store can’t cancel authorizations of this payment service. Cancel it there.
payment-cancel-warning = The payment service releases the money to the customer. This can’t be undone.
payment-canceling = Canceling…
payment-capture = Capture payment
# Variables:
#   $amount (String) - the amount of the payment
payment-capture-of = Capture { $amount }…
payment-capture-title = Capture this payment?
# Variables:
#   $amount (String) - the amount of the payment
payment-capture-warning = The customer is charged { $amount }. This can’t be undone; it can only be refunded.
payment-capturing = Capturing…
payment-check-again = Check again
payment-conflict = Nothing was done: it was changed elsewhere since you opened it. The screen now shows what the store has. Look at it, then decide.
payment-done = Done.
payment-done-lost = Done. The store’s response was lost, so the store was checked: it went through.
payment-left = Left
payment-mark = Mark as refunded
# Variables:
#   $amount (String) - the amount of the payment
payment-mark-of = Mark { $amount } as refunded…
payment-mark-title = Mark this payment as refunded?
payment-mark-warning = No money moves. Use this if the money was given back in another way. This can’t be undone.
payment-marking = Marking…
payment-note = Note
payment-note-hint = Optional. It goes to the store and into the audit log.
payment-receipt = Receipt
payment-receipt-amount = Amount
payment-receipt-by = By
payment-receipt-canceled = Authorization canceled
payment-receipt-copied = Receipt copied
payment-receipt-copy = Copy receipt
payment-receipt-left = Left of the payment
payment-receipt-lost = The store’s response was lost. The store was checked: it went through.
payment-receipt-marked = Marked as refunded (no money moved)
payment-receipt-order = Order
payment-receipt-payment = Payment
payment-receipt-refunded = Refunded so far
payment-receipt-store = Store
# Variables:
#   $how (String) - how it was recorded, such as Paid
payment-receipt-taken = Payment recorded: { $how }
payment-receipt-when = When
payment-refund = Refund
# Variables:
#   $amount (String) - all that is left of the payment
payment-refund-all = Refund all that is left: { $amount }
payment-refund-by-hand = The payment was manual, so no payment service pays it back. The store records the refund: give the money back yourself.
payment-refund-by-hand-only = It was captured outside of the store, so it can only be marked as refunded.
payment-refund-not-settled = It can be refunded when the order is complete and paid, or canceled.
# Variables:
#   $amount (String) - the amount of the payment
payment-refund-of = Refund { $amount }…
payment-refund-title = Refund this payment
# Variables:
#   $service (String) - the payment service
payment-refund-warning = The money is paid back through { $service }. This can’t be undone.
# Variables:
#   $refunded (String) - how much was refunded
#   $left (String) - how much can still be refunded
payment-refunded-of = { $refunded } refunded, { $left } left
payment-refunded-so-far = Refunded so far
payment-refunding = Refunding…
# Variables:
#   $amount (String) - what the order owes
payment-shows-owing = The store shows that { $amount } is left to pay.
# Variables:
#   $amount (String) - how much was refunded
payment-shows-refunded = The store shows { $amount } of this payment as refunded.
# Variables:
#   $kind (String) - the kind of payment, such as Authorization
#   $state (String) - its state, such as Complete
payment-shows-state = The store shows it as { $kind }: { $state }.
payment-take = Record payment
# Variables:
#   $amount (String) - what the order owes
payment-take-all = All that is left to pay: { $amount }
payment-take-authorize = Promised: authorize it
payment-take-menu = Record a payment…
payment-take-method = The money is
payment-take-name = Kind of payment
payment-take-name-hint = Optional, such as Cash.
payment-take-purchase = Here: paid
payment-take-reference = Reference
payment-take-title = Record a payment
payment-take-warning = For money that you took outside of the store, such as cash. No payment service is asked.
payment-taking = Recording…
payment-unclear-not-looked = The store couldn’t be checked, so it isn’t known yet whether it went through. Check again before you do anything else.
payment-unclear-not-seen = The store was checked and shows nothing of it so far, but it may still go through. Wait a minute, then check again.
