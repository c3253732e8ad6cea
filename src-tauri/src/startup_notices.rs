//! What could not be used when the app started: why, what that means, and what to do.

use std::io;
use std::path::Path;

use journal::AuditLog;
use shopside_core::disk;

/// What the app does without its audit log.
const WITHOUT_AUDIT_LOG: &str =
    "Until it can be used, nothing is changed in a store and no one signs in as a customer.";

/// The notice about an app folder that can't be used.
pub(crate) fn folder(folder: &Path, error: &io::Error) -> String {
    format!(
        "The app’s folder {} can’t be used: {}. Until then, nothing is saved or changed, and no one signs in as a customer.",
        folder.display(),
        disk::reason_and_advice(error),
    )
}

/// The notice about a log that can't be written.
pub(crate) fn log(error: &io::Error) -> String {
    format!(
        "The log for support can’t be written: {}. The app works without it.",
        disk::reason_and_advice(error)
    )
}

/// Opens the audit log, or returns a closed one and the notice about it.
pub(crate) fn open_audit_log(path: &Path) -> (AuditLog, Option<String>) {
    if let Some(reason) = disk::too_long_for_sqlite(path) {
        let notice = format!(
            "The audit log can’t be opened: {reason}. Use a home folder with a shorter path, then start the app again. {WITHOUT_AUDIT_LOG}"
        );
        return (AuditLog::closed(reason), Some(notice));
    }
    match AuditLog::open(path) {
        Ok(log) => (log, None),
        Err(error) => {
            let reason = disk::audit_log_reason(&error);
            let advice =
                disk::audit_log_advice(&error).map_or_else(String::new, |advice| format!(" {advice}"));
            let notice = format!(
                "The audit log {} can’t be opened: {reason}.{advice} {WITHOUT_AUDIT_LOG}",
                path.display()
            );
            (AuditLog::closed(reason), Some(notice))
        }
    }
}
