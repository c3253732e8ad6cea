//! Connections: tested before they are saved, saved completely or not at all, each secret bound to
//! its host.

use std::time::Duration;

use shopside_core::ports::{SecretKey, Secrets, SecretsError};
use shopside_core::view::{
    Code, ConnectStore, ConnectionKind, CustomerQueryView, KeepSecret, ReplaceSecret, SecretKept,
};

use crate::setup::{CLIENT_SECRET, Setup, problem};
use crate::test_server::{ClosedPort, TestServer};

fn all_customers() -> CustomerQueryView {
    CustomerQueryView {
        ..CustomerQueryView::default()
    }
}

#[tokio::test]
async fn connection_survives_restart_with_secret_only_in_keyring() {
    let mut setup = Setup::new().await;
    let connected = setup.connect().await;
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
            .customers(&connected.id, &all_customers())
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
    let mut input = setup.full_connection();
    input.client_secret = Some("not-the-secret".into());

    let problem = problem(setup.app.connect(input).await);

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
    let mut no_id = setup.full_connection();
    no_id.client_id = "  ".into();
    let mut no_secret = setup.full_connection();
    no_secret.client_secret = Some(" ".into());
    let mut plain_http = setup.full_connection();
    plain_http.base_url = "http://api.moltin.com".into();
    let mut no_address = setup.full_connection();
    no_address.base_url = String::new();

    for (input, field) in [
        (no_id, "clientId"),
        (no_secret, "clientSecret"),
        (plain_http, "baseUrl"),
        (no_address, "baseUrl"),
    ] {
        let problem = problem(setup.app.connect(input).await);
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
    let mut input = setup.full_connection();
    let closed = ClosedPort::new();
    input.base_url = closed.base_url();

    let problem = problem(setup.app.connect(input).await);

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
    let (base_url, _host) = TestServer::start(page).await;
    let input = ConnectStore {
        base_url,
        ..setup.full_connection()
    };

    let problem = problem(setup.app.connect(input).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::NotAStore, Some("baseUrl"))
    );
}

#[tokio::test]
async fn requests_carry_the_app_user_agent() {
    let setup = Setup::new().await;
    let (sender, user_agents) = std::sync::mpsc::channel();
    let host = axum::Router::new().fallback(async move |headers: axum::http::HeaderMap| {
        sender
            .send(headers["user-agent"].to_str().unwrap().to_owned())
            .unwrap();
    });
    let (base_url, _host) = TestServer::start(host).await;
    let input = ConnectStore {
        base_url,
        ..setup.full_connection()
    };

    problem(setup.app.connect(input).await);

    let version = env!("CARGO_PKG_VERSION");
    assert!(
        user_agents
            .try_recv()
            .unwrap()
            .starts_with(&format!("shopside/{version} ("))
    );
}

#[tokio::test]
async fn duplicate_connection_is_refused() {
    let setup = Setup::new().await;
    setup.connect().await;

    let problem = problem(setup.app.connect(setup.full_connection()).await);

    assert_eq!(problem.code, Code::Connection);
    assert!(problem.message.contains("Pawnee Parks"));
    assert_eq!(setup.app.connections().len(), 1);
}

#[tokio::test]
async fn unnamed_connection_is_named_after_its_host() {
    let setup = Setup::new().await;
    let mut input = setup.full_connection();
    input.name = "  ".into();

    assert_eq!(setup.app.connect(input).await.unwrap().name, "127.0.0.1");
}

#[tokio::test]
async fn connection_without_secret_refuses_admin_requests() {
    let setup = Setup::new().await;
    let connected = setup.app.connect(setup.sign_in_only_connection()).await.unwrap();
    assert_eq!(
        (connected.kind, connected.secret),
        (ConnectionKind::SignInOnly, SecretKept::NotNeeded)
    );

    let problem = problem(setup.app.customers(&connected.id, &all_customers()).await);

    assert_eq!(problem.code, Code::Connection);
    assert!(setup.keyring.is_empty());
}

#[tokio::test]
async fn missing_keyring_keeps_secret_in_memory_until_restart() {
    let mut setup = Setup::new().await;
    setup.keyring.fail_with(SecretsError::Absent);
    assert_eq!(
        problem(setup.app.connect(setup.full_connection()).await).code,
        Code::KeyringAbsent
    );
    assert!(setup.app.connections().is_empty());

    let mut input = setup.full_connection();
    input.keep = KeepSecret::Session;
    let connected = setup.app.connect(input).await.unwrap();
    assert_eq!(connected.secret, SecretKept::Session);
    assert!(setup.app.customers(&connected.id, &all_customers()).await.is_ok());

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
    setup.keyring.lose_writes();

    let problem = problem(setup.app.connect(setup.full_connection()).await);

    assert_eq!(problem.code, Code::KeyringFailed);
    assert!(setup.app.connections().is_empty());
}

#[tokio::test]
async fn keyring_that_keeps_an_older_secret_fails_the_change() {
    let setup = Setup::new().await;
    let connected = setup.connect().await;
    setup.keyring.overwrite(&connected.id, "an-older-secret");
    setup.keyring.lose_writes();
    let replacement = ReplaceSecret {
        connection: connected.id,
        client_secret: CLIENT_SECRET.into(),
        keep: KeepSecret::Keyring,
    };

    let problem = problem(setup.app.replace_secret(replacement).await);

    assert_eq!(problem.code, Code::KeyringFailed);
}

#[tokio::test]
async fn unanswered_keyring_prompt_times_out() {
    let mut setup = Setup::new().await;
    setup.keyring_timeout = Duration::from_millis(200);
    setup.restart();
    setup.keyring.hang();

    let problem = problem(setup.app.connect(setup.full_connection()).await);

    assert_eq!(problem.code, Code::KeyringTimeout);
    setup.keyring.recover();
}

#[tokio::test]
async fn removed_secret_is_replaced_only_if_the_store_accepts_it() {
    let mut setup = Setup::new().await;
    let connected = setup.connect().await;
    setup.keyring.clear();
    setup.restart();
    assert_eq!(
        problem(setup.app.open(&connected.id).await).code,
        Code::SecretMissing
    );

    let input = |secret: &str| ReplaceSecret {
        connection: connected.id.clone(),
        client_secret: secret.into(),
        keep: KeepSecret::Keyring,
    };
    assert_eq!(
        problem(setup.app.replace_secret(input("wrong")).await).code,
        Code::BadCredentials
    );
    assert!(setup.keyring.is_empty());
    setup.app.replace_secret(input(CLIENT_SECRET)).await.unwrap();

    setup.restart();
    assert!(setup.app.open(&connected.id).await.is_ok());
}

#[tokio::test]
async fn secret_is_stored_under_its_host() {
    let setup = Setup::new().await;
    let connected = setup.connect().await;
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
    setup.preferences.fail_writes();

    let problem = problem(setup.app.connect(setup.full_connection()).await);

    assert_eq!(problem.code, Code::PreferencesFailed);
    assert!(setup.app.connections().is_empty());
    assert!(setup.keyring.is_empty());
}

#[tokio::test]
async fn removed_connection_deletes_its_secret() {
    let setup = Setup::new().await;
    let connected = setup.connect().await;

    setup.app.remove(&connected.id).await.unwrap();

    assert!(setup.app.connections().is_empty());
    assert!(setup.keyring.is_empty());
    assert_eq!(setup.app.last_connection(), None);
    assert_eq!(
        problem(setup.app.customers(&connected.id, &all_customers()).await).code,
        Code::Connection
    );
}

#[tokio::test]
async fn locked_keyring_keeps_the_removed_connection() {
    let setup = Setup::new().await;
    let connected = setup.connect().await;
    setup.keyring.fail_with(SecretsError::Locked);

    assert_eq!(
        problem(setup.app.remove(&connected.id).await).code,
        Code::KeyringLocked
    );

    assert_eq!(setup.app.connections().len(), 1);
}

#[tokio::test]
async fn each_keyring_error_has_its_own_message() {
    let setup = Setup::new().await;
    let mut messages = std::collections::HashSet::new();
    for error in [
        SecretsError::Absent,
        SecretsError::NoCollection,
        SecretsError::Locked,
        SecretsError::Denied,
        SecretsError::TimedOut,
        SecretsError::Failed("the daemon said no".into()),
    ] {
        setup.keyring.fail_with(error);
        let problem = problem(setup.app.connect(setup.full_connection()).await);
        assert!(problem.advice.is_some(), "{problem:?}");
        messages.insert(problem.message);
    }
    assert_eq!(messages.len(), 6);
}
