# The setup of the sign-in with a support credential.

member-setup-close = Close
member-setup-codes = One-time codes
member-setup-confirm = I’ve checked that the storefront names the password profile it uses.
member-setup-create = Create “Support sign-in”
member-setup-create-title = A profile of its own
member-setup-created = “Support sign-in” was created and is now in use
member-setup-intro = To sign in as an account member, the app gives the member a support credential and deletes it right away. The credential uses one of the store’s password profiles.
member-setup-menu = Support sign-in…
member-setup-own = For support only
member-setup-profile = Password profile
member-setup-remove = Remove “Support sign-in”…
member-setup-remove-confirm = Remove profile
member-setup-remove-note = Support credentials can’t be used until you choose another profile. No member’s own password is affected.
member-setup-remove-title = Remove “Support sign-in”?
member-setup-removed = “Support sign-in” was removed
member-setup-removing = Removing…
member-setup-role = The application key needs the role Seller Admin. Support can’t manage password profiles, and IT can’t read members.
member-setup-saved = The profile is now used for support sign-ins
member-setup-title = Support sign-in
member-setup-trap = <b>A second password profile can stop shoppers from signing in.</b> Some storefronts use the first profile that the store lists. Ask the people who run the storefront before you create one.
member-setup-use = Use this profile
member-setup-used = In use
