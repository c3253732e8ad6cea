//! Errors: unknown paths, malformed bodies and filters, and unusual requests.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::personas::{DemoStore, read};

#[tokio::test]
async fn unknown_path_gets_404_in_the_apis_shape() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for path in [
        "/",
        "/v2",
        "/v2/catalogs/abc",
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
async fn malformed_json_gets_400() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
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
async fn malformed_filter_gets_400_without_status_in_entry() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
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
async fn every_response_has_a_new_request_id() {
    let store = DemoStore::start().await;
    let id = async || {
        let response = store
            .anonymous()
            .request(Method::GET, "/v2/orders")
            .send()
            .await
            .unwrap();
        response.headers()["x-moltin-request-id"]
            .to_str()
            .unwrap()
            .to_owned()
    };
    let (one, other) = (id().await, id().await);

    assert_eq!(one.len(), 40);
    assert_ne!(one, other);
}

#[tokio::test]
async fn any_bytes_on_any_route_get_a_json_error() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    // Invalid UTF-8, deep nesting, a huge number, a NUL and a lone surrogate, a repeated key.
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
            let response = request
                .header("content-type", "application/json")
                .send()
                .await
                .unwrap();
            let status = response.status();
            assert!(!status.is_server_error(), "{} {path}: {status}", route.method);
            if status.is_client_error() {
                assert!(
                    read(response).await.body["errors"].is_array(),
                    "{} {path}",
                    route.method
                );
            }
        }
    }
    assert_eq!(admin.get("/v2/customers").await.status, StatusCode::OK);
}

#[tokio::test]
async fn trailing_slash_head_and_empty_body_are_accepted() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let send = async |method: Method, path: &str| {
        let request = admin
            .request(method, path)
            .header("content-type", "application/json")
            .body("");
        request.send().await.unwrap()
    };

    assert_eq!(send(Method::GET, "/v2/customers/").await.status(), StatusCode::OK);
    assert_eq!(
        send(Method::GET, "/v2/orders/?page[limit]=1").await.status(),
        StatusCode::OK
    );
    let head = send(Method::HEAD, "/v2/orders").await;
    assert_eq!(head.status(), StatusCode::OK);
    assert_eq!(head.bytes().await.unwrap().len(), 0);
    assert_eq!(
        send(Method::DELETE, "/v2/customers/unknown").await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        send(Method::OPTIONS, "/v2/orders").await.status(),
        StatusCode::NOT_FOUND
    );
}
