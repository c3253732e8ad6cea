//! The store's log of personal data against the audit log.

use std::fs;

use journal::{Action, EntryContent, Outcome};
use moltin::{CustomerPatch, NewCustomer, Store};
use shopside_core::view::{Code, ReportFileFormat, ReportKind, WriteReport, WrittenReportView};
use tempfile::TempDir;

use super::Fixture;
use crate::audit_log::reports::wanted;
use crate::setup::{CLIENT_ID, CLIENT_SECRET, LESLIE, RON, preview_request, problem, set_password_request};

impl Fixture {
    /// The store's admin past the app, with this client ID.
    fn past_the_app(&self, client_id: &str) -> moltin::Admin {
        let store = Store::new(self.setup.store.base_url(), client_id).unwrap();
        store.admin(CLIENT_SECRET)
    }

    fn comparison(&self) -> WriteReport {
        WriteReport {
            connection: Some(self.store.clone()),
            ..wanted(ReportKind::StoreComparison)
        }
    }

    /// Compares, and returns the lines of the report without its headings.
    async fn compare(&self) -> (Vec<String>, WrittenReportView) {
        let folder = TempDir::new().unwrap();
        let report = self
            .setup
            .app
            .write_report(folder.path().into(), self.comparison())
            .await;
        let report = report.unwrap();
        let csv = fs::read_to_string(&report.path).unwrap();
        (csv.lines().skip(1).map(str::to_owned).collect(), report)
    }
}

fn count(report: &WrittenReportView, text: &str) -> u64 {
    let fact = report.facts.iter().find(|fact| fact.text.starts_with(text));
    fact.map_or(0, |fact| fact.count)
}

#[tokio::test]
async fn changes_of_the_app_are_in_both_logs() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;
    let request = set_password_request(&fixture.ron, RON, "a new passphrase");
    fixture
        .setup
        .app
        .set_password(&fixture.store, request)
        .await
        .unwrap();

    let (differences, report) = fixture.compare().await;

    assert_eq!(differences, Vec::<String>::new());
    assert_eq!(count(&report, "Changes that both logs have"), 2);
    // Those of the shop itself, which the demo store has.
    assert!(count(&report, "Changes with other keys") > 0, "{report:?}");
    let entries = fixture.setup.all_audit_entries();
    let export = entries
        .iter()
        .find(|content| content.action == Action::Export)
        .unwrap();
    assert_eq!(
        export.detail.as_deref().unwrap().split(',').next(),
        Some("the report store-comparison")
    );
    assert_eq!(export.outcome, Outcome::Begun);
}

#[tokio::test]
async fn change_past_the_app_with_the_same_key_is_found() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;
    let admin = fixture.past_the_app(CLIENT_ID);
    let leslie = fixture.setup.customer_id(&fixture.store, LESLIE).await;
    // Of a customer that the audit log does not name.
    admin
        .customers()
        .set_password(&leslie.as_str().into(), "another passphrase")
        .await
        .unwrap();

    let (differences, report) = fixture.compare().await;

    let [difference] = differences.as_slice() else {
        panic!("{differences:?} {report:?}");
    };
    assert!(difference.starts_with("not_recorded,,20"), "{difference}");
    assert!(
        difference.contains(&format!(",password,{leslie},")),
        "{difference}"
    );
    assert_eq!(report.count, 1);
}

#[tokio::test]
async fn change_with_another_key_is_no_difference() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;
    let (_, before) = fixture.compare().await;
    let patch = CustomerPatch::new().name("Leslie Knope-Wyatt");
    let leslie = fixture.setup.customer_id(&fixture.store, LESLIE).await;
    let another = fixture.past_the_app("sandbox-basic");
    another
        .customers()
        .update(&leslie.as_str().into(), &patch)
        .await
        .unwrap();

    let (differences, report) = fixture.compare().await;

    assert_eq!(differences, Vec::<String>::new());
    let other = |report| count(report, "Changes with other keys");
    assert_eq!(other(&report), other(&before) + 1);
}

#[tokio::test]
async fn recorded_change_without_counterpart_is_found() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;
    let entries = fixture.setup.all_audit_entries();
    let done = entries
        .iter()
        .find(|content| content.action == Action::CustomerChange && content.outcome == Outcome::Done);
    let forged = EntryContent {
        action: Action::CustomerDelete,
        detail: None,
        ..done.unwrap().clone()
    };
    fixture.setup.audit_log.append(&forged).unwrap();

    let (differences, _) = fixture.compare().await;

    let [difference] = differences.as_slice() else {
        panic!("{differences:?}");
    };
    assert!(difference.starts_with("not_in_store,20"), "{difference}");
    assert!(
        difference.contains(&format!(",deleted,{},", fixture.ron)),
        "{difference}"
    );
}

#[tokio::test]
async fn log_of_several_pages_is_compared_completely() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;
    let admin = fixture.past_the_app(CLIENT_ID);
    for number in 0..120 {
        let patch = CustomerPatch::new().name(format!("Ron {number}"));
        admin
            .customers()
            .update(&fixture.ron.as_str().into(), &patch)
            .await
            .unwrap();
    }
    let new = NewCustomer::new("Jean-Ralphio", "jean@ralphio.test");
    admin.customers().create(&new).await.unwrap();

    let (differences, report) = fixture.compare().await;

    // One of them is the app's own. All of them are within seconds, so it may be any.
    assert_eq!(differences.len(), 121, "{report:?}");
    assert!(differences.iter().all(|line| line.starts_with("not_recorded,")));
    assert_eq!(count(&report, "Changes that both logs have"), 1);
}

#[tokio::test]
async fn days_limit_the_comparison() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;
    let admin = fixture.past_the_app(CLIENT_ID);
    let patch = CustomerPatch::new().name("Ron");
    admin
        .customers()
        .update(&fixture.ron.as_str().into(), &patch)
        .await
        .unwrap();
    let folder = TempDir::new().unwrap();
    let before = WriteReport {
        to_day: "2020-01-01".into(),
        format: ReportFileFormat::Html,
        language: "fr".into(),
        ..fixture.comparison()
    };

    let report = fixture
        .setup
        .app
        .write_report(folder.path().into(), before)
        .await
        .unwrap();

    assert_eq!(report.count, 0);
    let page = fs::read_to_string(report.path).unwrap();
    assert!(
        page.contains("Comparaison avec le journal de la boutique"),
        "{page}"
    );
    assert!(page.contains(fixture.setup.store.base_url()), "{page}");
}

#[tokio::test]
async fn comparison_is_refused_without_store_and_in_a_session() {
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    let folder = TempDir::new().unwrap();
    let nowhere = wanted(ReportKind::StoreComparison);
    let refused = app.write_report(folder.path().into(), nowhere).await;
    assert_eq!(problem(refused).code, Code::Connection);
    app.preview(&fixture.store, preview_request(&fixture.ron))
        .await
        .unwrap();
    let refused = app.write_report(folder.path().into(), fixture.comparison()).await;
    assert_eq!(problem(refused).code, Code::NotAllowedHere);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn stopped_comparison_leaves_no_file_and_asks_no_more() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;
    let app = &fixture.setup.app;
    let folder = TempDir::new().unwrap();
    let gate = fixture.setup.store.close_gate("/v2/personal-data/logs", 1);
    let comparing = app.write_report(folder.path().into(), fixture.comparison());
    let (stopped, ()) = tokio::join!(comparing, async {
        gate.reached().await;
        app.stop_export("report");
    });
    drop(gate);

    assert_eq!(problem(stopped).code, Code::Stopped);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(
        fixture.setup.audit_outcomes(Action::Export),
        [Outcome::Begun, Outcome::Failed]
    );
    fixture.compare().await;
}
