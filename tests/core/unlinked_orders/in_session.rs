//! The unlinked orders of the sandbox store's customers, and those beside a comparison.

use journal::{Action, Outcome};
use shopside_core::view::{Code, OrderAccountView, UnlinkedOrdersView};

use crate::setup::{DEMO_PASSWORD, RON, Setup, problem, sign_in_request_with};

/// The ID of the customer, and the IDs of the orders that have their email address and are
/// linked to none, and to an account that the store does not have.
async fn expected(setup: &Setup, email: &str) -> (String, Vec<String>, Vec<String>) {
    let admin = moltin::Store::new(setup.store.base_url(), "sandbox")
        .unwrap()
        .admin("sandbox-secret");
    let customers = admin
        .customers()
        .scan(moltin::CustomerScan::new())
        .all()
        .await
        .unwrap();
    let orders = admin.orders().scan(moltin::OrderScan::new()).all().await.unwrap();
    let (mut guests, mut deleted) = (Vec::new(), Vec::new());
    for order in orders.items {
        let id = order.id.to_string();
        match order.customer_id {
            _ if order.customer_email.as_str() != email => {}
            None => guests.push(id),
            Some(customer_id) if customers.items.iter().all(|customer| customer.id != customer_id) => {
                deleted.push(id);
            }
            Some(_) => {}
        }
    }
    let customer = customers.items.iter().find(|customer| customer.email == email);
    (customer.unwrap().id.to_string(), guests, deleted)
}

fn ids(view: &UnlinkedOrdersView, is_meant: impl Fn(&OrderAccountView) -> bool) -> Vec<String> {
    let orders = view.orders.iter().filter(|row| is_meant(&row.account));
    orders.map(|row| row.order.id.clone()).collect()
}

#[tokio::test]
async fn sandbox_has_guest_orders_and_an_earlier_account() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (ron, rons_guest_orders, _) = expected(&setup, RON).await;
    let (fox, _, earlier) = expected(&setup, "mulder@basement.test").await;
    assert!(!rons_guest_orders.is_empty() && !earlier.is_empty());

    let of_ron = setup.app.unlinked_orders(&store, &ron, false).await.unwrap();
    let of_fox = setup.app.unlinked_orders(&store, &fox, false).await.unwrap();

    let is_guest = |account: &OrderAccountView| *account == OrderAccountView::Guest;
    let is_deleted = |account: &OrderAccountView| matches!(account, OrderAccountView::Deleted { .. });
    assert_eq!(ids(&of_ron, is_guest), rons_guest_orders);
    assert_eq!(of_ron.orders.len(), rons_guest_orders.len());
    assert_eq!(ids(&of_fox, is_deleted), earlier);
    let mut deleted = of_fox.orders.iter().filter(|row| is_deleted(&row.account));
    assert!(deleted.all(|row| row.is_older_than_account));
}

#[tokio::test]
async fn session_shows_unlinked_orders_beside_comparison_only() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (fox, guests, earlier) = expected(&setup, "mulder@basement.test").await;
    let request = sign_in_request_with(&fox, DEMO_PASSWORD);
    let session = setup
        .app
        .sign_in_as_customer(&store, request)
        .await
        .unwrap()
        .session;

    let unlinked = setup
        .app
        .unlinked_orders_in_session(&session, false)
        .await
        .unwrap();
    let compared = setup.app.compare(&session).await.unwrap().value;
    let own = setup.app.orders(&session, 0).await.unwrap().value;

    let found = ids(&unlinked.value, |_| true);
    assert_eq!(found.len(), guests.len() + earlier.len());
    let compared = compared.rows.iter().map(|row| &row.order.row);
    for shown in compared.chain(&own.orders) {
        assert!(!found.contains(shown.number.as_ref().unwrap()));
    }
    let entries = setup.audit_entries();
    let about = entries
        .iter()
        .find(|entry| entry.detail.as_deref() == Some("unlinked orders"));
    let about = about.unwrap();
    assert_eq!(
        (about.action, about.outcome, about.session_id.as_ref()),
        (Action::View, Outcome::Begun, Some(&session))
    );
    let mut lookups = setup.all_audit_entries();
    lookups.retain(|entry| entry.detail.as_deref() == Some("account of an order"));
    assert_eq!(lookups.len(), 1, "the earlier account is looked up once");
}

#[tokio::test]
async fn preview_and_sign_in_only_store_have_no_unlinked_orders() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.preview_as(&store, &ron).await;
    let preview = problem(setup.app.unlinked_orders_in_session(&session, false).await);

    let setup = Setup::new().await;
    let connection = setup.sign_in_only_connection();
    let store = setup.app.connect(connection).await.unwrap().id;
    let without_secret = problem(setup.app.unlinked_orders(&store, &ron, false).await);

    assert_eq!(
        (preview.code, without_secret.code),
        (Code::NotAllowedHere, Code::Connection)
    );
}

#[tokio::test]
async fn failed_unlinked_orders_leave_comparison_and_session() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;
    // The store counts orders with the address that it does not list.
    proxy.rewrite_responses(|path, mut response| {
        let orders = response["data"].as_array_mut().filter(|_| path == "/v2/orders");
        // Only the list by email address has guest orders.
        if let Some(orders) = orders {
            orders.retain(|order| order["relationships"].get("customer").is_some());
        }
        response
    });

    let failed = problem(setup.app.unlinked_orders_in_session(&session, false).await);
    let compared = setup.app.compare(&session).await.unwrap().value;

    assert_eq!(failed.code, Code::StoreFailed);
    assert!(compared.both > 0);
    assert!(setup.app.impersonation().await.is_some());
}
