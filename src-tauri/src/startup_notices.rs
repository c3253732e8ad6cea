//! What could not be used when the app started: why, what that means, and what to do.

use std::io;
use std::path::Path;

use journal::AuditLog;
use shopside_core::disk;
use shopside_core::view::{Cause, Notice, ProblemText};

/// What the app does without its audit log.
const WITHOUT_AUDIT_LOG: &str =
    "Until it can be used, nothing is changed in a store and no one signs in as a customer.";

/// The notice about an app folder that can't be used.
pub(crate) fn folder(folder: &Path, error: &io::Error) -> Notice {
    let (place, cause) = (folder.display().to_string(), disk::cause(error));
    Notice {
        message: format!(
            "The app’s folder {place} can’t be used: {} Until then, nothing is saved or changed, and no one signs in \
             as a customer.",
            with_advice(&cause)
        ),
        text: ProblemText::FolderUnusable { place, cause },
    }
}

/// The notice about a log that can't be written.
pub(crate) fn log(error: &io::Error) -> Notice {
    let cause = disk::cause(error);
    Notice {
        message: format!(
            "The log for support can’t be written: {} The app works without it.",
            with_advice(&cause)
        ),
        text: ProblemText::SupportLogUnwritable { cause },
    }
}

/// The notice about preferences that can't be used.
pub(crate) fn preferences_read_only(cause: &Cause) -> Notice {
    Notice {
        message: format!(
            "{} {} The file is left as it is, and nothing can be saved.",
            cause.sentence(),
            cause.advice()
        ),
        text: ProblemText::PreferencesReadOnly { cause: cause.clone() },
    }
}

/// The notice about damaged preferences, which are kept in `file`.
pub(crate) fn preferences_damaged(file: String, restored: bool) -> Notice {
    let kept = format!("The preferences file was damaged. It is kept as {file}.");
    if restored {
        Notice {
            message: format!("{kept} The last good one was put back."),
            text: ProblemText::PreferencesRestored { file },
        }
    } else {
        Notice {
            message: format!(
                "{kept} There is no good one to put back, so the stores have to be connected again."
            ),
            text: ProblemText::PreferencesLost { file },
        }
    }
}

/// Opens the audit log, or returns a closed one and the notice about it.
pub(crate) fn open_audit_log(path: &Path) -> (AuditLog, Option<Notice>) {
    if let Some(cause) = disk::too_long_for_sqlite(path) {
        let notice = audit_log(path, cause);
        let error = io::Error::from(io::ErrorKind::InvalidFilename);
        return (AuditLog::closed(error), Some(notice));
    }
    match AuditLog::open(path) {
        Ok(log) => (log, None),
        Err(error) => {
            let notice = audit_log(path, disk::audit_log_cause(&error));
            (AuditLog::closed(error), Some(notice))
        }
    }
}

fn audit_log(path: &Path, cause: Cause) -> Notice {
    let place = path.display().to_string();
    Notice {
        message: format!(
            "The audit log {place} can’t be opened: {} {WITHOUT_AUDIT_LOG}",
            with_advice(&cause)
        ),
        text: ProblemText::AuditLogUnopened { place, cause },
    }
}

/// The rest of a sentence, and another one if there is advice.
fn with_advice(cause: &Cause) -> String {
    format!("{cause}. {}", cause.advice()).trim_end().to_owned()
}
