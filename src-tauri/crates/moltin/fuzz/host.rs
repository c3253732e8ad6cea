//! A store that responds with the fuzzer's input, and a client for it.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::http::StatusCode;
use moltin::{Admin, CustomerQuery, Error, OrderQuery, Store};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

const TOKEN_RESPONSE: &str = r#"{"access_token":"a-token","expires_in":3600}"#;

/// A store and its admin, on one thread.
pub struct Fuzzed {
    runtime: Runtime,
    admin: Admin,
    response: Arc<Mutex<(StatusCode, Bytes)>>,
}

thread_local! {
    static FUZZED: RefCell<Option<Fuzzed>> = const { RefCell::new(None) };
}

impl Fuzzed {
    fn new() -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let response = Arc::new(Mutex::new((StatusCode::OK, Bytes::new())));
        let shared = Arc::clone(&response);
        let router = Router::new().fallback(async move |request: Request| {
            if request.uri().path() == "/oauth/access_token" {
                return (StatusCode::OK, Bytes::from_static(TOKEN_RESPONSE.as_bytes()));
            }
            shared.lock().expect("no panic poisons the lock").clone()
        });
        let base_url = runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
            let base_url = format!("http://{}", listener.local_addr().expect("its address"));
            tokio::spawn(async move { axum::serve(listener, router).await });
            base_url
        });
        let store = Store::builder(base_url, "fuzz")
            .expect("a valid base URL")
            .requests_per_second(None)
            .build()
            .expect("a client");
        Self {
            admin: store.admin("a-secret"),
            runtime,
            response,
        }
    }

    /// All errors that the client returns for this response.
    fn read(&self, status: StatusCode, body: &[u8]) -> Vec<Error> {
        *self.response.lock().expect("no panic poisons the lock") = (status, Bytes::copy_from_slice(body));
        self.runtime.block_on(async {
            let id = || "an-id".to_owned();
            let with_items = OrderQuery::new().with_items(true);
            let errors = [
                self.admin.customers().list(&CustomerQuery::new()).await.err(),
                self.admin.customers().get(&id().into()).await.map(|one| one.extra.fields()).err(),
                self.admin.addresses(&id().into()).list().await.err(),
                self.admin.orders().list(&with_items).await.err(),
                self.admin.orders().get(&id().into()).await.map(|one| one.extra.fields()).err(),
                self.admin.orders().transactions(&id().into()).await.err(),
            ];
            errors.into_iter().flatten().collect()
        })
    }
}

/// Reads a response with this status, on the store of this thread.
pub fn read(status: StatusCode, body: &[u8]) -> Vec<Error> {
    FUZZED.with_borrow_mut(|fuzzed| fuzzed.get_or_insert_with(Fuzzed::new).read(status, body))
}
