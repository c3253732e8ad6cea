# Buttons, labels and states that more than one screen uses.

common-cancel = Cancel
common-close = Close
common-confirm-email = Enter the customer’s email address to confirm
common-escape-again = Press Esc again to close. What you entered is not saved.
common-no = No
common-show-in-folder = Show in folder
common-yes = Yes
