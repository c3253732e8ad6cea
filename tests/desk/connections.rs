//! Connecting stores: tried before saved, saved whole or not at all, secrets bound to their host.

use std::time::Duration;

use desk::ports::{SecretKey, Secrets, SecretsError};
use desk::view::{
    Code, ConnectStore, ConnectionKind, CustomerQueryView, KeepSecret, ReplaceSecret, SecretKept,
};

use crate::office::{CLIENT_SECRET, Office, problem};
use crate::waits::{ClosedPort, Server};

fn everybody() -> CustomerQueryView {
    CustomerQueryView {
        ..CustomerQueryView::default()
    }
}

#[tokio::test]
async fn a_connected_store_survives_a_restart_with_its_secret_in_the_keyring_alone() {
    let mut office = Office::new().await;
    let connected = office.connected().await;
    assert_eq!(
        (connected.kind, connected.secret),
        (ConnectionKind::Full, SecretKept::Keyring)
    );

    office.restart();
    let reopened = office.desk.open(&connected.id).await.unwrap();

    assert_eq!(reopened, connected);
    assert_eq!(office.desk.last_connection(), Some(connected.id.clone()));
    assert!(
        office
            .desk
            .customers(&connected.id, &everybody())
            .await
            .unwrap()
            .total
            > 0
    );
    assert!(!office.preferences.text().contains(CLIENT_SECRET));
}

#[tokio::test]
async fn a_wrong_secret_is_said_at_its_field_and_nothing_is_saved() {
    let office = Office::new().await;
    let mut typed = office.full();
    typed.client_secret = Some("not-the-secret".into());

    let problem = problem(office.desk.connect(typed).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::BadCredentials, Some("clientSecret"))
    );
    assert!(office.desk.connections().is_empty());
    assert!(office.keyring.is_empty());
}

#[tokio::test]
async fn what_cannot_be_used_is_said_at_its_field() {
    let office = Office::new().await;
    let mut no_id = office.full();
    no_id.client_id = "  ".into();
    let mut no_secret = office.full();
    no_secret.client_secret = Some(" ".into());
    let mut plain_http = office.full();
    plain_http.base_url = "http://api.moltin.com".into();
    let mut no_address = office.full();
    no_address.base_url = String::new();

    for (typed, field) in [
        (no_id, "clientId"),
        (no_secret, "clientSecret"),
        (plain_http, "baseUrl"),
        (no_address, "baseUrl"),
    ] {
        let problem = problem(office.desk.connect(typed).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
    }
    assert!(office.desk.connections().is_empty());
}

#[tokio::test]
async fn a_host_that_does_not_answer_is_said_at_the_address() {
    let office = Office::new().await;
    let mut typed = office.full();
    let closed = ClosedPort::new();
    typed.base_url = closed.base_url();

    let problem = problem(office.desk.connect(typed).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::Unreachable, Some("baseUrl"))
    );
}

#[tokio::test]
async fn a_host_that_answers_html_is_said_not_to_be_a_store() {
    let office = Office::new().await;
    let page = axum::Router::new()
        .fallback(|| async { axum::response::Html("<h1>Welcome to the hotel's network</h1>") });
    let (base_url, _host) = Server::serving(page).await;
    let typed = ConnectStore {
        base_url,
        ..office.full()
    };

    let problem = problem(office.desk.connect(typed).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::NotAStore, Some("baseUrl"))
    );
}

#[tokio::test]
async fn a_store_is_told_which_program_asks() {
    let office = Office::new().await;
    let (tell, told) = std::sync::mpsc::channel();
    let host = axum::Router::new().fallback(async move |headers: axum::http::HeaderMap| {
        tell.send(headers["user-agent"].to_str().unwrap().to_owned())
            .unwrap();
    });
    let (base_url, _host) = Server::serving(host).await;
    let typed = ConnectStore {
        base_url,
        ..office.full()
    };

    problem(office.desk.connect(typed).await);

    let version = env!("CARGO_PKG_VERSION");
    assert!(
        told.try_recv()
            .unwrap()
            .starts_with(&format!("shopside/{version} ("))
    );
}

#[tokio::test]
async fn the_same_store_is_not_connected_twice() {
    let office = Office::new().await;
    office.connected().await;

    let problem = problem(office.desk.connect(office.full()).await);

    assert_eq!(problem.code, Code::Connection);
    assert!(problem.message.contains("Pawnee Parks"));
    assert_eq!(office.desk.connections().len(), 1);
}

#[tokio::test]
async fn a_store_without_a_name_is_called_by_its_host() {
    let office = Office::new().await;
    let mut typed = office.full();
    typed.name = "  ".into();

    assert_eq!(office.desk.connect(typed).await.unwrap().name, "127.0.0.1");
}

#[tokio::test]
async fn without_a_secret_the_connection_is_sign_in_only_and_refuses_what_needs_one() {
    let office = Office::new().await;
    let connected = office.desk.connect(office.sign_in_only()).await.unwrap();
    assert_eq!(
        (connected.kind, connected.secret),
        (ConnectionKind::SignInOnly, SecretKept::NotNeeded)
    );

    let problem = problem(office.desk.customers(&connected.id, &everybody()).await);

    assert_eq!(problem.code, Code::Connection);
    assert!(office.keyring.is_empty());
}

#[tokio::test]
async fn where_no_keyring_answers_the_secret_can_be_kept_for_the_session_and_is_gone_after_it() {
    let mut office = Office::new().await;
    office.keyring.breaks(SecretsError::Absent);
    assert_eq!(
        problem(office.desk.connect(office.full()).await).code,
        Code::KeyringAbsent
    );
    assert!(office.desk.connections().is_empty());

    let mut typed = office.full();
    typed.keep = KeepSecret::Session;
    let connected = office.desk.connect(typed).await.unwrap();
    assert_eq!(connected.secret, SecretKept::Session);
    assert!(office.desk.customers(&connected.id, &everybody()).await.is_ok());

    office.restart();
    assert_eq!(office.desk.connections()[0].secret, SecretKept::Missing);
    assert_eq!(
        problem(office.desk.open(&connected.id).await).code,
        Code::SecretMissing
    );
}

#[tokio::test]
async fn a_keyring_that_forgets_is_found_out_when_connecting() {
    let office = Office::new().await;
    office.keyring.forgets();

    let problem = problem(office.desk.connect(office.full()).await);

    assert_eq!(problem.code, Code::KeyringFailed);
    assert!(office.desk.connections().is_empty());
}

#[tokio::test]
async fn a_keyring_that_asks_in_vain_does_not_keep_anybody_waiting() {
    let mut office = Office::new().await;
    office.keyring_patience = Duration::from_millis(200);
    office.restart();
    office.keyring.asks_and_nobody_answers();

    let problem = problem(office.desk.connect(office.full()).await);

    assert_eq!(problem.code, Code::KeyringTimeout);
    office.keyring.works_again();
}

#[tokio::test]
async fn a_secret_removed_outside_is_asked_for_again_and_taken_only_if_the_store_takes_it() {
    let mut office = Office::new().await;
    let connected = office.connected().await;
    office.keyring.is_cleared_from_outside();
    office.restart();
    assert_eq!(
        problem(office.desk.open(&connected.id).await).code,
        Code::SecretMissing
    );

    let typed = |secret: &str| ReplaceSecret {
        connection: connected.id.clone(),
        client_secret: secret.into(),
        keep: KeepSecret::Keyring,
    };
    assert_eq!(
        problem(office.desk.replace_secret(typed("wrong")).await).code,
        Code::BadCredentials
    );
    assert!(office.keyring.is_empty());
    office.desk.replace_secret(typed(CLIENT_SECRET)).await.unwrap();

    office.restart();
    assert!(office.desk.open(&connected.id).await.is_ok());
}

#[tokio::test]
async fn a_secret_is_kept_under_the_host_that_it_is_for() {
    let office = Office::new().await;
    let connected = office.connected().await;
    let key = |base_url: &str| SecretKey {
        connection: connected.id.clone(),
        base_url: base_url.into(),
    };

    assert!(
        office
            .keyring
            .get(&key(office.store.base_url()))
            .unwrap()
            .is_some()
    );
    assert!(
        office
            .keyring
            .get(&key("https://euwest.api.elasticpath.com"))
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn when_the_preferences_cannot_be_written_no_secret_is_left_behind() {
    let office = Office::new().await;
    office.preferences.disk_is_full();

    let problem = problem(office.desk.connect(office.full()).await);

    assert_eq!(problem.code, Code::PreferencesFailed);
    assert!(office.desk.connections().is_empty());
    assert!(office.keyring.is_empty());
}

#[tokio::test]
async fn a_removed_store_takes_its_secret_along() {
    let office = Office::new().await;
    let connected = office.connected().await;

    office.desk.remove(&connected.id).await.unwrap();

    assert!(office.desk.connections().is_empty());
    assert!(office.keyring.is_empty());
    assert_eq!(office.desk.last_connection(), None);
    assert_eq!(
        problem(office.desk.customers(&connected.id, &everybody()).await).code,
        Code::Connection
    );
}

#[tokio::test]
async fn a_store_is_not_forgotten_while_a_locked_keyring_holds_its_secret() {
    let office = Office::new().await;
    let connected = office.connected().await;
    office.keyring.breaks(SecretsError::Locked);

    assert_eq!(
        problem(office.desk.remove(&connected.id).await).code,
        Code::KeyringLocked
    );

    assert_eq!(office.desk.connections().len(), 1);
}

#[tokio::test]
async fn each_trouble_of_the_keyring_has_its_own_words() {
    let office = Office::new().await;
    let mut words = std::collections::HashSet::new();
    for trouble in [
        SecretsError::Absent,
        SecretsError::NoCollection,
        SecretsError::Locked,
        SecretsError::Denied,
        SecretsError::TimedOut,
        SecretsError::Failed("the daemon said no".into()),
    ] {
        office.keyring.breaks(trouble);
        let problem = problem(office.desk.connect(office.full()).await);
        assert!(problem.advice.is_some(), "{problem:?}");
        words.insert(problem.message);
    }
    assert_eq!(words.len(), 6);
}
