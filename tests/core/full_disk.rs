//! A journal on a full disk, or where the program may not write: nobody is let in, and nothing is sent.

use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use journal::{Action, Journal, NewEntry, Outcome, Verdict};
use rustix::process::{Resource, Rlimit, geteuid, getrlimit, setrlimit};
use shopside_core::view::Code;
use tempfile::TempDir;

use crate::child::output;
use crate::setup::{RON, Setup, new_password, preview, problem, sign_in};

/// Names the file to the programs that try to write it.
const FILE: &str = "JOURNAL_TO_WRITE";
/// A user with no rights, on every Unix.
const NOBODY: u32 = 65_534;

/// Nobody gets in by any door, the store hears nothing of it, and the page can say why.
async fn refuses_everybody(setup: &Setup, store: &str, ron: &str) {
    let before = setup.store.requests();
    for problem in [
        problem(setup.app.preview(store, preview(ron)).await),
        problem(setup.app.sign_in(store, sign_in(ron)).await),
        problem(
            setup
                .app
                .set_password_and_sign_in(store, new_password(ron, RON, Some("the-new-password")))
                .await,
        ),
    ] {
        assert_eq!(problem.code, Code::JournalFailed);
    }
    assert_eq!(setup.app.impersonation().await, None);
    assert_eq!(setup.store.requests(), before);
    assert!(setup.app.journal_trouble().await.is_some());
}

/// Not a test: the program on a disk that fills up and is emptied again.
#[tokio::test]
#[ignore = "changes what its whole process may write, and is run by the test below"]
async fn program_on_a_disk_that_fills_up() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let setup = Setup::with_journal(Journal::open(&path).unwrap()).await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
    let session = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    let before = setup.journaled();
    let Rlimit { maximum, .. } = getrlimit(Resource::Fsize);
    let files_grow_to = |current| setrlimit(Resource::Fsize, Rlimit { current, maximum }).unwrap();

    files_grow_to(Some(0));
    let sent = setup.store.requests();
    assert_eq!(
        problem(setup.app.profile(&session).await).code,
        Code::JournalFailed
    );
    assert_eq!(setup.store.requests(), sent);
    setup.app.stop().await;
    refuses_everybody(&setup, &store, &ron).await;
    assert_eq!(setup.journaled(), before);

    files_grow_to(maximum);
    assert_eq!(setup.app.journal_trouble().await, None);
    let session = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    setup.app.profile(&session).await.unwrap();
    assert!(matches!(setup.journal.verify().unwrap(), Verdict::Whole { .. }));
}

/// Not a test: the program where it may not write.
#[tokio::test]
#[ignore = "needs a journal that it may not write, and is run by the tests below"]
async fn program_with_a_read_only_audit_log() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let refusal = Journal::open(&path).unwrap_err().to_string();
    let setup = Setup::with_journal(Journal::closed(refusal.clone())).await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;

    refuses_everybody(&setup, &store, &ron).await;

    assert_eq!(setup.app.journal_trouble().await, Some(refusal));
}

/// Runs one of the programs above by a command that starts this one.
fn run(mut command: Command, program: &str, journal: &Path) {
    let name = format!("full_disk::{program}");
    let command = command
        .args([&name, "--exact", "--ignored", "--nocapture"])
        .env(FILE, journal)
        .current_dir("/");
    let output = output(&name, command);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Starts this program as somebody whom files can be closed to. Root may write anywhere.
fn as_a_user() -> Command {
    let program = std::env::current_exe().unwrap();
    if !geteuid().is_root() {
        return Command::new(program);
    }
    // It may lie where nobody may look. A process may run its own program all the same.
    let mut command = Command::new("/proc/self/exe");
    // That user can't write to the folder where requests are recorded.
    command.uid(NOBODY).gid(NOBODY).env_remove("SANDBOX_RECORD");
    command
}

/// Starts this program so that writing past a limit is an error. By default it is a signal, which ends the program.
fn heedless_of_limits() -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", r#"trap '' XFSZ; exec "$0" "$@""#])
        .arg(std::env::current_exe().unwrap());
    command
}

/// A folder with a journal of one entry, both of them the user's who runs the programs above.
fn journal_of(entry: &NewEntry) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");
    Journal::open(&path).unwrap().append(entry).unwrap();
    if geteuid().is_root() {
        for place in [folder.path(), &path] {
            chown(place, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
    (folder, path)
}

fn may(place: &Path, mode: u32) {
    std::fs::set_permissions(place, PermissionsExt::from_mode(mode)).unwrap();
}

fn an_entry() -> NewEntry {
    NewEntry {
        at: "2026-11-23T09:00:00Z".parse().unwrap(),
        operator: "Ann Perkins".into(),
        account: "ann@till-3".into(),
        store: "Pawnee Parks".into(),
        action: Action::SessionEnd,
        outcome: Outcome::Done,
        way: None,
        customer_id: None,
        customer_email: None,
        session: None,
        reason: None,
        detail: None,
    }
}

#[test]
fn full_disk_blocks_sessions_until_space_is_free() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");

    run(heedless_of_limits(), "program_on_a_disk_that_fills_up", &path);
}

#[test]
fn read_only_audit_log_blocks_sessions() {
    let (_folder, path) = journal_of(&an_entry());
    may(&path, 0o400);

    run(as_a_user(), "program_with_a_read_only_audit_log", &path);

    may(&path, 0o600);
    Journal::open(&path).unwrap().append(&an_entry()).unwrap();
}

#[test]
fn read_only_audit_log_folder_blocks_sessions() {
    let (folder, path) = journal_of(&an_entry());
    may(folder.path(), 0o500);

    run(as_a_user(), "program_with_a_read_only_audit_log", &path);

    may(folder.path(), 0o700);
    Journal::open(&path).unwrap().append(&an_entry()).unwrap();
}
