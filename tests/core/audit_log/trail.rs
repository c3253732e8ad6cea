//! The audit trail: sessions and single acts as rows.

use shopside_core::view::{ActivityView, AuditLogQueryView, SessionAccess, SessionResult, TrailRowView};

use super::{only, two_sessions};
use crate::setup::{RON, Setup, new_password_request, sign_in_request_with};

async fn rows(setup: &Setup, query: &AuditLogQueryView) -> Vec<TrailRowView> {
    setup.app.audit_trail_page(query, None).await.unwrap().rows
}

#[tokio::test]
async fn session_is_a_row_with_operator_customer_and_reason() {
    let (_folder, setup, [previewed, signed_in]) = two_sessions().await;

    let rows = rows(&setup, &AuditLogQueryView::default()).await;

    let of = |id: &str| {
        let mut sessions = rows.iter().filter_map(|row| row.session.clone());
        sessions.find(|session| session.id == id).unwrap()
    };
    let preview = of(&previewed);
    assert_eq!(preview.access, SessionAccess::Preview);
    assert_eq!(preview.result, SessionResult::Replaced);
    assert_eq!(preview.customer_email.as_deref(), Some(RON));
    assert_eq!(preview.reason.as_deref(), Some("Order 10042 is\nmissing"));
    assert_eq!(preview.requests, 3);
    assert!(preview.duration_ms.is_some());
    let sign_in = of(&signed_in);
    assert_eq!(sign_in.access, SessionAccess::SignIn);
    assert_eq!(sign_in.result, SessionResult::Stopped);
}

#[tokio::test]
async fn open_failed_and_new_password_sessions_say_so() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let wrong = sign_in_request_with(&ron, "a wrong password");
    setup.app.sign_in_as_customer(&store, wrong).await.unwrap_err();
    let change = new_password_request(&ron, RON, None);
    setup.app.set_password_and_sign_in(&store, change).await.unwrap();

    let rows = rows(&setup, &AuditLogQueryView::default()).await;

    let sessions: Vec<_> = rows.iter().filter_map(|row| row.session.as_ref()).collect();
    let results: Vec<_> = sessions
        .iter()
        .map(|session| (session.access, session.result))
        .collect();
    assert_eq!(
        results,
        [
            (SessionAccess::NewPassword, SessionResult::Unended),
            (SessionAccess::SignIn, SessionResult::Failed)
        ]
    );
    assert!(sessions[1].failure.is_some());
}

#[tokio::test]
async fn act_outside_of_sessions_is_one_row() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.app.customer(&store, &ron).await.unwrap();

    let rows = rows(&setup, &only(|query| query.action = "admin_view".into())).await;

    assert_eq!(rows.len(), 1);
    let (row, begun) = (&rows[0], rows[0].begun.as_ref().unwrap());
    assert_eq!(
        (begun.outcome.as_str(), row.entry.outcome.as_str()),
        ("begun", "done")
    );
    assert_eq!(row.entry.activity, Some(ActivityView::Profile));
    assert_eq!(row.entry.customer_email.as_deref(), Some(RON));
}

#[tokio::test]
async fn trail_pages_return_each_session_once() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let mut begun = Vec::new();
    for _ in 0..53 {
        begun.push(setup.preview_as(&store, &ron).await);
    }
    let query = only(|query| query.way = "preview".into());

    let first = setup.app.audit_trail_page(&query, None).await.unwrap();
    let second = setup
        .app
        .audit_trail_page(&query, first.next.as_ref())
        .await
        .unwrap();

    let seen: Vec<_> = first
        .rows
        .iter()
        .chain(&second.rows)
        .map(|row| row.session.as_ref().unwrap().id.clone())
        .collect();
    begun.reverse();
    assert_eq!(seen, begun);
    assert_eq!((first.rows.len(), second.next), (50, None));
}

#[tokio::test]
async fn last_verification_is_kept() {
    let (_folder, setup, _) = two_sessions().await;
    assert_eq!(setup.app.last_verification(), None);

    let verdict = setup.app.verify_audit_log().await.unwrap();

    assert_eq!(setup.app.last_verification(), Some(verdict));
}
