//! The log of requests: what was asked, as whom, and nothing that should not be read.

use moltin::{CustomerFilter, CustomerQuery, NewCustomer, OrderFilter, OrderQuery, Outcome, SentAs};
use moltin_sandbox::{Fault, Faults};

use crate::fake_store::{FakeStore, Then};
use crate::shop::{CLIENT_SECRET, RON, RONS_ID, RONS_PASSWORD, Shop};

#[tokio::test]
async fn every_request_is_there_with_its_tries_and_whom_it_was_sent_as() {
    let shop = Shop::open().await;
    let admin = shop.admin();
    admin.verify().await.unwrap();
    shop.sandbox.misbehave(Faults {
        reply: Some(Fault::Unavailable),
        times: Some(1),
        ..Faults::default()
    });
    admin.customers().list(&CustomerQuery::default()).await.unwrap();
    let ron = shop.ron().await;
    ron.orders().list(&OrderQuery::default()).await.unwrap();

    let requests = shop.store.requests();
    let told: Vec<_> = requests
        .iter()
        .rev()
        .map(|request| {
            (
                request.number,
                request.request.to_string(),
                request.sent_as.clone(),
                request.outcome,
                request.attempts,
            )
        })
        .collect();
    let ok = Outcome::Status(200);
    assert_eq!(
        told,
        [
            (1, "POST /oauth/access_token".into(), SentAs::Nobody, ok, 1),
            (2, "GET /v2/customers".into(), SentAs::Admin, ok, 2),
            (3, "POST /oauth/access_token".into(), SentAs::Nobody, ok, 1),
            (4, "POST /v2/customers/tokens".into(), SentAs::Shopper, ok, 1),
            (
                5,
                "GET /v2/orders".into(),
                SentAs::Customer(RONS_ID.into()),
                ok,
                1
            ),
        ]
    );
    assert!(requests.iter().all(|request| request.request_id.is_some()));
}

#[tokio::test]
async fn nothing_that_was_sent_along_or_searched_for_is_in_it() {
    let shop = Shop::open().await;
    let admin = shop.admin();
    let new = NewCustomer {
        name: "Mona-Lisa Saperstein".into(),
        email: "mona@pawnee.test".into(),
        password: Some("money-please".into()),
        external_ref: None,
    };
    admin.customers().create(&new).await.unwrap();
    let query = CustomerQuery {
        filter: CustomerFilter::name_like("*Lisa*").and(CustomerFilter::email(RON)),
        ..CustomerQuery::default()
    };
    admin.customers().list(&query).await.unwrap();
    shop.ron()
        .await
        .orders()
        .list(&OrderQuery::default())
        .await
        .unwrap();
    let query = OrderQuery {
        filter: OrderFilter::email(RON),
        ..OrderQuery::default()
    };
    admin.orders().list(&query).await.unwrap();

    let requests = shop.store.requests();
    let commands: Vec<_> = requests
        .iter()
        .map(|request| request.curl(shop.store.endpoint()))
        .collect();
    let everything = format!("{requests:?} {commands:?}");
    for secret in [
        CLIENT_SECRET,
        RONS_PASSWORD,
        "money-please",
        "Bearer e",
        "mona@pawnee.test",
        RON,
        "Lisa",
    ] {
        assert!(!everything.contains(secret), "{secret}");
    }
    assert!(
        everything.contains("like(name,NAME):eq(email,EMAIL)"),
        "the filter's shape is"
    );
    assert!(
        commands[0].contains("filter=eq%28email%2CEMAIL%29"),
        "{}",
        commands[0]
    );
}

#[tokio::test]
async fn it_remembers_five_hundred() {
    let shop = Shop::unpaced().await;
    let admin = shop.admin();
    let query = CustomerQuery {
        limit: 1,
        ..CustomerQuery::default()
    };
    for _ in 0..510 {
        admin.customers().list(&query).await.unwrap();
    }

    let requests = shop.store.requests();
    assert_eq!(requests.len(), 500);
    assert_eq!((requests[0].number, requests[499].number), (511, 12));
}

#[tokio::test]
async fn one_that_nobody_waited_for_or_that_failed_is_there_too() {
    let silent = FakeStore::sending_bytes(b"", Then::Stall).await;
    let store = silent.store();
    let admin = store.admin(CLIENT_SECRET.into());
    tokio::select! {
        answer = admin.verify() => panic!("a silent host has answered: {answer:?}"),
        () = silent.wait_for_request() => {}
    }
    assert_eq!(store.requests()[0].outcome, Outcome::Cancelled);

    let rude = FakeStore::sending_bytes(b"", Then::Close).await;
    let store = rude.store();
    store.admin(CLIENT_SECRET.into()).verify().await.unwrap_err();
    assert_eq!(store.requests()[0].outcome, Outcome::Failed("connection lost"));
}
