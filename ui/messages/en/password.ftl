# Setting a customer's password.

password-new = New password
password-set = Set password
# Variables:
#   $name (String) - the customer
password-set-title = Set a password for { $name }
password-set-warning = This replaces the customer’s own password for good. They can’t sign in with the old one, and the store doesn’t tell them.
password-setting = Setting password…
password-show = Show password
