//! What an account member reads, with the implicit access token and one account token.

use axum::http::StatusCode;
use moltin::{
    AsMember, Error, ListQuery, OrderQuery, PostalAddress, RequestRecorder, SentAs, SubscriptionQuery,
};
use moltin_sandbox::{Mixed, Refusal, Switches};
use serde_json::json;

use crate::fake_store::{ACCOUNT_TOKENS, FakeStore, OAUTH, error_response, json_response};
use crate::harbor::{DANA, Harbor};

const TOKEN_HEADER: &str = "ep-account-management-authentication-token";

#[tokio::test]
async fn member_reads_their_own_profile_account_and_memberships() {
    let harbor = Harbor::start().await;
    let other = harbor.add_account("Second Wind").await;
    let signed_in = harbor.sign_in().await.unwrap();
    let shopper = harbor.setup.shopper();
    let token = signed_in
        .accounts
        .into_iter()
        .find(|token| *token.account_id() == other.id);
    let dana = shopper.as_member(token.unwrap());

    assert_eq!(dana.profile().await.unwrap().email, DANA);
    assert_eq!(dana.account().await.unwrap().name, "Second Wind");
    assert_eq!(dana.account_name(), "Second Wind");
    let memberships = dana.memberships().await.unwrap();
    assert_eq!(memberships.items.len(), 2);
    let colleagues = dana.colleagues().await.unwrap().items;
    assert_eq!(colleagues.len(), 1);
    assert_eq!(colleagues[0].member_id, Some(harbor.member.clone()));
    let member = colleagues[0].member.as_ref().unwrap();
    assert_eq!(member.name, "Dana Reyes");
}

#[tokio::test]
async fn member_reads_the_addresses_and_lists_of_the_account() {
    let harbor = Harbor::start().await;
    let admin = harbor.setup.admin();
    let quay = PostalAddress::default()
        .first_name("Dana")
        .last_name("Reyes")
        .line_1("1 Quay")
        .county("Coast")
        .region("Coast")
        .postcode("10001")
        .country("US");
    let addresses = admin.account_addresses(&harbor.account.id);
    let created = addresses.create("Quay", &quay).await.unwrap();
    let dana = harbor.dana().await;

    assert_eq!(dana.addresses().list().await.unwrap().items, [created]);
    let orders = dana.orders().list(&OrderQuery::new()).await.unwrap();
    assert!(orders.items.is_empty(), "the account is new");
    let carts = dana.carts().list(&ListQuery::new()).await.unwrap();
    assert!(carts.items.is_empty(), "the account is new");
    let subscriptions = dana
        .subscriptions()
        .list(&SubscriptionQuery::new())
        .await
        .unwrap();
    assert!(subscriptions.items.is_empty(), "the account is new");
    assert!(!dana.currencies().await.unwrap().is_empty());
}

#[tokio::test]
async fn account_of_others_is_not_found() {
    let harbor = Harbor::start().await;
    let other = harbor.add_account("Second Wind").await;
    let dana = harbor.dana().await;
    // A token is for one account, even if the member has more.
    assert_eq!(*dana.account_id(), harbor.account.id);

    let colleagues = harbor.setup.admin().account_memberships(&other.id);
    assert_eq!(colleagues.list().await.unwrap().items.len(), 1);
    assert_eq!(dana.colleagues().await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn ended_token_is_rejected() {
    let harbor = Harbor::start().await;
    let dana = harbor.dana().await;
    dana.profile().await.unwrap();
    let admin = harbor.setup.admin();
    let memberships = admin.account_memberships(&harbor.account.id);
    let membership = memberships.list().await.unwrap().items.remove(0);

    // By default, the sandbox ends the tokens of a deleted membership.
    memberships.delete(&membership.id).await.unwrap();

    let error = dana.profile().await.unwrap_err();
    assert!(matches!(error, Error::AccountTokenRejected(_)), "{error}");
    harbor.setup.sandbox.set_switches(Switches {
        bad_account_token: Refusal::Forbidden,
        ..Switches::default()
    });
    let error = dana.profile().await.unwrap_err();
    assert_eq!(error.status(), Some(403), "{error}");
}

#[tokio::test]
async fn token_outlives_its_credential() {
    let harbor = Harbor::start().await;
    let dana = harbor.dana().await;
    let credentials = harbor.realm().password_credentials(&harbor.member);

    credentials.delete(&harbor.credential.id).await.unwrap();

    assert_eq!(dana.profile().await.unwrap().email, DANA);
}

#[tokio::test]
async fn rejected_access_token_is_replaced_once_for_a_member() {
    let host = FakeStore::granting_tokens(|_| error_response(StatusCode::UNAUTHORIZED, "{}")).await;
    let member = host.member().await;

    let error = member.profile().await.unwrap_err();

    assert!(matches!(error, Error::AccountTokenRejected(_)), "{error}");
    assert_eq!((host.count("/v2/account-members/m1"), host.count(OAUTH)), (2, 2));
}

#[tokio::test]
async fn member_paths_are_those_of_the_token() {
    let host = FakeStore::granting_tokens(|request| {
        if request.path.contains("account-memberships") || request.path.contains("addresses") {
            return json_response(r#"{"data":[]}"#);
        }
        json_response(&json!({ "data": { "id": "x" } }))
    })
    .await;
    let member = host.member().await;
    member.profile().await.unwrap();
    member.account().await.unwrap();
    member.memberships().await.unwrap();
    member.colleagues().await.unwrap();
    member.addresses().list().await.unwrap();

    let paths: Vec<_> = host
        .requests()
        .iter()
        .filter_map(|request| Some(request.path.split('?').next()?.to_owned()))
        .filter(|path| path != OAUTH && !ACCOUNT_TOKENS.starts_with(path.as_str()))
        .collect();
    assert_eq!(
        paths,
        [
            "/v2/account-members/m1",
            "/v2/accounts/a1",
            "/v2/account-members/m1/account-memberships",
            "/v2/accounts/a1/account-memberships",
            "/v2/accounts/a1/addresses",
        ]
    );
}

#[tokio::test]
async fn member_sends_no_odd_id() {
    let host = FakeStore::granting_tokens(|_| json_response(r#"{"data":[]}"#)).await;
    let member = host.member().await;
    let sent_before = host.requests().len();

    for id in [
        "", ".", "..", "a/b", "../oauth", "a b", "a.b", "é", "a%2Fb", "a?b=c", "a#b",
    ] {
        let order = member.orders().get(&id.into()).await.unwrap_err();
        let address = member.addresses().get(&id.into()).await.unwrap_err();
        let invoices = member
            .subscriptions()
            .invoices(&id.into(), &ListQuery::new())
            .await;

        for error in [order, address, invoices.unwrap_err()] {
            assert!(matches!(error, Error::InvalidId), "{id:?}: {error}");
        }
    }
    assert_eq!(host.requests().len(), sent_before);
}

#[tokio::test]
async fn store_with_an_odd_member_id_is_not_read() {
    let response = json!({
        "data": [{ "account_id": "../a1", "account_name": "A", "token": "t", "expires": "2100-01-01T00:00:00Z" }],
        "meta": { "account_member_id": "m/1" },
    });
    let host = FakeStore::responding(move |request| match request.path.as_str() {
        OAUTH => json_response(crate::fake_store::ACCESS_TOKEN),
        _ => json_response(&response),
    })
    .await;
    let member = host.member().await;

    assert!(matches!(member.profile().await, Err(Error::InvalidId)));
    assert!(matches!(member.account().await, Err(Error::InvalidId)));
}

#[tokio::test]
async fn requests_of_a_member_are_recorded_with_their_identity() {
    let harbor = Harbor::start().await;
    let dana = harbor.dana().await;
    let recorder = RequestRecorder::default();
    let watched: AsMember = dana.recorded(&recorder);

    watched.account().await.unwrap();

    let requests = recorder.take();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].sent_as, SentAs::Member(harbor.member.clone()));
    assert_eq!(
        requests[0].sent_as.to_string(),
        format!("account member {}", harbor.member)
    );
    let curl = requests[0].curl(harbor.setup.store.endpoint());
    assert!(curl.contains("$IMPLICIT_BEARER"), "{curl}");
    assert!(
        curl.contains("EP-Account-Management-Authentication-Token: $ACCOUNT_TOKEN"),
        "{curl}"
    );
}

#[tokio::test]
async fn order_refused_to_a_member_is_read_from_the_list() {
    let order = json!({
        "id": "o1", "status": "complete", "payment": "paid", "shipping": "unfulfilled",
        "contact": { "name": "Dana Reyes", "email": DANA },
        "relationships": {
            "account": { "data": { "type": "account", "id": "a1" } },
            "account_member": { "data": { "type": "account-member", "id": "m1" } },
        },
    });
    let host = FakeStore::granting_tokens(move |request| {
        if request.path.starts_with("/v2/orders/o1") {
            return error_response(StatusCode::FORBIDDEN, r#"{"errors":[{"title":"Forbidden"}]}"#);
        }
        json_response(&json!({ "data": [order] }))
    })
    .await;
    let member = host.member().await;

    let order = member.orders().get(&"o1".into()).await.unwrap();

    assert_eq!(order.account_id, Some("a1".into()));
    assert_eq!(order.account_member_id, Some("m1".into()));
    assert_eq!(order.contact_name.as_deref(), Some("Dana Reyes"));
    assert_eq!(order.contact_email.as_deref(), Some(DANA));
    assert_eq!(
        (order.customer_name.as_str(), order.customer_id),
        ("Dana Reyes", None)
    );
}

#[tokio::test]
async fn account_that_cannot_be_read_is_noted_on_its_order() {
    for account in [
        json!(5),
        json!({ "data": 5 }),
        json!({ "data": { "id": 5 } }),
        json!([5]),
    ] {
        let order = json!({ "id": "o1", "relationships": { "account": account } });
        let host = FakeStore::granting_tokens(move |_| json_response(&json!({ "data": [order] }))).await;

        let orders = host
            .member()
            .await
            .orders()
            .list(&OrderQuery::new())
            .await
            .unwrap();

        assert!(orders.items[0].has_unreadable_account(), "{account}");
        assert_eq!(orders.items[0].account_id, None);
    }
    for none in [json!({}), json!([]), json!({ "data": null })] {
        let order = json!({ "id": "o1", "relationships": { "account": none } });
        let host = FakeStore::granting_tokens(move |_| json_response(&json!({ "data": [order] }))).await;

        let orders = host
            .member()
            .await
            .orders()
            .list(&OrderQuery::new())
            .await
            .unwrap();

        assert!(!orders.items[0].has_unreadable_account(), "{none}");
    }
}

#[tokio::test]
async fn member_is_read_where_mixed_tokens_are_refused() {
    let harbor = Harbor::start().await;
    harbor.setup.sandbox.set_switches(Switches {
        admin_with_account_token: Mixed::Refused,
        ..Switches::default()
    });

    assert!(harbor.dana().await.profile().await.is_ok());
}

#[tokio::test]
async fn account_token_has_connections_of_its_own() {
    let host = FakeStore::granting_tokens(|_| json_response(r#"{"data":[]}"#)).await;
    let store = host.store();
    let admin = store.admin("a-client-secret");
    admin.orders().list(&OrderQuery::new()).await.unwrap();
    let sign_in = moltin::MemberSignIn::password(&"p1".into(), "dana", "a-password");
    let shopper = store.shopper();
    let mut signed_in = shopper.create_account_tokens(&sign_in).await.unwrap();
    let member = shopper.as_member(signed_in.accounts.remove(0));
    member.orders().list(&OrderQuery::new()).await.unwrap();
    member.carts().list(&ListQuery::new()).await.unwrap();
    admin.orders().list(&OrderQuery::new()).await.unwrap();

    let requests = host.requests();
    let with_token: Vec<_> = requests
        .iter()
        .filter(|request| request.header(TOKEN_HEADER).is_some())
        .map(|request| request.peer)
        .collect();
    let sign_in: Vec<_> = requests
        .iter()
        .filter(|request| request.path == ACCOUNT_TOKENS)
        .map(|request| request.peer)
        .collect();
    assert_eq!((with_token.len(), sign_in.len()), (2, 1));
    assert_eq!(with_token[0], with_token[1]);
    let others = requests
        .iter()
        .filter(|request| request.header(TOKEN_HEADER).is_none() && request.path != ACCOUNT_TOKENS);
    for other in others {
        assert!(
            other.peer != with_token[0] && other.peer != sign_in[0],
            "{}",
            other.path
        );
    }
    assert_ne!(with_token[0], sign_in[0]);
}
