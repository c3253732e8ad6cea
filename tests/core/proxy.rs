//! The proxy between the app and a store: which one is used, where its password is, and what staff
//! read if it fails.

use std::net::SocketAddr;

use axum::{Json, Router};
use moltin::Endpoint;
use serde_json::json;
use shopside_core::ports::SecretsError;
use shopside_core::view::{
    Code, ConnectStore, CustomerQueryView, KeepSecret, Problem, ProxyChoice, ProxyPassword, SettingsView,
};
use tempfile::TempDir;

use crate::proxies::{Behavior, TestProxyServer};
use crate::setup::{Setup, problem};
use crate::test_server::ClosedPort;
use crate::tls::SelfSigned;

/// A host name that no DNS server knows (RFC 6761), so that only a proxy leads to it.
const HOST: &str = "store.invalid";
const PASSWORD: &str = "pr0xy-Passw0rd";

/// A store without customers that only a proxy leads to.
struct Fixture {
    setup: Setup,
    host: SocketAddr,
    certificate: Option<String>,
    _folder: TempDir,
}

impl Fixture {
    async fn new() -> Self {
        let mut setup = Setup::new().await;
        setup.managed_policy = None;
        setup.restart();
        let router = Router::new()
            .route("/oauth/access_token", axum::routing::post(token))
            .fallback(async || Json(json!({ "data": [], "meta": { "results": { "total": 0 } } })));
        let store = SelfSigned::of_authority(HOST, router).await;
        let port = Endpoint::parse(&store.base_url).unwrap().port();
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("authority.pem");
        std::fs::write(&file, &store.certificate).unwrap();
        let certificate = setup.choose_certificate(&file).await;
        Self {
            setup,
            host: ([127, 0, 0, 1], port).into(),
            certificate,
            _folder: folder,
        }
    }

    fn store(&self) -> ConnectStore {
        ConnectStore {
            base_url: format!("https://{HOST}"),
            certificate: self.certificate.clone(),
            ..self.setup.full_connection()
        }
    }

    async fn use_proxy(&self, proxy: ProxyChoice, address: &str, user: &str) {
        let settings = SettingsView {
            proxy,
            proxy_address: address.into(),
            proxy_user: user.into(),
            ..self.setup.app.settings()
        };
        self.setup.app.change_settings(settings).await.unwrap();
    }

    /// What staff read when they connect the store through a proxy of the settings.
    async fn failure(&self, address: &str, user: &str) -> Problem {
        self.use_proxy(ProxyChoice::Address, address, user).await;
        problem(self.setup.app.connect(self.store()).await)
    }

    async fn set_password(&self, password: &str, keep: KeepSecret) {
        let password = ProxyPassword {
            password: password.into(),
            keep,
        };
        self.setup.app.set_proxy_password(password).await.unwrap();
    }
}

async fn token() -> Json<serde_json::Value> {
    Json(json!({ "access_token": "an-access-token", "expires_in": 3600 }))
}

#[tokio::test]
async fn proxy_of_the_settings_leads_to_the_store() {
    let fixture = Fixture::new().await;
    let http = TestProxyServer::http(Behavior::Connect(fixture.host)).await;
    let socks = TestProxyServer::socks(Behavior::Connect(fixture.host)).await;
    for (scheme, proxy) in [("http", &http), ("socks5h", &socks)] {
        let address = format!("{scheme}://{}", proxy.address);
        fixture.use_proxy(ProxyChoice::Address, &address, "").await;

        let connected = fixture.setup.app.connect(fixture.store()).await.unwrap();

        assert_eq!(proxy.asked(), [format!("{HOST}:443")]);
        fixture.setup.app.remove(&connected.id).await.unwrap();
    }
}

#[tokio::test]
async fn proxy_of_the_desktop_is_used_unless_a_setting_overrides_it() {
    let fixture = Fixture::new().await;
    let desktop = TestProxyServer::http(Behavior::Connect(fixture.host)).await;
    let own = TestProxyServer::http(Behavior::Connect(fixture.host)).await;
    let app = &fixture.setup.app;
    fixture.setup.dialogs.set_proxy(Some(&desktop.address));

    let connected = app.connect(fixture.store()).await.unwrap();
    assert_eq!((desktop.asked().len(), own.asked().len()), (1, 0));
    app.remove(&connected.id).await.unwrap();

    fixture.use_proxy(ProxyChoice::Address, &own.address, "").await;
    let connected = app.connect(fixture.store()).await.unwrap();
    assert_eq!((desktop.asked().len(), own.asked().len()), (1, 1));
    app.remove(&connected.id).await.unwrap();

    fixture.use_proxy(ProxyChoice::None, &own.address, "").await;
    let direct = problem(app.connect(fixture.store()).await);
    assert_eq!(direct.message, "There is no host with this name.");
    assert_eq!((desktop.asked().len(), own.asked().len()), (1, 1));
}

#[tokio::test]
async fn changed_proxy_applies_to_open_stores() {
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    let proxy = TestProxyServer::http(Behavior::Connect(fixture.host)).await;
    fixture.use_proxy(ProxyChoice::Address, &proxy.address, "").await;
    let store = app.connect(fixture.store()).await.unwrap().id;
    fixture.use_proxy(ProxyChoice::System, "", "").await;
    fixture.setup.dialogs.set_proxy(Some("http://proxy.invalid:8080"));

    let failed = problem(app.test(&store).await);
    assert!(
        failed.message.contains("proxy.invalid:8080"),
        "{}",
        failed.message
    );
    assert!(
        failed.message.contains("from the system’s settings"),
        "{}",
        failed.message
    );
    fixture.use_proxy(ProxyChoice::Address, &proxy.address, "").await;
    app.test(&store).await.unwrap();
}

#[tokio::test]
async fn store_on_this_computer_needs_no_proxy() {
    let setup = Setup::new().await;
    let closed = ClosedPort::new().base_url();
    setup.dialogs.set_proxy(Some(&closed));
    let settings = SettingsView {
        proxy: ProxyChoice::Address,
        proxy_address: closed,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();

    let store = setup.connect().await.id;

    let customers = setup.app.customers(&store, &CustomerQueryView::default()).await;
    assert!(customers.unwrap().total > 0);
    // Other names of this computer.
    for host in ["localhost.", "shop.localhost", "SHOP.localhost."] {
        let store = ConnectStore {
            base_url: format!("https://{host}:1"),
            ..setup.full_connection()
        };
        let problem = problem(setup.app.connect(store).await);
        assert!(!problem.message.contains("proxy"), "{host}: {}", problem.message);
    }
}

#[tokio::test]
async fn password_of_the_proxy_is_in_the_keyring_only() {
    let mut fixture = Fixture::new().await;
    let login = Behavior::AskCredentials(fixture.host, "leslie:pr0xy-Passw0rd");
    let proxy = TestProxyServer::http(login).await;

    let missing = fixture.failure(&proxy.address, "").await;
    assert!(
        missing.message.contains("requires a user name and a password"),
        "{}",
        missing.message
    );
    let refused = fixture.failure(&proxy.address, "leslie").await;
    assert!(refused.message.contains("doesn’t accept"), "{}", refused.message);
    for problem in [missing, refused] {
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::Unreachable, Some("proxy"))
        );
        assert!(problem.message.contains(&proxy.address) && problem.message.contains("from Settings"));
        assert!(!problem.message.contains("leslie"));
    }
    fixture.set_password(PASSWORD, KeepSecret::Keyring).await;
    let store = fixture.setup.app.connect(fixture.store()).await.unwrap().id;
    assert!(!fixture.setup.preferences.text().contains(PASSWORD));
    assert!(!fixture.setup.app.settings().proxy_address.contains(PASSWORD));

    fixture.setup.restart();
    fixture.setup.app.open(&store).await.unwrap();
    fixture.setup.app.test(&store).await.unwrap();

    // The password is for this proxy and this user only.
    let other = TestProxyServer::http(Behavior::AskCredentials(fixture.host, "leslie:pr0xy-Passw0rd")).await;
    fixture
        .use_proxy(ProxyChoice::Address, &other.address, "leslie")
        .await;
    let refused = problem(fixture.setup.app.test(&store).await);
    assert!(refused.message.contains("doesn’t accept"), "{}", refused.message);
    fixture
        .use_proxy(ProxyChoice::Address, &proxy.address, "leslie")
        .await;
    let forgotten = problem(fixture.setup.app.test(&store).await);
    assert!(
        forgotten.message.contains("doesn’t accept"),
        "{}",
        forgotten.message
    );
}

#[tokio::test]
async fn password_of_the_proxy_can_be_kept_in_memory() {
    let mut fixture = Fixture::new().await;
    let login = Behavior::AskCredentials(fixture.host, "leslie:pr0xy-Passw0rd");
    let proxy = TestProxyServer::socks(login).await;
    let address = format!("socks5h://{}", proxy.address);
    fixture.use_proxy(ProxyChoice::Address, &address, "leslie").await;
    let store = ConnectStore {
        keep: KeepSecret::Session,
        ..fixture.store()
    };
    fixture.setup.keyring.fail_with(SecretsError::Absent);
    let password = |keep| ProxyPassword {
        password: PASSWORD.into(),
        keep,
    };
    let unkept = problem(
        fixture
            .setup
            .app
            .set_proxy_password(password(KeepSecret::Keyring))
            .await,
    );
    assert_eq!(unkept.code, Code::KeyringAbsent);

    fixture.set_password(PASSWORD, KeepSecret::Session).await;
    let store = fixture.setup.app.connect(store).await.unwrap().id;
    fixture.setup.app.test(&store).await.unwrap();
    fixture.set_password("", KeepSecret::Keyring).await;
    let removed = problem(fixture.setup.app.test(&store).await);
    assert!(removed.message.contains("doesn’t accept"), "{}", removed.message);
    fixture.setup.restart();
    assert!(!fixture.setup.preferences.text().contains(PASSWORD));
}

#[tokio::test]
async fn each_failure_of_a_proxy_names_it_and_a_way_out() {
    let fixture = Fixture::new().await;
    let closed = ClosedPort::new();
    let closed = closed.base_url().replace("http://", "");
    let forbidding = TestProxyServer::http(Behavior::Refuse(403)).await;
    let failing = TestProxyServer::http(Behavior::Refuse(502)).await;
    let socks_forbidding = TestProxyServer::socks(Behavior::Refuse(2)).await;
    let socks_failing = TestProxyServer::socks(Behavior::Refuse(4)).await;
    let other = TestProxyServer::socks(Behavior::OtherProtocol).await;
    for (address, what) in [
        (format!("http://{closed}"), "refuses connections"),
        (format!("socks5h://{closed}"), "refuses connections"),
        (
            "http://proxy.invalid:3128".to_owned(),
            "there is no host with this name",
        ),
        (
            "socks5h://proxy.invalid:1080".to_owned(),
            "there is no host with this name",
        ),
        (
            format!("http://{}", forbidding.address),
            "didn’t connect to the store’s host",
        ),
        (
            format!("http://{}", failing.address),
            "didn’t connect to the store’s host",
        ),
        (
            format!("socks5h://{}", socks_forbidding.address),
            "doesn’t allow connections",
        ),
        (
            format!("socks5h://{}", socks_failing.address),
            "can’t reach the store’s host",
        ),
        (
            format!("socks5h://{}", other.address),
            "doesn’t respond as a proxy of this kind",
        ),
    ] {
        let failed = fixture.failure(&address, "").await;

        let host = address.rsplit('/').next().unwrap();
        assert!(failed.message.contains(host), "{}", failed.message);
        assert!(failed.message.contains("from Settings"), "{}", failed.message);
        assert!(failed.message.contains(what), "{address}: {}", failed.message);
        assert_eq!(
            (failed.code, failed.field.as_deref()),
            (Code::Unreachable, Some("proxy"))
        );
        assert!(failed.advice.is_some());
    }
    assert!(fixture.setup.app.connections().is_empty());
}

#[tokio::test]
async fn address_of_a_proxy_is_read_as_it_was_meant() {
    let setup = Setup::new().await;
    let change = async |address: &str, user: &str| {
        let settings = SettingsView {
            proxy: ProxyChoice::Address,
            proxy_address: address.into(),
            proxy_user: user.into(),
            ..setup.app.settings()
        };
        setup.app.change_settings(settings).await
    };
    for (typed, meant) in [
        ("proxy.example:3128", "proxy.example:3128"),
        (
            " \u{200b}\"http://proxy.example:3128\"\n",
            "http://proxy.example:3128",
        ),
        ("socks5h://10.0.0.1:1080", "socks5h://10.0.0.1:1080"),
    ] {
        assert_eq!(
            change(typed, " leslie ").await.unwrap().proxy_address,
            meant,
            "{typed:?}"
        );
        assert_eq!(setup.app.settings().proxy_user, "leslie");
    }
    let before = setup.preferences.text();
    for (address, user, field) in [
        ("", "", "proxyAddress"),
        ("ftp://proxy.example", "", "proxyAddress"),
        ("http://proxy.example/proxy.pac", "", "proxyAddress"),
        (
            "http://leslie:pr0xy-Passw0rd@proxy.example:3128",
            "",
            "proxyAddress",
        ),
        ("http://proxy.example", "a:b", "proxyUser"),
        ("http://proxy.example", "a\u{200b}b", "proxyUser"),
    ] {
        let wrong = problem(change(address, user).await);
        assert_eq!(wrong.field.as_deref(), Some(field), "{address}");
        assert!(!wrong.message.contains(PASSWORD));
    }
    assert_eq!(setup.preferences.text(), before);
    let password = ProxyPassword {
        password: PASSWORD.into(),
        keep: KeepSecret::Keyring,
    };
    change("http://proxy.example", "").await.unwrap();
    let without_user = problem(setup.app.set_proxy_password(password).await);
    assert_eq!(without_user.field.as_deref(), Some("proxyUser"));
}
