//! The binary: options, output, data file, signals.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use futures_util::future::join_all;
use reqwest::{Method, StatusCode};
use tempfile::TempDir;

use crate::child_process::{ChildGuard, output};
use crate::personas::{RON, RON_PASSWORD, anonymous, leslie};

/// A running `moltin-sandbox`.
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

    fn with_data(file: &Path) -> Self {
        Self::start(&["--data", file.to_str().unwrap()])
    }

    pub(crate) fn base_url(&self) -> &str {
        self.lines[0].strip_prefix("sandbox store listening on ").unwrap()
    }

    /// Kills it (SIGKILL).
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
async fn start_prints_address_and_credentials() {
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
async fn acknowledged_data_survives_a_kill_in_a_private_file() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("store.sqlite");
    let mut program = Program::with_data(&file);
    let admin = anonymous(program.base_url())
        .with_grant("client_credentials")
        .await;
    assert_eq!(
        admin.post("/v2/customers", leslie()).await.status,
        StatusCode::CREATED
    );
    let shopper = anonymous(program.base_url()).with_grant("implicit").await;
    let token = shopper.sign_in(RON, RON_PASSWORD).await.body["data"]["token"]
        .as_str()
        .unwrap()
        .to_owned();
    program.kill();

    let restarted = Program::with_data(&file);
    let shopper = anonymous(restarted.base_url()).with_grant("implicit").await;
    assert!(
        shopper
            .sign_in("new.leslie@pawnee.test", "waffles-first")
            .await
            .status
            .is_success()
    );
    assert_eq!(
        shopper.with_customer_token(&token).get("/v2/orders").await.status,
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
async fn interrupt_and_terminate_stop_it_cleanly() {
    for signal in ["-INT", "-TERM"] {
        assert!(
            Program::start(&["--seed", "empty"]).signal(signal).success(),
            "{signal}"
        );
    }
}

#[tokio::test]
async fn data_files_contain_no_secret() {
    let folder = TempDir::new().unwrap();
    let program = Program::with_data(&folder.path().join("store.sqlite"));
    let admin = anonymous(program.base_url())
        .with_grant("client_credentials")
        .await;
    admin.post("/v2/customers", leslie()).await;

    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for secret in ["sandbox-secret", "waffles-first", RON_PASSWORD] {
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
fn remote_address_needs_allow_remote() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moltin-sandbox"));
    let refused = output(
        "the sandbox store to fail",
        command.args(["--listen", "0.0.0.0:0"]),
    );

    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("is not a loopback address"));
    let program = Program::start(&["--seed", "empty", "--listen", "0.0.0.0:0", "--allow-remote"]);
    assert!(program.base_url().starts_with("http://0.0.0.0:"));
}

#[tokio::test]
async fn faults_and_default_rate_limit_apply() {
    let program = Program::start(&["--faults", r#"{"reply":"unavailable","path":"/v2/orders"}"#]);
    let admin = anonymous(program.base_url())
        .with_grant("client_credentials")
        .await;
    assert_eq!(
        admin.get("/v2/orders").await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    let requests = (0..250).map(|_| admin.get("/v2/customers/unknown"));
    let responses = join_all(requests).await;
    assert!(
        responses
            .iter()
            .any(|response| response.status == StatusCode::TOO_MANY_REQUESTS)
    );
}

#[tokio::test]
async fn switches_option_sets_the_role_of_the_key() {
    let program = Program::start(&["--switches", r#"{"role":"it"}"#]);
    let admin = anonymous(program.base_url())
        .with_grant("client_credentials")
        .await;

    assert_eq!(admin.get("/v2/accounts").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        admin.get("/v2/authentication-realms").await.status,
        StatusCode::OK
    );
}

#[test]
fn invalid_option_value_exits_with_2() {
    for wrong in [
        ["--faults", "{\"reply\":\"gremlins\"}"],
        ["--switches", "{\"role\":\"king\"}"],
        ["--rate-limit", "0"],
        ["--seed", "enormous"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_moltin-sandbox"));
        let ended = output("the sandbox store to fail", command.args(wrong));
        assert_eq!(ended.status.code(), Some(2), "{wrong:?}");
    }
}

#[tokio::test]
async fn host_option_accepts_further_names() {
    let program = Program::start(&["--seed", "empty", "--host", "store", "--host", "shop.test"]);
    for (host, status) in [
        ("store:8091", StatusCode::OK),
        ("shop.test", StatusCode::OK),
        ("other.test", StatusCode::MISDIRECTED_REQUEST),
    ] {
        let request = anonymous(program.base_url()).request(Method::GET, "/sandbox/openapi.json");
        let response = request.header("host", host).send().await.unwrap();
        assert_eq!(response.status(), status, "{host}");
    }
}
