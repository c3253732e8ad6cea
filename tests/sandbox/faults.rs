//! Fault injection: setting faults, error statuses, and the quirks of older services.

use moltin_sandbox::{Fault, Faults};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::json;

use crate::personas::{DemoStore, Persona, RON, RON_PASSWORD, read};

async fn list_customers(persona: &Persona) -> Response {
    persona
        .request(Method::GET, "/v2/customers")
        .send()
        .await
        .unwrap()
}

#[tokio::test]
async fn faults_are_set_and_cleared_with_credentials_only() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    assert_eq!(
        store
            .put_faults(json!({ "reply": "unavailable", "retry_after": 7 }))
            .await,
        StatusCode::OK
    );
    let failed = list_customers(&admin).await;
    assert_eq!(failed.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(failed.headers()["retry-after"], "7");

    let url = format!("{}/sandbox/faults", store.sandbox.base_url());
    let delete = Client::new().delete(&url);
    assert_eq!(
        delete.try_clone().unwrap().send().await.unwrap().status(),
        StatusCode::UNAUTHORIZED
    );
    let wrong = delete.try_clone().unwrap().basic_auth("sandbox", Some("wrong"));
    assert_eq!(wrong.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let right = delete.basic_auth("sandbox", Some("sandbox-secret"));
    assert_eq!(right.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(list_customers(&admin).await.status(), StatusCode::OK);
    assert_eq!(
        store.put_faults(json!({ "reply": "gremlins" })).await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn injected_error_has_the_services_status_and_type() {
    const JSON: &str = "application/json; charset=utf-8";
    for (fault, status, content_type) in [
        (Fault::RateLimited, 429, JSON),
        (Fault::ServerError, 500, JSON),
        (Fault::BadGateway, 502, "text/html"),
        (Fault::Unavailable, 503, JSON),
        (Fault::WriteConflict, 409, JSON),
    ] {
        let store = DemoStore::with_faults(Faults {
            reply: Some(fault),
            path: Some("/v2/customers".into()),
            ..Faults::default()
        })
        .await;
        let admin = store.admin().await;

        let response = list_customers(&admin).await;

        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["content-type"], content_type);
        assert!(response.headers().get("retry-after").is_none());
        assert_eq!(
            admin.get("/v2/orders").await.status,
            StatusCode::OK,
            "other paths have no fault"
        );
    }
}

#[tokio::test]
async fn html_fault_sends_server_errors_as_html() {
    for (fault, status) in [(Fault::ServerError, 500), (Fault::Unavailable, 503)] {
        let store = DemoStore::with_faults(Faults {
            reply: Some(fault),
            html: true,
            path: Some("/v2".into()),
            ..Faults::default()
        })
        .await;

        let response = list_customers(&store.admin().await).await;

        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["content-type"], "text/html");
    }
}

#[tokio::test]
async fn token_faults_reject_tokens_with_401() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let ron = store.ron().await;
    let inject = |fault| {
        store.sandbox.inject_faults(Faults {
            reply: Some(fault),
            ..Faults::default()
        });
    };

    inject(Fault::BearerRefused);
    assert_eq!(list_customers(&admin).await.status(), StatusCode::UNAUTHORIZED);
    inject(Fault::TokenRefused);
    assert_eq!(
        list_customers(&admin).await.status(),
        StatusCode::OK,
        "a request without a customer token has none to reject"
    );
    assert_eq!(
        ron.get("/v2/orders").await.body["errors"][0]["detail"],
        "The customer token supplied is not valid."
    );
}

#[tokio::test]
async fn redirect_fault_points_to_another_host() {
    let store = DemoStore::with_faults(Faults {
        reply: Some(Fault::Redirected),
        ..Faults::default()
    })
    .await;
    let http = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();

    let url = format!("{}/v2/customers", store.sandbox.base_url());
    let redirect = http.get(url).send().await.unwrap();

    assert_eq!(redirect.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(redirect.headers()["location"], "https://elsewhere.test/");
}

#[tokio::test]
async fn every_and_times_limit_the_fault() {
    let store = DemoStore::with_faults(Faults {
        reply: Some(Fault::ServerError),
        every: Some(3),
        times: Some(2),
        path: Some("/v2".into()),
        ..Faults::default()
    })
    .await;
    let admin = store.admin().await;
    let mut statuses = Vec::new();
    for _ in 0..9 {
        statuses.push(list_customers(&admin).await.status().as_u16());
    }

    assert_eq!(statuses, [200, 200, 500, 200, 200, 500, 200, 200, 200]);
}

#[tokio::test]
async fn tokens_expire_after_the_injected_lifetime() {
    let store = DemoStore::with_faults(Faults {
        customer_token_seconds: Some(0),
        ..Faults::default()
    })
    .await;
    let ron = store.ron().await;
    let refused = ron.get("/v2/orders").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        refused.body["errors"][0]["detail"],
        "The customer token supplied is not valid."
    );

    store.put_faults(json!({ "bearer_seconds": 0 })).await;
    let refused = store.admin().await.get("/v2/orders").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        refused.body["errors"][0]["title"],
        "Unable to validate access token"
    );
}

#[tokio::test]
async fn older_services_are_imitated() {
    let store = DemoStore::with_faults(Faults {
        oauth_2017: true,
        token_created: true,
        odd_links: true,
        ..Faults::default()
    })
    .await;
    let url = format!("{}/oauth/access_token", store.sandbox.base_url());
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "sandbox"),
        ("client_secret", "wrong"),
    ];
    let refused = read(Client::new().post(url).form(&form).send().await.unwrap()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(refused.body, json!({ "status": false, "errors": "Forbidden" }));

    let token = store.shopper().await.sign_in(RON, RON_PASSWORD).await;
    assert_eq!(token.status, StatusCode::CREATED);

    // As observed in 2022 (see `docs/api.md`, "Paging").
    let empty = store
        .admin()
        .await
        .get("/v2/customers?filter=eq(email,unknown@x.test)&page[limit]=100")
        .await
        .body;
    assert_eq!(empty["meta"]["page"]["current"], 1);
    assert_eq!(empty["meta"]["page"]["total"], 0);
    for (link, offset) in [("last", "-100"), ("next", "-1"), ("prev", "0")] {
        assert!(
            empty["links"][link]
                .as_str()
                .unwrap()
                .ends_with(&format!("page[offset]={offset}")),
            "{empty}"
        );
    }
}

#[tokio::test]
async fn missing_order_is_hidden_from_its_customer_only() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let ron = store.ron().await;
    let before = ron.get("/v2/orders?page[limit]=1").await.body;
    let order = before["data"][0]["id"].as_str().unwrap().to_owned();
    let total = before["meta"]["results"]["total"].as_u64().unwrap();

    store.put_faults(json!({ "missing_order": order })).await;

    let after = ron.get("/v2/orders?page[limit]=1").await.body;
    assert_eq!(after["meta"]["results"]["total"], total - 1);
    assert_ne!(after["data"][0]["id"], order.as_str());
    for suffix in ["", "/items", "/transactions"] {
        let path = format!("/v2/orders/{order}{suffix}");
        assert_eq!(ron.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(admin.get(&path).await.status, StatusCode::OK, "{path}");
    }
    let filter = format!("/v2/orders?filter=eq(id,{order})");
    assert_eq!(
        admin.get(&filter).await.body["data"][0]["id"],
        order.as_str(),
        "the admin's list has the order"
    );
}
