//! Identities: what each of them sends, and never sends.

use moltin::{CustomerQuery, Error, ListQuery, MemberSignIn, OrderQuery, Store, SubscriptionQuery};

use crate::fake_store::{ACCOUNT_TOKENS, FakeStore, OAUTH, TOKENS, json_response};
use crate::setup::Setup;

const TOKEN_HEADER: &str = "x-moltin-customer-token";
const ACCOUNT_TOKEN_HEADER: &str = "ep-account-management-authentication-token";
const EMPTY_LIST: &str = r#"{"data":[],"meta":{"results":{"total":0}}}"#;

/// A host whose access tokens name their grant.
async fn host() -> FakeStore {
    FakeStore::granting_tokens(|_| json_response(EMPTY_LIST)).await
}

#[tokio::test]
async fn admin_never_sends_a_customer_token() {
    let host = host().await;
    let admin = host.admin();
    admin.customers().list(&CustomerQuery::new()).await.unwrap();
    admin.orders().list(&OrderQuery::new()).await.unwrap();

    for request in host.requests().iter().filter(|request| request.path != OAUTH) {
        assert_eq!(request.header("authorization"), Some("Bearer admin-token"));
        assert_eq!(request.header(TOKEN_HEADER), None);
    }
}

#[tokio::test]
async fn customer_sends_implicit_token_and_own_token_only() {
    let host = host().await;
    // The admin uses the same store and its connections at the same time.
    let store = host.store();
    let admin = store.admin("a-client-secret");
    admin.customers().list(&CustomerQuery::new()).await.unwrap();
    let shopper = store.shopper();
    let token = shopper
        .create_customer_token("ron@swanson.com", "a-password")
        .await
        .unwrap();
    let customer = shopper.as_customer(token);
    customer.orders().list(&OrderQuery::new()).await.unwrap();
    admin.customers().list(&CustomerQuery::new()).await.unwrap();

    let requests = host.requests();
    let token_request = requests.iter().find(|request| request.path == TOKENS).unwrap();
    assert_eq!(
        token_request.header("authorization"),
        Some("Bearer implicit-token")
    );
    assert_eq!(token_request.header(TOKEN_HEADER), None);
    let orders: Vec<_> = requests
        .iter()
        .filter(|request| request.path.starts_with("/v2/orders"))
        .collect();
    assert_eq!(orders.len(), 1);
    assert_eq!(orders[0].header("authorization"), Some("Bearer implicit-token"));
    assert_eq!(
        orders[0].headers.get_all(TOKEN_HEADER).iter().collect::<Vec<_>>(),
        ["a-customer-token"]
    );
}

#[tokio::test]
async fn member_sends_implicit_token_and_own_token_only() {
    let host = host().await;
    // The admin and a customer use the same store at the same time.
    let store = host.store();
    let admin = store.admin("a-client-secret");
    admin.orders().list(&OrderQuery::new()).await.unwrap();
    let shopper = store.shopper();
    let token = shopper
        .create_customer_token("ron@swanson.com", "a-password")
        .await;
    let customer = shopper.as_customer(token.unwrap());
    let sign_in = MemberSignIn::password(&"p1".into(), "dana", "a-password");
    let mut signed_in = shopper.create_account_tokens(&sign_in).await.unwrap();
    let member = shopper.as_member(signed_in.accounts.remove(0));
    customer.carts().list(&ListQuery::new()).await.unwrap();
    member
        .subscriptions()
        .list(&SubscriptionQuery::new())
        .await
        .unwrap();
    admin.orders().list(&OrderQuery::new()).await.unwrap();

    for request in host.requests() {
        let account_tokens: Vec<_> = request.headers.get_all(ACCOUNT_TOKEN_HEADER).iter().collect();
        let customer_tokens: Vec<_> = request.headers.get_all(TOKEN_HEADER).iter().collect();
        let is_of_member = request.path.starts_with("/v2/subscriptions");
        let is_of_customer = request.path.starts_with("/v2/carts");
        if is_of_member {
            assert_eq!(account_tokens, ["an-account-token"]);
        }
        assert_eq!(account_tokens.is_empty(), !is_of_member, "{}", request.path);
        assert_eq!(customer_tokens.is_empty(), !is_of_customer, "{}", request.path);
        let expected = match request.path.as_str() {
            OAUTH => None,
            path if path.starts_with("/v2/orders") => Some("Bearer admin-token"),
            _ => Some("Bearer implicit-token"),
        };
        assert_eq!(request.header("authorization"), expected, "{}", request.path);
    }
    let of_members = host
        .requests()
        .into_iter()
        .filter(|request| request.path.starts_with("/v2/subs"));
    assert_eq!(of_members.count(), 1);
}

#[test]
fn token_headers_cannot_be_set_by_hand() {
    for header in [
        TOKEN_HEADER,
        ACCOUNT_TOKEN_HEADER,
        "EP-Account-Management-Authentication-Token",
        "Authorization",
    ] {
        let builder = Store::builder("http://127.0.0.1:1", "sandbox").unwrap();

        let refused = builder.header(header, "x");

        assert!(matches!(refused, Err(Error::InvalidHeader { .. })), "{header}");
    }
}

#[tokio::test]
async fn client_secret_goes_to_token_endpoint_only() {
    let host = host().await;
    let admin = host.admin();
    admin.customers().list(&CustomerQuery::new()).await.unwrap();
    host.customer()
        .await
        .orders()
        .list(&OrderQuery::new())
        .await
        .unwrap();
    host.member()
        .await
        .orders()
        .list(&OrderQuery::new())
        .await
        .unwrap();

    for request in host.requests() {
        let all = format!("{} {:?} {}", request.path, request.headers, request.body);
        let is_grant = request.path == OAUTH && request.body.contains("grant_type=client_credentials");
        assert_eq!(all.contains("a-client-secret"), is_grant, "{all}");
        assert_eq!(
            request.body.contains("a-password"),
            request.path == TOKENS || request.path == ACCOUNT_TOKENS,
            "{all}"
        );
    }
}

#[tokio::test]
async fn debug_and_error_output_have_no_secrets() {
    let host = host().await;
    let store = host.store();
    let admin = store.admin("a-client-secret");
    admin.verify().await.unwrap();
    let shopper = store.shopper();
    let token = shopper
        .create_customer_token("ron@swanson.com", "a-password")
        .await
        .unwrap();
    let sign_in = MemberSignIn::password(&"p1".into(), "dana", "a-password");
    let mut signed_in = shopper.create_account_tokens(&sign_in).await.unwrap();
    let before = format!("{store:?} {admin:?} {shopper:?} {token:?} {sign_in:?} {signed_in:?}");
    let member = shopper.as_member(signed_in.accounts.remove(0));
    let odd = member.profile().await.unwrap_err();
    let before = format!("{before} {member:?} {odd:?} {odd}");
    let customer = shopper.as_customer(token);
    let malformed = customer.profile().await.unwrap_err();
    let during = format!("{customer:?} {malformed:?} {malformed}");
    let setup = Setup::start().await;
    let refused = setup.store.admin("a-client-secret").verify().await.unwrap_err();
    let wrong = setup
        .shopper()
        .create_customer_token("ron@swanson.com", "a-password")
        .await
        .unwrap_err();
    let printed = format!("{before} {during} {refused:?} {refused} {wrong:?} {wrong}");

    for secret in [
        "a-client-secret",
        "a-password",
        "admin-token",
        "implicit-token",
        "a-customer-token",
        "an-account-token",
    ] {
        assert!(!printed.contains(secret), "{printed}");
    }
}
