//! Subscriptions, their invoices and payments (see `docs/api.md`, "Subscriptions").

use moltin::{
    ListQuery, Subscription, SubscriptionFilter, SubscriptionInvoiceFilter, SubscriptionInvoiceQuery,
    SubscriptionQuery,
};
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, ReceivedRequest, json_response};
use crate::setup::Setup;

async fn all(setup: &Setup) -> Vec<Subscription> {
    let subscriptions = setup.admin().subscriptions();
    subscriptions.list(&SubscriptionQuery::new()).await.unwrap().items
}

#[tokio::test]
async fn subscriptions_are_listed_with_plan_and_state() {
    let setup = Setup::start().await;

    let subscriptions = all(&setup).await;

    assert!(!subscriptions.is_empty());
    for subscription in &subscriptions {
        assert!(subscription.account_id.is_some());
        assert!(["active", "inactive"].contains(&subscription.status.as_str()));
        let plan = subscription.plan.as_ref().unwrap();
        assert_eq!(Some(&plan.id), subscription.plan_id.as_ref());
        assert!(!plan.name.is_empty());
        let option = subscription.pricing_option.as_ref().unwrap();
        assert!(option.price(&subscription.currency).unwrap().amount > 0);
        let same = setup.admin().subscriptions().get(&subscription.id).await.unwrap();
        // A list has each plan once, so it may be the copy of another subscription.
        assert_eq!(
            (&same.id, &same.plan_id),
            (&subscription.id, &subscription.plan_id)
        );
        assert_eq!(
            (&same.status, same.invoice_after),
            (&subscription.status, subscription.invoice_after)
        );
        assert_eq!(same.plan.unwrap().name, plan.name);
    }
    let paused = subscriptions.iter().find(|one| one.paused == Some(true)).unwrap();
    assert!(paused.paused_at.is_some());
    let canceled = subscriptions
        .iter()
        .find(|one| one.canceled == Some(true))
        .unwrap();
    assert!(canceled.canceled_at.is_some() && canceled.end_date.is_some());
}

#[tokio::test]
async fn subscriptions_are_filtered_by_account() {
    let setup = Setup::start().await;
    let subscriptions = all(&setup).await;
    let account = subscriptions[0].account_id.clone().unwrap();
    let expected = subscriptions
        .iter()
        .filter(|one| one.account_id.as_ref() == Some(&account));
    let expected = expected.count();
    for filter in [
        SubscriptionFilter::account(&account),
        SubscriptionFilter::accounts(&[account.clone(), "another".into()]),
    ] {
        let query = SubscriptionQuery::new().filter(filter);
        let found = setup.admin().subscriptions().list(&query).await.unwrap().items;
        assert_eq!(found.len(), expected);
        assert!(found.iter().all(|one| one.account_id.as_ref() == Some(&account)));
    }
    let none = SubscriptionQuery::new().filter(SubscriptionFilter::accounts(&[]));
    assert!(
        setup
            .admin()
            .subscriptions()
            .list(&none)
            .await
            .unwrap()
            .items
            .is_empty()
    );
}

#[tokio::test]
async fn unpaid_invoice_has_its_failed_payments() {
    let setup = Setup::start().await;
    let subscriptions = setup.admin().subscriptions();
    let query = SubscriptionInvoiceQuery::new().filter(SubscriptionInvoiceFilter::outstanding(true));

    let unpaid = subscriptions.all_invoices(&query).await.unwrap().items;

    assert!(!unpaid.is_empty());
    let invoice = &unpaid[0];
    assert_eq!(invoice.outstanding, Some(true));
    assert!(invoice.number.is_some() && invoice.price.is_some());
    assert!(invoice.period_start.unwrap() < invoice.period_end.unwrap());
    assert!(!invoice.items.is_empty() && !invoice.items[0].description.is_empty());
    let subscription = invoice.subscription_id.clone().unwrap();
    let payments = subscriptions
        .payments(&subscription, &invoice.id)
        .await
        .unwrap()
        .items;
    assert!(!payments.is_empty());
    for payment in &payments {
        assert_eq!(payment.success, Some(false));
        assert!(payment.failure_reason.is_some() && payment.amount.is_some());
    }
    let own = subscriptions
        .invoices(&subscription, &ListQuery::new())
        .await
        .unwrap()
        .items;
    assert!(own.contains(invoice));
    assert!(
        own.iter()
            .all(|one| one.subscription_id.as_ref() == Some(&subscription))
    );
    let plans = subscriptions.plans(&subscription).await.unwrap().items;
    assert!(plans.iter().any(|plan| plan.is_active == Some(true)));
}

#[tokio::test]
async fn unknown_subscription_is_not_found() {
    let setup = Setup::start().await;

    let error = setup
        .admin()
        .subscriptions()
        .get(&"no-such-one".into())
        .await
        .unwrap_err();

    assert!(error.is_not_found(), "{error}");
}

#[tokio::test]
async fn member_asks_for_subscriptions_with_their_plans() {
    let host = FakeStore::granting_tokens(|_| {
        json_response(&json!({
            "data": [{
                "id": "s1",
                "attributes": { "account_id": "a1", "plan_id": "p1", "offering": { "attributes": { "name": "Tea" } } },
                "meta": { "status": "active", "suspended": true, "invoice_after": "2026-12-01T00:00:00Z" },
            }],
            "included": { "plans": [{ "id": "p1", "attributes": { "name": "A box" } }] },
        }))
    })
    .await;
    let member = host.member().await;

    let page = member
        .subscriptions()
        .list(&SubscriptionQuery::new())
        .await
        .unwrap();

    let tea = &page.items[0];
    assert_eq!(tea.offering_name.as_deref(), Some("Tea"));
    assert_eq!(tea.plan.as_ref().unwrap().name, "A box");
    assert_eq!((tea.suspended, tea.paused), (Some(true), None));
    assert_eq!(tea.invoice_after.unwrap().to_string(), "2026-12-01T00:00:00Z");
    let sent = &host.requests_with(&axum::http::Method::GET)[0];
    assert_eq!(sent.query("include").as_deref(), Some("plans,pricing_options"));
}

/// The page of a list of 250 records that a request asks for.
fn page(request: &ReceivedRequest) -> Value {
    let offset: u32 = request
        .query("page[offset]")
        .map_or(0, |offset| offset.parse().unwrap());
    let limit: u32 = request.query("page[limit]").unwrap().parse().unwrap();
    let records = (offset..250).take(limit as usize);
    let records: Vec<_> = records
        .map(|number| json!({ "id": format!("r-{number}") }))
        .collect();
    json!({ "data": records, "meta": { "results": { "total": 250 } } })
}

#[tokio::test]
async fn all_pages_of_subscriptions_invoices_and_payments_are_read() {
    let host = FakeStore::granting_tokens(|request| json_response(&page(request))).await;
    let subscriptions = host.member().await.subscriptions();

    let mut read = Vec::new();
    for offset in [0, 100, 200] {
        let query = SubscriptionQuery::new().offset(offset);
        let page = subscriptions.list(&query).await.unwrap();
        assert_eq!((page.total, page.offset), (250, offset));
        read.extend(page.items.into_iter().map(|one| one.id.to_string()));
    }
    let invoices = subscriptions.whole_invoice_list(&"s1".into()).await.unwrap();
    let payments = subscriptions.payments(&"s1".into(), &"n1".into()).await.unwrap();

    let expected: Vec<_> = (0..250).map(|number| format!("r-{number}")).collect();
    assert_eq!(read, expected);
    let ids: Vec<_> = invoices.items.iter().map(|one| one.id.to_string()).collect();
    assert_eq!(ids, expected);
    let ids: Vec<_> = payments.items.iter().map(|one| one.id.to_string()).collect();
    assert_eq!(ids, expected);
}
