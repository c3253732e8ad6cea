//! Reading beside a program that writes, and reading files that nothing may be written to.

use std::fs;
use std::io::{BufReader, Cursor, ErrorKind, Read};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use jiff::SignedDuration;
use journal::{AuditLog, Verdict, regular_file};

use crate::comparison::{exported, now};
use crate::{folder, sign_in};

/// How long a test waits for what takes a moment if the code is right, and else never comes.
pub(crate) const LONG: Duration = Duration::from_mins(2);

/// Reads the audit log, and calls `during` while it is being read.
fn while_read(log: &AuditLog, during: impl FnOnce()) {
    struct Calling<F>(Option<F>);
    impl<F: FnOnce()> Read for Calling<F> {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            if let Some(call) = self.0.take() {
                call();
            }
            Ok(0)
        }
    }
    // The entry of the first line is read before the second line is.
    let first = format!("{}\n", exported(log, "till-3")[0]);
    let export = Cursor::new(first).chain(BufReader::new(Calling(Some(during))));
    log.compare(export, SignedDuration::from_hours(1), now()).unwrap();
}

#[test]
fn entry_is_appended_while_another_reads() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append(&sign_in("ron@swanson.com")).unwrap();
    let (appended, done) = channel();
    let appending = log.clone();
    while_read(&log, || {
        std::thread::spawn(move || {
            let number = appending.append(&sign_in("leslie@knope.com"));
            appended.send(number.unwrap()).ok();
        });
        assert_eq!(done.recv_timeout(LONG), Ok(2));
    });
}

/// An append with a rollback journal fails while another connection reads.
#[cfg(target_os = "linux")]
#[test]
fn append_waits_for_a_read_without_shared_memory() {
    let (_folder, path) = folder();
    let log = crate::failing_calls::without_shared_memory(|| {
        let log = AuditLog::open(&path).unwrap();
        log.append(&sign_in("ron@swanson.com")).unwrap();
        log
    });
    let (appended, done) = channel();
    let appending = log.clone();
    while_read(&log, || {
        std::thread::spawn(move || {
            appended.send(appending.append(&sign_in("leslie@knope.com"))).ok();
        });
        // It may begin a transaction at any time, and must not.
        for _ in 0..150 {
            assert!(done.recv_timeout(Duration::from_millis(10)).is_err());
            assert!(!path.with_extension("sqlite-journal").exists());
        }
    });
    assert_eq!(done.recv_timeout(LONG).unwrap().unwrap(), 2);
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// As some programs copy an audit log that is closed.
#[test]
fn copy_with_an_empty_write_ahead_log_is_complete() {
    let (folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(vec![sign_in("ron@swanson.com"); 3]).unwrap();
    drop(log);
    fs::write(path.with_extension("sqlite-wal"), "").unwrap();
    let before = names(folder.path());

    let verdict = AuditLog::open_untouched(&path).unwrap().verify().unwrap();

    assert!(
        matches!(verdict, Verdict::Intact { entries: 3, .. }),
        "{verdict:?}"
    );
    assert_eq!(names(folder.path()), before);
}

/// Nothing but the lock keeps a reader without a write-ahead log from half a transaction.
#[cfg(target_os = "linux")]
#[test]
fn file_without_a_write_ahead_log_is_locked_while_it_is_read() {
    let (_folder, path) = folder();
    let log = crate::failing_calls::without_shared_memory(|| AuditLog::open(&path).unwrap());
    log.append_all(vec![sign_in("ron@swanson.com"); 3]).unwrap();
    drop(log);
    let locked = || {
        let writer = rusqlite::Connection::open(&path).unwrap();
        writer.busy_timeout(Duration::ZERO).unwrap();
        writer.execute_batch("BEGIN EXCLUSIVE; ROLLBACK")
    };
    locked().unwrap();

    while_read(&AuditLog::open_untouched(&path).unwrap(), || {
        let error = locked().unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseBusy));
    });
}

#[test]
fn file_of_exactly_the_largest_size_is_read() {
    let (_folder, path) = folder();
    fs::write(&path, "1234").unwrap();
    let (bytes, metadata) = regular_file::read(&path, 4).unwrap();
    assert_eq!((&*bytes, metadata.len()), (&b"1234"[..], 4));
    let refused = regular_file::read(&path, 3).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::FileTooLarge);
}

#[cfg(unix)]
#[test]
fn named_pipe_is_refused_without_waiting_for_a_writer() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let (folder, _) = folder();
    let pipe = folder.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::from(0o600), 0).unwrap();
    let (opened, done) = channel();
    let at = pipe.clone();
    std::thread::spawn(move || opened.send(regular_file::open(&at).map_err(|error| error.kind())));

    let found = done.recv_timeout(LONG).expect("opening does not block");

    assert_eq!(found.unwrap_err(), ErrorKind::InvalidInput);
}
