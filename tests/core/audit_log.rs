//! The audit log screen: pages, filters, receipts, exports, checkpoints and verification.

mod forgery;
mod later_words;
mod receipts;
pub(crate) mod reports;
mod trail;

use journal::{Action, AuditLog, Checkpoint, Outcome};
use shopside_core::view::{AuditLogQueryView, Code, ExportFormat, FaultView, Preview};
use tempfile::TempDir;

use crate::setup::{RON, Setup, new_password_request, problem, reason};

/// A setup with an audit log file that holds a preview and a sign-in session as Ron.
async fn two_sessions() -> (TempDir, Setup, [String; 2]) {
    let folder = TempDir::new().unwrap();
    let audit_log = AuditLog::open(&folder.path().join("journal.sqlite")).unwrap();
    let setup = Setup::with_audit_log(audit_log).await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let preview = Preview {
        customer: ron.clone(),
        why: reason("Order 10042 is\nmissing"),
    };
    let previewed = setup.app.preview(&store, preview).await.unwrap().session;
    setup.app.orders(&previewed, 0).await.unwrap();
    let signed_in = setup.sign_in_as(&store, &ron).await;
    setup.app.profile(&signed_in).await.unwrap();
    setup.app.stop().await;
    (folder, setup, [previewed, signed_in])
}

fn only(narrow: impl FnOnce(&mut AuditLogQueryView)) -> AuditLogQueryView {
    let mut query = AuditLogQueryView::default();
    narrow(&mut query);
    query
}

#[tokio::test]
async fn audit_log_filters_by_kind_way_session_and_date() {
    let (_folder, setup, [previewed, signed_in]) = two_sessions().await;
    let count = async |query| {
        setup
            .app
            .audit_log_page(&query, None)
            .await
            .unwrap()
            .entries
            .len()
    };
    let all = setup
        .app
        .audit_log_page(&AuditLogQueryView::default(), None)
        .await
        .unwrap();

    assert_eq!(all.entries.len(), setup.all_audit_entries().len());
    assert_eq!(all.next, None);
    let of_preview = count(only(|query| query.way = "preview".into())).await;
    assert_eq!(of_preview, count(only(|query| query.session = previewed)).await);
    assert!(count(only(|query| query.session = signed_in)).await > 0);
    assert_eq!(count(only(|query| query.action = "session_end".into())).await, 2);
    assert_eq!(count(only(|query| query.to_day = "2020-01-01".into())).await, 0);
    for (field, query) in [
        ("action", only(|query| query.action = "nonsense".into())),
        ("way", only(|query| query.way = "nonsense".into())),
        ("fromDay", only(|query| query.from_day = "yesterday".into())),
        (
            "toDay",
            only(|query| query.to_day = "2026-11-03T00:00:00Z".into()),
        ),
    ] {
        let problem = problem(setup.app.audit_log_page(&query, None).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
    }
}

#[tokio::test]
async fn audit_log_pages_return_each_entry_once() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;
    for _ in 0..60 {
        setup.app.profile(&session).await.unwrap();
    }
    let query = AuditLogQueryView::default();

    let first = setup.app.audit_log_page(&query, None).await.unwrap();
    let second = setup
        .app
        .audit_log_page(&query, first.next.as_ref())
        .await
        .unwrap();

    let ids: Vec<_> = first
        .entries
        .iter()
        .chain(&second.entries)
        .map(|entry| entry.id)
        .collect();
    let all = i64::try_from(setup.audit_log.recent(1_000).unwrap().len()).unwrap();
    assert_eq!(first.entries.len(), 100);
    assert_eq!(second.next, None);
    assert_eq!(ids, (1..=all).rev().collect::<Vec<_>>());
}

#[tokio::test]
async fn session_receipt_lists_who_why_when_and_requests() {
    let (_folder, setup, [previewed, signed_in]) = two_sessions().await;

    let receipt = setup.app.receipt_text(&previewed, None, "en").await.unwrap();

    for words in [
        "Customer  ron@swanson.com",
        "Operator  ann@till-3",
        "Access    Admin preview",
        "Reason    Order 10042 is\u{fffd}missing",
        "Replaced by another session",
        "Changes   No changes (3 read-only requests)",
        "GET /v2/currencies 200",
        "Order list, page 1 · GET /v2/orders 200",
    ] {
        assert!(receipt.contains(words), "“{words}” is missing in\n{receipt}");
    }
    let receipt = setup.app.receipt_text(&signed_in, None, "en").await.unwrap();
    assert!(
        receipt.contains("Changes   No changes (3 read-only requests)"),
        "{receipt}"
    );
    assert!(
        receipt.contains("Sign in as customer · POST /v2/customers/tokens "),
        "{receipt}"
    );
    let unknown = problem(setup.app.receipt("no-such-session", None).await);
    assert_eq!(unknown.code, Code::InvalidInput);
}

#[tokio::test]
async fn receipt_is_written_in_each_language() {
    let (_folder, setup, [previewed, _]) = two_sessions().await;

    for (language, words) in [
        ("de-CH", ["Zugriff", "Admin-Vorschau", "Keine Änderungen"]),
        ("fr", ["Accès", "Aperçu admin", "Aucune modification"]),
        (
            "es-MX",
            ["Acceso", "Vista previa de administrador", "Sin cambios"],
        ),
    ] {
        let receipt = setup.app.receipt_text(&previewed, None, language).await.unwrap();
        for words in words {
            assert!(
                receipt.contains(words),
                "{language}: “{words}” is missing in\n{receipt}"
            );
        }
    }
}

#[tokio::test]
async fn audit_export_is_audited_first_and_owner_only() {
    let (folder, setup, _) = two_sessions().await;
    let before = setup.all_audit_entries().len();
    let query = AuditLogQueryView::default();

    let exported = setup
        .app
        .export_audit_log(folder.path().into(), &query, ExportFormat::Csv)
        .await
        .unwrap();

    let entries = setup.all_audit_entries();
    let actions: Vec<_> = entries[before..]
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        actions,
        [(Action::Export, Outcome::Begun), (Action::Export, Outcome::Done)]
    );
    assert!(
        entries[before]
            .detail
            .as_deref()
            .unwrap()
            .ends_with(&exported.path)
    );
    assert_eq!(exported.count, before as u64 + 1);
    #[cfg(unix)]
    assert_eq!(crate::setup::file_mode(&exported.path), 0o600);
}

#[tokio::test]
async fn checkpoints_are_signed_by_one_key_from_the_keyring() {
    let (folder, setup, _) = two_sessions().await;
    let other = TempDir::new().unwrap();
    let read = |path: &str| -> Checkpoint { serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap() };

    let first = read(
        &setup
            .app
            .export_checkpoint(folder.path().into())
            .await
            .unwrap()
            .path,
    );
    let second = read(
        &setup
            .app
            .export_checkpoint(other.path().into())
            .await
            .unwrap()
            .path,
    );

    assert_eq!(first.public_key, second.public_key);
    assert!(first.entries < second.entries);
    setup
        .audit_log
        .verify_against(&first, &second.public_key)
        .unwrap();
}

#[tokio::test]
async fn own_checkpoint_detects_truncated_audit_log() {
    let (folder, mut setup, _) = two_sessions().await;
    let exported = setup.app.export_checkpoint(folder.path().into()).await.unwrap();
    let checkpoint = std::fs::read_to_string(exported.path).unwrap();
    let whole = setup.app.verify_against(&checkpoint).await.unwrap();
    assert_eq!(whole.broken, None);

    for (text, what) in [
        ("not a checkpoint".to_owned(), "is not a checkpoint"),
        (
            checkpoint.replace("\"entries\": ", "\"entries\": 1"),
            "was changed after it was signed",
        ),
    ] {
        let problem = problem(setup.app.verify_against(&text).await);
        assert_eq!(problem.field.as_deref(), Some("checkpoint"));
        assert!(problem.message.contains(what), "{}", problem.message);
    }

    // Another audit log, shorter than the signed one.
    setup.audit_log = AuditLog::in_memory().unwrap();
    setup.restart();
    let cut = setup.app.verify_against(&checkpoint).await.unwrap();
    assert_eq!(cut.broken, Some(FaultView::CutOff));

    setup.keyring.forget("journal", "checkpoints");
    let without_key = problem(setup.app.verify_against(&checkpoint).await);
    assert_eq!(without_key.field.as_deref(), Some("publicKey"));
}

#[tokio::test]
async fn verify_names_changed_entry_and_accepts_intact_log() {
    let (folder, setup, _) = two_sessions().await;
    let whole = setup.app.verify_audit_log().await.unwrap();
    let file = rusqlite::Connection::open(folder.path().join("journal.sqlite")).unwrap();
    let trigger: String = file
        .query_row(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE UPDATE%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    file.execute_batch(&format!(
        "DROP TRIGGER {trigger}; UPDATE entry SET operator = 'someone else' WHERE id = 4"
    ))
    .unwrap();

    let broken = setup.app.verify_audit_log().await.unwrap();

    assert_eq!(
        (whole.entries, whole.broken),
        (i64::try_from(setup.all_audit_entries().len()).unwrap(), None)
    );
    assert_eq!((broken.entries, broken.broken), (3, Some(FaultView::Changed)));
}

#[tokio::test]
async fn unwritable_audit_log_is_reported() {
    let good = Setup::new().await;
    let bad = Setup::with_audit_log(AuditLog::closed(std::io::Error::other("the disk is full"))).await;

    assert_eq!(good.app.audit_log_error().await, None);
    assert_eq!(
        bad.app.audit_log_error().await.unwrap().message,
        "The disk is full."
    );
}

#[tokio::test]
async fn unreadable_audit_log_is_not_called_unwritable() {
    let setup = Setup::with_audit_log(AuditLog::closed(std::io::Error::other("the disk is broken"))).await;
    let app = &setup.app;

    let problems = [
        problem(app.audit_log_page(&AuditLogQueryView::default(), None).await),
        problem(app.receipt("session-1", None).await),
        problem(app.verify_audit_log().await),
    ];

    for problem in problems {
        assert_eq!(
            problem.message,
            "The audit log couldn’t be read (the disk is broken)."
        );
    }
}

#[tokio::test]
async fn session_receipt_mentions_new_password() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let change = new_password_request(&ron, RON, None);

    let entered = setup.app.set_password_and_sign_in(&store, change).await.unwrap();
    let session = entered.session.unwrap().session;
    let receipt = setup.app.receipt_text(&session, None, "en").await.unwrap();

    assert!(
        receipt.contains(
            "Changes   The customer’s password was changed. No other changes (2 read-only requests)\n"
        ),
        "{receipt}"
    );
}
