//! A host that answers as a test has it, and remembers what it heard.

use std::fs::File;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use moltin::{Admin, AsCustomer, Endpoint, Store, Timeouts};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::shop::store_at;
use crate::waits::{Server, wait_for};

pub(crate) const OAUTH: &str = "/oauth/access_token";
pub(crate) const TOKENS: &str = "/v2/customers/tokens";

/// A request, as the host heard it.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// Path and query.
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    /// The other end of the connection that it came over.
    pub(crate) from: SocketAddr,
}

impl Heard {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

/// A host.
pub(crate) struct Host {
    base_url: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    /// Told of each connection over which something came, where the host sends bytes.
    asked: Arc<Notify>,
    _server: Server,
}

impl Host {
    /// Answers every request but those for a bearer and for a customer token, which it grants.
    pub(crate) async fn answering<R: IntoResponse + 'static>(
        answer: impl Fn(&Heard) -> R + Send + Sync + 'static,
    ) -> Self {
        Self::answering_all(move |heard| match heard.path.as_str() {
            OAUTH => json(&bearer_for(heard)),
            TOKENS => json(CUSTOMER_TOKEN),
            _ => answer(heard).into_response(),
        })
        .await
    }

    /// Answers every request.
    pub(crate) async fn answering_all<R: IntoResponse + 'static>(
        answer: impl Fn(&Heard) -> R + Send + Sync + 'static,
    ) -> Self {
        let heard = Arc::<Mutex<Vec<Heard>>>::default();
        let (answer, memory) = (Arc::new(answer), Arc::clone(&heard));
        let router = Router::new().fallback(move |request: Request| {
            let (answer, memory) = (Arc::clone(&answer), Arc::clone(&memory));
            async move {
                let (parts, body) = request.into_parts();
                let ConnectInfo(from) = parts.extensions.get().copied().unwrap();
                let body: Bytes = to_bytes(body, usize::MAX).await.unwrap();
                let heard = Heard {
                    path: parts.uri.path_and_query().unwrap().to_string(),
                    headers: parts.headers,
                    body: String::from_utf8(body.to_vec()).unwrap(),
                    from,
                };
                record(&parts.method, &heard);
                memory.lock().unwrap().push(heard.clone());
                answer(&heard).into_response()
            }
        });
        let (base_url, server) = Server::serving(router).await;
        Self {
            base_url,
            heard,
            asked: Arc::default(),
            _server: server,
        }
    }

    /// Sends these bytes to whoever connects. Then it hangs up, or never says anything again.
    pub(crate) async fn sending(bytes: &'static [u8], then: Then) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::<Notify>::default();
        let tell = Arc::clone(&asked);
        let server = Server::of(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let tell = Arc::clone(&tell);
                tokio::spawn(async move {
                    let _ = stream.read(&mut [0; 4096]).await;
                    tell.notify_one();
                    let _ = stream.write_all(bytes).await;
                    if matches!(then, Then::Stall) {
                        std::future::pending::<()>().await;
                    }
                });
            }
        });
        Self {
            base_url,
            heard: Arc::default(),
            asked,
            _server: server,
        }
    }

    /// Waits until a request has come to a host that sends bytes.
    pub(crate) async fn is_asked(&self) {
        wait_for("a request to come", self.asked.notified()).await;
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    pub(crate) fn store(&self) -> Store {
        store_at(&self.base_url)
    }

    /// A store whose answers are not waited for long.
    pub(crate) fn impatient_store(&self) -> Store {
        let short = Duration::from_millis(500);
        Store::builder(Endpoint::parse(&self.base_url).unwrap(), "sandbox".into())
            .timeouts(Timeouts {
                // A host that can't be reached is another error, and connecting may take as long as the machine is busy.
                connect: Duration::from_mins(2),
                read: short,
                total: short,
            })
            .build()
            .unwrap()
    }

    pub(crate) fn admin(&self) -> Admin {
        self.store().admin("a-client-secret".into())
    }

    /// The merchant of a store that is asked as fast as can be.
    pub(crate) fn unpaced_admin(&self) -> Admin {
        Store::builder(Endpoint::parse(&self.base_url).unwrap(), "sandbox".into())
            .requests_per_second(None)
            .build()
            .unwrap()
            .admin("a-client-secret".into())
    }

    /// Somebody signed in, on a host that grants customer tokens.
    pub(crate) async fn customer(&self) -> AsCustomer {
        let shopper = self.store().shopper();
        let token = shopper
            .sign_in("ron@swanson.com", &"a-password".into())
            .await
            .unwrap();
        shopper.as_customer(token)
    }

    /// All that it heard.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    /// How often it was asked for this path.
    pub(crate) fn count(&self, path: &str) -> usize {
        self.heard().iter().filter(|heard| heard.path == path).count()
    }
}

#[derive(Clone, Copy)]
pub(crate) enum Then {
    HangUp,
    Stall,
}

/// As in `docs/api.md`, "Authentication".
pub(crate) const BEARER: &str = r#"{"expires":4102444800,"identifier":"implicit","expires_in":3600,
    "access_token":"a-bearer","token_type":"Bearer"}"#;

/// As in `docs/api.md`, "Customer token response".
pub(crate) const CUSTOMER_TOKEN: &str = r#"{"data":{"type":"token","id":"36f05940-0d38-411a-8909-3aea58bc1f09",
    "customer_id":"c8c1c511-beef-4812-9b7a-9f92c587217c","token":"a-customer-token","expires":4102444800}}"#;

/// A bearer that tells which grant it is from.
pub(crate) fn bearer_for(heard: &Heard) -> String {
    let grant = if heard.body.contains("client_credentials") {
        "admin"
    } else {
        "implicit"
    };
    BEARER.replace("a-bearer", &format!("{grant}-bearer"))
}

/// Notes a request in the way of the sandbox store, for whoever reads what the whole suite has sent.
fn record(method: &Method, heard: &Heard) {
    let Some(folder) = std::env::var_os("SANDBOX_RECORD") else {
        return;
    };
    let bearer = heard.header("authorization").map(|bearer| match bearer {
        "Bearer admin-bearer" => "client_credentials",
        "Bearer implicit-bearer" => "implicit",
        _ => "unknown",
    });
    let seen = serde_json::json!({
        "method": method.as_str(),
        "path": heard.path.split('?').next(),
        "user_agent": heard.header("user-agent").unwrap_or_default(),
        "bearer": bearer,
        "has_customer_token": heard.header("x-moltin-customer-token").is_some(),
    });
    let name = format!("{}-hosts.jsonl", std::process::id());
    let file = File::options()
        .create(true)
        .append(true)
        .open(Path::new(&folder).join(name));
    // In one piece: other tests write to the same file.
    file.unwrap().write_all(format!("{seen}\n").as_bytes()).unwrap();
}

pub(crate) fn json(body: &str) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body.to_owned()).into_response()
}

pub(crate) fn refusal(status: StatusCode, body: &str) -> Response {
    (status, json(body)).into_response()
}
