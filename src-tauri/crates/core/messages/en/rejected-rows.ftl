# The file of the rows that an import did not create.

rejected-created = Created
rejected-exists = A customer with this email address already exists
rejected-failed = Failed
rejected-invalid = Invalid
rejected-line = Line
rejected-not-imported = Not imported
rejected-reason = Why not
rejected-twice = Duplicate
rejected-unknown = The response was lost: the customer may have been created
rejected-with-reason = { $state }. { $reason }
