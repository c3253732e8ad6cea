//! An audit log that fails between the two entries of an action: staff must not read that nothing
//! was done.

mod fixture;

use std::fmt::Debug;

use journal::{Action, Outcome};
use shopside_core::Error;
use shopside_core::view::{
    AccessMode, AddressView, AuditLogQueryView, Code, DeleteCustomer, ExportCustomers, ExportFormat,
    ExportOrders, ImportStage, Matching, NewCustomerView, Policy, Problem, RowState, Rules, SaveAddress,
};

use crate::setup::{
    LESLIE, RON, RONS_PASSWORD, new_password_request, preview_request, problem, set_password_request,
    sign_in_request,
};
use fixture::Fixture;

/// Every action that changes something outside the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Create,
    CreateWithPassword,
    SetPassword,
    Change,
    Delete,
    AddAddress,
    ChangeAddress,
    DeleteAddress,
    ExportCustomers,
    ExportOrders,
    ExportAuditLog,
    ExportCheckpoint,
    SaveRejects,
    ChangeRules,
    InstallUpdate,
}

const ALL: [Change; 15] = [
    Change::Create,
    Change::CreateWithPassword,
    Change::SetPassword,
    Change::Change,
    Change::Delete,
    Change::AddAddress,
    Change::ChangeAddress,
    Change::DeleteAddress,
    Change::ExportCustomers,
    Change::ExportOrders,
    Change::ExportAuditLog,
    Change::ExportCheckpoint,
    Change::SaveRejects,
    Change::ChangeRules,
    Change::InstallUpdate,
];

fn new_customer(password: Option<&str>) -> NewCustomerView {
    NewCustomerView {
        name: "April Ludgate".into(),
        email: "april@parks.test".into(),
        password: password.map(Into::into),
        external_ref: String::new(),
    }
}

fn address(city: &str) -> AddressView {
    AddressView {
        first_name: "Ron".into(),
        last_name: "Swanson".into(),
        line_1: "1 Main Street".into(),
        city: city.into(),
        county: "Wamapoke".into(),
        postcode: "47998".into(),
        country: "US".into(),
        ..AddressView::default()
    }
}

fn preview_only() -> Rules {
    Rules {
        policy: Policy::PreviewOnly,
        ..Rules::default()
    }
}

impl Change {
    /// The action whose first entry is written, and whose second one fails.
    fn action(self) -> Action {
        match self {
            Self::Create | Self::CreateWithPassword => Action::CustomerCreate,
            Self::SetPassword => Action::PasswordSet,
            Self::Change | Self::AddAddress | Self::ChangeAddress | Self::DeleteAddress => {
                Action::CustomerChange
            }
            Self::Delete => Action::CustomerDelete,
            Self::ExportCustomers
            | Self::ExportOrders
            | Self::ExportAuditLog
            | Self::ExportCheckpoint
            | Self::SaveRejects => Action::Export,
            Self::ChangeRules => Action::PolicyChange,
            Self::InstallUpdate => Action::Update,
        }
    }

    async fn run(self, fixture: &Fixture) -> Result<(), Error> {
        let (app, store, ron) = (&fixture.app, fixture.store.as_str(), fixture.ron.as_str());
        let folder = fixture.downloads.path();
        match self {
            Self::Create => done(app.create_customer(store, new_customer(None)).await),
            Self::CreateWithPassword => {
                done(app.create_customer(store, new_customer(Some("a-password"))).await)
            }
            Self::SetPassword => done(
                app.set_password(store, set_password_request(ron, RON, "another-password"))
                    .await,
            ),
            Self::Change => done(
                app.change_customer(store, fixture.new_name("Duke Silver").await)
                    .await,
            ),
            Self::Delete => {
                let deletion = DeleteCustomer {
                    customer: ron.into(),
                    email: RON.into(),
                };
                done(app.delete_customer(store, deletion).await)
            }
            Self::AddAddress | Self::ChangeAddress => {
                let was = match self {
                    Self::AddAddress => None,
                    _ => Some(fixture.address_book().await.remove(0)),
                };
                let name = "Cabin".into();
                let save = SaveAddress {
                    customer: ron.into(),
                    was,
                    name,
                    address: address("Pawnee"),
                };
                done(app.save_address(store, save).await)
            }
            Self::DeleteAddress => {
                let first = fixture.address_book().await.remove(0).id;
                app.delete_address(store, ron, &first).await
            }
            Self::ExportCustomers => {
                let export = ExportCustomers {
                    export: "export".into(),
                    search: String::new(),
                    matching: Matching::default(),
                    format: ExportFormat::Csv,
                };
                done(app.export_customers(store, folder, &export, drop).await)
            }
            Self::ExportOrders => {
                let export = ExportOrders {
                    export: "export".into(),
                    terms: Vec::new(),
                    format: ExportFormat::Csv,
                };
                done(app.export_orders(store, folder, &export, drop).await)
            }
            Self::ExportAuditLog => done(
                app.export_audit_log(folder.into(), &AuditLogQueryView::default(), ExportFormat::Csv)
                    .await,
            ),
            Self::ExportCheckpoint => done(app.export_checkpoint(folder.into()).await),
            Self::SaveRejects => {
                let import = fixture.dry_run("name,email\nRon,ron@swanson.com\n").await?;
                done(app.save_rejects(&import, folder.into()).await)
            }
            Self::ChangeRules => done(app.change_rules(store, preview_only()).await),
            Self::InstallUpdate => {
                app.check_for_update().await?;
                app.download_update().await?;
                app.install_update("0.1.0").await
            }
        }
    }

    /// Whether the store, the computer or the connection has the change.
    async fn is_done(self, fixture: &Fixture) -> bool {
        match self {
            Self::Create | Self::CreateWithPassword => fixture.finds("april@parks.test").await,
            Self::SetPassword => fixture.accepts("another-password").await,
            Self::Change => fixture
                .customer()
                .await
                .is_some_and(|ron| ron.name == "Duke Silver"),
            Self::Delete => fixture.customer().await.is_none(),
            Self::AddAddress => fixture.address_book().await.len() == fixture.addresses + 1,
            Self::ChangeAddress => {
                let book = fixture.address_book().await;
                book.iter().any(|entry| entry.name == "Cabin") && book.len() == fixture.addresses
            }
            Self::DeleteAddress => fixture.address_book().await.len() + 1 == fixture.addresses,
            Self::ExportCustomers
            | Self::ExportOrders
            | Self::ExportAuditLog
            | Self::ExportCheckpoint
            | Self::SaveRejects => fixture.downloads.path().read_dir().unwrap().count() == 1,
            Self::ChangeRules => fixture.app.connections()[0].rules == preview_only(),
            Self::InstallUpdate => fixture.setup.updater.started().2 == 1,
        }
    }
}

fn done<T>(result: Result<T, Error>) -> Result<(), Error> {
    result.map(drop)
}

fn assert_says_done(problem: &Problem, context: impl Debug) {
    assert_eq!(problem.code, Code::OutcomeNotRecorded, "{context:?}: {problem:?}");
    let text = format!(
        "{} {}",
        problem.message,
        problem.advice.as_deref().unwrap_or_default()
    );
    assert!(text.contains("could not record"), "{context:?}: {text}");
    for lie in ["nothing was", "Nothing was", "not done", "ry again"] {
        assert!(!text.contains(lie), "{context:?}: {text}");
    }
}

#[tokio::test]
async fn change_without_second_entry_is_reported_as_done() {
    for change in ALL {
        let fixture = Fixture::new().await;
        fixture.fail_after(change.action(), Outcome::Begun);

        let problem = problem(change.run(&fixture).await);

        assert_says_done(&problem, change);
        assert!(change.is_done(&fixture).await, "{change:?}");
        let last = fixture.last_entry();
        assert_eq!(last, (change.action(), Outcome::Begun), "{change:?}");
    }
}

#[tokio::test]
async fn change_without_first_entry_is_not_done() {
    for change in ALL {
        let fixture = Fixture::new().await;
        fixture.fail_now();

        let problem = problem(change.run(&fixture).await);

        assert_eq!(problem.code, Code::AuditLogFailed, "{change:?}");
        assert!(problem.message.contains("nothing was done"), "{problem:?}");
        assert!(!change.is_done(&fixture).await, "{change:?}");
    }
}

#[tokio::test]
async fn refusal_without_second_entry_says_both() {
    let fixture = Fixture::new().await;
    fixture.fail_after(Action::CustomerCreate, Outcome::Begun);
    let taken = NewCustomerView {
        email: LESLIE.into(),
        ..new_customer(None)
    };

    let problem = problem(fixture.app.create_customer(&fixture.store, taken).await);

    assert_eq!(problem.code, Code::EmailTaken);
    assert_eq!(problem.field.as_deref(), Some("email"));
    assert!(problem.message.contains("could not record"), "{problem:?}");
}

#[tokio::test]
async fn session_without_second_entry_shows_nothing() {
    for way in [AccessMode::Preview, AccessMode::SignIn] {
        let fixture = Fixture::new().await;
        let (app, store) = (&fixture.app, fixture.store.as_str());
        let before = fixture.setup.store.requests();

        let entered = match way {
            AccessMode::Preview => {
                fixture.fail_after(Action::Preview, Outcome::Begun);
                app.preview(store, preview_request(&fixture.ron)).await
            }
            AccessMode::SignIn => {
                fixture.fail_after(Action::SignIn, Outcome::Begun);
                app.sign_in(store, sign_in_request(&fixture.ron)).await
            }
        };

        let problem = problem(entered);
        assert_eq!(problem.code, Code::AuditLogFailed, "{way:?}");
        assert!(problem.message.contains("nothing is shown"), "{problem:?}");
        assert!(!problem.message.contains("nothing was"), "{problem:?}");
        assert!(fixture.setup.store.requests() != before);
        assert_eq!(app.impersonation().await, None);
    }
}

#[tokio::test]
async fn read_without_second_entry_shows_nothing() {
    let fixture = Fixture::new().await;
    let session = fixture
        .app
        .sign_in(&fixture.store, sign_in_request(&fixture.ron))
        .await;
    let session = session.unwrap().session;
    fixture.fail_after(Action::View, Outcome::Begun);

    let problem = problem(fixture.app.orders(&session, 0).await);

    assert_eq!(problem.code, Code::AuditLogFailed);
    assert!(problem.message.contains("nothing is shown"), "{problem:?}");
}

#[tokio::test]
async fn new_password_without_second_entry_can_be_passed_on() {
    let fixture = Fixture::new().await;
    fixture.fail_after(Action::PasswordSet, Outcome::Begun);

    let request = new_password_request(&fixture.ron, RON, Some("another-password"));
    let view = fixture
        .app
        .set_password_and_sign_in(&fixture.store, request)
        .await
        .unwrap();

    assert_says_done(&view.problem.unwrap(), "set a password and sign in");
    assert_eq!(view.session, None);
    fixture.app.copy_password().await.unwrap();
    assert!(fixture.accepts("another-password").await);
    assert!(!fixture.accepts(RONS_PASSWORD).await);
}

#[tokio::test]
async fn new_password_without_sign_in_entry_is_not_denied() {
    let fixture = Fixture::new().await;
    fixture.fail_after(Action::PasswordSet, Outcome::Done);

    let request = new_password_request(&fixture.ron, RON, Some("another-password"));
    let view = fixture
        .app
        .set_password_and_sign_in(&fixture.store, request)
        .await
        .unwrap();

    let problem = view.problem.unwrap();
    assert_eq!((view.session, problem.code), (None, Code::AuditLogFailed));
    assert!(!problem.message.contains("nothing was"), "{problem:?}");
    assert!(fixture.accepts("another-password").await);
}

#[tokio::test]
async fn import_without_second_entry_pauses_and_keeps_row() {
    let fixture = Fixture::new().await;
    let app = &fixture.app;
    let import = fixture
        .dry_run("name,email\nApril,april@parks.test\n")
        .await
        .unwrap();
    fixture.fail_after(Action::CustomerCreate, Outcome::Begun);

    let (stage, progress) = tokio::join!(app.run_import(&import), async {
        let mut seen = None;
        let paused = app.watch_import(&import, |progress| {
            let is_settled = progress.problem.is_some() || progress.stage == ImportStage::Finished;
            seen = is_settled.then_some(progress);
            !is_settled
        });
        paused.await.unwrap();
        app.stop_import(&import).unwrap();
        seen.unwrap()
    });

    stage.unwrap();
    assert_says_done(&progress.problem.unwrap(), "import");
    let rows = app.import_rows(&import, Some(RowState::Created)).unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(fixture.finds("april@parks.test").await);
}

#[tokio::test]
async fn rules_without_second_entry_end_the_session() {
    let fixture = Fixture::new().await;
    let app = &fixture.app;
    app.sign_in(&fixture.store, sign_in_request(&fixture.ron))
        .await
        .unwrap();
    fixture.fail_after(Action::PolicyChange, Outcome::Begun);

    assert_says_done(
        &problem(app.change_rules(&fixture.store, preview_only()).await),
        "rules",
    );

    assert_eq!(app.impersonation().await, None);
}
