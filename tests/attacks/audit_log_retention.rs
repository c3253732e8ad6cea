//! Old entries are removed after the time that the settings say. Someone uses that to hide newer
//! entries, or removes entries without the key.

use jiff::{SignedDuration, Timestamp};
use journal::{AuditLog, EntryContent, SigningKey};
use rusqlite::Connection;
use shopside_core::view::{AuditLogQueryView, ErasePerson, FaultView, SettingsView};
use tempfile::TempDir;

use crate::setup::{RON, Setup};
use crate::wait::wait_until;

/// A log with entries that are `days` old, and then an entry of a preview of today.
async fn setup_with(days: &[i64]) -> (TempDir, Setup) {
    let folder = TempDir::new().unwrap();
    let setup = Setup::with_audit_log(AuditLog::open(&folder.path().join("journal.sqlite")).unwrap()).await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.preview_as(&store, &ron).await;
    setup.app.stop().await;
    let template = setup.audit_log.recent(1).unwrap().remove(0).content;
    drop(setup);
    let path = folder.path().join("old.sqlite");
    let audit_log = AuditLog::open(&path).unwrap();
    let old = days.iter().map(|days| EntryContent {
        at: Timestamp::now() - SignedDuration::from_hours(24 * days),
        ..template.clone()
    });
    audit_log.append_all(old).unwrap();
    let setup = Setup::with_audit_log(audit_log).await;
    // The app has looked for old entries once; it does so again in an hour.
    tokio::task::yield_now().await;
    (folder, setup)
}

async fn keep(setup: &Setup, months: u32) {
    let settings = SettingsView {
        audit_log_months: months,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
}

async fn ids(setup: &Setup) -> Vec<i64> {
    let page = setup
        .app
        .audit_log_page(&AuditLogQueryView::default(), None)
        .await
        .unwrap();
    page.entries.iter().rev().map(|entry| entry.id).collect()
}

#[tokio::test]
async fn old_entries_are_removed_and_the_chain_holds() {
    let (folder, setup) = setup_with(&[1_000, 900, 800, 300, 10]).await;
    assert_eq!(
        setup.app.remove_old_audit_entries().await.unwrap(),
        0,
        "kept forever by default"
    );
    let checkpoint = setup.app.export_checkpoint(folder.path().into()).await.unwrap();
    let checkpoint = std::fs::read_to_string(checkpoint.path).unwrap();
    keep(&setup, 24).await;

    assert_eq!(setup.app.remove_old_audit_entries().await.unwrap(), 3);
    assert_eq!(setup.app.remove_old_audit_entries().await.unwrap(), 0);

    assert_eq!(ids(&setup).await[..2], [4, 5]);
    let verdict = setup.app.verify_audit_log().await.unwrap();
    assert_eq!(verdict.broken, None);
    let removals: Vec<_> = verdict
        .removals
        .iter()
        .map(|removal| (removal.first, removal.entries))
        .collect();
    assert_eq!(removals, [(Some(1), 3)]);
    let verdict = setup.app.verify_against(&checkpoint).await.unwrap();
    assert_eq!(verdict.broken, None);
    let page = setup
        .app
        .audit_log_page(&AuditLogQueryView::default(), None)
        .await
        .unwrap();
    assert_eq!(
        (
            page.entries[0].action.as_str(),
            page.entries[0].removes.as_deref()
        ),
        ("retention", Some("1-3"))
    );
}

#[tokio::test]
async fn app_removes_old_entries_at_start() {
    let (_folder, mut setup) = setup_with(&[1_000, 10]).await;
    keep(&setup, 12).await;

    setup.restart();

    wait_until("the removal", || {
        setup
            .audit_log
            .recent(10)
            .unwrap()
            .iter()
            .all(|entry| entry.id > 1)
    })
    .await;
}

#[tokio::test]
async fn entries_wait_for_the_keyring_and_the_end_of_a_session() {
    let (_folder, setup) = setup_with(&[1_000, 10]).await;
    keep(&setup, 12).await;
    setup
        .keyring
        .fail_with(shopside_core::ports::SecretsError::Locked);
    assert!(setup.app.remove_old_audit_entries().await.is_err());
    assert_eq!(ids(&setup).await[0], 1);
    setup.keyring.recover();

    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.preview_as(&store, &ron).await;
    assert_eq!(setup.app.remove_old_audit_entries().await.unwrap(), 0);
    assert_eq!(ids(&setup).await[0], 1);

    setup.app.stop().await;
    assert_eq!(setup.app.remove_old_audit_entries().await.unwrap(), 1);
}

#[tokio::test]
async fn settings_keep_at_least_a_year() {
    let setup = Setup::new().await;

    for months in [1, 6, 11, 13, 1_200] {
        let settings = SettingsView {
            audit_log_months: months,
            ..setup.app.settings()
        };
        assert!(setup.app.change_settings(settings).await.is_err(), "{months}");
    }
}

/// The clock is set ahead, so that new entries look old, and back afterwards.
#[tokio::test]
async fn entries_hidden_by_a_clock_set_ahead_leave_a_trace() {
    let (_folder, setup) = setup_with(&[30, 20, 10]).await;
    keep(&setup, 12).await;
    setup.clock.shift_wall_clock(SignedDuration::from_hours(24 * 800));
    assert_eq!(setup.app.remove_old_audit_entries().await.unwrap(), 3);
    setup
        .clock
        .shift_wall_clock(SignedDuration::from_hours(-24 * 800));

    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.preview_as(&store, &ron).await;

    let verdict = setup.app.verify_audit_log().await.unwrap();
    assert_eq!((verdict.broken, verdict.removals.len()), (None, 1));
    assert!(verdict.clock_set_back.is_some());
}

#[tokio::test]
async fn removal_without_the_key_is_found() {
    let (folder, setup) = setup_with(&[1_000, 900, 10]).await;
    setup.app.export_checkpoint(folder.path().into()).await.unwrap();
    let announcement = EntryContent {
        at: Timestamp::now(),
        ..setup.audit_log.recent(1).unwrap().remove(0).content
    };
    let before = Timestamp::now() - SignedDuration::from_hours(24 * 365);
    let forger = SigningKey::from_seed(&[6; 32]).unwrap();
    let removal = setup
        .audit_log
        .remove_before(before, &announcement, &forger)
        .unwrap()
        .unwrap();
    let verdict = setup.app.verify_audit_log().await.unwrap();
    assert_eq!(
        (verdict.entries, verdict.broken),
        (removal.entry - 1, Some(FaultView::Unsigned))
    );

    // Without a tombstone, a gap is a gap.
    let file = Connection::open(folder.path().join("old.sqlite")).unwrap();
    let trigger: String = file
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'tombstone_is_never_deleted'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    file.execute_batch(&format!(
        "DROP TRIGGER tombstone_is_never_deleted; DELETE FROM tombstone; {trigger}"
    ))
    .unwrap();
    let verdict = setup.app.verify_audit_log().await.unwrap();
    assert_eq!((verdict.entries, verdict.broken), (0, Some(FaultView::Missing)));
}

/// This computer has signed nothing yet, so no statement can be its own.
#[tokio::test]
async fn removal_before_there_is_a_key_is_found() {
    let (_folder, setup) = setup_with(&[1_000, 900, 10]).await;
    let announcement = EntryContent {
        at: Timestamp::now(),
        ..setup.audit_log.recent(1).unwrap().remove(0).content
    };
    let before = Timestamp::now() - SignedDuration::from_hours(24 * 365);
    let forger = SigningKey::from_seed(&[6; 32]).unwrap();
    let removed = setup.audit_log.remove_before(before, &announcement, &forger);
    removed.unwrap().unwrap();

    let verdict = setup.app.verify_audit_log().await.unwrap();

    assert_eq!(verdict.broken, Some(FaultView::Unsigned));
}

/// A checkpoint, an erasure and a removal at once create one key, and all of them are signed with
/// it.
#[tokio::test]
async fn removals_at_once_are_signed_with_one_key() {
    let (folder, setup) = setup_with(&[1_000, 10]).await;
    keep(&setup, 12).await;
    let request = ErasePerson {
        entry: 2,
        confirmation: RON.into(),
        reason: "Letter of November 20".into(),
    };

    let (removed, erased, checkpoint) = tokio::join!(
        setup.app.remove_old_audit_entries(),
        setup.app.erase_person(request),
        setup.app.export_checkpoint(folder.path().into()),
    );

    removed.unwrap();
    let key = checkpoint.unwrap().public_key;
    assert_eq!(erased.unwrap().public_key, key);
    let verdict = setup.app.verify_audit_log().await.unwrap();
    assert_eq!(verdict.broken, None);
    let keys: Vec<_> = verdict
        .removals
        .iter()
        .map(|removal| &removal.public_key)
        .collect();
    assert_eq!(keys, [&key, &key]);
}
