//! Customers: listing, creating and changing them. Each change is audited before it is sent.

use journal::{Action, AuditLog, Outcome};
use moltin_sandbox::{Fault, Faults};
use shopside_core::view::{Code, CustomerQueryView, NewCustomerView};

use crate::setup::{RON, Setup, problem, set_password_request, sign_in_request_with};

fn leslie() -> NewCustomerView {
    NewCustomerView {
        name: "  Leslie Knope ".into(),
        email: " leslie@pawnee.test ".into(),
        password: Some("waffles-first".into()),
        ..NewCustomerView::default()
    }
}

#[tokio::test]
async fn created_customer_is_found_without_its_password() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    let created = setup
        .app
        .create_customer(&store, leslie())
        .await
        .unwrap()
        .customer;
    let found = setup.app.customer(&store, &created.id).await.unwrap();

    assert_eq!(
        (created.name.as_str(), created.email.as_str()),
        ("Leslie Knope", "leslie@pawnee.test")
    );
    assert_eq!(created.has_password, Some(true));
    assert_eq!(found.id, created.id);
    assert!(!serde_json::to_string(&found).unwrap().contains("waffles-first"));
    assert_eq!(
        setup.audit_outcomes(Action::CustomerCreate),
        [Outcome::Begun, Outcome::Done]
    );
}

#[tokio::test]
async fn customer_without_password_gets_one_later() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let created = setup
        .app
        .create_customer(
            &store,
            NewCustomerView {
                password: None,
                ..leslie()
            },
        )
        .await
        .unwrap()
        .customer;
    assert_eq!(created.has_password, Some(false));

    let change = set_password_request(&created.id, "leslie@pawnee.test", "waffles-first");
    let changed = setup.app.set_password(&store, change).await.unwrap();

    assert_eq!(changed.has_password, Some(true));
    assert_eq!(
        setup.audit_outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Done]
    );
    assert!(
        setup
            .app
            .sign_in_as_customer(&store, sign_in_request_with(&created.id, "waffles-first"))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn duplicate_email_marks_the_email_field() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    let again = NewCustomerView {
        email: RON.into(),
        ..leslie()
    };
    let problem = problem(setup.app.create_customer(&store, again).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::EmailTaken, Some("email"))
    );
    assert_eq!(
        setup.audit_outcomes(Action::CustomerCreate),
        [Outcome::Begun, Outcome::Failed]
    );
}

#[tokio::test]
async fn ambiguous_creation_is_reported_as_unknown_outcome() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    setup.store.inject_faults(Faults {
        reply: Some(Fault::BadGateway),
        path: Some("/v2/customers".into()),
        ..Faults::default()
    });

    let problem = problem(setup.app.create_customer(&store, leslie()).await);

    assert_eq!(problem.code, Code::OutcomeUnknown);
    assert_eq!(
        setup.audit_outcomes(Action::CustomerCreate),
        [Outcome::Begun, Outcome::Unknown]
    );
}

#[tokio::test]
async fn store_decides_on_a_doubtful_email_address() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let create = async |email: &str| {
        let input = NewCustomerView {
            name: "Leslie Knope".into(),
            email: email.into(),
            ..NewCustomerView::default()
        };
        setup.app.create_customer(&store, input).await
    };

    for email in ["leslie", "les lie@pawnee.test", "@pawnee.test"] {
        assert!(setup.app.check_email(email).is_some(), "{email}");
        let refused = problem(create(email).await);
        assert_eq!(refused.field.as_deref(), Some("email"), "{email}");
        assert_ne!(
            refused.code,
            Code::InvalidInput,
            "{email}: the store has refused it"
        );
    }
    let cyrillic = "l\u{435}slie@pawnee.test";
    assert!(
        setup
            .app
            .check_email(cyrillic)
            .unwrap()
            .message
            .contains("U+0435")
    );
    assert!(create(cyrillic).await.is_ok());
    assert_eq!(setup.app.check_email(" leslie@pawnee.test\u{a0}"), None);
    let created = create(" \u{200b}leslie@pawnee.test\u{a0}").await.unwrap();
    assert_eq!(created.customer.email, "leslie@pawnee.test");
}

#[tokio::test]
async fn invalid_customer_input_marks_its_field_without_request() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    for (name, email, field) in [
        ("", "leslie@pawnee.test", "name"),
        ("Leslie Knope", "", "email"),
        ("Leslie Knope", " \u{200b}", "email"),
        ("Leslie Knope", "leslie@pawnee.test\nron@pawnee.test", "email"),
    ] {
        let input = NewCustomerView {
            name: name.into(),
            email: email.into(),
            password: None,
            ..NewCustomerView::default()
        };
        let problem = problem(setup.app.create_customer(&store, input).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some(field)),
            "{email}"
        );
    }
    let ron = setup.customer_id(&store, RON).await;
    let empty = set_password_request(&ron, RON, "");
    let problem = problem(setup.app.set_password(&store, empty).await);
    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::InvalidInput, Some("password"))
    );
    assert!(setup.audit_entries().is_empty());
}

#[tokio::test]
async fn unwritable_audit_log_blocks_customer_writes() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let before = setup.app.customer(&store, &ron).await.unwrap();
    setup.restart_without_audit_log(&store).await;

    let created = problem(setup.app.create_customer(&store, leslie()).await);
    let change = set_password_request(&before.id, RON, "another-password");
    let changed = problem(setup.app.set_password(&store, change).await);

    assert_eq!(
        (created.code, changed.code),
        (Code::AuditLogFailed, Code::AuditLogFailed)
    );
    let search = CustomerQueryView {
        search: "leslie@pawnee.test".into(),
        ..CustomerQueryView::default()
    };
    assert_eq!(setup.app.customers(&store, &search).await.unwrap().total, 0);
    setup.restart_with(AuditLog::in_memory().unwrap(), &store).await;
    assert_eq!(setup.app.customer(&store, &ron).await.unwrap(), before);
}

#[tokio::test]
async fn customer_search_matches_part_of_name_or_email() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let search = async |text: &str| {
        let query = CustomerQueryView {
            search: text.into(),
            ..CustomerQueryView::default()
        };
        setup.app.customers(&store, &query).await.unwrap()
    };

    assert!(
        search("swans")
            .await
            .customers
            .iter()
            .any(|customer| customer.email == RON)
    );
    assert!(
        search("ron@swan")
            .await
            .customers
            .iter()
            .all(|customer| customer.email.contains("ron@swan"))
    );
    assert_eq!(search("no such name").await.total, 0);
    for quoting in ["O'", "a,b", "a:b", "(x)", "\"x\"", "\\", "*"] {
        search(quoting).await;
    }
}

#[tokio::test]
async fn customer_pages_have_no_gap_or_overlap() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    for number in 0..60 {
        let new = NewCustomerView {
            name: format!("Citizen {number}"),
            email: format!("citizen{number}@pawnee.test"),
            password: None,
            ..NewCustomerView::default()
        };
        setup.app.create_customer(&store, new).await.unwrap();
    }

    let mut ids = std::collections::HashSet::new();
    let mut offset = 0;
    let total = loop {
        let page = setup
            .app
            .customers(
                &store,
                &CustomerQueryView {
                    search: String::new(),
                    offset,
                    ..CustomerQueryView::default()
                },
            )
            .await
            .unwrap();
        assert_eq!(page.offset, offset);
        offset += page.customers.len() as u64;
        ids.extend(page.customers.into_iter().map(|customer| customer.id));
        if offset >= page.total {
            break page.total;
        }
    };

    assert!(total > 100);
    assert_eq!(ids.len() as u64, total);
}

#[tokio::test]
async fn missing_customer_is_reported_as_not_found() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    let problem = problem(
        setup
            .app
            .customer(&store, "00000000-0000-4000-8000-000000000000")
            .await,
    );

    assert_eq!(problem.code, Code::NotFound);
}
