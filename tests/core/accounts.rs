//! Accounts and their members, as the admin reads and changes them.

mod bad_cases;
mod find;
mod members;

use journal::{Action, Outcome};
use shopside_core::view::{
    AccountFields, AccountQueryView, AccountView, AccountsAccess, ChangeAccount, ChangedAccountView, Code,
    NewAccountView, NewMemberView,
};

use crate::setup::{Setup, problem};

/// A setup with an open store, and the ID of its connection.
pub(crate) async fn fixture() -> (Setup, String) {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    (setup, store)
}

pub(crate) fn fields(name: &str) -> AccountFields {
    AccountFields {
        name: name.into(),
        ..AccountFields::default()
    }
}

fn fields_of(account: &AccountView) -> AccountFields {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    AccountFields {
        name: account.name.clone(),
        legal_name: text(&account.legal_name),
        registration_id: text(&account.registration_id),
        external_ref: text(&account.external_ref),
    }
}

/// Creates an account with a registration ID and a reference, below another one or none.
pub(crate) async fn create(setup: &Setup, store: &str, name: &str, parent: Option<&str>) -> AccountView {
    let new = NewAccountView {
        fields: AccountFields {
            legal_name: format!("{name} LLC"),
            registration_id: format!("R-{}", name.replace(' ', "-")),
            external_ref: format!("ERP-{}", name.replace(' ', "-")),
            ..fields(name)
        },
        parent: parent.map(str::to_owned),
    };
    setup.app.create_account(store, new).await.unwrap()
}

/// Creates a member of an account, and returns their ID and the ID of the membership.
pub(crate) async fn create_member(
    setup: &Setup,
    store: &str,
    account: &str,
    name: &str,
    email: &str,
) -> (String, String) {
    let new = NewMemberView {
        account: account.into(),
        name: name.into(),
        email: email.into(),
    };
    let added = setup.app.create_member(store, new).await.unwrap();
    (added.membership.member.id, added.membership.id)
}

/// The names of the accounts that a search lists.
async fn listed(setup: &Setup, store: &str, search: &str) -> Vec<String> {
    let query = AccountQueryView {
        search: search.into(),
        ..AccountQueryView::default()
    };
    let page = setup.app.accounts(store, &query).await.unwrap();
    page.accounts.into_iter().map(|account| account.name).collect()
}

#[tokio::test]
async fn created_account_is_listed_and_audited() {
    let (setup, store) = fixture().await;

    let account = create(&setup, &store, "Quay Chandlers", None).await;

    assert_eq!(account.legal_name.as_deref(), Some("Quay Chandlers LLC"));
    for search in ["quay", &account.id, "R-Quay-Chandlers", "ERP-Quay-Chandlers"] {
        assert_eq!(
            listed(&setup, &store, search).await,
            ["Quay Chandlers"],
            "{search}"
        );
    }
    assert_eq!(
        setup.audit_outcomes(Action::AccountCreate),
        [Outcome::Begun, Outcome::Done]
    );
    let entries = setup.audit_entries();
    let last = entries.last().unwrap();
    let named = format!("account {}: Quay Chandlers", account.id);
    assert_eq!(last.detail.as_deref(), Some(&*named));
    assert_eq!(
        setup.app.accounts_access(&store).await.unwrap(),
        AccountsAccess::Some
    );
}

#[tokio::test]
async fn account_without_name_is_refused_unsent() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let before = proxy.requests().len();
    let new = NewAccountView {
        fields: fields(" "),
        parent: None,
    };

    let refused = problem(setup.app.create_account(&store, new).await);

    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("name"))
    );
    assert_eq!(proxy.requests().len(), before);
}

#[tokio::test]
async fn changed_account_is_audited_with_its_fields() {
    let (setup, store) = fixture().await;
    let account = create(&setup, &store, "Quay Chandlers", None).await;
    let was = fields_of(&account);
    let becomes = AccountFields {
        legal_name: "Quay Chandlers Ltd".into(),
        external_ref: String::new(),
        ..was.clone()
    };
    let change = ChangeAccount {
        account: account.id.clone(),
        was,
        becomes,
    };

    let changed = setup.app.change_account(&store, change).await.unwrap();

    let ChangedAccountView::Changed { account: changed } = changed else {
        panic!("unexpected conflict")
    };
    assert_eq!(changed.legal_name.as_deref(), Some("Quay Chandlers Ltd"));
    assert_eq!(changed.external_ref, None);
    assert_eq!(changed.registration_id, account.registration_id);
    let entry = setup.audit_entries().pop().unwrap();
    assert_eq!(
        (entry.action, entry.outcome),
        (Action::AccountChange, Outcome::Done)
    );
    let named = format!(
        "account {}: Quay Chandlers (legal_name, external_ref)",
        account.id
    );
    assert_eq!(entry.detail, Some(named));
}

#[tokio::test]
async fn conflicting_account_change_writes_nothing() {
    let (setup, store) = fixture().await;
    let account = create(&setup, &store, "Quay Chandlers", None).await;
    let was = AccountFields {
        name: "An older name".into(),
        ..fields_of(&account)
    };
    let becomes = AccountFields {
        name: "A newer name".into(),
        ..was.clone()
    };
    let change = ChangeAccount {
        account: account.id.clone(),
        was,
        becomes,
    };

    let changed = setup.app.change_account(&store, change).await.unwrap();

    let ChangedAccountView::Conflict { theirs } = changed else {
        panic!("the account was changed")
    };
    assert_eq!(theirs.name, "Quay Chandlers");
    assert_eq!(setup.audit_outcomes(Action::AccountChange), []);
}

#[tokio::test]
async fn account_names_those_above_and_below_it() {
    let (setup, store) = fixture().await;
    let group = create(&setup, &store, "Quay Group", None).await;
    let chandlers = create(&setup, &store, "Quay Chandlers", Some(&group.id)).await;
    let north = create(&setup, &store, "Quay North", Some(&chandlers.id)).await;

    let details = setup.app.account_details(&store, &north.id).await.unwrap();
    let above: Vec<_> = details
        .ancestors
        .iter()
        .map(|one| one.name.as_deref().unwrap())
        .collect();
    assert_eq!(above, ["Quay Group", "Quay Chandlers"]);

    let below = setup
        .app
        .account_children(&store, &group.id, false)
        .await
        .unwrap();
    let names: Vec<_> = below
        .children
        .iter()
        .map(|one| one.name.as_deref().unwrap())
        .collect();
    assert_eq!(names, ["Quay Chandlers"]);
    assert!(below.is_complete);
}

#[tokio::test]
async fn opened_account_is_audited_with_its_name() {
    let (setup, store) = fixture().await;
    let account = create(&setup, &store, "Quay Chandlers", None).await;

    setup.app.account_details(&store, &account.id).await.unwrap();

    let views: Vec<_> = setup
        .all_audit_entries()
        .into_iter()
        .filter(|entry| entry.action == Action::AdminView)
        .map(|entry| entry.detail.unwrap())
        .collect();
    let opened = format!("account {}", account.id);
    assert_eq!(views, [opened.clone(), format!("{opened}: Quay Chandlers")]);
}
