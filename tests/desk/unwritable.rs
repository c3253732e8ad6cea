//! The journal can't be written: nobody is let in, nothing is sent, and whoever is in is let out.

use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use axum::http::Method;
use desk::view::{Code, EndReason, LockReason, NewPasswordSignIn, Policy, Rules};
use journal::{Action, Journal, NewEntry, Outcome, Verdict};
use rustix::process::{Resource, Rlimit, geteuid, getrlimit, setrlimit};
use sandbox::{Config, Fault, Faults, Sandbox, Seed};
use tempfile::TempDir;

use crate::office::{LESLIE, Office, RON, preview, problem, sign_in, sign_in_with, why};
use crate::porter::{Porter, TOKENS};

/// Names the file to the programs that try to write it.
const FILE: &str = "JOURNAL_TO_WRITE";
/// A user with no rights, on every Unix.
const NOBODY: u32 = 65_534;

fn new_password(customer: &str, email: &str) -> NewPasswordSignIn {
    NewPasswordSignIn {
        customer: customer.into(),
        email: email.into(),
        password: Some("the-new-password".into()),
        why: why("Called about order 10042"),
    }
}

/// Nobody gets in by any door, the store hears nothing of it, and the page can say why.
async fn refuses_everybody(office: &Office, store: &str, ron: &str) {
    let before = office.store.requests();
    for problem in [
        problem(office.desk.preview(store, preview(ron)).await),
        problem(office.desk.sign_in(store, sign_in(ron)).await),
        problem(
            office
                .desk
                .set_password_and_sign_in(store, new_password(ron, RON))
                .await,
        ),
    ] {
        assert_eq!(problem.code, Code::JournalFailed);
    }
    assert_eq!(office.desk.impersonation().await, None);
    assert_eq!(office.store.requests(), before);
    assert!(office.desk.journal_trouble().await.is_some());
}

/// A journal in a file, and somebody with rights on the file who keeps it from being written.
struct Hindered {
    folder: TempDir,
    office: Office,
    porter: Porter,
    store: String,
    ron: String,
}

/// From now on no entry is taken by the journal in this folder.
fn hinder(folder: &Path) {
    let other_hand = rusqlite::Connection::open(folder.join("journal.sqlite")).unwrap();
    other_hand
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(FAIL, 'full'); END")
        .unwrap();
}

impl Hindered {
    async fn not_yet() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("journal.sqlite");
        let journal = Journal::open(&path).unwrap();
        let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let porter = Porter::before(&sandbox, &journal).await;
        let address = porter.base_url().to_owned();
        let office = Office::reaching(sandbox.into(), address, journal);
        let store = office.connected().await.id;
        let ron = office.customer(&store, RON).await;
        Self {
            folder,
            office,
            porter,
            store,
            ron,
        }
    }

    /// From now on no entry is taken.
    fn hinder(&self) {
        hinder(self.folder.path());
    }

    async fn session(&self) -> String {
        let signed_in = self.office.desk.sign_in(&self.store, sign_in(&self.ron)).await;
        signed_in.unwrap().session
    }

    fn said(&self) -> Vec<(Action, Outcome)> {
        let entries = self.office.journaled().into_iter();
        entries.map(|entry| (entry.action, entry.outcome)).collect()
    }
}

#[tokio::test]
async fn a_session_ends_though_its_end_cannot_be_written_down() {
    for reason in [
        EndReason::Stopped,
        EndReason::Locked,
        EndReason::Expired,
        EndReason::Quit,
    ] {
        let hindered = Hindered::not_yet().await;
        let desk = &hindered.office.desk;
        let session = hindered.session().await;
        let mut ended = desk.ended_sessions();
        let before = hindered.office.journaled();
        hindered.hinder();

        match reason {
            EndReason::Locked => desk.lock(LockReason::Asked).await,
            EndReason::Expired => {
                hindered
                    .office
                    .clock
                    .moves_on(jiff::SignedDuration::from_mins(15));
                assert_eq!(desk.impersonation().await, None);
            }
            EndReason::Quit => desk.quit().await,
            _ => desk.stop().await,
        }

        assert_eq!(ended.recv().await.unwrap().reason, reason);
        desk.unlock();
        assert_eq!(desk.impersonation().await, None);
        let sent = hindered.office.store.requests();
        let after = problem(desk.profile(&session).await);
        assert_eq!(after.code, Code::SessionEnded);
        assert_eq!(hindered.office.store.requests(), sent);
        assert_eq!(hindered.office.journaled(), before);
    }
}

#[tokio::test]
async fn what_cannot_be_written_down_is_not_looked_at_and_what_it_brought_is_not_shown() {
    let hindered = Hindered::not_yet().await;
    let desk = &hindered.office.desk;
    let session = hindered.session().await;

    let held = hindered.porter.hold(Method::GET, "/v2/orders");
    let (brought, ()) = tokio::join!(desk.orders(&session, 0), async {
        held.arrived().await;
        hindered.hinder();
        held.release();
    });
    let sent = hindered.office.store.requests();
    let refused = problem(desk.orders(&session, 0).await);

    assert_eq!(problem(brought).code, Code::JournalFailed);
    assert_eq!(refused.code, Code::JournalFailed);
    assert_eq!(hindered.office.store.requests(), sent);
    assert_eq!(
        hindered.said().last(),
        Some(&(Action::View, Outcome::Begun)),
        "it was announced"
    );
}

#[tokio::test]
async fn a_refused_token_ends_its_session_though_the_refusal_cannot_be_written_down() {
    let hindered = Hindered::not_yet().await;
    let desk = &hindered.office.desk;
    let session = hindered.session().await;
    let mut ended = desk.ended_sessions();
    let held = hindered.porter.hold(Method::GET, "/v2/orders");
    hindered.office.store.misbehave(Faults {
        reply: Some(Fault::TokenRefused),
        ..Faults::default()
    });

    let (brought, ()) = tokio::join!(desk.orders(&session, 0), async {
        held.arrived().await;
        hindered.hinder();
        held.release();
    });

    assert_eq!(problem(brought).code, Code::JournalFailed);
    assert_eq!(desk.impersonation().await, None);
    assert_eq!(ended.recv().await.unwrap().reason, EndReason::Rejected);
}

#[tokio::test]
async fn a_sign_in_that_cannot_be_concluded_in_writing_is_no_session() {
    let hindered = Hindered::not_yet().await;
    let desk = &hindered.office.desk;
    let held = hindered.porter.hold(Method::POST, TOKENS);

    let (entered, ()) = tokio::join!(desk.sign_in(&hindered.store, sign_in(&hindered.ron)), async {
        held.arrived().await;
        hindered.hinder();
        held.release();
    });

    assert_eq!(problem(entered).code, Code::JournalFailed);
    assert_eq!(desk.impersonation().await, None);
    assert_eq!(hindered.said(), [(Action::SignIn, Outcome::Begun)]);
}

#[tokio::test]
async fn a_new_password_that_is_set_is_handed_over_though_that_cannot_be_written_down() {
    let hindered = Hindered::not_yet().await;
    let Hindered {
        office,
        porter,
        store,
        ..
    } = &hindered;
    let leslie = office.customer(store, LESLIE).await;
    let held = porter.hold(Method::PUT, &format!("/v2/customers/{leslie}"));

    let (answer, ()) = tokio::join!(
        office
            .desk
            .set_password_and_sign_in(store, new_password(&leslie, LESLIE)),
        async {
            held.arrived().await;
            hindered.hinder();
            held.release();
        }
    );

    let answer = answer.unwrap();
    assert_eq!(answer.session, None);
    assert_eq!(answer.problem.unwrap().code, Code::JournalFailed);
    assert_eq!(porter.sign_ins(), 0);
    office.desk.copy_password().await.unwrap();
    assert_eq!(office.clipboard.text().as_deref(), Some("the-new-password"));
    assert_eq!(hindered.said(), [(Action::PasswordSet, Outcome::Begun)]);
}

#[tokio::test]
async fn a_new_password_that_may_be_set_is_handed_over_and_the_sign_in_tells() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let leslie = office.customer(&store, LESLIE).await;
    // The customer is looked up, and the password is set without an answer.
    office.store.misbehave(Faults {
        reply: Some(Fault::Empty),
        path: Some(format!("/v2/customers/{leslie}")),
        every: Some(2),
        times: Some(1),
        ..Faults::default()
    });

    let answer = office
        .desk
        .set_password_and_sign_in(&store, new_password(&leslie, LESLIE))
        .await
        .unwrap();

    assert!(answer.session.is_some(), "{:?}", answer.problem);
    assert_eq!(
        office.outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Unknown]
    );
    office.desk.copy_password().await.unwrap();
    let held = office.clipboard.text().unwrap();
    let again = office.desk.sign_in(&store, sign_in_with(&leslie, &held)).await;
    again.unwrap();
}

#[tokio::test]
async fn a_policy_that_is_kept_ends_what_it_forbids_though_that_cannot_be_written_down() {
    let hindered = Hindered::not_yet().await;
    let Hindered {
        office,
        store,
        folder,
        ..
    } = &hindered;
    hindered.session().await;
    let off = Rules {
        production: false,
        policy: Policy::Off,
    };
    // The preferences are written between the two entries.
    let folder = folder.path().to_owned();
    office.preferences.when_written(move || hinder(&folder));

    let changed = office.desk.change_rules(store, off).await.unwrap();

    assert_eq!(changed.rules, off);
    assert_eq!(office.desk.impersonation().await, None);
    assert_eq!(
        hindered.said().last(),
        Some(&(Action::PolicyChange, Outcome::Begun))
    );
}

/// Not a test: the program on a disk that fills up and is emptied again.
#[tokio::test]
#[ignore = "changes what its whole process may write, and is run by the test below"]
async fn on_a_disk_that_fills_up() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let office = Office::with_journal(Journal::open(&path).unwrap()).await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    let before = office.journaled();
    let Rlimit { maximum, .. } = getrlimit(Resource::Fsize);
    let files_grow_to = |current| setrlimit(Resource::Fsize, Rlimit { current, maximum }).unwrap();

    files_grow_to(Some(0));
    let sent = office.store.requests();
    assert_eq!(
        problem(office.desk.profile(&session).await).code,
        Code::JournalFailed
    );
    assert_eq!(office.store.requests(), sent);
    office.desk.stop().await;
    refuses_everybody(&office, &store, &ron).await;
    assert_eq!(office.journaled(), before);

    files_grow_to(maximum);
    assert_eq!(office.desk.journal_trouble().await, None);
    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    office.desk.profile(&session).await.unwrap();
    assert!(matches!(office.journal.verify().unwrap(), Verdict::Whole { .. }));
}

/// Not a test: the program where it may not write.
#[tokio::test]
#[ignore = "needs a journal that it may not write, and is run by the tests below"]
async fn where_it_may_not_write() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let refusal = Journal::open(&path).unwrap_err().to_string();
    let office = Office::with_journal(Journal::closed(refusal.clone())).await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;

    refuses_everybody(&office, &store, &ron).await;

    assert_eq!(office.desk.journal_trouble().await, Some(refusal));
}

/// Runs one of the programs above by a command that starts this one.
fn run(mut command: Command, program: &str, journal: &Path) {
    let name = format!("unwritable::{program}");
    let output = command
        .args([&name, "--exact", "--ignored", "--nocapture"])
        .env(FILE, journal)
        .current_dir("/")
        .output()
        .unwrap();
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
    command.uid(NOBODY).gid(NOBODY);
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
fn a_full_disk_lets_nobody_in_and_an_emptied_one_everybody_without_a_restart() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");

    run(heedless_of_limits(), "on_a_disk_that_fills_up", &path);
}

#[test]
fn a_journal_that_is_read_only_lets_nobody_in() {
    let (_folder, path) = journal_of(&an_entry());
    may(&path, 0o400);

    run(as_a_user(), "where_it_may_not_write", &path);

    may(&path, 0o600);
    Journal::open(&path).unwrap().append(&an_entry()).unwrap();
}

#[test]
fn a_journal_in_a_folder_that_is_read_only_lets_nobody_in() {
    let (folder, path) = journal_of(&an_entry());
    may(folder.path(), 0o500);

    run(as_a_user(), "where_it_may_not_write", &path);

    may(folder.path(), 0o700);
    Journal::open(&path).unwrap().append(&an_entry()).unwrap();
}
