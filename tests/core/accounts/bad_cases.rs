//! What staff are told when a store has no accounts, or the key may not do what they ask for.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};
use shopside_core::view::{
    AccountsAccess, Code, NewMemberView, OrderText, ProblemText, ScanNews, ScanOrders,
};

use crate::fake_store::{FakeStore, ReceivedRequest, error_response, json_response};
use crate::setup::{Setup, problem};
use crate::store_orders::exactly;

fn refusal(status: StatusCode) -> Response {
    error_response(
        status,
        &json!({ "errors": [{ "status": status.as_str(), "title": status.as_str() }] }),
    )
}

fn list(data: &Value) -> Response {
    let total = data.as_array().map_or(0, Vec::len);
    json_response(&json!({ "data": data, "meta": { "results": { "total": total } } }))
}

#[tokio::test]
async fn access_says_whether_the_store_has_accounts() {
    let account = json!([{ "id": "a1", "type": "account", "name": "Harbor Tools" }]);
    let no_accounts = json!([]);
    for (response, access) in [
        (Ok(account), AccountsAccess::Some),
        (Ok(no_accounts), AccountsAccess::Empty),
        (Err(StatusCode::FORBIDDEN), AccountsAccess::None),
        (Err(StatusCode::NOT_FOUND), AccountsAccess::None),
    ] {
        let setup = Setup::new().await;
        let answer = response.clone();
        let host = FakeStore::granting_tokens(move |_| match &answer {
            Ok(data) => list(data),
            Err(status) => refusal(*status),
        })
        .await;
        let store = host.connect(&setup).await.id;

        assert_eq!(
            setup.app.accounts_access(&store).await.unwrap(),
            access,
            "{response:?}"
        );
    }
}

/// A store whose key has the role Support: it sees accounts and no realms.
fn support_role(request: &ReceivedRequest) -> Response {
    let path = request.path.split('?').next().unwrap();
    match path {
        "/v2/accounts/a1" => {
            json_response(&json!({ "data": { "id": "a1", "type": "account", "name": "Harbor Tools" } }))
        }
        "/v2/settings/account-authentication" => json_response(&json!({ "data": {
            "type": "account_authentication_settings",
            "relationships": { "authentication_realm": { "data": { "id": "r1", "type": "authentication_realm" } } } } })),
        _ if path.starts_with("/v2/authentication-realms") => refusal(StatusCode::FORBIDDEN),
        _ => list(&json!([])),
    }
}

#[tokio::test]
async fn key_without_realms_is_told_the_role_it_needs() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(support_role).await;
    let store = host.connect(&setup).await.id;
    let new = NewMemberView {
        account: "a1".into(),
        name: "Xanthe Vale".into(),
        email: "xanthe@quay.test".into(),
    };

    let refused = problem(setup.app.create_member(&store, new).await);

    assert_eq!(refused.code, Code::Forbidden);
    assert_eq!(refused.text, Some(ProblemText::NeedsRealmsRole));
    assert!(refused.advice.unwrap().contains("Seller Admin"));
}

#[tokio::test]
async fn key_without_accounts_is_told_the_role_it_needs() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|_| refusal(StatusCode::FORBIDDEN)).await;
    let store = host.connect(&setup).await.id;

    let refused = problem(setup.app.account_details(&store, "a1").await);

    assert_eq!(refused.text, Some(ProblemText::NeedsAccountsRole));
}

#[tokio::test]
async fn order_of_another_account_is_never_listed() {
    let setup = Setup::new().await;
    let order = |id: &str, account: &str| json!({ "id": id, "type": "order", "relationships": { "account": { "data": { "type": "account", "id": account } } } });
    let orders = json!([order("o1", "a1"), order("o2", "a2")]);
    let host = FakeStore::granting_tokens(move |_| list(&orders)).await;
    let store = host.connect(&setup).await.id;
    let scan = ScanOrders {
        scan: "scan".into(),
        terms: vec![exactly(OrderText::AccountId, "a1")],
        ..ScanOrders::default()
    };
    let mut last = None;

    setup
        .app
        .scan_orders(&store, scan, |news| last = Some(news))
        .await;

    assert!(matches!(last, Some(ScanNews::Failed { problem }) if problem.code == Code::WrongCustomer));
}
