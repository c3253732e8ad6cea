//! Members of accounts: adding, removing and changing them.

use axum::http::Method;
use axum::response::Response;
use journal::{Action, Outcome};
use serde_json::json;
use shopside_core::view::{
    AddMember, ChangeMember, ChangedMemberView, Code, CustomFieldView, NewMemberView, RemoveMember,
};

use super::{create, create_member, fixture};
use crate::fake_store::{FakeStore, ReceivedRequest, json_response};
use crate::setup::{Setup, problem};

/// The email addresses of an account's members.
async fn members(setup: &Setup, store: &str, account: &str) -> Vec<String> {
    let members = setup.app.account_members(store, account).await.unwrap();
    members.members.into_iter().map(|one| one.member.email).collect()
}

#[tokio::test]
async fn new_person_is_created_and_added() {
    let (setup, store) = fixture().await;
    let account = create(&setup, &store, "Quay Chandlers", None).await;

    let (member, _) = create_member(&setup, &store, &account.id, "Xanthe Vale", "xanthe@quay.test").await;

    assert_eq!(members(&setup, &store, &account.id).await, ["xanthe@quay.test"]);
    let view = setup.app.member(&store, &member).await.unwrap();
    assert_eq!(view.name, "Xanthe Vale");
    let accounts = setup.app.member_accounts(&store, &member).await.unwrap();
    let names: Vec<_> = accounts.iter().map(|one| one.account.name.as_deref()).collect();
    assert_eq!(names, [Some("Quay Chandlers")]);
    for action in [Action::MemberCreate, Action::MemberAdd] {
        assert_eq!(setup.audit_outcomes(action), [Outcome::Begun, Outcome::Done]);
    }
    let last = setup.audit_entries().pop().unwrap();
    assert_eq!(last.customer_id, Some(member));
    assert_eq!(last.customer_email.as_deref(), Some("xanthe@quay.test"));
    assert_eq!(
        last.detail,
        Some(format!("account {}: Quay Chandlers", account.id))
    );
}

#[tokio::test]
async fn known_address_is_not_created_again() {
    let (setup, store) = fixture().await;
    let account = create(&setup, &store, "Quay Chandlers", None).await;
    create_member(&setup, &store, &account.id, "Xanthe Vale", "xanthe@quay.test").await;
    let new = NewMemberView {
        account: account.id,
        name: "Another Xanthe".into(),
        email: " XANTHE@quay.test".into(),
    };

    let refused = problem(setup.app.create_member(&store, new).await);

    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("email"))
    );
    assert_eq!(setup.audit_outcomes(Action::MemberCreate).len(), 2);
}

#[tokio::test]
async fn removed_member_can_be_added_again() {
    let (setup, store) = fixture().await;
    let account = create(&setup, &store, "Quay Chandlers", None).await;
    let (member, membership) =
        create_member(&setup, &store, &account.id, "Xanthe Vale", "xanthe@quay.test").await;
    let remove = RemoveMember {
        account: account.id.clone(),
        membership,
        member: member.clone(),
    };

    setup.app.remove_member(&store, remove.clone()).await.unwrap();
    assert_eq!(members(&setup, &store, &account.id).await, [""; 0]);
    // Someone else was faster: it is removed all the same.
    setup.app.remove_member(&store, remove).await.unwrap();
    let offered = setup
        .app
        .unassigned_members(&store, &account.id, "xanthe")
        .await
        .unwrap();
    assert_eq!(offered.members.len(), 1);

    let again = AddMember {
        account: account.id.clone(),
        member,
    };
    let added = setup.app.add_member(&store, again.clone()).await.unwrap();
    assert!(!added.was_member);
    assert_eq!(members(&setup, &store, &account.id).await, ["xanthe@quay.test"]);

    let twice = setup.app.add_member(&store, again).await.unwrap();
    assert!(twice.was_member);
    assert_eq!(twice.membership.id, added.membership.id);
}

/// A store with a member who has a custom field.
fn store_with_custom_field(request: &ReceivedRequest) -> Response {
    let value = if request.method == Method::PUT {
        request.json()["data"]["cost_center"].clone()
    } else {
        json!("C-1")
    };
    json_response(&json!({ "data": {
        "id": "m1", "type": "account_member", "name": "Xanthe Vale", "email": "xanthe@quay.test", "cost_center": value } }))
}

#[tokio::test]
async fn custom_fields_of_a_member_are_compared_first() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(store_with_custom_field).await;
    let store = host.connect(&setup).await.id;
    let field = |value: &str| {
        vec![CustomFieldView {
            name: "cost_center".into(),
            value: value.into(),
        }]
    };
    let change = |was: Vec<CustomFieldView>, becomes: Vec<CustomFieldView>| ChangeMember {
        member: "m1".into(),
        was,
        becomes,
    };

    let stale = change(field("\"C-0\""), field("\"C-2\""));
    let conflict = setup.app.change_member(&store, stale).await.unwrap();
    assert!(
        matches!(conflict, ChangedMemberView::Conflict { theirs } if theirs.custom_fields == field("\"C-1\""))
    );
    let malformed = change(field("\"C-1\""), field("C-2"));
    let refused = problem(setup.app.change_member(&store, malformed).await);
    assert_eq!(refused.code, Code::InvalidInput);
    assert!(host.requests_with(&Method::PUT).is_empty());

    let valid = change(field("\"C-1\""), field("\"C-2\""));
    let changed = setup.app.change_member(&store, valid).await.unwrap();

    assert!(
        matches!(changed, ChangedMemberView::Changed { member } if member.custom_fields == field("\"C-2\""))
    );
    let sent = host.requests_with(&Method::PUT);
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].path, "/v2/account-members/m1");
    assert_eq!(sent[0].json()["data"]["cost_center"], json!("C-2"));
    assert_eq!(
        setup.audit_entries().pop().unwrap().detail.as_deref(),
        Some("cost_center")
    );
}
