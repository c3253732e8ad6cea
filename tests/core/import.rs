//! Importing customers from a file: nothing is written before it is known what would be, nobody is created twice whatever
//! happens meanwhile, and the passwords of the file are nowhere afterwards.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use journal::{Action, Journal, Outcome};
use sandbox::{Fault, Faults};
use shopside_core::App;
use shopside_core::view::{
    Code, ConnectStore, CustomerQueryView, ImportCounts, ImportPause, ImportProgress, ImportStage,
    ImportView, OpenImport, RowState,
};
use tempfile::TempDir;

use crate::setup::{RON, Setup, problem, sign_in_with};
use crate::waits::{self, let_pass, wait_for};

const PASSWORD: &str = "unmistakable-password-9c41";

/// An office with its journal in a file, and a connection that is asked as fast as one can be.
async fn setup() -> (TempDir, Setup, String) {
    let folder = TempDir::new().unwrap();
    let journal = Journal::open(&folder.path().join("journal.sqlite")).unwrap();
    let setup = Setup::with_journal(journal).await;
    let store = connect(&setup).await;
    (folder, setup, store)
}

async fn connect(setup: &Setup) -> String {
    let fast = ConnectStore {
        requests_per_second: Some(100),
        ..setup.full()
    };
    setup.app.connect(fast).await.unwrap().id
}

fn file(text: &str) -> OpenImport {
    OpenImport {
        file_name: "customers.csv".into(),
        text: text.into(),
    }
}

/// So many customers whom nobody knows.
fn citizens(count: u32) -> String {
    let mut text = String::from("name,email\n");
    for number in 1..=count {
        writeln!(text, "Citizen {number},citizen{number}@import.test").unwrap();
    }
    text
}

/// Opens a file and makes the dry run, with the columns as they are guessed.
async fn checked(setup: &Setup, store: &str, text: &str) -> ImportView {
    let import = setup.app.open_import(store, file(text)).await.unwrap();
    setup.app.check_import(&import.id, import.columns).await.unwrap();
    setup.app.current_import(store).unwrap().unwrap()
}

/// Opens a file, makes the dry run and then creates the customers.
async fn imported(setup: &Setup, store: &str, text: &str) -> ImportView {
    let import = checked(setup, store, text).await;
    setup.app.run_import(&import.id).await.unwrap();
    setup.app.current_import(store).unwrap().unwrap()
}

/// Creates the customers, and does not wait for it.
fn running(app: &App, import: &str) -> tokio::task::JoinHandle<ImportStage> {
    let (app, import) = (app.clone(), import.to_owned());
    tokio::spawn(async move { app.run_import(&import).await.unwrap() })
}

/// Waits until an import has come so far.
async fn until(app: &App, import: &str, is_there: impl Fn(&ImportProgress) -> bool + Send) {
    let watch = app.watch_import(import, move |progress| !is_there(&progress));
    wait_for("the import to come so far", watch).await.unwrap();
}

/// How many customers the store has whose address has this in it.
async fn count(setup: &Setup, store: &str, part: &str) -> u64 {
    let query = CustomerQueryView {
        search: part.into(),
        ..CustomerQueryView::default()
    };
    setup.app.customers(store, &query).await.unwrap().total
}

/// What the store was asked other than to read.
fn writes(setup: &Setup, store: &str) -> usize {
    let requests = setup.app.requests(store).unwrap();
    requests
        .iter()
        .filter(|request| request.method != "GET" && request.path != "/oauth/access_token")
        .count()
}

fn states(setup: &Setup, import: &str) -> Vec<(u64, RowState, Option<String>)> {
    let rows = setup.app.import_rows(import, None).unwrap();
    rows.into_iter()
        .map(|row| (row.line, row.state, row.field))
        .collect()
}

/// All that is in the files of a folder.
fn bytes_in(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder).unwrap();
    files
        .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap())
        .collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[tokio::test]
async fn dry_run_classifies_each_row_and_writes_nothing() {
    let (_folder, setup, store) = setup().await;
    let text = format!(
        "Full name;E-mail;Ref\n\
         Leslie Knope;leslie@pawnee.test;L-1\n\
         Ron Swanson;{RON};\n\
         Leslie again;LESLIE@pawnee.test;\n\
         ;nobody@pawnee.test;\n\
         April;april-at-pawnee;\n\
         Andy;andy@pawnee.test\n"
    )
    .replace('\n', "\r\n");

    let import = checked(&setup, &store, &text).await;

    let at = |field: &str| Some(field.to_owned());
    assert_eq!(
        states(&setup, &import.id),
        [
            (2, RowState::Create, None),
            (3, RowState::Exists, None),
            (4, RowState::Twice, at("email")),
            (5, RowState::Invalid, at("name")),
            (6, RowState::Invalid, at("email")),
            (7, RowState::Invalid, None),
        ]
    );
    assert_eq!(import.progress.stage, ImportStage::Checked);
    assert_eq!((import.progress.done, import.progress.total), (2, 2));
    assert_eq!(
        import.progress.counts,
        ImportCounts {
            create: 1,
            exists: 1,
            twice: 1,
            invalid: 3,
            ..ImportCounts::default()
        }
    );
    let twice = setup.app.import_rows(&import.id, Some(RowState::Twice)).unwrap();
    assert_eq!(twice[0].why.as_deref(), Some("Line 2 has the same address."));
    assert_eq!(writes(&setup, &store), 0);
    assert!(setup.outcomes(Action::CustomerCreate).is_empty());
}

#[tokio::test]
async fn import_creates_customers_and_audits_each() {
    let (_folder, setup, store) = setup().await;
    let text = format!(
        "name,email,password,external_ref\n\
         Leslie Knope,leslie@pawnee.test,{PASSWORD},L-1\n\
         '=Ben Wyatt,ben@pawnee.test,,\n\
         Ron Swanson,{RON},{PASSWORD},\n"
    );

    let import = imported(&setup, &store, &text).await;

    assert_eq!(import.progress.stage, ImportStage::Finished);
    assert_eq!(
        (import.progress.counts.created, import.progress.counts.exists),
        (2, 1)
    );
    let leslie = setup.customer(&store, "leslie@pawnee.test").await;
    let found = setup.app.customer(&store, &leslie).await.unwrap();
    assert_eq!(
        (
            found.name.as_str(),
            found.external_ref.as_deref(),
            found.has_password
        ),
        ("Leslie Knope", Some("L-1"), Some(true))
    );
    let ben = setup.customer(&store, "ben@pawnee.test").await;
    let found = setup.app.customer(&store, &ben).await.unwrap();
    assert_eq!(
        (found.name.as_str(), found.external_ref, found.has_password),
        ("=Ben Wyatt", None, Some(false))
    );
    assert!(
        setup
            .app
            .sign_in(&store, sign_in_with(&leslie, PASSWORD))
            .await
            .is_ok()
    );
    let mut written: Vec<_> = setup
        .journaled()
        .into_iter()
        .filter(|entry| entry.action == Action::CustomerCreate)
        .map(|entry| {
            (
                entry.customer_email.unwrap(),
                entry.outcome,
                entry.detail.unwrap(),
            )
        })
        .collect();
    written.sort_by(|one, other| one.0.cmp(&other.0));
    let outcomes: Vec<_> = written
        .iter()
        .map(|(email, outcome, _)| (email.as_str(), *outcome))
        .collect();
    assert_eq!(
        outcomes,
        [
            ("ben@pawnee.test", Outcome::Begun),
            ("ben@pawnee.test", Outcome::Done),
            ("leslie@pawnee.test", Outcome::Begun),
            ("leslie@pawnee.test", Outcome::Done),
        ]
    );
    assert!(written[0].2.starts_with("line 3 of import "), "{}", written[0].2);
}

#[tokio::test]
async fn killed_import_resumes_without_duplicates() {
    let (_folder, mut setup, store) = setup().await;
    let text = citizens(60);
    let import = checked(&setup, &store, &text).await;
    // Slow enough that some rows are under way when the program ends.
    setup.store.misbehave(Faults {
        latency_ms: 40,
        ..Faults::default()
    });
    let run = running(&setup.app, &import.id);
    until(&setup.app, &import.id, |progress| progress.counts.created >= 20).await;
    run.abort();
    let killed = wait_for("the import to be killed", run).await;
    assert!(killed.unwrap_err().is_cancelled());

    setup.restart();
    setup.store.misbehave(Faults::default());
    setup.app.open(&store).await.unwrap();
    assert_eq!(setup.app.current_import(&store).unwrap(), None);
    let again = setup.app.open_import(&store, file(&text)).await.unwrap();
    assert!(again.created_before >= 20, "{}", again.created_before);
    assert!(again.in_doubt > 0, "rows were under way");
    setup.app.check_import(&again.id, again.columns).await.unwrap();
    let exist = setup.app.import_rows(&again.id, Some(RowState::Exists)).unwrap();
    let known = exist.iter().filter(|row| row.why.is_some()).count();
    assert_eq!(known, again.created_before as usize);
    setup.app.run_import(&again.id).await.unwrap();

    let after = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(after.counts.created + after.counts.exists, 60);
    assert_eq!(count(&setup, &store, "@import.test").await, 60);
    let other = setup.app.open_import(&store, file(&citizens(61))).await.unwrap();
    assert_eq!((other.created_before, other.in_doubt), (0, 0), "another file");
}

#[tokio::test]
async fn lost_response_is_looked_up_and_not_sent_again() {
    let (_folder, setup, store) = setup().await;
    let text = "name,email\n\
                Was created,dropped@fault.test\n\
                Was not,dropped-before@fault.test\n\
                Is taken,duplicate-race@fault.test\n\
                Ann Perkins,ann@pawnee.test\n";

    let import = imported(&setup, &store, text).await;

    let states: Vec<_> = states(&setup, &import.id).into_iter().map(|row| row.1).collect();
    assert_eq!(
        states,
        [
            RowState::Created,
            RowState::Failed,
            RowState::Exists,
            RowState::Created
        ]
    );
    assert_eq!(writes(&setup, &store), 4);
    assert_eq!(count(&setup, &store, "@fault.test").await, 2);
}

#[tokio::test]
async fn rate_limited_import_creates_each_customer_once() {
    let (_folder, setup, store) = setup().await;
    let text = citizens(30);
    let import = checked(&setup, &store, &text).await;
    setup.store.misbehave(Faults {
        reply: Some(Fault::RateLimited),
        every: Some(5),
        retry_after: Some(0),
        ..Faults::default()
    });

    setup.app.run_import(&import.id).await.unwrap();

    setup.store.misbehave(Faults::default());
    assert_eq!(count(&setup, &store, "@import.test").await, 30);
    let progress = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!((progress.counts.created, progress.counts.failed), (30, 0));
}

#[tokio::test]
async fn bad_credentials_pause_import_until_resumed() {
    let (_folder, setup, store) = setup().await;
    let import = checked(&setup, &store, &citizens(12)).await;
    let unwritable = Faults {
        reply: Some(Fault::BearerRefused),
        path: Some("/v2/customers".into()),
        ..Faults::default()
    };
    setup.store.misbehave(unwritable);
    let run = running(&setup.app, &import.id);

    until(&setup.app, &import.id, |progress| progress.pause.is_some()).await;
    let waiting = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(waiting.pause, Some(ImportPause::Problem));
    assert_eq!(waiting.problem.unwrap().code, Code::BadCredentials);
    setup.store.misbehave(Faults::default());
    setup.app.resume_import(&import.id).unwrap();
    wait_for("the import to end", run).await.unwrap();

    let progress = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(
        (progress.stage, progress.counts.created),
        (ImportStage::Finished, 12)
    );
    assert_eq!((progress.pause, progress.problem), (None, None));
}

#[tokio::test]
async fn locked_app_pauses_and_hides_import() {
    let (_folder, setup, store) = setup().await;
    let import = checked(&setup, &store, &citizens(40)).await;
    let run = running(&setup.app, &import.id);
    until(&setup.app, &import.id, |progress| progress.counts.created >= 3).await;

    setup.app.lock(shopside_core::view::LockReason::Asked).await;
    let locked = problem(setup.app.import_rows(&import.id, None));
    assert_eq!(locked.code, Code::Locked);
    assert_eq!(problem(setup.app.resume_import(&import.id)).code, Code::Locked);
    assert_eq!(problem(setup.app.current_import(&store)).code, Code::Locked);
    // Those that were under way are concluded, and nothing else is begun.
    let written = || setup.journal.recent(1_000).unwrap();
    let_pass(Duration::from_secs(10)).await;
    waits::until("every creation to be concluded", || {
        let of = |outcome| {
            let entries = written().into_iter().map(|entry| entry.said);
            let created = entries.filter(|entry| entry.action == Action::CustomerCreate);
            created.filter(|entry| entry.outcome == outcome).count()
        };
        of(Outcome::Begun) == of(Outcome::Done)
    })
    .await;
    let concluded = written().len();
    let_pass(Duration::from_secs(10)).await;
    assert_eq!(written().len(), concluded);
    assert!(!run.is_finished());

    setup.app.unlock();
    let waiting = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(waiting.pause, Some(ImportPause::Locked));
    setup.app.resume_import(&import.id).unwrap();
    wait_for("the import to end", run).await.unwrap();
    assert_eq!(count(&setup, &store, "@import.test").await, 40);
}

#[tokio::test]
async fn import_pauses_stops_and_resumes() {
    let (_folder, setup, store) = setup().await;
    let import = checked(&setup, &store, &citizens(40)).await;
    let run = running(&setup.app, &import.id);
    until(&setup.app, &import.id, |progress| progress.counts.created >= 3).await;
    setup.app.pause_import(&import.id).unwrap();
    let again = problem(setup.app.run_import(&import.id).await);
    assert_eq!(again.code, Code::InvalidInput, "it is at work");
    setup.app.stop_import(&import.id).unwrap();
    assert_eq!(
        wait_for("the import to end", run).await.unwrap(),
        ImportStage::Stopped
    );

    let stopped = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(stopped.stage, ImportStage::Stopped);
    let created = u64::from(stopped.counts.created);
    assert!((3..40).contains(&created));
    assert_eq!(count(&setup, &store, "@import.test").await, created);

    let ended = setup.app.run_import(&import.id).await.unwrap();
    assert_eq!(ended, ImportStage::Finished);
    assert_eq!(count(&setup, &store, "@import.test").await, 40);
}

#[tokio::test]
async fn removed_connection_ends_its_import() {
    let (_folder, setup, store) = setup().await;
    for close in ["remove", "open another"] {
        let store = if close == "remove" {
            store.clone()
        } else {
            connect(&setup).await
        };
        let text = citizens(40).replace("citizen", close.split(' ').next().unwrap());
        let import = checked(&setup, &store, &text).await;
        let run = running(&setup.app, &import.id);
        until(&setup.app, &import.id, |progress| progress.counts.created >= 2).await;
        if close == "remove" {
            setup.app.remove(&store).await.unwrap();
        } else {
            let another = ConnectStore {
                name: "For the counter".into(),
                ..setup.sign_in_only()
            };
            setup.app.connect(another).await.unwrap();
        }
        wait_for("the import to end", run).await.unwrap();

        let over = problem(setup.app.import_rows(&import.id, None));
        assert_eq!(over.field.as_deref(), Some("import"), "{close}");
        let created = setup.outcomes(Action::CustomerCreate);
        assert!(created.len() < 80, "{close}: {}", created.len());
    }
}

#[tokio::test]
async fn sign_in_only_or_locked_app_imports_nothing() {
    let setup = Setup::new().await;
    let store = setup.app.connect(setup.sign_in_only()).await.unwrap().id;
    let refused = problem(setup.app.open_import(&store, file(&citizens(1))).await);
    assert_eq!(refused.code, Code::Connection);

    let store = connect(&setup).await;
    setup.app.lock(shopside_core::view::LockReason::Asked).await;
    let refused = problem(setup.app.open_import(&store, file(&citizens(1))).await);
    assert_eq!(refused.code, Code::Locked);
}

#[tokio::test]
async fn unwritable_audit_log_blocks_import() {
    let setup = Setup::with_journal(Journal::closed("the disk is full")).await;
    let store = connect(&setup).await;

    let refused = problem(setup.app.open_import(&store, file(&citizens(3))).await);

    assert_eq!(refused.code, Code::JournalFailed);
}

#[tokio::test]
async fn rejected_rows_file_has_reasons_and_no_passwords() {
    let (folder, setup, store) = setup().await;
    let downloads = TempDir::new().unwrap();
    let text = format!(
        "Name,Password,E-mail,Town\n\
         Leslie Knope,{PASSWORD},leslie@pawnee.test,Pawnee\n\
         Ron Swanson,{PASSWORD},{RON},\"Pawnee, Indiana\"\n\
         April,{PASSWORD},april,=1+1\n"
    );
    let import = imported(&setup, &store, &text).await;

    let saved = setup
        .app
        .save_rejects(&import.id, downloads.path().into())
        .await
        .unwrap();

    let written = std::fs::read_to_string(&saved.path).unwrap();
    assert_eq!(saved.count, 2);
    assert_eq!(
        written,
        format!(
            "Name,E-mail,Town,Line,Why not\r\n\
             Ron Swanson,{RON},\"Pawnee, Indiana\",3,The store has a customer of this e-mail address\r\n\
             April,april,'=1+1,4,Can’t be used. This is not an e-mail address.\r\n"
        )
    );
    #[cfg(unix)]
    assert_eq!(crate::setup::mode(&saved.path), 0o600);
    assert_eq!(setup.outcomes(Action::Export), [Outcome::Begun, Outcome::Done]);

    let shown = [
        serde_json::to_string(&import).unwrap(),
        serde_json::to_string(&setup.app.import_rows(&import.id, None).unwrap()).unwrap(),
        serde_json::to_string(&setup.app.requests(&store).unwrap()).unwrap(),
        setup.preferences.text(),
    ];
    assert!(shown[1].contains(RON));
    assert!(!shown.iter().any(|shown| shown.contains(PASSWORD)));
    assert!(holds(&bytes_in(folder.path()), "leslie@pawnee.test"));
    assert!(!holds(&bytes_in(folder.path()), PASSWORD));
    assert!(!holds(&bytes_in(downloads.path()), PASSWORD));
}
