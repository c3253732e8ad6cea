//! The area of the audit log: what staff read, verify and export. Each other area writes its own
//! entries with an [`AuditWriter`].

mod event;
mod export;
mod pages;
mod receipt;
mod verification;
mod writer;

use std::sync::Arc;

use crate::secret_store::SecretStore;
pub(crate) use event::{AuditEvent, AuditRequest, AuditStore};
pub(crate) use writer::AuditWriter;

/// Reads the audit log, and exports it.
pub(crate) struct Audit {
    writer: Arc<AuditWriter>,
    /// Has the key that signs checkpoints.
    secret_store: Arc<SecretStore>,
}

impl Audit {
    pub(crate) fn new(writer: Arc<AuditWriter>, secret_store: Arc<SecretStore>) -> Self {
        Self { writer, secret_store }
    }
}
