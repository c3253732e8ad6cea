//! Personal data: its log, its erasure, anonymized orders, and manual orders (see `docs/api.md`,
//! "Personal data").

use moltin::{
    Confirmation, CustomerId, CustomerPatch, DataEntry, ErasureStatus, NewOrder, Order, OrderFilter,
    OrderQuery, PersonalDataChange, PostalAddress,
};
use moltin_sandbox::{ErasureFault, Fault, Faults};
use serde_json::json;

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RONS_ID, Setup};

fn ron() -> CustomerId {
    RONS_ID.into()
}

async fn first_order(setup: &Setup, filter: OrderFilter) -> Order {
    let query = OrderQuery::new().filter(filter).limit(1);
    setup.admin().orders().list(&query).await.unwrap().items.remove(0)
}

fn erasure_fault(fault: ErasureFault) -> Faults {
    Faults {
        erasure: Some(fault),
        ..Faults::default()
    }
}

#[tokio::test]
async fn log_names_key_event_and_changed_fields() {
    let setup = Setup::start().await;
    let patch = CustomerPatch::new().name("Ronald Swanson");
    setup.admin().customers().update(&ron(), &patch).await.unwrap();
    setup
        .admin()
        .customers()
        .set_password(&ron(), "another-password")
        .await
        .unwrap();

    let log = setup
        .admin()
        .personal_data()
        .log(&DataEntry::customer(&ron()))
        .await
        .unwrap();

    let [.., renamed, password] = log.as_slice() else {
        panic!("{log:?}");
    };
    assert_eq!(log[0].event_type, "customer.event.created");
    assert_eq!(log[0].initiator.name, "Storefront");
    assert_eq!(renamed.event(), "updated");
    assert_eq!(renamed.entry, DataEntry::customer(&ron()));
    assert_eq!(renamed.delta["name"], "Ronald Swanson");
    assert_eq!(renamed.initiator.id, "sandbox");
    assert_eq!(renamed.initiator.kind, "client-credentials-token");
    assert!(renamed.at.is_some());
    assert_eq!(password.delta["password"], true);
}

#[tokio::test]
async fn addresses_are_related_and_logged() {
    let setup = Setup::start().await;
    let addresses = setup.admin().addresses(&ron());
    let cabin = PostalAddress::default()
        .first_name("Ron")
        .last_name("Swanson")
        .line_1("1 Lake Road")
        .county("Pawnee")
        .postcode("46001")
        .country("US");
    let added = addresses.create("Cabin", &cabin).await.unwrap();
    addresses
        .update(&added.id, "Cabin", &cabin.line_1("2 Lake Road"))
        .await
        .unwrap();
    let entry = DataEntry::address(&added.id);
    let personal_data = setup.admin().personal_data();

    let related = personal_data.related(&DataEntry::customer(&ron())).await.unwrap();
    assert!(related.contains(&entry), "{related:?}");
    let of_address = personal_data.related(&entry).await.unwrap();
    assert!(
        of_address.contains(&DataEntry::customer(&ron())),
        "{of_address:?}"
    );

    addresses.delete(&added.id).await.unwrap();
    let log = personal_data.log(&entry).await.unwrap();
    let events: Vec<_> = log.iter().map(PersonalDataChange::event).collect();
    assert_eq!(events, ["created", "updated", "deleted"]);
    assert_eq!(log[1].delta.len(), 1, "only what changed");
    assert_eq!(log[1].delta["line_1"], "2 Lake Road");
}

#[tokio::test]
async fn related_data_of_several_short_pages_are_all_read() {
    // The store sends two at a time, although a hundred are requested.
    let host = FakeStore::granting_tokens(|request| {
        let offset: usize = request.query("page[offset]").unwrap().parse().unwrap();
        let entry = |id: usize| json!({ "resource_type": "address", "resource_id": format!("a{id}") });
        let page: Vec<_> = (offset..5.min(offset + 2)).map(entry).collect();
        json_response(&json!({ "data": page, "meta": { "page": { "limit": 2 } } }))
    })
    .await;
    let personal_data = host.admin().personal_data();

    let related = personal_data.related(&DataEntry::customer(&ron())).await.unwrap();

    let ids: Vec<_> = related.iter().map(|entry| entry.resource_id.as_str()).collect();
    assert_eq!(ids, ["a0", "a1", "a2", "a3", "a4"]);
}

#[tokio::test]
async fn erasure_runs_later_and_erases_related_data_and_log() {
    let setup = Setup::start().await;
    let personal_data = setup.admin().personal_data();
    let entry = DataEntry::customer(&ron());
    setup.sandbox.inject_faults(erasure_fault(ErasureFault::Pending));

    let request = personal_data.request_erasure(&entry).await.unwrap();
    assert_eq!(request.status, ErasureStatus::Created);
    let waiting = personal_data.erasure_request(&request.id).await.unwrap();
    assert_eq!(waiting.status, ErasureStatus::Created);
    assert!(setup.admin().customers().get(&ron()).await.is_ok());

    setup.sandbox.inject_faults(Faults::default());
    let listed = personal_data.erasure_requests(&entry).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].status, ErasureStatus::Success);
    let gone = setup.admin().customers().get(&ron()).await.unwrap_err();
    assert!(gone.is_not_found());
    assert_eq!(personal_data.log(&entry).await.unwrap(), []);
    assert_eq!(personal_data.related(&entry).await.unwrap(), []);
}

#[tokio::test]
async fn failed_erasure_erases_nothing_and_can_be_repeated() {
    let setup = Setup::start().await;
    let personal_data = setup.admin().personal_data();
    let entry = DataEntry::customer(&ron());
    setup.sandbox.inject_faults(erasure_fault(ErasureFault::Failure));

    let failed = personal_data.request_erasure(&entry).await.unwrap();
    let failed = personal_data.erasure_request(&failed.id).await.unwrap();
    assert_eq!(failed.status, ErasureStatus::Failure);
    assert!(setup.admin().customers().get(&ron()).await.is_ok());

    setup.sandbox.inject_faults(Faults::default());
    let again = personal_data.request_erasure(&entry).await.unwrap();
    let again = personal_data.erasure_request(&again.id).await.unwrap();
    assert_eq!(again.status, ErasureStatus::Success);
}

#[tokio::test]
async fn erasure_of_an_unknown_customer_is_not_found() {
    let setup = Setup::start().await;
    let unknown = DataEntry::customer(&"00000000-0000-4000-8000-000000000000".into());

    let refused = setup.admin().personal_data().request_erasure(&unknown).await;

    assert!(refused.unwrap_err().is_not_found());
}

#[tokio::test]
async fn only_final_orders_are_anonymized() {
    let setup = Setup::start().await;
    let orders = setup.admin().orders();
    let fulfilled = first_order(&setup, OrderFilter::shipping("fulfilled")).await;
    let open = first_order(&setup, OrderFilter::status("incomplete")).await;
    assert_eq!(fulfilled.is_anonymized, Some(false));

    orders.anonymize(&fulfilled.id).await.unwrap();
    let refused = orders.anonymize(&open.id).await.unwrap_err();

    let anonymized = orders.get(&fulfilled.id).await.unwrap();
    assert_eq!(anonymized.is_anonymized, Some(true));
    assert!(anonymized.customer_name.chars().all(|letter| letter == '*'));
    assert_eq!(refused.status(), Some(422));
    assert!(
        refused
            .to_string()
            .contains("only fulfilled or refunded or cancelled"),
        "{refused}"
    );
    assert_eq!(orders.get(&open.id).await.unwrap().is_anonymized, Some(false));
}

fn imported(id: &str) -> NewOrder {
    NewOrder::new(id.into(), "Ron Swanson", "ron@swanson.com", (2_400, "GBP"))
        .customer(ron())
        .states(["complete", "paid", "fulfilled"])
        .item("Mug, stoneware", "MUG-1", 2, 1_200)
}

#[tokio::test]
async fn manual_order_is_created_and_deleted() {
    let setup = Setup::start().await;
    let orders = setup.admin().orders();

    let created = orders
        .create(&imported("0a0a0000-0000-4000-8000-000000000001"))
        .await
        .unwrap();
    assert_eq!(created.confirmed_by, Confirmation::Response);
    let created = created.order;

    assert_eq!(created.is_manual, Some(true));
    let read = orders.get(&created.id).await.unwrap();
    assert_eq!(read.customer_id, Some(ron()));
    assert_eq!(read.with_tax.unwrap().amount, 2_400);
    assert_eq!(read.items.unwrap()[0].name, "Mug, stoneware");
    orders.delete(&created.id).await.unwrap();
    assert!(orders.get(&created.id).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn order_of_a_checkout_is_not_deleted() {
    let setup = Setup::start().await;
    let orders = setup.admin().orders().list(&OrderQuery::new()).await.unwrap();
    let order = orders
        .into_iter()
        .find(|order| order.is_manual == Some(false))
        .unwrap();

    let refused = setup.admin().orders().delete(&order.id).await.unwrap_err();

    assert_eq!(refused.status(), Some(422));
    assert!(setup.admin().orders().get(&order.id).await.is_ok());
}

#[tokio::test]
async fn manual_order_is_found_after_a_lost_response() {
    let setup = Setup::start().await;
    setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::Dropped),
        path: Some("/v2/orders".into()),
        times: Some(1),
        ..Faults::default()
    });
    let id = "0a0a0000-0000-4000-8000-000000000002";

    let created = setup.admin().orders().create(&imported(id)).await.unwrap();

    assert_eq!(created.confirmed_by, Confirmation::Lookup);
    assert_eq!(created.order.id.as_str(), id);
    assert_eq!(setup.requests_to("/v2/orders"), 1, "it is never sent twice");
}
