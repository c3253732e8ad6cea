//! Servers that are down, slow, or refuse. Nothing is lost, and the cursor never gets ahead.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use audit_export::{Step, Trust, Wakeup};

use crate::collector::{Collector, Reply};
use crate::test_server::ClosedPort;
use crate::wait::{advance_time, wait_for};
use crate::{Shipping, entries, source};

fn status(status: u16) -> Reply {
    Reply::Status(status, "x-nothing", String::new())
}

#[tokio::test]
async fn unreachable_server_leaves_the_cursor() {
    let closed = ClosedPort::new();
    let mut shipping = Shipping::to(&closed.base_url());
    shipping.append(3);
    let failure = shipping.fail().await;
    assert!(
        failure.starts_with("The log server can’t be reached: "),
        "{failure}"
    );
    assert_eq!(shipping.state().waiting, 3);
}

#[tokio::test]
async fn refused_entries_arrive_after_the_fault() {
    let responded = "The log server responded with status";
    for (reply, message) in [
        (status(429), format!("{responded} 429")),
        (status(500), format!("{responded} 500")),
        (status(503), format!("{responded} 503")),
        (status(401), format!("{responded} 401")),
        (status(404), format!("{responded} 404")),
        // It does not read gzip.
        (status(415), format!("{responded} 415")),
        (
            Reply::Html,
            "What responds at this address isn’t a log server".into(),
        ),
    ] {
        let collector = Collector::default();
        let (address, _server) = collector.start().await;
        let mut shipping = Shipping::to(&address);
        shipping.append(3);
        collector.reply([reply]);
        assert_eq!(shipping.fail().await, message);

        shipping.ship().await;
        assert_eq!(collector.numbers(), [1, 2, 3]);
        assert_eq!(shipping.cursors.entries(), 3);
        assert_eq!(shipping.state().failure, None);
    }
}

#[tokio::test]
async fn redirect_is_not_followed_with_entries() {
    let other = Collector::default();
    let (other_address, _other_server) = other.start().await;
    for code in [301, 302, 303, 307, 308] {
        let collector = Collector::default();
        let (address, _server) = collector.start().await;
        let mut shipping = Shipping::with(&address, "Authorization: secret", &Trust::default(), source());
        shipping.append(1);
        collector.reply([Reply::Status(
            code,
            "location",
            format!("{other_address}/v1/logs"),
        )]);
        let failure = shipping.fail().await;
        assert!(failure.starts_with("The log server redirects"), "{failure}");
    }
    assert!(other.received.lock().unwrap().paths.is_empty());
}

#[tokio::test]
async fn server_decides_how_long_to_wait() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(1);
    let in_fifty_minutes = httpdate::fmt_http_date(SystemTime::now() + Duration::from_mins(50));
    for (code, value, at_least) in [(429, "120".to_owned(), 120), (503, in_fifty_minutes, 1800)] {
        collector.reply([Reply::Status(code, "retry-after", value)]);
        match shipping.shipper.step().await {
            Step::Retry(wait) => assert!(wait >= Duration::from_secs(at_least), "{wait:?}"),
            step => panic!("{step:?}"),
        }
    }
}

/// New entries and waiting customer views wake the shipper, and change nothing about the pause.
#[tokio::test]
async fn running_shipper_sends_nothing_during_the_pause_of_the_server() {
    for code in [429, 503] {
        let collector = Collector::default();
        let (address, _server) = collector.start().await;
        collector.reply([Reply::Status(code, "retry-after", "3600".into())]);
        let Shipping {
            log,
            shipper,
            mut state,
            ..
        } = Shipping::to(&address);
        log.append_all(entries(1)).unwrap();
        let wakeup = Arc::<Wakeup>::default();
        let running = tokio::spawn(shipper.run(Arc::clone(&wakeup)));
        let paused = state.wait_for(|state| state.paused_until.is_some());
        wait_for("the refusal", paused).await.unwrap();
        let arrived = || collector.received.lock().unwrap().paths.len();

        for _ in 0..3 {
            log.append_all(entries(1)).unwrap();
            wakeup.appended();
            wakeup.retry();
            advance_time(Duration::from_mins(19)).await;
            assert_eq!(arrived(), 1, "status {code}");
        }
        // The pause and a second of jitter are over.
        advance_time(Duration::from_secs(3 * 60 + 2)).await;
        let acknowledged = state.wait_for(|state| state.cursor.acknowledged.entries == 4);
        wait_for("the acknowledgment", acknowledged).await.unwrap();
        running.abort();
        assert_eq!(collector.numbers(), [1, 2, 3, 4]);
    }
}

#[tokio::test]
async fn refusal_without_a_message_is_counted() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(3);
    collector.reply([Reply::Partial(1, "")]);
    shipping.ship().await;
    // A warning refuses nothing.
    shipping.append(2);
    collector.reply([Reply::Partial(0, "slow down")]);
    shipping.ship().await;

    let state = shipping.state();
    assert_eq!((state.cursor.rejected, state.rejection.as_deref()), (1, Some("")));
    assert_eq!(collector.numbers(), [1, 2, 3, 4, 5]);
}

#[tokio::test]
async fn partial_success_is_counted_and_not_sent_again() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(3);
    collector.reply([Reply::Partial(2, "too old")]);
    shipping.ship().await;

    assert_eq!(collector.received.lock().unwrap().requests.len(), 1);
    let state = shipping.state();
    assert_eq!(state.cursor.rejected, 2);
    assert_eq!(state.rejection.as_deref(), Some("too old"));
    assert_eq!(state.waiting, 0);
}

#[tokio::test]
async fn response_without_a_body_acknowledges() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(2);
    collector.reply([Reply::Empty]);
    shipping.ship().await;
    assert_eq!(shipping.cursors.entries(), 2);
}

#[tokio::test]
async fn batch_that_is_too_large_is_halved() {
    let collector = Collector::limited_to(7);
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(50);
    shipping.ship().await;
    assert_eq!(collector.numbers(), (1..=50).collect::<Vec<_>>());
}

#[tokio::test]
async fn entry_that_the_server_does_not_want_is_not_skipped() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(2);
    collector.reply([status(400), status(400), status(400)]);
    assert_eq!(shipping.shipper.step().await, Step::Continue);
    assert_eq!(shipping.fail().await, "The log server responded with status 400");
    assert_eq!(shipping.fail().await, "The log server responded with status 400");
    shipping.ship().await;
    assert_eq!(collector.numbers(), [1, 2]);
}

#[tokio::test(start_paused = true)]
async fn server_that_hangs_is_given_up() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(1);
    collector.reply([Reply::Hang]);
    assert_eq!(shipping.fail().await, "The log server didn’t respond in time");
}

#[tokio::test]
async fn headers_are_sent_and_never_shown() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let headers = "Authorization: Bearer 8f1d4c55\nX-Scope-OrgID: pawnee";
    let mut shipping = Shipping::with(&address, headers, &Trust::default(), source());
    shipping.append(1);
    collector.reply([status(401)]);
    let failure = shipping.fail().await;
    shipping.ship().await;

    let received = collector.received.lock().unwrap();
    let headers = &received.requests[0].0;
    assert_eq!(headers["authorization"], "Bearer 8f1d4c55");
    assert_eq!(headers["x-scope-orgid"], "pawnee");
    assert!(!failure.contains("8f1d4c55"), "{failure}");
}
