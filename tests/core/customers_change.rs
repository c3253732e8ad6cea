//! Changing a customer: only changed fields are sent, and concurrent changes are not overwritten.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::{Body, Bytes};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use futures_util::stream;
use journal::{Action, Outcome};
use serde_json::{Value, json};
use shopside_core::view::{
    ChangeCustomer, ChangedView, Code, CustomerFields, CustomerQueryView, CustomerView,
};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup, problem, store_error};

fn fields(name: &str, email: &str, external_ref: &str) -> CustomerFields {
    CustomerFields {
        name: name.into(),
        email: email.into(),
        external_ref: external_ref.into(),
    }
}

fn as_read(customer: &CustomerView) -> CustomerFields {
    let reference = customer.external_ref.as_deref().unwrap_or_default();
    fields(&customer.name, &customer.email, reference)
}

/// Ron, with the fields of `docs/api.md`, "Customer fields", and a custom field.
fn ron() -> Value {
    json!({ "id": "ron", "type": "customer", "name": "Ron Swanson", "email": RON, "password": true,
            "external_ref": "parks-1", "favorite": "bacon" })
}

fn rons(becomes: CustomerFields) -> ChangeCustomer {
    ChangeCustomer {
        customer: "ron".into(),
        was: fields("Ron Swanson", RON, "parks-1"),
        becomes,
    }
}

fn theirs(changed: ChangedView) -> CustomerView {
    match changed {
        ChangedView::Conflict { theirs } => theirs,
        ChangedView::Changed { customer } => panic!("{customer:?} was changed"),
    }
}

#[tokio::test]
async fn customer_change_sends_only_changed_fields() {
    for (becomes, sent) in [
        (
            fields("Ron Ulysses Swanson", RON, "parks-1"),
            json!({ "type": "customer", "name": "Ron Ulysses Swanson" }),
        ),
        (
            fields("Ron Swanson", " ron@pawnee.test ", "parks-1"),
            json!({ "type": "customer", "email": "ron@pawnee.test" }),
        ),
        (
            fields("Ron Swanson", RON, "parks-2"),
            json!({ "type": "customer", "external_ref": "parks-2" }),
        ),
        (
            fields("Ron Swanson", RON, " "),
            json!({ "type": "customer", "external_ref": null }),
        ),
        (
            fields("R.", RON, "1"),
            json!({ "type": "customer", "name": "R.", "external_ref": "1" }),
        ),
    ] {
        let setup = Setup::new().await;
        let host = FakeStore::with_customer(ron()).await;
        let store = host.connect(&setup).await.id;

        setup.app.change_customer(&store, rons(becomes)).await.unwrap();

        let changes = host.requests_with(&Method::PUT);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].path, "/v2/customers/ron");
        assert_eq!(changes[0].json(), json!({ "data": sent }));
    }
}

#[tokio::test]
async fn unchanged_customer_sends_and_audits_nothing() {
    let setup = Setup::new().await;
    let host = FakeStore::with_customer(ron()).await;
    let store = host.connect(&setup).await.id;

    for same in [
        fields("Ron Swanson", RON, "parks-1"),
        fields(" Ron Swanson", " ron@swanson.com", "parks-1 "),
    ] {
        let changed = setup.app.change_customer(&store, rons(same)).await.unwrap();
        assert!(matches!(changed, ChangedView::Changed { .. }));
    }

    assert!(host.requests_with(&Method::PUT).is_empty());
    assert!(setup.audit_entries().is_empty());
}

#[tokio::test]
async fn customer_change_is_audited_with_its_field_names() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let id = setup.customer_id(&store, RON).await;
    let before = setup.app.customer(&store, &id).await.unwrap();

    let change = ChangeCustomer {
        customer: id.clone(),
        was: as_read(&before),
        becomes: CustomerFields {
            name: "Duke Silver".into(),
            external_ref: "jazz".into(),
            ..as_read(&before)
        },
    };
    let changed = setup.app.change_customer(&store, change).await.unwrap();

    let ChangedView::Changed { customer } = changed else {
        panic!("unexpected conflict")
    };
    assert_eq!(
        (
            customer.name.as_str(),
            customer.email.as_str(),
            customer.external_ref.as_deref()
        ),
        ("Duke Silver", RON, Some("jazz"))
    );
    assert_eq!(customer.has_password, before.has_password);
    let journaled = setup.audit_entries();
    assert_eq!(
        setup.audit_outcomes(Action::CustomerChange),
        [Outcome::Begun, Outcome::Done]
    );
    for entry in journaled {
        assert_eq!(entry.detail.as_deref(), Some("name, external_ref"));
        assert_eq!(entry.customer_id.as_deref(), Some(id.as_str()));
        assert_eq!(entry.customer_email.as_deref(), Some(RON));
    }
}

#[tokio::test]
async fn conflicting_change_shows_both_versions_and_writes_nothing() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let id = setup.customer_id(&store, RON).await;
    let read = setup.app.customer(&store, &id).await.unwrap();
    let change = |becomes: CustomerFields| ChangeCustomer {
        customer: id.clone(),
        was: as_read(&read),
        becomes,
    };
    let others = CustomerFields {
        email: "ron@lodge.test".into(),
        ..as_read(&read)
    };
    setup
        .app
        .change_customer(&store, change(others.clone()))
        .await
        .unwrap();
    let written = setup.audit_entries();

    let mine = CustomerFields {
        name: "Duke Silver".into(),
        ..as_read(&read)
    };
    let answer = setup.app.change_customer(&store, change(mine)).await.unwrap();

    let theirs = theirs(answer);
    assert_eq!(
        (theirs.name.as_str(), theirs.email.as_str()),
        ("Ron Swanson", "ron@lodge.test")
    );
    assert_eq!(setup.app.customer(&store, &id).await.unwrap(), theirs);
    assert_eq!(setup.audit_entries(), written);
    let settled = ChangeCustomer {
        customer: id.clone(),
        was: as_read(&theirs),
        becomes: CustomerFields {
            name: "Duke Silver".into(),
            ..others
        },
    };
    let settled = setup.app.change_customer(&store, settled).await.unwrap();
    assert!(matches!(settled, ChangedView::Changed { customer } if customer.name == "Duke Silver"));
}

#[tokio::test]
async fn identical_concurrent_change_is_no_conflict() {
    let setup = Setup::new().await;
    let host = FakeStore::with_customer(ron()).await;
    let store = host.connect(&setup).await.id;

    let change = ChangeCustomer {
        customer: "ron".into(),
        was: fields("Ronald Swanson", RON, "parks-1"),
        becomes: fields("Ron Swanson", RON, "parks-1"),
    };
    let changed = setup.app.change_customer(&store, change).await.unwrap();

    assert!(matches!(changed, ChangedView::Changed { .. }));
    assert!(host.requests_with(&Method::PUT).is_empty());
}

#[tokio::test]
async fn store_write_conflict_is_reported_as_conflict() {
    let setup = Setup::new().await;
    let reads = AtomicUsize::new(0);
    let host = FakeStore::granting_tokens(move |request| {
        if request.method == Method::PUT {
            // See `docs/api.md`, "Error shapes".
            let conflict = json!({ "status": 409, "title": "Conflict", "detail": "Write conflict detected" });
            return store_error(StatusCode::CONFLICT, &conflict);
        }
        let mut customer = ron();
        if reads.fetch_add(1, Ordering::SeqCst) > 0 {
            customer["email"] = "ron@lodge.test".into();
        }
        json_response(&json!({ "data": customer }))
    })
    .await;
    let store = host.connect(&setup).await.id;

    let mine = fields("Duke Silver", RON, "parks-1");
    let answer = setup.app.change_customer(&store, rons(mine)).await.unwrap();

    assert_eq!(theirs(answer).email, "ron@lodge.test");
    assert_eq!(host.requests_with(&Method::PUT).len(), 1);
    assert_eq!(
        setup.audit_outcomes(Action::CustomerChange),
        [Outcome::Begun, Outcome::Failed]
    );
}

#[tokio::test]
async fn refused_customer_change_marks_its_field() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let id = setup.customer_id(&store, RON).await;
    let read = setup.app.customer(&store, &id).await.unwrap();
    let others = setup
        .app
        .customers(&store, &CustomerQueryView::default())
        .await
        .unwrap();
    let taken = others
        .customers
        .into_iter()
        .find(|other| other.email != RON)
        .unwrap();

    let change = ChangeCustomer {
        customer: id,
        was: as_read(&read),
        becomes: fields(&read.name, &taken.email, ""),
    };
    let problem = problem(setup.app.change_customer(&store, change).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::EmailTaken, Some("email"))
    );
}

#[tokio::test]
async fn store_validation_message_marks_the_field_it_names() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| {
        if request.method == Method::PUT {
            // See `docs/api.md`, "Customer errors".
            let refused =
                json!({ "title": "Failed Validation", "detail": "The data.email must be a valid address." });
            return store_error(StatusCode::UNPROCESSABLE_ENTITY, &refused);
        }
        json_response(&json!({ "data": ron() }))
    })
    .await;
    let store = host.connect(&setup).await.id;

    let change = rons(fields("Ron Swanson", "ron@pawnee.test", "parks-1"));
    let problem = problem(setup.app.change_customer(&store, change).await);

    assert_eq!(problem.field.as_deref(), Some("email"));
    assert!(problem.message.contains("must be a valid address"));
}

#[tokio::test]
async fn only_changed_customer_fields_are_validated() {
    let setup = Setup::new().await;
    let mut customer = ron();
    customer["email"] = "ron at swanson".into();
    let host = FakeStore::with_customer(customer).await;
    let store = host.connect(&setup).await.id;
    let change = |becomes| ChangeCustomer {
        customer: "ron".into(),
        was: fields("Ron Swanson", "ron at swanson", "parks-1"),
        becomes,
    };

    let too_long = "x".repeat(2049);
    for (becomes, field) in [
        (fields(" ", "ron at swanson", "parks-1"), "name"),
        (fields("Ron Swanson", " ", "parks-1"), "email"),
        (fields("Ron Swanson", "ron at swanson", &too_long), "externalRef"),
    ] {
        let problem = problem(setup.app.change_customer(&store, change(becomes)).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
    }
    assert!(host.requests_with(&Method::PUT).is_empty());

    let named = fields("Duke Silver", "ron at swanson", "parks-1");
    setup.app.change_customer(&store, change(named)).await.unwrap();
    assert_eq!(host.requests_with(&Method::PUT).len(), 1);
}

#[tokio::test]
async fn unwritable_audit_log_blocks_customer_change() {
    let mut setup = Setup::new().await;
    let host = FakeStore::with_customer(ron()).await;
    let store = host.connect(&setup).await.id;
    setup.restart_without_audit_log(&store).await;

    let change = rons(fields("Duke Silver", RON, "parks-1"));
    let refused = problem(setup.app.change_customer(&store, change).await);

    assert_eq!(refused.code, Code::AuditLogFailed);
    assert!(host.requests_with(&Method::PUT).is_empty());
}

#[tokio::test]
async fn lost_response_audits_change_as_unknown() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| {
        if request.method == Method::PUT {
            let broken = stream::iter([Err::<Bytes, _>(std::io::Error::other(
                "the connection breaks here",
            ))]);
            return Response::new(Body::from_stream(broken));
        }
        json_response(&json!({ "data": ron() }))
    })
    .await;
    let store = host.connect(&setup).await.id;

    let change = rons(fields("Duke Silver", RON, "parks-1"));
    let lost = problem(setup.app.change_customer(&store, change).await);

    assert_eq!(lost.code, Code::OutcomeUnknown);
    assert_eq!(
        setup.audit_outcomes(Action::CustomerChange),
        [Outcome::Begun, Outcome::Unknown]
    );
}

#[tokio::test]
async fn ambiguous_change_failure_is_not_audited_as_failed() {
    for (status, outcome) in [
        (StatusCode::INTERNAL_SERVER_ERROR, Outcome::Unknown),
        (StatusCode::OK, Outcome::Unknown),
        (StatusCode::FORBIDDEN, Outcome::Failed),
    ] {
        let setup = Setup::new().await;
        let host = FakeStore::granting_tokens(move |request| {
            if request.method == Method::PUT {
                return store_error(status, &json!({ "status": status.as_u16(), "title": "No" }));
            }
            json_response(&json!({ "data": ron() }))
        })
        .await;
        let store = host.connect(&setup).await.id;

        let change = rons(fields("Duke Silver", RON, "parks-1"));
        setup.app.change_customer(&store, change).await.unwrap_err();

        assert_eq!(
            setup.audit_outcomes(Action::CustomerChange),
            [Outcome::Begun, outcome],
            "{status}"
        );
    }
}
