//! An attempt to begin a session that is stopped while its last entries are written.

use std::sync::mpsc;
use std::sync::{Arc, Mutex};

use serde_json::json;
use shopside_core::view::Code;
use tokio::runtime::Builder;
use tokio::task::{spawn, spawn_blocking};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup, preview_request, problem};
use crate::wait::{wait_for, wait_until};

const CUSTOMER: &str = "/v2/customers/c-1";

#[test]
fn attempt_stopped_after_its_last_response_begins_nothing() {
    // One thread writes to the audit log, so the test can keep it busy.
    let runtime = Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(1)
        .build()
        .unwrap();
    runtime.block_on(async {
        let setup = Setup::new().await;
        let (release, released) = mpsc::channel::<()>();
        let released = Arc::new(Mutex::new(Some(released)));
        let host = FakeStore::granting_tokens(move |request| {
            if request.path == CUSTOMER
                && let Some(released) = released.lock().unwrap().take()
            {
                spawn_blocking(move || released.recv());
            }
            json_response(&json!({ "data": { "id": "c-1", "name": "Ron", "email": RON } }))
        })
        .await;
        let store = host.connect(&setup).await.id;
        let app = setup.app.clone();
        let attempt = {
            let (app, store) = (app.clone(), store.clone());
            spawn(async move { app.preview(&store, preview_request("c-1")).await })
        };
        wait_until("the response", || {
            let requests = app.requests(&store).unwrap();
            requests.iter().any(|request| request.path == CUSTOMER)
        })
        .await;

        app.stop().await;
        drop(release);

        let stopped = wait_for("the attempt", attempt).await.unwrap();
        assert_eq!(problem(stopped).code, Code::SessionEnded);
        assert_eq!(app.impersonation().await, None);
    });
}
