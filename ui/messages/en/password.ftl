# Setting a customer's password, and handing it over.

password-back = Back
password-changing = Setting password…
password-clipboard-cleared = Cleared from the clipboard.
password-clipboard-left = Copied. Clears in { $seconds } s.
password-copied = Copied
password-copy = Copy password
password-copy-message = Copy message
password-created-title = { $name } was created
password-customer-create = Create customer
password-customer-creating = Creating…
password-customer-email = Email
password-customer-external-ref = External reference
password-customer-external-ref-hint = Optional. The customer’s number in your other systems.
password-customer-found = The store’s response was lost. { $name } was looked up, and was created.
password-customer-made = { $name } was created
password-customer-name = Name
password-customer-open-other = Open the customer with this address
password-customer-title = New customer
password-done = Done
password-done-title = Password set for { $name }
password-enter = Enter one
password-enter-password = Password
password-enter-password-hint = Used once, never stored.
password-forgotten = Send the password separately from the message. It is never shown, and is forgotten when you click Done.
password-generate = Generate a strong password
password-generate-hint = You can copy it once it is set. It is never shown.
# The message to a new customer.
# Variables:
#   $name (String) - the customer
#   $store (String) - the store
#   $email (String) - the customer's email address
password-message-created =
    Hello { $name },

    We created an account for you at { $store } ({ $email }). We’ll send you the password separately. Please change it after you sign in.
# The message to a customer whose password was set. Variables: as above.
password-message-set =
    Hello { $name },

    We set a new password for your account at { $store } ({ $email }). Your old password no longer works. We’ll send you the new one separately. Please change it after you sign in.

    If you didn’t ask us for help, please reply to this message right away.
# The last line of the message.
# Variables:
#   $operator (String) - who works
#   $store (String) - the store
password-message-signature = { $operator }, { $store }
password-new = New password
password-none = No password yet
password-none-hint = You can set one later.
password-replace = Set password and sign in
password-replace-address = Enter the email address of { $name }.
password-replace-ask = Don’t have the password, and preview isn’t enough?
password-replace-open = Set a new password…
password-replace-others = Until they choose another one, anyone who has the new password can sign in as them, including you.
password-replace-preview = Preview instead
password-replace-stops = { $name }’s current password stops working at once.
password-replace-tell = You can’t bring it back, and the store doesn’t tell them. You send them the new one.
password-send-message = 1. Send this message
password-send-password = 2. Send the password another way
password-set = Set password
# Variables:
#   $name (String) - the customer
password-set-title = Set a password for { $name }
password-set-title-new = Set a new password for { $name }
password-set-warning = This replaces the customer’s own password for good. They can’t sign in with the old one, and the store doesn’t tell them.
password-setting = Setting password…
password-show = Show password
password-strength-fair = Fair. Longer is better.
password-strength-short = Too short. Use at least 8 characters.
password-strength-strong = Strong
password-strength-weak = Weak. Use more unrelated words or characters.
