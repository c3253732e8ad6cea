//! Entries of a later version of the app on the screen: they are rows, and hide no others.

use journal::{Action, EntryContent, Outcome, Way};
use shopside_core::view::{
    AuditLogQueryView, ConnectStore, ErasePerson, ExportFormat, ExportPerson, SessionAccess, SessionResult,
    TrailRowView,
};
use tempfile::TempDir;
use zip::ZipArchive;

use crate::setup::{RON, Setup};

const ANDY: &str = "andy@pawnee.example";

fn later(action: &str, outcome: &str, session: Option<&str>) -> EntryContent {
    EntryContent {
        at: "2026-11-23T09:00:00Z".parse().unwrap(),
        operator: "Ann Perkins".into(),
        account: "ann@till-3".into(),
        store: "Pawnee Parks (https://shop.example)".into(),
        action: Action::read(action),
        outcome: Outcome::read(outcome),
        way: session.map(|_| Way::read("passkey")),
        customer_id: Some("andy".into()),
        customer_email: Some(ANDY.into()),
        session_id: session.map(str::to_owned),
        reason: Some("Ticket 12".into()),
        detail: Some("with\nMouse Rat".into()),
        connection_id: None,
        store_url: Some("https://shop.example".into()),
        import_id: None,
        import_line: None,
        method: None,
        path: None,
        status: None,
        duration_ms: None,
        items: None,
    }
}

/// An act and a session of a later version, and the entries of a store that was connected.
async fn setup() -> Setup {
    let setup = Setup::new().await;
    let session = Some("s-9");
    let entries = [
        later("customer_merge", "delegated", None),
        later("passkey_sign_in", "begun", session),
        later("passkey_sign_in", "done", session),
        later("session_end", "done", session),
        EntryContent {
            way: None,
            ..later("face_sign_in", "done", Some("s-10"))
        },
        later("sign_in", "delegated", Some("s-11")),
    ];
    setup.audit_log.append_all(entries).unwrap();
    setup.connect().await;
    setup
}

async fn rows(setup: &Setup) -> Vec<TrailRowView> {
    let query = AuditLogQueryView::default();
    setup.app.audit_trail_page(&query, None).await.unwrap().rows
}

#[tokio::test]
async fn entries_of_a_later_version_are_rows_of_the_screen() {
    let setup = setup().await;
    let entries = setup
        .app
        .audit_log_page(&AuditLogQueryView::default(), None)
        .await;
    let entries = entries.unwrap().entries;
    let merged = entries
        .iter()
        .find(|entry| entry.action == "customer_merge")
        .unwrap();
    assert_eq!(merged.outcome, "delegated");
    assert_eq!(merged.customer_email.as_deref(), Some(ANDY));
    assert!(entries.iter().any(|entry| entry.action == "connection_add"));

    let rows = rows(&setup).await;
    assert!(rows.iter().any(|row| row.entry.action == "customer_merge"));
    assert!(rows.iter().any(|row| row.entry.action == "connection_add"));
    let sessions = rows.into_iter().filter_map(|row| row.session);
    let sessions: Vec<_> = sessions.map(|row| (row.id, row.access, row.result)).collect();
    assert_eq!(
        sessions,
        [
            ("s-11".into(), SessionAccess::Later, SessionResult::Unknown),
            ("s-10".into(), SessionAccess::Later, SessionResult::Unended),
            ("s-9".into(), SessionAccess::Later, SessionResult::Ended),
        ]
    );
    assert!(setup.app.verify_audit_log().await.unwrap().broken.is_none());
}

#[tokio::test]
async fn receipt_names_actions_of_a_later_version() {
    let setup = setup().await;
    let receipt = setup.app.receipt_text("s-9", None, "en").await.unwrap();
    for words in [
        "Access    Unknown access, written by a newer version",
        "Unknown action (passkey_sign_in), written by a newer version · with\u{fffd}Mouse Rat",
    ] {
        assert!(receipt.contains(words), "“{words}” is missing in\n{receipt}");
    }
    let german = setup.app.receipt_text("s-9", None, "de").await.unwrap();
    assert!(german.contains("Unbekannte Aktion (passkey_sign_in)"), "{german}");
    let folder = TempDir::new().unwrap();
    let saving = setup.app.save_receipt(folder.path().into(), "s-9", None, "en");
    let page = std::fs::read_to_string(saving.await.unwrap().path).unwrap();
    assert!(page.contains("Unknown action (passkey_sign_in)"), "{page}");
}

#[tokio::test]
async fn log_with_a_later_version_is_exported_and_erased() {
    let setup = setup().await;
    for format in [ExportFormat::Csv, ExportFormat::Xlsx, ExportFormat::JsonLines] {
        let folder = TempDir::new().unwrap();
        let query = AuditLogQueryView::default();
        let exported = setup.app.export_audit_log(folder.path().into(), &query, format);
        assert!(exported.await.unwrap().count >= 7);
    }
    let merged = rows(&setup).await;
    let merged = merged
        .iter()
        .find(|row| row.entry.action == "customer_merge")
        .unwrap();
    let request = ErasePerson {
        entry: merged.entry.id,
        confirmation: ANDY.into(),
        reason: "Letter of November 20".into(),
    };
    assert_eq!(setup.app.erase_person(request).await.unwrap().entries, 6);
    let rows = rows(&setup).await;
    let merged = rows
        .iter()
        .find(|row| row.entry.action == "customer_merge")
        .unwrap();
    assert!(merged.entry.is_erased);
}

#[tokio::test]
async fn personal_data_has_entries_of_a_later_version() {
    let setup = Setup::new().await;
    // An export takes three requests for each order.
    let fast = ConnectStore {
        requests_per_second: Some(100),
        ..setup.full_connection()
    };
    let store = setup.app.connect(fast).await.unwrap().id;
    let ron = setup.customer_id(&store, RON).await;
    let entry = EntryContent {
        customer_id: Some(ron.clone()),
        connection_id: Some(store.clone()),
        ..later("customer_merge", "open", None)
    };
    setup.audit_log.append(&entry).unwrap();
    let (folder, wanted) = (
        TempDir::new().unwrap(),
        ExportPerson {
            export: "export".into(),
            customer: ron,
            language: "en".into(),
        },
    );
    let exported = setup
        .app
        .export_personal_data(&store, folder.path(), &wanted, drop);
    let file = std::fs::File::open(exported.await.unwrap().path).unwrap();
    let mut page = String::new();
    let mut zip = ZipArchive::new(file).unwrap();
    std::io::Read::read_to_string(&mut zip.by_name("index.html").unwrap(), &mut page).unwrap();
    for words in [
        "Unknown action (customer_merge), written by a newer version",
        // And not another text of the screen.
        "Unknown result (open)",
    ] {
        assert!(page.contains(words), "“{words}” is missing in\n{page}");
    }
}
