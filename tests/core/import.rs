//! Customer imports: a dry run first, no duplicates even after failures, no passwords left behind.

mod files;
mod interruptions;

use std::fmt::Write;
use std::path::Path;

use journal::{Action, AuditLog, Outcome};
use shopside_core::App;
use shopside_core::view::{
    Code, ConnectStore, CustomerQueryView, ImportCounts, ImportProgress, ImportStage, ImportView, RowState,
};
use tempfile::TempDir;

use crate::setup::{RON, Setup, import_file, problem, sign_in_request_with};
use crate::wait::wait_for;

const PASSWORD: &str = "unmistakable-password-9c41";

/// A setup with an audit log file, and a connection with the highest request rate.
async fn setup() -> (TempDir, Setup, String) {
    let folder = TempDir::new().unwrap();
    let audit_log = AuditLog::open(&folder.path().join("journal.sqlite")).unwrap();
    let setup = Setup::with_audit_log(audit_log).await;
    let store = connect(&setup).await;
    (folder, setup, store)
}

async fn connect(setup: &Setup) -> String {
    let fast = ConnectStore {
        requests_per_second: Some(100),
        ..setup.full_connection()
    };
    setup.app.connect(fast).await.unwrap().id
}

/// A CSV file with this many new customers.
fn new_customers(count: u32) -> String {
    let mut text = String::from("name,email\n");
    for number in 1..=count {
        writeln!(text, "Citizen {number},citizen{number}@import.test").unwrap();
    }
    text
}

/// Opens a file and runs the dry run with the guessed columns.
async fn dry_run(setup: &Setup, store: &str, text: &str) -> ImportView {
    let import = setup.app.open_import(store, import_file(text)).await.unwrap();
    setup.app.check_import(&import.id, import.columns).await.unwrap();
    setup.app.current_import(store).unwrap().unwrap()
}

/// Opens a file, runs the dry run, and creates the customers.
async fn run_import(setup: &Setup, store: &str, text: &str) -> ImportView {
    let import = dry_run(setup, store, text).await;
    setup.app.run_import(&import.id).await.unwrap();
    setup.app.current_import(store).unwrap().unwrap()
}

/// Starts the creation of customers in a task.
fn spawn_import(app: &App, import: &str) -> tokio::task::JoinHandle<ImportStage> {
    let (app, import) = (app.clone(), import.to_owned());
    tokio::spawn(async move { app.run_import(&import).await.unwrap() })
}

/// Waits until the progress of an import meets a condition.
async fn wait_for_progress(app: &App, import: &str, is_reached: impl Fn(&ImportProgress) -> bool + Send) {
    let watch = app.watch_import(import, move |progress| !is_reached(&progress));
    wait_for("the import to make progress", watch).await.unwrap();
}

/// The number of customers whose email address contains `part`.
async fn count_customers(setup: &Setup, store: &str, part: &str) -> u64 {
    let query = CustomerQueryView {
        search: part.into(),
        ..CustomerQueryView::default()
    };
    setup.app.customers(store, &query).await.unwrap().total
}

/// The number of requests that write.
fn write_count(setup: &Setup, store: &str) -> usize {
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

/// The contents of all files in a folder.
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
         ;jerry.no.name@pawnee.test;\n\
         April;april-at-pawnee;\n\
         Andy;andy@pawnee.test\n\
         Jerry;jerry@pawnee.test;J-1;or Larry\n\
         Donna;donna@pawnee.test;L-1\n"
    )
    .replace('\n', "\r\n");

    let import = dry_run(&setup, &store, &text).await;

    let at = |field: &str| Some(field.to_owned());
    assert_eq!(
        states(&setup, &import.id),
        [
            (2, RowState::Create, None),
            (3, RowState::Exists, None),
            (4, RowState::Twice, at("email")),
            (5, RowState::Invalid, at("name")),
            (6, RowState::Invalid, at("email")),
            // As spreadsheets write a row whose last cells are empty.
            (7, RowState::Create, None),
            (8, RowState::Invalid, None),
            (9, RowState::Twice, at("externalRef")),
        ]
    );
    assert_eq!(import.progress.stage, ImportStage::Checked);
    assert_eq!((import.progress.done, import.progress.total), (3, 3));
    assert_eq!(
        import.progress.counts,
        ImportCounts {
            create: 2,
            exists: 1,
            twice: 2,
            invalid: 3,
            ..ImportCounts::default()
        }
    );
    let twice = setup.app.import_rows(&import.id, Some(RowState::Twice)).unwrap();
    assert_eq!(
        twice[0].why.as_ref().map(|why| why.message.as_str()),
        Some("Line 2 has the same address.")
    );
    assert_eq!(write_count(&setup, &store), 0);
    assert!(setup.audit_outcomes(Action::CustomerCreate).is_empty());
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

    let import = run_import(&setup, &store, &text).await;

    assert_eq!(import.progress.stage, ImportStage::Finished);
    assert_eq!(
        (import.progress.counts.created, import.progress.counts.exists),
        (2, 1)
    );
    let leslie = setup.customer_id(&store, "leslie@pawnee.test").await;
    let found = setup.app.customer(&store, &leslie).await.unwrap();
    assert_eq!(
        (
            found.name.as_str(),
            found.external_ref.as_deref(),
            found.has_password
        ),
        ("Leslie Knope", Some("L-1"), Some(true))
    );
    let ben = setup.customer_id(&store, "ben@pawnee.test").await;
    let found = setup.app.customer(&store, &ben).await.unwrap();
    assert_eq!(
        (found.name.as_str(), found.external_ref, found.has_password),
        ("=Ben Wyatt", None, Some(false))
    );
    assert!(
        setup
            .app
            .sign_in_as_customer(&store, sign_in_request_with(&leslie, PASSWORD))
            .await
            .is_ok()
    );
    let mut written: Vec<_> = setup
        .audit_entries()
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
async fn sign_in_only_or_locked_app_imports_nothing() {
    let setup = Setup::new().await;
    let store = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;
    let refused = problem(setup.app.open_import(&store, import_file(new_customers(1))).await);
    assert_eq!(refused.code, Code::Connection);

    let store = connect(&setup).await;
    setup.app.lock(shopside_core::view::LockReason::Asked).await;
    let refused = problem(setup.app.open_import(&store, import_file(new_customers(1))).await);
    assert_eq!(refused.code, Code::Locked);
}

#[tokio::test]
async fn unwritable_audit_log_blocks_import() {
    let mut setup = Setup::new().await;
    let store = connect(&setup).await;
    setup.restart_without_audit_log(&store).await;

    let refused = problem(setup.app.open_import(&store, import_file(new_customers(3))).await);

    assert_eq!(refused.code, Code::AuditLogFailed);
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
    let import = run_import(&setup, &store, &text).await;

    let saved = setup
        .app
        .save_rejects(&import.id, downloads.path().into(), "en")
        .await
        .unwrap();

    let written = std::fs::read_to_string(&saved.path).unwrap();
    assert_eq!(saved.count, 2);
    assert_eq!(
        written,
        format!(
            "\u{feff}Line,Why not,Name,Password,E-mail,Town\n\
             3,\"A customer with this email address already exists\",Ron Swanson,,{RON},\"Pawnee, Indiana\"\n\
             4,\"Invalid. This isn’t an email address.\",April,,april,=1+1\n"
        )
    );
    let german = setup
        .app
        .save_rejects(&import.id, downloads.path().into(), "de-AT")
        .await
        .unwrap();
    let in_german = std::fs::read_to_string(&german.path).unwrap();
    assert!(
        in_german.starts_with("\u{feff}Zeile,Warum nicht,Name,"),
        "{in_german}"
    );
    assert!(
        in_german.contains("4,\"Ungültig. Das ist keine E-Mail-Adresse.\",April,,april,=1+1"),
        "{in_german}"
    );
    #[cfg(unix)]
    assert_eq!(crate::setup::file_mode(&saved.path), 0o600);
    assert_eq!(
        setup.audit_outcomes(Action::Export),
        [Outcome::Begun, Outcome::Done, Outcome::Begun, Outcome::Done]
    );

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
