//! Responses that no log server should send. None of them acknowledges entries, and after them the
//! export goes on.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use audit_export::{Step, Trust};
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::authority::Authority;
use crate::collector::{Collector, Reply};
use crate::test_server::TestServer;
use crate::{Shipping, shipper, source};

const NOT_A_LOG_SERVER: &str = "What responds at this address isn’t a log server";
const PROTOBUF: &str = "Content-Type: application/x-protobuf\r\n";

/// What a server does after it has read a request.
#[derive(Clone)]
enum Answer {
    /// Sends these bytes, and closes the connection.
    Bytes(Vec<u8>),
    /// Sends the first bytes, and then the second ones again and again.
    Endless(Vec<u8>, Vec<u8>),
    /// Sends a byte every few seconds.
    Slow(Vec<u8>),
}

async fn serve(answer: Answer) -> (String, TestServer) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = TestServer::from_task(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            read_request(&mut stream).await;
            // The client may close the connection at any time.
            let _ = respond(stream, &answer).await;
        }
    });
    (address, server)
}

async fn read_request(stream: &mut TcpStream) {
    let (mut request, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let read = stream.read(&mut part).await.unwrap();
        request.extend_from_slice(&part[..read]);
        let end = request.windows(4).position(|four| four == b"\r\n\r\n");
        let Some(end) = end else { continue };
        let head = String::from_utf8(request[..end].to_ascii_lowercase()).unwrap();
        let length = head.split("content-length: ").nth(1).unwrap();
        let length: usize = length.lines().next().unwrap().parse().unwrap();
        if request.len() >= end + 4 + length {
            return;
        }
    }
}

async fn respond(mut stream: TcpStream, answer: &Answer) -> std::io::Result<()> {
    match answer {
        Answer::Bytes(bytes) => stream.write_all(bytes).await,
        Answer::Endless(first, again) => {
            stream.write_all(first).await?;
            loop {
                stream.write_all(again).await?;
            }
        }
        Answer::Slow(bytes) => {
            for byte in bytes {
                stream.write_all(&[*byte]).await?;
                tokio::time::sleep(Duration::from_secs(5)).await;
            }
            Ok(())
        }
    }
}

/// A response with a body.
fn response(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// Reading the system's certificates each time would take long.
fn trust() -> Trust {
    Trust {
        authorities: Some(Authority::new().pem()),
        client: None,
    }
}

/// Sends to a server with this answer, and then to a collector. Returns why the first failed.
async fn failure(answer: Answer) -> String {
    let (address, _server) = serve(answer).await;
    let mut shipping = Shipping::trusting(&address, &trust());
    shipping.append(3);
    let failure = shipping.fail().await;

    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let (log, cursors) = (shipping.log.clone(), Arc::clone(&shipping.cursors));
    let (shipper, state) = shipper(&log, &cursors, &address, "", &trust(), source());
    let mut next = Shipping {
        shipper,
        state,
        ..shipping
    };
    next.ship().await;
    assert_eq!(collector.numbers(), [1, 2, 3]);
    failure
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn success_that_is_none_acknowledges_nothing() {
    let bomb = gzip(&vec![0; 100_000_000]);
    let compressed = format!("{PROTOBUF}Content-Encoding: gzip\r\n");
    for (what, body) in [
        (
            "garbage",
            response("200 OK", PROTOBUF, b"\xff\xff\xff\xff\xff\xff"),
        ),
        (
            "a message that is cut off",
            response("200 OK", PROTOBUF, &[0x0a, 0x7f, 0x08]),
        ),
        ("text", response("200 OK", "Content-Type: text/plain\r\n", b"ok")),
        ("no type", response("200 OK", "", b"ok")),
        (
            "HTML",
            response("200 OK", "Content-Type: text/html\r\n", b"<p>Sign in"),
        ),
        (
            "JSON",
            response("200 OK", "Content-Type: application/json\r\n", b"{}"),
        ),
        (
            "compressed",
            response("200 OK", &compressed, &gzip(&[0x0a, 0x00])),
        ),
        ("a bomb", response("200 OK", &compressed, &bomb)),
        // -1 as an int64 in a partial success.
        (
            "fewer than none refused",
            response(
                "200 OK",
                PROTOBUF,
                &[0x0a, 11, 0x08, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
            ),
        ),
    ] {
        assert_eq!(failure(Answer::Bytes(body)).await, NOT_A_LOG_SERVER, "{what}");
    }
}

#[tokio::test]
async fn broken_response_acknowledges_nothing() {
    let cut_off = format!("HTTP/1.1 200 OK\r\n{PROTOBUF}Content-Length: 90\r\n\r\nabc");
    let chunk = format!("HTTP/1.1 200 OK\r\n{PROTOBUF}Transfer-Encoding: chunked\r\n\r\nzz\r\n");
    for bytes in [
        Vec::new(),
        b"HTTP/1.1 200".to_vec(),
        b"ok".to_vec(),
        b"\0\0\0\0\0\0\0\0".to_vec(),
        // What a server of TLS responds to an unencrypted request.
        b"\x15\x03\x01\x00\x02\x02\x16".to_vec(),
        cut_off.into_bytes(),
        chunk.into_bytes(),
        response("99 OK", PROTOBUF, b""),
    ] {
        let failure = failure(Answer::Bytes(bytes.clone())).await;
        assert!(
            failure.starts_with("The log server can’t be reached: "),
            "{failure} for {bytes:?}"
        );
    }
}

#[tokio::test]
async fn response_without_end_is_given_up() {
    let chunked = format!("HTTP/1.1 200 OK\r\n{PROTOBUF}Transfer-Encoding: chunked\r\n\r\n");
    let chunk = [&b"4000\r\n"[..], &[b'x'; 0x4000], b"\r\n"].concat();
    let body = failure(Answer::Endless(chunked.into_bytes(), chunk)).await;
    assert_eq!(body, NOT_A_LOG_SERVER);
    let error = "HTTP/1.1 500 Oh\r\nContent-Type: text/plain\r\n\r\n";
    let error = failure(Answer::Endless(error.into(), b"no ".to_vec())).await;
    assert!(
        error.starts_with("The log server responded with status 500: no no"),
        "{error}"
    );
    assert!(error.chars().count() < 300, "{error}");
    let headers = failure(Answer::Endless(
        b"HTTP/1.1 200 OK\r\n".to_vec(),
        b"X-Header: value\r\n".to_vec(),
    ))
    .await;
    assert!(
        headers.starts_with("The log server can’t be reached: "),
        "{headers}"
    );
}

#[tokio::test(start_paused = true)]
async fn slow_response_is_given_up() {
    let (address, _server) = serve(Answer::Slow(response("200 OK", PROTOBUF, &[]))).await;
    let mut shipping = Shipping::trusting(&address, &trust());
    shipping.append(1);
    assert_eq!(shipping.fail().await, "The log server didn’t respond in time");
}

#[tokio::test]
async fn redirects_lead_nowhere() {
    for status in ["300 X", "301 X", "302 X", "304 X", "307 X", "308 X", "399 X"] {
        for location in ["", "Location: http://127.0.0.1:1/v1/logs\r\n", "Location: \r\n"] {
            let failure = failure(Answer::Bytes(response(status, location, b""))).await;
            assert!(failure.starts_with("The log server redirects"), "{failure}");
        }
    }
}

#[tokio::test]
async fn server_refuses_no_more_than_it_got() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::trusting(&address, &trust());
    for (batch, refused) in [(1, i64::MAX), (2, i64::MAX), (3, 4)] {
        shipping.append(3);
        collector.reply([Reply::Partial(refused, "\u{1b}[2Jall\n\u{202e}of them")]);
        shipping.ship().await;
        let state = shipping.state();
        assert_eq!(state.cursor.rejected, 3 * batch);
        let message = state.rejection.unwrap();
        assert!(!message.contains(['\u{1b}', '\n', '\u{202e}']), "{message:?}");
    }
}

#[tokio::test]
async fn retry_after_that_makes_no_sense_is_ignored() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    for (value, longest) in [
        ("0", 1),
        ("-5", 1),
        ("soon", 1),
        ("1.5", 1),
        ("99999999999999999999999", 1),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 1),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 1),
        // An hour is the longest.
        ("18446744073709551615", 3601),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 3601),
    ] {
        let mut shipping = Shipping::trusting(&address, &trust());
        shipping.append(1);
        collector.reply([Reply::Status(429, "retry-after", value.into())]);
        match shipping.shipper.step().await {
            Step::Retry(wait) => assert!(wait <= Duration::from_secs(longest), "{value}: {wait:?}"),
            step => panic!("{step:?}"),
        }
    }
}
