//! A process is killed while it signs in as a member, two hundred times on one audit log. The next
//! start leaves no credential.

use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use journal::{AuditLog, Verdict};
use shopside_core::SandboxStore;

use super::scene::Scene;
use crate::child_process::ChildGuard;
use crate::fakes::FakeClock;
use crate::setup::{CLIENT_ID, CLIENT_SECRET, new_app, reason};
use crate::wait::wait_for;

/// The variable with the store's address, the audit log's file and the member.
const TARGET: &str = "SHOPSIDE_MEMBER_TO_SIGN_IN_AS";
const KILLS: u32 = 200;
/// How many requests a start and a sign-in take, and some more.
const STEPS: u32 = 14;

/// Not a test: the process that is killed. It opens the store, and signs in when it is told to.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "waits until it is killed; the test below runs it"]
async fn sign_in_until_killed() {
    let Ok(target) = std::env::var(TARGET) else { return };
    let [url, file, member] = target.split('|').collect::<Vec<_>>()[..] else {
        panic!("{target}")
    };
    let app = new_app(
        &Arc::default(),
        &Arc::default(),
        &Arc::default(),
        &Arc::default(),
        &Arc::default(),
        None,
        &Arc::new(FakeClock::at_now()),
        &AuditLog::open(file.as_ref()).unwrap(),
        &Arc::default(),
        Duration::from_mins(2),
    );
    let opened = app.open_sandbox(SandboxStore {
        base_url: url.to_owned(),
        client_id: CLIENT_ID.into(),
        client_secret: CLIENT_SECRET.into(),
    });
    let store = opened.await.unwrap().id;
    println!("opened");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    loop {
        let request = shopside_core::view::MemberSignIn {
            member: member.to_owned(),
            account: None,
            why: reason("Killed"),
        };
        // A sign-in may find what the one before has left.
        app.sign_in_as_member(&store, request).await.ok();
    }
}

struct Child {
    process: ChildGuard,
    input: ChildStdin,
    _output: BufReader<ChildStdout>,
}

fn start(target: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "member_sessions::killed::sign_in_until_killed",
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env(TARGET, target)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut process = ChildGuard::start(&mut command);
    let input = process.stdin.take().unwrap();
    let output = process.wait_for("the store to be open", |process| {
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut text = String::new();
        while !text.contains("opened") {
            assert_ne!(
                output.read_line(&mut text).unwrap(),
                0,
                "it ended by itself: {text}"
            );
        }
        output
    });
    Child {
        process,
        input,
        _output: output,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_sign_in_leaves_no_credential_after_next_start() {
    let scene = Scene::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    let target = format!(
        "{}|{}|{}",
        scene.setup.store.base_url(),
        file.display(),
        scene.member
    );
    let mut left = 0;
    for kill in 0..=KILLS {
        let target = target.clone();
        let mut child = tokio::task::spawn_blocking(move || start(&target)).await.unwrap();
        // What the process before has left goes without a sign-in.
        wait_for("the leftovers to be gone", async {
            while !scene.credentials().await.is_empty() {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        })
        .await;
        if kill == KILLS {
            break;
        }
        // Each request in turn is held when the process is killed, so each step is hit.
        let gate = scene.setup.store.close_gate("/", kill % STEPS);
        child.input.write_all(b"go\n").unwrap();
        wait_for("the request", gate.reached()).await;
        if kill % 2 == 0 {
            child.process.kill().unwrap();
            child.process.wait().unwrap();
            drop(gate);
        } else {
            // The store handles the request meanwhile, or not.
            drop(gate);
            child.process.kill().unwrap();
            child.process.wait().unwrap();
        }
        left += u32::from(!scene.credentials().await.is_empty());
    }
    // The test is worth something only if kills leave credentials.
    assert!(left > KILLS / 20, "only {left} kills left a credential");
    let log = AuditLog::open(&file).unwrap();
    assert!(matches!(log.verify().unwrap(), Verdict::Intact { .. }));
}
