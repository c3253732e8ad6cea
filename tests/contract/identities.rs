//! Who asks: what each identity sends, and what it never sends.

use moltin::{CustomerQuery, OrderQuery};

use crate::fake_store::{FakeStore, OAUTH, TOKENS, json_response};
use crate::shop::Shop;

const TOKEN_HEADER: &str = "x-moltin-customer-token";
const NOTHING: &str = r#"{"data":[],"meta":{"results":{"total":0}}}"#;

/// A host whose bearers tell which grant they are from.
async fn host() -> FakeStore {
    FakeStore::granting_tokens(|_| json_response(NOTHING)).await
}

#[tokio::test]
async fn the_merchant_sends_their_bearer_and_never_a_customer_token() {
    let host = host().await;
    let admin = host.admin();
    admin.customers().list(&CustomerQuery::default()).await.unwrap();
    admin.orders().list(&OrderQuery::default()).await.unwrap();

    for heard in host.requests().iter().filter(|heard| heard.path != OAUTH) {
        assert_eq!(heard.header("authorization"), Some("Bearer admin-token"));
        assert_eq!(heard.header(TOKEN_HEADER), None);
    }
}

#[tokio::test]
async fn a_customer_sends_the_implicit_bearer_and_exactly_their_own_token() {
    let host = host().await;
    // The merchant is at work in the same store, over the same connections.
    let store = host.store();
    let admin = store.admin("a-client-secret".into());
    admin.customers().list(&CustomerQuery::default()).await.unwrap();
    let shopper = store.shopper();
    let token = shopper
        .sign_in("ron@swanson.com", &"a-password".into())
        .await
        .unwrap();
    let customer = shopper.as_customer(token);
    customer.orders().list(&OrderQuery::default()).await.unwrap();
    admin.customers().list(&CustomerQuery::default()).await.unwrap();

    let heard = host.requests();
    let asked = heard.iter().find(|heard| heard.path == TOKENS).unwrap();
    assert_eq!(asked.header("authorization"), Some("Bearer implicit-token"));
    assert_eq!(asked.header(TOKEN_HEADER), None);
    let orders: Vec<_> = heard
        .iter()
        .filter(|heard| heard.path.starts_with("/v2/orders"))
        .collect();
    assert_eq!(orders.len(), 1);
    assert_eq!(orders[0].header("authorization"), Some("Bearer implicit-token"));
    assert_eq!(
        orders[0].headers.get_all(TOKEN_HEADER).iter().collect::<Vec<_>>(),
        ["a-customer-token"]
    );
}

#[tokio::test]
async fn the_secret_goes_to_the_token_endpoint_and_nowhere_else() {
    let host = host().await;
    let admin = host.admin();
    admin.customers().list(&CustomerQuery::default()).await.unwrap();
    host.customer()
        .await
        .orders()
        .list(&OrderQuery::default())
        .await
        .unwrap();

    for heard in host.requests() {
        let all = format!("{} {:?} {}", heard.path, heard.headers, heard.body);
        let is_grant = heard.path == OAUTH && heard.body.contains("grant_type=client_credentials");
        assert_eq!(all.contains("a-client-secret"), is_grant, "{all}");
        assert_eq!(heard.body.contains("a-password"), heard.path == TOKENS, "{all}");
    }
}

#[tokio::test]
async fn nothing_that_can_be_printed_holds_a_secret() {
    let host = host().await;
    let store = host.store();
    let admin = store.admin("a-client-secret".into());
    admin.verify().await.unwrap();
    let shopper = store.shopper();
    let token = shopper
        .sign_in("ron@swanson.com", &"a-password".into())
        .await
        .unwrap();
    let before = format!("{store:?} {admin:?} {shopper:?} {token:?}");
    let customer = shopper.as_customer(token);
    let misread = customer.profile().await.unwrap_err();
    let during = format!("{customer:?} {misread:?} {misread}");
    let shop = Shop::open().await;
    let refused = shop
        .store
        .admin("a-client-secret".into())
        .verify()
        .await
        .unwrap_err();
    let wrong = shop
        .shopper()
        .sign_in("ron@swanson.com", &"a-password".into())
        .await
        .unwrap_err();
    let printed = format!("{before} {during} {refused:?} {refused} {wrong:?} {wrong}");

    for secret in [
        "a-client-secret",
        "a-password",
        "admin-token",
        "implicit-token",
        "a-customer-token",
    ] {
        assert!(!printed.contains(secret), "{printed}");
    }
}
