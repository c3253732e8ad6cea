//! What an entry tells a log server, with and without the permission for email addresses.

use journal::{Action, Anchor, Attribute, AttributeOptions, AuditLog, EntryContent, Outcome, attributes};

use crate::sign_in;

/// The text of an attribute of an entry.
fn text(content: &EntryContent, name: &str, customer_email: bool) -> Option<String> {
    let log = AuditLog::in_memory().unwrap();
    log.append(content).unwrap();
    let entry = log.recent(1).unwrap().remove(0);
    let attributes = attributes(
        &entry,
        Anchor::EMPTY.head,
        &log.anchor().unwrap(),
        AttributeOptions { customer_email },
    );
    let found = attributes.into_iter().find(|(found, _)| *found == name);
    found.map(|(_, value)| match value {
        Attribute::Text(text) => text,
        Attribute::Whole(number) => panic!("{name} is the number {number}"),
    })
}

fn detail(action: Action, outcome: Outcome, customer_email: bool) -> Option<String> {
    let content = EntryContent {
        action,
        outcome,
        detail: Some("by ron@pawnee.example, 2 stores".into()),
        ..sign_in("ron@pawnee.example")
    };
    text(&content, "shopside.detail", customer_email)
}

#[test]
fn detail_is_sent_whole_with_permission_for_email_addresses() {
    for (action, outcome) in [
        (Action::SignIn, Outcome::Begun),
        (Action::PolicyChange, Outcome::Done),
        (Action::PolicyChange, Outcome::Failed),
    ] {
        let sent = detail(action, outcome, true);
        assert_eq!(sent.as_deref(), Some("by ron@pawnee.example, 2 stores"));
    }
}

#[test]
fn detail_that_may_name_a_customer_needs_the_permission() {
    for outcome in [Outcome::Begun, Outcome::Done, Outcome::Unknown] {
        let sent = detail(Action::PolicyChange, outcome, false);
        assert_eq!(sent.as_deref(), Some("by [email] 2 stores"), "{outcome:?}");
    }
    // The text of a failure comes from elsewhere.
    assert_eq!(detail(Action::PolicyChange, Outcome::Failed, false), None);
    for outcome in [Outcome::Begun, Outcome::Done, Outcome::Failed] {
        assert_eq!(detail(Action::SignIn, outcome, false), None);
        assert_eq!(detail(Action::Export, outcome, false), None);
    }
}

#[test]
fn address_at_an_end_of_a_reason_is_masked() {
    for (reason, sent) in [
        ("@pawnee.example called", "[email] called"),
        ("for ron@", "for [email]"),
        ("ron@ pawnee.example", "[email] [email]"),
        ("ron @pawnee.example", "[email] [email]"),
        ("@", "[email]"),
    ] {
        let content = EntryContent {
            reason: Some(reason.into()),
            ..sign_in("ron@pawnee.example")
        };
        assert_eq!(text(&content, "shopside.reason", false).as_deref(), Some(sent));
        assert_eq!(text(&content, "shopside.reason", true).as_deref(), Some(reason));
    }
}
