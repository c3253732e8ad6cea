//! Deleting a customer: confirmed by the email address, audited first, and ending their session.

use axum::http::{Method, StatusCode};
use journal::{Action, AuditLog, Outcome};
use serde_json::json;
use shopside_core::view::{Code, CustomerQueryView, DeleteCustomer, DeletedView, EndReason, Preview};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup, problem, reason, sign_in_request, store_error};
use crate::wait::wait_for;

fn deletion(customer: &str, email: &str) -> DeleteCustomer {
    DeleteCustomer {
        customer: customer.into(),
        email: email.into(),
    }
}

#[tokio::test]
async fn confirmed_deletion_is_done_and_audited() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let deleted = setup
        .app
        .delete_customer(&store, deletion(&ron, " Ron@Swanson.com "))
        .await
        .unwrap();

    assert_eq!(deleted, DeletedView { was_gone: false });
    assert_eq!(
        problem(setup.app.customer(&store, &ron).await).code,
        Code::NotFound
    );
    assert_eq!(
        setup.audit_outcomes(Action::CustomerDelete),
        [Outcome::Begun, Outcome::Done]
    );
    let begun = &setup.audit_entries()[0];
    assert_eq!(begun.customer_id.as_deref(), Some(ron.as_str()));
    assert_eq!(begun.customer_email.as_deref(), Some(RON));
}

#[tokio::test]
async fn wrong_confirmation_email_deletes_no_customer() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    for email in ["", " ", "ron", "ron@swanson.co", "Ron Swanson"] {
        let problem = problem(setup.app.delete_customer(&store, deletion(&ron, email)).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some("email")),
            "{email}"
        );
    }

    assert!(setup.app.customer(&store, &ron).await.is_ok());
    assert!(setup.audit_entries().is_empty());
}

#[tokio::test]
async fn unwritable_audit_log_blocks_customer_deletion() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    setup.restart_without_audit_log(&store).await;
    let ron = setup.customer_id(&store, RON).await;

    let refused = problem(setup.app.delete_customer(&store, deletion(&ron, RON)).await);

    assert_eq!(refused.code, Code::AuditLogFailed);
    setup.restart_with(AuditLog::in_memory().unwrap(), &store).await;
    assert!(setup.app.customer(&store, &ron).await.is_ok());
}

#[tokio::test]
async fn deleting_a_missing_customer_succeeds() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup
        .app
        .delete_customer(&store, deletion(&ron, RON))
        .await
        .unwrap();

    let again = setup
        .app
        .delete_customer(&store, deletion(&ron, RON))
        .await
        .unwrap();

    assert_eq!(again, DeletedView { was_gone: true });
}

#[tokio::test]
async fn customer_deleted_after_lookup_counts_as_deleted() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| {
        if request.method == Method::DELETE {
            return store_error(
                StatusCode::NOT_FOUND,
                &json!({ "status": 404, "title": "Not Found" }),
            );
        }
        json_response(
            &json!({ "data": { "id": "ron", "type": "customer", "name": "Ron Swanson", "email": RON } }),
        )
    })
    .await;
    let store = host.connect(&setup).await.id;

    let deleted = setup
        .app
        .delete_customer(&store, deletion("ron", RON))
        .await
        .unwrap();

    assert_eq!(deleted, DeletedView { was_gone: true });
    let journaled = setup.audit_entries();
    let done = journaled.last().unwrap();
    assert_eq!(
        (done.outcome, done.detail.as_deref()),
        (Outcome::Done, Some("was gone already"))
    );
}

#[tokio::test]
async fn deleted_customer_ends_its_session() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let mut ended = setup.app.ended_sessions();
    let session = setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();

    setup
        .app
        .delete_customer(&store, deletion(&ron, RON))
        .await
        .unwrap();

    assert!(setup.app.impersonation().await.is_none());
    let event = wait_for("the end of the session", ended.recv()).await.unwrap();
    assert_eq!(
        (event.session, event.reason),
        (session.session, EndReason::CustomerDeleted)
    );
    let end = setup
        .audit_entries()
        .into_iter()
        .find(|entry| entry.action == Action::SessionEnd)
        .unwrap();
    assert_eq!(end.detail.as_deref(), Some("customer_deleted"));
}

#[tokio::test]
async fn failed_or_other_deletion_keeps_the_session() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let page = setup
        .app
        .customers(&store, &CustomerQueryView::default())
        .await
        .unwrap();
    let other = page.customers.into_iter().find(|other| other.id != ron).unwrap();
    let preview = Preview {
        customer: ron.clone(),
        why: reason("Called about order 10042"),
    };
    let session = setup.app.preview(&store, preview).await.unwrap();

    setup
        .app
        .delete_customer(&store, deletion(&other.id, &other.email))
        .await
        .unwrap();
    problem(setup.app.delete_customer(&store, deletion(&ron, "not his")).await);

    let current = setup.app.impersonation().await.unwrap();
    assert_eq!(current.session, session.session);
}
