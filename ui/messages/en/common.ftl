# Buttons, labels and states that more than one screen uses.

common-cancel = Cancel
common-confirm-email = Enter the customer’s email address to confirm
