# States of orders, payments and shipping, and of a customer's password.

state-authorized = Authorized
state-cancelled = Canceled
state-complete = Complete
state-failed = Failed
state-fulfilled = Fulfilled
state-incomplete = Incomplete
state-not-shipped = Not shipped
state-paid = Paid
state-partially-authorized = Partially authorized
state-partially-paid = Partially paid
state-password-not-set = Not set
state-password-set = Set
state-password-unknown = Unknown
state-pending = Pending
state-processing = Processing
state-refunded = Refunded
state-unfulfilled = Unfulfilled
state-unpaid = Unpaid
