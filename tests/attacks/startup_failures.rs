//! Files and folders that can't be used: each failure has its true reason and a way out.

use std::fs;
use std::io::{Error as IoError, ErrorKind};
use std::path::{Path, PathBuf};

use journal::AuditLog;
use shopside_core::view::{AuditLogQueryView, Code, ExportFormat, Problem};
use shopside_core::{Error, disk};
use tempfile::TempDir;

use crate::setup::{Setup, problem};

/// A folder whose file `journal.sqlite` has a path of exactly this many bytes.
fn folder_for_path_of(length: usize, home: &Path) -> PathBuf {
    let mut folder = home.canonicalize().unwrap();
    let left = |folder: &Path| length - folder.join("journal.sqlite").as_os_str().len();
    while left(&folder) > 0 {
        // One byte is the separator, and no folder may have an empty name.
        let name = match left(&folder) - 1 {
            long if long > 200 => 100,
            rest => rest,
        };
        folder.push("x".repeat(name));
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Exports the audit log to a folder that can't be used.
async fn failed_export(setup: &Setup, folder: PathBuf) -> Problem {
    let all = AuditLogQueryView::default();
    problem(setup.app.export_audit_log(folder, &all, ExportFormat::Csv).await)
}

#[test]
fn only_a_full_disk_is_reported_as_full() {
    for (kind, reason) in [
        (ErrorKind::NotFound, "does not exist"),
        (ErrorKind::PermissionDenied, "may not write"),
        (ErrorKind::NotADirectory, "a file and not a folder"),
        (ErrorKind::ReadOnlyFilesystem, "read-only"),
        (ErrorKind::StorageFull, "the disk is full"),
        (ErrorKind::QuotaExceeded, "all the disk space"),
        (ErrorKind::InvalidFilename, "too long"),
        (ErrorKind::AlreadyExists, "of this name"),
        (ErrorKind::StaleNetworkFileHandle, "network drive"),
        (ErrorKind::Other, "other error"),
    ] {
        let Problem {
            message,
            advice,
            code,
            ..
        } = Problem::from(&Error::File(kind.into()));
        let advice = advice.unwrap();
        assert_eq!(code, Code::FileFailed);
        assert!(message.contains(reason), "{message}");
        assert!(advice.ends_with("then try again."), "{advice}");
        let is_about_space = [&message, &advice]
            .iter()
            .any(|text| ["full", "space", "room"].iter().any(|word| text.contains(word)));
        assert_eq!(
            is_about_space,
            matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded),
            "{message} {advice}"
        );
    }
}

#[tokio::test]
async fn unusable_export_folder_has_its_true_reason() {
    let setup = Setup::new().await;
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("file"), "").unwrap();

    for (folder, reason) in [
        (home.path().join("gone"), "its folder does not exist"),
        (home.path().join("file/downloads"), "a file and not a folder"),
        (home.path().join("x".repeat(300)), "its path is too long"),
    ] {
        let problem = failed_export(&setup, folder).await;
        assert_eq!(problem.code, Code::FileFailed);
        assert!(problem.message.contains(reason), "{}", problem.message);
    }
}

#[test]
fn path_too_long_for_a_database_is_known_before() {
    for length in 495..=520 {
        let home = TempDir::new().unwrap();
        let path = folder_for_path_of(length, home.path()).join("journal.sqlite");
        assert_eq!(path.as_os_str().len(), length);

        let reason = disk::too_long_for_sqlite(&path);
        assert_eq!(reason.is_none(), AuditLog::open(&path).is_ok(), "{length} bytes");
        assert!(reason.is_none_or(|reason| reason.to_string().contains(&format!("{length} bytes"))));
    }
}

#[cfg(unix)]
#[test]
fn link_does_not_shorten_a_long_path() {
    let home = TempDir::new().unwrap();
    let long = folder_for_path_of(600, home.path());
    let link = home.path().join("short");
    std::os::unix::fs::symlink(long, &link).unwrap();

    let path = link.join("journal.sqlite");
    assert!(disk::too_long_for_sqlite(&path).is_some());
    assert!(AuditLog::open(&path).is_err());
}

#[test]
fn unknown_failure_keeps_the_words_of_the_system() {
    let error = IoError::from_raw_os_error(5);
    assert_eq!(disk::cause(&error).to_string(), error.to_string());
}
