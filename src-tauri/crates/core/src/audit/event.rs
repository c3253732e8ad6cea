//! What the app records about an action, before the audit log adds who and when.

use std::time::Duration;

use journal::{Action, Way};

/// An action for the audit log. The same event is recorded before the action and after it, with
/// what is known by then.
#[derive(Debug, Clone)]
pub(crate) struct AuditEvent {
    pub(crate) action: Action,
    pub(crate) store: AuditStore,
    pub(crate) way: Option<Way>,
    pub(crate) customer_id: Option<String>,
    pub(crate) customer_email: Option<String>,
    pub(crate) session_id: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) detail: Option<String>,
    /// The hash of the imported file.
    pub(crate) import_id: Option<String>,
    /// The line in the imported file, from 1.
    pub(crate) import_line: Option<u64>,
    pub(crate) request: Option<AuditRequest>,
    /// How many records were exported.
    pub(crate) items: Option<u64>,
}

/// The store that an action is about; empty for actions of the app itself.
#[derive(Debug, Clone, Default)]
pub(crate) struct AuditStore {
    /// The name and the base URL, as people read them.
    pub(crate) text: String,
    pub(crate) connection_id: Option<String>,
    /// `None` for a sandbox that is not running.
    pub(crate) url: Option<String>,
}

/// A request that was sent.
#[derive(Debug, Clone)]
pub(crate) struct AuditRequest {
    pub(crate) method: String,
    /// Without the query.
    pub(crate) path: String,
    /// `None` if there was no response.
    pub(crate) status: Option<u16>,
    pub(crate) duration: Duration,
}

impl AuditEvent {
    pub(crate) fn new(action: Action, store: AuditStore) -> Self {
        Self {
            action,
            store,
            way: None,
            customer_id: None,
            customer_email: None,
            session_id: None,
            reason: None,
            detail: None,
            import_id: None,
            import_line: None,
            request: None,
            items: None,
        }
    }
}
