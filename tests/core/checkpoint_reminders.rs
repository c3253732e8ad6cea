//! When the app asks for a checkpoint of the audit log.

use jiff::SignedDuration;
use shopside_core::view::{AuditLogQueryView, CheckpointReminder, ExportFormat, LockReason, SettingsView};
use tempfile::TempDir;

use crate::setup::{RON, Setup};

const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

async fn remind(setup: &Setup, checkpoint_reminder: CheckpointReminder) {
    let settings = SettingsView {
        checkpoint_reminder,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
}

async fn due(setup: &Setup) -> bool {
    setup.app.audit_log_notices().await.unwrap().checkpoint_due
}

async fn offered_on_quit(setup: &Setup) -> bool {
    setup.app.checkpoint_offered_on_quit().await.unwrap()
}

/// A setup with the entries of one session.
async fn with_entries() -> Setup {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.preview_as(&store, &ron).await;
    setup.app.stop().await;
    setup
}

async fn export(setup: &Setup) {
    let folder = TempDir::new().unwrap();
    setup.app.export_checkpoint(folder.path().into()).await.unwrap();
}

#[tokio::test]
async fn checkpoint_is_due_a_week_after_the_last_one() {
    let setup = with_entries().await;
    assert!(!due(&setup).await, "the first entry is new");
    setup.clock.advance(WEEK + SignedDuration::from_secs(1));
    assert!(due(&setup).await, "there was never a checkpoint");

    export(&setup).await;
    assert!(!due(&setup).await);
    setup.clock.advance(WEEK + SignedDuration::from_secs(1));
    assert!(!due(&setup).await, "there are no new entries");

    let folder = TempDir::new().unwrap();
    let csv = ExportFormat::Csv;
    let query = AuditLogQueryView::default();
    setup
        .app
        .export_audit_log(folder.path().into(), &query, csv)
        .await
        .unwrap();
    assert!(due(&setup).await);
    remind(&setup, CheckpointReminder::Off).await;
    assert!(!due(&setup).await);
}

#[tokio::test]
async fn empty_audit_log_needs_no_checkpoint() {
    let setup = Setup::new().await;
    setup.clock.advance(WEEK * 2);
    remind(&setup, CheckpointReminder::WeeklyAndQuit).await;

    assert!(setup.audit_entries().is_empty());
    assert!(!due(&setup).await);
    assert!(!offered_on_quit(&setup).await);
}

#[tokio::test]
async fn checkpoint_is_offered_on_quit_only_if_chosen() {
    let setup = with_entries().await;
    assert!(!offered_on_quit(&setup).await, "it is off by default");
    remind(&setup, CheckpointReminder::WeeklyAndQuit).await;
    assert!(offered_on_quit(&setup).await);
    setup.app.lock(LockReason::Asked).await;
    assert!(!offered_on_quit(&setup).await, "it is locked");
    setup.app.unlock().await.unwrap();

    export(&setup).await;
    assert!(!offered_on_quit(&setup).await, "there are no new entries");
}
