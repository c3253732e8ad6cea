//! The sandbox store inside the app: starts when it is first opened, and stops with the app.
//!
//! Its credentials are derived from its data at each start and kept in memory only.

use std::ffi::OsString;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use moltin_sandbox::{Config, Data, Error, Faults, Sandbox, Seed};
use secrecy::SecretString;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shopside_core::disk;
use shopside_core::view::{
    Cause, Code, ConnectionView, Problem, ProblemText, SandboxFaults, SandboxMessageView, SandboxRestart,
    SandboxSeed, SandboxView,
};
use shopside_core::{App, SandboxStore};
use tokio::sync::{Mutex, MutexGuard};

/// The rate limit of a development store.
const REQUESTS_PER_SECOND: u32 = 25;

/// Starts, stops and configures the sandbox store.
pub struct EmbeddedSandbox {
    data: PathBuf,
    /// Locked during a start, so that two clicks start one store.
    running: Mutex<Option<Running>>,
}

struct Running {
    sandbox: Sandbox,
    cors: bool,
}

impl EmbeddedSandbox {
    /// A sandbox store that is not started yet, with its data in this file.
    pub fn new(data: PathBuf) -> Self {
        Self {
            data,
            running: Mutex::default(),
        }
    }

    /// Opens the sandbox store, and starts it if it is not running.
    ///
    /// # Errors
    /// Fails if the store can't start.
    pub async fn open(&self, core: &App) -> Result<ConnectionView, Problem> {
        let running = self.running.lock().await;
        if running.is_some() {
            return core.open(shopside_core::SANDBOX).await.map_err(problem);
        }
        self.start(core, running, Seed::Demo, false).await
    }

    /// Restarts the sandbox store at another address, without faults. A seed replaces all its data.
    ///
    /// # Errors
    /// Fails if the old data can't be deleted or the store can't start.
    pub async fn restart(&self, core: &App, restart: SandboxRestart) -> Result<ConnectionView, Problem> {
        let mut running = self.running.lock().await;
        if let Some(running) = running.take() {
            core.close(shopside_core::SANDBOX).await;
            running.sandbox.stop().await;
        }
        if restart.seed.is_some() {
            delete_database(&self.data).map_err(|error| did_not_start(&Error::File(error)))?;
        }
        let seed = match restart.seed {
            Some(SandboxSeed::Empty) => Seed::Empty,
            Some(SandboxSeed::Large) => Seed::Large,
            Some(SandboxSeed::Demo) | None => Seed::Demo,
        };
        self.start(core, running, seed, restart.cors).await
    }

    async fn start(
        &self,
        core: &App,
        mut running: MutexGuard<'_, Option<Running>>,
        seed: Seed,
        allows_cors: bool,
    ) -> Result<ConnectionView, Problem> {
        if let Some(cause) = disk::too_long_for_sqlite(&self.data) {
            return Err(not_started(cause));
        }
        let sandbox = Sandbox::start(Config {
            data: Data::File(self.data.clone()),
            credentials: None,
            rate_limit: NonZeroU32::new(REQUESTS_PER_SECOND),
            // Client and server are one process: compression would only cost time.
            compression: false,
            cors: allows_cors,
            ..Config::in_memory(seed)
        })
        .await
        .map_err(|error| did_not_start(&error))?;
        let store = SandboxStore {
            base_url: sandbox.base_url().to_owned(),
            client_id: sandbox.credentials().client_id.clone(),
            client_secret: sandbox.credentials().client_secret.clone(),
        };
        tracing::info!("sandbox store started");
        let view = core.open_sandbox(store).await.map_err(problem)?;
        *running = Some(Running {
            sandbox,
            cors: allows_cors,
        });
        Ok(view)
    }

    /// The state of the store, if it is running.
    pub async fn status(&self) -> Option<SandboxView> {
        self.running.lock().await.as_ref().map(Running::view)
    }

    /// Replaces the store's injected faults.
    ///
    /// # Errors
    /// Fails if the store is not running or does not know a fault.
    pub async fn inject_faults(&self, faults: &SandboxFaults) -> Result<SandboxView, Problem> {
        let running = self.running.lock().await;
        let running = running.as_ref().ok_or_else(not_running)?;
        let faults: Faults = convert(faults).ok_or_else(|| Problem {
            field: Some("reply".into()),
            ..failed(
                "The sandbox store knows no such fault.".into(),
                "Choose one from its list.",
                ProblemText::SandboxUnknownFault,
            )
        })?;
        running.sandbox.inject_faults(faults);
        Ok(running.view())
    }

    /// The one-time codes that a shop would have emailed, the newest first.
    ///
    /// # Errors
    /// Fails if the store is not running.
    pub async fn inbox(&self) -> Result<Vec<SandboxMessageView>, Problem> {
        let running = self.running.lock().await;
        let running = running.as_ref().ok_or_else(not_running)?;
        let mut messages: Vec<SandboxMessageView> = convert(&running.sandbox.inbox()).unwrap_or_default();
        messages.reverse();
        Ok(messages)
    }

    /// The store's client secret.
    ///
    /// # Errors
    /// Fails if the store is not running.
    pub async fn secret(&self) -> Result<SecretString, Problem> {
        let running = self.running.lock().await;
        let running = running.as_ref().ok_or_else(not_running)?;
        Ok(running.sandbox.credentials().client_secret.clone())
    }
}

impl Running {
    fn view(&self) -> SandboxView {
        SandboxView {
            base_url: self.sandbox.base_url().to_owned(),
            client_id: self.sandbox.credentials().client_id.clone(),
            cors: self.cors,
            faults: convert(&self.sandbox.faults()).unwrap_or_default(),
        }
    }
}

/// Converts between two types with the same field names; `None` if the target lacks a value.
fn convert<T: DeserializeOwned>(value: &impl Serialize) -> Option<T> {
    let value = serde_json::to_value(value).ok()?;
    serde_json::from_value(value).ok()
}

/// Deletes a database with its WAL files.
fn delete_database(data: &Path) -> std::io::Result<()> {
    for ending in ["-wal", "-shm", ""] {
        let mut file = OsString::from(data);
        file.push(ending);
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn problem(error: shopside_core::Error) -> Problem {
    Problem::from(&error)
}

fn did_not_start(error: &Error) -> Problem {
    tracing::error!(%error, "sandbox store did not start");
    if let Error::File(error) = error {
        return not_started(disk::cause(error));
    }
    let cause = std::error::Error::source(error).map_or_else(String::new, |cause| format!(": {cause}"));
    let words = format!("{error}{cause}");
    let message = format!("The sandbox store did not start: {words}.");
    match error {
        Error::ForeignFile | Error::NewerSchema { .. } => failed(
            message,
            "Move sandbox.sqlite out of the app’s folder, then try again.",
            ProblemText::SandboxOfOtherFile { words },
        ),
        _ => failed(
            message,
            "Try again. If it fails again, start the app again.",
            ProblemText::SandboxFailed { words },
        ),
    }
}

fn not_started(cause: Cause) -> Problem {
    failed(
        format!("The sandbox store did not start: {cause}."),
        cause.advice(),
        ProblemText::SandboxNotStarted { cause },
    )
}

fn not_running() -> Problem {
    problem(shopside_core::Error::SandboxNotRunning)
}

fn failed(message: String, advice: &str, text: ProblemText) -> Problem {
    Problem {
        code: Code::SandboxFailed,
        message,
        advice: Some(advice.into()),
        text: Some(text),
        field: None,
        request_id: None,
    }
}
