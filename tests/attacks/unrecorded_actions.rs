//! Commands that touch one customer or a connection without an audit log entry. Each is run as it
//! is, and then with an audit log that can't be written.

mod commands;
mod unrecorded;

use std::collections::BTreeSet;

use journal::{Action, AuditLog, EntryContent, Outcome};
use shopside_core::view::{Code, LockReason, Rules};

use crate::known_details;
use crate::setup::{RON, Setup};
use crate::test_proxy::TestProxy;
use commands::{Command, Subject};
use unrecorded::UNRECORDED;

/// An app with a session-free open store behind a proxy, and the IDs of a customer and an order.
async fn fixture() -> (Setup, TestProxy, Subject) {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let subject = Subject::find(&setup, store, ron).await;
    (setup, proxy, subject)
}

/// The entries after the first `count`, oldest first.
fn entries_after(setup: &Setup, count: usize) -> Vec<EntryContent> {
    setup.all_audit_entries().split_off(count)
}

#[tokio::test]
async fn every_command_leaves_its_entry_first() {
    for &command in Command::ALL {
        let (setup, proxy, subject) = fixture().await;
        if command == Command::Unlock {
            setup.app.lock(LockReason::Asked).await;
        }
        let (entries, requests) = (setup.all_audit_entries().len(), proxy.requests().len());

        command.run(&setup, &subject).await.unwrap();

        let new = entries_after(&setup, entries);
        let first = new
            .first()
            .unwrap_or_else(|| panic!("{command:?} leaves no entry"));
        assert_eq!(first.action, command.action(), "{command:?}");
        if command.names_customer() {
            assert_eq!(first.customer_id.as_ref(), Some(&subject.customer), "{command:?}");
        }
        if command.names_order() {
            let last = new.last().unwrap();
            assert!(
                first.detail.as_ref().unwrap().contains(&subject.order),
                "{command:?}"
            );
            assert_eq!(
                (last.action, last.outcome),
                (Action::AdminView, command.last_outcome())
            );
        }
        assert_eq!(
            first.connection_id.is_some(),
            command.names_store(),
            "{command:?}"
        );
        let unknown = known_details::in_english_only(&setup.app).await;
        assert_eq!(unknown, Vec::<String>::new(), "{command:?}");
        let sent = proxy.requests().split_off(requests);
        assert!(
            sent.iter()
                .all(|request| request.last_entry > i64::try_from(entries).unwrap()),
            "{command:?} sends a request before its entry"
        );
    }
}

#[tokio::test]
async fn no_command_sends_anything_without_its_entry() {
    for &command in Command::ALL {
        let (mut setup, proxy, subject) = fixture().await;
        setup.restart_without_audit_log(&subject.store).await;
        if command == Command::Unlock {
            setup.app.lock(LockReason::Asked).await;
        }
        let (requests, connections) = (proxy.requests().len(), setup.app.connections());
        let preferences = setup.preferences.text();

        let refused = command.run(&setup, &subject).await.unwrap_err();

        assert_eq!(refused.code, Code::AuditLogFailed, "{command:?}: {refused:?}");
        assert_eq!(proxy.requests().len(), requests, "{command:?} sends a request");
        assert_eq!(setup.app.connections(), connections, "{command:?}");
        assert_eq!(setup.preferences.text(), preferences, "{command:?}");
        assert_eq!(setup.app.locked().is_some(), command == Command::Unlock);
    }
}

/// The names of the public methods of the app, from its source.
fn methods() -> BTreeSet<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/app");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let texts = files.map(|file| std::fs::read_to_string(file).unwrap());
    let name = |line: &str| {
        let line = line.trim_start();
        let rest = line
            .strip_prefix("pub async fn ")
            .or(line.strip_prefix("pub fn "))?;
        let end = rest.find(['(', '<'])?;
        Some(rest[..end].to_owned())
    };
    texts
        .flat_map(|text| text.lines().filter_map(name).collect::<Vec<_>>())
        .collect()
}

#[test]
fn every_method_of_the_app_is_recorded_or_listed() {
    let recorded = Command::ALL.iter().map(|command| command.method());
    let listed = recorded
        .chain(UNRECORDED.iter().copied())
        .map(str::to_owned)
        .collect::<BTreeSet<_>>();
    assert_eq!(methods(), listed);
}

#[tokio::test]
async fn admin_views_are_unrecorded_only_after_a_recorded_change() {
    let (setup, _proxy, subject) = fixture().await;
    let rules = Rules {
        record_admin_views: false,
        ..Rules::default()
    };
    setup.app.change_rules(&subject.store, rules).await.unwrap();
    let changed = setup.all_audit_entries().pop().unwrap();
    let before = setup.all_audit_entries().len();

    for command in Command::ALL.iter().filter(|command| command.is_admin_view()) {
        command.run(&setup, &subject).await.unwrap();
    }

    assert_eq!(entries_after(&setup, before), []);
    assert_eq!(
        (changed.action, changed.outcome),
        (Action::PolicyChange, Outcome::Done)
    );
    let detail = changed.detail.unwrap();
    assert!(
        detail.ends_with("not production, admin views not recorded"),
        "{detail}"
    );
}

#[tokio::test]
async fn lock_is_recorded_and_happens_without_its_entry() {
    let setup = Setup::new().await;
    setup.app.lock(LockReason::Asked).await;
    setup.app.unlock().await.unwrap();
    let entries = setup.all_audit_entries();
    let actions: Vec<_> = entries.iter().map(|entry| entry.action).collect();
    assert_eq!(actions, [Action::Lock, Action::Unlock]);

    let setup = Setup::with_audit_log(AuditLog::closed(std::io::Error::other("the disk is full"))).await;
    setup.app.lock(LockReason::Asked).await;
    assert_eq!(setup.app.locked(), Some(LockReason::Asked));
}
