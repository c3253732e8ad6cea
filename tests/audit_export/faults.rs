//! Servers that are down, slow, or refuse. Nothing is lost, and the cursor never gets ahead.

use std::time::{Duration, SystemTime};

use audit_export::{Step, Trust};

use crate::collector::{Collector, Reply};
use crate::test_server::ClosedPort;
use crate::{Shipping, source};

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
    let in_ten_minutes = httpdate::fmt_http_date(SystemTime::now() + Duration::from_mins(10));
    for (code, value, at_least) in [(429, "120".to_owned(), 120), (503, in_ten_minutes, 590)] {
        collector.reply([Reply::Status(code, "retry-after", value)]);
        match shipping.shipper.step().await {
            Step::Retry(wait) => assert!(wait >= Duration::from_secs(at_least), "{wait:?}"),
            step => panic!("{step:?}"),
        }
    }
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
