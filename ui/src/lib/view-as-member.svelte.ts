// The dialog to view the store as an account member: who it is about, and whether it is open.

/** A member or an account, as the page knows it. */
export interface Named {
  id: string;
  name: string;
}

/** The member, and the account to begin with. Null lets the user choose one of the member's. */
export interface MemberTarget {
  member: Named;
  account: Named | null;
}

class MemberDialog {
  target = $state.raw<MemberTarget | null>(null);
  isOpen = $state(false);
}

export const memberDialog = new MemberDialog();

/** Opens the dialog to view as a member. */
export function viewAsMember(member: Named, account: Named | null = null) {
  memberDialog.target = { member, account };
  memberDialog.isOpen = true;
}
