# Writing customers, orders and audit log entries to a file.

export-byte-order-mark = Start with a byte order mark, so that Excel reads accents
export-cancel = Cancel export
export-comma = Comma
export-continue = Continue
export-continue-file = Continue { $file }
export-csv = CSV, for spreadsheets and other apps
export-decimals = Decimal numbers look like { $example }.
export-discard = Delete
export-discard-file = Delete the unfinished { $file }
export-done = Done
export-format = Format
export-interrupted = Interrupted exports
export-interrupted-file = { $file }: { $done } of { $total } rows
export-json-lines = JSON Lines, for developers
export-notes = The file is saved to your downloads folder, where only you can read it, and the export is recorded in the audit log. You can leave this screen: the export continues.
export-semicolon = Semicolon
export-separator = Separator
export-tab = Tab
export-times = Times are in the time zone of the settings.
export-times-in = Times are in the time zone of the settings ({ $zone }).
export-title = Export
export-unreadable =
    { $count ->
        [one] { $count } record couldn’t be read and has only its ID in the file.
       *[other] { $count } records couldn’t be read and have only their IDs in the file.
    }
export-what = What to export
export-writing = Writing the file
export-written =
    { $count ->
        [one] { $count } row, saved to { $path }
       *[other] { $count } rows, saved to { $path }
    }
export-xlsx = Excel (.xlsx), for spreadsheets. IDs, phone numbers and leading zeros stay as they are
