//! Sending data to any host, as a compromised page would, by connecting it as a store.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use axum::response::IntoResponse;
use journal::{Action, AuditLog, Outcome};
use shopside_core::ports::Question;
use shopside_core::view::{Code, ConnectStore, KeepSecret, LockReason, ReplaceSecret};

use crate::fake_store::FakeStore;
use crate::setup::{CLIENT_SECRET, Setup, problem};
use crate::wait::wait_until;

/// A setup in which the company's policy allows no host, so that each is asked about.
fn unmanaged(mut setup: Setup) -> Setup {
    setup.managed_policy = None;
    setup.restart();
    setup
}

/// A host that counts its requests.
async fn counting_host() -> (FakeStore, Arc<AtomicUsize>) {
    let count = Arc::<AtomicUsize>::default();
    let counted = Arc::clone(&count);
    let host = FakeStore::responding(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        StatusCode::NOT_FOUND.into_response()
    });
    (host.await, count)
}

fn request_to(setup: &Setup, base_url: &str) -> ConnectStore {
    ConnectStore {
        base_url: base_url.into(),
        client_id: "names-and-addresses-of-customers".into(),
        ..setup.full_connection()
    }
}

#[tokio::test]
async fn refused_host_receives_nothing() {
    let setup = unmanaged(Setup::new().await);
    let (host, count) = counting_host().await;
    setup.dialogs.say_no();

    let refused = problem(setup.app.connect(request_to(&setup, host.base_url())).await);

    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::NotAllowedHere, Some("baseUrl"))
    );
    assert_eq!(count.load(Ordering::SeqCst), 0);
    assert!(setup.app.connections().is_empty() && setup.keyring.is_empty());
    assert_eq!(
        setup.audit_outcomes(Action::HostConfirm),
        [Outcome::Begun, Outcome::Failed]
    );
    let port = host.base_url().rsplit_once(':').unwrap().1;
    assert_eq!(setup.audit_entries()[0].detail, Some(format!("localhost:{port}")));
}

#[tokio::test]
async fn allowed_host_is_asked_about_once_and_recorded() {
    let mut setup = unmanaged(Setup::new().await);
    let first = setup.connect().await;
    assert_eq!(setup.dialogs.questions().len(), 1);
    assert_eq!(
        setup.audit_outcomes(Action::HostConfirm),
        [Outcome::Begun, Outcome::Done]
    );

    setup.dialogs.say_no();
    setup.restart();
    setup.app.open(&first.id).await.unwrap();
    setup.app.connect(setup.sign_in_only_connection()).await.unwrap();

    assert_eq!(setup.dialogs.questions().len(), 1);
}

#[tokio::test]
async fn changed_address_of_saved_store_is_asked_about() {
    let mut setup = unmanaged(Setup::new().await);
    let store = setup.connect().await;
    let (host, count) = counting_host().await;
    setup.dialogs.say_no();
    setup.preferences.edit(&store.base_url.unwrap(), host.base_url());
    setup.restart();

    let opened = problem(setup.app.open(&store.id).await);
    let replacement = ReplaceSecret {
        connection: store.id.clone(),
        client_secret: CLIENT_SECRET.into(),
        keep: KeepSecret::Session,
    };
    let replaced = problem(setup.app.replace_secret(replacement).await);

    assert_eq!(
        (opened.code, replaced.code),
        (Code::NotAllowedHere, Code::NotAllowedHere)
    );
    assert_eq!(setup.dialogs.questions().len(), 3);
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn lock_withdraws_the_question() {
    let setup = unmanaged(Setup::new().await);
    let (host, count) = counting_host().await;
    setup.dialogs.stay_open();
    let (app, request) = (setup.app.clone(), request_to(&setup, host.base_url()));
    let connecting = tokio::spawn(async move { app.connect(request).await });
    wait_until("the question", || setup.dialogs.questions().len() == 1).await;

    // There is one question at a time, and none keeps other stores from being changed.
    let second = problem(
        setup
            .app
            .connect(request_to(&setup, "https://other.example"))
            .await,
    );
    assert_eq!(second.code, Code::NotAllowedHere);
    setup.app.lock(LockReason::Asked).await;

    let refused = problem(connecting.await.unwrap());
    assert_eq!(refused.code, Code::Locked);
    assert_eq!(count.load(Ordering::SeqCst), 0);
    let locked = problem(setup.app.connect(request_to(&setup, host.base_url())).await);
    assert_eq!(locked.code, Code::Locked);
    assert_eq!(setup.dialogs.questions().len(), 1);
}

#[tokio::test]
async fn unwritable_audit_log_allows_no_unknown_host() {
    let setup =
        unmanaged(Setup::with_audit_log(AuditLog::closed(std::io::Error::other("the disk is full"))).await);
    let (host, count) = counting_host().await;

    let refused = problem(setup.app.connect(request_to(&setup, host.base_url())).await);

    assert_eq!(refused.code, Code::AuditLogFailed);
    assert!(setup.dialogs.questions().is_empty());
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn question_shows_the_host_that_is_meant() {
    let setup = unmanaged(Setup::new().await);
    setup.dialogs.say_no();
    for (address, shown) in [
        (
            "https://euwest.api.elasticpath.com.evil.example",
            "euwest.api.elasticpath.com.evil.example:443",
        ),
        (
            "https://euwest.api.elasticpath.com:8443",
            "euwest.api.elasticpath.com:8443",
        ),
        // Cyrillic letters.
        (
            "https://euwest.аpi.elasticpath.com",
            "euwest.xn--pi-6kc.elasticpath.com:443",
        ),
        ("https://2130706433", "localhost:443"),
    ] {
        problem(setup.app.connect(request_to(&setup, address)).await);
        let questions = setup.dialogs.questions();
        let question = Question::UnknownHost {
            address: shown.to_owned(),
            is_punycode: shown.contains("xn--"),
        };
        assert_eq!(questions.last(), Some(&question));
    }

    let endless = format!("https://{}.example", "a.".repeat(200));
    let refused = problem(setup.app.connect(request_to(&setup, &endless)).await);
    assert_eq!(refused.code, Code::InvalidInput);
    assert_eq!(setup.dialogs.questions().len(), 4);
}
