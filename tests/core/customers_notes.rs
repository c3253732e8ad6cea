//! Notes about a customer: entries of the audit log, which colleagues at the same computer see.

use journal::{Action, Outcome};
use moltin_sandbox::{Config, Sandbox, Seed};
use shopside_core::view::{AddNote, Code, ConnectStore, ErasePerson, NoteView};

use crate::setup::{LESLIE, RON, Setup, problem};

fn note(customer: &str, text: &str) -> AddNote {
    AddNote {
        customer: customer.into(),
        email: RON.into(),
        text: text.into(),
    }
}

fn texts(notes: &[NoteView]) -> Vec<&str> {
    notes.iter().map(|note| note.text.as_str()).collect()
}

#[tokio::test]
async fn notes_are_listed_newest_first_with_author() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let requests = proxy.requests().len();

    for text in ["  Prefers a call.\nNever before noon. ", "Called back."] {
        setup.app.add_note(&store, note(&ron, text)).await.unwrap();
    }

    let notes = setup.app.notes(&store, &ron).await.unwrap();
    assert_eq!(
        texts(&notes),
        ["Called back.", "Prefers a call.\nNever before noon."]
    );
    let entry = setup.audit_entries().pop().unwrap();
    assert_eq!((entry.action, entry.outcome), (Action::Note, Outcome::Done));
    assert_eq!(
        (entry.customer_id, entry.customer_email),
        (Some(ron), Some(RON.into()))
    );
    assert_eq!(notes[0].author, entry.operator);
    assert_eq!(notes[0].at, entry.at.to_string());
    assert_eq!(proxy.requests().len(), requests, "nothing is sent to the store");
}

#[tokio::test]
async fn note_is_shown_for_its_customer_in_its_store_only() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (ron, leslie) = (
        setup.customer_id(&store, RON).await,
        setup.customer_id(&store, LESLIE).await,
    );

    setup
        .app
        .add_note(&store, note(&ron, "Prefers a call."))
        .await
        .unwrap();

    assert_eq!(setup.app.notes(&store, &leslie).await.unwrap(), []);
    // Another store whose customer has the same ID.
    let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let other = ConnectStore {
        base_url: sandbox.base_url().to_owned(),
        ..setup.full_connection()
    };
    let other = setup.app.connect(other).await.unwrap().id;
    assert_eq!(setup.app.notes(&other, &ron).await.unwrap(), []);
}

#[tokio::test]
async fn empty_or_long_note_is_refused() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    for text in ["", " \n", &"x".repeat(2001)] {
        let refused = problem(setup.app.add_note(&store, note("ron", text)).await);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::InvalidInput, Some("text"))
        );
    }

    assert_eq!(setup.app.notes(&store, "ron").await.unwrap(), []);
    assert_eq!(setup.audit_outcomes(Action::Note), []);
}

#[tokio::test]
async fn note_is_erased_with_other_data_of_customer() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup
        .app
        .add_note(&store, note(&ron, "Prefers a call."))
        .await
        .unwrap();
    let [written] = &setup.app.notes(&store, &ron).await.unwrap()[..] else {
        panic!("one note");
    };

    let request = ErasePerson {
        entry: written.id,
        confirmation: RON.into(),
        reason: "Letter of November 20".into(),
    };
    setup.app.erase_person(request).await.unwrap();

    assert_eq!(setup.app.notes(&store, &ron).await.unwrap(), []);
    let left = setup.all_audit_entries();
    assert!(
        left.iter()
            .all(|entry| entry.detail.as_deref() != Some("Prefers a call."))
    );
}
