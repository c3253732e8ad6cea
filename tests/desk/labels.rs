//! Telling stores apart, looking whether they can still be talked to, and switching between them.

use desk::view::{Code, Colour, ConnectStore, EndReason, KeepSecret, Label, NewCustomerView};
use sandbox::{Fault, Faults};

use crate::office::{Office, RON, problem, sign_in};
use crate::waits::wait_for;

#[tokio::test]
async fn a_store_has_a_name_and_a_colour_that_survive_a_restart_and_the_journal_goes_by_the_name() {
    let mut office = Office::new().await;
    let store = office.connected().await.id;
    let label = |name: &str| Label {
        name: name.into(),
        colour: Colour::Red,
    };

    for wrong in ["", "  ", "a\nb", &"a".repeat(101)] {
        let problem = problem(office.desk.relabel(&store, label(wrong)).await);
        assert_eq!(problem.field.as_deref(), Some("name"));
    }
    let view = office.desk.relabel(&store, label(" Eagleton ")).await.unwrap();

    assert_eq!((view.name.as_str(), view.colour), ("Eagleton", Colour::Red));
    let new = NewCustomerView {
        name: "Leslie Knope".into(),
        email: "leslie@pawnee.test".into(),
        password: None,
        external_ref: String::new(),
    };
    office.desk.create_customer(&store, new).await.unwrap();
    assert!(office.journaled()[0].store.starts_with("Eagleton ("));
    office.restart();
    let view = office.desk.connections().remove(0);
    assert_eq!((view.name.as_str(), view.colour), ("Eagleton", Colour::Red));
}

#[tokio::test]
async fn a_connection_is_tested_by_asking_the_store_again() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let before = office.store.requests().len();
    office.desk.test(&store).await.unwrap();
    assert_eq!(office.store.requests().len(), before + 1);

    office.store.misbehave(Faults {
        reply: Some(Fault::Dropped),
        ..Faults::default()
    });
    let lost = problem(office.desk.test(&store).await);
    assert_eq!(lost.code, Code::Unreachable);
}

#[tokio::test]
async fn where_the_keyring_has_the_secret_is_told_to_the_letter() {
    let office = Office::new().await;
    let view = office.connected().await;

    let told = view.keyring_entry.unwrap();

    assert_eq!(told, format!("{} {}", view.id, view.base_url.unwrap()));
    let session_only = ConnectStore {
        keep: KeepSecret::Session,
        client_id: "sandbox-basic".into(),
        ..office.full()
    };
    let other = office.desk.connect(session_only).await.unwrap();
    assert_eq!(other.keyring_entry, None);
}

#[tokio::test]
async fn opening_another_store_ends_the_session_in_the_one_before() {
    let office = Office::new().await;
    let first = office.connected().await.id;
    let second = office.desk.connect(office.sign_in_only()).await.unwrap().id;
    office.desk.open(&first).await.unwrap();
    let ron = office.customer(&first, RON).await;
    office.desk.sign_in(&first, sign_in(&ron)).await.unwrap();
    let mut ended = office.desk.ended_sessions();

    office.desk.open(&second).await.unwrap();

    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::StoreClosed
    );
    assert_eq!(office.desk.impersonation().await, None);
}
