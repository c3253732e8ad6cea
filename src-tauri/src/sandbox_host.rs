//! The sandbox store inside this program: started when it is first opened, stopped with the program.
//!
//! Its client secret is made anew at every start and is in memory only, so there is nothing to keep or to lose.

use std::path::PathBuf;

use ::sandbox::{Config, Credentials, Data, Sandbox, Seed};
use desk::view::{Code, ConnectionView, Problem};
use desk::{Desk, SandboxStore};
use secrecy::SecretString;
use tokio::sync::Mutex;
use uuid::Uuid;

const CLIENT_ID: &str = "sandbox";

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
        let client_secret =
            SecretString::from(format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple()));
        let sandbox = Sandbox::start(Config {
            data: Data::File(self.data.clone()),
            credentials: Credentials {
                client_id: CLIENT_ID.into(),
                client_secret: client_secret.clone(),
            },
            ..Config::in_memory(Seed::Demo)
        })
        .await
        .map_err(|error| did_not_start(&error))?;
        let store = SandboxStore {
            base_url: sandbox.base_url().to_owned(),
            client_id: CLIENT_ID.into(),
            client_secret,
        };
        let view = desk
            .open_sandbox(store)
            .await
            .map_err(|error| Problem::from(&error))?;
        *running = Some(sandbox);
        Ok(view)
    }
}

fn did_not_start(error: &::sandbox::Error) -> Problem {
    Problem {
        code: Code::SandboxFailed,
        message: format!("The sandbox store did not start: {error}."),
        advice: Some("Check that there is room on the disk, then try again.".into()),
        field: None,
        request_id: None,
    }
}
