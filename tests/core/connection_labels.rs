//! Connection labels, testing a connection, and switching between stores.

use moltin_sandbox::{Fault, Faults};
use shopside_core::view::{
    Code, Color, ConnectStore, EndReason, KeepSecret, Label, NewCustomerView, ReplaceSecret, SignIn,
    SignInTarget,
};

use crate::setup::{CLIENT_SECRET, RON, Setup, problem, sign_in_request};
use crate::wait::wait_for;

#[tokio::test]
async fn connection_label_survives_restart_and_names_audit_entries() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    let label = |name: &str| Label {
        name: name.into(),
        color: Color::Red,
    };

    for wrong in ["", "  ", "a\nb", &"a".repeat(101)] {
        let problem = problem(setup.app.relabel(&store, label(wrong)).await);
        assert_eq!(problem.field.as_deref(), Some("name"));
    }
    let view = setup.app.relabel(&store, label(" Eagleton ")).await.unwrap();

    assert_eq!((view.name.as_str(), view.color), ("Eagleton", Color::Red));
    let new = NewCustomerView {
        name: "Leslie Knope".into(),
        email: "leslie@pawnee.test".into(),
        generate_password: false,
        password: None,
        external_ref: String::new(),
    };
    setup.app.create_customer(&store, new).await.unwrap();
    assert!(setup.audit_entries()[0].store.starts_with("Eagleton ("));
    setup.restart();
    let view = setup.app.connections().remove(0);
    assert_eq!((view.name.as_str(), view.color), ("Eagleton", Color::Red));
}

#[tokio::test]
async fn connection_color_is_read_in_its_older_spelling() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    let label = Label {
        name: "Eagleton".into(),
        color: Color::Red,
    };
    setup.app.relabel(&store, label).await.unwrap();

    assert!(setup.preferences.text().contains("\"color\""));
    setup.preferences.edit("\"color\"", "\"colour\"");
    setup.restart();

    assert_eq!(setup.app.connections()[0].color, Color::Red);
}

#[tokio::test]
async fn connection_test_sends_a_new_token_request() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let before = setup.store.requests().len();
    setup.app.test(&store).await.unwrap();
    assert_eq!(setup.store.requests().len(), before + 1);

    setup.store.inject_faults(Faults {
        reply: Some(Fault::Dropped),
        ..Faults::default()
    });
    let lost = problem(setup.app.test(&store).await);
    assert_eq!(lost.code, Code::Unreachable);
}

#[tokio::test]
async fn connection_test_and_new_secret_keep_current_store() {
    let mut setup = Setup::new().await;
    let other = setup.connect().await.id;
    setup.restart();
    let current = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;
    let by_email = SignIn {
        target: SignInTarget::Email { email: RON.into() },
        ..sign_in_request("")
    };
    setup.app.sign_in_as_customer(&current, by_email).await.unwrap();

    setup.app.test(&other).await.unwrap();
    let secret = ReplaceSecret {
        connection: other,
        client_secret: CLIENT_SECRET.into(),
        keep: KeepSecret::Keyring,
    };
    setup.app.replace_secret(secret).await.unwrap();

    assert_eq!(setup.app.last_connection(), Some(current));
    assert!(setup.app.impersonation().await.is_some(), "the session goes on");
}

#[tokio::test]
async fn secret_location_shows_exact_keyring_entry() {
    let setup = Setup::new().await;
    let view = setup.connect().await;

    let entry = view.keyring_entry.unwrap();

    assert_eq!(entry, format!("{} {}", view.id, view.base_url.unwrap()));
    let session_only = ConnectStore {
        keep: KeepSecret::Session,
        client_id: "sandbox-basic".into(),
        ..setup.full_connection()
    };
    let other = setup.app.connect(session_only).await.unwrap();
    assert_eq!(other.keyring_entry, None);
}

#[tokio::test]
async fn opening_another_store_ends_the_session() {
    let setup = Setup::new().await;
    let first = setup.connect().await.id;
    let second = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;
    setup.app.open(&first).await.unwrap();
    let ron = setup.customer_id(&first, RON).await;
    setup
        .app
        .sign_in_as_customer(&first, sign_in_request(&ron))
        .await
        .unwrap();
    let mut ended = setup.app.ended_sessions();

    setup.app.open(&second).await.unwrap();

    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::StoreClosed
    );
    assert_eq!(setup.app.impersonation().await, None);
}
