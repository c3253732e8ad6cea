//! A store that ignores filters and paths: what it sends of another account is shown in no session.

use std::sync::{Arc, Mutex};

use axum::http::{Method, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};
use shopside_core::view::{
    AnonymizeOrder, Code, CodeSignIn, DeleteCustomer, EndReason, MemberPreview, MemberSignIn, PreviewSubject,
    Problem, RequestErasure,
};

use crate::fake_store::{FakeStore, OAUTH, json_response};
use crate::setup::{RON, Setup, problem, reason, set_password_request};

/// What the store says of another account, by the path of the request.
type Others = Arc<Mutex<Vec<&'static str>>>;

fn cart(id: &str, account: &str) -> Value {
    json!({
        "id": id, "name": id,
        "relationships": { "accounts": { "data": [{ "type": "account", "id": account }] } },
    })
}

fn subscription(id: &str, account: &str) -> Value {
    json!({ "id": id, "attributes": { "account_id": account } })
}

fn membership(member: &str, account: &str) -> Value {
    json!({
        "id": format!("{member} of {account}"),
        "relationships": {
            "account": { "data": { "type": "account", "id": account } },
            "account_member": { "data": { "type": "account_member", "id": member } },
        },
    })
}

/// A store with the member `m1` of the account `a1`.
async fn store(others: &Others) -> FakeStore {
    let others = Arc::clone(others);
    FakeStore::granting_tokens(move |request| {
        let path = request.path.split('?').next().unwrap().to_owned();
        let is_other = others.lock().unwrap().contains(&path.as_str());
        let (account, member) = if is_other { ("a2", "m2") } else { ("a1", "m1") };
        let data = match path.as_str() {
            "/v2/carts" => json!([cart("c1", "a1"), cart("c2", account)]),
            "/v2/carts/c1" => cart("c1", account),
            "/v2/subscriptions/subscriptions" => {
                json!([subscription("s1", "a1"), subscription("s2", account)])
            }
            "/v2/accounts/a1/account-memberships" => {
                json!([membership("m1", "a1"), membership("m3", account)])
            }
            "/v2/account-members/m1/account-memberships" => json!([membership(member, "a1")]),
            "/v2/accounts/a1" => json!({ "id": account, "name": "Harbor Tools" }),
            "/v2/account-members/m1" => json!({ "id": member, "name": "Dana", "email": "dana@harbor.test" }),
            _ => return StatusCode::NOT_FOUND.into_response(),
        };
        json_response(&json!({ "data": data }))
    })
    .await
}

fn preview() -> MemberPreview {
    MemberPreview {
        subject: PreviewSubject::Member {
            id: "m1".into(),
            account: Some("a1".into()),
        },
        why: reason("Can’t see the quote"),
    }
}

/// Reads what the path belongs to.
async fn read(setup: &Setup, session: &str, path: &str) -> Option<Problem> {
    let app = &setup.app;
    let read = match path {
        "/v2/carts" => app.carts(session, 0).await.map(drop),
        "/v2/carts/c1" => {
            app.carts(session, 0).await.unwrap();
            app.cart(session, "c1").await.map(drop)
        }
        "/v2/subscriptions/subscriptions" => app.subscriptions(session, 0).await.map(drop),
        _ => app.member_profile(session).await.map(drop),
    };
    read.err().map(|error| Problem::from(&error))
}

#[tokio::test]
async fn what_is_of_another_account_is_not_shown() {
    let others = Others::default();
    let setup = Setup::new().await;
    let host = store(&others).await;
    let store = host.connect(&setup).await.id;
    let mut ended = setup.app.ended_sessions();
    for path in [
        "/v2/carts",
        "/v2/carts/c1",
        "/v2/subscriptions/subscriptions",
        "/v2/accounts/a1",
        "/v2/account-members/m1",
    ] {
        others.lock().unwrap().clear();
        let session = setup.app.preview_member(&store, preview()).await.unwrap().session;
        assert_eq!(read(&setup, &session, path).await, None, "{path}");

        others.lock().unwrap().push(path);
        let refused = read(&setup, &session, path).await;

        assert_eq!(
            refused.map(|problem| problem.code),
            Some(Code::WrongCustomer),
            "{path}"
        );
        assert_eq!(ended.recv().await.unwrap().reason, EndReason::Rejected, "{path}");
        assert_eq!(setup.app.impersonation().await, None, "{path}");
    }
}

#[tokio::test]
async fn members_and_accounts_of_others_are_left_out() {
    let others = Others::default();
    let setup = Setup::new().await;
    let host = store(&others).await;
    let store = host.connect(&setup).await.id;
    let session = setup.app.preview_member(&store, preview()).await.unwrap().session;
    let colleagues = async || {
        let profile = setup.app.member_profile(&session).await.unwrap().value;
        let ids = profile.colleagues.into_iter().map(|colleague| colleague.id);
        ids.collect::<Vec<_>>()
    };
    assert_eq!(colleagues().await, ["m3"]);

    others.lock().unwrap().push("/v2/accounts/a1/account-memberships");
    assert!(colleagues().await.is_empty());

    for path in [
        "/v2/account-members/m1",
        "/v2/account-members/m1/account-memberships",
    ] {
        *others.lock().unwrap() = vec![path];
        assert!(
            setup.app.preview_member(&store, preview()).await.is_err(),
            "{path}"
        );
        assert_eq!(setup.app.impersonation().await, None, "{path}");
    }
}

/// A support credential would be that of another member than the audit log names.
#[tokio::test]
async fn credential_is_created_for_no_other_member() {
    let others = Others::default();
    let setup = Setup::new().await;
    let host = store(&others).await;
    let store = host.connect(&setup).await.id;
    others.lock().unwrap().push("/v2/account-members/m1");
    let sign_in = MemberSignIn {
        member: "m1".into(),
        account: None,
        why: reason("Can’t see the quote"),
    };
    let code = CodeSignIn {
        member: "m1".into(),
        account: None,
        username: "dana".into(),
        code: "123456".into(),
        why: reason("Can’t see the quote"),
    };

    let by_credential = problem(setup.app.sign_in_as_member(&store, sign_in).await);
    let by_code = problem(setup.app.sign_in_with_code(&store, code).await);

    assert_eq!(
        (by_credential.code, by_code.code),
        (Code::WrongCustomer, Code::WrongCustomer)
    );
    let sent = host.requests_with(&Method::POST);
    assert!(sent.iter().all(|request| request.path == OAUTH), "{sent:?}");
}

/// What can't be undone is confirmed by an email address, which must be that of the customer meant.
#[tokio::test]
async fn nothing_is_destroyed_that_is_another_customers() {
    let setup = Setup::new().await;
    let host = FakeStore::with_customer(json!({ "id": "c-2", "name": "Ron", "email": RON })).await;
    let store = host.connect(&setup).await.id;
    let app = &setup.app;
    let deletion = DeleteCustomer {
        customer: "c-1".into(),
        email: RON.into(),
    };
    let erasure = RequestErasure {
        customer: "c-1".into(),
        email: RON.into(),
    };
    let order = AnonymizeOrder {
        customer: "c-1".into(),
        order: "o-1".into(),
        email: RON.into(),
    };
    let password = set_password_request("c-1", RON, "a-longer-password-41");

    for refused in [
        problem(app.delete_customer(&store, deletion).await),
        problem(app.request_erasure(&store, erasure).await),
        problem(app.anonymize_order(&store, order).await),
        problem(app.set_password(&store, password).await),
    ] {
        assert_eq!(refused.code, Code::WrongCustomer, "{refused:?}");
    }
    let sent = host.requests();
    let writes = sent.iter().filter(|request| request.method != Method::GET);
    assert!(
        writes.into_iter().all(|request| request.path == OAUTH),
        "{sent:?}"
    );
}
