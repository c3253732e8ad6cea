# Compare: a customer's orders as the admin and the customer see them.

compare-again = Compare again
# Variables:
#   $count (Number) - how many orders match on both sides
#   $name (String) - the customer
compare-answer-alike = { $count ->
    [0] { $name } has no orders
    [one] { $name } sees their one order
   *[other] { $name } sees all { $count } of their orders
}
# Variables:
#   $count (Number) - how many orders
#   $name (String) - the customer
compare-answer-customer-only = { $count ->
    [one] 1 order is visible only to { $name }
   *[other] { $count } orders are visible only to { $name }
}
# Variables:
#   $count (Number) - how many orders
compare-answer-different = { $count ->
    [one] 1 order has different details
   *[other] { $count } orders have different details
}
# Variables:
#   $count (Number) - how many orders
#   $name (String) - the customer
compare-answer-hidden = { $count ->
    [one] 1 order is hidden from { $name }
   *[other] { $count } orders are hidden from { $name }
}
# Variables:
#   $count (Number) - how many orders
compare-answer-unknown = { $count ->
    [one] 1 order couldn’t be compared
   *[other] { $count } orders couldn’t be compared
}
# Variables:
#   $time (String) - the time of day
compare-at = Compared at { $time }: your admin access against the customer’s own access.
# Variables:
#   $time (String) - the time of day
compare-at-member = Compared at { $time }: your admin access against the member’s own access.
# Variables:
#   $name (String) - the customer
compare-cause-left-out = Likely cause: the store’s list for { $name } is incomplete or out of date. The store does return the order when it’s opened by its ID.
compare-cause-not-linked = Likely cause: the order isn’t linked to any customer account, so your list of this customer’s orders leaves it out.
compare-cause-not-linked-member = Likely cause: the order isn’t linked to this account, so your list of the account’s orders leaves it out.
compare-cause-older-for-admin = Likely cause: you were sent an older version of the order. It may just have changed, or be cached. Compare again in a minute.
# Variables:
#   $name (String) - the customer
compare-cause-older-for-customer = Likely cause: { $name } was sent an older version of the order. It may just have changed, or be cached. Compare again in a minute.
compare-cause-unknown = Cause not known.
compare-copied = Bug report copied
compare-copy-report = Copy as bug report
compare-end-and-open-account = End session and open this account
compare-field = Field
compare-field-email = Email
compare-field-items = Items
compare-field-name = Name
compare-field-number = Number
compare-field-payment = Payment
compare-field-placed = Placed
compare-field-shipping = Shipping
compare-field-states = States
compare-field-status = Status
compare-field-total = Total
compare-field-unreadable = Couldn’t be read
compare-field-updated = Updated
# Variables:
#   $count (Number) - how many orders match on both sides
compare-matches = { $count ->
    [one] 1 order matches.
   *[other] { $count } orders match.
}
compare-matching-orders = Matching orders, newest first
# Variables:
#   $count (Number) - how many orders
#   $name (String) - the customer
compare-more-customer-only = { $count ->
    [one] 1 more is visible only to { $name }.
   *[other] { $count } more are visible only to { $name }.
}
# Variables:
#   $count (Number) - how many orders
compare-more-different = { $count ->
    [one] 1 more has different details.
   *[other] { $count } more have different details.
}
# Variables:
#   $name (String) - the customer
compare-not-in-list = Not in { $name }’s list
compare-not-in-yours = Not in your list of their orders
# Variables:
#   $count (Number) - how many matching orders are canceled
compare-note-canceled = { $count ->
    [one] 1 of the matching orders is canceled, which
   *[other] { $count } of the matching orders are canceled, which
} a shop may leave out of its list.
compare-note-pages = Stores return 25 or 100 orders at a time by default, so a shop may show older orders only on later pages.
# Variables:
#   $count (Number) - how many unlinked orders
compare-note-unlinked = { $count ->
    [one] 1 order has their email address but isn’t linked to their account.
   *[other] { $count } orders have their email address but aren’t linked to their account.
}
compare-note-unlinked-unread = Other orders with their email address weren’t checked.
# Variables:
#   $count (Number) - how many orders
compare-note-unreadable = { $count ->
    [one] 1 order couldn’t be read. Where it isn’t clear who sees an order, it’s marked “Unknown who sees it”.
   *[other] { $count } orders couldn’t be read. Where it isn’t clear who sees an order, it’s marked “Unknown who sees it”.
}
# Variables:
#   $number (String) - the number of the order
compare-open = Open order { $number }
# Variables:
#   $number (String) - the number of the order
compare-order = Order { $number }
compare-order-heading = Order
# Variables:
#   $when (String) - the date
#   $total (String) - the total of the order
compare-placed = Placed { $when } · { $total }
# Variables:
#   $status (String) - the status of the response, such as 403
compare-refused = and refused ({ $status }) when opened by its ID
compare-report-as-admin = admin
compare-report-as-customer = customer
compare-report-as-member = member
compare-report-customer = the customer
# Variables:
#   $id (String) - the ID of the customer
compare-report-customer-id = Customer ID: { $id }
# Variables:
#   $order (String) - the number and the ID of the order
compare-report-customer-only = { $order }: in the customer’s list, not in the admin’s list of the customer’s orders.
# Variables:
#   $order (String) - the number and the ID of the order
compare-report-different = { $order }: different details.
# Variables:
#   $label (String) - the field
#   $ours (String) - its value for the admin
#   $theirs (String) - its value for the customer
compare-report-field = { $label }: { $ours } (admin), { $theirs } (customer)
compare-report-field-member = { $label }: { $ours } (admin), { $theirs } (member)
# Variables:
#   $order (String) - the number and the ID of the order
compare-report-hidden = { $order }: in the admin’s list, not in the customer’s list.
compare-report-hidden-member = { $order }: in the admin’s list, not in the member’s list.
# Variables:
#   $order (String) - the number and the ID of the order
#   $status (String) - the status of the response, such as 403
compare-report-hidden-refused = { $order }: in the admin’s list, not in the customer’s list. Refused to the customer ({ $status }) when requested by its ID.
compare-report-hidden-refused-member = { $order }: in the admin’s list, not in the member’s list. Refused to the member ({ $status }) when requested by its ID.
compare-report-how = Compared: the admin’s list of this customer’s orders, and the customer’s list with their own access.
compare-report-how-member = Compared: the admin’s list of this account’s orders, and the member’s list with their own access.
compare-report-member = the member
compare-report-member-id = Member ID: { $id }
compare-report-member-only = { $order }: in the member’s list, not in the admin’s list of the account’s orders.
# Variables:
#   $number (String) - the number of the order
#   $id (String) - its ID
compare-report-order = Order { $number } (ID { $id })
compare-report-private = not included
# Variables:
#   $at (String) - when it was sent, in UTC
#   $path (String) - the path
#   $who (String) - the identity
#   $status (String) - the status of the response
#   $id (String) - the request ID of the store
compare-report-request = { $at }: GET { $path } as { $who }, status { $status }, request ID { $id }
compare-report-requests = Requests:
# Variables:
#   $name (String) - the store
#   $url (String) - its address
compare-report-store = Store: { $name } ({ $url })
# Variables:
#   $time (String) - when, in UTC
compare-report-time = Time: { $time }
compare-report-title = A customer’s orders differ from what the admin sees
compare-report-title-member = An account member’s orders differ from what the admin sees
# Variables:
#   $order (String) - the number and the ID of the order
compare-report-unknown = { $order }: couldn’t be read on one side, so it isn’t clear who sees it.
compare-report-unlinked = Orders with the customer’s email address that aren’t linked to the customer:
# Variables:
#   $order (String) - the number and the ID of the order
#   $account (String) - what the order is linked to
compare-report-unlinked-order = { $order }: { $account }
# Variables:
#   $count (Number) - how many more differences there are
compare-show-more = Show { $count } more
# Variables:
#   $name (String) - the customer
compare-tag-customer-only = Only { $name } sees it
compare-tag-different = Different details
# Variables:
#   $name (String) - the customer
compare-tag-hidden = Hidden from { $name }
compare-tag-unknown = Unknown who sees it
# Variables:
#   $name (String) - the customer
compare-they-see = { $name } sees
compare-title = Compare
compare-unreadable = Couldn’t be read
compare-you-see = You see
