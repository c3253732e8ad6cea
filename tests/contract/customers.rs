//! Customers, as the admin sees them (see `docs/api.md`, "Customers").

use moltin::{CustomerFilter, CustomerPatch, CustomerQuery, Error, NewCustomer};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, RONS_ID, Setup};

fn leslie() -> NewCustomer {
    NewCustomer::new("Leslie Knope", "new.leslie@pawnee.test")
        .password("waffles-first")
        .external_ref("parks-1")
}

#[tokio::test]
async fn raw_customer_is_the_json_of_the_store() {
    let sent = r#"{ "data": {"id":"a", "type" : "customer","points":1.50,"big":12345678901234567890}}"#;
    let host = FakeStore::granting_tokens(move |_| json_response(&format!("  {sent}\n"))).await;

    let raw = host.admin().customers().raw(&"a".into()).await.unwrap();

    assert_eq!(raw, sent);
    assert_eq!(host.count("/v2/customers/a"), 1);
}

#[tokio::test]
async fn customer_is_created_read_updated_and_deleted() {
    let setup = Setup::start().await;
    let admin = setup.admin();

    let created = admin.customers().create(&leslie()).await.unwrap().customer;
    assert_eq!(created.name, "Leslie Knope");
    assert_eq!(created.email, "new.leslie@pawnee.test");
    assert_eq!(created.has_password, Some(true));
    assert_eq!(created.external_ref.as_deref(), Some("parks-1"));
    assert!(created.created_at.is_some());
    assert_eq!(admin.customers().get(&created.id).await.unwrap(), created);

    let patch = CustomerPatch::new().name("Leslie Knope-Wyatt");
    let changed = admin.customers().update(&created.id, &patch).await.unwrap();
    assert_eq!(
        (changed.name.as_str(), &changed.email),
        ("Leslie Knope-Wyatt", &created.email)
    );
    assert_eq!(changed.has_password, Some(true));
    assert_eq!(changed.external_ref.as_deref(), Some("parks-1"));
    let without = CustomerPatch::new().external_ref(String::new());
    let changed = admin.customers().update(&created.id, &without).await.unwrap();
    assert_eq!(changed.external_ref, None);

    admin.customers().delete(&created.id).await.unwrap();
    let gone = admin.customers().get(&created.id).await.unwrap_err();
    assert_eq!(gone.status(), Some(404));
}

#[tokio::test]
async fn set_password_is_accepted_at_sign_in() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    let without = NewCustomer::new("Leslie Knope", "new.leslie@pawnee.test");
    let created = admin.customers().create(&without).await.unwrap().customer;
    assert_eq!(created.has_password, Some(false));

    let changed = admin
        .customers()
        .set_password(&created.id, "breakfast-food")
        .await
        .unwrap();

    assert_eq!(changed.has_password, Some(true));
    let token = setup
        .shopper()
        .create_customer_token(&created.email, "breakfast-food")
        .await
        .unwrap();
    assert_eq!(*token.customer_id(), created.id);
}

#[tokio::test]
async fn duplicate_email_differs_from_other_conflicts() {
    let setup = Setup::start().await;
    let taken = NewCustomer::new("Leslie Knope", "RON@swanson.com");

    let error = setup.admin().customers().create(&taken).await.unwrap_err();

    assert!(error.is_duplicate_email(), "{error}");
    assert_eq!(error.status(), Some(409));
}

#[tokio::test]
async fn api_error_has_every_entry_of_the_response() {
    let setup = Setup::start().await;
    let unnamed = NewCustomer::new(String::new(), String::new());

    let Err(Error::Api(error)) = setup.admin().customers().create(&unnamed).await else {
        panic!("the creation succeeded")
    };

    assert_eq!(error.status, 422);
    let details: Vec<_> = error
        .entries
        .iter()
        .filter_map(|entry| entry.detail.as_deref())
        .collect();
    // See `docs/api.md`, "Customer errors".
    assert_eq!(
        details,
        [
            "The data.name field is required.",
            "The data.email field is required."
        ]
    );
}

#[tokio::test]
async fn customer_list_is_filtered_and_paginated() {
    let setup = Setup::start().await;
    let admin = setup.admin();

    let ron = CustomerQuery::new().filter(CustomerFilter::email(RON));
    let found = admin.customers().list(&ron).await.unwrap();
    assert_eq!(found.total, 1);
    assert_eq!(found.items[0].id.as_str(), RONS_ID);

    let query = |offset| CustomerQuery::new().limit(20).offset(offset);
    let mut ids = Vec::new();
    for offset in [0, 20, 40] {
        let page = admin.customers().list(&query(offset)).await.unwrap();
        assert_eq!(
            (page.limit, page.offset, page.current),
            (20, offset, offset / 20 + 1)
        );
        ids.extend(page.items.into_iter().map(|customer| customer.id));
    }
    let total = admin.customers().list(&query(0)).await.unwrap().total;
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len() as u64, total);
}

#[tokio::test]
async fn filter_value_with_reserved_characters_is_a_value() {
    let setup = Setup::start().await;
    for text in ["april@x,y):eq(name,z", "a&page[limit]=1", "100%", "\"", "ü#?"] {
        let query = CustomerQuery::new().filter(CustomerFilter::email(text));
        let page = setup.admin().customers().list(&query).await.unwrap();
        assert_eq!(page.total, 0, "{text}");
    }
}
