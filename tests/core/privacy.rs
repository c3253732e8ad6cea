//! Personal data: who changed it, and that nothing is available during customer view.

mod forget;
mod lost_responses;
mod second_witness;

use moltin_sandbox::Faults;
use shopside_core::view::{
    AnonymizeOrder, ChangeCustomer, ChangedBy, Code, CustomerFields, DeleteOrder, ExportPerson,
    ForgetOrderView, RequestErasure, ScanNews, ScanOrders, WriteLetter,
};
use tempfile::TempDir;

use crate::session_kinds::SessionKind;
use crate::setup::{RON, Setup, problem, set_password_request};

struct Fixture {
    setup: Setup,
    store: String,
    ron: String,
}

impl Fixture {
    async fn new() -> Self {
        let setup = Setup::new().await;
        let store = setup.connect().await.id;
        let ron = setup.customer_id(&store, RON).await;
        Self { setup, store, ron }
    }

    fn anonymization(&self, email: &str, order: &str) -> AnonymizeOrder {
        AnonymizeOrder {
            customer: self.ron.clone(),
            email: email.into(),
            order: order.into(),
        }
    }

    fn erasure(&self, email: &str) -> RequestErasure {
        RequestErasure {
            customer: self.ron.clone(),
            email: email.into(),
        }
    }

    fn letter(&self) -> WriteLetter {
        WriteLetter {
            customer: self.ron.clone(),
            name: "Ron <b>Swanson</b>".into(),
            language: "en".into(),
        }
    }

    async fn orders(&self) -> Vec<ForgetOrderView> {
        let plan = self.setup.app.forget_plan(&self.store, &self.ron).await;
        plan.unwrap().orders
    }

    async fn order(&self, is_final: bool) -> ForgetOrderView {
        let orders = self.orders().await;
        orders
            .into_iter()
            .find(|order| order.is_final == is_final)
            .unwrap()
    }

    /// An order of the store by whether an admin created it.
    async fn order_of_store(&self, is_manual: bool) -> String {
        let mut found = None;
        let tell = |news| {
            if let ScanNews::Batch(batch) = news {
                let row = batch.rows.into_iter().find(|row| row.is_manual == is_manual);
                found = found.take().or(row);
            }
        };
        let scan = ScanOrders::default();
        self.setup.app.scan_orders(&self.store, scan, tell).await;
        found.unwrap().id
    }

    async fn rename(&self, name: &str) {
        let ron = self.setup.app.customer(&self.store, &self.ron).await.unwrap();
        let was = CustomerFields {
            name: ron.name,
            email: ron.email,
            external_ref: ron.external_ref.unwrap_or_default(),
        };
        let becomes = CustomerFields {
            name: name.into(),
            ..was.clone()
        };
        let change = ChangeCustomer {
            customer: self.ron.clone(),
            was,
            becomes,
        };
        self.setup.app.change_customer(&self.store, change).await.unwrap();
    }
}

#[tokio::test]
async fn change_by_this_app_has_its_entry_and_operator() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;

    let data = fixture
        .setup
        .app
        .personal_data(&fixture.store, &fixture.ron)
        .await
        .unwrap();

    assert_eq!(data.log_problem, None);
    let newest = &data.rows[0];
    let (change, act) = (newest.change.as_ref().unwrap(), newest.act.as_ref().unwrap());
    assert_eq!(newest.by, ChangedBy::ThisApp);
    assert_eq!(
        (change.event.as_str(), change.entry.kind.as_str()),
        ("updated", "customer")
    );
    assert!(
        change
            .fields
            .iter()
            .any(|field| field.name == "name" && field.value == "Duke Silver")
    );
    assert_eq!(
        (act.action.as_str(), act.outcome.as_str()),
        ("customer_change", "done")
    );
    assert_eq!(act.operator, "ann@till-3");
    let oldest = data.rows.last().unwrap();
    assert_eq!(oldest.by, ChangedBy::AnotherKey);
    assert_eq!(oldest.change.as_ref().unwrap().key_name, "Storefront");
    assert!(data.related.iter().all(|entry| entry.kind == "address"));
}

#[tokio::test]
async fn change_with_this_key_from_elsewhere_is_not_this_apps() {
    let fixture = Fixture::new().await;
    let other = Setup::with_store_at(
        std::sync::Arc::clone(&fixture.setup.store),
        fixture.setup.store.base_url().to_owned(),
        journal::AuditLog::in_memory().unwrap(),
    );
    let elsewhere = other.connect().await.id;
    let change = set_password_request(&fixture.ron, RON, "another-password");
    other.app.set_password(&elsewhere, change).await.unwrap();

    let data = fixture
        .setup
        .app
        .personal_data(&fixture.store, &fixture.ron)
        .await
        .unwrap();

    let newest = &data.rows[0];
    assert_eq!((newest.by, &newest.act), (ChangedBy::ThisKey, &None));
    assert_eq!(newest.change.as_ref().unwrap().fields[0].name, "password");
}

#[tokio::test]
async fn unreadable_store_log_is_named_beside_own_entries() {
    let fixture = Fixture::new().await;
    fixture.rename("Duke Silver").await;
    fixture.setup.store.inject_faults(Faults {
        reply: Some(moltin_sandbox::Fault::ServerError),
        path: Some("/v2/personal-data".into()),
        ..Faults::default()
    });

    let data = fixture
        .setup
        .app
        .personal_data(&fixture.store, &fixture.ron)
        .await
        .unwrap();

    assert_eq!(data.log_problem.unwrap().code, Code::StoreFailed);
    assert_eq!(data.rows.len(), 1);
    assert_eq!(data.rows[0].act.as_ref().unwrap().action, "customer_change");
}

/// Runs every command about personal data, and returns the codes of their problems.
async fn codes(fixture: &Fixture, order: &str, manual: &str) -> Vec<Code> {
    let (app, store, ron) = (&fixture.setup.app, fixture.store.as_str(), fixture.ron.as_str());
    let folder = TempDir::new().unwrap();
    let wanted = ExportPerson {
        export: "export".into(),
        customer: ron.into(),
        language: "en".into(),
    };
    let deletion = DeleteOrder { order: manual.into() };
    let export = app
        .export_personal_data(store, folder.path(), &wanted, drop)
        .await;
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    [
        problem(app.personal_data(store, ron).await),
        problem(export),
        problem(app.forget_plan(store, ron).await),
        problem(
            app.anonymize_order(store, fixture.anonymization(RON, order))
                .await,
        ),
        problem(app.request_erasure(store, fixture.erasure(RON)).await),
        problem(app.erasure_letter(store, fixture.letter()).await),
        problem(
            app.save_erasure_letter(store, folder.path().into(), fixture.letter())
                .await,
        ),
        problem(app.delete_order(store, deletion).await),
    ]
    .map(|problem| problem.code)
    .into()
}

#[tokio::test]
async fn customer_view_refuses_everything_before_any_request() {
    let fixture = Fixture::new().await;
    let (order, manual) = (fixture.order(true).await, fixture.order_of_store(true).await);
    for kind in SessionKind::ALL {
        kind.begin(&fixture.setup, &fixture.store).await;
        let (requests, entries) = (fixture.setup.store.requests(), fixture.setup.all_audit_entries());

        let codes = codes(&fixture, &order.id, &manual).await;

        assert_eq!(codes, [Code::NotAllowedHere; 8], "{kind:?}");
        assert_eq!(fixture.setup.store.requests(), requests);
        assert_eq!(fixture.setup.all_audit_entries(), entries);
    }
}

#[tokio::test]
async fn sign_in_only_connection_refuses_everything() {
    let setup = Setup::new().await;
    let full = setup.connect().await.id;
    let ron = setup.customer_id(&full, RON).await;
    let store = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;
    let requests = setup.store.requests();
    let fixture = Fixture { setup, store, ron };

    let codes = codes(&fixture, "an-order", "an-order").await;

    assert_eq!(codes, [Code::Connection; 8]);
    assert_eq!(fixture.setup.store.requests(), requests);
}
