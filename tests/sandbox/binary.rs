//! The sandbox store as a program: what it prints, what it keeps, how it stops.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use futures_util::future::join_all;
use reqwest::StatusCode;
use tempfile::TempDir;

use crate::child_process::{ChildGuard, output};
use crate::personas::{RON, RONS_PASSWORD, anonymous, leslie};

pub(crate) struct Program {
    child: ChildGuard,
    lines: Vec<String>,
}

impl Program {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_moltin-sandbox"));
        command
            .args(if arguments.contains(&"--listen") {
                &[][..]
            } else {
                &["--listen", "127.0.0.1:0"]
            })
            .args(arguments)
            .stdout(Stdio::piped());
        let mut child = ChildGuard::start(&mut command);
        let lines = child.wait_for("the sandbox store to start", |child| {
            let out = BufReader::new(child.stdout.take().unwrap());
            out.lines().take(3).map(Result::unwrap).collect()
        });
        Self { child, lines }
    }

    fn keeping(file: &Path) -> Self {
        Self::start(&["--data", file.to_str().unwrap()])
    }

    pub(crate) fn base_url(&self) -> &str {
        self.lines[0].strip_prefix("sandbox store listening on ").unwrap()
    }

    /// Ends it at once, whatever it is doing.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    #[cfg(unix)]
    fn signal(&mut self, signal: &str) -> std::process::ExitStatus {
        Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status()
            .unwrap();
        self.child
            .wait_for("the sandbox store to end", |child| child.wait().unwrap())
    }
}

#[tokio::test]
async fn it_says_where_it_is_and_what_it_takes() {
    let program = Program::start(&["--seed", "empty"]);

    assert!(program.base_url().starts_with("http://127.0.0.1:"));
    assert_eq!(
        program.lines[1..],
        ["client_id=sandbox", "client_secret=sandbox-secret"]
    );
    let admin = anonymous(program.base_url())
        .with_grant("client_credentials")
        .await;
    assert_eq!(
        admin.get("/v2/customers").await.body["meta"]["results"]["total"],
        0
    );
}

#[tokio::test]
async fn what_it_has_answered_survives_a_kill_and_is_for_its_owner_alone() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("store.sqlite");
    let mut program = Program::keeping(&file);
    let admin = anonymous(program.base_url())
        .with_grant("client_credentials")
        .await;
    assert_eq!(
        admin.post("/v2/customers", leslie()).await.status,
        StatusCode::CREATED
    );
    let shopper = anonymous(program.base_url()).with_grant("implicit").await;
    let token = shopper.sign_in(RON, RONS_PASSWORD).await.body["data"]["token"]
        .as_str()
        .unwrap()
        .to_owned();
    program.kill();

    let again = Program::keeping(&file);
    let shopper = anonymous(again.base_url()).with_grant("implicit").await;
    assert!(
        shopper
            .sign_in("new.leslie@pawnee.test", "waffles-first")
            .await
            .status
            .is_success()
    );
    assert_eq!(
        shopper.with_token(&token).get("/v2/orders").await.status,
        StatusCode::OK
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn an_interrupt_stops_it_cleanly() {
    for signal in ["-INT", "-TERM"] {
        assert!(
            Program::start(&["--seed", "empty"]).signal(signal).success(),
            "{signal}"
        );
    }
}

#[tokio::test]
async fn no_secret_is_in_its_files() {
    let folder = TempDir::new().unwrap();
    let program = Program::keeping(&folder.path().join("store.sqlite"));
    let admin = anonymous(program.base_url())
        .with_grant("client_credentials")
        .await;
    admin.post("/v2/customers", leslie()).await;

    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for secret in ["sandbox-secret", "waffles-first", RONS_PASSWORD] {
            assert!(
                !bytes
                    .windows(secret.len())
                    .any(|window| window == secret.as_bytes()),
                "{secret}"
            );
        }
    }
}

#[test]
fn an_address_that_others_can_reach_is_refused_in_words() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moltin-sandbox"));
    let refused = output("the refusal", command.args(["--listen", "0.0.0.0:0"]));

    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("not an address of this machine alone"));
    let program = Program::start(&["--seed", "empty", "--listen", "0.0.0.0:0", "--allow-remote"]);
    assert!(program.base_url().starts_with("http://0.0.0.0:"));
}

#[tokio::test]
async fn it_takes_twenty_five_requests_a_second_and_misbehaves_as_it_is_told() {
    let program = Program::start(&["--faults", r#"{"reply":"unavailable","path":"/v2/orders"}"#]);
    let admin = anonymous(program.base_url())
        .with_grant("client_credentials")
        .await;
    assert_eq!(
        admin.get("/v2/orders").await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    let all_at_once = (0..250).map(|_| admin.get("/v2/customers/nobody"));
    let replies = join_all(all_at_once).await;
    assert!(
        replies
            .iter()
            .any(|reply| reply.status == StatusCode::TOO_MANY_REQUESTS)
    );

    for wrong in [
        ["--faults", "{\"reply\":\"gremlins\"}"],
        ["--rate-limit", "0"],
        ["--seed", "huge"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_moltin-sandbox"));
        let ended = output("the refusal", command.args(wrong));
        assert_eq!(ended.status.code(), Some(2), "{wrong:?}");
    }
}
