//! Misbehaviour on demand, and the limits that the real service has.

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::personas::{Persona, RON, RONS_PASSWORD, Shop, anonymous, leslie, read};

async fn shop(faults: Faults) -> Shop {
    let config = Config {
        faults,
        ..Config::in_memory(Seed::Demo)
    };
    Shop {
        sandbox: Sandbox::start(config).await.unwrap(),
    }
}

/// Sets the faults of a running store.
async fn set(shop: &Shop, faults: Value) -> StatusCode {
    let url = format!("{}/sandbox/faults", shop.sandbox.base_url());
    let request = Client::new()
        .put(url)
        .basic_auth("sandbox", Some("sandbox-secret"));
    request.json(&faults).send().await.unwrap().status()
}

async fn customers(caller: &Persona) -> reqwest::Result<Response> {
    caller.request(Method::GET, "/v2/customers").send().await
}

#[tokio::test]
async fn faults_are_set_and_taken_back_by_the_owner_alone() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    assert_eq!(
        set(&shop, json!({ "reply": "unavailable", "retry_after": 7 })).await,
        StatusCode::OK
    );
    let failed = customers(&admin).await.unwrap();
    assert_eq!(failed.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(failed.headers()["retry-after"], "7");

    let url = format!("{}/sandbox/faults", shop.sandbox.base_url());
    let delete = Client::new().delete(&url);
    assert_eq!(
        delete.try_clone().unwrap().send().await.unwrap().status(),
        StatusCode::UNAUTHORIZED
    );
    let wrong = delete.try_clone().unwrap().basic_auth("sandbox", Some("wrong"));
    assert_eq!(wrong.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let right = delete.basic_auth("sandbox", Some("sandbox-secret"));
    assert_eq!(right.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(customers(&admin).await.unwrap().status(), StatusCode::OK);
    assert_eq!(
        set(&shop, json!({ "reply": "gremlins" })).await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn each_failure_has_the_body_that_the_real_one_has() {
    for (fault, status, content_type) in [
        (Fault::RateLimited, 429, "application/json"),
        (Fault::ServerError, 500, "application/json"),
        (Fault::BadGateway, 502, "text/html"),
        (Fault::Unavailable, 503, "application/json"),
        (Fault::WriteConflict, 409, "application/json"),
    ] {
        let shop = shop(Faults {
            reply: Some(fault),
            path: Some("/v2/customers".into()),
            ..Faults::default()
        })
        .await;
        let admin = shop.admin().await;

        let reply = customers(&admin).await.unwrap();

        assert_eq!(reply.status(), status);
        assert_eq!(reply.headers()["content-type"], content_type);
        assert!(reply.headers().get("retry-after").is_none());
        assert_eq!(
            admin.get("/v2/orders").await.status,
            StatusCode::OK,
            "other paths are well"
        );
    }
    for (fault, status) in [(Fault::ServerError, 500), (Fault::Unavailable, 503)] {
        let faults = Faults {
            reply: Some(fault),
            html: true,
            path: Some("/v2".into()),
            ..Faults::default()
        };
        let shop = shop(faults).await;
        let reply = customers(&shop.admin().await).await.unwrap();
        assert_eq!(reply.status(), status);
        assert_eq!(reply.headers()["content-type"], "text/html");
    }
}

#[tokio::test]
async fn connections_break_before_and_in_the_middle_of_answers_to_what_was_done() {
    for fault in [Fault::Dropped, Fault::Truncated] {
        let shop = Shop::open().await;
        let admin = shop.admin().await;
        let faults = Faults {
            reply: Some(fault),
            times: Some(1),
            ..Faults::default()
        };
        assert_eq!(
            set(&shop, serde_json::to_value(&faults).unwrap()).await,
            StatusCode::OK
        );

        let body = json!({ "data": leslie() }).to_string();
        let sent = admin
            .request(Method::POST, "/v2/customers")
            .body(body)
            .send()
            .await;

        match fault {
            Fault::Dropped => assert!(sent.is_err()),
            _ => assert!(sent.unwrap().bytes().await.is_err()),
        }
        let found = admin
            .get("/v2/customers?filter=eq(email,new.leslie@pawnee.test)")
            .await;
        assert_eq!(found.body["meta"]["results"]["total"], 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_at_once_leaves_nothing_behind() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    shop.sandbox.misbehave(Faults {
        reply: Some(Fault::DroppedBefore),
        times: Some(1),
        ..Faults::default()
    });

    let body = json!({ "data": leslie() }).to_string();
    let sent = admin.request(Method::POST, "/v2/customers").body(body);

    assert!(sent.send().await.is_err());
    let found = admin
        .get("/v2/customers?filter=eq(email,new.leslie@pawnee.test)")
        .await;
    assert_eq!(found.body["meta"]["results"]["total"], 0);
}

#[tokio::test]
async fn whole_answers_can_be_wrong_in_other_ways() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let answer = async |fault| {
        shop.sandbox.misbehave(Faults {
            reply: Some(fault),
            ..Faults::default()
        });
        customers(&admin).await.unwrap()
    };

    let cut = answer(Fault::CutShort).await.text().await.unwrap();
    assert!(cut.starts_with(r#"{"data":["#) && serde_json::from_str::<Value>(&cut).is_err());
    assert_eq!(answer(Fault::Empty).await.text().await.unwrap(), "");
    let page = answer(Fault::WrongType).await;
    assert_eq!(page.headers()["content-type"], "text/html");
    assert!(page.json::<Value>().await.unwrap()["data"].is_array());
    let closed = answer(Fault::ClosedAfter).await;
    assert_eq!(closed.headers()["connection"], "close");
    assert!(closed.json::<Value>().await.is_ok());
    assert_eq!(
        answer(Fault::BearerRefused).await.status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        answer(Fault::TokenRefused).await.status(),
        StatusCode::OK,
        "without a token there is none to refuse"
    );
    shop.sandbox.misbehave(Faults::default());
    let ron = shop.ron().await;
    shop.sandbox.misbehave(Faults {
        reply: Some(Fault::TokenRefused),
        ..Faults::default()
    });
    assert_eq!(
        ron.get("/v2/orders").await.body["errors"][0]["detail"],
        "The customer token supplied is not valid."
    );
    let redirect = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    shop.sandbox.misbehave(Faults {
        reply: Some(Fault::Redirected),
        ..Faults::default()
    });
    let url = format!("{}/v2/customers", shop.sandbox.base_url());
    let elsewhere = redirect.get(url).send().await.unwrap();
    assert_eq!(elsewhere.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(elsewhere.headers()["location"], "https://elsewhere.test/");
}

#[tokio::test]
async fn the_owner_can_look_at_what_was_asked_and_as_whom() {
    let shop = Shop::open().await;
    let ron = shop.ron().await;
    ron.get("/v2/orders?filter=eq(email,ron@swanson.com)").await;

    let url = format!("{}/sandbox/requests", shop.sandbox.base_url());
    let nobody = Client::new().get(&url).send().await.unwrap();
    assert_eq!(nobody.status(), StatusCode::UNAUTHORIZED);
    let owner = Client::new()
        .get(&url)
        .basic_auth("sandbox", Some("sandbox-secret"));
    let seen: Value = owner.send().await.unwrap().json().await.unwrap();

    let last = seen["data"].as_array().unwrap().last().unwrap();
    assert_eq!(last["method"], "GET");
    assert_eq!(last["path"], "/v2/orders", "without what was searched for");
    assert_eq!(last["bearer"], "implicit");
    assert_eq!(last["has_customer_token"], true);
}

#[tokio::test]
async fn answers_come_late_and_slowly() {
    let late = shop(Faults {
        latency_ms: 200,
        path: Some("/v2".into()),
        ..Faults::default()
    })
    .await;
    let admin = late.admin().await;
    let start = Instant::now();
    assert_eq!(customers(&admin).await.unwrap().status(), StatusCode::OK);
    assert!(start.elapsed() >= Duration::from_millis(200));

    let slow = shop(Faults {
        reply: Some(Fault::Slow),
        path: Some("/v2/customers/".into()),
        ..Faults::default()
    })
    .await;
    let admin = slow.admin().await;
    let mut reply = admin
        .request(Method::GET, "/v2/customers/c8c1c511-beef-4812-9b7a-9f92c587217c")
        .send()
        .await
        .unwrap();
    let whole = reply.content_length().unwrap();
    let mut read = 0;
    for _ in 0..2 {
        read += reply.chunk().await.unwrap().unwrap().len() as u64;
        assert!(read < whole, "{read} of {whole} bytes");
    }
}

#[tokio::test]
async fn a_fault_comes_as_often_as_it_is_wanted() {
    let shop = shop(Faults {
        reply: Some(Fault::ServerError),
        every: Some(3),
        times: Some(2),
        path: Some("/v2".into()),
        ..Faults::default()
    })
    .await;
    let admin = shop.admin().await;
    let mut statuses = Vec::new();
    for _ in 0..9 {
        statuses.push(customers(&admin).await.unwrap().status().as_u16());
    }

    assert_eq!(statuses, [200, 200, 500, 200, 200, 500, 200, 200, 200]);
}

#[tokio::test]
async fn bearers_and_customer_tokens_end_as_early_as_is_wanted() {
    let shop = shop(Faults {
        customer_token_seconds: Some(0),
        ..Faults::default()
    })
    .await;
    let ron = shop.ron().await;
    let refused = ron.get("/v2/orders").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        refused.body["errors"][0]["detail"],
        "The customer token supplied is not valid."
    );

    set(&shop, json!({ "bearer_seconds": 0 })).await;
    let refused = shop.admin().await.get("/v2/orders").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        refused.body["errors"][0]["title"],
        "Unable to validate access token"
    );
}

#[tokio::test]
async fn the_older_dialects_are_at_hand() {
    let shop = shop(Faults {
        oauth_2017: true,
        token_created: true,
        odd_links: true,
        ..Faults::default()
    })
    .await;
    let url = format!("{}/oauth/access_token", shop.sandbox.base_url());
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "sandbox"),
        ("client_secret", "wrong"),
    ];
    let refused = read(Client::new().post(url).form(&form).send().await.unwrap()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(refused.body, json!({ "status": false, "errors": "Forbidden" }));

    let token = shop.shopper().await.sign_in(RON, RONS_PASSWORD).await;
    assert_eq!(token.status, StatusCode::CREATED);

    // As observed in 2022 (see `docs/api.md`, "Paging").
    let empty = shop
        .admin()
        .await
        .get("/v2/customers?filter=eq(email,nobody@x.test)&page[limit]=100")
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
async fn sentinel_addresses_ask_for_one_fault_each() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    for (name, status) in [
        ("rate-limited", 429),
        ("server-error", 500),
        ("unavailable", 503),
        ("write-conflict", 409),
    ] {
        let email = format!("{name}@fault.test");
        let created = admin
            .post(
                "/v2/customers",
                json!({ "type": "customer", "name": "X", "email": email }),
            )
            .await;
        assert_eq!(created.status, status, "{name}");
        assert_eq!(
            shop.shopper().await.sign_in(&email, "x").await.status,
            status,
            "{name}"
        );
    }
    let html =
        json!({ "data": { "type": "customer", "name": "X", "email": "bad-gateway@fault.test" } }).to_string();
    let reply = admin
        .request(Method::POST, "/v2/customers")
        .body(html)
        .send()
        .await
        .unwrap();
    assert_eq!(reply.status(), StatusCode::BAD_GATEWAY);

    // Somebody else was quicker: the customer is there, and the answer is no.
    let raced = json!({ "type": "customer", "name": "X", "email": "duplicate-race@fault.test" });
    let refused = admin.post("/v2/customers", raced).await;
    assert_eq!(refused.body["errors"][0]["title"], "Duplicate email");
    let found = admin
        .get("/v2/customers?filter=eq(email,duplicate-race@fault.test)")
        .await;
    assert_eq!(found.body["meta"]["results"]["total"], 1);

    // The one whose answer is lost has been created all the same.
    let lost =
        json!({ "data": { "type": "customer", "name": "X", "email": "dropped@fault.test" } }).to_string();
    assert!(
        admin
            .request(Method::POST, "/v2/customers")
            .body(lost)
            .send()
            .await
            .is_err()
    );
    let found = admin
        .get("/v2/customers?filter=eq(email,dropped@fault.test)")
        .await;
    assert_eq!(found.body["meta"]["results"]["total"], 1);
}

#[tokio::test]
async fn more_than_the_store_takes_in_a_second_is_refused() {
    let config = Config {
        rate_limit: NonZeroU32::new(2),
        ..Config::in_memory(Seed::Empty)
    };
    let sandbox = Sandbox::start(config).await.unwrap();
    let admin = anonymous(sandbox.base_url())
        .with_grant("client_credentials")
        .await;

    let mut refused = 0;
    for reply in join_all((0..60).map(|_| customers(&admin))).await {
        let reply = reply.unwrap();
        if reply.status() == StatusCode::TOO_MANY_REQUESTS {
            assert!(reply.headers().get("retry-after").is_none());
            refused += 1;
        }
    }

    assert!(refused > 0, "sixty requests at once were all taken");
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(customers(&admin).await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn guessing_passwords_is_refused_after_ten_and_whether_there_is_such_a_customer_or_not() {
    let shop = Shop::open().await;
    let shopper = shop.shopper().await;
    for email in [RON, "nobody@nowhere.test"] {
        for _ in 0..10 {
            assert_eq!(
                shopper.sign_in(email, "a guess").await.status,
                StatusCode::UNAUTHORIZED
            );
        }
        assert_eq!(
            shopper.sign_in(email, RONS_PASSWORD).await.status,
            StatusCode::TOO_MANY_REQUESTS,
            "{email}"
        );
    }
}

#[tokio::test]
async fn a_key_for_basic_users_has_customers_and_no_orders() {
    let shop = Shop::open().await;
    let url = format!("{}/oauth/access_token", shop.sandbox.base_url());
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "sandbox-basic"),
        ("client_secret", "sandbox-secret"),
    ];
    let bearer = read(Client::new().post(url).form(&form).send().await.unwrap())
        .await
        .body;
    let basic = shop
        .anonymous()
        .with_bearer(bearer["access_token"].as_str().unwrap());

    assert_eq!(basic.get("/v2/customers").await.status, StatusCode::OK);
    let refused = basic.get("/v2/orders").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(
        refused.body,
        json!({ "errors": [{ "status": 403, "title": "Forbidden" }] })
    );
}

#[tokio::test]
async fn an_order_can_be_missing_on_the_customers_side_alone() {
    let shop = shop(Faults::default()).await;
    let admin = shop.admin().await;
    let ron = shop.ron().await;
    let before = ron.get("/v2/orders?page[limit]=1").await.body;
    let order = before["data"][0]["id"].as_str().unwrap().to_owned();
    let total = before["meta"]["results"]["total"].as_u64().unwrap();

    set(&shop, json!({ "missing_order": order })).await;

    let after = ron.get("/v2/orders?page[limit]=1").await.body;
    assert_eq!(after["meta"]["results"]["total"], total - 1);
    assert_ne!(after["data"][0]["id"], order.as_str());
    for of_it in ["", "/items", "/transactions"] {
        let path = format!("/v2/orders/{order}{of_it}");
        assert_eq!(ron.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(admin.get(&path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(
        admin.get("/v2/orders?page[limit]=1").await.body["data"][0]["id"],
        order.as_str()
    );
}
