//! Customers (see `docs/api.md`, "Customers").

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{DemoStore, RON, RON_ID, leslie};

#[tokio::test]
async fn created_customer_has_documented_body_without_password() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    let created = admin.post("/v2/customers", leslie()).await;

    assert_eq!(created.status, StatusCode::CREATED);
    let customer = &created.body["data"];
    assert_eq!(customer["type"], "customer");
    assert_eq!(customer["name"], "Leslie Knope");
    assert_eq!(customer["email"], "new.leslie@pawnee.test");
    assert_eq!(customer["password"], true);
    assert_eq!(customer["external_ref"], Value::Null);
    assert_eq!(customer["authentication_mechanism"], "password");
    let created_at = customer["meta"]["timestamps"]["created_at"].as_str().unwrap();
    assert!(
        created_at.ends_with('Z') && !created_at.contains('.'),
        "{created_at}"
    );
    let read = admin
        .get(&format!("/v2/customers/{}", customer["id"].as_str().unwrap()))
        .await;
    assert_eq!(read.body, created.body);
    assert!(!read.body.to_string().contains("waffles-first"));
}

#[tokio::test]
async fn missing_or_empty_password_means_none() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    for (number, password) in [None, Some(json!("")), Some(Value::Null)].into_iter().enumerate() {
        let mut customer =
            json!({ "type": "customer", "name": "No Password", "email": format!("none{number}@x.test") });
        if let Some(password) = password {
            customer["password"] = password;
        }
        let created = admin.post("/v2/customers", customer).await;
        assert_eq!(
            (created.status, &created.body["data"]["password"]),
            (StatusCode::CREATED, &json!(false))
        );
    }
}

#[tokio::test]
async fn missing_fields_are_listed_without_a_status() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    let refused = admin.post("/v2/customers", json!({ "type": "customer" })).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        refused.body,
        json!({ "errors": [
            { "title": "Failed Validation", "detail": "The data.name field is required." },
            { "title": "Failed Validation", "detail": "The data.email field is required." },
        ] })
    );
    for wrong in [
        json!({ "name": "No Type", "email": "x@x.test" }),
        json!({ "type": "customer", "name": "Bad Address", "email": "nonsense" }),
        json!({ "type": "customer", "name": "Bad Password", "email": "x@x.test", "password": true }),
    ] {
        assert_eq!(
            admin.post("/v2/customers", wrong).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
}

#[tokio::test]
async fn duplicate_email_is_refused_ignoring_case() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let id = admin.post("/v2/customers", leslie()).await.body["data"]["id"]
        .as_str()
        .unwrap()
        .to_owned();

    let mut again = leslie();
    again["email"] = json!("RON@Swanson.com");
    let created = admin.post("/v2/customers", again).await;
    let changed = admin
        .put(
            &format!("/v2/customers/{id}"),
            json!({ "type": "customer", "email": RON }),
        )
        .await;

    assert_eq!(
        (created.status, changed.status),
        (StatusCode::CONFLICT, StatusCode::CONFLICT)
    );
    assert_eq!(
        created.body["errors"][0]["detail"],
        "A customer with this email already exists"
    );
}

#[tokio::test]
async fn update_changes_only_sent_fields() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = format!("/v2/customers/{RON_ID}");
    let before = admin.get(&path).await.body["data"].clone();

    let renamed = admin.put(&path, json!({ "name": "Duke Silver" })).await;
    assert_eq!(renamed.status, StatusCode::OK);
    assert_eq!(renamed.body["data"]["name"], "Duke Silver");
    for kept in ["id", "email", "password", "external_ref"] {
        assert_eq!(renamed.body["data"][kept], before[kept], "{kept}");
    }

    for reference in [json!("CRM-9"), Value::Null] {
        let changed = admin.put(&path, json!({ "external_ref": reference })).await;
        assert_eq!(changed.body["data"]["external_ref"], reference);
        assert_eq!(changed.body["data"]["name"], "Duke Silver");
    }

    assert_eq!(
        admin
            .put(&path, json!({ "password": "mynewpassword" }))
            .await
            .body["data"]["password"],
        true
    );
    assert!(
        store
            .shopper()
            .await
            .sign_in(RON, "mynewpassword")
            .await
            .status
            .is_success()
    );
    for wrong in [
        json!({ "password": "" }),
        json!({ "password": null }),
        json!({ "password": true }),
        json!({ "type": "order" }),
    ] {
        assert_eq!(
            admin.put(&path, wrong).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
}

#[tokio::test]
async fn deleted_customer_gets_404() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = format!("/v2/customers/{RON_ID}");

    let deleted = admin.delete(&path).await;
    assert_eq!(
        (deleted.status, deleted.body),
        (StatusCode::NO_CONTENT, Value::Null)
    );

    let gone = admin.get(&path).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(
        gone.body,
        json!({ "errors": [{ "status": 404, "title": "Not Found", "detail": "Customer not found" }] })
    );
    assert_eq!(admin.delete(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pages_cover_every_customer_once() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    let first = admin
        .get("/v2/customers?page[limit]=10&page[offset]=0")
        .await
        .body;
    let total = first["meta"]["results"]["total"].as_u64().unwrap();
    let mut seen = std::collections::HashSet::new();
    for offset in (0..total).step_by(10) {
        let page = admin
            .get(&format!(
                "/v2/customers?page%5Blimit%5D=10&page%5Boffset%5D={offset}"
            ))
            .await
            .body;
        assert_eq!(page["meta"]["page"]["current"], offset / 10 + 1);
        seen.extend(
            page["data"]
                .as_array()
                .unwrap()
                .iter()
                .map(|customer| customer["id"].as_str().unwrap().to_owned()),
        );
    }

    assert!(total >= 40);
    assert_eq!(seen.len() as u64, total);
    assert_eq!(first["meta"]["page"]["total"], total.div_ceil(10));
    let base = store.sandbox.base_url();
    assert_eq!(
        first["links"]["next"],
        format!("{base}/v2/customers?page[limit]=10&page[offset]=10")
    );
    assert_eq!(first["links"]["prev"], Value::Null);
    assert_eq!(
        admin.get("/v2/customers/").await.body["meta"]["page"]["limit"],
        25
    );
}

#[tokio::test]
async fn customers_are_filtered_by_email_and_name() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let emails = async |filter: &str| -> Vec<String> {
        let response = admin
            .request(reqwest::Method::GET, "/v2/customers")
            .query(&[("filter", filter)])
            .send()
            .await;
        let body = crate::personas::read(response.unwrap()).await.body;
        let found = body["data"].as_array().unwrap_or_else(|| panic!("{body}"));
        found
            .iter()
            .map(|customer| customer["email"].as_str().unwrap().to_owned())
            .collect()
    };

    assert_eq!(emails("eq(email,ron@swanson.com)").await, [RON]);
    assert_eq!(emails("eq(email,RON@swanson.com)").await, [RON]);
    assert_eq!(emails("like(name,*swan*)").await, [RON]);
    assert_eq!(emails("like(email,ron@*):like(name,Ron*)").await, [RON]);
    assert_eq!(
        emails("eq(email,ann.perkins+shop@pawnee.test)").await,
        ["ann.perkins+shop@pawnee.test"]
    );
    assert_eq!(
        emails(r#"eq(name,"Miles O'Brien")"#).await,
        ["miles.obrien@station.test"]
    );
    assert_eq!(
        emails(r#"eq(name,"Procurement, Contoso Ltd")"#).await,
        ["procurement@contoso.test"]
    );
    assert!(emails("eq(email,unknown@x.test)").await.is_empty());
}

#[tokio::test]
async fn customers_are_paged_by_id() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let ids = async |filter: &str| -> Vec<String> {
        let found = admin
            .get(&format!("/v2/customers?sort=id&page[limit]=100&filter={filter}"))
            .await;
        let customers = found.body["data"].as_array().unwrap();
        customers
            .iter()
            .map(|customer| customer["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = ids("").await;
    let middle = all.len() / 2;
    let id = &all[middle];

    assert_eq!(ids(&format!("gt(id,{id})")).await, all[middle + 1..]);
    assert_eq!(ids(&format!("ge(id,{id})")).await, all[middle..]);
    assert_eq!(ids(&format!("lt(id,{id})")).await, all[..middle]);
    assert_eq!(ids(&format!("le(id,{id})")).await, all[..=middle]);
}

#[tokio::test]
async fn custom_fields_are_kept_on_write() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let customers = admin.get("/v2/customers?page[limit]=100").await.body["data"].clone();
    let customer = customers
        .as_array()
        .unwrap()
        .iter()
        .find(|customer| customer["loyalty_tier"].is_string())
        .unwrap();
    let path = format!("/v2/customers/{}", customer["id"].as_str().unwrap());

    let renamed = admin
        .put(&path, json!({ "type": "customer", "name": "Duke Silver" }))
        .await;
    assert_eq!(renamed.body["data"]["loyalty_tier"], customer["loyalty_tier"]);

    let note = json!({ "type": "customer", "support_note": "VIP", "loyalty_tier": null, "shoe_size": 44 });
    let changed = admin.put(&path, note).await.body["data"].clone();
    assert_eq!(changed["support_note"], "VIP");
    assert_eq!(
        (changed.get("loyalty_tier"), changed.get("shoe_size")),
        (None, None)
    );

    let mut new = crate::personas::leslie();
    new["newsletter"] = json!(true);
    let created = admin.post("/v2/customers", new).await.body["data"].clone();
    assert_eq!(created["newsletter"], true);
}

#[tokio::test]
async fn attributes_of_resources_are_described() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for (entity, required) in [
        ("customers", vec!["type", "name", "email"]),
        ("orders", vec!["type", "shipping_address", "billing_address"]),
    ] {
        let body = admin.get(&format!("/v2/{entity}/attributes")).await.body;
        assert_eq!(body["meta"]["entity"], entity);
        assert!(body["meta"]["version"].is_string());
        let attributes = body["data"].as_array().unwrap();
        for attribute in attributes {
            assert!(attribute["label"].is_string() && attribute["type"].is_string());
        }
        let found: Vec<_> = attributes
            .iter()
            .filter(|attribute| attribute["required"] == true)
            .map(|attribute| attribute["value"].as_str().unwrap())
            .collect();
        assert_eq!(found, required);
        let refused = store.ron().await.get(&format!("/v2/{entity}/attributes")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn demo_seed_is_deterministic() {
    let (one, other) = (DemoStore::start().await, DemoStore::start().await);
    for path in [
        "/v2/customers?page[limit]=100",
        "/v2/orders?page[limit]=100&page[offset]=500&include=items",
    ] {
        let (one, other) = (
            one.admin().await.get(path).await,
            other.admin().await.get(path).await,
        );
        assert_eq!(
            (&one.body["data"], &one.body["included"]),
            (&other.body["data"], &other.body["included"])
        );
    }
}
