//! The request log: methods, paths and identities, and no secrets.

use moltin::{CustomerFilter, CustomerQuery, NewCustomer, OrderFilter, OrderQuery, Outcome, SentAs};
use moltin_sandbox::{Fault, Faults};

use crate::fake_store::{FakeStore, Then};
use crate::setup::{CLIENT_SECRET, RON, RONS_ID, RONS_PASSWORD, Setup};

#[tokio::test]
async fn log_has_every_request_with_identity_and_attempts() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    admin.verify().await.unwrap();
    setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::Unavailable),
        times: Some(1),
        ..Faults::default()
    });
    admin.customers().list(&CustomerQuery::new()).await.unwrap();
    let ron = setup.ron().await;
    ron.orders().list(&OrderQuery::new()).await.unwrap();

    let requests = setup.store.requests();
    let logged: Vec<_> = requests
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
        logged,
        [
            (
                1,
                "POST /oauth/access_token".into(),
                SentAs::Unauthenticated,
                ok,
                1
            ),
            (2, "GET /v2/customers".into(), SentAs::Admin, ok, 2),
            (
                3,
                "POST /oauth/access_token".into(),
                SentAs::Unauthenticated,
                ok,
                1
            ),
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
async fn log_has_no_secrets_bodies_or_filter_values() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    let new = NewCustomer::new("Mona-Lisa Saperstein", "mona@pawnee.test").password("money-please");
    admin.customers().create(&new).await.unwrap();
    let query =
        CustomerQuery::new().filter(CustomerFilter::name_like("*Lisa*").and(CustomerFilter::email(RON)));
    admin.customers().list(&query).await.unwrap();
    setup.ron().await.orders().list(&OrderQuery::new()).await.unwrap();
    let query = OrderQuery::new().filter(OrderFilter::email(RON));
    admin.orders().list(&query).await.unwrap();

    let requests = setup.store.requests();
    let commands: Vec<_> = requests
        .iter()
        .map(|request| request.curl(setup.store.endpoint()))
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
        "attribute names replace the values"
    );
    assert!(
        commands[0].contains("filter=eq%28email%2CEMAIL%29"),
        "{}",
        commands[0]
    );
}

#[tokio::test]
async fn log_keeps_the_last_500_requests() {
    let setup = Setup::without_rate_limit().await;
    let admin = setup.admin();
    let query = CustomerQuery::new().limit(1);
    for _ in 0..510 {
        admin.customers().list(&query).await.unwrap();
    }

    let requests = setup.store.requests();
    assert_eq!(requests.len(), 500);
    assert_eq!((requests[0].number, requests[499].number), (511, 12));
}

#[tokio::test]
async fn log_has_cancelled_and_failed_requests() {
    let stalled = FakeStore::sending_bytes(b"", Then::Stall).await;
    let store = stalled.store();
    let admin = store.admin(CLIENT_SECRET);
    tokio::select! {
        answer = admin.verify() => panic!("a stalled host has answered: {answer:?}"),
        () = stalled.wait_for_request() => {}
    }
    assert_eq!(store.requests()[0].outcome, Outcome::Cancelled);

    let closing = FakeStore::sending_bytes(b"", Then::Close).await;
    let store = closing.store();
    store.admin(CLIENT_SECRET).verify().await.unwrap_err();
    assert_eq!(store.requests()[0].outcome, Outcome::Failed("connection lost"));
}
