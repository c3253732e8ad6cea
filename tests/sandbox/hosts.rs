//! The `Host` and `Origin` headers, and the listen address.

use moltin_sandbox::{Config, Error, Sandbox, Seed};
use reqwest::{Client, Method, StatusCode};

use crate::personas::DemoStore;

const FORM: &str = "grant_type=implicit&client_id=sandbox";

async fn status_for_host(sandbox: &Sandbox, host: String) -> StatusCode {
    let url = format!("http://127.0.0.1:{}/oauth/access_token", sandbox.address().port());
    let request = Client::new().post(url).header("host", host).body(FORM);
    request.send().await.unwrap().status()
}

#[tokio::test]
async fn foreign_host_header_is_refused() {
    let store = DemoStore::start().await;
    let port = store.sandbox.address().port();
    for own in ["127.0.0.1", "localhost", "[::1]"] {
        let host = format!("{own}:{port}");
        assert_eq!(
            status_for_host(&store.sandbox, host).await,
            StatusCode::OK,
            "{own}"
        );
    }
    for foreign in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "127.0.0.1:1".into(),
        "localhost".into(),
    ] {
        assert_eq!(
            status_for_host(&store.sandbox, foreign.clone()).await,
            StatusCode::MISDIRECTED_REQUEST,
            "{foreign}"
        );
    }
}

#[tokio::test]
async fn remote_store_answers_to_addresses_and_allowed_names() {
    let sandbox = Sandbox::start(Config {
        listen: "0.0.0.0:0".parse().unwrap(),
        allow_remote: true,
        hosts: vec!["store".into()],
        ..Config::in_memory(Seed::Empty)
    })
    .await
    .unwrap();
    let port = sandbox.address().port();

    for (host, status) in [
        (format!("store:{port}"), StatusCode::OK),
        ("store:8091".into(), StatusCode::OK),
        ("store".into(), StatusCode::OK),
        (format!("10.0.0.1:{port}"), StatusCode::OK),
        (format!("other:{port}"), StatusCode::MISDIRECTED_REQUEST),
    ] {
        assert_eq!(status_for_host(&sandbox, host.clone()).await, status, "{host}");
    }
}

#[tokio::test]
async fn other_origins_are_refused_without_cors() {
    let send = async |cors: bool, method: Method| {
        let sandbox = Sandbox::start(Config {
            cors,
            ..Config::in_memory(Seed::Empty)
        })
        .await
        .unwrap();
        let request = Client::new().request(method, format!("{}/oauth/access_token", sandbox.base_url()));
        let request = request.header("origin", "https://shop.example").body(FORM);
        let response = request.send().await.unwrap();
        (
            response.status(),
            response.headers().get("access-control-allow-origin").cloned(),
        )
    };

    assert_eq!(send(false, Method::POST).await, (StatusCode::FORBIDDEN, None));
    let (status, origin) = send(true, Method::POST).await;
    assert_eq!((status, origin.unwrap().to_str().unwrap()), (StatusCode::OK, "*"));
    assert_eq!(send(true, Method::OPTIONS).await.0, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn pages_of_other_origins_can_read_retry_after_and_request_id() {
    let sandbox = Sandbox::start(Config {
        cors: true,
        ..Config::in_memory(Seed::Empty)
    })
    .await
    .unwrap();
    let request = Client::new().get(format!("{}/v2/orders", sandbox.base_url()));
    let response = request
        .header("origin", "https://shop.example")
        .send()
        .await
        .unwrap();

    let exposed = response.headers()["access-control-expose-headers"]
        .to_str()
        .unwrap()
        .to_lowercase();

    let exposed: Vec<_> = exposed.split(", ").collect();
    assert!(exposed.contains(&"retry-after"), "{exposed:?}");
    let id = exposed.iter().find(|name| name.ends_with("request-id")).unwrap();
    assert!(response.headers().contains_key(*id));
}

#[tokio::test]
async fn listening_on_a_remote_address_is_refused() {
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
