//! Other hosts: those that a store sends us on to, those that can't prove who they are, and those of another connection.
//! None of them hears a secret, a password or a token that is not its own.

use std::collections::HashSet;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use journal::Journal;
use rcgen::date_time_ymd;
use sandbox::{Config, Credentials, Sandbox, Seed};
use shopside_core::view::{Code, ConnectStore, CustomerQueryView, NewCustomerView, Problem, SetPassword};
use shopside_core::{App, SandboxStore};
use tempfile::TempDir;

use crate::setup::{CLIENT_ID, CLIENT_SECRET, RON, Setup, new_password, preview, problem, sign_in};
use crate::test_proxy::{SentAs, TOKENS, TestProxy};
use crate::tls::{SelfSigned, Tls11};
use crate::waits::Server;

fn everyone() -> CustomerQueryView {
    CustomerQueryView::default()
}

/// A host that counts what it is asked.
async fn elsewhere() -> (String, Arc<AtomicUsize>, Server) {
    let asked = Arc::<AtomicUsize>::default();
    let (base_url, server) = Server::serving(counting(&asked)).await;
    // By another name than the store's.
    (base_url.replace("127.0.0.1", "localhost"), asked, server)
}

fn counting(asked: &Arc<AtomicUsize>) -> Router {
    let asked = Arc::clone(asked);
    Router::new().fallback(move || {
        asked.fetch_add(1, Ordering::SeqCst);
        ready("{}")
    })
}

/// What each kind of call comes to.
async fn each_call(app: &App, store: &str, ron: &str, session: &str) -> Vec<Problem> {
    let new = NewCustomerView {
        name: "Tom Haverford".into(),
        email: "tom@pawnee.test".into(),
        password: Some("a-password".into()),
        external_ref: String::new(),
    };
    let password = SetPassword {
        customer: ron.into(),
        password: "a-password".into(),
    };
    vec![
        problem(app.orders(session, 0).await),
        problem(app.order(session, "10042").await),
        problem(app.transactions(session, "10042").await),
        problem(app.profile(session).await),
        problem(app.addresses(session).await),
        problem(app.compare(session).await),
        problem(app.customers(store, &everyone()).await),
        problem(app.customer(store, ron).await),
        problem(app.create_customer(store, new).await),
        problem(app.set_password(store, password).await),
        problem(app.preview(store, preview(ron)).await),
        problem(app.sign_in(store, sign_in(ron)).await),
        problem(
            app.set_password_and_sign_in(store, new_password(ron, RON, None))
                .await,
        ),
    ]
}

#[tokio::test]
async fn redirects_are_never_followed_and_their_target_is_named() {
    let (setup, proxy) = Setup::with_porter().await;
    let (to, asked, _elsewhere) = elsewhere().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
    for status in [301, 302, 303, 307, 308] {
        proxy.sends_on("/nowhere", status, &to);
        let session = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap().session;
        proxy.sends_on("/v2/", status, &to);

        for problem in each_call(&setup.app, &store, &ron, &session).await {
            assert_eq!(problem.code, Code::NotAStore, "{status}: {problem:?}");
            assert!(
                problem.message.contains("sent us on to localhost"),
                "{status}: {problem:?}"
            );
        }
    }
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn redirect_receives_no_customer_password() {
    let (setup, proxy) = Setup::with_porter().await;
    let (to, asked, _elsewhere) = elsewhere().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
    for status in [301, 302, 303, 307, 308] {
        proxy.sends_on(TOKENS, status, &to);

        let problem = problem(setup.app.sign_in(&store, sign_in(&ron)).await);

        assert!(problem.message.contains("sent us on to localhost"), "{problem:?}");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 0);
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn redirect_receives_no_client_secret_and_saves_nothing() {
    let (setup, proxy) = Setup::with_porter().await;
    let (to, asked, _elsewhere) = elsewhere().await;
    for status in [301, 302, 303, 307, 308] {
        proxy.sends_on("/oauth", status, &to);
        for request in [setup.full(), setup.sign_in_only()] {
            let problem = problem(setup.app.connect(request).await);
            assert_eq!(
                (problem.code, problem.field.as_deref()),
                (Code::NotAStore, Some("baseUrl"))
            );
            assert!(problem.message.contains("sent us on to localhost"), "{problem:?}");
        }
    }
    assert_eq!(asked.load(Ordering::SeqCst), 0);
    assert!(setup.app.connections().is_empty() && setup.keyring.is_empty());
}

#[tokio::test]
async fn invalid_certificate_sends_nothing_and_names_its_reason() {
    let setup = Setup::new().await;
    let asked = Arc::<AtomicUsize>::default();
    let folder = TempDir::new().unwrap();
    let expired = SelfSigned::serving_with(
        "localhost",
        |certificate| certificate.not_after = date_time_ymd(2020, 1, 1),
        counting(&asked),
    );
    let other_name = SelfSigned::serving_with("shop.example", |_| {}, counting(&asked));
    let trusting = |host: SelfSigned, name: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, &host.certificate).unwrap();
        (host.base_url, Some(file.display().to_string()))
    };
    let hosts = [
        (SelfSigned::serving(counting(&asked)).await.base_url, None),
        trusting(expired.await, "expired.pem"),
        trusting(other_name.await, "other-name.pem"),
        (Tls11::Alert.serving().await, None),
        (Tls11::Hello.serving().await, None),
        ("http://shop.example".to_owned(), None),
    ];

    let mut words = HashSet::new();
    for (base_url, certificate_file) in hosts {
        for request in [setup.full(), setup.sign_in_only()] {
            let request = ConnectStore {
                base_url: base_url.clone(),
                certificate_file: certificate_file.clone(),
                ..request
            };
            let problem = problem(setup.app.connect(request).await);
            assert!(
                matches!(problem.code, Code::Unreachable | Code::InvalidInput),
                "{problem:?}"
            );
            assert_eq!(problem.field.as_deref(), Some("baseUrl"));
            words.insert(problem.message);
        }
    }

    // Both ways of being too old are one reason.
    assert_eq!(words.len(), 5, "{words:?}");
    assert_eq!(asked.load(Ordering::SeqCst), 0);
    assert!(setup.app.connections().is_empty() && setup.keyring.is_empty());
}

/// A store with credentials of its own, and a porter before it.
async fn store(name: &str) -> (Sandbox, TestProxy) {
    let config = Config {
        credentials: Some(Credentials {
            client_id: format!("{name}-id"),
            client_secret: format!("{name}-secret").into(),
        }),
        ..Config::in_memory(Seed::Demo)
    };
    let sandbox = Sandbox::start(config).await.unwrap();
    let proxy = TestProxy::before(&sandbox, &Journal::in_memory().unwrap()).await;
    (sandbox, proxy)
}

/// The secrets that a store has been told, and that it has given.
fn secrets(name: &str, proxy: &TestProxy) -> Vec<String> {
    let mut secrets = vec![format!("{name}-id"), format!("{name}-secret")];
    secrets.extend(proxy.bearers());
    secrets.extend(proxy.tokens().into_keys());
    secrets
}

fn heard_none_of(proxy: &TestProxy, secrets: &[String]) {
    for noted in proxy.noted() {
        assert!(!matches!(noted.sent_as, SentAs::Mixed(_)), "{noted:?}");
        for secret in secrets {
            assert!(!noted.text.contains(secret), "{secret} in {noted:?}");
        }
    }
}

#[tokio::test]
async fn two_open_stores_never_receive_each_others_secrets() {
    let setup = Setup::new().await;
    let (_a, porter_a) = store("store-a").await;
    let (_b, porter_b) = store("store-b").await;
    let mut connections = Vec::new();
    for (name, proxy) in [("store-a", &porter_a), ("store-b", &porter_b)] {
        let request = ConnectStore {
            name: name.into(),
            base_url: proxy.base_url().into(),
            client_id: format!("{name}-id"),
            client_secret: Some(format!("{name}-secret").into()),
            ..setup.full()
        };
        connections.push(setup.app.connect(request).await.unwrap().id);
    }

    for turn in 0..4 {
        let [here, there] = [&connections[turn % 2], &connections[(turn + 1) % 2]];
        let ron = setup.customer(here, RON).await;
        let session = setup.app.sign_in(here, sign_in(&ron)).await.unwrap().session;
        let everyone = everyone();
        let (compared, listed) =
            tokio::join!(setup.app.compare(&session), setup.app.customers(there, &everyone));
        compared.unwrap();
        listed.unwrap();
    }

    heard_none_of(&porter_b, &secrets("store-a", &porter_a));
    heard_none_of(&porter_a, &secrets("store-b", &porter_b));
    assert_eq!((porter_a.tokens().len(), porter_b.tokens().len()), (2, 2));
}

#[tokio::test]
async fn edited_base_url_finds_no_secret() {
    let mut setup = Setup::new().await;
    let connection = setup.connected().await;
    let (_b, porter_b) = store("store-b").await;

    setup
        .preferences
        .are_edited(setup.store.base_url(), porter_b.base_url());
    setup.restart();
    let problem = problem(setup.app.open(&connection.id).await);

    assert_eq!(problem.code, Code::SecretMissing);
    assert_eq!(
        setup.app.connections()[0].base_url.as_deref(),
        Some(porter_b.base_url())
    );
    assert!(porter_b.noted().is_empty());
}

#[tokio::test]
async fn restarted_sandbox_address_receives_no_old_token() {
    let setup = Setup::new().await;
    let (_b, porter_b) = store(CLIENT_ID).await;
    let app = &setup.app;
    let opened = |base_url: &str, client_id: &str, secret: &str| SandboxStore {
        base_url: base_url.into(),
        client_id: client_id.into(),
        client_secret: secret.into(),
    };
    let first = opened(setup.store.base_url(), CLIENT_ID, CLIENT_SECRET);
    let connection = app.open_sandbox(first).await.unwrap().id;
    let ron = setup.customer(&connection, RON).await;
    let session = app.sign_in(&connection, sign_in(&ron)).await.unwrap().session;

    let moved = opened(porter_b.base_url(), "sandbox-id", "sandbox-secret");
    app.open_sandbox(moved).await.unwrap();
    // Whether the session is still there or not, what it asks does not go to the new address.
    let _ = app.orders(&session, 0).await;
    assert!(porter_b.noted().is_empty());

    let again = app.sign_in(&connection, sign_in(&ron)).await.unwrap().session;
    app.orders(&again, 0).await.unwrap();
    let tokens = porter_b.tokens();
    for noted in porter_b.noted() {
        if let SentAs::Customer(token) = &noted.sent_as {
            assert!(tokens.contains_key(token), "it is of the store's own giving");
        }
        assert!(!matches!(noted.sent_as, SentAs::Mixed(_)), "{noted:?}");
    }
}
