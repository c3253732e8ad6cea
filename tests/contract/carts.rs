//! Carts, as the admin, a customer and a member read them (see `docs/api.md`, "Carts").

use moltin::{CartFilter, CartQuery, ListQuery};
use moltin_sandbox::Switches;
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RONS_ID, Setup};

fn money(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "USD", "formatted": "$1.00" })
}

fn cart() -> Value {
    json!({
        "id": "c1", "type": "cart", "name": "Spring", "description": "Nets", "is_quote": true,
        "contact": { "email": "guest@harbor.test" },
        "custom_attributes": { "desk": { "type": "integer", "value": 7 } },
        "relationships": {
            "accounts": { "data": [{ "type": "account", "id": "a1" }, { "type": "account", "id": "a2" }] },
            "customers": {}, "items": {},
        },
        "meta": {
            "display_price": {
                "with_tax": money(1080), "without_tax": money(1000), "tax": money(80), "discount": money(-200),
                "without_discount": money(1280), "shipping": money(0),
            },
            "timestamps": {
                "created_at": "2026-11-01T09:00:00Z", "updated_at": "2026-11-02T09:00:00Z",
                "expires_at": "2026-11-09T09:00:00Z",
            },
        },
    })
}

#[tokio::test]
async fn cart_of_a_list_is_read_with_its_items_and_promotions() {
    let included = json!({
        "items": [
            {
                "id": "i1", "type": "cart_item", "product_id": "p1", "name": "Net", "sku": "NET-1", "quantity": 2,
                "image": { "href": "https://files.test/net.png" }, "shipping_group_id": "g1",
                "unit_price": { "amount": 640, "currency": "USD", "includes_tax": true },
                "value": { "amount": 1280, "currency": "USD", "includes_tax": true },
            },
            {
                "id": "i4", "type": "cart_item", "product_id": "p2", "name": "Rope", "sku": "ROPE", "quantity": 2,
                "unit_price": { "amount": 500, "currency": "USD", "includes_tax": false },
                "value": { "amount": 1000, "currency": "USD", "includes_tax": false },
                "meta": { "display_price": { "with_tax": { "unit": money(540), "value": money(1080) } } },
            },
            {
                "id": "i2", "type": "promotion_item", "promotion_id": "pr1", "name": "Two dollars off",
                "sku": "TWO-OFF", "quantity": 1, "value": { "amount": -200, "currency": "USD" },
            },
            { "id": "i3", "type": "promotion_item", "promotion_id": "pr2", "name": "Spring", "sku": "auto_spring" },
            { "id": 5 },
        ],
        "promotions": [
            { "id": "pr1", "name": "Two dollars off" },
            { "id": "pr2", "name": "Spring" },
            { "id": "pr3", "name": "Free shipping" },
        ],
    });
    let host = FakeStore::granting_tokens(move |request| {
        if request.path.starts_with("/v2/carts/") {
            return json_response(&json!({ "data": cart(), "included": included }));
        }
        json_response(&json!({ "data": [cart()], "meta": { "results": { "total": 1 } } }))
    })
    .await;
    let carts = host.member().await.carts();

    let listed = carts
        .list(&ListQuery::new().limit(10))
        .await
        .unwrap()
        .items
        .remove(0);
    let details = carts.get(&listed.id).await.unwrap();

    assert_eq!(details.cart, listed);
    assert_eq!((listed.name.as_str(), listed.is_quote), ("Spring", Some(true)));
    assert_eq!(listed.contact_email.as_deref(), Some("guest@harbor.test"));
    assert_eq!(listed.account_ids, ["a1".into(), "a2".into()]);
    assert!(listed.customer_ids.is_empty());
    assert_eq!(listed.with_tax.unwrap().amount, 1080);
    assert_eq!(listed.discount.unwrap().amount, -200);
    assert_eq!(listed.expires_at.unwrap().to_string(), "2026-11-09T09:00:00Z");
    assert!(listed.extra.get("custom_attributes").is_some());
    let [net, rope] = &details.items[..] else {
        panic!("{:?}", details.items)
    };
    assert_eq!((net.sku.as_str(), net.quantity), ("NET-1", Some(2)));
    assert_eq!(net.value.as_ref().unwrap().amount, 1280);
    // A price without the tax is read with it.
    let prices = [&rope.unit_price, &rope.value].map(|price| price.as_ref().unwrap().amount);
    assert_eq!(prices, [540, 1080]);
    assert_eq!(details.unreadable.len(), 1);
    let promotions: Vec<_> = details
        .promotions
        .iter()
        .map(|promotion| (promotion.id.as_str(), promotion.code.as_deref()))
        .collect();
    assert_eq!(
        promotions,
        [("pr1", Some("TWO-OFF")), ("pr2", None), ("pr3", None)]
    );
    assert_eq!(details.promotions[0].discount.as_ref().unwrap().amount, -200);
    let requests = host.requests_with(&axum::http::Method::GET);
    assert_eq!(requests[0].query("page[limit]").as_deref(), Some("10"));
    assert_eq!(requests[1].query("include").as_deref(), Some("items,promotions"));
}

#[tokio::test]
async fn admin_lists_carts_and_reads_each() {
    let setup = Setup::start().await;
    let carts = setup.admin().carts();

    let page = carts.list(&CartQuery::new()).await.unwrap();

    assert!(!page.items.is_empty());
    let count = setup.requests_to("/v2/carts");
    for cart in page.items.iter().take(5) {
        let details = carts.get(&cart.id).await.unwrap();
        assert_eq!(details.cart.id, cart.id);
        assert_eq!(details.cart.updated_at, cart.updated_at);
    }
    // Reading carts of the list has created none.
    assert_eq!(carts.list(&CartQuery::new()).await.unwrap().total, page.total);
    assert_eq!(setup.requests_to("/v2/carts"), count + 1);
}

#[tokio::test]
async fn admin_filters_carts_by_account_and_name() {
    let setup = Setup::start().await;
    let carts = setup.admin().carts();
    let all = carts.list(&CartQuery::new()).await.unwrap().items;
    let owned = all.iter().find(|cart| !cart.account_ids.is_empty()).unwrap();
    let account = &owned.account_ids[0];

    let query = CartQuery::new().filter(CartFilter::account(account));
    let found = carts.list(&query).await.unwrap().items;

    assert!(found.iter().all(|cart| cart.account_ids.contains(account)));
    let expected = all.iter().filter(|cart| cart.account_ids.contains(account));
    assert_eq!(found.len(), expected.count());
    let named = all.iter().find(|cart| cart.name.len() > 3).unwrap();
    let pattern = format!("*{}*", named.name.to_uppercase());
    let query = CartQuery::new().filter(CartFilter::name_ilike(&pattern));
    let found = carts.list(&query).await.unwrap().items;
    assert!(found.iter().any(|cart| cart.id == named.id));
}

#[tokio::test]
async fn customer_lists_their_own_carts() {
    let setup = Setup::start().await;
    let ron = setup.ron().await;
    let all = setup.admin().carts().list(&CartQuery::new()).await.unwrap().items;

    let own = ron.carts().list(&ListQuery::new()).await.unwrap();

    let mut expected: Vec<_> = all
        .into_iter()
        .filter(|cart| cart.customer_ids.contains(&RONS_ID.into()))
        .map(|cart| cart.id)
        .collect();
    let mut ids: Vec<_> = own.items.into_iter().map(|cart| cart.id).collect();
    expected.sort();
    ids.sort();
    assert_eq!(ids, expected);
}

#[tokio::test]
async fn carts_of_visitors_do_not_matter_to_members() {
    let setup = Setup::start().await;
    for implicit_lists_carts in [false, true] {
        setup.sandbox.set_switches(Switches {
            implicit_lists_carts,
            ..Switches::default()
        });
        assert!(setup.ron().await.carts().list(&ListQuery::new()).await.is_ok());
    }
}
