//! The commands about accounts and their members.

use shopside_core::Error;
use shopside_core::view::{
    AccountFields, AddMember, ChangeAccount, ChangeMember, CustomFieldView, NewAccountView, NewMemberView,
    RemoveMember,
};

use super::{Command, Subject};
use crate::done_but_not_recorded::new_address;
use crate::setup::Setup;

fn fields(name: &str) -> AccountFields {
    AccountFields {
        name: name.into(),
        ..AccountFields::default()
    }
}

fn new_account(name: &str) -> NewAccountView {
    NewAccountView {
        fields: fields(name),
        parent: None,
    }
}

fn new_member(account: &str, email: &str) -> NewMemberView {
    NewMemberView {
        account: account.into(),
        name: "Iris Vale".into(),
        email: email.into(),
    }
}

/// Creates an account with a member. Returns the IDs of both and of the membership.
pub(super) async fn organization(setup: &Setup, store: &str) -> [String; 3] {
    let app = &setup.app;
    let account = app
        .create_account(store, new_account("Quay Chandlers"))
        .await
        .unwrap()
        .id;
    let new = new_member(&account, "iris@quay.test");
    let added = app.create_member(store, new).await.unwrap().membership;
    [account, added.member.id, added.id]
}

impl Command {
    pub(super) fn is_account_view(self) -> bool {
        matches!(
            self,
            Self::Account
                | Self::AccountName
                | Self::AccountMembers
                | Self::AccountAddresses
                | Self::Member
                | Self::MemberAccounts
        )
    }

    pub(super) fn is_about_accounts(self) -> bool {
        self.is_account_view()
            || matches!(
                self,
                Self::CreateAccount
                    | Self::ChangeAccount
                    | Self::SaveAccountAddress
                    | Self::DeleteAccountAddress
                    | Self::AddMember
                    | Self::CreateMember
                    | Self::RemoveMember
                    | Self::ChangeMember
            )
    }

    pub(super) async fn use_accounts(self, setup: &Setup, subject: &Subject) -> Result<(), Error> {
        let (app, store) = (&setup.app, subject.store.as_str());
        let [account, member, membership] = &subject.organization;
        match self {
            Self::Account => app.account_details(store, account).await.map(drop),
            Self::AccountName => app.account_name(store, account).await.map(drop),
            Self::AccountMembers => app.account_members(store, account).await.map(drop),
            Self::AccountAddresses => app.account_addresses(store, account).await.map(drop),
            Self::Member => app.member(store, member).await.map(drop),
            Self::MemberAccounts => app.member_accounts(store, member).await.map(drop),
            Self::CreateAccount => app.create_account(store, new_account("Another")).await.map(drop),
            Self::ChangeAccount => {
                let change = ChangeAccount {
                    account: account.clone(),
                    was: fields("Quay Chandlers"),
                    becomes: fields("Quay"),
                };
                app.change_account(store, change).await.map(drop)
            }
            Self::SaveAccountAddress => app
                .save_account_address(store, account, new_address())
                .await
                .map(drop),
            Self::DeleteAccountAddress => app.delete_account_address(store, account, "gone").await,
            Self::AddMember => {
                let add = AddMember {
                    account: account.clone(),
                    member: member.clone(),
                };
                app.add_member(store, add).await.map(drop)
            }
            Self::CreateMember => {
                let new = new_member(account, "another@quay.test");
                app.create_member(store, new).await.map(drop)
            }
            Self::RemoveMember => {
                let remove = RemoveMember {
                    account: account.clone(),
                    membership: membership.clone(),
                    member: member.clone(),
                };
                app.remove_member(store, remove).await
            }
            _ => {
                let change = ChangeMember {
                    member: member.clone(),
                    was: Vec::new(),
                    becomes: vec![CustomFieldView {
                        name: "cost_center".into(),
                        value: "1".into(),
                    }],
                };
                app.change_member(store, change).await.map(drop)
            }
        }
    }
}
