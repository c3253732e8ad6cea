//! A store that responds with the fuzzer's input, and a client for it.

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::http::StatusCode;
use moltin::{
    AccountMemberQuery, AccountQuery, Admin, CartQuery, CustomerQuery, Error, ListQuery, MemberSignIn, OrderQuery,
    OrderScan, Store, SubscriptionQuery,
};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

const TOKEN_RESPONSE: &str = r#"{"access_token":"a-token","expires_in":3600}"#;

/// A store and its admin, on one thread.
pub struct Fuzzed {
    runtime: Runtime,
    admin: Admin,
    store: Store,
    /// Whether token responses are the fuzzer's input too.
    fuzzes_tokens: Arc<AtomicBool>,
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
        let fuzzes_tokens = Arc::new(AtomicBool::new(false));
        let token_is_fuzzed = Arc::clone(&fuzzes_tokens);
        let router = Router::new().fallback(async move |request: Request| {
            let is_fuzzed = token_is_fuzzed.load(Ordering::Relaxed);
            if request.uri().path() == "/oauth/access_token" && !is_fuzzed {
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
            store,
            fuzzes_tokens,
            runtime,
            response,
        }
    }

    /// All errors that the client returns for this token response: of a new admin, a customer and a
    /// member.
    fn read_tokens(&self, body: &[u8]) -> Vec<Error> {
        *self.response.lock().expect("no panic poisons the lock") = (StatusCode::OK, Bytes::copy_from_slice(body));
        self.runtime.block_on(async {
            let customer = self.store.shopper().create_customer_token("ron@swanson.com", "a-password").await;
            let sign_in = MemberSignIn::password(&"a-profile".into(), "dana", "a-password");
            let member = self.store.shopper().create_account_tokens(&sign_in).await;
            self.fuzzes_tokens.store(true, Ordering::Relaxed);
            let admin = self.store.admin("a-secret").verify().await;
            self.fuzzes_tokens.store(false, Ordering::Relaxed);
            [customer.err(), member.err(), admin.err()].into_iter().flatten().collect()
        })
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
                self.admin.orders().scan(OrderScan::new()).all().await.err(),
                self.admin.orders().get(&id().into()).await.map(|one| one.extra.fields()).err(),
                self.admin.orders().transactions(&id().into()).await.err(),
                self.admin.accounts().list(&AccountQuery::new()).await.err(),
                self.admin.account_members().list(&AccountMemberQuery::new()).await.err(),
                self.admin.account_memberships(&id().into()).list().await.err(),
                self.admin.account_authentication_settings().await.err(),
                self.admin.realm(&id().into()).password_profiles().await.err(),
                self.admin.realm(&id().into()).password_credentials(&id().into()).list().await.err(),
                self.admin.carts().list(&CartQuery::new()).await.err(),
                self.admin.subscriptions().list(&SubscriptionQuery::new()).await.err(),
                self.admin.subscriptions().invoices(&id().into(), &ListQuery::new()).await.err(),
            ];
            errors.into_iter().flatten().collect()
        })
    }
}

/// Reads a token response of each kind, on the store of this thread.
pub fn read_tokens(body: &[u8]) -> Vec<Error> {
    FUZZED.with_borrow_mut(|fuzzed| fuzzed.get_or_insert_with(Fuzzed::new).read_tokens(body))
}

/// Reads a response with this status, on the store of this thread.
pub fn read(status: StatusCode, body: &[u8]) -> Vec<Error> {
    FUZZED.with_borrow_mut(|fuzzed| fuzzed.get_or_insert_with(Fuzzed::new).read(status, body))
}
