//! `WebKitWebDriver`, through which the real window is driven.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use fantoccini::error::NewSessionError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::desktop::{Desktop, Running};
use super::process::Process;
use super::timeouts::{PATIENCE, wait};

/// A driver that runs. The programs that it has started end with it, most often.
pub(crate) struct Driver {
    process: Running,
    port: u16,
    log: PathBuf,
}

impl Driver {
    /// Starts a driver on this desktop.
    pub(crate) fn start(desktop: &Desktop) -> Self {
        let log = desktop.home().join("output.log");
        let out = File::options().create(true).append(true).open(&log).unwrap();
        let process = desktop
            .command("WebKitWebDriver")
            // The system chooses the port: nobody else can have taken it meanwhile.
            .args(["--port=0", "--host=127.0.0.1"])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("RUST_LOG", "trace")
            .stdin(Stdio::null())
            .stdout(out.try_clone().unwrap())
            .stderr(out)
            .spawn()
            .unwrap();
        let process = Running::new(process);
        let mut ports = Vec::new();
        wait("WebKitWebDriver to listen", || {
            ports = Process::of(process.id()).listens_on();
            !ports.is_empty()
        });
        Self {
            process,
            port: ports[0],
            log,
        }
    }

    /// Starts a program, and drives it as soon as it lets itself be driven.
    pub(crate) fn drive(
        &self,
        program: &str,
    ) -> impl Future<Output = Result<Client, NewSessionError>> + Send + use<> {
        let options = json!({
            "webkitgtk:browserOptions": { "binary": program, "args": [] },
            "timeouts": { "script": PATIENCE.as_millis(), "pageLoad": PATIENCE.as_millis() },
        });
        let address = format!("http://127.0.0.1:{}", self.port);
        async move {
            ClientBuilder::new(HttpConnector::new())
                .capabilities(options.as_object().unwrap().clone())
                .connect(&address)
                .await
        }
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Where everything is that it and its programs have printed.
    pub(crate) fn log(&self) -> &Path {
        &self.log
    }
}
