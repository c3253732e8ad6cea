//! Untrusted hosts: redirect targets, hosts without a valid certificate, and other connections.
//! None of them receives a secret, a password or a token of another store.

use std::collections::HashSet;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use journal::AuditLog;
use moltin_sandbox::{Config, Credentials, Sandbox, Seed};
use rcgen::date_time_ymd;
use shopside_core::view::{Code, ConnectStore, CustomerQueryView, NewCustomerView, Problem};
use shopside_core::{App, SandboxStore};
use tempfile::TempDir;

use crate::setup::{
    CLIENT_ID, CLIENT_SECRET, RON, Setup, new_password_request, preview_request, problem,
    set_password_request, sign_in_request,
};
use crate::test_proxy::{SentAs, TOKENS, TestProxy};
use crate::test_server::TestServer;
use crate::tls::{SelfSigned, Tls11};

fn all_customers() -> CustomerQueryView {
    CustomerQueryView::default()
}

/// A host that counts its requests.
async fn redirect_target() -> (String, Arc<AtomicUsize>, TestServer) {
    let request_count = Arc::<AtomicUsize>::default();
    let (base_url, server) = TestServer::start(counting(&request_count)).await;
    // A host name different from the store's.
    (base_url.replace("127.0.0.1", "localhost"), request_count, server)
}

fn counting(request_count: &Arc<AtomicUsize>) -> Router {
    let request_count = Arc::clone(request_count);
    Router::new().fallback(move || {
        request_count.fetch_add(1, Ordering::SeqCst);
        ready("{}")
    })
}

/// The problem of each kind of command.
async fn problems_of_all_commands(app: &App, store: &str, ron: &str, session: &str) -> Vec<Problem> {
    let new = NewCustomerView {
        name: "Tom Haverford".into(),
        email: "tom@pawnee.test".into(),
        generate_password: false,
        password: Some("waffles-first".into()),
        external_ref: String::new(),
    };
    let password = set_password_request(ron, RON, "waffles-first");
    vec![
        problem(app.orders(session, 0).await),
        problem(app.order(session, "10042").await),
        problem(app.transactions(session, "10042").await),
        problem(app.profile(session).await),
        problem(app.addresses(session).await),
        problem(app.compare(session).await),
        problem(app.customers(store, &all_customers()).await),
        problem(app.customer(store, ron).await),
        problem(app.create_customer(store, new).await),
        problem(app.set_password(store, password).await),
        problem(app.preview(store, preview_request(ron)).await),
        problem(app.sign_in_as_customer(store, sign_in_request(ron)).await),
        problem(
            app.set_password_and_sign_in(store, new_password_request(ron, RON, None))
                .await,
        ),
    ]
}

#[tokio::test]
async fn redirects_are_never_followed_and_their_target_is_named() {
    let (setup, proxy) = Setup::with_proxy().await;
    let (to, request_count, _target) = redirect_target().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    for status in [301, 302, 303, 307, 308] {
        proxy.redirect("/nowhere", status, &to);
        let session = setup.sign_in_as(&store, &ron).await;
        proxy.redirect("/v2/", status, &to);

        for problem in Box::pin(problems_of_all_commands(&setup.app, &store, &ron, &session)).await {
            assert_eq!(problem.code, Code::NotAStore, "{status}: {problem:?}");
            assert!(
                problem.message.contains("redirects to localhost"),
                "{status}: {problem:?}"
            );
        }
    }
    assert_eq!(request_count.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn redirect_receives_no_customer_password() {
    let (setup, proxy) = Setup::with_proxy().await;
    let (to, request_count, _target) = redirect_target().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    for status in [301, 302, 303, 307, 308] {
        proxy.redirect(TOKENS, status, &to);

        let problem = problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await);

        assert!(problem.message.contains("redirects to localhost"), "{problem:?}");
    }
    assert_eq!(request_count.load(Ordering::SeqCst), 0);
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn redirect_receives_no_client_secret_and_saves_nothing() {
    let (setup, proxy) = Setup::with_proxy().await;
    let (to, request_count, _target) = redirect_target().await;
    for status in [301, 302, 303, 307, 308] {
        proxy.redirect("/oauth", status, &to);
        for request in [setup.full_connection(), setup.sign_in_only_connection()] {
            let problem = problem(setup.app.connect(request).await);
            assert_eq!(
                (problem.code, problem.field.as_deref()),
                (Code::NotAStore, Some("baseUrl"))
            );
            assert!(problem.message.contains("redirects to localhost"), "{problem:?}");
        }
    }
    assert_eq!(request_count.load(Ordering::SeqCst), 0);
    assert!(setup.app.connections().is_empty() && setup.keyring.is_empty());
}

#[tokio::test]
async fn invalid_certificate_sends_nothing_and_names_its_reason() {
    let setup = Setup::new().await;
    let request_count = Arc::<AtomicUsize>::default();
    let folder = TempDir::new().unwrap();
    let expired = SelfSigned::serving_with(
        "localhost",
        |certificate| certificate.not_after = date_time_ymd(2020, 1, 1),
        counting(&request_count),
    );
    let other_name = SelfSigned::serving_with("shop.example", |_| {}, counting(&request_count));
    let trusting = |host: SelfSigned, name: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, &host.certificate).unwrap();
        (host.base_url, Some(file))
    };
    let hosts = [
        (SelfSigned::serving(counting(&request_count)).await.base_url, None),
        trusting(expired.await, "expired.pem"),
        trusting(other_name.await, "other-name.pem"),
        (Tls11::Alert.serving().await, None),
        (Tls11::Hello.serving().await, None),
        ("http://shop.example".to_owned(), None),
    ];

    let mut messages = HashSet::new();
    for (base_url, file) in hosts {
        let certificate = match &file {
            Some(file) => setup.choose_certificate(file).await,
            None => None,
        };
        for request in [setup.full_connection(), setup.sign_in_only_connection()] {
            let request = ConnectStore {
                base_url: base_url.clone(),
                certificate: certificate.clone(),
                ..request
            };
            let problem = problem(setup.app.connect(request).await);
            assert!(
                matches!(problem.code, Code::Unreachable | Code::InvalidInput),
                "{problem:?}"
            );
            assert!(
                matches!(problem.field.as_deref(), Some("baseUrl" | "certificate")),
                "{problem:?}"
            );
            // Without the time, which goes on.
            let message = problem.message.split(" by this computer’s clock").next();
            messages.insert(message.unwrap_or_default().to_owned());
        }
    }

    // Both outdated TLS responses have the same message.
    assert_eq!(messages.len(), 5, "{messages:?}");
    assert_eq!(request_count.load(Ordering::SeqCst), 0);
    assert!(setup.app.connections().is_empty() && setup.keyring.is_empty());
}

/// A store with unique credentials, behind a proxy.
async fn store(name: &str) -> (Sandbox, TestProxy) {
    let config = Config {
        credentials: Some(Credentials {
            client_id: format!("{name}-id"),
            client_secret: format!("{name}-secret").into(),
        }),
        ..Config::in_memory(Seed::Demo)
    };
    let sandbox = Sandbox::start(config).await.unwrap();
    let proxy = TestProxy::start(&sandbox, &AuditLog::in_memory().unwrap()).await;
    (sandbox, proxy)
}

/// The credentials of a store, and the tokens that it has issued.
fn secrets(name: &str, proxy: &TestProxy) -> Vec<String> {
    let mut secrets = vec![format!("{name}-id"), format!("{name}-secret")];
    secrets.extend(proxy.access_tokens());
    secrets.extend(proxy.issued_tokens().into_keys());
    secrets
}

fn assert_received_none_of(proxy: &TestProxy, secrets: &[String]) {
    for request in proxy.requests() {
        assert!(!matches!(request.sent_as, SentAs::Mixed(_)), "{request:?}");
        for secret in secrets {
            assert!(!request.text.contains(secret), "{secret} in {request:?}");
        }
    }
}

#[tokio::test]
async fn two_open_stores_never_receive_each_others_secrets() {
    let setup = Setup::new().await;
    let (_a, proxy_a) = store("store-a").await;
    let (_b, proxy_b) = store("store-b").await;
    let mut connections = Vec::new();
    for (name, proxy) in [("store-a", &proxy_a), ("store-b", &proxy_b)] {
        let request = ConnectStore {
            name: name.into(),
            base_url: proxy.base_url().into(),
            client_id: format!("{name}-id"),
            client_secret: Some(format!("{name}-secret").into()),
            ..setup.full_connection()
        };
        connections.push(setup.app.connect(request).await.unwrap().id);
    }

    for turn in 0..4 {
        let [here, there] = [&connections[turn % 2], &connections[(turn + 1) % 2]];
        let ron = setup.customer_id(here, RON).await;
        let session = setup
            .app
            .sign_in_as_customer(here, sign_in_request(&ron))
            .await
            .unwrap()
            .session;
        let query = all_customers();
        let (compared, listed) =
            tokio::join!(setup.app.compare(&session), setup.app.customers(there, &query));
        compared.unwrap();
        listed.unwrap();
    }

    assert_received_none_of(&proxy_b, &secrets("store-a", &proxy_a));
    assert_received_none_of(&proxy_a, &secrets("store-b", &proxy_b));
    assert_eq!(
        (proxy_a.issued_tokens().len(), proxy_b.issued_tokens().len()),
        (2, 2)
    );
}

#[tokio::test]
async fn edited_base_url_finds_no_secret() {
    let mut setup = Setup::new().await;
    let connection = setup.connect().await;
    let (_b, proxy_b) = store("store-b").await;

    setup.preferences.edit(setup.store.base_url(), proxy_b.base_url());
    setup.restart();
    let problem = problem(setup.app.open(&connection.id).await);

    assert_eq!(problem.code, Code::SecretMissing);
    assert_eq!(
        setup.app.connections()[0].base_url.as_deref(),
        Some(proxy_b.base_url())
    );
    assert!(proxy_b.requests().is_empty());
}

#[tokio::test]
async fn restarted_sandbox_address_receives_no_old_token() {
    let setup = Setup::new().await;
    let (_b, proxy_b) = store(CLIENT_ID).await;
    let app = &setup.app;
    let opened = |base_url: &str, client_id: &str, secret: &str| SandboxStore {
        base_url: base_url.into(),
        client_id: client_id.into(),
        client_secret: secret.into(),
    };
    let first = opened(setup.store.base_url(), CLIENT_ID, CLIENT_SECRET);
    let connection = app.open_sandbox(first).await.unwrap().id;
    let ron = setup.customer_id(&connection, RON).await;
    let session = app
        .sign_in_as_customer(&connection, sign_in_request(&ron))
        .await
        .unwrap()
        .session;

    let moved = opened(proxy_b.base_url(), "sandbox-id", "sandbox-secret");
    app.open_sandbox(moved).await.unwrap();
    // Whether or not the session still exists, its request must not reach the new address.
    let _ = app.orders(&session, 0).await;
    assert!(proxy_b.requests().is_empty());

    let again = app
        .sign_in_as_customer(&connection, sign_in_request(&ron))
        .await
        .unwrap()
        .session;
    app.orders(&again, 0).await.unwrap();
    let tokens = proxy_b.issued_tokens();
    for request in proxy_b.requests() {
        if let SentAs::Customer(token) = &request.sent_as {
            assert!(
                tokens.contains_key(token),
                "a token that this store did not issue"
            );
        }
        assert!(!matches!(request.sent_as, SentAs::Mixed(_)), "{request:?}");
    }
}
