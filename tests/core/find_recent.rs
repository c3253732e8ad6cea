//! The customers that staff opened last or pinned: IDs on the disk, names from the store.

use axum::http::Method;
use shopside_core::view::{
    Code, DeleteCustomer, FindHomeView, FoundCustomerView, FoundRecordView, LinkedRecord,
};

use crate::setup::{LESLIE, RON, Setup, problem};
use crate::wait::wait_until;

fn customer(record: &FoundRecordView) -> &FoundCustomerView {
    match record {
        FoundRecordView::Customer(customer) => customer,
        other => panic!("{other:?} is no customer"),
    }
}

fn emails(records: &[FoundRecordView]) -> Vec<&str> {
    records.iter().map(|record| &*customer(record).email).collect()
}

/// Pins or unpins a customer.
async fn pin(setup: &Setup, store: &str, id: &str, is_pinned: bool) -> Result<(), shopside_core::Error> {
    setup.app.pin(store, LinkedRecord::Customer, id, is_pinned).await
}

async fn home(setup: &Setup, store: &str) -> FindHomeView {
    let home = setup.app.find_home(store, false).await.unwrap();
    assert_eq!(home.problem, None);
    home
}

/// Opens customers, and waits until the preferences have the last one.
async fn open(setup: &Setup, store: &str, customers: &[&str]) {
    for email in customers {
        let id = setup.customer_id(store, email).await;
        setup.app.customer(store, &id).await.unwrap();
        wait_until("the customer to be saved", || {
            setup.preferences.text().contains(&id)
        })
        .await;
    }
}

#[tokio::test]
async fn opened_customers_are_recent_the_last_one_first() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    assert_eq!(home(&setup, &store).await, FindHomeView::default());

    open(&setup, &store, &[RON, LESLIE, RON]).await;

    assert_eq!(emails(&home(&setup, &store).await.recent), [RON, LESLIE]);
}

#[tokio::test]
async fn preferences_have_ids_only_and_names_are_read_again() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    open(&setup, &store, &[RON, LESLIE]).await;
    let ron = setup.customer_id(&store, RON).await;
    pin(&setup, &store, &ron, true).await.unwrap();
    let saved = setup.preferences.text();
    for personal in [RON, LESLIE, "Swanson", "Knope"] {
        assert!(!saved.contains(personal), "{personal} is in the preferences");
    }

    setup.restart();
    setup.app.open(&store).await.unwrap();

    let home = home(&setup, &store).await;
    assert_eq!(emails(&home.pinned), [RON]);
    assert_eq!(emails(&home.recent), [LESLIE]);
}

#[tokio::test]
async fn known_names_are_read_once() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    open(&setup, &store, &[RON]).await;
    let before = proxy.requests().len();

    home(&setup, &store).await;
    assert_eq!(proxy.requests().len(), before);

    setup.app.find_home(&store, true).await.unwrap();
    let requests = proxy.requests();
    assert_eq!(requests.len(), before + 1);
    let last = requests.last().unwrap();
    assert_eq!((&last.method, &*last.path), (&Method::GET, "/v2/customers"));
}

#[tokio::test]
async fn pinned_customers_stay_in_their_order() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (ron, leslie) = (
        setup.customer_id(&store, RON).await,
        setup.customer_id(&store, LESLIE).await,
    );
    for id in [&leslie, &ron, &leslie] {
        pin(&setup, &store, id, true).await.unwrap();
    }
    assert_eq!(emails(&home(&setup, &store).await.pinned), [LESLIE, RON]);

    pin(&setup, &store, &leslie, false).await.unwrap();
    assert_eq!(emails(&home(&setup, &store).await.pinned), [RON]);
}

#[tokio::test]
async fn too_many_pins_are_refused() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    for number in 0..10 {
        let id = format!("customer-{number}");
        pin(&setup, &store, &id, true).await.unwrap();
    }
    let refused = problem(pin(&setup, &store, "one-more", true).await);
    assert_eq!(refused.code, Code::InvalidInput);
    assert!(!setup.preferences.text().contains("one-more"));
}

#[tokio::test]
async fn pin_that_cannot_be_saved_is_not_there() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.preferences.fail_writes();

    assert!(pin(&setup, &store, &ron, true).await.is_err());

    assert_eq!(home(&setup, &store).await.pinned, []);
}

#[tokio::test]
async fn deleted_customer_is_forgotten_quietly() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    open(&setup, &store, &[RON, LESLIE]).await;
    let (ron, leslie) = (
        setup.customer_id(&store, RON).await,
        setup.customer_id(&store, LESLIE).await,
    );
    pin(&setup, &store, &ron, true).await.unwrap();
    let deletion = DeleteCustomer {
        customer: leslie.clone(),
        email: LESLIE.into(),
    };
    setup.app.delete_customer(&store, deletion).await.unwrap();
    assert!(!setup.preferences.text().contains(&leslie));
    assert_eq!(home(&setup, &store).await.recent, []);

    // Another admin deletes the other one, while the app is closed.
    setup
        .preferences
        .edit(&ron, "00000000-0000-4000-8000-000000000000");
    setup.restart();
    setup.app.open(&store).await.unwrap();

    assert_eq!(home(&setup, &store).await, FindHomeView::default());
    assert!(!setup.preferences.text().contains("00000000-0000"));
}

#[tokio::test]
async fn removed_store_leaves_no_customers() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    open(&setup, &store, &[RON]).await;
    let ron = setup.customer_id(&store, RON).await;
    pin(&setup, &store, &ron, true).await.unwrap();

    setup.app.remove(&store).await.unwrap();

    assert!(!setup.preferences.text().contains(&ron));
}

#[tokio::test]
async fn changed_name_is_read_again() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    open(&setup, &store, &[RON]).await;
    let ron = setup.customer_id(&store, RON).await;
    let customer = setup.app.customer(&store, &ron).await.unwrap();
    let was = shopside_core::view::CustomerFields {
        name: customer.name.clone(),
        email: customer.email.clone(),
        external_ref: customer.external_ref.clone().unwrap_or_default(),
    };
    let becomes = shopside_core::view::CustomerFields {
        name: "Ronald Swanson".into(),
        ..was.clone()
    };
    let change = shopside_core::view::ChangeCustomer {
        customer: ron,
        was,
        becomes,
    };
    setup.app.change_customer(&store, change).await.unwrap();
    let before = proxy.requests().len();

    let home = home(&setup, &store).await;
    assert_eq!(self::customer(&home.recent[0]).name, "Ronald Swanson");
    assert_eq!(proxy.requests().len(), before + 1);
}
