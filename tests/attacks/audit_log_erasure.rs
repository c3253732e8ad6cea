//! A person asks to be forgotten. Afterwards someone searches the files for them, or erases without
//! a trace.

use std::path::{Path, PathBuf};

use journal::{AuditLog, Filter};
use rusqlite::Connection;
use shopside_core::view::{AuditLogQueryView, ErasePerson, ExportFormat, FaultView, LockReason, Problem};
use tempfile::TempDir;

use crate::encodings::contains_encoded;
use crate::setup::{LESLIE, RON, Setup};

struct Fixture {
    folder: TempDir,
    path: PathBuf,
    setup: Setup,
    /// Ron's ID in the store.
    ron: String,
    /// A session as Ron.
    session: String,
}

impl Fixture {
    /// A log with sessions as Ron and as Leslie.
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("journal.sqlite");
        let setup = Setup::with_audit_log(AuditLog::open(&path).unwrap()).await;
        let store = setup.connect().await.id;
        let ron = setup.customer_id(&store, RON).await;
        let session = setup.preview_as(&store, &ron).await;
        setup.app.orders(&session, 0).await.unwrap();
        setup.app.stop().await;
        let leslie = setup.customer_id(&store, LESLIE).await;
        setup.preview_as(&store, &leslie).await;
        setup.app.stop().await;
        Self {
            folder,
            path,
            setup,
            ron,
            session,
        }
    }

    /// The first entry about Ron.
    fn entry(&self) -> i64 {
        // Past the app, which may be locked.
        let about_ron = Filter {
            customer_email: Some(RON.into()),
            ..Filter::default()
        };
        let page = self.setup.audit_log.page(&about_ron, None, 100).unwrap();
        page.last().unwrap().id
    }

    async fn erase(&self, confirmation: &str, reason: &str) -> Result<u64, Problem> {
        let request = ErasePerson {
            entry: self.entry(),
            confirmation: confirmation.into(),
            reason: reason.into(),
        };
        match self.setup.app.erase_person(request).await {
            Ok(erased) => Ok(erased.entries),
            Err(error) => Err(Problem::from(&error)),
        }
    }

    fn entries(&self) -> i64 {
        self.setup.audit_log.anchor().unwrap().entries
    }
}

fn assert_nowhere(folder: &Path, texts: &[&str]) {
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let bytes = std::fs::read(&file).unwrap();
        for text in texts {
            assert!(!contains_encoded(&bytes, text), "{text} is in {}", file.display());
        }
    }
}

#[tokio::test]
async fn erased_person_is_in_no_file_of_the_audit_log() {
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    let about_ron = fixture.setup.audit_log.page(
        &Filter {
            customer_id: Some(fixture.ron.clone()),
            ..Filter::default()
        },
        None,
        100,
    );
    let about_ron = about_ron.unwrap().len();
    assert!(about_ron > 3);

    let erased = fixture
        .erase(&RON.to_uppercase(), "Letter of November 20")
        .await
        .unwrap();

    assert_eq!(usize::try_from(erased).unwrap(), about_ron);
    assert_nowhere(fixture.folder.path(), &[RON, &fixture.ron]);
    let verdict = app.verify_audit_log().await.unwrap();
    assert_eq!((verdict.broken, verdict.removals.len()), (None, 1));
    let page = app
        .audit_log_page(&AuditLogQueryView::default(), None)
        .await
        .unwrap();
    assert!(
        page.entries
            .iter()
            .any(|entry| entry.customer_email.as_deref() == Some(LESLIE))
    );
    let announced = &page.entries[0];
    assert_eq!(
        (announced.action.as_str(), announced.items),
        ("person_erased", u32::try_from(erased).ok())
    );
    assert_eq!(announced.reason.as_deref(), Some("Letter of November 20"));
    let of_ron = page.entries.iter().filter(|entry| entry.is_erased);
    for entry in of_ron.clone() {
        assert!(!entry.operator.is_empty() && !entry.store.is_empty(), "{entry:?}");
        assert_eq!(
            (&entry.customer_id, &entry.reason, &entry.path),
            (&None, &None, &None)
        );
    }
    assert_eq!(of_ron.count(), about_ron);
    let receipt = app.receipt_text(&fixture.session, None, "en").await.unwrap();
    assert!(receipt.contains("Customer  Erased\n"), "{receipt}");
    assert!(receipt.contains("Reason    Erased\n"), "{receipt}");
    assert!(receipt.contains("Ended     20"), "{receipt}");
    let exported = app
        .export_audit_log(
            fixture.folder.path().into(),
            &AuditLogQueryView::default(),
            ExportFormat::Csv,
        )
        .await
        .unwrap();
    let exported = std::fs::read_to_string(exported.path).unwrap();
    assert!(
        exported.contains(",erased,erased,") && exported.contains(LESLIE),
        "{exported}"
    );
    assert_nowhere(fixture.folder.path(), &[RON, &fixture.ron]);
}

#[tokio::test]
async fn checkpoint_from_before_an_erasure_still_matches() {
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    let checkpoint = app.export_checkpoint(fixture.folder.path().into()).await.unwrap();
    let checkpoint = std::fs::read_to_string(checkpoint.path).unwrap();

    fixture.erase(RON, "Letter of November 20").await.unwrap();

    let verdict = app.verify_against(&checkpoint).await.unwrap();
    assert_eq!((verdict.broken, verdict.removals.len()), (None, 1));
}

#[tokio::test]
async fn erasure_without_confirmation_or_reason_is_refused() {
    let fixture = Fixture::new().await;
    let before = fixture.entries();

    for (confirmation, reason, field) in [
        ("", "Letter of November 20", "confirmation"),
        (LESLIE, "Letter of November 20", "confirmation"),
        ("ron", "Letter of November 20", "confirmation"),
        (RON, "  ", "reason"),
        (RON, "Ron.Swanson: ron@swanson.com wrote", "reason"),
        (RON, &fixture.ron, "reason"),
    ] {
        let problem = fixture.erase(confirmation, reason).await.unwrap_err();
        assert_eq!(problem.field.as_deref(), Some(field), "{confirmation}, {reason}");
    }
    fixture.setup.app.lock(LockReason::Asked).await;
    assert!(fixture.erase(RON, "Letter of November 20").await.is_err());
    fixture.setup.app.unlock().await.unwrap();

    fixture
        .setup
        .keyring
        .fail_with(shopside_core::ports::SecretsError::Locked);
    assert!(fixture.erase(RON, "Letter of November 20").await.is_err());
    // The entry of the key that could not be saved, and its outcome, are there.
    let page = fixture
        .setup
        .app
        .audit_log_page(&AuditLogQueryView::default(), None)
        .await
        .unwrap();
    assert!(
        page.entries
            .iter()
            .all(|entry| !entry.is_erased && entry.action != "person_erased")
    );
    assert!(fixture.entries() >= before);
}

#[tokio::test]
async fn data_deleted_past_the_app_is_found() {
    let fixture = Fixture::new().await;
    let entry = fixture.entry();
    let file = Connection::open(&fixture.path).unwrap();
    let trigger: String = file
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'personal_is_never_deleted'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    file.execute_batch(&format!(
        "DROP TRIGGER personal_is_never_deleted; DELETE FROM personal WHERE id = {entry}; {trigger}"
    ))
    .unwrap();

    let verdict = fixture.setup.app.verify_audit_log().await.unwrap();

    assert_eq!(
        (verdict.entries, verdict.broken),
        (entry - 1, Some(FaultView::Erased))
    );
}

/// Erases with a key of the attacker's own, by the same crate.
#[tokio::test]
async fn erasure_signed_with_a_foreign_key_is_found() {
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    app.export_checkpoint(fixture.folder.path().into()).await.unwrap();
    let entry = fixture.entry();
    let announcement = fixture.setup.audit_log.recent(1).unwrap().remove(0).content;
    let forger = journal::SigningKey::from_seed(&[6; 32]).unwrap();
    let removal = fixture
        .setup
        .audit_log
        .erase(entry, &announcement, &forger)
        .unwrap();

    let verdict = app.verify_audit_log().await.unwrap();

    assert_eq!(
        (verdict.entries, verdict.broken),
        (removal.entry - 1, Some(FaultView::Unsigned))
    );
}

/// The program is killed, or the disk is full, between the erasure and the compaction of the file:
/// here another program reads the log meanwhile.
#[tokio::test]
async fn copies_left_by_an_interrupted_erasure_disappear_later() {
    let fixture = Fixture::new().await;
    let reader = Connection::open(&fixture.path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM entry").unwrap();
    let count: i64 = reader
        .query_row("SELECT count(*) FROM entry", [], |row| row.get(0))
        .unwrap();
    assert!(count > 0);

    let problem = fixture.erase(RON, "Letter of November 20").await.unwrap_err();

    assert!(
        problem.message.contains("The data is erased, but a copy"),
        "{}",
        problem.message
    );
    drop(reader);
    assert_eq!(fixture.setup.app.remove_old_audit_entries().await.unwrap(), 0);
    assert_nowhere(fixture.folder.path(), &[RON, &fixture.ron]);
    assert!(
        !fixture
            .setup
            .preferences
            .text()
            .contains("auditLogHasCopies\":true")
    );
}
