//! Connecting stores: tried before saved, saved whole or not at all, secrets bound to their host.

use std::time::Duration;

use shopside_core::ports::{SecretKey, Secrets, SecretsError};
use shopside_core::view::{
    Code, ConnectStore, ConnectionKind, CustomerQueryView, KeepSecret, ReplaceSecret, SecretKept,
};

use crate::setup::{CLIENT_SECRET, Setup, problem};
use crate::waits::{ClosedPort, Server};

fn everybody() -> CustomerQueryView {
    CustomerQueryView {
        ..CustomerQueryView::default()
    }
}

#[tokio::test]
async fn connection_survives_restart_with_secret_only_in_keyring() {
    let mut setup = Setup::new().await;
    let connected = setup.connected().await;
    assert_eq!(
        (connected.kind, connected.secret),
        (ConnectionKind::Full, SecretKept::Keyring)
    );

    setup.restart();
    let reopened = setup.app.open(&connected.id).await.unwrap();

    assert_eq!(reopened, connected);
    assert_eq!(setup.app.last_connection(), Some(connected.id.clone()));
    assert!(
        setup
            .app
            .customers(&connected.id, &everybody())
            .await
            .unwrap()
            .total
            > 0
    );
    assert!(!setup.preferences.text().contains(CLIENT_SECRET));
}

#[tokio::test]
async fn wrong_client_secret_marks_its_field_and_saves_nothing() {
    let setup = Setup::new().await;
    let mut typed = setup.full();
    typed.client_secret = Some("not-the-secret".into());

    let problem = problem(setup.app.connect(typed).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::BadCredentials, Some("clientSecret"))
    );
    assert!(setup.app.connections().is_empty());
    assert!(setup.keyring.is_empty());
}

#[tokio::test]
async fn invalid_connection_input_marks_its_field() {
    let setup = Setup::new().await;
    let mut no_id = setup.full();
    no_id.client_id = "  ".into();
    let mut no_secret = setup.full();
    no_secret.client_secret = Some(" ".into());
    let mut plain_http = setup.full();
    plain_http.base_url = "http://api.moltin.com".into();
    let mut no_address = setup.full();
    no_address.base_url = String::new();

    for (typed, field) in [
        (no_id, "clientId"),
        (no_secret, "clientSecret"),
        (plain_http, "baseUrl"),
        (no_address, "baseUrl"),
    ] {
        let problem = problem(setup.app.connect(typed).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
    }
    assert!(setup.app.connections().is_empty());
}

#[tokio::test]
async fn unreachable_host_marks_the_address_field() {
    let setup = Setup::new().await;
    let mut typed = setup.full();
    let closed = ClosedPort::new();
    typed.base_url = closed.base_url();

    let problem = problem(setup.app.connect(typed).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::Unreachable, Some("baseUrl"))
    );
}

#[tokio::test]
async fn html_response_is_reported_as_not_a_store() {
    let setup = Setup::new().await;
    let page = axum::Router::new()
        .fallback(|| async { axum::response::Html("<h1>Welcome to the hotel's network</h1>") });
    let (base_url, _host) = Server::serving(page).await;
    let typed = ConnectStore {
        base_url,
        ..setup.full()
    };

    let problem = problem(setup.app.connect(typed).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::NotAStore, Some("baseUrl"))
    );
}

#[tokio::test]
async fn requests_carry_the_app_user_agent() {
    let setup = Setup::new().await;
    let (tell, told) = std::sync::mpsc::channel();
    let host = axum::Router::new().fallback(async move |headers: axum::http::HeaderMap| {
        tell.send(headers["user-agent"].to_str().unwrap().to_owned())
            .unwrap();
    });
    let (base_url, _host) = Server::serving(host).await;
    let typed = ConnectStore {
        base_url,
        ..setup.full()
    };

    problem(setup.app.connect(typed).await);

    let version = env!("CARGO_PKG_VERSION");
    assert!(
        told.try_recv()
            .unwrap()
            .starts_with(&format!("shopside/{version} ("))
    );
}

#[tokio::test]
async fn duplicate_connection_is_refused() {
    let setup = Setup::new().await;
    setup.connected().await;

    let problem = problem(setup.app.connect(setup.full()).await);

    assert_eq!(problem.code, Code::Connection);
    assert!(problem.message.contains("Pawnee Parks"));
    assert_eq!(setup.app.connections().len(), 1);
}

#[tokio::test]
async fn unnamed_connection_is_named_after_its_host() {
    let setup = Setup::new().await;
    let mut typed = setup.full();
    typed.name = "  ".into();

    assert_eq!(setup.app.connect(typed).await.unwrap().name, "127.0.0.1");
}

#[tokio::test]
async fn connection_without_secret_refuses_admin_requests() {
    let setup = Setup::new().await;
    let connected = setup.app.connect(setup.sign_in_only()).await.unwrap();
    assert_eq!(
        (connected.kind, connected.secret),
        (ConnectionKind::SignInOnly, SecretKept::NotNeeded)
    );

    let problem = problem(setup.app.customers(&connected.id, &everybody()).await);

    assert_eq!(problem.code, Code::Connection);
    assert!(setup.keyring.is_empty());
}

#[tokio::test]
async fn missing_keyring_keeps_secret_in_memory_until_restart() {
    let mut setup = Setup::new().await;
    setup.keyring.breaks(SecretsError::Absent);
    assert_eq!(
        problem(setup.app.connect(setup.full()).await).code,
        Code::KeyringAbsent
    );
    assert!(setup.app.connections().is_empty());

    let mut typed = setup.full();
    typed.keep = KeepSecret::Session;
    let connected = setup.app.connect(typed).await.unwrap();
    assert_eq!(connected.secret, SecretKept::Session);
    assert!(setup.app.customers(&connected.id, &everybody()).await.is_ok());

    setup.restart();
    assert_eq!(setup.app.connections()[0].secret, SecretKept::Missing);
    assert_eq!(
        problem(setup.app.open(&connected.id).await).code,
        Code::SecretMissing
    );
}

#[tokio::test]
async fn keyring_that_loses_secrets_fails_the_connection() {
    let setup = Setup::new().await;
    setup.keyring.forgets();

    let problem = problem(setup.app.connect(setup.full()).await);

    assert_eq!(problem.code, Code::KeyringFailed);
    assert!(setup.app.connections().is_empty());
}

#[tokio::test]
async fn unanswered_keyring_prompt_times_out() {
    let mut setup = Setup::new().await;
    setup.keyring_timeout = Duration::from_millis(200);
    setup.restart();
    setup.keyring.asks_and_nobody_answers();

    let problem = problem(setup.app.connect(setup.full()).await);

    assert_eq!(problem.code, Code::KeyringTimeout);
    setup.keyring.works_again();
}

#[tokio::test]
async fn removed_secret_is_replaced_only_if_the_store_accepts_it() {
    let mut setup = Setup::new().await;
    let connected = setup.connected().await;
    setup.keyring.is_cleared_from_outside();
    setup.restart();
    assert_eq!(
        problem(setup.app.open(&connected.id).await).code,
        Code::SecretMissing
    );

    let typed = |secret: &str| ReplaceSecret {
        connection: connected.id.clone(),
        client_secret: secret.into(),
        keep: KeepSecret::Keyring,
    };
    assert_eq!(
        problem(setup.app.replace_secret(typed("wrong")).await).code,
        Code::BadCredentials
    );
    assert!(setup.keyring.is_empty());
    setup.app.replace_secret(typed(CLIENT_SECRET)).await.unwrap();

    setup.restart();
    assert!(setup.app.open(&connected.id).await.is_ok());
}

#[tokio::test]
async fn secret_is_stored_under_its_host() {
    let setup = Setup::new().await;
    let connected = setup.connected().await;
    let key = |base_url: &str| SecretKey {
        connection: connected.id.clone(),
        base_url: base_url.into(),
    };

    assert!(setup.keyring.get(&key(setup.store.base_url())).unwrap().is_some());
    assert!(
        setup
            .keyring
            .get(&key("https://euwest.api.elasticpath.com"))
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn unwritable_preferences_leave_no_secret_in_keyring() {
    let setup = Setup::new().await;
    setup.preferences.disk_is_full();

    let problem = problem(setup.app.connect(setup.full()).await);

    assert_eq!(problem.code, Code::PreferencesFailed);
    assert!(setup.app.connections().is_empty());
    assert!(setup.keyring.is_empty());
}

#[tokio::test]
async fn removed_connection_deletes_its_secret() {
    let setup = Setup::new().await;
    let connected = setup.connected().await;

    setup.app.remove(&connected.id).await.unwrap();

    assert!(setup.app.connections().is_empty());
    assert!(setup.keyring.is_empty());
    assert_eq!(setup.app.last_connection(), None);
    assert_eq!(
        problem(setup.app.customers(&connected.id, &everybody()).await).code,
        Code::Connection
    );
}

#[tokio::test]
async fn locked_keyring_keeps_the_removed_connection() {
    let setup = Setup::new().await;
    let connected = setup.connected().await;
    setup.keyring.breaks(SecretsError::Locked);

    assert_eq!(
        problem(setup.app.remove(&connected.id).await).code,
        Code::KeyringLocked
    );

    assert_eq!(setup.app.connections().len(), 1);
}

#[tokio::test]
async fn each_keyring_error_has_its_own_message() {
    let setup = Setup::new().await;
    let mut words = std::collections::HashSet::new();
    for trouble in [
        SecretsError::Absent,
        SecretsError::NoCollection,
        SecretsError::Locked,
        SecretsError::Denied,
        SecretsError::TimedOut,
        SecretsError::Failed("the daemon said no".into()),
    ] {
        setup.keyring.breaks(trouble);
        let problem = problem(setup.app.connect(setup.full()).await);
        assert!(problem.advice.is_some(), "{problem:?}");
        words.insert(problem.message);
    }
    assert_eq!(words.len(), 6);
}
