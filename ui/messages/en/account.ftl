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
account-below-part = The store can’t search by parent account, so only some of its { $total } accounts were checked.
account-below-read = Check all accounts
account-below-reading = Checking all accounts…
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
account-list-cut = The store lists only the first { $count }. To find others, search or change the sort order.
account-member = Member
account-member-add = Add a member…
account-member-add-confirm = Add member
account-member-add-title = Add a member to { $name }
account-member-adding = Adding…
account-member-create = Create and add
account-member-edit-hint = You can change only custom fields here. The name and email are part of how the member signs in.
account-member-edit-title = Custom fields of { $name }
account-member-id-copied = member ID
account-member-known = Someone who’s already in the store
account-member-new = A new person
account-member-new-hint = They start without a password and can sign in once the shop sets that up for them.
account-member-of-none = Not in any account
account-member-open = Open member
account-member-remove = Remove member
account-member-remove-explained = They can no longer order for this account. They stay in the store and in their other accounts, and their orders stay here.
account-member-remove-label = Remove { $name } from the account
account-member-remove-title = Remove { $member } from { $account }?
account-member-removed = { $member } was removed from { $account }
account-member-removing = Removing…
account-member-tabs = Parts of this member
account-member-was-added = { $member } was added to { $account }
account-member-was-in = { $member } was already in { $account }
account-member-who = Who to add
account-members = Members
account-members-all = All members…
account-members-all-in = Every member of this store is already in this account.
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
account-members-none-hint = Add a member so that someone can order for this account.
account-members-not-found = No one else in the store matches. Check the spelling, or add a new person.
account-members-of = Members of { $name }
account-members-search = Search members
account-members-search-hint = Name or email
account-name-absent = The store no longer has this account.
account-name-forbidden = This application key isn’t allowed to see accounts.
account-new = New account
account-new-below = New account below this one…
account-new-below-title = New account below { $name }
account-no-member = No member
account-none = No accounts yet
account-none-found-hint = Part of a name is enough. A registration ID, reference or ID must match exactly.
account-none-hint = An account is an organization with members who order for it. Create the first one.
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
account-reference-hint = Your own ID for the account, such as the one in your ERP.
account-registration = Registration
account-registration-hint = Such as a tax number. It must be unique.
account-registration-id = Registration ID
account-search = Search accounts
account-search-hint = Name, registration ID or reference
account-since = Account since { $day }
account-since-day = since { $day }
account-stands-alone = Not part of another account, and no accounts below it.
account-tabs = Parts of this account
account-tagged = Tag: { $tag }
account-tags = Tags
account-undo = Undo
account-untitled = Account
account-view-as = View as member
account-view-as-label = View as member: { $name }
account-view-as-who = View as
account-was-created = { $name } was created
