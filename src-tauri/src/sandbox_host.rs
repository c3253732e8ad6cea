//! The sandbox store inside this program: started when it is first opened, stopped with the program.
//!
//! Its credentials are made from its data at every start and are in memory only, so there is nothing to keep or to lose.

use std::num::NonZeroU32;
use std::path::PathBuf;

use ::sandbox::{Config, Data, Error, Sandbox, Seed};
use desk::view::{Code, ConnectionView, Problem};
use desk::{Desk, SandboxStore};
use tokio::sync::Mutex;

/// What a development store takes.
const REQUESTS_PER_SECOND: u32 = 25;

/// Where the sandbox store lives while it runs.
pub struct SandboxHost {
    data: PathBuf,
    /// Held across the start, so that two clicks start one store.
    running: Mutex<Option<Sandbox>>,
}

impl SandboxHost {
    /// A sandbox store with its data in this file, not started yet.
    pub fn new(data: PathBuf) -> Self {
        Self {
            data,
            running: Mutex::default(),
        }
    }

    /// Opens the sandbox store, and starts it first where it is not running.
    ///
    /// # Errors
    /// Says why it did not start.
    pub async fn open(&self, desk: &Desk) -> Result<ConnectionView, Problem> {
        let mut running = self.running.lock().await;
        if running.is_some() {
            return desk
                .open(desk::SANDBOX)
                .await
                .map_err(|error| Problem::from(&error));
        }
        let sandbox = Sandbox::start(Config {
            data: Data::File(self.data.clone()),
            credentials: None,
            rate_limit: NonZeroU32::new(REQUESTS_PER_SECOND),
            // There is no way to shorten: who sends and who reads are one process.
            compression: false,
            ..Config::in_memory(Seed::Demo)
        })
        .await
        .map_err(|error| did_not_start(&error))?;
        let store = SandboxStore {
            base_url: sandbox.base_url().to_owned(),
            client_id: sandbox.credentials().client_id.clone(),
            client_secret: sandbox.credentials().client_secret.clone(),
        };
        let view = desk
            .open_sandbox(store)
            .await
            .map_err(|error| Problem::from(&error))?;
        *running = Some(sandbox);
        Ok(view)
    }
}

fn did_not_start(error: &Error) -> Problem {
    let advice = match error {
        Error::NotOurs | Error::Later { .. } => {
            "Move sandbox.sqlite out of the program’s folder, then try again."
        }
        _ => "Check that there is room on the disk, then try again.",
    };
    Problem {
        code: Code::SandboxFailed,
        message: format!("The sandbox store did not start: {error}."),
        advice: Some(advice.into()),
        field: None,
        request_id: None,
    }
}
