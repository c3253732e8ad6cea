# Accounts and their members: the list, their pages, and the dialogs that change them.

account-above = Part of
account-added = Added
account-all-tags = All tags
account-back = Back
account-below = Accounts below it
account-below-more =
    { $count ->
        [one] Show { $count } more
       *[other] Show { $count } more
    }
account-below-part = The store can’t search for accounts below this one. Only a part of its { $total } accounts was looked through.
account-below-read = Look through all accounts
account-below-reading = Looking through all accounts…
account-copy-legal-name = Copy the legal name
account-copy-registration = Copy the registration ID
account-count =
    { $count ->
        [one] { $count } account
       *[other] { $count } accounts
    }
account-count-of =
    { $total ->
        [one] First { $count } of { $total } account
       *[other] First { $count } of { $total } accounts
    }
account-create = Create account
account-created = Created
account-creating = Creating…
account-details = Details
account-hierarchy = Hierarchy
account-id-copied = account ID
account-legal-name = Legal name
account-list = Accounts
account-list-cut = The store lists only the first { $count } in this order. To find others, search or sort differently.
account-member = Member
account-member-add = Add a member…
account-member-add-confirm = Add member
account-member-add-title = Add a member to { $name }
account-member-adding = Adding…
account-member-create = Create and add
account-member-edit-hint = The store lets only custom fields be changed here. Name and email belong to how the member signs in.
account-member-edit-title = Custom fields of { $name }
account-member-id-copied = member ID
account-member-known = A member of another account, or of none
account-member-new = A new person
account-member-new-hint = They are created without a password. They can sign in once the shop has given them a way to.
account-member-of-none = No account
account-member-open = Open member
account-member-remove = Remove member
account-member-remove-explained = They can no longer order for this account. They stay in the store and in their other accounts, and their orders stay here.
account-member-remove-label = Remove { $name } from the account
account-member-remove-title = Remove { $member } from { $account }?
account-member-removed = { $member } was removed from { $account }.
account-member-removing = Removing…
account-member-tabs = Parts of this member
account-member-was-added = { $member } was added to { $account }
account-member-was-in = { $member } was in { $account } already
account-member-who = Who to add
account-members = Members
account-members-all = All members…
account-members-all-in = Every member of this store is in this account already.
account-members-count =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
account-members-count-of =
    { $total ->
        [one] { $count } of { $total } member
       *[other] { $count } of { $total } members
    }
account-members-explained = People who can order for { $name }.
account-members-found = Members found
account-members-more = More members match. Enter more of the name or email.
account-members-none = No members yet
account-members-none-hint = Orders can be placed for this account once it has a member.
account-members-not-found = No member outside this account matches. Check the spelling, or add a new person.
account-members-of = Members of { $name }
account-members-search = Search members
account-members-search-hint = Name or email
account-new = New account
account-new-below = New account below this one…
account-new-below-title = New account below { $name }
account-no-member = No member
account-none = No accounts yet
account-none-found-hint = A name can match in part. A registration ID, a reference or an ID has to match in full.
account-none-hint = An account is an organization whose members order for it. Create the first one.
account-none-tagged = No account has this tag
account-one = Account
account-open = Open account
account-ordered-by = Ordered by
account-orders-by = Orders placed by { $name }
account-orders-none = No orders yet
account-orders-none-by-hint = Orders that this member places for an account appear here.
account-orders-none-hint = Orders that members place for this account appear here. Orders they place for themselves don’t.
account-orders-of = Orders of { $name }
account-part-of = Part of
account-reference-hint = The merchant’s own ID for the account, such as that of another system.
account-registration = Registration
account-registration-hint = Such as a tax number. No other account may have it.
account-registration-id = Registration ID
account-search = Search accounts
account-search-hint = Name, registration ID or reference
account-since = Account since { $day }
account-since-day = since { $day }
account-stands-alone = No accounts above or below it.
account-tabs = Parts of this account
account-tagged = Tag: { $tag }
account-tags = Tags
account-undo = Undo
account-untitled = Account
account-view-as = View as member
account-view-as-label = View as member: { $name }
account-view-as-who = View as
account-was-created = { $name } was created
