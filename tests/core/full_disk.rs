//! A full disk or a read-only audit log: no session starts, no request is sent, and no export is
//! left behind.

use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use journal::{Action, AuditLog, EntryContent, Outcome, Verdict};
use rustix::process::{Resource, Rlimit, geteuid, getrlimit, setrlimit};
use shopside_core::disk;
use shopside_core::view::{Code, CsvOptions, ExportCustomers, ExportFormat};
use tempfile::TempDir;

use crate::child_process::output;
use crate::setup::{RON, Setup, new_password_request, preview_request, problem, sign_in_request};

/// The environment variable with the audit log file of the child process.
const FILE: &str = "AUDIT_LOG_FILE";
/// The unprivileged user of every Unix.
const UNPRIVILEGED: u32 = 65_534;

/// Asserts that no kind of session starts, that no request is sent, and that the cause is reported.
async fn assert_sessions_blocked(setup: &Setup, store: &str, ron: &str) {
    let before = setup.store.requests();
    for problem in [
        problem(setup.app.preview(store, preview_request(ron)).await),
        problem(setup.app.sign_in_as_customer(store, sign_in_request(ron)).await),
        problem(
            setup
                .app
                .set_password_and_sign_in(store, new_password_request(ron, RON, Some("the-new-password")))
                .await,
        ),
    ] {
        assert_eq!(problem.code, Code::AuditLogFailed);
    }
    assert_eq!(setup.app.impersonation().await, None);
    assert_eq!(setup.store.requests(), before);
    assert!(setup.app.audit_log_error().await.is_some());
}

/// The child process: its disk fills up, and then has space again.
#[tokio::test]
#[ignore = "changes the file size limit of its process; a test below runs it in a child process"]
async fn program_on_a_disk_that_fills_up() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let setup = Setup::with_audit_log(AuditLog::open(&path).unwrap()).await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;
    let before = setup.audit_entries();
    let Rlimit { maximum, .. } = getrlimit(Resource::Fsize);
    let set_max_file_size = |current| setrlimit(Resource::Fsize, Rlimit { current, maximum }).unwrap();

    set_max_file_size(Some(0));
    let sent = setup.store.requests();
    assert_eq!(
        problem(setup.app.profile(&session).await).code,
        Code::AuditLogFailed
    );
    assert_eq!(setup.store.requests(), sent);
    setup.app.stop().await;
    assert_sessions_blocked(&setup, &store, &ron).await;
    assert_eq!(setup.audit_entries(), before);

    set_max_file_size(maximum);
    assert_eq!(setup.app.audit_log_error().await, None);
    let session = setup.sign_in_as(&store, &ron).await;
    setup.app.profile(&session).await.unwrap();
    assert!(matches!(
        setup.audit_log.verify().unwrap(),
        Verdict::Intact { .. }
    ));
}

/// The child process: its disk fills up before a workbook is written.
#[tokio::test]
#[ignore = "changes the file size limit of its process; a test below runs it in a child process"]
async fn program_that_exports_to_a_full_disk() {
    if std::env::var_os(FILE).is_none() {
        return;
    }
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = setup.connect().await.id;
    let customers = ExportCustomers {
        export: "export-1".into(),
        search: String::new(),
        format: ExportFormat::Xlsx,
        csv: CsvOptions::default(),
    };
    let Rlimit { maximum, .. } = getrlimit(Resource::Fsize);
    setrlimit(
        Resource::Fsize,
        Rlimit {
            current: Some(0),
            maximum,
        },
    )
    .unwrap();

    let export = setup
        .app
        .export_customers(&store, folder.path(), &customers, drop);
    let refused = problem(export.await);

    assert_eq!(refused.code, Code::FileFailed);
    assert!(
        refused.message.contains("larger than the disk allows"),
        "{refused:?}"
    );
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none());
    assert_eq!(
        setup.audit_outcomes(Action::Export),
        [Outcome::Begun, Outcome::Failed]
    );
}

/// The child process: it may not write its audit log.
#[tokio::test]
#[ignore = "needs a read-only audit log; the tests below run it in a child process"]
async fn program_with_a_read_only_audit_log() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let refusal = AuditLog::open(&path).unwrap_err();
    let reported = disk::audit_log_cause(&refusal).sentence();
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    setup.restart_with(AuditLog::closed(refusal), &store).await;
    let ron = setup.customer_id(&store, RON).await;

    assert_sessions_blocked(&setup, &store, &ron).await;

    assert_eq!(setup.app.audit_log_error().await.unwrap().message, reported);
}

/// Runs one of the child processes above by a command that starts this test binary.
fn run(mut command: Command, program: &str, audit_log: &Path) {
    let name = format!("full_disk::{program}");
    let command = command
        .args([&name, "--exact", "--ignored", "--nocapture"])
        .env(FILE, audit_log)
        .current_dir("/");
    let output = output(&name, command);
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && printed.contains("1 passed"),
        "{printed}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Starts this binary as a user who is bound by file permissions. Root is not.
fn as_unprivileged_user() -> Command {
    let program = std::env::current_exe().unwrap();
    if !geteuid().is_root() {
        return Command::new(program);
    }
    // That user may lack access to the path of the binary, but a process may always run its own.
    let mut command = Command::new("/proc/self/exe");
    // That user can't write to the folder of recorded requests.
    command
        .uid(UNPRIVILEGED)
        .gid(UNPRIVILEGED)
        .env_remove("SANDBOX_RECORD");
    command
}

/// Starts this binary so that writing past the limit is an error, and not a signal that kills it.
fn ignoring_file_size_signal() -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", r#"trap '' XFSZ; exec "$0" "$@""#])
        .arg(std::env::current_exe().unwrap());
    command
}

/// A folder with an audit log of one entry. Both belong to the user of the child process.
fn journal_of(entry: &EntryContent) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");
    AuditLog::open(&path).unwrap().append(entry).unwrap();
    if geteuid().is_root() {
        for place in [folder.path(), &path] {
            chown(place, Some(UNPRIVILEGED), Some(UNPRIVILEGED)).unwrap();
        }
    }
    (folder, path)
}

fn set_mode(place: &Path, mode: u32) {
    std::fs::set_permissions(place, PermissionsExt::from_mode(mode)).unwrap();
}

fn new_entry() -> EntryContent {
    EntryContent {
        at: "2026-11-23T09:00:00Z".parse().unwrap(),
        operator: "Ann Perkins".into(),
        account: "ann@till-3".into(),
        store: "Pawnee Parks".into(),
        action: Action::SessionEnd,
        outcome: Outcome::Done,
        way: None,
        customer_id: None,
        customer_email: None,
        session_id: None,
        reason: None,
        detail: None,
        connection_id: None,
        store_url: None,
        import_id: None,
        import_line: None,
        method: None,
        path: None,
        status: None,
        duration_ms: None,
        items: None,
    }
}

#[test]
fn full_disk_blocks_sessions_until_space_is_free() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");

    run(
        ignoring_file_size_signal(),
        "program_on_a_disk_that_fills_up",
        &path,
    );
}

#[test]
fn full_disk_fails_export_of_a_workbook() {
    run(
        ignoring_file_size_signal(),
        "program_that_exports_to_a_full_disk",
        Path::new("unused"),
    );
}

#[test]
fn read_only_audit_log_blocks_sessions() {
    let (_folder, path) = journal_of(&new_entry());
    set_mode(&path, 0o400);

    run(
        as_unprivileged_user(),
        "program_with_a_read_only_audit_log",
        &path,
    );

    set_mode(&path, 0o600);
    AuditLog::open(&path).unwrap().append(&new_entry()).unwrap();
}

#[test]
fn read_only_audit_log_folder_blocks_sessions() {
    let (folder, path) = journal_of(&new_entry());
    set_mode(folder.path(), 0o500);

    run(
        as_unprivileged_user(),
        "program_with_a_read_only_audit_log",
        &path,
    );

    set_mode(folder.path(), 0o700);
    AuditLog::open(&path).unwrap().append(&new_entry()).unwrap();
}
