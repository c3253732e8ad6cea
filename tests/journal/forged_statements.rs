//! Statements about removals that someone changed and signed with a key of their own: one that does
//! not fit the log is found without knowing the right key.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use jiff::{SignedDuration, Timestamp};
use journal::{Action, Anchor, AuditLog, EntryContent, Error, Fault, Loss, Outcome, SigningKey, Verdict};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::erasure::key;
use crate::{folder, sign_in, tamper};

const FORGER: [u8; 32] = [9; 32];

fn now() -> Timestamp {
    sign_in("").at
}

fn days_ago(days: i64) -> Timestamp {
    now() - SignedDuration::from_hours(24 * days)
}

fn about(customer: &str, days: i64) -> EntryContent {
    EntryContent {
        at: days_ago(days),
        customer_id: Some(customer.into()),
        reason: None,
        ..sign_in(&format!("{customer}@pawnee.example"))
    }
}

pub(crate) fn announcement() -> EntryContent {
    EntryContent {
        action: Action::PersonErased,
        outcome: Outcome::Done,
        customer_id: None,
        customer_email: None,
        reason: None,
        ..sign_in("")
    }
}

struct Fixture {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
    log: AuditLog,
}

impl Fixture {
    /// Entries of three customers, from 400 to 200 days ago.
    fn new() -> Self {
        let (folder, path) = folder();
        let log = AuditLog::open(&path).unwrap();
        let entries = [("ron", 400), ("leslie", 300), ("april", 200)];
        log.append_all(entries.map(|(customer, days)| about(customer, days)))
            .unwrap();
        Self {
            _folder: folder,
            path,
            log,
        }
    }

    /// Entries 1 and 2 were removed, as entry 4 says.
    fn with_retention(key: &SigningKey) -> Self {
        let fixture = Self::new();
        fixture
            .log
            .remove_before(days_ago(250), &announcement(), key)
            .unwrap()
            .unwrap();
        fixture
    }

    /// The data of entry 1 was erased, as entry 4 says.
    fn with_erasure() -> Self {
        let fixture = Self::new();
        fixture.log.erase(1, &announcement(), &key()).unwrap();
        fixture
    }

    /// Changes the statement of entry 4, and signs it again with another key.
    fn forge(&self, change: impl FnOnce(&mut Value)) {
        let file = Connection::open(&self.path).unwrap();
        let text: String = file
            .query_row("SELECT statement FROM tombstone WHERE entry = 4", [], |row| {
                row.get(0)
            })
            .unwrap();
        let mut statement = serde_json::from_str(&text).unwrap();
        change(&mut statement);
        let text = statement.to_string();
        let key = Ed25519KeyPair::from_seed_unchecked(&FORGER).unwrap();
        let signature = key.sign(&[&b"journal tombstone 1\0"[..], text.as_bytes()].concat());
        tamper(
            &self.path,
            &format!(
                "DELETE FROM tombstone WHERE entry = 4;
                 INSERT INTO tombstone VALUES (4, '{text}', '{}', '{}')",
                hex::encode(key.public_key()),
                hex::encode(signature)
            ),
        );
    }

    fn verdict(&self) -> Verdict {
        self.log.verify().unwrap()
    }
}

fn unsigned() -> Verdict {
    Verdict::Broken {
        entry: 4,
        fault: Fault::Unsigned,
    }
}

fn is_intact(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Intact { entries: 4, .. })
}

#[test]
fn statement_that_was_only_signed_again_fits_the_log() {
    for fixture in [Fixture::with_retention(&key()), Fixture::with_erasure()] {
        fixture.forge(|_| {});
        assert!(is_intact(&fixture.verdict()), "{:?}", fixture.verdict());
        let signed_by_us = fixture.log.verify_signed_by(&[&key().public()]).unwrap();
        assert_eq!(signed_by_us, unsigned());
    }
}

#[test]
fn removal_that_does_not_follow_the_last_one_is_found() {
    let fixture = Fixture::with_retention(&key());
    fixture.forge(|statement| statement["removed"]["entries"]["hash_before"] = "1".repeat(64).into());
    assert_eq!(fixture.verdict(), unsigned());
}

#[test]
fn removal_of_no_entries_is_found() {
    let fixture = Fixture::with_retention(&key());
    fixture.forge(|statement| statement["entries"] = "1-0".into());
    assert_eq!(fixture.verdict(), unsigned());
}

#[test]
fn removal_up_to_its_own_entry_is_found() {
    let fixture = Fixture::with_retention(&key());
    fixture.forge(|statement| statement["entries"] = "1-4".into());
    assert_eq!(fixture.verdict(), unsigned());
}

#[test]
fn removal_of_entries_of_less_than_30_days_is_found() {
    let limit = |before: Timestamp| {
        let fixture = Fixture::with_retention(&key());
        fixture.forge(|statement| {
            statement["removed"]["entries"]["before"] = format!("{before:.3}").into();
        });
        fixture.verdict()
    };
    assert!(is_intact(&limit(days_ago(30))));
    assert_eq!(limit(days_ago(29)), unsigned());
    assert_eq!(limit(now()), unsigned());
    assert_eq!(limit(days_ago(-1)), unsigned());
}

#[test]
fn removal_up_to_no_hash_at_all_is_found() {
    let fixture = Fixture::with_retention(&key());
    fixture.forge(|statement| statement["removed"]["entries"]["hash_after"] = "none".into());
    // The chain cannot go on at entry 3.
    assert_eq!(
        fixture.verdict(),
        Verdict::Broken {
            entry: 3,
            fault: Fault::Unsigned
        }
    );
    let following = fixture.log.following(&Anchor::EMPTY, 10);
    assert!(matches!(following, Err(Error::Broken(3))), "{following:?}");
}

#[test]
fn erasure_of_more_than_its_entry_announces_is_found() {
    let fixture = Fixture::with_erasure();
    fixture.forge(|statement| statement["entries"] = "1-2".into());
    tamper(&fixture.path, "DELETE FROM personal WHERE id = 2");
    assert_eq!(fixture.verdict(), unsigned());
}

#[test]
fn statement_about_another_hash_than_that_of_its_entry_is_found() {
    for fixture in [Fixture::with_retention(&key()), Fixture::with_erasure()] {
        fixture.forge(|statement| statement["hash"] = "1".repeat(64).into());
        assert_eq!(fixture.verdict(), unsigned());
    }
}

#[test]
fn erasure_that_was_made_a_removal_is_found() {
    let fixture = Fixture::with_erasure();
    let erased = fixture.log.entry(1).unwrap().unwrap();
    fixture.forge(|statement| {
        statement["removed"] = json!({ "entries": {
            "hash_before": "0".repeat(64),
            "hash_after": erased.hash.to_string(),
            "before": format!("{:.3}", days_ago(350)),
        }});
    });
    tamper(&fixture.path, "DELETE FROM entry WHERE id = 1");
    assert_eq!(fixture.verdict(), unsigned());
}

#[test]
fn statement_whose_entry_was_cut_off_is_found() {
    let fixture = Fixture::with_erasure();
    tamper(
        &fixture.path,
        "DELETE FROM entry WHERE id = 4; DELETE FROM personal WHERE id = 4",
    );
    assert_eq!(fixture.verdict(), unsigned());
}

#[test]
fn removal_with_a_foreign_key_is_a_loss() {
    let forger = SigningKey::from_seed(&FORGER).unwrap();
    let fixture = Fixture::with_retention(&forger);
    // The hashes that the keyring kept of each entry.
    let log = &fixture.log;
    let of_removed: Anchor = {
        let file = Connection::open(&fixture.path).unwrap();
        let text: String = file
            .query_row("SELECT statement FROM tombstone", [], |row| row.get(0))
            .unwrap();
        let statement: Value = serde_json::from_str(&text).unwrap();
        let hash = statement["removed"]["entries"]["hash_after"].as_str().unwrap();
        format!("2 {hash}").parse().unwrap()
    };

    assert_eq!(log.loss_since(&of_removed).unwrap(), None);
    let loss = |keys: &[&str]| log.loss_since_signed_by(&of_removed, keys).unwrap();
    assert_eq!(loss(&[&key().public()]), Some(Loss::Rewritten));
    assert_eq!(loss(&[&key().public(), &forger.public()]), None);
    // An entry that is still there was not lost, no matter who signed the removal.
    let head = log.anchor().unwrap();
    assert_eq!(log.loss_since_signed_by(&head, &[&key().public()]).unwrap(), None);
}
