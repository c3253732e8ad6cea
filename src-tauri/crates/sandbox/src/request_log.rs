//! The request log: the last requests to a store and their identity, never their content.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde_json::json;

const CAPACITY: usize = 1000;
/// Test hook of debug builds: a folder in which every store appends its requests to a file, so that
/// the requests of a whole test run can be checked.
const FOLDER_VARIABLE: &str = "SANDBOX_RECORD";

/// A request that a store received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordedRequest {
    /// The HTTP method.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The `User-Agent` header.
    pub user_agent: String,
    /// The grant of the access token: `client_credentials` or `implicit`; `unknown` if the store
    /// did not issue the token; `None` without a token.
    pub grant: Option<&'static str>,
    /// Whether the request carried a customer token.
    pub has_customer_token: bool,
    /// Whether the request carried an account token.
    pub has_account_token: bool,
}

/// The last requests to a store. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct RequestLog(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    recent: VecDeque<RecordedRequest>,
    file: Option<File>,
}

impl RequestLog {
    pub(crate) fn new(port: u16) -> Self {
        let folder = cfg!(debug_assertions)
            .then(|| std::env::var_os(FOLDER_VARIABLE))
            .flatten();
        let file = folder.map(|folder| {
            let name = format!("{}-{port}.jsonl", std::process::id());
            File::options()
                .create(true)
                .append(true)
                .open(Path::new(&folder).join(name))
                .expect("the folder for recorded requests is writable")
        });
        Self(Arc::new(Mutex::new(State {
            recent: VecDeque::new(),
            file,
        })))
    }

    /// The last requests, oldest first.
    pub(crate) fn recent(&self) -> Vec<RecordedRequest> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.recent.iter().cloned().collect()
    }

    pub(crate) fn record(&self, request: RecordedRequest) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = &mut state.file {
            file.write_all(format!("{}\n", json!(request)).as_bytes())
                .expect("the file for recorded requests is writable");
        }
        if state.recent.len() == CAPACITY {
            state.recent.pop_front();
        }
        state.recent.push_back(request);
    }
}
