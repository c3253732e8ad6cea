//! The command that writes reports without the app.

use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::{SignedDuration, Timestamp};
use journal::{Action, AuditLog, EntryContent, Outcome};

use crate::{folder, sign_in, tamper};

fn report(arguments: &[&str], file: &Path) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_shopside-verify"))
        .arg("report")
        .args(arguments)
        .arg(file)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn log_at(path: &Path) {
    let log = AuditLog::open(path).unwrap();
    log.append_all([
        sign_in("ron@swanson.com"),
        EntryContent {
            outcome: Outcome::Done,
            ..sign_in("ron@swanson.com")
        },
        EntryContent {
            action: Action::SessionEnd,
            outcome: Outcome::Done,
            ..sign_in("ron@swanson.com")
        },
    ])
    .unwrap();
}

#[test]
fn access_review_of_a_file_is_printed() {
    let (_folder, path) = folder();
    log_at(&path);
    let (status, text, _) = report(&["access-review"], &path);
    assert_eq!(status, Some(0));
    assert!(text.contains("Ann Perkins | ann@till-3"), "{text}");
    assert!(text.contains("Entries read: 3"), "{text}");
}

/// In Berlin, October 25 has 25 hours in 2026, and March 29 has 23.
#[test]
fn day_on_which_clocks_change_is_whole() {
    for (day, begin, end, offsets) in [
        (
            "2026-10-25",
            "2026-10-24T22:00:00Z",
            "2026-10-25T23:00:00Z",
            ["+02:00", "+01:00"],
        ),
        (
            "2026-03-29",
            "2026-03-28T23:00:00Z",
            "2026-03-29T22:00:00Z",
            ["+01:00", "+02:00"],
        ),
    ] {
        let (_folder, path) = folder();
        let (begin, end): (Timestamp, Timestamp) = (begin.parse().unwrap(), end.parse().unwrap());
        let moment = SignedDuration::from_millis(1);
        let entries = [begin - moment, begin, end - moment, end].map(|at| EntryContent {
            at,
            session_id: None,
            action: Action::AdminView,
            operator: at.to_string(),
            ..sign_in("ron@swanson.com")
        });
        AuditLog::open(&path).unwrap().append_all(entries).unwrap();
        let arguments = [
            "access-review",
            "--from",
            day,
            "--to",
            day,
            "--zone",
            "Europe/Berlin",
        ];
        let (status, text, error) = report(&arguments, &path);
        assert_eq!(status, Some(0), "{error}");
        let times: Vec<_> = text
            .lines()
            .filter(|line| line.contains(" | ann@till-3 | "))
            .collect();
        assert_eq!(times.len(), 2, "{text}");
        assert!(
            times[0].contains(&format!("{day} 00:00:00 {}", offsets[0])),
            "{text}"
        );
        assert!(
            times[1].contains(&format!("{day} 23:59:59 {}", offsets[1])),
            "{text}"
        );
    }
}

#[test]
fn days_are_those_of_the_zone() {
    let (_folder, path) = folder();
    // 09:00 on November 23 in UTC is 23:00 the day before in Honolulu.
    log_at(&path);
    let rows = |day: &str, zone: &str| {
        let (status, text, _) = report(
            &[
                "access-review",
                "--from",
                day,
                "--to",
                day,
                "--zone",
                zone,
                "--format",
                "csv",
            ],
            &path,
        );
        assert_eq!(status, Some(0));
        text.lines().count() - 1
    };
    assert_eq!(rows("2026-11-23", "Europe/Berlin"), 1);
    assert_eq!(rows("2026-11-22", "Pacific/Honolulu"), 1);
    assert_eq!(rows("2026-11-23", "Pacific/Honolulu"), 0);
}

#[test]
fn exceptions_end_with_status_1_if_there_are_any() {
    let (_folder, path) = folder();
    log_at(&path);
    let (status, text, _) = report(
        &["exceptions", "--hours", "10:00-18:00", "--production", "x"],
        &path,
    );
    assert_eq!(status, Some(1), "{text}");
    assert!(text.contains("Outside business hours"), "{text}");
    let (status, text, _) = report(
        &["exceptions", "--hours", "08:00-18:00", "--production", "x"],
        &path,
    );
    assert_eq!(status, Some(0), "{text}");
    assert!(text.contains("Nothing to report."), "{text}");
}

#[test]
fn file_is_not_overwritten() {
    let (folder, path) = folder();
    log_at(&path);
    let to = folder.path().join("subject.html");
    let target = to.to_str().unwrap();
    let arguments = [
        "subject",
        "--customer",
        "ron@swanson.com",
        "--format",
        "html",
        "--output",
        target,
    ];
    let (status, _, limits) = report(&arguments, &path);
    assert_eq!(status, Some(0));
    assert!(limits.contains("Entries read: 3"), "{limits}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let html = fs::read_to_string(&to).unwrap();
    assert!(html.contains("ron@swanson.com") && !html.contains("Ann Perkins"));
    let (status, _, error) = report(&arguments, &path);
    assert_eq!(status, Some(2));
    assert!(
        error.contains("Not reported") && error.contains("can’t be created"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(&to).unwrap(), html);
}

#[test]
fn entry_of_a_newer_version_stops_no_report() {
    let (_folder, path) = folder();
    log_at(&path);
    tamper(&path, "UPDATE entry SET action = 'teleport' WHERE id = 3");
    for arguments in [
        &["access-review"][..],
        &["subject", "--customer", "ron@swanson.com"],
        &["exceptions", "--hours", "10:00-18:00", "--production", "x"],
    ] {
        let (status, text, error) = report(arguments, &path);
        assert_eq!(status, Some(i32::from(arguments[0] == "exceptions")), "{error}");
        assert!(text.contains("Entries read: 2\n"), "{text}");
        let newer = "Entries of a newer version of Shopside, left out: 1\n";
        assert!(text.contains(newer), "{text}");
        assert!(!text.contains("missing in between"), "{text}");
    }
    let (_, _, limits) = report(&["access-review", "--format", "csv"], &path);
    assert!(
        limits.contains("newer version of Shopside, left out: 1"),
        "{limits}"
    );
}

#[cfg(unix)]
#[test]
fn pipe_is_not_read_in_part() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let (folder, _) = folder();
    let pipe = folder.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::from(0o600), 0).unwrap();
    let (status, _, error) = report(&["access-review"], &pipe);
    assert_eq!(status, Some(2));
    assert!(error.contains("not a regular file"), "{error}");
}

#[test]
fn report_that_fails_leaves_no_file() {
    let (folder, path) = folder();
    fs::write(&path, "no export\n").unwrap();
    let to = folder.path().join("review.csv");
    let arguments = [
        "access-review",
        "--format",
        "csv",
        "--output",
        to.to_str().unwrap(),
    ];
    let (status, _, error) = report(&arguments, &path);
    assert_eq!(status, Some(2));
    assert!(error.contains("line 1 of the export is not JSON"), "{error}");
    assert!(!to.exists());
}

#[test]
fn wrong_arguments_are_refused() {
    let (_folder, path) = folder();
    log_at(&path);
    for arguments in [
        &["exceptions", "--hours", "8"][..],
        &["exceptions", "--days", "monday"],
        &["access-review", "--zone", "Pawnee"],
        &["access-review", "--from", "2026-12-01", "--to", "2026-11-01"],
        &["subject"],
        &["subject", "--customer", " "],
    ] {
        let (status, text, error) = report(arguments, &path);
        assert_eq!(status, Some(2), "{arguments:?} {text} {error}");
    }
    let (status, _, error) = report(&["access-review"], Path::new("/nowhere"));
    assert_eq!(status, Some(2), "{error}");
}
