//! The changes of accounts and their members, and of the setup of the support sign-in.

use journal::Action;
use moltin_sandbox::RecordedRequest;
use shopside_core::Error;
use shopside_core::view::{
    AccountFields, AccountQueryView, AddMember, AddressBookView, AddressView, ChangeAccount, ChangeMember,
    CustomFieldView, MembershipView, NewAccountView, NewMemberView, RemoveMember, SaveAddress,
    SignInSetupView,
};

use super::changes::Mutation;
use super::fixture::Fixture;

/// Of the demo: an account with members and addresses, one without, and a member of no account.
const HARBOR: &str = "acc00000-0000-4000-8000-000000000001";
const UNSTAFFED: &str = "acc00000-0000-4000-8000-000000000012";
const ODILE: &str = "acc1e000-0000-4000-8000-000000000003";
/// A member of the first account only.
const NADIA: &str = "acc1e000-0000-4000-8000-000000000028";
/// How many addresses the first account has.
const ADDRESSES: usize = 2;

pub(super) fn is_about(change: Mutation) -> bool {
    matches!(
        change,
        Mutation::CreateAccount
            | Mutation::ChangeAccount
            | Mutation::SaveAccountAddress
            | Mutation::DeleteAccountAddress
            | Mutation::AddMember
            | Mutation::CreateMember
            | Mutation::RemoveMember
            | Mutation::ChangeMember
            | Mutation::CreateProfile
            | Mutation::UseProfile
            | Mutation::RemoveProfile
    )
}

pub(super) fn action(change: Mutation) -> Action {
    match change {
        Mutation::CreateAccount => Action::AccountCreate,
        Mutation::ChangeAccount | Mutation::SaveAccountAddress | Mutation::DeleteAccountAddress => {
            Action::AccountChange
        }
        Mutation::AddMember => Action::MemberAdd,
        Mutation::CreateMember => Action::MemberCreate,
        Mutation::RemoveMember => Action::MemberRemove,
        Mutation::ChangeMember => Action::MemberChange,
        _ => Action::SignInSetup,
    }
}

fn fields(name: &str) -> AccountFields {
    AccountFields {
        name: name.into(),
        external_ref: "ERP-1099".into(),
        ..AccountFields::default()
    }
}

/// An address that staff entered.
pub(crate) fn new_address() -> SaveAddress {
    SaveAddress {
        was: None,
        name: "Dock".into(),
        address: AddressView {
            first_name: "Iris".into(),
            last_name: "Vale".into(),
            line_1: "1 Quay".into(),
            county: "Kent".into(),
            postcode: "CT1".into(),
            country: "GB".into(),
            ..AddressView::default()
        },
    }
}

/// What the observer sees of the account with members.
async fn addresses(fixture: &Fixture) -> Vec<AddressBookView> {
    let (app, store) = fixture.observer();
    app.account_addresses(store, HARBOR).await.unwrap()
}

async fn members(fixture: &Fixture, account: &str) -> Vec<MembershipView> {
    let (app, store) = fixture.observer();
    app.account_members(store, account).await.unwrap().members
}

async fn nadia(fixture: &Fixture) -> Option<MembershipView> {
    let members = members(fixture, HARBOR).await;
    members
        .into_iter()
        .find(|membership| membership.member.id == NADIA)
}

/// Whether the store has the profile for support credentials.
async fn has_support_profile(fixture: &Fixture) -> bool {
    let setup = fixture.app.sign_in_setup(&fixture.store).await.unwrap();
    setup
        .profiles
        .iter()
        .any(|profile| profile.name == "Support sign-in")
}

/// Creates a member and adds them to an account without members.
pub(super) async fn create_member(fixture: &Fixture) -> Result<(), Error> {
    let new = NewMemberView {
        account: UNSTAFFED.into(),
        name: "Iris Vale".into(),
        email: "iris@quay.test".into(),
    };
    fixture.app.create_member(&fixture.store, new).await.map(drop)
}

/// Whether the account has the member.
pub(super) async fn is_added(fixture: &Fixture) -> bool {
    !members(fixture, UNSTAFFED).await.is_empty()
}

pub(super) async fn run(change: Mutation, fixture: &Fixture) -> Result<(), Error> {
    let (app, store) = (&fixture.app, fixture.store.as_str());
    match change {
        Mutation::CreateAccount => {
            let new = NewAccountView {
                fields: AccountFields {
                    name: "Quay Chandlers".into(),
                    ..AccountFields::default()
                },
                parent: None,
            };
            app.create_account(store, new).await.map(drop)
        }
        Mutation::ChangeAccount => {
            let change = ChangeAccount {
                account: UNSTAFFED.into(),
                was: fields("Unstaffed Depot"),
                becomes: fields("Depot"),
            };
            app.change_account(store, change).await.map(drop)
        }
        Mutation::SaveAccountAddress => app
            .save_account_address(store, HARBOR, new_address())
            .await
            .map(drop),
        Mutation::DeleteAccountAddress => {
            let first = addresses(fixture).await.remove(0).id;
            app.delete_account_address(store, HARBOR, &first).await
        }
        Mutation::AddMember => {
            let add = AddMember {
                account: UNSTAFFED.into(),
                member: ODILE.into(),
            };
            app.add_member(store, add).await.map(drop)
        }
        Mutation::CreateMember => create_member(fixture).await,
        Mutation::RemoveMember => {
            let remove = RemoveMember {
                account: HARBOR.into(),
                membership: nadia(fixture).await.unwrap().id,
                member: NADIA.into(),
            };
            app.remove_member(store, remove).await
        }
        Mutation::ChangeMember => {
            let change = ChangeMember {
                member: NADIA.into(),
                was: Vec::new(),
                becomes: vec![CustomFieldView {
                    name: "cost_center".into(),
                    value: "1".into(),
                }],
            };
            app.change_member(store, change).await.map(drop)
        }
        Mutation::CreateProfile => app.create_support_profile(store, true).await.map(drop),
        Mutation::UseProfile => {
            let (observer, other_store) = fixture.observer();
            let own = observer
                .create_support_profile(other_store, true)
                .await?
                .used
                .unwrap();
            app.use_password_profile(store, &own).await.map(drop)
        }
        _ => {
            let (observer, other_store) = fixture.observer();
            let own = observer
                .create_support_profile(other_store, true)
                .await?
                .used
                .unwrap();
            app.remove_support_profile(store, &own, true).await.map(drop)
        }
    }
}

/// Whether the store, or the app, has the change.
pub(super) async fn is_done(change: Mutation, fixture: &Fixture) -> bool {
    let (app, store) = fixture.observer();
    match change {
        Mutation::CreateAccount => {
            let query = AccountQueryView {
                search: "Quay Chandlers".into(),
                ..AccountQueryView::default()
            };
            !app.accounts(store, &query).await.unwrap().accounts.is_empty()
        }
        Mutation::ChangeAccount => {
            let details = app.account_details(store, UNSTAFFED).await.unwrap();
            details.account.name == "Depot"
        }
        Mutation::SaveAccountAddress => addresses(fixture).await.len() == ADDRESSES + 1,
        Mutation::DeleteAccountAddress => addresses(fixture).await.len() == ADDRESSES - 1,
        Mutation::AddMember => !members(fixture, UNSTAFFED).await.is_empty(),
        Mutation::CreateMember => {
            let found = app.unassigned_members(store, UNSTAFFED, "iris@quay.test").await;
            !found.unwrap().members.is_empty()
        }
        Mutation::RemoveMember => nadia(fixture).await.is_none(),
        // The sandbox has no custom fields of members, so what it received counts.
        Mutation::ChangeMember => {
            let path = format!("/v2/account-members/{NADIA}");
            let is_change = |request: &RecordedRequest| request.method == "PUT" && request.path == path;
            fixture.setup.store.requests().iter().any(is_change)
        }
        Mutation::CreateProfile => has_support_profile(fixture).await,
        Mutation::UseProfile => fixture.setup.preferences.text().contains("support_profiles"),
        _ => !has_support_profile(fixture).await,
    }
}
