//! Does to running work what the table of [`lifecycle`](crate::lifecycle) says.

use std::sync::Arc;

use crate::audit::Anchors;
use crate::audit_export::AuditExport;
use crate::impersonation::Impersonation;
use crate::import::Imports;
use crate::lifecycle::Effect::Stops;
use crate::lifecycle::{Event, Lifecycle, TABLE, Work, effect};
use crate::password_clipboard::PasswordClipboard;
use crate::support_credentials::SupportCredentials;
use crate::updates::Updates;

/// The work that an event may have to stop.
pub(crate) struct RunningWork {
    pub(crate) lifecycle: Arc<Lifecycle>,
    pub(crate) impersonation: Arc<Impersonation>,
    pub(crate) imports: Arc<Imports>,
    pub(crate) password_clipboard: Arc<PasswordClipboard>,
    pub(crate) updates: Arc<Updates>,
    pub(crate) anchors: Arc<Anchors>,
    pub(crate) audit_export: Arc<AuditExport>,
    pub(crate) credentials: Arc<SupportCredentials>,
}

impl RunningWork {
    /// Stops what an event concerns. `at` is the store of the event, where it has one.
    pub(crate) async fn on(&self, event: Event, at: Option<&str>) {
        tracing::debug!(?event, "running work is cancelled");
        self.lifecycle.cancel(event, at);
        for (work, _) in TABLE {
            match (work, effect(event, work)) {
                (Work::PreviewSession | Work::SignInSession, Stops) => {
                    self.impersonation.end_for(event, at, work).await;
                }
                (Work::Import, Stops) => self.imports.close_for(event, at),
                (Work::CopiedPassword, Stops) => self.password_clipboard.forget().await,
                (Work::Update, Stops) => self.updates.cancel(),
                // Their tokens are all that they need.
                _ => {}
            }
        }
        match event {
            Event::Lock => self.anchors.save_soon(),
            Event::Quit => {
                // Its entry belongs to what is flushed.
                self.credentials.finish().await;
                tokio::join!(self.anchors.save_last(), self.audit_export.flush());
            }
            _ => {}
        }
    }
}
