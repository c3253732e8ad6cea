//! A wrong clock, of this computer or of a store, neither ends sessions silently nor extends them.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use moltin_sandbox::Faults;
use serde_json::json;
use shopside_core::view::{Code, ImpersonationView, Machine, SignIn, SignInTarget};

use crate::fake_store::{CUSTOMER_TOKEN, FakeStore, OAUTH, TOKENS, access_token_for, json_response};
use crate::setup::{RON, RONS_PASSWORD, Setup, preview_request, problem, reason, sign_in_request};

const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const DAY_AND_HOUR: i64 = 25 * 3600;

/// A setup whose store's clock is ahead of this computer's by so many seconds.
async fn shifted(seconds: i64) -> (Setup, String, String) {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.store.inject_faults(Faults {
        clock_offset_seconds: seconds,
        ..Faults::default()
    });
    (setup, store, ron)
}

fn length(session: &ImpersonationView) -> SignedDuration {
    let time = |text: &str| text.parse::<Timestamp>().unwrap();
    time(&session.ends_at).duration_since(time(&session.started_at))
}

fn session_length(setup: &Setup) -> SignedDuration {
    SignedDuration::from_mins(setup.app.settings().session_minutes.into())
}

fn sign_in() -> SignIn {
    SignIn {
        target: SignInTarget::Email { email: RON.into() },
        password: RONS_PASSWORD.into(),
        why: reason("Called about order 10042"),
    }
}

#[tokio::test]
async fn clock_a_day_ahead_or_behind_is_named_and_works() {
    for (seconds, note) in [
        (
            -DAY_AND_HOUR,
            "This computer’s clock is 25 hours ahead of the store’s.",
        ),
        (
            DAY_AND_HOUR,
            "This computer’s clock is 25 hours behind the store’s.",
        ),
    ] {
        let (setup, store, ron) = shifted(seconds).await;
        let app = &setup.app;

        let session = app
            .sign_in_as_customer(&store, sign_in_request(&ron))
            .await
            .unwrap();

        assert_eq!(
            session.clock_note.map(|note| note.to_string()).as_deref(),
            Some(note)
        );
        assert_eq!(length(&session), session_length(&setup));
        assert!(app.orders(&session.session, 0).await.is_ok());
        let preview = app.preview(&store, preview_request(&ron)).await.unwrap();
        assert_eq!(
            preview.clock_note.map(|note| note.to_string()).as_deref(),
            Some(note)
        );
        let connection = app.connections().remove(0);
        assert_eq!(
            connection.clock_note.map(|note| note.to_string()).as_deref(),
            Some(note)
        );
        let machine = Machine {
            version: String::new(),
            system: String::new(),
            web_view: String::new(),
            log: String::new(),
        };
        assert!(app.diagnostics(&machine).await.contains(note));
    }
}

#[tokio::test]
async fn small_clock_difference_is_not_mentioned() {
    let (setup, store, ron) = shifted(-120).await;

    let session = setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();

    assert_eq!(session.clock_note, None);
}

/// A store whose customer tokens expire at this time, with this `Date` header or none.
async fn store_with(expires: i64, date: Option<&'static str>) -> FakeStore {
    FakeStore::responding(move |request| {
        let body = match request.path.as_str() {
            OAUTH => access_token_for(request),
            TOKENS => CUSTOMER_TOKEN.replace("4102444800", &expires.to_string()),
            path if path.starts_with("/v2/customers/") => {
                json!({ "data": { "id": RONS_ID, "name": "Ron Swanson", "email": RON } }).to_string()
            }
            _ => json!({ "data": [] }).to_string(),
        };
        let mut response: Response = json_response(&body);
        if let Some(date) = date {
            response.headers_mut().insert(header::DATE, date.parse().unwrap());
        }
        response.into_response()
    })
    .await
}

#[tokio::test]
async fn token_that_has_expired_by_store_time_is_explained() {
    let setup = Setup::new().await;
    let date = "Sat, 28 Nov 2020 12:00:00 GMT";
    let issued: Timestamp = "2020-11-28T12:00:00Z".parse().unwrap();
    let host = store_with(issued.as_second(), Some(date)).await;
    let store = host.connect(&setup).await.id;

    let refused = problem(setup.app.sign_in_as_customer(&store, sign_in()).await);

    assert_eq!(refused.code, Code::SessionEnded);
    assert!(
        refused.message.contains("has already expired"),
        "{}",
        refused.message
    );
    assert!(
        refused.message.contains("days ahead of the store’s"),
        "{}",
        refused.message
    );
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn token_that_has_expired_here_is_explained_without_date() {
    let setup = Setup::new().await;
    let host = store_with(1_510_684_200, Some("garbage")).await;
    let store = host.connect(&setup).await.id;

    let refused = problem(setup.app.sign_in_as_customer(&store, sign_in()).await);

    assert_eq!(refused.code, Code::SessionEnded);
    assert!(refused.advice.unwrap().starts_with("Check this computer’s clock"));
}

#[tokio::test]
async fn malicious_date_does_not_extend_a_session() {
    for (expires, date) in [
        (4_102_444_800, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (99_999_999_999, "Fri, 31 Dec 9999 23:59:59 GMT"),
        (i64::MAX, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (4_102_444_800, "-1"),
        (4_102_444_800, "Thu, 01 Jan 99999 00:00:00 GMT"),
        (4_102_444_800, ""),
    ] {
        let setup = Setup::new().await;
        let host = store_with(expires, Some(date)).await;
        let store = host.connect(&setup).await.id;

        let Ok(session) = setup.app.sign_in_as_customer(&store, sign_in()).await else {
            // By the store's own clock the token has expired.
            assert!(date.contains("9999 ") || expires == i64::MAX, "{date}");
            continue;
        };
        assert!(length(&session) <= session_length(&setup), "{date}");
        setup.clock.advance(session_length(&setup));
        setup.app.unlock().await.unwrap();
        assert_eq!(
            problem(setup.app.orders(&session.session, 0).await).code,
            Code::SessionEnded,
            "{date}"
        );
    }
}
