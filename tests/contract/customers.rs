//! Customers, as the merchant has them (see `docs/api.md`, "Customers").

use moltin::{CustomerFilter, CustomerPatch, CustomerQuery, Error, NewCustomer};

use crate::shop::{RON, RONS_ID, Shop};

fn leslie() -> NewCustomer {
    NewCustomer {
        name: "Leslie Knope".into(),
        email: "new.leslie@pawnee.test".into(),
        password: Some("waffles-first".into()),
        external_ref: Some("parks-1".into()),
    }
}

#[tokio::test]
async fn a_customer_is_created_read_changed_and_deleted() {
    let shop = Shop::open().await;
    let admin = shop.admin();

    let created = admin.customers().create(&leslie()).await.unwrap().customer;
    assert_eq!(created.name, "Leslie Knope");
    assert_eq!(created.email, "new.leslie@pawnee.test");
    assert_eq!(created.has_password, Some(true));
    assert_eq!(created.external_ref.as_deref(), Some("parks-1"));
    assert!(created.created_at.is_some());
    assert_eq!(admin.customers().get(&created.id).await.unwrap(), created);

    let patch = CustomerPatch {
        name: Some("Leslie Knope-Wyatt".into()),
        ..CustomerPatch::default()
    };
    let changed = admin.customers().update(&created.id, &patch).await.unwrap();
    assert_eq!(
        (changed.name.as_str(), &changed.email),
        ("Leslie Knope-Wyatt", &created.email)
    );
    assert_eq!(changed.has_password, Some(true));
    assert_eq!(changed.external_ref.as_deref(), Some("parks-1"));
    let without = CustomerPatch {
        external_ref: Some(String::new()),
        ..CustomerPatch::default()
    };
    let changed = admin.customers().update(&created.id, &without).await.unwrap();
    assert_eq!(changed.external_ref, None);

    admin.customers().delete(&created.id).await.unwrap();
    let gone = admin.customers().get(&created.id).await.unwrap_err();
    assert_eq!(gone.status(), Some(404));
}

#[tokio::test]
async fn a_password_that_was_set_is_the_one_that_signs_in() {
    let shop = Shop::open().await;
    let admin = shop.admin();
    let without = NewCustomer {
        password: None,
        ..leslie()
    };
    let created = admin.customers().create(&without).await.unwrap().customer;
    assert_eq!(created.has_password, Some(false));

    let changed = admin
        .customers()
        .set_password(&created.id, &"breakfast-food".into())
        .await
        .unwrap();

    assert_eq!(changed.has_password, Some(true));
    let token = shop
        .shopper()
        .sign_in(&created.email, &"breakfast-food".into())
        .await
        .unwrap();
    assert_eq!(*token.customer_id(), created.id);
}

#[tokio::test]
async fn an_address_that_is_taken_is_told_from_any_other_conflict() {
    let shop = Shop::open().await;
    let taken = NewCustomer {
        email: "RON@swanson.com".into(),
        ..leslie()
    };

    let error = shop.admin().customers().create(&taken).await.unwrap_err();

    assert!(error.is_duplicate_email(), "{error}");
    assert_eq!(error.status(), Some(409));
}

#[tokio::test]
async fn a_refusal_carries_every_entry_of_the_reply() {
    let shop = Shop::open().await;
    let nobody = NewCustomer {
        name: String::new(),
        email: String::new(),
        password: None,
        external_ref: None,
    };

    let Err(Error::Api(refusal)) = shop.admin().customers().create(&nobody).await else {
        panic!("it was not refused")
    };

    assert_eq!(refusal.status, 422);
    let details: Vec<_> = refusal
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
async fn the_list_is_searched_and_paged() {
    let shop = Shop::open().await;
    let admin = shop.admin();

    let ron = CustomerQuery {
        filter: CustomerFilter::email(RON),
        ..CustomerQuery::default()
    };
    let found = admin.customers().list(&ron).await.unwrap();
    assert_eq!(found.total, 1);
    assert_eq!(found.items[0].id.as_str(), RONS_ID);

    let query = |offset| CustomerQuery {
        limit: 20,
        offset,
        ..CustomerQuery::default()
    };
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
async fn what_is_searched_for_is_a_value_whatever_it_looks_like() {
    let shop = Shop::open().await;
    for text in ["nobody@x,y):eq(name,z", "a&page[limit]=1", "100%", "\"", "ü#?"] {
        let query = CustomerQuery {
            filter: CustomerFilter::email(text),
            ..CustomerQuery::default()
        };
        let page = shop.admin().customers().list(&query).await.unwrap();
        assert_eq!(page.total, 0, "{text}");
    }
}
