//! Proxies, against HTTP and SOCKS proxies on this computer.

use std::net::SocketAddr;

use axum::Router;
use moltin::{ConnectFailure, Error, Proxy, ProxyFailure, ProxyOrigin, Store, StoreBuilder};

use crate::fake_store::{ACCESS_TOKEN, json_response};
use crate::proxies::{Behavior, TestProxyServer};
use crate::test_server::ClosedPort;
use crate::tls::SelfSigned;

/// A host name that no DNS server knows (RFC 6761).
const HOST: &str = "store.invalid";

/// A store that issues a token, and where it listens.
async fn store() -> (SelfSigned, SocketAddr) {
    let router = Router::new().fallback(async || json_response(ACCESS_TOKEN));
    let store = SelfSigned::serving_with(HOST, |_| {}, router).await;
    let port: u16 = store.base_url.rsplit(':').next().unwrap().parse().unwrap();
    (store, ([127, 0, 0, 1], port).into())
}

fn builder(certificate: &str) -> StoreBuilder {
    let builder = Store::builder(format!("https://{HOST}"), "a-client-id").unwrap();
    builder.root_certificates(certificate.as_bytes()).unwrap()
}

async fn verify(builder: StoreBuilder) -> Result<(), Error> {
    builder.build().unwrap().admin("a-client-secret").verify().await
}

/// Why a proxy with this address does not connect.
async fn failure(proxy: &str) -> ProxyFailure {
    let (store, _) = store().await;
    match verify(builder(&store.certificate).proxy(proxy).unwrap()).await {
        Err(error @ Error::Unreachable { .. }) => {
            let output = format!("{error:?} {error}");
            assert!(!output.contains("a-password"), "{output}");
            match error {
                Error::Unreachable {
                    failure: ConnectFailure::Proxy(failure),
                    proxy: Some(known),
                    ..
                } => {
                    assert!(proxy.contains(&known.address()), "{known:?}");
                    failure
                }
                other => panic!("{other:?}"),
            }
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn every_kind_of_proxy_connects_to_the_store() {
    let (store, host) = store().await;
    let connect = Behavior::Connect(host);
    let login = Behavior::AskCredentials(host, "someone:a-p@ssword/é");
    let credentials = "someone:a-p%40ssword%2F%C3%A9";
    let http = TestProxyServer::http(connect.clone()).await;
    let http_login = TestProxyServer::http(login.clone()).await;
    let socks = TestProxyServer::socks(connect).await;
    let socks_login = TestProxyServer::socks(login).await;
    for (proxy, address) in [
        (&http, http.address.clone()),
        (&http, format!("http://{}", http.address)),
        (
            &http_login,
            format!("http://{credentials}@{}", http_login.address),
        ),
        (&socks, format!("socks5h://{}", socks.address)),
        (&socks, format!("socks://{}", socks.address)),
        (
            &socks_login,
            format!("socks5h://{credentials}@{}", socks_login.address),
        ),
    ] {
        let before = proxy.asked().len();
        let verified = verify(builder(&store.certificate).proxy(&address).unwrap()).await;
        assert!(verified.is_ok(), "{address}: {verified:?}");
        assert_eq!(proxy.asked()[before..], [format!("{HOST}:443")]);
    }
}

#[tokio::test]
async fn added_credentials_of_a_proxy_are_sent_as_they_are() {
    let (store, host) = store().await;
    let login = Behavior::AskCredentials(host, "some one:100% a:p@ss/wörd");
    let http = TestProxyServer::http(login.clone()).await;
    let socks = TestProxyServer::socks(login).await;
    for (scheme, server) in [("http", &http), ("socks5h", &socks)] {
        let proxy = Proxy::parse(&format!("{scheme}://{}", server.address), ProxyOrigin::Setting).unwrap();
        let proxy = proxy.with_credentials("some one", Some(&"100% a:p@ss/wörd".into()));
        let verified = verify(builder(&store.certificate).proxies(move |_| Ok(Some(proxy.clone())))).await;
        assert!(verified.is_ok(), "{scheme}: {verified:?}");
    }
}

#[tokio::test]
async fn proxy_out_of_reach_is_not_the_store_out_of_reach() {
    let closed = ClosedPort::new();
    let closed = closed.base_url().replace("http://", "");
    for scheme in ["http", "https", "socks5h"] {
        assert_eq!(
            failure(&format!("{scheme}://{closed}")).await,
            ProxyFailure::ConnectionRefused
        );
        assert_eq!(
            failure(&format!("{scheme}://proxy.invalid:3128")).await,
            ProxyFailure::HostNotFound
        );
    }
}

#[tokio::test]
async fn missing_and_wrong_credentials_of_a_proxy_differ() {
    let login = Behavior::AskCredentials(([127, 0, 0, 1], 1).into(), "someone:another");
    let http = TestProxyServer::http(login.clone()).await;
    let socks = TestProxyServer::socks(login).await;
    for (scheme, address) in [("http", &http.address), ("socks5h", &socks.address)] {
        assert_eq!(
            failure(&format!("{scheme}://{address}")).await,
            ProxyFailure::CredentialsMissing
        );
        assert_eq!(
            failure(&format!("{scheme}://someone:a-password@{address}")).await,
            ProxyFailure::CredentialsRefused
        );
    }
}

#[tokio::test]
async fn refusal_of_a_proxy_names_its_cause() {
    for status in [403, 500, 502, 503, 504] {
        let proxy = TestProxyServer::http(Behavior::Refuse(status)).await;
        let found = failure(&format!("http://{}", proxy.address)).await;
        assert_eq!(found, ProxyFailure::NotConnected, "{status}");
    }
    for (reply, expected) in [
        (1, ProxyFailure::StoreUnreachable),
        (2, ProxyFailure::NotAllowed),
        (3, ProxyFailure::StoreUnreachable),
        (4, ProxyFailure::StoreUnreachable),
        (5, ProxyFailure::StoreUnreachable),
        (7, ProxyFailure::NotAProxy),
    ] {
        let proxy = TestProxyServer::socks(Behavior::Refuse(reply)).await;
        let found = failure(&format!("socks5h://{}", proxy.address)).await;
        assert_eq!(found, expected, "{reply}");
    }
}

#[tokio::test]
async fn server_of_another_protocol_is_not_a_proxy() {
    let http = TestProxyServer::http(Behavior::OtherProtocol).await;
    let socks = TestProxyServer::socks(Behavior::OtherProtocol).await;
    for address in [
        format!("socks5h://{}", socks.address),
        format!("https://{}", http.address),
    ] {
        let found = failure(&address).await;
        assert!(
            matches!(found, ProxyFailure::NotAProxy | ProxyFailure::Unreachable),
            "{address}: {found:?}"
        );
    }
    let found = failure(&format!("http://{}", http.address)).await;
    assert!(
        matches!(found, ProxyFailure::NotAProxy | ProxyFailure::NotConnected),
        "{found:?}"
    );
}

#[tokio::test]
async fn failure_behind_a_proxy_is_the_stores_own() {
    let (store, host) = store().await;
    let proxy = TestProxyServer::http(Behavior::Connect(host)).await;
    let untrusting = Store::builder(format!("https://{HOST}"), "a-client-id").unwrap();
    match verify(untrusting.proxy(&proxy.address).unwrap()).await {
        Err(Error::Unreachable {
            failure: ConnectFailure::UntrustedCertificate,
            proxy: Some(known),
            certificate: Some(_),
            ..
        }) => assert_eq!(known.address(), proxy.address),
        other => panic!("{other:?}"),
    }
    // With `socks5`, this computer looks up the store.
    let socks = TestProxyServer::socks(Behavior::Connect(host)).await;
    let local = builder(&store.certificate);
    match verify(local.proxy(&format!("socks5://{}", socks.address)).unwrap()).await {
        Err(Error::Unreachable {
            failure: ConnectFailure::HostNotFound,
            ..
        }) => assert!(socks.asked().is_empty()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn changed_proxy_is_used_without_a_new_store() {
    let (store, host) = store().await;
    let proxy = TestProxyServer::http(Behavior::Connect(host)).await;
    let (sender, current) = tokio::sync::watch::channel(Ok(None::<Proxy>));
    let admin = builder(&store.certificate)
        .proxies(move |_| current.borrow().clone())
        .build()
        .unwrap()
        .admin("a-client-secret");

    assert!(admin.verify().await.is_err(), "there is no such host");
    let found = Proxy::parse(&proxy.address, ProxyOrigin::Setting).unwrap();
    sender.send(Ok(Some(found.clone()))).unwrap();
    admin.verify().await.unwrap();
    admin.verify().await.unwrap();
    assert_eq!(proxy.asked().len(), 1, "the connection is used again");

    // Other credentials are another proxy, and so is none.
    sender
        .send(Ok(Some(found.with_credentials("someone", None))))
        .unwrap();
    admin.verify().await.unwrap();
    assert_eq!(proxy.asked().len(), 2);
    sender.send(Ok(None)).unwrap();
    assert!(
        admin.verify().await.is_err(),
        "no connection of the proxy is left"
    );
    let invalid = Proxy::parse("ftp://proxy", ProxyOrigin::System).unwrap_err();
    sender.send(Err(invalid)).unwrap();
    assert!(matches!(admin.verify().await, Err(Error::InvalidProxy(_))));
}
