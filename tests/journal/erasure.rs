//! Erasure of one person's data: it is in no file afterwards, and the chain stays intact.

use std::fs;
use std::path::Path;

use journal::{
    Action, AuditLog, Entry, EntryContent, Error, Fault, Filter, Format, Outcome, Removal, Removed,
    SigningKey, Verdict,
};

use crate::encodings::contains_encoded;
use crate::old_files::{schema_2_file, schema_3_file};
use crate::{folder, full_entry, sign_in, tamper};

const EMAIL: &str = "Ron.Swanson@pawnee.test";
const ID: &str = "0a1b2c3d-1111-4222-8333-944455556666";

pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32]).unwrap()
}

/// An entry about the person to erase, with a value in every column.
fn about_ron() -> EntryContent {
    EntryContent {
        customer_id: Some(ID.into()),
        customer_email: Some(EMAIL.into()),
        reason: Some("Mr. Swanson called about his woodshop".into()),
        path: Some(format!("/v2/customers/{ID}")),
        detail: Some(format!("GET /v2/customers/{ID} 200 34 ms")),
        ..full_entry()
    }
}

fn about_leslie() -> EntryContent {
    EntryContent {
        customer_id: Some("leslie".into()),
        reason: Some("Ms. Knope called about waffles".into()),
        ..sign_in("leslie@knope.test")
    }
}

fn announcement() -> EntryContent {
    EntryContent {
        action: Action::PersonErased,
        outcome: Outcome::Done,
        way: None,
        customer_id: None,
        customer_email: None,
        session_id: None,
        reason: Some("Asked for by letter on November 20".into()),
        ..sign_in("")
    }
}

fn erase(log: &AuditLog, entry: i64) -> Removal {
    log.erase(entry, &announcement(), &key()).unwrap()
}

fn entries(log: &AuditLog) -> Vec<Entry> {
    let mut entries = log.recent(10_000).unwrap();
    entries.reverse();
    entries
}

fn erased_ids(log: &AuditLog) -> Vec<i64> {
    let entries = entries(log).into_iter();
    entries
        .filter(|entry| entry.is_erased)
        .map(|entry| entry.id)
        .collect()
}

fn assert_nowhere(folder: &Path, texts: &[&str]) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for text in texts {
            assert!(!contains_encoded(&bytes, text), "{text} is in {}", path.display());
        }
    }
}

#[test]
fn erased_data_is_in_no_file() {
    let (folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    // Rows of different lengths make SQLite split and rebalance pages, which copies rows.
    for number in 0..400 {
        let mut entry = if number % 3 == 0 {
            about_ron()
        } else {
            about_leslie()
        };
        let reason = entry.reason.unwrap_or_default();
        entry.reason = Some(reason + &" and so on".repeat(number * 37 % 90));
        log.append(&entry).unwrap();
    }
    // Opening collects statistics, which have samples of the rows.
    let log = {
        drop(log);
        AuditLog::open(&path).unwrap()
    };
    let salts = || -> Vec<Vec<u8>> {
        let file = rusqlite::Connection::open(&path).unwrap();
        let mut query = file
            .prepare("SELECT salt FROM personal WHERE id IN (1, 4, 7)")
            .unwrap();
        query
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    let before = salts();
    assert_eq!(before.len(), 3);

    let removal = erase(&log, 1);

    assert_eq!(removal.removed, Removed::Person { entries: 134 });
    assert_eq!(salts(), Vec::<Vec<u8>>::new());
    assert_nowhere(folder.path(), &[EMAIL, ID, "Mr. Swanson called"]);
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        for salt in &before {
            assert!(!bytes.windows(salt.len()).any(|window| window == salt));
        }
    }
    let Verdict::Intact {
        entries: 401,
        removals,
        ..
    } = log.verify().unwrap()
    else {
        panic!("the log is intact")
    };
    assert_eq!(removals, [removal]);
    drop(log);
    let reopened = AuditLog::open(&path).unwrap();
    assert!(matches!(reopened.verify().unwrap(), Verdict::Intact { .. }));
    assert_nowhere(folder.path(), &[EMAIL, ID, "Mr. Swanson called"]);
    assert_eq!(
        entries(&reopened)[1].content.customer_email.as_deref(),
        Some("leslie@knope.test")
    );
}

#[test]
fn erased_entry_keeps_who_when_and_outcome() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all([about_ron(), about_leslie()]).unwrap();
    let hashes = |log: &AuditLog| {
        entries(log)[..2]
            .iter()
            .map(|entry| entry.hash)
            .collect::<Vec<_>>()
    };
    let before = hashes(&log);

    erase(&log, 1);

    let entries = entries(&log);
    let kept = EntryContent {
        customer_id: None,
        customer_email: None,
        reason: None,
        detail: None,
        path: None,
        ..about_ron()
    };
    assert_eq!((entries[0].is_erased, &entries[0].content), (true, &kept));
    assert_eq!(
        (entries[1].is_erased, &entries[1].content),
        (false, &about_leslie())
    );
    assert_eq!(hashes(&log), before);
    let announced = &entries[2];
    assert_eq!(announced.removes.as_deref(), Some("1"));
    assert_eq!(announced.content.items, Some(1));
    assert_eq!(announced.content.action, Action::PersonErased);
}

#[test]
fn export_marks_erased_fields() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all([about_ron(), about_leslie()]).unwrap();
    erase(&log, 1);

    let mut lines = Vec::new();
    log.export(&Filter::default(), Format::JsonLines, &mut lines)
        .unwrap();

    let lines = String::from_utf8(lines).unwrap();
    let values: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let (ron, leslie, announced) = (&values[2], &values[1], &values[0]);
    for column in ["customer_id", "customer_email", "reason", "detail", "path"] {
        assert_eq!(ron[column], "erased", "{column}");
    }
    assert_eq!(
        (&ron["operator"], &ron["status"]),
        (&"Ann Perkins".into(), &200.into())
    );
    assert_eq!(leslie["customer_email"], "leslie@knope.test");
    assert_eq!(announced["removes"], "1");
}

#[test]
fn old_entries_are_erased_and_old_checkpoint_holds() {
    let (folder, path) = folder();
    drop(schema_2_file(&path));
    let log = AuditLog::open(&path).unwrap();
    let at = "2026-11-23T10:00:00Z".parse().unwrap();
    let checkpoint = log.checkpoint(at, &key()).unwrap();
    log.append(&about_leslie()).unwrap();

    let removal = erase(&log, 2);

    assert_eq!(removal.removed, Removed::Person { entries: 4 });
    assert_eq!(erased_ids(&log), [1, 2, 3, 4]);
    assert_nowhere(folder.path(), &["ron@swanson.com", "/v2/customers/c-1"]);
    let verdict = log.verify_against(&checkpoint, &key().public()).unwrap();
    assert!(
        matches!(verdict, Verdict::Intact { entries: 6, .. }),
        "{verdict:?}"
    );
    // What is left of an old entry is under the signature.
    tamper(&path, "UPDATE entry SET operator = 'Someone Else' WHERE id = 3");
    let changed = Verdict::Broken {
        entry: 3,
        fault: Fault::Erased,
    };
    assert_eq!(log.verify().unwrap(), changed);
}

#[test]
fn entries_of_version_3_are_erased() {
    let (folder, path) = folder();
    drop(schema_3_file(&path));
    let log = AuditLog::open(&path).unwrap();

    erase(&log, 1);

    assert_eq!(erased_ids(&log), [1]);
    assert_nowhere(folder.path(), &["ron@swanson.com", "Customer called about"]);
    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 3, .. }
    ));
    tamper(&path, "UPDATE entry SET status = 404 WHERE id = 1");
    let changed = Verdict::Broken {
        entry: 1,
        fault: Fault::Erased,
    };
    assert_eq!(log.verify().unwrap(), changed);
}

#[test]
fn one_email_in_two_stores_is_two_persons() {
    let log = AuditLog::in_memory().unwrap();
    let elsewhere = EntryContent {
        store: "Eagleton (https://useast.api.elasticpath.com)".into(),
        connection_id: Some("connection-2".into()),
        customer_id: Some("other-id".into()),
        reason: Some(format!("{EMAIL} called")),
        ..about_ron()
    };
    log.append_all([about_ron(), elsewhere.clone()]).unwrap();

    erase(&log, 1);

    assert_eq!(erased_ids(&log), [1]);
    assert_eq!(entries(&log)[1].content, elsewhere);
}

#[test]
fn person_is_found_by_id_email_and_mention() {
    let log = AuditLog::in_memory().unwrap();
    let with = |id: Option<&str>, email: Option<&str>, reason: &str| EntryContent {
        customer_id: id.map(str::to_owned),
        customer_email: email.map(str::to_owned),
        reason: Some(reason.into()),
        ..sign_in("")
    };
    let of_app = |detail: &str| EntryContent {
        store: String::new(),
        connection_id: None,
        store_url: None,
        detail: Some(detail.into()),
        ..with(None, None, "")
    };
    log.append_all([
        with(None, Some(EMAIL), "before the ID was known"),
        with(Some(ID), Some(&EMAIL.to_lowercase()), "other capitals"),
        with(Some(ID), None, "without the address"),
        with(Some(ID), Some("ron@before.test"), "an address of before"),
        with(
            None,
            Some("ron@before.test"),
            "an address of before, without the ID",
        ),
        with(
            Some("tammy"),
            Some("tammy@swanson.test"),
            "asked about ron.swanson@pawnee.test.",
        ),
        of_app("customers whose email is RON.SWANSON@PAWNEE.TEST"),
        with(Some("tammy"), Some("ron@before.test"), "took over the address"),
        with(
            Some("joron"),
            Some("jo.ron.swanson@pawnee.test"),
            "a longer address",
        ),
        of_app("the audit log"),
    ])
    .unwrap();

    erase(&log, 1);

    assert_eq!(erased_ids(&log), [1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn reason_that_names_the_person_is_refused() {
    let log = AuditLog::in_memory().unwrap();
    log.append(&about_ron()).unwrap();

    for reason in [format!("For {}", EMAIL.to_uppercase()), format!("customer {ID}")] {
        let named = EntryContent {
            reason: Some(reason),
            ..announcement()
        };
        assert!(matches!(log.erase(1, &named, &key()), Err(Error::NamesPerson)));
    }
    assert_eq!(entries(&log).len(), 1);
    assert_eq!(entries(&log)[0].content, about_ron());
}

#[test]
fn entry_about_no_customer_erases_nothing() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all([announcement(), about_ron()]).unwrap();
    erase(&log, 2);

    for entry in [1, 2, 3, 99] {
        let error = log.erase(entry, &announcement(), &key()).unwrap_err();
        assert!(
            matches!(error, Error::NoPerson(found) if found == entry),
            "{error}"
        );
    }
    assert_eq!(entries(&log).len(), 3);
}

#[test]
fn broken_log_erases_nothing() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all([about_ron(), about_leslie(), about_ron()])
        .unwrap();
    tamper(&path, "UPDATE personal SET reason = 'another' WHERE id = 2");

    let error = log.erase(1, &announcement(), &key()).unwrap_err();

    assert!(matches!(error, Error::Broken(2)), "{error}");
    assert_eq!(erased_ids(&log), Vec::<i64>::new());
}

#[test]
fn filters_find_no_erased_person() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all([about_ron(), about_leslie(), about_ron()])
        .unwrap();
    let by_email = Filter {
        customer_email: Some(EMAIL.into()),
        ..Filter::default()
    };
    let by_id = Filter {
        customer_id: Some(ID.into()),
        ..Filter::default()
    };
    let found = |filter: &Filter| log.page(filter, None, 10).unwrap().len();
    assert_eq!((found(&by_email), found(&by_id)), (2, 2));

    erase(&log, 3);

    assert_eq!((found(&by_email), found(&by_id)), (0, 0));
}
