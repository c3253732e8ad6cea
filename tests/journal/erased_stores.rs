//! Which entries of other stores are about a person whose data is erased.

use journal::{Action, AuditLog, EntryContent, Outcome};

use crate::erasure::key;
use crate::sign_in;

const ID: &str = "0a1b2c3d-1111-4222-8333-944455556666";
const EMAIL: &str = "ron@pawnee.example";

/// An entry of a store: its name, its base URL and its connection.
fn entry((name, url, connection): (&str, &str, &str), id: Option<&str>, email: Option<&str>) -> EntryContent {
    EntryContent {
        store: format!("{name} ({url})"),
        store_url: Some(url.into()),
        connection_id: Some(connection.into()),
        customer_id: id.map(str::to_owned),
        customer_email: email.map(str::to_owned),
        ..sign_in("")
    }
}

const PAWNEE: (&str, &str, &str) = ("Pawnee", "https://pawnee.example", "connection-1");

/// The numbers of the entries that are erased together with the first of these.
fn erased_with(entries: &[EntryContent]) -> Vec<i64> {
    let log = AuditLog::in_memory().unwrap();
    log.append_all(entries).unwrap();
    let announcement = EntryContent {
        action: Action::PersonErased,
        outcome: Outcome::Done,
        customer_id: None,
        customer_email: None,
        reason: None,
        ..sign_in("")
    };
    log.erase(1, &announcement, &key()).unwrap();
    let entries = log.recent(100).unwrap().into_iter().rev();
    let erased = entries.filter(|entry| entry.is_erased);
    erased.map(|entry| entry.id).collect()
}

#[test]
fn connection_that_was_renamed_is_the_same_store() {
    let renamed = ("Parks of Pawnee", "https://parks.example", "connection-1");
    let found = erased_with(&[
        entry(PAWNEE, Some(ID), Some(EMAIL)),
        entry(renamed, None, Some(EMAIL)),
    ]);
    assert_eq!(found, [1, 2]);
}

#[test]
fn email_at_another_connection_is_not_followed() {
    let other = ("Pawnee", "https://pawnee.example", "connection-2");
    let found = erased_with(&[
        entry(PAWNEE, Some(ID), Some(EMAIL)),
        entry(other, None, Some(EMAIL)),
    ]);
    assert_eq!(found, [1]);
}

#[test]
fn id_at_another_base_url_is_another_person() {
    let other = ("Eagleton", "https://eagleton.example", "connection-2");
    let found = erased_with(&[
        entry(PAWNEE, Some("customer-1"), None),
        entry(other, Some("customer-1"), None),
    ]);
    assert_eq!(found, [1]);
}

#[test]
fn id_in_another_connection_to_the_base_url_is_the_person() {
    let other = ("Pawnee, read only", "https://pawnee.example", "connection-2");
    let found = erased_with(&[entry(PAWNEE, Some(ID), None), entry(other, Some(ID), None)]);
    assert_eq!(found, [1, 2]);
}
