//! HTTP servers inside a test. A test server that panics fails its test.

use std::future::Future;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;

use crate::wait::{Failure, failure, report_panic};

/// A port on which no program listens, and which no other program can bind meanwhile.
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

/// A test server. Dropping it stops it, and fails the test if it has panicked.
#[derive(Debug)]
pub(crate) struct TestServer {
    task: JoinHandle<()>,
    failure: Failure,
}

impl TestServer {
    /// Serves a router on a free port, and returns its base URL.
    pub(crate) async fn start(router: Router) -> (String, Self) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        (base_url, Self::start_on(listener, router))
    }

    /// Serves a router. Each request has the client's address as an extension.
    pub(crate) fn start_on(listener: TcpListener, router: Router) -> Self {
        let service = report_panics(router).into_make_service_with_connect_info::<std::net::SocketAddr>();
        Self::from_task(async move { axum::serve(listener, service).await.unwrap() })
    }

    pub(crate) fn from_task(task: impl Future<Output = ()> + Send + 'static) -> Self {
        Self {
            task: tokio::spawn(report_panic(task)),
            failure: failure(),
        }
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.task.abort();
        let failure = self.failure.borrow().clone();
        if let Some(failure) = failure
            && !std::thread::panicking()
        {
            panic!("{failure}");
        }
    }
}

/// Adds a layer that fails the test when a handler panics.
pub(crate) fn report_panics(router: Router) -> Router {
    router.layer(from_fn(|request: Request, next: Next| {
        report_panic(next.run(request))
    }))
}

mod tests {
    use std::future::pending;

    use super::*;
    use crate::wait::{wait_for, wait_until};

    #[tokio::test]
    #[should_panic(expected = "while the test waited for an event, its server panicked: no such path: /gone")]
    async fn panicking_server_fails_the_wait_with_its_message() {
        let router = Router::new().fallback(async |request: Request| {
            let path = request.uri().path();
            assert!(path == "/there", "no such path: {path}");
        });
        let (base_url, _server) = TestServer::start(router).await;
        let client = reqwest::Client::builder().no_proxy().build().unwrap();

        client.get(format!("{base_url}/there")).send().await.unwrap();
        let gone = client.get(format!("{base_url}/gone")).send().await;

        assert!(gone.is_err(), "{gone:?}");
        wait_for("an event", pending::<()>()).await;
    }

    #[tokio::test]
    #[should_panic(expected = "its server panicked: fatal test error")]
    async fn panicked_server_fails_its_test_when_dropped() {
        let server = TestServer::from_task(async { panic!("fatal test error") });

        wait_until("the server to stop", || server.task.is_finished()).await;
    }
}
