//! A link on any web page can be clicked while staff work. It opens something, and stops nothing.

use axum::http::StatusCode;
use shopside_core::view::{CsvOptions, ExportCustomers, ExportFormat, LinkedRecord, ProblemText};

use crate::fake_store::FakeStore;
use crate::setup::{Setup, problem};
use crate::wait::wait_for;

#[tokio::test]
async fn link_to_another_store_stops_no_export() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|_| StatusCode::NOT_FOUND).await;
    let other = host.connect(&setup).await.id;
    let store = setup.connect().await.id;
    let link = |store: &str| setup.app.link(store, LinkedRecord::Customer, "c-1").unwrap();
    let (to_other, to_own) = (link(&other), link(&store));
    let folder = tempfile::tempdir().unwrap();
    let gate = setup.store.close_gate("/v2/customers", 0);
    let (app, own, path) = (setup.app.clone(), store.clone(), folder.path().to_owned());
    let exporting = tokio::spawn(async move {
        let wanted = ExportCustomers {
            export: "export-1".into(),
            search: String::new(),
            format: ExportFormat::Csv,
            csv: CsvOptions::default(),
        };
        app.export_customers(&own, &path, &wanted, |_| ()).await
    });
    wait_for("the first page to be held", gate.reached()).await;

    let refused = problem(setup.app.link_target(&to_other));
    assert_eq!(setup.app.link_target(&to_own).unwrap().connection, store);
    drop(gate);
    wait_for("the end of the export", exporting)
        .await
        .unwrap()
        .unwrap();

    assert_eq!(refused.field.as_deref(), Some("link"));
    assert!(matches!(refused.text, Some(ProblemText::Input(_))), "{refused:?}");
    assert!(refused.message.contains("is running"), "{}", refused.message);
    assert_eq!(setup.app.link_target(&to_other).unwrap().connection, other);
}
