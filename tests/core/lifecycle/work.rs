//! Each kind of work, begun and held where it has more to send.

use std::fmt::Write as _;
use std::future::Future;

use journal::{Action, Outcome};
use moltin_sandbox::{Fault, Faults};
use shopside_core::lifecycle::Work;
use shopside_core::view::{
    Code, CsvOptions, CustomerQueryView, ExportFormat, ExportOrders, ImportStage, MemberSignIn, ScanNews,
    ScanOrders, UpdateStage,
};
use shopside_core::{App, Error};
use tempfile::TempDir;
use tokio::task::JoinHandle;

use super::Scene;
use crate::setup::{
    LESLIE, RON, import_file, new_password_request, preview_request, problem, reason, set_password_request,
    sign_in_request,
};
use crate::wait::{wait_for, wait_until};

/// How work ended.
#[derive(Debug, PartialEq)]
pub(super) enum Ended {
    Finished,
    /// Stopped before its end, with the code of the problem if there was one.
    Stopped(Option<Code>),
}

/// Work that is held.
pub(super) struct Held {
    pub(super) release: Box<dyn FnOnce()>,
    pub(super) running: JoinHandle<Ended>,
}

impl<T: std::fmt::Debug> From<Result<T, Error>> for Ended {
    fn from(result: Result<T, Error>) -> Self {
        match result {
            Ok(_) => Self::Finished,
            refused => Self::Stopped(Some(problem(refused).code)),
        }
    }
}

/// Begins work of this kind, and holds it.
pub(super) async fn held(scene: &Scene, work: Work) -> Held {
    let app = scene.setup.app.clone();
    let (store, ron) = (scene.store.clone(), scene.ron.clone());
    match work {
        Work::PreviewSession => {
            let session = app.preview(&store, preview_request(&ron)).await.unwrap().session;
            in_session(scene, session).await
        }
        Work::SignInSession => {
            let session = app
                .sign_in_as_customer(&store, sign_in_request(&ron))
                .await
                .unwrap()
                .session;
            in_session(scene, session).await
        }
        Work::EnterPreview => {
            at(scene, "/v2/customers/", async move {
                app.preview(&store, preview_request(&ron)).await.into()
            })
            .await
        }
        Work::EnterSignIn => {
            at(scene, "/v2/customers/", async move {
                app.sign_in_as_customer(&store, sign_in_request(&ron))
                    .await
                    .into()
            })
            .await
        }
        Work::ListRead => {
            at(scene, "/v2/customers", async move {
                app.customers(&store, &CustomerQueryView::default()).await.into()
            })
            .await
        }
        Work::OrderScan => at(scene, "/v2/orders", async move { scan(&app, &store).await }).await,
        Work::SpendingScan => {
            at(scene, "/v2/orders", async move {
                app.spending(&store, &ron, true).await.into()
            })
            .await
        }
        Work::Write => waiting_write(scene).await,
        Work::Export => {
            at(scene, "/v2/orders", async move {
                let folder = TempDir::new().unwrap();
                let all = ExportOrders {
                    export: "export-1".into(),
                    search: String::new(),
                    terms: Vec::new(),
                    format: ExportFormat::Csv,
                    csv: CsvOptions::default(),
                };
                let exported = app.export_orders(&store, folder.path(), &all, drop).await;
                let files = std::fs::read_dir(folder.path()).unwrap().count();
                assert_eq!(files, usize::from(exported.is_ok()), "whole or not at all");
                exported.into()
            })
            .await
        }
        Work::Import => import(scene).await,
        Work::Verify => at(scene, "/oauth/", async move { app.test(&store).await.into() }).await,
        Work::CopiedPassword => copied_password(scene).await,
        Work::CredentialDeletion => credential_deletion(scene).await,
        Work::Update => update(scene).await,
    }
}

/// Signs in as a member, and holds the deletion of the credential.
async fn credential_deletion(scene: &Scene) -> Held {
    // A member of the demo, and the realm of every sandbox store.
    let member = "acc1e000-0000-4000-8000-000000000001";
    let realm = "/v2/authentication-realms/acc0a000-0000-4000-8000-000000000001";
    let (app, store) = (scene.setup.app.clone(), scene.store.clone());
    app.create_support_profile(&store, true).await.unwrap();
    // The list of leftovers and the creation pass.
    let path = format!("{realm}/user-authentication-info/{member}");
    let gate = scene.setup.store.close_gate(&path, 2);
    let request = MemberSignIn {
        member: member.into(),
        account: None,
        why: reason("Called about order 10042"),
    };
    let sign_in = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the deletion to be held", gate.reached()).await;
    let log = scene.setup.audit_log.clone();
    let running = tokio::spawn(async move {
        // The event may end the sign-in. The credential is deleted either way.
        drop(sign_in.await);
        let is_deleted = |entry: &journal::Entry| {
            (entry.content.action, entry.content.outcome) == (Action::CredentialDelete, Outcome::Done)
        };
        while !log.recent(100).unwrap().iter().any(is_deleted) {
            tokio::task::yield_now().await;
        }
        Ended::Finished
    });
    Held {
        release: Box::new(move || drop(gate)),
        running,
    }
}

/// Begins work, and holds its requests to paths that begin so.
async fn at(scene: &Scene, path: &str, work: impl Future<Output = Ended> + Send + 'static) -> Held {
    let gate = scene.setup.store.close_gate(path, 0);
    let running = tokio::spawn(work);
    wait_for("the work to be held", gate.reached()).await;
    Held {
        release: Box::new(move || drop(gate)),
        running,
    }
}

/// Reads an order and then its payments, and holds the order.
async fn in_session(scene: &Scene, session: String) -> Held {
    let app = scene.setup.app.clone();
    let orders = app.orders(&session, 0).await.unwrap().value.orders;
    let order = orders[0].id.clone();
    at(scene, "/v2/orders/", async move {
        app.transactions(&session, &order).await.into()
    })
    .await
}

async fn scan(app: &App, store: &str) -> Ended {
    let all = ScanOrders {
        scan: "scan-1".into(),
        ..ScanOrders::default()
    };
    let mut end = None;
    app.scan_orders(store, all, |news| end = Some(news)).await;
    match end.unwrap() {
        ScanNews::Done => Ended::Finished,
        ScanNews::Stopped => Ended::Stopped(None),
        other => panic!("{other:?}"),
    }
}

/// Sets a password, which the store refuses to take so soon: the request waits to be sent again.
async fn waiting_write(scene: &Scene) -> Held {
    let (app, store) = (scene.setup.app.clone(), scene.store.clone());
    let change = set_password_request(&scene.ron, RON, "a-new-password");
    let sandbox = std::sync::Arc::clone(&scene.setup.store);
    let mut waits = app.waits();
    // The customer is read first.
    let gate = sandbox.close_gate("/v2/customers/", 1);
    let running = tokio::spawn(async move { app.set_password(&store, change).await.into() });
    wait_for("the change to be held", gate.reached()).await;
    sandbox.inject_faults(Faults {
        reply: Some(Fault::RateLimited),
        times: Some(1),
        retry_after: Some(1),
        ..Faults::default()
    });
    drop(gate);
    let waiting = async { while waits.recv().await.unwrap().waits.is_empty() {} };
    wait_for("the change to wait", waiting).await;
    Held {
        release: Box::new(|| ()),
        running,
    }
}

/// How many rows of an import are sent at a time.
const AT_A_TIME: usize = 16;

/// Creates more customers than are sent at a time, and holds the first ones.
async fn import(scene: &Scene) -> Held {
    let (app, store) = (scene.setup.app.clone(), scene.store.clone());
    let mut text = String::from("name,email\n");
    for number in 1..=3 * AT_A_TIME {
        writeln!(text, "Citizen {number},citizen{number}@import.test").unwrap();
    }
    let import = app.open_import(&store, import_file(text)).await.unwrap();
    app.check_import(&import.id, import.columns).await.unwrap();
    let gate = scene.setup.store.close_gate("/v2/customers", 0);
    let running = tokio::spawn(async move {
        match app.run_import(&import.id).await.unwrap() {
            ImportStage::Finished => Ended::Finished,
            ImportStage::Stopped => Ended::Stopped(None),
            other => panic!("{other:?}"),
        }
    });
    let created = || {
        let requests = scene.setup.store.requests();
        let created =
            |seen: &&moltin_sandbox::RecordedRequest| seen.method == "POST" && seen.path == "/v2/customers";
        requests.iter().filter(created).count()
    };
    wait_until("the first rows to be held", || created() == AT_A_TIME).await;
    Held {
        release: Box::new(move || drop(gate)),
        running,
    }
}

async fn copied_password(scene: &Scene) -> Held {
    let (app, clipboard) = (scene.setup.app.clone(), scene.setup.clipboard.clone());
    let generated = new_password_request(&scene.leslie, LESLIE, None);
    app.set_password_and_sign_in(&scene.store, generated)
        .await
        .unwrap();
    app.copy_password().await.unwrap();
    let (release, released) = tokio::sync::oneshot::channel::<()>();
    Held {
        release: Box::new(move || drop(release)),
        running: tokio::spawn(async move {
            released.await.ok();
            match clipboard.text() {
                Some(_) => Ended::Finished,
                None => Ended::Stopped(None),
            }
        }),
    }
}

async fn update(scene: &Scene) -> Held {
    let (app, updater) = (scene.setup.app.clone(), scene.setup.updater.clone());
    app.check_for_update().await.unwrap();
    updater.pause();
    let running = tokio::spawn(async move {
        app.download_update().await.unwrap();
        match app.update().stage {
            UpdateStage::Ready { .. } => Ended::Finished,
            UpdateStage::Available { .. } => Ended::Stopped(None),
            other => panic!("{other:?}"),
        }
    });
    let begun = scene.setup.updater.clone();
    wait_until("the download to be held", || begun.started().1 == 1).await;
    Held {
        release: Box::new(move || updater.resume()),
        running,
    }
}
