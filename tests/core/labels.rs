//! Telling stores apart, looking whether they can still be talked to, and switching between them.

use sandbox::{Fault, Faults};
use shopside_core::view::{Code, Colour, ConnectStore, EndReason, KeepSecret, Label, NewCustomerView};

use crate::setup::{RON, Setup, problem, sign_in};
use crate::waits::wait_for;

#[tokio::test]
async fn a_store_has_a_name_and_a_colour_that_survive_a_restart_and_the_journal_goes_by_the_name() {
    let mut setup = Setup::new().await;
    let store = setup.connected().await.id;
    let label = |name: &str| Label {
        name: name.into(),
        colour: Colour::Red,
    };

    for wrong in ["", "  ", "a\nb", &"a".repeat(101)] {
        let problem = problem(setup.app.relabel(&store, label(wrong)).await);
        assert_eq!(problem.field.as_deref(), Some("name"));
    }
    let view = setup.app.relabel(&store, label(" Eagleton ")).await.unwrap();

    assert_eq!((view.name.as_str(), view.colour), ("Eagleton", Colour::Red));
    let new = NewCustomerView {
        name: "Leslie Knope".into(),
        email: "leslie@pawnee.test".into(),
        password: None,
        external_ref: String::new(),
    };
    setup.app.create_customer(&store, new).await.unwrap();
    assert!(setup.journaled()[0].store.starts_with("Eagleton ("));
    setup.restart();
    let view = setup.app.connections().remove(0);
    assert_eq!((view.name.as_str(), view.colour), ("Eagleton", Colour::Red));
}

#[tokio::test]
async fn a_connection_is_tested_by_asking_the_store_again() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let before = setup.store.requests().len();
    setup.app.test(&store).await.unwrap();
    assert_eq!(setup.store.requests().len(), before + 1);

    setup.store.misbehave(Faults {
        reply: Some(Fault::Dropped),
        ..Faults::default()
    });
    let lost = problem(setup.app.test(&store).await);
    assert_eq!(lost.code, Code::Unreachable);
}

#[tokio::test]
async fn where_the_keyring_has_the_secret_is_told_to_the_letter() {
    let setup = Setup::new().await;
    let view = setup.connected().await;

    let told = view.keyring_entry.unwrap();

    assert_eq!(told, format!("{} {}", view.id, view.base_url.unwrap()));
    let session_only = ConnectStore {
        keep: KeepSecret::Session,
        client_id: "sandbox-basic".into(),
        ..setup.full()
    };
    let other = setup.app.connect(session_only).await.unwrap();
    assert_eq!(other.keyring_entry, None);
}

#[tokio::test]
async fn opening_another_store_ends_the_session_in_the_one_before() {
    let setup = Setup::new().await;
    let first = setup.connected().await.id;
    let second = setup.app.connect(setup.sign_in_only()).await.unwrap().id;
    setup.app.open(&first).await.unwrap();
    let ron = setup.customer(&first, RON).await;
    setup.app.sign_in(&first, sign_in(&ron)).await.unwrap();
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
