//! Requests that no store should trip over, and those that must not come in.

use moltin_sandbox::{Config, Error, Sandbox, Seed};
use reqwest::{Client, Method, StatusCode};
use serde_json::json;

use crate::personas::{Shop, read};

#[tokio::test]
async fn what_is_not_there_answers_in_the_apis_own_shape() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    for path in [
        "/",
        "/v2",
        "/v2/carts/abc",
        "/v2/products?page[limit]=1",
        "/nonsense",
    ] {
        let missing = admin.get(path).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(missing.body["errors"][0]["status"], 404, "{path}");
    }
    assert_eq!(admin.delete("/v2/customers").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn malformed_json_is_a_bad_request() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    for body in ["", "{", "[]", "null", "\"x\"", "{\"data\":", "\u{0}"] {
        let sent = admin
            .request(Method::POST, "/v2/customers")
            .body(body)
            .send()
            .await
            .unwrap();
        assert_eq!(read(sent).await.status, StatusCode::BAD_REQUEST, "{body:?}");
    }
    for body in ["{}", "{\"data\":[]}", "{\"data\":null}"] {
        let sent = admin
            .request(Method::POST, "/v2/customers")
            .body(body)
            .send()
            .await
            .unwrap();
        assert_eq!(
            read(sent).await.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{body:?}"
        );
    }
    let huge = admin
        .request(Method::POST, "/v2/customers")
        .body("x".repeat(1024 * 1024 + 1))
        .send()
        .await
        .unwrap();
    let huge = read(huge).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(huge.body["errors"][0]["status"], 413);
}

#[tokio::test]
async fn a_filter_that_cannot_be_parsed_is_refused_without_a_status() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    for path in ["/v2/customers", "/v2/orders"] {
        for filter in ["eq(", "nonsense", "eq(email,a)b", "gt(email,x)"] {
            let refused = admin.get(&format!("{path}?filter={filter}")).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{filter}");
            assert_eq!(
                refused.body,
                json!({ "errors": [{ "title": "Bad Request", "detail": "Could not parse the supplied filter" }] })
            );
        }
        let long = format!("{path}?filter=eq(email,{})", "x".repeat(8 * 1024));
        assert_eq!(admin.get(&long).await.status, StatusCode::BAD_REQUEST);
        let many = ["eq(email,x)"; 11].join(":");
        assert_eq!(
            admin.get(&format!("{path}?filter={many}")).await.status,
            StatusCode::BAD_REQUEST
        );
        let unsupported = admin.get(&format!("{path}?filter=eq(email,100%25)")).await;
        assert_eq!(unsupported.status, StatusCode::BAD_REQUEST);
        assert_eq!(
            unsupported.body["errors"][0]["detail"],
            "The supplied filter contained unsupported characters"
        );
        assert_eq!(
            admin.get(&format!("{path}?page[offset]=10001")).await.status,
            StatusCode::BAD_REQUEST
        );
    }
    assert_eq!(
        admin.get("/v2/customers?filter=eq(shoe_size,44)").await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_request_for_another_host_does_not_come_in() {
    let shop = Shop::open().await;
    let port = shop.sandbox.address().port();
    let url = format!("{}/oauth/access_token", shop.sandbox.base_url());
    let ask = async |host: String| {
        let request = Client::new().post(&url).header("host", host);
        request
            .body("grant_type=implicit&client_id=sandbox")
            .send()
            .await
            .unwrap()
            .status()
    };

    for own in ["127.0.0.1", "localhost", "[::1]"] {
        assert_eq!(ask(format!("{own}:{port}")).await, StatusCode::OK, "{own}");
    }
    for other in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "127.0.0.1:1".into(),
        "localhost".into(),
    ] {
        assert_eq!(
            ask(other.clone()).await,
            StatusCode::MISDIRECTED_REQUEST,
            "{other}"
        );
    }
}

#[tokio::test]
async fn pages_of_other_origins_come_in_only_where_that_is_switched_on() {
    let ask = async |cors: bool, method: Method| {
        let sandbox = Sandbox::start(Config {
            cors,
            ..Config::in_memory(Seed::Empty)
        })
        .await
        .unwrap();
        let request = Client::new().request(method, format!("{}/oauth/access_token", sandbox.base_url()));
        let request = request
            .header("origin", "https://shop.example")
            .body("grant_type=implicit&client_id=sandbox");
        let reply = request.send().await.unwrap();
        (
            reply.status(),
            reply.headers().get("access-control-allow-origin").cloned(),
        )
    };

    assert_eq!(ask(false, Method::POST).await, (StatusCode::FORBIDDEN, None));
    let (status, origin) = ask(true, Method::POST).await;
    assert_eq!((status, origin.unwrap().to_str().unwrap()), (StatusCode::OK, "*"));
    assert_eq!(ask(true, Method::OPTIONS).await.0, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn every_reply_has_a_request_id_of_its_own() {
    let shop = Shop::open().await;
    let id = async || {
        let reply = shop
            .anonymous()
            .request(Method::GET, "/v2/orders")
            .send()
            .await
            .unwrap();
        reply.headers()["x-moltin-request-id"]
            .to_str()
            .unwrap()
            .to_owned()
    };
    let (one, other) = (id().await, id().await);

    assert_eq!(one.len(), 40);
    assert_ne!(one, other);
}

#[tokio::test]
async fn it_does_not_listen_where_other_machines_could_reach_it() {
    for address in ["0.0.0.0:0", "[::]:0", "192.168.1.1:0"] {
        let config = Config {
            listen: address.parse().unwrap(),
            ..Config::in_memory(Seed::Empty)
        };
        assert!(
            matches!(Sandbox::start(config).await, Err(Error::NotLoopback(_))),
            "{address}"
        );
    }
}

#[tokio::test]
async fn any_bytes_on_any_route_get_a_json_error_and_the_store_goes_on() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    // Not UTF-8, nested deeply, numbers beyond all measure, a null byte, one key many times.
    let bodies = [
        vec![0xff, 0xfe, 0x00, 0x80],
        "[".repeat(200_000).into_bytes(),
        format!("{{\"data\":{}}}", "9".repeat(100_000)).into_bytes(),
        b"{\"data\":{\"type\":\"customer\",\"name\":\"\\u0000\",\"email\":\"\\ud800@x\"}}".to_vec(),
        format!("{{\"data\":{{{}}}}}", vec!["\"name\":1"; 5_000].join(",")).into_bytes(),
    ];
    for route in moltin_sandbox::routes() {
        let path = route.path.replace(['{', '}'], "%00");
        for body in &bodies {
            let method: Method = route.method.parse().unwrap();
            let request = admin.request(method, &path).body(body.clone());
            let reply = request
                .header("content-type", "application/json")
                .send()
                .await
                .unwrap();
            let status = reply.status();
            assert!(!status.is_server_error(), "{} {path}: {status}", route.method);
            if status.is_client_error() {
                assert!(
                    read(reply).await.body["errors"].is_array(),
                    "{} {path}",
                    route.method
                );
            }
        }
    }
    assert_eq!(admin.get("/v2/customers").await.status, StatusCode::OK);
}

#[tokio::test]
async fn slashes_at_the_end_head_requests_and_empty_json_bodies_are_taken() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let ask = async |method: Method, path: &str| {
        let request = admin
            .request(method, path)
            .header("content-type", "application/json")
            .body("");
        request.send().await.unwrap()
    };

    assert_eq!(ask(Method::GET, "/v2/customers/").await.status(), StatusCode::OK);
    assert_eq!(
        ask(Method::GET, "/v2/orders/?page[limit]=1").await.status(),
        StatusCode::OK
    );
    let head = ask(Method::HEAD, "/v2/orders").await;
    assert_eq!(head.status(), StatusCode::OK);
    assert_eq!(head.bytes().await.unwrap().len(), 0);
    assert_eq!(
        ask(Method::DELETE, "/v2/customers/nobody").await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        ask(Method::OPTIONS, "/v2/orders").await.status(),
        StatusCode::NOT_FOUND
    );
}
