//! Waits that end: each one has a name, and a test whose wait does not end fails with it. A test server that panics fails the test that uses it.

use std::any::Any;
use std::collections::HashMap;
use std::future::{Future, pending};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{LazyLock, Mutex, PoisonError, mpsc};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use futures_util::FutureExt;
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::{Handle, Id};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

/// Far longer than anything takes here, on a machine that is far too busy.
const PATIENCE: Duration = Duration::from_mins(2);

/// What a server of this test panicked with.
type Failure = watch::Sender<Option<String>>;

/// The failures of servers, by runtime: each test has a runtime of its own.
static FAILURES: LazyLock<Mutex<HashMap<Id, Failure>>> = LazyLock::new(Mutex::default);

fn failure() -> Failure {
    let mut failures = FAILURES.lock().unwrap_or_else(PoisonError::into_inner);
    failures.entry(Handle::current().id()).or_default().clone()
}

/// Waits for an event, and fails when it does not come or when a server of this test has panicked.
pub(crate) async fn wait_for<T>(what: &str, event: impl Future<Output = T>) -> T {
    wait_at_most(PATIENCE, what, event).await
}

async fn wait_at_most<T>(patience: Duration, what: &str, event: impl Future<Output = T>) -> T {
    let mut failed = failure().subscribe();
    let failed = async {
        match failed.wait_for(Option::is_some).await {
            Ok(failure) => failure.clone().unwrap_or_default(),
            Err(_) => pending().await,
        }
    };
    tokio::select! {
        biased;
        event = event => event,
        failure = failed => panic!("while the test waited for {what}, {failure}"),
        () = time_is_up(patience) => panic!("waited {patience:?} for {what}, and gave up"),
    }
}

/// Measured by a thread, since the runtime's own clock may be paused and then runs ahead.
async fn time_is_up(patience: Duration) {
    let (keep, dropped) = mpsc::channel::<()>();
    let (tell, told) = oneshot::channel();
    std::thread::spawn(move || {
        if dropped.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout) {
            let _ = tell.send(());
        }
    });
    // The thread tells nothing only if this future was dropped.
    let _ = told.await;
    drop(keep);
}

/// Waits until something is so. It must stay so.
#[allow(
    dead_code,
    reason = "not every set of tests has something to look at again and again"
)]
pub(crate) async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    wait_for(what, async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
}

/// Lets so much time pass on the runtime's clock, at once, and everything happen that happens meanwhile: the clock moves only while no
/// task can go on and nothing has arrived.
pub(crate) async fn let_pass(time: Duration) {
    // What was sent within this machine arrives in no time, if the system is not too busy to hand it over.
    tokio::time::sleep(Duration::from_millis(5)).await;
    tokio::time::pause();
    tokio::time::sleep(time).await;
    tokio::time::resume();
}

/// A port of this machine at which nothing listens, and which no other program can take meanwhile.
#[derive(Debug)]
pub(crate) struct ClosedPort(TcpSocket);

impl ClosedPort {
    pub(crate) fn new() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
        Self(socket)
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.0.local_addr().unwrap())
    }
}

/// A test server. It ends when it is dropped, and if it has panicked, then the test fails.
#[derive(Debug)]
pub(crate) struct Server {
    serving: JoinHandle<()>,
    failure: Failure,
}

impl Server {
    /// Serves this on a port of its own, and says its address.
    pub(crate) async fn serving(router: Router) -> (String, Self) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        (base_url, Self::on(listener, router))
    }

    /// Serves this, and says in each request from where it came.
    pub(crate) fn on(listener: TcpListener, router: Router) -> Self {
        let service = watching(router).into_make_service_with_connect_info::<std::net::SocketAddr>();
        Self::of(async move { axum::serve(listener, service).await.unwrap() })
    }

    /// A server that is made by hand.
    pub(crate) fn of(serving: impl Future<Output = ()> + Send + 'static) -> Self {
        Self {
            serving: tokio::spawn(watched(serving)),
            failure: failure(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
        let failure = self.failure.borrow().clone();
        if let Some(failure) = failure
            && !std::thread::panicking()
        {
            panic!("{failure}");
        }
    }
}

/// Tells the test when a handler of this panics.
pub(crate) fn watching(router: Router) -> Router {
    router.layer(from_fn(|request: Request, next: Next| watched(next.run(request))))
}

/// Tells the test when this panics.
pub(crate) async fn watched<T>(task: impl Future<Output = T>) -> T {
    match AssertUnwindSafe(task).catch_unwind().await {
        Ok(done) => done,
        Err(panic) => {
            failure().send_replace(Some(format!("its server panicked: {}", message(&*panic))));
            resume_unwind(panic)
        }
    }
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned
        .or(panic.downcast_ref::<&str>().copied())
        .unwrap_or("without a message")
}

mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    #[should_panic(expected = "waited 50ms for an event, and gave up")]
    async fn endless_wait_fails_with_its_name() {
        wait_at_most(Duration::from_millis(50), "an event", pending::<()>()).await;
    }

    #[tokio::test]
    #[should_panic(expected = "while the test waited for an event, its server panicked: no such path: /gone")]
    async fn panicking_server_fails_the_wait_with_its_message() {
        let router = Router::new().fallback(async |request: Request| {
            let path = request.uri().path();
            assert!(path == "/there", "no such path: {path}");
        });
        let (base_url, _server) = Server::serving(router).await;
        let client = reqwest::Client::builder().no_proxy().build().unwrap();

        client.get(format!("{base_url}/there")).send().await.unwrap();
        let gone = client.get(format!("{base_url}/gone")).send().await;

        assert!(gone.is_err(), "{gone:?}");
        wait_for("an event", pending::<()>()).await;
    }

    #[tokio::test]
    #[should_panic(expected = "its server panicked: it can't go on")]
    async fn panicked_server_fails_its_test_when_dropped() {
        let server = Server::of(async { panic!("it can't go on") });

        until("the server to have ended", || server.serving.is_finished()).await;
    }

    #[tokio::test]
    async fn paused_time_serves_arrived_requests_and_timers() {
        let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
        let router = Router::new().fallback(async move || {
            tokio::time::sleep(Duration::from_mins(9)).await;
            tell.send(()).unwrap();
        });
        let (base_url, _server) = Server::serving(router).await;
        tokio::spawn(reqwest::get(base_url));

        let_pass(Duration::from_mins(10)).await;

        told.try_recv().unwrap();
    }
}
