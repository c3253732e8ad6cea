# The audit log: sessions and single acts, verification, checkpoints and erasure.

audit-access = Access
audit-access-any = All
audit-access-later = Unknown access, written by a newer version
audit-access-new-password = New password
audit-access-one-time-code = One-time code
audit-access-preview = Preview
audit-access-sign-in = Sign-in
audit-access-support-credential = Support credential
audit-access-unknown = Unknown access
audit-actions = Actions
audit-all-entries = All entries
audit-all-entries-menu = All entries…
audit-any-event = All
audit-back = Back
# Variables:
#   $count (Number) - how many entries are before the one at fault
audit-before-intact =
    { $count ->
        [0] It is the first entry.
        [one] The entry before it is unaltered.
       *[other] The { $count } entries before it are unaltered.
    }
audit-begun = Started
audit-check = Check
audit-check-against = Check against a checkpoint
audit-check-against-menu = Check against a checkpoint…
audit-check-hint = Also detects a log that was cut off or replaced.
audit-checking = Checking…
audit-checkpoint = Checkpoint
audit-checkpoint-file = Checkpoint file
audit-checkpoint-hint = Check against a saved checkpoint to detect a log that was cut off.
audit-checkpoint-key-created = Note down the new public key, and keep it with the checkpoint. It proves that the checkpoint is yours:
audit-checkpoint-key-hint = This computer’s key, if it has one. Compare it with the key that you noted, or paste that one.
audit-checkpoint-key-replaced = <b>The key that signed earlier checkpoints is no longer in the keyring, so a new one was created.</b> To check against an earlier checkpoint, paste the public key that you noted for it.
# Variables:
#   $count (Number) - how many entries it covers
#   $path (String) - the path of the file
audit-checkpoint-saved = A checkpoint of { $count } entries was saved to { $path }
audit-checkpoint-signed-with = Signed with the key:
audit-clear = Clear
audit-clear-filters = Clear filters
# Variables:
#   $entry (Number) - the number of the entry
audit-clock-before = The computer’s clock was set back before entry { $entry }, so some times may be wrong.
audit-clock-set-back = Clock set back
audit-close = Close
audit-confirm-id = Enter the customer’s ID to confirm
audit-copied = Receipt copied
audit-copy-text = Copy as text
audit-customer = Customer
audit-customer-id = Customer ID
audit-customer-id-what = customer ID
audit-cut-off = Cut off
audit-details = Details
audit-done = Done
audit-duration = Duration
audit-email = Email
audit-empty = Nothing has been recorded yet. Everything you open or change for a customer is recorded here.
audit-ended = Ended
# Variables:
#   $entry (Number) - the number of the entry
audit-entry = Entry { $entry }
audit-erase = Erase their data
audit-erase-menu = Erase this person’s data…
audit-erase-reason-hint = It stays in the audit log, so don’t name the person. For example: letter of November 20.
audit-erase-stays = The entries stay: who did what, when, in which store and how it ended. The audit log can still be verified. Files that were exported before, backups, and the customer’s account in the store don’t change.
audit-erase-title = Erase this person’s data
# Variables:
#   $person (String) - the customer's email or ID
audit-erase-warning = <b>This can’t be undone.</b> All entries of this store about <person>{ $person }</person>, and all that mention this email or ID in a text, lose the customer’s email and ID, the reason, the details and the paths of requests.
audit-erased = Erased
# Variables:
#   $count (Number) - how many entries were changed
audit-erased-from =
    { $count ->
        [one] Their data was erased from 1 entry.
       *[other] Their data was erased from { $count } entries.
    }
audit-erasing = Erasing…
audit-event = Event
audit-event-account-open = Account opened in session
audit-event-account-change = Account changed
audit-event-account-create = Account created
audit-event-admin-view = Viewed as admin
audit-event-audit-export-change = Audit export
audit-event-capture = Payment captured
audit-event-code-request = One-time code requested
audit-event-connection-add = Store connected
audit-event-connection-change = Store settings changed
audit-event-connection-remove = Store removed
audit-event-credential-create = Support credential created
audit-event-credential-delete = Support credential deleted
audit-event-customer-change = Customer changed
audit-event-customer-create = Customer created
audit-event-customer-delete = Customer deleted
audit-event-erasure-request = Erasure requested
audit-event-export = Export
audit-event-host-confirm = Unknown host
audit-event-key-create = Signing key created
# Variables:
#   $action (String) - the word of the action
audit-event-later = Unknown action ({ $action }), written by a newer version
audit-event-lock = Locked
audit-event-log-shortened = Entries missing
audit-event-member-add = Member added
audit-event-member-change = Member changed
audit-event-member-create = Member created
audit-event-member-remove = Member removed
audit-event-note = Note
audit-event-order-change = Order changed
audit-event-parcel-change = Parcel saved
audit-event-order-anonymize = Order anonymized
audit-event-order-create = Order created
audit-event-order-delete = Order deleted
audit-event-password-set = Password set
audit-event-payment-cancel = Authorization canceled
audit-event-payment-take = Payment recorded
audit-event-person-erased = Person’s data erased
audit-event-policy-change = Permissions changed
audit-event-preview = Preview
audit-event-refund = Refund
audit-event-refund-mark = Marked as refunded
audit-event-request = Request
audit-event-retention = Old entries removed
audit-event-session-end = Session ended
audit-event-session-extend = Session extended
audit-event-sign-in = Signed in as customer
audit-event-sign-in-setup = Support sign-in set up
audit-event-unknown = Unknown action
audit-event-unlock = Unlocked
audit-event-update = App updated
audit-event-view = Viewed
audit-export = Export
audit-export-complete = no entries waiting
# Variables:
#   $minutes (Number) - how long ago
audit-export-minutes = { $minutes } min ago
# Variables:
#   $count (Number) - how many entries
audit-export-rejected =
    { $count ->
        [one] The log server refused one entry for good.
       *[other] The log server refused { $count } entries for good.
    }
audit-export-retried = Shopside keeps trying, and no entry is lost.
# Variables:
#   $seconds (Number) - how long ago
audit-export-seconds = { $seconds } s ago
# Variables:
#   $waiting (String) - how many entries wait, such as “3 entries waiting”
audit-export-state = Audit export: { $waiting }
# Variables:
#   $ago (String) - how long ago, such as “12 s ago”
#   $waiting (String) - how many entries wait, such as “3 entries waiting”
audit-export-state-acknowledged = Audit export: { $waiting }, last acknowledged { $ago }
# Variables:
#   $count (Number) - how many entries
audit-export-waiting =
    { $count ->
        [one] one entry waiting
       *[other] { $count } entries waiting
    }
audit-failed = Failed
# Variables:
#   $entry (Number) - the number of the entry
audit-fault-changed = Entry { $entry } was changed after it was written.
# Variables:
#   $entry (Number) - the number of the entry
audit-fault-cut-off = Entry { $entry } and all later entries were cut off.
audit-fault-damaged = The audit log’s file is damaged, so searches may leave out entries. Ask your administrator to check it.
# Variables:
#   $entry (Number) - the number of the entry
audit-fault-erased = The customer’s data is missing from entry { $entry }, and no signed statement says why.
audit-fault-foreign-schema = Something other than Shopside changed the audit log’s file, so entries may be missing. Ask your administrator to check it.
# Variables:
#   $entry (Number) - the number of the entry
audit-fault-missing = Entry { $entry } is missing.
# Variables:
#   $entry (Number) - the number of the entry
audit-fault-rewritten = Entry { $entry } was rewritten.
# Variables:
#   $entry (Number) - the number of the entry
audit-fault-unsigned = Entry { $entry } says that data was removed, but the statement of this is missing, was changed, or is signed with a key that this computer doesn’t know.
audit-from = From
audit-import-line = Line of the file
# Variables:
#   $count (Number) - how many entries there are
audit-intact =
    { $count ->
        [one] Verified: 1 entry, not altered.
       *[other] Verified: { $count } entries, none altered.
    }
# Variables:
#   $first (Number) - the number of the first entry
#   $last (Number) - the number of the last entry
audit-intact-from = Verified: entries { $first } to { $last }, none altered.
audit-items = Records
audit-matching = Matching entries
audit-matching-menu = Matching entries…
# Variables:
#   $count (Number) - how many milliseconds
audit-milliseconds = { $count } ms
# Variables:
#   $minutes (Number) - whole minutes
#   $seconds (Number) - the seconds left over
audit-minutes = { $minutes } min { $seconds } s
# Variables:
#   $row (String) - what the row is about
audit-more = More actions: { $row }
audit-newer-version = Written by a newer version
audit-no-end = No end recorded
audit-no-match = No matching entries.
audit-no-reason = No reason given
audit-nothing-cut-off = Nothing was cut off since the checkpoint.
# Variables:
#   $day (String) - the day of the last removal
#   $last (Number) - the number of the last entry that was removed
audit-old-removed = Entries 1 to { $last } were removed because of their age, most recently on { $day }.
audit-open = Open
audit-open-receipt = Open receipt
audit-operator = Operator
# Variables:
#   $outcome (String) - the word of the result
audit-outcome-later = Unknown result ({ $outcome })
# Variables:
#   $entries (Number) - how many entries were changed
#   $people (Number) - how many people were erased
audit-people-erased =
    { $people ->
        [one] The data of one person was erased
       *[other] The data of { $people } people was erased
    } { $entries ->
        [one] from 1 entry.
       *[other] from { $entries } entries.
    }
audit-print = Print…
audit-public-key = Public key
audit-public-key-what = public key
audit-reason = Reason
audit-reason-and-details = Reason and details
audit-receipt = Receipt
# Variables:
#   $path (String) - the path of the file
audit-receipt-saved = Saved to { $path }
# Variables:
#   $numbers (String) - the numbers of the entries
audit-removes = Entries { $numbers }
audit-report-access-review = Access review
audit-report-access-review-hint = Who accessed customers of which store, in which way, how often and when last. With columns for sign-off.
audit-report-access-review-menu = Access review…
audit-report-cancel = Cancel report
audit-report-csv = CSV, for spreadsheets
audit-report-customer = Customer’s ID or email
audit-report-days = Business days
audit-report-empty = Nothing was found in this period.
audit-report-exceptions = Exceptions
audit-report-exceptions-hint = What needs a second look: access outside business hours, many customers in one hour, a replaced password that was then used, and production stores without a reason or ticket.
audit-report-exceptions-menu = Exceptions…
audit-report-hours-from = Hours from
audit-report-hours-to = Hours to
audit-report-html = Page to print
audit-report-most-customers = Customers in one hour that are normal
audit-report-most-customers-hint = 0 for any number.
audit-report-notes = The file is saved to your downloads folder, and the report is recorded in the audit log.
audit-report-outside-hours = Access outside business hours
# Variables:
#   $path (String) - the path of the file
audit-report-saved = Saved to { $path }
audit-report-store-comparison = Comparison with the store’s log
audit-report-store-comparison-hint = Changes of customers that were recorded here and the store doesn’t know, and changes with this key that were not recorded here. The store keeps its log for a year in production and for 7 days otherwise. Computers that share the key have audit logs of their own.
audit-report-store-comparison-menu = Comparison with the store’s log…
audit-report-subject = Access to a customer’s data
audit-report-subject-hint = When, why and in which way one customer’s data was viewed or changed, for a customer who asks.
audit-report-subject-menu = Access to a customer’s data…
audit-report-with-staff = Name the staff
audit-report-write = Write report
audit-report-writing = Writing report…
audit-reports = Reports
audit-requests = Requests
audit-result = Result
audit-save-checkpoint-menu = Save a checkpoint…
audit-save-html = Save as HTML…
audit-saving = Saving…
audit-search = Search
# Variables:
#   $seconds (Number) - how many seconds
audit-seconds = { $seconds } s
audit-session = Session
audit-session-id = session ID
audit-show = Show
audit-show-entries = Every entry
audit-show-older = Show older
audit-show-trail = By session
# Variables:
#   $keys (String) - the public keys
audit-signed-with = Signed with the key { $keys }.
audit-started = Started
audit-store = Store
audit-table = Audit log, newest first
audit-timed-out = Timed out
audit-title = Audit log
audit-to = To
# Variables:
#   $what (String) - what the row is about
audit-unfold = Details: { $what }
audit-unknown = Unknown
# Variables:
#   $count (Number) - how many entries there are
#   $time (String) - when they were verified
audit-verified-at = Verified on { $time }: { $count } entries, none altered
# Variables:
#   $count (Number) - how many entries there are
#   $minutes (Number) - how long ago
audit-verified-minutes = Verified { $minutes } min ago: { $count } entries, none altered
# Variables:
#   $count (Number) - how many entries there are
audit-verified-now = Verified just now: { $count } entries, none altered
audit-verify = Verify
audit-verify-failed = The last verification found a problem
audit-verify-hint = Checks that no entry was changed or removed.
audit-verify-now = Verify now
audit-verifying = Verifying…
