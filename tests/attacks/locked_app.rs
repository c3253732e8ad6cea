//! A compromised page calls commands while the app is locked. What needs no store is refused, too:
//! it shows customers, or changes what staff find when they are back.

use journal::Action;
use shopside_core::view::{
    AuditLogQueryView, ChangeAuditExport, Code, Color, CsvOptions, ExportFormat, KeepSecret, Label,
    LockReason, Problem, ProxyPassword, ReportFileFormat, ReportKind, Rules, SettingsView, WriteReport,
};
use shopside_core::{App, Error};

use crate::setup::{RON, Setup, problem};

const SESSION: &str = "a session";

async fn refusals(app: &App, store: &str) -> Vec<(&'static str, Problem)> {
    let folder = tempfile::tempdir().unwrap();
    let folder = || folder.path().to_owned();
    let query = AuditLogQueryView::default();
    let settings = SettingsView {
        operator: "Someone else".into(),
        ..app.settings()
    };
    let label = Label {
        name: "Another name".into(),
        color: Color::default(),
    };
    let export = ChangeAuditExport {
        address: "https://logs.example".into(),
        headers: None,
    };
    let password = ProxyPassword {
        password: "a-password".into(),
        keep: KeepSecret::Session,
    };
    let report = WriteReport {
        export: "export-1".into(),
        kind: ReportKind::AccessReview,
        format: ReportFileFormat::Csv,
        csv: CsvOptions::default(),
        from_day: String::new(),
        to_day: String::new(),
        connection: None,
        language: "en".into(),
        customer: String::new(),
        with_staff: true,
        hours: None,
        most_customers: 0,
    };
    vec![
        ("audit_log_page", problem(app.audit_log_page(&query, None).await)),
        (
            "audit_trail_page",
            problem(app.audit_trail_page(&query, None).await),
        ),
        ("receipt", problem(app.receipt(SESSION, None).await)),
        (
            "receipt_text",
            problem(app.receipt_text(SESSION, None, "en").await),
        ),
        (
            "save_receipt",
            problem(app.save_receipt(folder(), SESSION, None, "en").await),
        ),
        (
            "export_audit_log",
            problem(app.export_audit_log(folder(), &query, ExportFormat::Csv).await),
        ),
        ("write_report", problem(app.write_report(folder(), report).await)),
        (
            "change_audit_export",
            problem(app.change_audit_export(export).await),
        ),
        ("change_settings", problem(app.change_settings(settings).await)),
        (
            "set_proxy_password",
            problem(app.set_proxy_password(password).await),
        ),
        ("relabel", problem(app.relabel(store, label).await)),
        (
            "change_rules",
            problem(app.change_rules(store, Rules::default()).await),
        ),
        (
            "change_certificate",
            problem(app.change_certificate(store, None).await),
        ),
        ("remove", problem(app.remove(store).await)),
    ]
}

#[tokio::test]
async fn locked_app_shows_and_changes_nothing() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.preview_as(&store, &ron).await;
    setup.app.lock(LockReason::Asked).await;
    let (preferences, entries) = (setup.preferences.text(), setup.all_audit_entries().len());

    for (command, refused) in refusals(&setup.app, &store).await {
        assert_eq!(refused.code, Code::Locked, "{command}: {refused:?}");
    }

    assert_eq!(setup.preferences.text(), preferences);
    let new = setup.all_audit_entries().split_off(entries);
    assert_eq!(new.iter().map(|entry| entry.action).collect::<Vec<Action>>(), []);
    setup.app.unlock().await.unwrap();
    assert!(
        setup
            .app
            .audit_log_page(&AuditLogQueryView::default(), None)
            .await
            .is_ok()
    );
}

/// For a person who reads the lock screen at a larger size.
#[tokio::test]
async fn locked_app_can_be_zoomed() {
    let setup = Setup::new().await;
    setup.app.lock(LockReason::Asked).await;
    let zoomed = SettingsView {
        zoom: 200,
        ..setup.app.settings()
    };

    setup.app.change_settings(zoomed.clone()).await.unwrap();

    assert_eq!(setup.app.settings(), zoomed);
    let more = SettingsView {
        zoom: 100,
        operator: "Someone else".into(),
        ..zoomed.clone()
    };
    assert_eq!(problem(setup.app.change_settings(more).await).code, Code::Locked);
    assert_eq!(setup.app.settings(), zoomed);
}
