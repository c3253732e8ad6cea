//! A trigger in the audit log's file that makes each insert succeed and keeps nothing.

use journal::{AuditLog, Error};
use rusqlite::Connection;
use shopside_core::view::{Code, FaultView};
use tempfile::TempDir;

use crate::setup::{RON, Setup, preview_request, problem, sign_in_request};

const SILENCERS: [&str; 3] = [
    "CREATE TRIGGER silencer BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
    "DROP TRIGGER entry_is_never_deleted;
     CREATE TRIGGER silencer AFTER INSERT ON entry BEGIN DELETE FROM entry WHERE id = NEW.id; END",
    "DROP TRIGGER entry_is_never_updated; DROP TRIGGER entry_is_never_deleted;
     DROP TRIGGER entry_is_never_replaced; ALTER TABLE entry RENAME TO kept;
     CREATE VIEW entry AS SELECT * FROM kept;
     CREATE TRIGGER silencer INSTEAD OF INSERT ON entry BEGIN SELECT 1; END",
];

#[tokio::test]
async fn silenced_audit_log_blocks_sessions_and_is_found() {
    for silencer in SILENCERS {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("journal.sqlite");
        let setup = Setup::with_audit_log(AuditLog::open(&path).unwrap()).await;
        let store = setup.connect().await.id;
        let ron = setup.customer_id(&store, RON).await;
        let session = setup.preview_as(&store, &ron).await;
        let checkpoint = setup.app.export_checkpoint(folder.path().into()).await.unwrap();
        let checkpoint = std::fs::read_to_string(checkpoint.path).unwrap();
        Connection::open(&path).unwrap().execute_batch(silencer).unwrap();
        let sent = setup.store.requests();

        let read = problem(setup.app.orders(&session, 0).await);
        let preview = problem(setup.app.preview(&store, preview_request(&ron)).await);
        let sign_in = problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await);

        for refused in [read, preview, sign_in] {
            assert_eq!(refused.code, Code::AuditLogFailed, "{silencer}");
        }
        assert_eq!(setup.store.requests(), sent, "{silencer}");
        assert!(setup.app.audit_log_error().await.is_some(), "{silencer}");
        let verdict = setup.app.verify_audit_log().await.unwrap();
        assert_eq!(verdict.broken, Some(FaultView::ForeignSchema), "{silencer}");
        let verdict = setup.app.verify_against(&checkpoint).await.unwrap();
        assert_eq!(verdict.broken, Some(FaultView::ForeignSchema), "{silencer}");
        assert!(matches!(AuditLog::open(&path), Err(Error::ForeignSchema(_))));
    }
}
