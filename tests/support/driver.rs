//! `WebKitWebDriver`, which controls the real window.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use fantoccini::error::NewSessionError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::desktop::{ChildGuard, TestDesktop};
use super::process::Process;
use super::timeouts::{TIMEOUT, wait_until};

/// A running driver. The programs it has started usually exit with it.
pub(crate) struct Driver {
    process: ChildGuard,
    port: u16,
    log: PathBuf,
}

impl Driver {
    /// Starts a driver on this desktop.
    pub(crate) fn start(desktop: &TestDesktop) -> Self {
        let log = desktop.home().join("output.log");
        let out = File::options().create(true).append(true).open(&log).unwrap();
        let process = desktop
            .command("WebKitWebDriver")
            // The system chooses a free port, so no other program can take it first.
            .args(["--port=0", "--host=127.0.0.1"])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("RUST_LOG", "trace")
            .stdin(Stdio::null())
            .stdout(out.try_clone().unwrap())
            .stderr(out)
            .spawn()
            .unwrap();
        let process = ChildGuard::new(process);
        let mut ports = Vec::new();
        wait_until("WebKitWebDriver to listen", || {
            ports = Process::from_id(process.id()).listening_ports();
            !ports.is_empty()
        });
        Self {
            process,
            port: ports[0],
            log,
        }
    }

    /// Starts a program, and connects to it when it accepts automation.
    pub(crate) fn drive(
        &self,
        program: &str,
    ) -> impl Future<Output = Result<Client, NewSessionError>> + Send + use<> {
        let options = json!({
            "webkitgtk:browserOptions": { "binary": program, "args": [] },
            "timeouts": { "script": TIMEOUT.as_millis(), "pageLoad": TIMEOUT.as_millis() },
        });
        let address = format!("http://127.0.0.1:{}", self.port);
        async move {
            ClientBuilder::new(HttpConnector::new())
                .capabilities(options.as_object().unwrap().clone())
                .connect(&address)
                .await
        }
    }

    /// The process ID.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// The output file of the driver and its programs.
    pub(crate) fn log(&self) -> &Path {
        &self.log
    }
}
