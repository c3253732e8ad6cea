//! File systems on which not everything works that a local disk can do, as home folders have them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use journal::{AuditLog, Error, SigningKey, Verdict};
use seccompiler::SeccompCmpOp;
use tempfile::TempDir;

use crate::failing_calls::{FailingCall, without_shared_memory};
use crate::{folder, sign_in, tamper};

fn assert_intact(log: &AuditLog, count: i64) {
    let verdict = log.verify().unwrap();
    assert!(
        matches!(&verdict, Verdict::Intact { entries, .. } if *entries == count),
        "{verdict:?}"
    );
    assert_eq!(i64::try_from(log.recent(100).unwrap().len()).unwrap(), count);
}

/// Copies the files of an open log, as if its process had been killed.
fn copy_of_open_log(from: &Path) -> (TempDir, PathBuf) {
    let (folder, path) = folder();
    for ending in ["", "-wal"] {
        let name = |path: &Path| format!("{}{ending}", path.display());
        fs::copy(name(from), name(&path)).unwrap();
    }
    (folder, path)
}

#[test]
fn log_without_shared_memory_keeps_its_entries() {
    let (_folder, path) = folder();
    without_shared_memory(|| {
        let log = AuditLog::open(&path).unwrap();
        for _ in 0..3 {
            log.append(&sign_in("ron@swanson.com")).unwrap();
        }
        log.check_writable().unwrap();
        assert_intact(&log, 3);
    });
    without_shared_memory(|| {
        let log = AuditLog::open(&path).unwrap();
        log.append(&sign_in("ron@swanson.com")).unwrap();
        assert_intact(&log, 4);
    });
    // The same files on a local disk again.
    let log = AuditLog::open(&path).unwrap();
    log.append(&sign_in("ron@swanson.com")).unwrap();
    assert_intact(&log, 5);
}

#[test]
fn open_log_without_shared_memory_can_be_verified() {
    let (folder, path) = folder();
    let log = without_shared_memory(|| AuditLog::open(&path).unwrap());
    log.append_all(vec![sign_in("ron@swanson.com"); 3]).unwrap();

    let names = || {
        let files = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();

    assert_intact(&AuditLog::open_untouched(&path).unwrap(), 3);

    assert_eq!(names(), before);
    log.append(&sign_in("ron@swanson.com")).unwrap();
}

#[test]
fn write_ahead_log_is_read_without_shared_memory() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(vec![sign_in("ron@swanson.com"); 3]).unwrap();
    let (_copy, copied) = copy_of_open_log(&path);
    assert!(fs::metadata(format!("{}-wal", copied.display())).unwrap().len() > 0);

    without_shared_memory(|| assert_intact(&AuditLog::open(&copied).unwrap(), 3));
}

#[test]
fn erasure_leaves_nothing_without_shared_memory() {
    let (folder, path) = folder();
    without_shared_memory(|| {
        let log = AuditLog::open(&path).unwrap();
        let entry = log.append(&sign_in("ron@swanson.com")).unwrap();
        let key = SigningKey::from_seed(&[7; 32]).unwrap();
        let mut announcement = sign_in("april@ludgate.com");
        announcement.customer_id = None;
        announcement.customer_email = None;
        log.erase(entry, &announcement, &key).unwrap();
        assert_intact(&log, 2);
    });
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("swanson"));
    }
}

#[test]
fn removed_or_rewritten_file_is_noticed_without_shared_memory() {
    let (_folder, path) = folder();
    without_shared_memory(|| {
        let log = AuditLog::open(&path).unwrap();
        log.append(&sign_in("ron@swanson.com")).unwrap();
        let moved = path.with_extension("moved");
        fs::rename(&path, &moved).unwrap();
        assert!(matches!(
            log.append(&sign_in("ron@swanson.com")),
            Err(Error::Replaced)
        ));
        fs::rename(&moved, &path).unwrap();
        log.append(&sign_in("ron@swanson.com")).unwrap();

        tamper(
            &path,
            "UPDATE entry SET operator = 'x', hash = zeroblob(32) WHERE id = 2",
        );
        assert!(matches!(
            log.append(&sign_in("ron@swanson.com")),
            Err(Error::Rewritten(2))
        ));
    });
}

#[test]
fn entries_are_appended_while_others_read_without_shared_memory() {
    let (_folder, path) = folder();
    let log = without_shared_memory(|| AuditLog::open(&path).unwrap());
    std::thread::scope(|scope| {
        let appending = scope.spawn(|| {
            for _ in 0..50 {
                log.append(&sign_in("ron@swanson.com")).unwrap();
            }
        });
        while !appending.is_finished() {
            assert!(matches!(log.verify().unwrap(), Verdict::Intact { .. }));
        }
    });
    assert_intact(&log, 50);
}

#[test]
fn file_system_without_locks_is_named() {
    let (_folder, path) = folder();
    let no_locks = FailingCall {
        call: libc::SYS_fcntl,
        argument: 1,
        matches: SeccompCmpOp::Eq,
        value: libc::F_SETLK,
        error: libc::ENOLCK,
    };
    let refused = no_locks.during(|| AuditLog::open(&path).unwrap_err());
    let Error::NoLocks { file_system, .. } = &refused else {
        panic!("{refused:?}");
    };
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap();
    assert!(mounts.contains(&format!(" - {file_system} ")), "{file_system}");
    assert!(refused.to_string().contains(file_system), "{refused}");
}

#[test]
fn failing_disk_is_reported_with_its_error_or_file_system() {
    let failing = |call| FailingCall {
        call,
        argument: 0,
        matches: SeccompCmpOp::Ge,
        value: 0,
        error: libc::EIO,
    };
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();

    let refused = failing(libc::SYS_fsync).during(|| log.append(&sign_in("ron@swanson.com")).unwrap_err());
    assert!(
        matches!(&refused, Error::Storage { cause, .. } if cause.raw_os_error() == Some(libc::EIO)),
        "{refused:?}"
    );

    let refused = failing(libc::SYS_pread64).during(|| log.verify().unwrap_err());
    assert!(matches!(&refused, Error::FileSystem { .. }), "{refused:?}");
    // The disk works again.
    log.append(&sign_in("ron@swanson.com")).unwrap();
}

#[test]
fn disk_counts_as_full_only_if_it_is() {
    for (error, is_full) in [(libc::ENOSPC, true), (libc::EIO, false), (libc::EDQUOT, false)] {
        let (_folder, path) = folder();
        let log = AuditLog::open(&path).unwrap();
        let failing = FailingCall {
            call: libc::SYS_pwrite64,
            argument: 0,
            matches: SeccompCmpOp::Ge,
            value: 0,
            error,
        };
        let refused = failing.during(|| log.append(&sign_in("ron@swanson.com")).unwrap_err());
        assert_eq!(
            refused.io_kind() == Some(ErrorKind::StorageFull),
            is_full,
            "{refused:?}"
        );
    }
}

#[test]
fn cause_of_an_unusable_place_is_the_file_systems() {
    let cause = |error: Error| match error {
        Error::Storage { cause, place, .. } => (cause.kind(), place),
        other => panic!("{other:?}"),
    };
    let (_folder, path) = folder();
    fs::create_dir(&path).unwrap();
    assert_eq!(
        cause(AuditLog::open(&path).unwrap_err()),
        (ErrorKind::IsADirectory, path)
    );

    let (_folder, path) = folder();
    let index = path.with_extension("sqlite-shm");
    fs::create_dir(&index).unwrap();
    assert_eq!(
        cause(AuditLog::open(&path).unwrap_err()),
        (ErrorKind::IsADirectory, index)
    );
}

#[test]
fn file_that_is_no_database_is_called_damaged() {
    let (_folder, path) = folder();
    fs::write(&path, "Dear diary, ".repeat(1000)).unwrap();
    assert!(AuditLog::open(&path).unwrap_err().is_damaged());
}

#[test]
fn file_that_leads_nowhere_is_named() {
    for ending in ["sqlite-wal", "sqlite-shm"] {
        let (_folder, path) = folder();
        drop(AuditLog::open(&path).unwrap());
        let beside = path.with_extension(ending);
        std::os::unix::fs::symlink(&beside, &beside).unwrap();

        let refused = AuditLog::open(&path).unwrap_err();

        assert!(
            matches!(&refused, Error::Storage { place, cause, .. }
                if *place == beside && cause.raw_os_error() == Some(libc::ELOOP)),
            "{refused:?}"
        );
    }
}

/// The call that asks whether a file can be written, and the argument with the kind of access.
#[cfg(target_arch = "x86_64")]
const ACCESS: (i64, u8) = (libc::SYS_access, 1);
#[cfg(not(target_arch = "x86_64"))]
const ACCESS: (i64, u8) = (libc::SYS_faccessat, 2);

#[test]
fn file_that_can_only_be_read_is_named() {
    let (_folder, path) = folder();
    drop(AuditLog::open(&path).unwrap());
    let bits = |mask: i32| SeccompCmpOp::MaskedEq(u32::try_from(mask).unwrap().into());
    let (call, argument) = ACCESS;
    let not_writable = FailingCall {
        call,
        argument,
        matches: bits(libc::W_OK),
        value: libc::W_OK,
        error: libc::EACCES,
    };
    let not_opened = FailingCall {
        call: libc::SYS_openat,
        argument: 2,
        matches: bits(libc::O_ACCMODE),
        value: libc::O_RDWR,
        error: libc::EACCES,
    };

    let refused = not_writable.during(|| not_opened.during(|| AuditLog::open(&path).unwrap_err()));

    assert!(
        matches!(&refused, Error::Storage { place, cause, .. }
            if *place == path && cause.kind() == ErrorKind::PermissionDenied),
        "{refused:?}"
    );
}
