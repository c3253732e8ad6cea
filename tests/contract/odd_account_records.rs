//! One odd account, member, cart or subscription never hides the others.

use moltin::{
    AccountMemberQuery, AccountQuery, AccountScan, CartQuery, ListQuery, SubscriptionInvoiceQuery,
    SubscriptionQuery, UserAuthenticationInfoQuery,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::odd_records::{
    Host, address, assert_only_one_differs, assert_others_stay, make_odd, money, odd_json, timestamps,
};

fn account(number: i64) -> Value {
    json!({
        "id": format!("a-{number}"), "type": "account", "name": "Harbor Tools", "legal_name": "Harbor Tools Ltd",
        "registration_id": format!("r-{number}"), "external_ref": "e",
        "relationships": {
            "parent": { "data": { "type": "account", "id": "a-0" } },
            "ancestors": { "data": [{ "type": "account", "id": "a-0" }] },
            "account_tags": { "data": [{ "type": "account_tag", "id": "t-1" }] },
        },
        "meta": { "timestamps": timestamps() }, "desk": 7,
    })
}

fn member(number: i64) -> Value {
    json!({
        "id": format!("m-{number}"), "type": "account_member", "name": "Dana Reyes", "given_name": "Dana",
        "middle_name": null, "family_name": "Reyes", "email": format!("dana-{number}@harbor.test"),
        "meta": { "timestamps": timestamps(), "creation_status": "COMPLETE" },
    })
}

fn membership(number: i64) -> Value {
    json!({
        "id": format!("ms-{number}"), "type": "account_membership", "account_member_id": format!("m-{number}"),
        "relationships": {
            "account_member": { "data": { "type": "account_member", "id": format!("m-{number}") } },
            "account": { "data": { "type": "account", "id": format!("a-{number}") } },
        },
        "meta": { "timestamps": timestamps() },
    })
}

fn profile(number: i64) -> Value {
    json!({
        "id": format!("p-{number}"), "type": "password_profile", "name": "Shop", "username_format": "any",
        "enable_one_time_password_token": true, "meta": { "timestamps": timestamps() },
    })
}

fn credential(number: i64) -> Value {
    json!({
        "id": format!("c-{number}"), "type": "user_authentication_password_profile_info", "username": "dana",
        "password_profile_id": "p-1", "meta": timestamps(),
    })
}

fn cart(number: i64) -> Value {
    json!({
        "id": format!("c-{number}"), "type": "cart", "name": "Spring", "contact": { "email": "guest@harbor.test" },
        "is_quote": false, "relationships": { "accounts": { "data": [{ "id": "a-1" }] }, "customers": {} },
        "meta": {
            "display_price": { "with_tax": money(number), "tax": money(1), "discount": money(-1) },
            "timestamps": { "created_at": "2026-11-01T09:00:00Z", "expires_at": "2026-11-08T09:00:00Z" },
        },
    })
}

fn cart_item(number: i64) -> Value {
    json!({
        "id": format!("i-{number}"), "type": "cart_item", "product_id": "p", "name": "Net", "sku": "NET",
        "quantity": number, "image": { "href": "https://files.test/net.png" }, "unit_price": money(1),
        "value": money(2), "meta": { "display_price": { "with_tax": { "unit": money(1), "value": money(2) } } },
    })
}

fn subscription(number: i64) -> Value {
    json!({
        "id": format!("s-{number}"), "type": "subscription",
        "attributes": {
            "account_id": "a-1", "external_ref": "e", "offering": { "attributes": { "name": "Tea" } },
            "plan_id": "p-1", "pricing_option_id": "o-1", "currency": "USD", "name": "Dana", "email": "d@harbor.test",
        },
        "meta": {
            "status": "active", "canceled": false, "paused": true, "invoice_after": "2026-12-01T00:00:00Z",
            "timestamps": { "created_at": "2026-01-01T00:00:00Z", "paused_at": "2026-02-01T00:00:00Z" },
        },
    })
}

fn invoice(number: i64) -> Value {
    json!({
        "id": format!("n-{number}"), "type": "subscription_invoice",
        "attributes": {
            "number": number, "billing_period": { "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" },
            "invoice_items": [{ "description": "Tea", "price": money(5) }], "outstanding": true,
        },
        "meta": { "subscription_id": "s-1", "price": money(5), "timestamps": timestamps() },
    })
}

fn payment(number: i64) -> Value {
    json!({
        "id": format!("y-{number}"), "type": "subscription_invoice_payment",
        "attributes": {
            "success": false, "pending": false, "gateway": "manual", "amount": money(number),
            "failure_detail": { "reason": "card_declined" },
        },
        "meta": { "timestamps": timestamps() },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_value_hides_no_account_or_member(changed in 0..3_usize, place in any::<usize>(), odd in odd_json()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let host = Host::start().await;
            let admin = host.store.unlimited_admin();
            let accounts = admin.accounts();
            let (account_query, member_query) = (AccountQuery::new(), AccountMemberQuery::new());
            let user_query = UserAuthenticationInfoQuery::new();
            let members = admin.account_members();
            let (account_id, member_id) = ("a-1".into(), "m-1".into());
            let realm = admin.realm(&"r-1".into());

            assert_others_stay!(host, accounts.list(&account_query), account, changed, place, &odd);
            assert_others_stay!(host, accounts.scan(AccountScan::new()).all(), account, changed, place, &odd);
            assert_others_stay!(host, members.list(&member_query), member, changed, place, &odd);
            assert_others_stay!(host, realm.users().list(&user_query), member, changed, place, &odd);
            assert_others_stay!(host, admin.account_memberships(&account_id).list(), membership, changed, place, &odd);
            assert_others_stay!(host, admin.memberships_of(&member_id), membership, changed, place, &odd);
            assert_others_stay!(host, realm.password_profiles(), profile, changed, place, &odd);
            assert_others_stay!(host, realm.password_credentials(&member_id).list(), credential, changed, place, &odd);
            assert_others_stay!(host, admin.account_addresses(&account_id).list(), address, changed, place, &odd);
        });
    }

    #[test]
    fn odd_value_hides_no_cart_or_subscription(changed in 0..3_usize, place in any::<usize>(), odd in odd_json()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let host = Host::start().await;
            let admin = host.store.unlimited_admin();
            let (carts, subscriptions) = (admin.carts(), admin.subscriptions());
            let (cart_query, list_query) = (CartQuery::new(), ListQuery::new());
            let (subscription_query, invoice_query) = (SubscriptionQuery::new(), SubscriptionInvoiceQuery::new());
            let (id, invoice_id) = ("s-1".into(), "n-1".into());

            assert_others_stay!(host, carts.list(&cart_query), cart, changed, place, &odd);
            assert_others_stay!(host, subscriptions.list(&subscription_query), subscription, changed, place, &odd);
            assert_others_stay!(host, subscriptions.invoices(&id, &list_query), invoice, changed, place, &odd);
            assert_others_stay!(host, subscriptions.all_invoices(&invoice_query), invoice, changed, place, &odd);
            assert_others_stay!(host, subscriptions.payments(&id, &invoice_id), payment, changed, place, &odd);
        });
    }

    #[test]
    fn odd_member_hides_no_other_member_of_an_account(
        changed in 0..3_usize, place in any::<usize>(), odd in odd_json(), is_array in any::<bool>(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let host = Host::start().await;
            let memberships = host.store.unlimited_admin().account_memberships(&"a-1".into());
            let included = |members: &[Value]| if is_array {
                json!(members)
            } else {
                json!({ "account_members": members })
            };
            let data = [membership(1), membership(2), membership(3)];
            let mut members = vec![member(1), member(2), member(3)];
            host.send(&json!({ "data": data, "included": included(&members) }), "");
            let whole = memberships.list().await.unwrap().items;
            assert!(whole.iter().all(|membership| membership.member.is_some()));
            make_odd(&mut members[changed], place);
            host.send(&json!({ "data": data, "included": included(&members) }), &odd);

            let page = memberships.list().await.unwrap();

            assert_eq!(page.items.len(), 3);
            assert_only_one_differs(&whole, (&page.items, &page.unreadable), changed);
        });
    }

    #[test]
    fn odd_item_hides_no_other_item_of_a_cart(changed in 0..3_usize, place in any::<usize>(), odd in odd_json()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let host = Host::start().await;
            let carts = host.store.unlimited_admin().carts();
            host.send(&json!({ "data": [cart(1)] }), "");
            let id = carts.list(&CartQuery::new()).await.unwrap().items.remove(0).id;
            let mut items = vec![cart_item(1), cart_item(2), cart_item(3)];
            host.send(&json!({ "data": cart(1), "included": { "items": items } }), "");
            let whole = carts.get(&id).await.unwrap().items;
            make_odd(&mut items[changed], place);
            host.send(&json!({ "data": cart(1), "included": { "items": items } }), &odd);

            let details = carts.get(&id).await.unwrap();

            assert_only_one_differs(&whole, (&details.items, &details.unreadable), changed);
        });
    }
}

#[tokio::test]
async fn lists_without_meta_are_read() {
    let host = Host::start().await;
    let admin = host.store.unlimited_admin();
    for meta in [
        json!(null),
        json!([]),
        json!({}),
        json!(5),
        json!({ "results": null }),
    ] {
        host.send(&json!({ "data": [account(1)], "meta": meta }), "");
        let accounts = admin.accounts().list(&AccountQuery::new()).await.unwrap();
        assert_eq!((accounts.items.len(), accounts.total), (1, 1), "{meta}");
        host.send(&json!({ "data": [profile(1), profile(2)], "meta": meta }), "");
        let profiles = admin.realm(&"r".into()).password_profiles().await.unwrap();
        assert_eq!((profiles.items.len(), profiles.total), (2, 2), "{meta}");
    }
}

#[tokio::test]
async fn references_of_accounts_are_read_in_both_shapes() {
    let host = Host::start().await;
    let admin = host.store.unlimited_admin();
    for tags in [
        json!({ "data": [{ "type": "account_tag", "id": "t-1" }] }),
        json!([{ "type": "account_tag", "id": "t-1" }]),
    ] {
        let mut record = account(1);
        record["relationships"]["account_tags"] = tags;
        host.send(&json!({ "data": record }), "");

        let account = admin.accounts().get(&"a-1".into()).await.unwrap();

        assert_eq!(account.tag_ids, ["t-1".into()]);
        assert_eq!(account.unreadable_fields, [""; 0]);
    }
}
