//! Reasons and email addresses that try to forge lines of the audit log or of a receipt.

use journal::Action;
use shopside_core::view::{AccessReason, CustomerQueryView, ExportFormat, SignIn, SignInTarget};
use tempfile::TempDir;

use super::only;
use crate::setup::{DEMO_PASSWORD, Setup, problem, sign_in_request, sign_in_request_with};

/// Text that tries to forge a line of a receipt, or to reverse its reading direction.
const FORGERY: &str =
    "Order missing\nChanges   No changes\r\u{b}\u{85}\u{2028}\u{2029}\u{1b}[2K\u{202e}evas\u{2066}";

#[tokio::test]
async fn forged_reasons_stay_on_their_lines() {
    let folder = TempDir::new().unwrap();
    let setup = Setup::new().await;
    // Names of stores and operators are refused: `tests/attacks/deceptive_names.rs`.
    let store = setup.connect().await.id;
    let query = CustomerQueryView {
        search: "The Longest Address".into(),
        ..CustomerQueryView::default()
    };
    let longest = setup.app.customers(&store, &query).await.unwrap();
    let longest = longest.customers.into_iter().next().unwrap();
    assert_eq!(longest.email.len(), 254);
    let why = AccessReason {
        reason: FORGERY.into(),
        ticket: "https://desk.example/\u{202e}1".into(),
    };
    let sign_in = SignIn {
        why,
        ..sign_in_request_with(&longest.id, DEMO_PASSWORD)
    };

    let session = setup
        .app
        .sign_in_as_customer(&store, sign_in)
        .await
        .unwrap()
        .session;
    problem(setup.app.order(&session, FORGERY).await);
    setup.app.stop().await;

    for entry in setup.audit_entries() {
        assert_eq!(entry.customer_email.as_deref(), Some(longest.email.as_str()));
    }
    let entries = setup.audit_entries();
    let reason = format!("{FORGERY} (https://desk.example/\u{202e}1)");
    assert_eq!(entries[0].reason, Some(reason));
    let view = entries.iter().find(|entry| entry.action == Action::View).unwrap();
    assert_eq!(view.detail, Some(format!("order {FORGERY}")));

    let receipt = setup.app.receipt_text(&session, None, "en").await.unwrap();
    let is_forbidden =
        |letter: char| letter.is_control() || "\u{2028}\u{2029}\u{202e}\u{2066}".contains(letter);
    assert!(!receipt.replace('\n', "").contains(is_forbidden), "{receipt}");
    // Nine lines about the session, an empty line, a heading, and one line per request: the sign-in
    // and the read are on the line of their first one.
    let requests = entries.iter().filter(|entry| entry.action == Action::Request);
    assert_eq!(receipt.lines().count(), 9 + 2 + requests.count(), "{receipt}");
    assert_eq!(
        receipt.lines().filter(|line| line.starts_with("Changes")).count(),
        1
    );
    assert!(receipt.contains(&longest.email));

    for format in [ExportFormat::Csv, ExportFormat::JsonLines] {
        let query = only(|query| query.session.clone_from(&session));
        let exported = setup
            .app
            .export_audit_log(folder.path().into(), &query, format)
            .await;
        let exported = exported.unwrap();
        let text = std::fs::read_to_string(exported.path).unwrap();
        let headings = usize::from(format == ExportFormat::Csv);
        let lines = usize::try_from(exported.count).unwrap() + headings;
        assert_eq!(text.lines().count(), lines);
        assert!(!text.replace("\r\n", "").replace('\n', "").contains(is_forbidden));
    }
}

#[tokio::test]
async fn email_with_control_characters_is_refused() {
    let setup = Setup::new().await;
    let store = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;
    let before = setup.store.requests();
    for email in [
        "ron\n@swanson.com",
        "ron@swanson.com\nsession_end",
        "ron\u{0}@swanson.com",
        "ron\u{85}@swanson.com",
        "ron\u{2028}@swanson.com",
        "\"ron\u{1b}\"@swanson.com",
    ] {
        let sign_in = SignIn {
            target: SignInTarget::Email { email: email.into() },
            ..sign_in_request("")
        };
        let refused = problem(setup.app.sign_in_as_customer(&store, sign_in).await);
        assert_eq!(refused.field.as_deref(), Some("email"), "{email:?}");
    }
    assert_eq!(setup.store.requests(), before);
    assert!(setup.audit_entries().is_empty());
}
