//! Reports about the audit log, as the app writes them.

use std::fs;

use journal::{Action, Outcome};
use shopside_core::view::{
    Code, CsvOptions, HoursView, ReportFileFormat, ReportKind, Rules, SettingsView, WriteReport, ZoneChoice,
};
use tempfile::TempDir;

use super::two_sessions;
use crate::setup::{RON, Setup, problem};

pub(crate) fn wanted(kind: ReportKind) -> WriteReport {
    WriteReport {
        export: "report".into(),
        kind,
        format: ReportFileFormat::Csv,
        csv: CsvOptions::default(),
        from_day: String::new(),
        to_day: String::new(),
        connection: None,
        language: "en".into(),
        customer: String::new(),
        with_staff: false,
        hours: None,
        most_customers: 0,
    }
}

/// Writes a report, and returns the text of the file.
async fn written(setup: &Setup, wanted: WriteReport) -> String {
    let folder = TempDir::new().unwrap();
    let report = setup
        .app
        .write_report(folder.path().into(), wanted)
        .await
        .unwrap();
    #[cfg(unix)]
    assert_eq!(crate::setup::file_mode(&report.path), 0o600);
    fs::read_to_string(report.path).unwrap()
}

#[tokio::test]
async fn access_review_has_both_sessions_and_is_recorded() {
    let (_folder, setup, _) = two_sessions().await;

    let csv = written(&setup, wanted(ReportKind::AccessReview)).await;

    let lines: Vec<&str> = csv.lines().collect();
    assert!(
        lines[0].starts_with("\u{feff}operator,account,installation,store"),
        "{csv}"
    );
    assert!(lines.iter().any(|line| line.contains(",preview,1,0,")), "{csv}");
    assert!(lines.iter().any(|line| line.contains(",sign_in,1,0,")), "{csv}");
    let entries = setup.all_audit_entries();
    let exports: Vec<_> = entries
        .iter()
        .filter(|content| content.action == Action::Export)
        .collect();
    assert!(exports.iter().any(|content| content.outcome == Outcome::Begun));
    let done = exports
        .iter()
        .find(|content| content.outcome == Outcome::Done)
        .unwrap();
    let detail = done.detail.as_deref().unwrap();
    assert!(detail.starts_with("the report access-review, to "), "{detail}");
}

#[tokio::test]
async fn report_about_a_customer_is_a_page_in_the_readers_language() {
    let (_folder, setup, _) = two_sessions().await;
    let report = WriteReport {
        format: ReportFileFormat::Html,
        language: "de-CH".into(),
        customer: RON.into(),
        ..wanted(ReportKind::Subject)
    };

    let page = written(&setup, report).await;

    for text in [
        "lang=\"de\"",
        "Zugriffe auf die Daten eines Kunden",
        "Vorschau",
        RON,
    ] {
        assert!(page.contains(text), "{text} is missing in {page}");
    }
    assert!(!page.contains(&setup.app.account()), "{page}");
    // The report itself names the customer, so that an erasure finds it.
    let entries = setup.all_audit_entries();
    let export = entries.iter().find(|content| content.action == Action::Export);
    assert_eq!(export.unwrap().customer_email.as_deref(), Some(RON));
}

#[tokio::test]
async fn exceptions_know_production_stores_from_the_settings() {
    let (_folder, setup, _) = two_sessions().await;
    let exceptions = || wanted(ReportKind::Exceptions);
    assert_eq!(written(&setup, exceptions()).await.lines().count(), 1);

    let store = setup.app.connections().remove(0);
    let rules = Rules {
        production: true,
        ..store.rules
    };
    setup.app.change_rules(&store.id, rules).await.unwrap();

    let csv = written(&setup, exceptions()).await;
    assert!(csv.contains("no_ticket"), "{csv}");
}

#[tokio::test]
async fn days_of_a_report_are_of_the_zone_in_the_settings() {
    let (_folder, setup, _) = two_sessions().await;
    let settings = SettingsView {
        time_zone: ZoneChoice::Utc,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
    let of = |from: &str, to: &str| WriteReport {
        from_day: from.into(),
        to_day: to.into(),
        ..wanted(ReportKind::AccessReview)
    };
    assert!(written(&setup, of("2000-01-01", "")).await.lines().count() > 1);
    assert_eq!(written(&setup, of("", "2000-01-01")).await.lines().count(), 1);
}

#[tokio::test]
async fn malformed_wishes_are_refused_at_their_field() {
    let setup = Setup::new().await;
    let hours = |from: &str, days: &[i8]| {
        Some(HoursView {
            from: from.into(),
            to: "18:00".into(),
            days: days.into(),
        })
    };
    let exceptions = wanted(ReportKind::Exceptions);
    for (field, report) in [
        ("customer", wanted(ReportKind::Subject)),
        (
            "fromDay",
            WriteReport {
                from_day: "?".into(),
                ..exceptions.clone()
            },
        ),
        (
            "toDay",
            WriteReport {
                from_day: "2026-11-02".into(),
                to_day: "2026-11-01".into(),
                ..exceptions.clone()
            },
        ),
        (
            "hoursFrom",
            WriteReport {
                hours: hours("8", &[1]),
                ..exceptions.clone()
            },
        ),
        (
            "hoursFrom",
            WriteReport {
                hours: hours("?", &[1]),
                ..exceptions.clone()
            },
        ),
        (
            "mostCustomers",
            WriteReport {
                most_customers: -1,
                ..exceptions.clone()
            },
        ),
        (
            "mostCustomers",
            WriteReport {
                most_customers: i64::from(u32::MAX) + 1,
                ..exceptions.clone()
            },
        ),
        (
            "days",
            WriteReport {
                hours: hours("08:00", &[0]),
                ..exceptions.clone()
            },
        ),
    ] {
        let folder = TempDir::new().unwrap();
        let refused = setup.app.write_report(folder.path().into(), report).await;
        assert_eq!(problem(refused).field.as_deref(), Some(field));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
    assert!(
        setup
            .all_audit_entries()
            .iter()
            .all(|content| content.action != Action::Export)
    );
}

#[tokio::test]
async fn stopped_report_leaves_no_file() {
    let (_folder, setup, _) = two_sessions().await;
    let folder = TempDir::new().unwrap();
    let writing = setup
        .app
        .write_report(folder.path().into(), wanted(ReportKind::AccessReview));
    // Polled in this order: the report waits for its entry in the audit log when it is stopped.
    let (stopped, ()) = tokio::join!(biased; writing, async { setup.app.stop_export("report") });

    assert_eq!(problem(stopped).code, Code::Stopped);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(
        setup.audit_outcomes(Action::Export),
        [Outcome::Begun, Outcome::Failed]
    );
    // The next one is another.
    written(&setup, wanted(ReportKind::AccessReview)).await;
}
