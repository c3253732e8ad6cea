//! Lists with more than one page, in a session of a member and as the admin.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use journal::Action;
use serde_json::json;
use shopside_core::view::{CartRowView, Owner, ProblemText, SubscriptionRowView, SubscriptionView};

use super::fake_member_store::{HARBOR, MemberStore, Responses, path, refused, token, tokens};
use crate::setup::problem;

fn ids(carts: &[CartRowView]) -> Vec<&str> {
    carts.iter().map(|cart| cart.id.as_str()).collect()
}

#[tokio::test]
async fn cart_of_a_page_that_was_not_listed_is_not_read() {
    let far = json!("2100-01-01T00:00:00Z");
    let store = MemberStore::new(Responses {
        tokens: tokens(&[token(HARBOR, &far), token("a-2", &far)]),
        carts: Arc::new(120.into()),
        ..Responses::default()
    })
    .await;
    let app = &store.setup.app;
    let session = store.sign_in(Some(HARBOR)).await.unwrap().session;
    let not_listed = async || {
        let refused = problem(app.cart(&session, "c-70").await);
        assert_eq!(refused.text, Some(ProblemText::MemberCartNotListed));
        single_reads(&store)
    };

    let first = app.carts(&session, 0).await.unwrap().value;
    assert_eq!((first.carts.len(), first.total), (50, 120));
    assert_eq!(not_listed().await, 0);
    let second = app.carts(&session, 50).await.unwrap().value;
    assert_eq!(ids(&second.carts)[..2], ["c-50", "c-51"]);
    assert_eq!(
        app.cart(&session, "c-70").await.unwrap().value.row.name,
        "Cart 70"
    );
    // A cart of the page before can still be opened, and one of another account can't.
    app.cart(&session, "c-3").await.unwrap();
    app.open_account(&session, "a-2").await.unwrap();
    assert_eq!(not_listed().await, 2);
    let last = app.carts(&session, 100).await.unwrap().value;
    assert_eq!(last.carts.len(), 20);
}

/// How often a single cart was read.
fn single_reads(store: &MemberStore) -> usize {
    let requests = store.host.requests();
    let is_single = |path: &str| path.starts_with("/v2/carts/");
    requests.iter().filter(|request| is_single(&request.path)).count()
}

#[tokio::test]
async fn cart_that_has_vanished_since_its_list_is_not_read() {
    let carts = Arc::new(AtomicUsize::new(120));
    let lists = AtomicUsize::new(0);
    let store = MemberStore::new(Responses {
        carts: Arc::clone(&carts),
        // A search that does not end fails, and does not hang.
        instead: Box::new(move |request| {
            let is_list = path(request) == "/v2/carts";
            (is_list && lists.fetch_add(1, Ordering::SeqCst) >= 20).then(|| refused(StatusCode::BAD_REQUEST))
        }),
        ..Responses::default()
    })
    .await;
    let app = &store.setup.app;
    let session = store.sign_in(None).await.unwrap().session;
    app.carts(&session, 0).await.unwrap();
    app.carts(&session, 50).await.unwrap();
    app.cart(&session, "c-70").await.unwrap();

    // The carts from 60 on have become orders.
    carts.store(60, Ordering::SeqCst);
    let refused = problem(app.cart(&session, "c-70").await);

    assert_eq!(refused.text, Some(ProblemText::MemberCartNotListed));
    assert_eq!(single_reads(&store), 1);
    app.cart(&session, "c-3").await.unwrap();
}

#[tokio::test]
async fn cart_that_has_moved_to_another_page_is_found() {
    let first_cart = Arc::new(AtomicUsize::new(0));
    let store = MemberStore::new(Responses {
        carts: Arc::new(120.into()),
        first_cart: Arc::clone(&first_cart),
        ..Responses::default()
    })
    .await;
    let app = &store.setup.app;
    let session = store.sign_in(None).await.unwrap().session;
    for offset in [0, 50, 100] {
        app.carts(&session, offset).await.unwrap();
    }

    // The first carts have become orders, so the others are listed earlier.
    first_cart.store(30, Ordering::SeqCst);

    for id in ["c-60", "c-110"] {
        assert_eq!(app.cart(&session, id).await.unwrap().value.row.id, id);
    }
}

#[tokio::test]
async fn cart_that_the_read_has_created_is_not_shown() {
    let store = MemberStore::new(Responses {
        carts: Arc::new(1.into()),
        carts_vanish_unseen: true,
        ..Responses::default()
    })
    .await;
    let app = &store.setup.app;
    let session = store.sign_in(None).await.unwrap().session;
    app.carts(&session, 0).await.unwrap();

    let refused = problem(app.cart(&session, "c-0").await);

    assert_eq!(refused.text, Some(ProblemText::MemberCartNotListed));
}

fn subscription_ids(rows: &[SubscriptionRowView]) -> Vec<&str> {
    rows.iter().map(|row| row.id.as_str()).collect()
}

fn harbor() -> Owner {
    Owner::Account { id: HARBOR.into() }
}

#[tokio::test]
async fn all_pages_of_subscriptions_can_be_read() {
    let store = MemberStore::new(Responses {
        subscriptions: 120,
        ..Responses::default()
    })
    .await;
    let app = &store.setup.app;
    let as_admin = app.subscriptions_of(&store.store, harbor()).await.unwrap();
    assert_eq!((as_admin.subscriptions.len(), as_admin.is_complete), (120, true));
    assert_eq!(
        subscription_ids(&as_admin.subscriptions)[118..],
        ["s-118", "s-119"]
    );
    let session = store.sign_in(None).await.unwrap().session;

    let mut read = Vec::new();
    for offset in [0, 50, 100] {
        let page = app.subscriptions(&session, offset).await.unwrap().value;
        assert_eq!((page.total, page.offset, page.limit), (120, offset, 50));
        read.extend(page.subscriptions);
    }

    let expected: Vec<_> = (0..120).map(|number| format!("s-{number}")).collect();
    assert_eq!(subscription_ids(&read), expected);
}

#[tokio::test]
async fn list_of_very_many_subscriptions_says_that_it_is_cut() {
    let store = MemberStore::new(Responses {
        subscriptions: 1001,
        ..Responses::default()
    })
    .await;

    let found = store.setup.app.subscriptions_of(&store.store, harbor()).await;

    let found = found.unwrap();
    assert_eq!((found.subscriptions.len(), found.is_complete), (1000, false));
}

fn numbers(subscription: &SubscriptionView) -> Vec<String> {
    let numbers = subscription.invoices.iter();
    numbers.map(|invoice| invoice.number.clone().unwrap()).collect()
}

fn expected_numbers(first: u32, last: u32) -> Vec<String> {
    (last..=first)
        .rev()
        .map(|number| format!("INV-{number}"))
        .collect()
}

#[tokio::test]
async fn invoices_are_newest_first_in_any_order_of_the_store() {
    let store = MemberStore::new(Responses {
        subscriptions: 1,
        invoices: 130,
        payments: 3,
        ..Responses::default()
    })
    .await;
    let app = &store.setup.app;
    let session = store.sign_in(None).await.unwrap().session;
    for (offset, first, last) in [(0, 129, 118), (12, 117, 106), (120, 9, 0)] {
        let seen = app.subscription(&session, "s-0", offset).await.unwrap().value;
        let as_admin = app.subscription_of(&store.store, harbor(), "s-0", offset).await;

        assert_eq!((seen.invoice_count, seen.invoice_limit), (130, 12));
        assert_eq!(numbers(&seen), expected_numbers(first, last));
        assert_eq!(as_admin.unwrap(), seen);
    }
    let beyond = app.subscription(&session, "s-0", 130).await.unwrap().value;
    assert_eq!(beyond.invoices, []);
    // The requests of a read have its description, too.
    let entries = store.setup.all_audit_entries();
    let details = entries
        .iter()
        .filter(|entry| entry.action == Action::View)
        .filter_map(|entry| entry.detail.as_deref());
    let mut of_invoices: Vec<_> = details
        .filter(|detail| detail.starts_with("subscription s-0"))
        .collect();
    of_invoices.dedup();
    assert_eq!(
        of_invoices[..2],
        ["subscription s-0", "subscription s-0, invoices from 12"]
    );
}

#[tokio::test]
async fn every_failed_payment_of_an_invoice_is_shown() {
    // More than a page of them.
    let store = MemberStore::new(Responses {
        subscriptions: 1,
        invoices: 1,
        payments: 104,
        ..Responses::default()
    })
    .await;
    let session = store.sign_in(None).await.unwrap().session;

    let seen = store
        .setup
        .app
        .subscription(&session, "s-0", 0)
        .await
        .unwrap()
        .value;

    let payments = &seen.invoices[0].payments;
    assert_eq!(payments.len(), 104);
    assert!(
        payments
            .iter()
            .all(|payment| !payment.succeeded && !payment.is_pending)
    );
    let reasons: Vec<_> = payments
        .iter()
        .map(|payment| payment.failure.as_deref().unwrap())
        .collect();
    assert_eq!(reasons[..2], ["Reason 103", "Reason 102"]);
    assert_eq!(reasons[103], "Reason 0");
    assert_eq!(payments[0].amount.as_ref().unwrap().amount, 4800);
}
