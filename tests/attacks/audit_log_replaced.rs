//! The audit log's file is removed, replaced or cut off, while the app is open and while it is not.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use journal::{Action, AuditLog, EntryContent, SigningKey};
use serde_json::json;
use shopside_core::ports::Preferences;
use shopside_core::ports::SecretsError;
use shopside_core::view::{AuditLogQueryView, Code, ExportFormat};
use tempfile::TempDir;

use crate::setup::{RON, Setup, preview_request, problem};
use crate::wait::{wait_for, wait_until};

struct Fixture {
    folder: TempDir,
    path: PathBuf,
    setup: Setup,
    store: String,
    ron: String,
}

impl Fixture {
    /// The app with the entries of one session.
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("journal.sqlite");
        let setup = Setup::with_audit_log(AuditLog::open(&path).unwrap()).await;
        let store = setup.connect().await.id;
        let ron = setup.customer_id(&store, RON).await;
        setup.preview_as(&store, &ron).await;
        setup.app.stop().await;
        Self {
            folder,
            path,
            setup,
            store,
            ron,
        }
    }

    /// Adds entries without a store, whose secret is in the keyring.
    async fn add_entries(&self) {
        let folder = TempDir::new().unwrap();
        let query = AuditLogQueryView::default();
        let export = self
            .setup
            .app
            .export_audit_log(folder.path().into(), &query, ExportFormat::Csv);
        export.await.unwrap();
    }

    fn entries(&self) -> i64 {
        self.setup.audit_log.anchor().unwrap().entries
    }

    /// Quits the app, changes the file, and starts the app again.
    async fn restart_after(&mut self, change: impl FnOnce(&Path)) {
        self.setup.app.quit().await;
        self.setup.audit_log = AuditLog::closed(std::io::Error::other("the app is not running"));
        self.setup.restart();
        // The last connection removes it.
        let wal = beside(&self.path, "-wal");
        wait_until("the app to close the file", || !wal.exists()).await;
        change(&self.path);
        self.setup.audit_log = AuditLog::open(&self.path).unwrap();
        self.setup.restart();
    }

    async fn loss(&self) -> String {
        wait_for("the loss to be noticed", async {
            loop {
                if let Some(loss) = self.setup.app.audit_log_notices().await.unwrap().loss {
                    return loss.message;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await
    }

    /// Waits until the loss is recorded, and returns the details of all entries about losses.
    async fn recorded_losses(&self) -> Vec<String> {
        wait_for("the loss to be recorded", async {
            loop {
                let entries = self.setup.audit_log.recent(100).unwrap();
                let losses: Vec<_> = entries
                    .into_iter()
                    .filter(|entry| entry.content.action == Action::LogShortened)
                    .map(|entry| entry.content.detail.unwrap())
                    .collect();
                if !losses.is_empty() {
                    return losses;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await
    }
}

fn remove(path: &Path) {
    fs::remove_file(path).unwrap();
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    path.with_file_name(format!("journal.sqlite{ending}"))
}

#[cfg(unix)]
#[tokio::test]
async fn audit_log_replaced_while_open_blocks_sessions() {
    let attacks: [fn(&Path); 4] = [
        remove,
        |path| {
            let copy = beside(path, ".copy");
            fs::copy(path, &copy).unwrap();
            fs::rename(copy, path).unwrap();
        },
        |path| remove(&beside(path, "-wal")),
        |path| remove(&beside(path, "-shm")),
    ];
    for attack in attacks {
        let fixture = Fixture::new().await;
        let app = &fixture.setup.app;
        let session = fixture.setup.preview_as(&fixture.store, &fixture.ron).await;
        attack(&fixture.path);
        let sent = fixture.setup.store.requests();

        let read = problem(app.orders(&session, 0).await);
        let preview = problem(app.preview(&fixture.store, preview_request(&fixture.ron)).await);

        for refused in [read, preview] {
            assert_eq!(refused.code, Code::AuditLogFailed);
            assert!(
                refused.message.contains("removed or replaced"),
                "{}",
                refused.message
            );
        }
        assert_eq!(fixture.setup.store.requests(), sent);
        assert!(app.verify_audit_log().await.is_err());
        assert!(
            app.audit_log_error()
                .await
                .unwrap()
                .message
                .contains("removed or replaced")
        );
    }
}

#[tokio::test]
async fn removed_audit_log_is_noticed_at_next_start() {
    for has_keyring in [true, false] {
        let mut fixture = Fixture::new().await;
        if !has_keyring {
            fixture.setup.keyring.fail_with(SecretsError::Absent);
        }
        let before = fixture.entries();

        fixture.restart_after(remove).await;

        let text = format!("The audit log is shorter than it was: {before} entries are missing.");
        assert_eq!(fixture.loss().await, text);
        assert_eq!(fixture.recorded_losses().await, std::slice::from_ref(&text));
        let first = fixture.setup.audit_log.recent(100).unwrap().pop().unwrap();
        assert_eq!((first.id, first.content.action), (1, Action::LogShortened));

        // It is reported once.
        fixture.restart_after(|_| {}).await;
        fixture.add_entries().await;
        fixture.setup.app.quit().await;
        assert_eq!(fixture.setup.app.audit_log_notices().await.unwrap().loss, None);
        assert_eq!(fixture.recorded_losses().await, [text]);
    }
}

#[tokio::test]
async fn cut_off_audit_log_is_noticed_at_next_start() {
    let mut fixture = Fixture::new().await;
    let old = fixture.folder.path().join("old.sqlite");
    fs::copy(&fixture.path, &old).unwrap();
    fixture.setup.preview_as(&fixture.store, &fixture.ron).await;
    fixture.setup.app.stop().await;
    let missing = fixture.entries() - AuditLog::open(&old).unwrap().anchor().unwrap().entries;
    assert!(missing > 1);

    fixture
        .restart_after(|path| {
            fs::copy(&old, path).unwrap();
        })
        .await;

    let text = format!("The audit log is shorter than it was: {missing} entries are missing.");
    assert_eq!(fixture.recorded_losses().await, [text]);
}

#[tokio::test]
async fn rewritten_audit_log_is_noticed_at_next_start() {
    let mut fixture = Fixture::new().await;
    let entries = fixture.setup.audit_entries();

    fixture
        .restart_after(|path| {
            remove(path);
            let forged = AuditLog::open(path).unwrap();
            let account = "someone@else".to_owned();
            forged
                .append_all(entries.iter().chain(&entries).cloned().map(|mut entry| {
                    entry.account.clone_from(&account);
                    entry
                }))
                .unwrap();
        })
        .await;

    assert!(fixture.loss().await.contains("is a different one"));
    assert_eq!(fixture.recorded_losses().await.len(), 1);
}

/// A keyring with an unanswered prompt holds up neither entries nor quitting.
#[tokio::test]
async fn hanging_keyring_holds_up_no_entry_and_no_quit() {
    let mut fixture = Fixture::new().await;
    let keyring = Arc::clone(&fixture.setup.keyring);
    fixture.restart_after(|_| keyring.hang()).await;
    let before = fixture.entries();

    fixture.add_entries().await;
    assert!(fixture.entries() > before);
    fixture.setup.app.quit().await;

    let after = fixture.entries();
    fixture.setup.keyring.recover();
    fixture.restart_after(remove).await;
    assert_eq!(
        fixture.loss().await,
        format!("The audit log is shorter than it was: {after} entries are missing.")
    );
}

/// The preferences can be edited without the keyring.
#[tokio::test]
async fn edited_preferences_hide_no_rewritten_log() {
    let mut fixture = Fixture::new().await;
    let entries = fixture.setup.audit_entries();
    let preferences = Arc::clone(&fixture.setup.preferences);

    fixture
        .restart_after(|path| {
            remove(path);
            let forged = AuditLog::open(path).unwrap();
            forged.append_all(entries.iter().chain(&entries)).unwrap();
            let anchor = forged.anchor().unwrap().to_string();
            preferences.set("auditLogAnchor", json!(anchor)).unwrap();
        })
        .await;

    assert!(fixture.loss().await.contains("is a different one"));
    assert_eq!(fixture.recorded_losses().await.len(), 1);
}

/// A stranger's statement says that the entries were removed because of their age.
#[tokio::test]
async fn removal_of_a_stranger_is_noticed_at_next_start() {
    for has_key in [false, true] {
        let mut fixture = Fixture::new().await;
        if has_key {
            let folder = fixture.folder.path().into();
            fixture.setup.app.export_checkpoint(folder).await.unwrap();
        }
        let (before, template) = (fixture.entries(), fixture.setup.audit_entries().remove(0));

        fixture
            .restart_after(|path| {
                remove(path);
                let forged = AuditLog::open(path).unwrap();
                let now = EntryContent {
                    at: Timestamp::now(),
                    ..template
                };
                let year = SignedDuration::from_hours(24 * 365);
                let old = EntryContent {
                    at: now.at - year - year,
                    ..now.clone()
                };
                let count = usize::try_from(before).unwrap() + 3;
                forged.append_all(vec![old; count]).unwrap();
                let stranger = SigningKey::from_seed(&[6; 32]).unwrap();
                forged.remove_before(now.at - year, &now, &stranger).unwrap();
            })
            .await;

        let text =
            format!("The audit log isn’t the one that was here before: entry {before} is a different one.");
        assert_eq!(fixture.recorded_losses().await, [text]);
    }
}

/// A keyring that hangs does not delay the comparison with the preferences.
#[tokio::test]
async fn loss_is_noticed_while_the_keyring_hangs() {
    let mut fixture = Fixture::new().await;
    let (before, keyring) = (fixture.entries(), Arc::clone(&fixture.setup.keyring));

    fixture
        .restart_after(|path| {
            keyring.hang();
            remove(path);
        })
        .await;

    let text = format!("The audit log is shorter than it was: {before} entries are missing.");
    assert_eq!(fixture.recorded_losses().await, [text]);
    fixture.setup.keyring.recover();
}
