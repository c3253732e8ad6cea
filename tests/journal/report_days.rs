//! The days of the business hours, as the command takes them.

use std::path::Path;
use std::process::Command;

use journal::{Action, AuditLog, EntryContent};

use crate::{folder, sign_in};

/// The report of exceptions at noon outside of business hours on these days, as CSV.
fn exceptions(days: &str, file: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_shopside-verify"))
        .args([
            "report",
            "exceptions",
            "--hours",
            "08:00-18:00",
            "--production",
            "x",
        ])
        .args(["--format", "csv", "--days", days])
        .arg(file)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn days_are_single_ones_or_from_one_to_another() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    // November 23, 2026 is a Monday.
    log.append_all((23..30).map(|day| EntryContent {
        at: format!("2026-11-{day}T12:00:00Z").parse().unwrap(),
        action: Action::AdminView,
        session_id: None,
        way: None,
        ..sign_in("ron@swanson.com")
    }))
    .unwrap();
    // The days on which access at noon is an exception.
    let outside = |days: &str| {
        let text = exceptions(days, &path);
        let outside = (23..30).filter(|day| text.contains(&format!("2026-11-{day}")));
        outside.map(|day| day - 23).collect::<Vec<i32>>()
    };
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    for (place, day) in (0..7).zip(days) {
        let others: Vec<_> = (0..7).filter(|other| *other != place).collect();
        assert_eq!(outside(day), others, "{day}");
    }
    assert_eq!(outside("mon-fri"), [5, 6]);
    assert_eq!(outside("sat-tue"), [2, 3, 4]);
    assert_eq!(outside("mon,wed,sat"), [1, 3, 4, 6]);
    assert_eq!(outside("Mon - Wed, sun"), [3, 4, 5]);
}
