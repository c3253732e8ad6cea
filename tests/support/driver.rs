//! `WebKitWebDriver`, through which the real window is driven.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use fantoccini::error::NewSessionError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::desktop::Desktop;

/// The longest that it may take to begin.
const PATIENCE: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(40);

/// A driver that runs. The programs that it has started end with it, most often.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    log: PathBuf,
}

impl Driver {
    /// Starts a driver on this desktop; what it starts finds this in its environment too.
    pub(crate) fn start(desktop: &Desktop, environment: &[(&str, &str)]) -> Self {
        let port = free_port();
        let log = desktop.home().join("output.log");
        let out = File::options().create(true).append(true).open(&log).unwrap();
        let process = desktop
            .command("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".into()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("RUST_LOG", "trace")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(out.try_clone().unwrap())
            .stderr(out)
            .spawn()
            .unwrap();
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < PATIENCE, "WebKitWebDriver did not start");
            std::thread::sleep(STEP);
        }
        Self { process, port, log }
    }

    /// Starts a program, and drives it as soon as it lets itself be driven.
    pub(crate) fn drive(
        &self,
        program: &str,
    ) -> impl Future<Output = Result<Client, NewSessionError>> + Send + use<> {
        let options = json!({ "webkitgtk:browserOptions": { "binary": program, "args": [] } });
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

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port on which nobody listens.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
