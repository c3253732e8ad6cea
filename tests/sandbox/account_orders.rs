//! Orders of accounts (see `docs/api.md`, "Orders of accounts").

use moltin_sandbox::Switches;
use reqwest::StatusCode;

use crate::members::{HATTIE, MARA, account, all, member};
use crate::personas::{DemoStore, Persona};

async fn total(persona: &Persona, filter: &str) -> u64 {
    let path = format!("/v2/orders?filter={filter}");
    persona.get(&path).await.body["meta"]["results"]["total"]
        .as_u64()
        .unwrap()
}

#[tokio::test]
async fn orders_are_filtered_by_account_member_and_contact() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let of_account = total(&admin, &format!("eq(account_id,{})", account(1))).await;
    let of_member = total(&admin, &format!("eq(account_member_id,{})", member(2))).await;

    assert!(of_account > 10);
    assert!((1..of_account).contains(&of_member));
    assert_eq!(
        total(&admin, "eq(contact.name,Priya Nair)").await,
        total(&admin, &format!("eq(account_member_id,{})", member(4))).await
    );
    assert!(total(&admin, "like(contact.email,*@harbor.test)").await >= of_account);
    assert_eq!(total(&admin, "eq(external_ref,PO-1)").await, 0);
    let orders = admin
        .get(&format!("/v2/orders?filter=eq(account_id,{})", account(1)))
        .await
        .body;
    for order in orders["data"].as_array().unwrap() {
        assert!(order.get("customer").is_none());
        assert!(
            order["contact"]["email"]
                .as_str()
                .unwrap()
                .ends_with("@harbor.test")
        );
        let relationships = &order["relationships"];
        assert_eq!(relationships["account"]["data"]["type"], "account");
        assert_eq!(relationships["account_member"]["data"]["type"], "account-member");
        assert!(relationships.get("customer").is_none());
    }
}

#[tokio::test]
async fn member_reads_all_orders_of_the_account() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let mara = store.member(MARA, 1).await;
    let own = format!("/v2/orders?page[limit]=100&filter=eq(account_id,{})", account(1));

    let expected = all(&admin.get(&own).await, "id");
    let orders = mara.get("/v2/orders?page[limit]=100").await;
    assert_eq!(all(&orders, "id"), expected);
    for path in ["", "/items", "/transactions", "/shipping-groups"] {
        let read = mara.get(&format!("/v2/orders/{}{path}", expected[0])).await;
        assert_eq!(read.status, StatusCode::OK, "{path}");
    }
    let placed_by_others = orders.body["data"]
        .as_array()
        .unwrap()
        .iter()
        .any(|order| order["relationships"]["account_member"]["data"]["id"] != member(1));
    assert!(placed_by_others);
    let change = serde_json::json!({ "type": "order", "status": "cancelled" });
    let refused = mara.put(&format!("/v2/orders/{}", expected[0]), change).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn orders_by_id_are_scoped_or_open() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (hattie, shopper) = (store.member(HATTIE, 4).await, store.shopper().await);
    let of_harbor = admin
        .get(&format!("/v2/orders?filter=eq(account_id,{})", account(1)))
        .await;
    let path = format!("/v2/orders/{}", all(&of_harbor, "id")[0]);

    let refused = hattie.get(&path).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert_eq!(refused.body["errors"][0]["detail"], "Order not found");
    assert_eq!(shopper.get(&path).await.status, StatusCode::FORBIDDEN);

    store.sandbox.set_switches(Switches {
        orders_by_id_are_open: true,
        ..Switches::default()
    });
    assert_eq!(hattie.get(&path).await.status, StatusCode::OK);
    assert_eq!(shopper.get(&path).await.status, StatusCode::OK);
    assert_eq!(store.ron().await.get(&path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        total(&hattie, "").await,
        total(&admin, &format!("eq(account_id,{})", account(4))).await
    );
}

#[tokio::test]
async fn accounts_and_members_of_orders_are_included() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = format!(
        "/v2/orders?include=account,account_member,items&filter=eq(account_id,{})",
        account(4)
    );

    let included = admin.get(&path).await.body["included"].clone();
    assert_eq!(included["accounts"][0]["name"], "Northwind Joinery");
    assert!(included["account_members"].as_array().unwrap().len() > 1);
    assert!(!included["items"].as_array().unwrap().is_empty());

    store.sandbox.set_switches(Switches {
        orders_lack_accounts: true,
        ..Switches::default()
    });
    let included = admin.get(&path).await.body["included"].clone();
    assert!(included.get("accounts").is_none() && included.get("account_members").is_none());
    assert!(!included["items"].as_array().unwrap().is_empty());
}
