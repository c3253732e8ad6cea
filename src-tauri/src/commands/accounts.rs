//! Accounts of an open store, and their members.

use shopside_core::App;
use shopside_core::view::{
    AccountChildrenView, AccountDetailsView, AccountNameView, AccountPageView, AccountQueryView,
    AccountTagView, AccountView, AccountsAccess, AddMember, AddedMemberView, AddressBookView, ChangeAccount,
    ChangeMember, ChangedAccountView, ChangedMemberView, MemberAccountView, MemberView, MembersView,
    NewAccountView, NewMemberView, RemoveMember, SaveAddress, SavedAddressView, UnassignedMembersView,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("accounts")
        .invoke_handler(tauri::generate_handler![
            access,
            list,
            tags,
            get,
            name,
            children,
            members,
            addresses,
            save_address,
            delete_address,
            create,
            change,
            unassigned,
            add_member,
            create_member,
            remove_member,
            member,
            member_accounts,
            change_member
        ])
        .build()
}

/// Whether the store has accounts that the application key may read.
#[tauri::command]
async fn access(core: State<'_, App>, connection: String) -> CommandResult<AccountsAccess> {
    traced("accounts|access", core.accounts_access(&connection)).await
}

#[tauri::command]
async fn list(
    core: State<'_, App>,
    connection: String,
    query: AccountQueryView,
) -> CommandResult<AccountPageView> {
    traced("accounts|list", core.accounts(&connection, &query)).await
}

#[tauri::command]
async fn tags(core: State<'_, App>, connection: String) -> CommandResult<Vec<AccountTagView>> {
    traced("accounts|tags", core.account_tags(&connection)).await
}

/// An account, with the names of the accounts above it and of its tags.
#[tauri::command]
async fn get(core: State<'_, App>, connection: String, account: String) -> CommandResult<AccountDetailsView> {
    traced("accounts|get", core.account_details(&connection, &account)).await
}

/// The name of the account that an order was placed for.
#[tauri::command]
async fn name(core: State<'_, App>, connection: String, account: String) -> CommandResult<AccountNameView> {
    traced("accounts|name", core.account_name(&connection, &account)).await
}

/// The accounts directly below an account.
#[tauri::command]
async fn children(
    core: State<'_, App>,
    connection: String,
    account: String,
    all: bool,
) -> CommandResult<AccountChildrenView> {
    traced(
        "accounts|children",
        core.account_children(&connection, &account, all),
    )
    .await
}

#[tauri::command]
async fn members(core: State<'_, App>, connection: String, account: String) -> CommandResult<MembersView> {
    traced("accounts|members", core.account_members(&connection, &account)).await
}

#[tauri::command]
async fn addresses(
    core: State<'_, App>,
    connection: String,
    account: String,
) -> CommandResult<Vec<AddressBookView>> {
    traced(
        "accounts|addresses",
        core.account_addresses(&connection, &account),
    )
    .await
}

#[tauri::command]
async fn save_address(
    core: State<'_, App>,
    connection: String,
    account: String,
    save: SaveAddress,
) -> CommandResult<SavedAddressView> {
    traced(
        "accounts|save_address",
        core.save_account_address(&connection, &account, save),
    )
    .await
}

#[tauri::command]
async fn delete_address(
    core: State<'_, App>,
    connection: String,
    account: String,
    address: String,
) -> CommandResult<()> {
    traced(
        "accounts|delete_address",
        core.delete_account_address(&connection, &account, &address),
    )
    .await
}

#[tauri::command]
async fn create(
    core: State<'_, App>,
    connection: String,
    account: NewAccountView,
) -> CommandResult<AccountView> {
    traced("accounts|create", core.create_account(&connection, account)).await
}

#[tauri::command]
async fn change(
    core: State<'_, App>,
    connection: String,
    change: ChangeAccount,
) -> CommandResult<ChangedAccountView> {
    traced("accounts|change", core.change_account(&connection, change)).await
}

/// Members of the store that the account does not have.
#[tauri::command]
async fn unassigned(
    core: State<'_, App>,
    connection: String,
    account: String,
    search: String,
) -> CommandResult<UnassignedMembersView> {
    traced(
        "accounts|unassigned",
        core.unassigned_members(&connection, &account, &search),
    )
    .await
}

#[tauri::command]
async fn add_member(
    core: State<'_, App>,
    connection: String,
    add: AddMember,
) -> CommandResult<AddedMemberView> {
    traced("accounts|add_member", core.add_member(&connection, add)).await
}

/// Creates a member and adds them to the account.
#[tauri::command]
async fn create_member(
    core: State<'_, App>,
    connection: String,
    member: NewMemberView,
) -> CommandResult<AddedMemberView> {
    traced("accounts|create_member", core.create_member(&connection, member)).await
}

/// Removes a member from an account. The member stays in the store.
#[tauri::command]
async fn remove_member(core: State<'_, App>, connection: String, remove: RemoveMember) -> CommandResult<()> {
    traced("accounts|remove_member", core.remove_member(&connection, remove)).await
}

#[tauri::command]
async fn member(core: State<'_, App>, connection: String, member: String) -> CommandResult<MemberView> {
    traced("accounts|member", core.member(&connection, &member)).await
}

/// The accounts that a member belongs to.
#[tauri::command]
async fn member_accounts(
    core: State<'_, App>,
    connection: String,
    member: String,
) -> CommandResult<Vec<MemberAccountView>> {
    traced(
        "accounts|member_accounts",
        core.member_accounts(&connection, &member),
    )
    .await
}

/// Changes custom fields of a member.
#[tauri::command]
async fn change_member(
    core: State<'_, App>,
    connection: String,
    change: ChangeMember,
) -> CommandResult<ChangedMemberView> {
    traced("accounts|change_member", core.change_member(&connection, change)).await
}
