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
async fn a_connected_store_survives_a_restart_with_its_secret_in_the_keyring_alone() {
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
async fn a_wrong_secret_is_said_at_its_field_and_nothing_is_saved() {
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
async fn what_cannot_be_used_is_said_at_its_field() {
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
async fn a_host_that_does_not_answer_is_said_at_the_address() {
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
async fn a_host_that_answers_html_is_said_not_to_be_a_store() {
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
async fn a_store_is_told_which_program_asks() {
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
async fn the_same_store_is_not_connected_twice() {
    let setup = Setup::new().await;
    setup.connected().await;

    let problem = problem(setup.app.connect(setup.full()).await);

    assert_eq!(problem.code, Code::Connection);
    assert!(problem.message.contains("Pawnee Parks"));
    assert_eq!(setup.app.connections().len(), 1);
}

#[tokio::test]
async fn a_store_without_a_name_is_called_by_its_host() {
    let setup = Setup::new().await;
    let mut typed = setup.full();
    typed.name = "  ".into();

    assert_eq!(setup.app.connect(typed).await.unwrap().name, "127.0.0.1");
}

#[tokio::test]
async fn without_a_secret_the_connection_is_sign_in_only_and_refuses_what_needs_one() {
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
async fn where_no_keyring_answers_the_secret_can_be_kept_for_the_session_and_is_gone_after_it() {
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
async fn a_keyring_that_forgets_is_found_out_when_connecting() {
    let setup = Setup::new().await;
    setup.keyring.forgets();

    let problem = problem(setup.app.connect(setup.full()).await);

    assert_eq!(problem.code, Code::KeyringFailed);
    assert!(setup.app.connections().is_empty());
}

#[tokio::test]
async fn a_keyring_that_asks_in_vain_does_not_keep_anybody_waiting() {
    let mut setup = Setup::new().await;
    setup.keyring_timeout = Duration::from_millis(200);
    setup.restart();
    setup.keyring.asks_and_nobody_answers();

    let problem = problem(setup.app.connect(setup.full()).await);

    assert_eq!(problem.code, Code::KeyringTimeout);
    setup.keyring.works_again();
}

#[tokio::test]
async fn a_secret_removed_outside_is_asked_for_again_and_taken_only_if_the_store_takes_it() {
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
async fn a_secret_is_kept_under_the_host_that_it_is_for() {
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
async fn when_the_preferences_cannot_be_written_no_secret_is_left_behind() {
    let setup = Setup::new().await;
    setup.preferences.disk_is_full();

    let problem = problem(setup.app.connect(setup.full()).await);

    assert_eq!(problem.code, Code::PreferencesFailed);
    assert!(setup.app.connections().is_empty());
    assert!(setup.keyring.is_empty());
}

#[tokio::test]
async fn a_removed_store_takes_its_secret_along() {
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
async fn a_store_is_not_forgotten_while_a_locked_keyring_holds_its_secret() {
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
async fn each_trouble_of_the_keyring_has_its_own_words() {
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
