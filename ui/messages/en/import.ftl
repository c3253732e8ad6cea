# Importing customers from a file.

import-back = Customers
import-cancel-check = Cancel check
import-cancel-import = Cancel import
import-change-columns = Change columns
import-check-rows = Check rows
import-checking = Looking for existing customers
import-choose-another = Choose another file…
import-choose-file = Choose file…
import-choose-note = A CSV file or a workbook (.xlsx, .ods) from another shop or a spreadsheet. It needs names and email addresses, and can have passwords and external references. You review every row before anything is sent.
import-choose-title = Choose a file of customers
import-column-email = Email
import-column-external-reference = External reference
import-column-first-name = First name
import-column-last-name = Last name
import-column-name = Name
import-column-password = Password
import-column-unmatched = None
import-column-unmatched-last-name = Same column
import-column-unmatched-required = Choose a column
import-columns = Columns
# Variables:
#   $count (Number) - the customers to create
import-create = { $count ->
    [one] Create { $count } customer
   *[other] Create { $count } customers
}
import-create-none = Create customers
# Variables:
#   $count (Number) - the customers that were created
import-created = { $count ->
    [one] { $count } customer created
   *[other] { $count } customers created
}
# Variables:
#   $count (Number) - the customers that were created earlier
import-created-before = { $count ->
    [one] This file was imported here before: { $count } customer was created.
   *[other] This file was imported here before: { $count } customers were created.
}
# Variables:
#   $count (Number) - the customers that were created
import-created-then-canceled = { $count ->
    [one] { $count } customer created, then canceled
   *[other] { $count } customers created, then canceled
}
import-creating = Creating customers
import-delimiter = Delimiter
import-delimiter-comma = Comma ( , )
import-delimiter-pipe = Vertical bar ( | )
import-delimiter-semicolon = Semicolon ( ; )
import-delimiter-tab = Tab
import-done = Done
import-encoding = Encoding
import-encoding-big5 = Chinese (Big5)
import-encoding-euc-jp = Japanese (EUC-JP)
import-encoding-euc-kr = Korean (EUC-KR)
import-encoding-gb18030 = Chinese (GB18030)
import-encoding-gbk = Chinese (GBK)
import-encoding-iso-8859-2 = Central European (ISO-8859-2)
import-encoding-shift-jis = Japanese (Shift-JIS)
import-encoding-utf-16be = UTF-16, big-endian
import-encoding-utf-16le = UTF-16
import-encoding-utf-8 = UTF-8
import-encoding-windows-1250 = Central European (Windows-1250)
import-encoding-windows-1251 = Cyrillic (Windows-1251)
import-encoding-windows-1252 = Western European (Windows-1252)
import-encoding-windows-1253 = Greek (Windows-1253)
import-encoding-windows-1254 = Turkish (Windows-1254)
import-file = File to import
# Variables:
#   $shop (String) - the name of a shop system, such as “Shopify”
import-file-of-shop = These are the headings of an export from { $shop }.
import-file-too-large = The file is larger than 20 MB.
import-file-too-large-advice = Split it and import it in parts.
import-file-unreadable = The file couldn’t be read.
import-file-unreadable-advice = Check that it still exists and that you may read it, then choose it again.
import-headings = Headings
# Variables:
#   $count (Number) - the rows that may or may not have been sent
import-in-doubt = { $count ->
    [one] { $count } more was in progress when the import ended. Shopside checks it first, so no customer is created twice.
   *[other] { $count } more were in progress when the import ended. Shopside checks them first, so no customer is created twice.
}
# Variables:
#   $count (Number) - the rows that can still be created
import-left = { $count ->
    [one] { $count } customer can still be created.
   *[other] { $count } customers can still be created.
}
import-no-headings = No headings
import-no-headings-use = Read it without headings
import-no-new-customers = No new customers
# Variables:
#   $store (String) - the name of the store
import-not-sent = Nothing has been sent to { $store } yet.
# Variables:
#   $count (Number) - the passwords that look like hashes
#   $total (Number) - all passwords
import-odd-passwords = { $total ->
    [one] { $count } of { $total } password looks like a hash or a mask
   *[other] { $count } of { $total } passwords look like hashes or masks
}
import-odd-passwords-advice = Password hashes of another shop can’t be imported: customers could sign in only with the hash itself.
# Variables:
#   $total (Number) - all passwords, of which each looks like a hash
import-odd-passwords-all = { $total ->
    [one] The only password looks like a hash or a mask
   *[other] All { $total } passwords look like hashes or masks
}
import-odd-passwords-set = They are real passwords: set them as they are
import-odd-passwords-skip = Create these customers without a password
import-opening = Reading…
import-passwords-note = Each password is sent to the store once and is never stored or shown here. Anyone with the file can read the passwords, so delete it when you’re done.
import-pause = Pause
import-paused = Paused. Requests in progress were completed.
import-preview = First rows
import-question-headings = Which row has the column headings?
import-question-headings-note = Shopside doesn’t recognize the headings of this file. Only email addresses are shown here, because other cells could be passwords.
import-resume = Resume
# Variables:
#   $count (Number) - the rows
import-review-first = { $count ->
    [one] Review the { $count } row marked “Check first”.
   *[other] Review the { $count } rows marked “Check first”.
}
# Variables:
#   $line (Number) - the number of the row in the file
import-row = Row { $line }
# Variables:
#   $line (Number) - the number of the row in the file
import-row-use = Use row { $line } as headings
import-rows = Rows of the file
import-rows-all = All
# Variables:
#   $count (Number) - the rows
#   $columns (Number) - the columns
import-rows-and-columns = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}, { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}
import-rows-email = Email
import-rows-filter = Filter rows
import-rows-line = Line
import-rows-name = Name
import-rows-note = Note
import-rows-reason = Reason
import-rows-result = Result
# Variables:
#   $line (Number) - the number of the row in the file
import-save-rejects = Save rows that weren’t created
# Variables:
#   $count (Number) - the rows
#   $path (String) - the file that was written
import-saved-rejects = { $count ->
    [one] { $count } row, saved as { $path }
   *[other] { $count } rows, saved as { $path }
}
import-sheet = Sheet
import-state-create = New
import-state-created = Created
import-state-doubtful = Check first
import-state-duplicate = Duplicate
import-state-exists = Already exists
import-state-failed = Failed
import-state-invalid = Invalid
import-state-unknown = Unknown
import-step-file = File and columns
import-step-import = Import
import-step-review = Review
import-steps = Steps
import-title = Import customers
import-try-again = Try again
import-unattended = You can leave this screen. The import continues, and a notification tells you when it’s done.
# Variables:
#   $count (Number) - the customers to create
import-will-create = { $count ->
    [one] { $count } customer will be created
   *[other] { $count } customers will be created
}
# In the place of a value that may be a password.
import-withheld = Not shown
