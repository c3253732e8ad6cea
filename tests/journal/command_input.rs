//! Files and arguments that `shopside-verify` can't use: each is refused, with status 2 and why.

use std::fs;
use std::path::Path;
use std::process::Command;

use journal::{AuditLog, SigningKey};

use crate::{folder, sign_in};

const KEY: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The status, what is printed, and why nothing was found out.
fn run<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_shopside-verify"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// An audit log, and a file beside it.
fn log_and_file(content: &[u8]) -> (tempfile::TempDir, String, String) {
    let (folder, path) = folder();
    AuditLog::open(&path)
        .unwrap()
        .append(&sign_in("ron@pawnee.example"))
        .unwrap();
    let file = folder.path().join("export.jsonl");
    fs::write(&file, content).unwrap();
    let (log, file) = (text(&path).to_owned(), text(&file).to_owned());
    (folder, log, file)
}

#[test]
fn unknown_arguments_show_the_usage() {
    for (arguments, usage) in [
        (&[][..], "Usage: shopside-verify"),
        (&["--quiet"], "Usage: shopside-verify"),
        (&["log.sqlite"], "Usage: shopside-verify"),
        (&["compare"], "Usage: shopside-verify compare"),
        (&["compare", "log.sqlite"], "Usage: shopside-verify compare"),
        (&["compare", "a", "b", "c"], "Usage: shopside-verify compare"),
        (
            &["compare", "a", "b", "--silent-days", "-1"],
            "Usage: shopside-verify compare",
        ),
        (&["report"], "Usage: shopside-verify report"),
        (&["report", "everything"], "Usage: shopside-verify report"),
        (
            &["report", "access-review"],
            "Usage: shopside-verify report access-review",
        ),
        (
            &["report", "subject", "a"],
            "Usage: shopside-verify report subject",
        ),
    ] {
        let (status, _, error) = run(arguments);
        assert_eq!(status, Some(2), "{arguments:?} {error}");
        assert!(error.contains(usage), "{arguments:?} {error}");
    }
}

#[test]
fn file_that_is_no_audit_log_is_refused() {
    for content in [
        &b""[..],
        b"{}\n",
        b"SQLite format 3\0",
        &[0; 4096],
        &[255; 16_000],
    ] {
        let (_folder, log, file) = log_and_file(content);
        for arguments in [&["compare", &file, &log][..], &[&file, &log, "--key", KEY]] {
            let (status, _, error) = run(arguments);
            assert_eq!(status, Some(2), "{arguments:?} {error}");
            assert!(error.starts_with("Not verified: "), "{error}");
            assert!(!error.contains("Open it with the app"), "{error}");
        }
    }
}

/// Nothing wrong was found in it, because nothing was.
#[test]
fn file_without_entries_is_no_report() {
    for content in [&b""[..], b"\n\n", b"{}\n", b"{\"a\":[{\"b\":1}]}\n"] {
        let (_folder, log, file) = log_and_file(content);
        for report in [
            &["access-review"][..],
            &["exceptions"],
            &["subject", "--customer", "ron"],
        ] {
            let arguments = [&["report"], report, &[&*log, &*file]].concat();
            let (status, _, error) = run(&arguments);
            assert_eq!(status, Some(2), "{error}");
            assert!(
                error.contains(&format!("{file} has no entry of an audit log")),
                "{error}"
            );
        }
        let (status, printed, _) = run(&["compare", &log, &file]);
        assert_eq!(status, Some(1));
        assert!(
            printed.contains("the export has no entry of this audit log"),
            "{printed}"
        );
    }
    let (_folder, log, file) = log_and_file(b"<html>\n");
    let (status, _, error) = run(&["report", "access-review", &log, &file]);
    assert_eq!(status, Some(2));
    assert!(
        error.contains(&format!("{file}: line 1 of the export is not JSON")),
        "{error}"
    );
}

#[test]
fn report_about_an_empty_audit_log_is_empty() {
    let (_folder, path) = folder();
    drop(AuditLog::open(&path).unwrap());
    for report in [
        &["access-review"][..],
        &["exceptions"],
        &["subject", "--customer", "ron"],
    ] {
        for (format, rows) in [
            ("text", "Nothing to report.\n"),
            ("csv", "\r\n"),
            ("html", "Nothing to report"),
        ] {
            let arguments = [&["report"], report, &["--format", format, text(&path)]].concat();
            let (status, printed, error) = run(&arguments);
            assert_eq!(status, Some(0), "{error}");
            assert!(printed.contains(rows), "{printed}");
            assert!(format != "csv" || printed.lines().count() == 1, "{printed}");
        }
    }
}

#[cfg(unix)]
#[test]
fn folder_pipe_and_device_are_no_export() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let (folder, log, _) = log_and_file(b"");
    let pipe = folder.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::from(0o600), 0).unwrap();
    for (input, why) in [
        (text(&pipe), "not a regular file"),
        ("/dev/zero", "not a regular file"),
        (text(folder.path()), "is a directory"),
        ("/nowhere", "No such file"),
    ] {
        let (status, _, error) = run(&["compare", &log, input]);
        assert_eq!(status, Some(2), "{error}");
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn hashes_end_with_the_last_entry() {
    let (folder, path) = folder();
    let (log, key) = (
        AuditLog::open(&path).unwrap(),
        SigningKey::from_seed(&[7; 32]).unwrap(),
    );
    log.append_all(vec![sign_in("ron@pawnee.example"); 3]).unwrap();
    let signed = log
        .checkpoint("2026-11-23T10:00:00Z".parse().unwrap(), &key)
        .unwrap();
    let checkpoint = folder.path().join("checkpoint.json");
    fs::write(&checkpoint, serde_json::to_vec(&signed).unwrap()).unwrap();
    for (numbers, end) in [
        (
            "3-9223372036854775807",
            "4-9223372036854775807  no such entries\n",
        ),
        (
            "9223372036854775807-9223372036854775807",
            "9223372036854775807  no such entry\n",
        ),
        ("7-9", "7-9  no such entries\n"),
        ("3-4", "4  no such entry\n"),
    ] {
        let arguments = [
            text(&path),
            text(&checkpoint),
            "--key",
            &key.public(),
            "--entries",
            numbers,
        ];
        let (status, printed, _) = run(&arguments);
        assert_eq!(status, Some(0), "{printed}");
        assert!(printed.ends_with(end), "{printed}");
    }
}

/// It is printed before its signature is checked.
#[test]
fn command_prints_no_control_characters_of_a_checkpoint() {
    let (folder, path) = folder();
    let (log, key) = (
        AuditLog::open(&path).unwrap(),
        SigningKey::from_seed(&[7; 32]).unwrap(),
    );
    log.append(&sign_in("ron@pawnee.example")).unwrap();
    let mut signed = log
        .checkpoint("2026-11-23T10:00:00Z".parse().unwrap(), &key)
        .unwrap();
    signed.at = "\u{1b}[2JIntact\u{202e}".into();
    let checkpoint = folder.path().join("checkpoint.json");
    fs::write(&checkpoint, serde_json::to_vec(&signed).unwrap()).unwrap();
    let (status, printed, _) = run(&[text(&path), text(&checkpoint), "--key", &key.public()]);
    assert_eq!(status, Some(1));
    assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{printed}");
}

#[test]
fn audit_logs_of_two_computers_with_one_name_stay_apart() {
    let (first, second) = (folder(), folder());
    for (_, path) in [&first, &second] {
        let mut entry = sign_in("ron@pawnee.example");
        entry.session_id = Some(path.display().to_string());
        AuditLog::open(path).unwrap().append(&entry).unwrap();
    }
    let (one, other) = (text(&first.1), text(&second.1));
    // A file that is given twice counts once.
    let (status, printed, error) = run(&["report", "access-review", one, other, one]);
    assert_eq!(status, Some(0), "{error}");
    for path in [one, other] {
        let row = format!("Ann Perkins | ann@till-3 | {path} | ");
        assert_eq!(printed.matches(&row).count(), 1, "{printed}");
    }
    let (_, alone, _) = run(&["report", "access-review", one]);
    assert!(alone.contains("Ann Perkins | ann@till-3 |  | "), "{alone}");
}
