//! Waits with a timeout. Each one has a name, and a wait that times out fails its test with it.
//! A wait also fails as soon as a test server of this test panics.

use std::any::Any;
use std::collections::HashMap;
use std::future::{Future, pending};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{LazyLock, Mutex, PoisonError, mpsc};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::runtime::{Handle, Id};
use tokio::sync::{oneshot, watch};

/// Far longer than anything here takes, even on a very busy machine.
const TIMEOUT: Duration = Duration::from_mins(2);

/// How much longer a test may take to notice the timeout.
const GRACE: Duration = Duration::from_secs(10);

/// The panic message of a test server.
pub(crate) type Failure = watch::Sender<Option<String>>;

/// The failures of test servers by runtime: each test has its own runtime.
static FAILURES: LazyLock<Mutex<HashMap<Id, Failure>>> = LazyLock::new(Mutex::default);

pub(crate) fn failure() -> Failure {
    let mut failures = FAILURES.lock().unwrap_or_else(PoisonError::into_inner);
    failures.entry(Handle::current().id()).or_default().clone()
}

/// Waits for an event. Panics after the timeout, or when a test server of this test panics.
pub(crate) async fn wait_for<T>(what: &str, event: impl Future<Output = T>) -> T {
    wait_at_most(TIMEOUT, what, event).await
}

async fn wait_at_most<T>(timeout: Duration, what: &str, event: impl Future<Output = T>) -> T {
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
        () = sleep_on_thread(timeout) => panic!("timed out after {timeout:?} waiting for {what}"),
    }
}

/// Measured by a thread: the runtime's clock may be paused, and then it runs ahead.
async fn sleep_on_thread(timeout: Duration) {
    let (keep, dropped) = mpsc::channel::<()>();
    let (send_elapsed, elapsed) = oneshot::channel();
    std::thread::spawn(move || {
        let is_dropped = |timeout| dropped.recv_timeout(timeout) != Err(mpsc::RecvTimeoutError::Timeout);
        if is_dropped(timeout) {
            return;
        }
        let _ = send_elapsed.send(());
        // A task that never yields would keep the test from failing.
        if !is_dropped(GRACE) {
            eprintln!("the test is in an endless loop");
            std::process::abort();
        }
    });
    // The thread drops its sender without a message only if this future was dropped.
    let _ = elapsed.await;
    drop(keep);
}

/// Polls a condition until it holds. Once true, it must stay true.
#[allow(dead_code, reason = "not every test binary polls")]
pub(crate) async fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    wait_for(what, async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
}

/// Advances the runtime's clock at once, and lets everything happen that is due by then. The clock
/// moves only while no task can run and no data has arrived.
pub(crate) async fn advance_time(time: Duration) {
    // Data sent on this machine arrives at once, unless the system is too busy to deliver it.
    tokio::time::sleep(Duration::from_millis(5)).await;
    tokio::time::pause();
    tokio::time::sleep(time).await;
    tokio::time::resume();
}

/// Runs a task of a test server. A panic in it fails the test.
pub(crate) async fn report_panic<T>(task: impl Future<Output = T>) -> T {
    match AssertUnwindSafe(task).catch_unwind().await {
        Ok(output) => output,
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
    use crate::test_server::TestServer;

    #[tokio::test(start_paused = true)]
    #[should_panic(expected = "timed out after 50ms waiting for an event")]
    async fn endless_wait_fails_with_its_name() {
        wait_at_most(Duration::from_millis(50), "an event", pending::<()>()).await;
    }

    #[tokio::test]
    async fn paused_time_serves_arrived_requests_and_timers() {
        let (send, mut received) = tokio::sync::mpsc::unbounded_channel();
        let router = axum::Router::new().fallback(async move || {
            tokio::time::sleep(Duration::from_mins(9)).await;
            send.send(()).unwrap();
        });
        let (base_url, _server) = TestServer::start(router).await;
        tokio::spawn(reqwest::get(base_url));

        advance_time(Duration::from_mins(10)).await;

        received.try_recv().unwrap();
    }
}
