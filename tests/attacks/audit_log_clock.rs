//! The computer's clock is set back, so that entries look older than they are.

use jiff::SignedDuration;
use journal::AuditLog;
use shopside_core::view::{AuditLogQueryView, ExportFormat};
use tempfile::TempDir;

use crate::setup::{RON, Setup};

#[tokio::test]
async fn clock_set_back_hides_no_entry_and_is_pointed_out() {
    let folder = TempDir::new().unwrap();
    let audit_log = AuditLog::open(&folder.path().join("journal.sqlite")).unwrap();
    let setup = Setup::with_audit_log(audit_log).await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.preview_as(&store, &ron).await;
    setup.app.stop().await;
    let before = setup.audit_log.anchor().unwrap().entries;
    setup
        .clock
        .shift_wall_clock(SignedDuration::from_hours(-24 * 400));

    let session = setup.preview_as(&store, &ron).await;
    setup.app.stop().await;

    let query = AuditLogQueryView::default();
    let page = setup.app.audit_log_page(&query, None).await.unwrap();
    let ids: Vec<_> = page.entries.iter().map(|entry| entry.id).collect();
    let all = setup.audit_log.anchor().unwrap().entries;
    assert_eq!(ids, (1..=all).rev().collect::<Vec<_>>());
    let marked: Vec<_> = page
        .entries
        .iter()
        .filter(|entry| entry.clock_set_back)
        .map(|entry| entry.id)
        .collect();
    assert_eq!(marked, [before + 1]);

    let receipt = setup.app.receipt_text(&session, None, "en").await.unwrap();
    assert!(
        receipt.contains("Reason    Called about order 10042"),
        "{receipt}"
    );
    let verdict = setup.app.verify_audit_log().await.unwrap();
    assert_eq!((verdict.broken, verdict.clock_set_back), (None, Some(before + 1)));

    let exported = setup
        .app
        .export_audit_log(folder.path().into(), &query, ExportFormat::JsonLines)
        .await
        .unwrap();
    let exported = std::fs::read_to_string(exported.path).unwrap();
    let first: serde_json::Value = serde_json::from_str(exported.lines().next().unwrap()).unwrap();
    assert_eq!(first["id"], all + 1, "the entry of the export itself is first");
}

/// In one session the clock is set back between two requests.
#[tokio::test]
async fn receipt_keeps_its_reason_when_clock_is_set_back() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.preview_as(&store, &ron).await;
    setup.clock.shift_wall_clock(SignedDuration::from_hours(-48));
    setup.app.orders(&session, 0).await.unwrap();
    setup.app.stop().await;

    let receipt = setup.app.receipt_text(&session, None, "en").await.unwrap();

    assert!(
        receipt.contains("Reason    Called about order 10042"),
        "{receipt}"
    );
    let receipt = setup.app.receipt(&session, None).await.unwrap();
    assert_eq!(receipt.started.at, setup.audit_entries()[0].at.to_string());
}
