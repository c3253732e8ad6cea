# States of orders, payments, shipping and subscriptions, and of a customer's password.

state-active = Active
state-authorized = Authorized
state-canceled = Canceled
state-cancelled = Canceled
state-closed = Closed
state-complete = Complete
state-failed = Failed
state-fulfilled = Fulfilled
state-inactive = Inactive
state-incomplete = Incomplete
state-not-shipped = Not shipped
state-paid = Paid
state-partially-authorized = Partially authorized
state-partially-paid = Partially paid
state-password-not-set = Not set
state-password-set = Set
state-password-unknown = Unknown
state-paused = Paused
state-pending = Pending
state-processing = Processing
state-refunded = Refunded
state-suspended = Suspended
state-unfulfilled = Unfulfilled
state-unpaid = Unpaid
