//! Personal data: who changed it, forgetting a customer, and manual orders.

use journal::{Action, Outcome};
use moltin_sandbox::{ErasureFault, Faults};
use shopside_core::view::{
    AnonymizeOrder, ChangeCustomer, ChangedBy, Code, CustomerFields, DeleteOrder, ErasureStatusView,
    ExportPerson, ForgetOrderView, RequestErasure, ScanNews, ScanOrders, WriteLetter,
};
use tempfile::TempDir;

use crate::setup::{LESLIE, RON, Setup, problem, set_password_request};

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

#[tokio::test]
async fn final_order_is_anonymized_once_and_recorded() {
    let fixture = Fixture::new().await;
    let (app, order) = (&fixture.setup.app, fixture.order(true).await);
    let request = fixture.anonymization(" Ron@Swanson.com ", &order.id);

    let done = app
        .anonymize_order(&fixture.store, request.clone())
        .await
        .unwrap();
    let again = app.anonymize_order(&fixture.store, request).await.unwrap();

    assert_eq!((done.was_anonymized, again.was_anonymized), (false, true));
    let row = app.store_order(&fixture.store, &order.id).await.unwrap();
    assert!(row.order.row.customer_name.chars().all(|letter| letter == '*'));
    assert_eq!(
        fixture.setup.audit_outcomes(Action::OrderAnonymize),
        [Outcome::Begun, Outcome::Done]
    );
    let entry = &fixture.setup.audit_entries()[0];
    assert_eq!(entry.customer_email.as_deref(), Some(RON));
    assert_eq!(entry.detail, Some(format!("order {}", order.number)));
}

#[tokio::test]
async fn open_or_foreign_order_and_wrong_email_are_refused() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let (open, closed) = (fixture.order(false).await, fixture.order(true).await);
    let leslie = fixture.setup.customer_id(store, LESLIE).await;
    let foreign = app.forget_plan(store, &leslie).await.unwrap().orders.remove(0);

    let refused = problem(
        app.anonymize_order(store, fixture.anonymization(RON, &open.id))
            .await,
    );
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("order"))
    );
    assert!(refused.message.contains(&open.number), "{}", refused.message);
    for email in ["", "leslie@parks.test"] {
        let refused = problem(
            app.anonymize_order(store, fixture.anonymization(email, &closed.id))
                .await,
        );
        assert_eq!(refused.field.as_deref(), Some("email"), "{email}");
        let refused = problem(app.request_erasure(store, fixture.erasure(email)).await);
        assert_eq!(refused.field.as_deref(), Some("email"), "{email}");
    }
    let refused = problem(
        app.anonymize_order(store, fixture.anonymization(RON, &foreign.id))
            .await,
    );
    assert_eq!(refused.code, Code::WrongCustomer);

    assert_eq!(fixture.setup.audit_entries(), []);
    assert!(fixture.orders().await.iter().all(|order| !order.is_anonymized));
}

#[tokio::test]
async fn erasure_waits_is_not_requested_twice_and_erases() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let faults = |erasure| Faults {
        erasure,
        ..Faults::default()
    };
    fixture
        .setup
        .store
        .inject_faults(faults(Some(ErasureFault::Pending)));

    let made = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();
    let again = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();
    assert_eq!((made.status, &again.id), (ErasureStatusView::Waiting, &made.id));
    assert_eq!(
        fixture.setup.audit_outcomes(Action::ErasureRequest),
        [Outcome::Begun, Outcome::Done]
    );

    fixture.setup.store.inject_faults(faults(None));
    let erasures = app.personal_data(store, &fixture.ron).await.unwrap().erasures;
    assert_eq!((erasures.len(), erasures[0].status), (1, ErasureStatusView::Done));
    assert_eq!(
        problem(app.customer(store, &fixture.ron).await).code,
        Code::NotFound
    );
}

#[tokio::test]
async fn failed_erasure_can_be_requested_again() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    fixture.setup.store.inject_faults(Faults {
        erasure: Some(ErasureFault::Failure),
        ..Faults::default()
    });

    let made = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();
    let data = app.personal_data(store, &fixture.ron).await.unwrap();
    let failed = data.erasures[0].clone();
    assert_eq!((&failed.id, failed.status), (&made.id, ErasureStatusView::Failed));
    let again = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();
    assert!(again.id != made.id);
}

#[tokio::test]
async fn letter_says_what_was_done_and_escapes_the_name() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let folder = TempDir::new().unwrap();
    let early = problem(app.erasure_letter(store, fixture.letter()).await);
    assert_eq!(early.code, Code::InvalidInput);
    let order = fixture.order(true).await;
    let request = fixture.anonymization(RON, &order.id);
    app.anonymize_order(store, request).await.unwrap();
    let erasure = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();

    let text = app.erasure_letter(store, fixture.letter()).await.unwrap();
    let saved = app
        .save_erasure_letter(store, folder.path().into(), fixture.letter())
        .await
        .unwrap();

    assert!(text.contains("Dear Ron <b>Swanson</b>,"), "{text}");
    for part in [&order.number, &erasure.id, "We erased your customer account"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let html = std::fs::read_to_string(&saved.path).unwrap();
    assert!(html.contains("Dear Ron &lt;b&gt;Swanson&lt;/b&gt;,"), "{html}");
    assert!(html.contains(&erasure.id) && !html.contains("<b>"), "{html}");
}

#[tokio::test]
async fn only_manual_orders_are_deleted() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let (manual, placed) = (
        fixture.order_of_store(true).await,
        fixture.order_of_store(false).await,
    );
    assert!(app.store_order(store, &manual).await.unwrap().is_manual);

    let refused = problem(
        app.delete_order(
            store,
            DeleteOrder {
                order: placed.clone(),
            },
        )
        .await,
    );
    app.delete_order(
        store,
        DeleteOrder {
            order: manual.clone(),
        },
    )
    .await
    .unwrap();

    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("order"))
    );
    assert!(app.store_order(store, &placed).await.is_ok());
    assert_eq!(
        problem(app.store_order(store, &manual).await).code,
        Code::NotFound
    );
    assert_eq!(
        fixture.setup.audit_outcomes(Action::OrderDelete),
        [Outcome::Begun, Outcome::Done]
    );
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
    for is_preview in [true, false] {
        if is_preview {
            fixture.setup.preview_as(&fixture.store, &fixture.ron).await;
        } else {
            fixture.setup.sign_in_as(&fixture.store, &fixture.ron).await;
        }
        let (requests, entries) = (fixture.setup.store.requests(), fixture.setup.all_audit_entries());

        let codes = codes(&fixture, &order.id, &manual).await;

        assert_eq!(codes, [Code::NotAllowedHere; 8], "{is_preview}");
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
