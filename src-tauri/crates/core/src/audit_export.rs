//! The area of the audit export: sends the audit log to the log server of the settings or of the
//! company's policy. `change` changes the settings, `required` holds back customer views.

mod change;
mod invalid_input;
mod required;
mod saved;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use audit_export::{
    CertificateFailure, ExportState, Failure, Headers, LogServer, Shipper, Source, Target, Trust, Wakeup,
};
use jiff::Timestamp;
use secrecy::SecretString;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::audit::AuditWriter;
use crate::lifecycle::Lifecycle;
use crate::managed_policy::{ManagedExport, ManagedPolicy};
use crate::ports::{Dialogs, Preferences, SecretKey, SecretsError};
use crate::secret_store::SecretStore;
use crate::view::{AuditExportView, Cause};
use crate::{Error, blocking, disk};
use saved::{Cursors, SavedExport};

/// How long quitting waits for the log server.
const FLUSH: Duration = Duration::from_secs(3);
/// How long to wait for a keyring that could not be read.
const KEYRING_RETRY: Duration = Duration::from_secs(30);

/// Sends the audit log to a log server.
pub(crate) struct AuditExport {
    pub(crate) audit: Arc<AuditWriter>,
    pub(crate) preferences: Arc<dyn Preferences>,
    pub(crate) secret_store: Arc<SecretStore>,
    pub(crate) managed: Arc<ManagedPolicy>,
    pub(crate) dialogs: Arc<dyn Dialogs>,
    pub(crate) lifecycle: Arc<Lifecycle>,
    pub(crate) wakeup: Arc<Wakeup>,
    pub(crate) state: watch::Sender<ExportState>,
    pub(crate) running: Mutex<Option<JoinHandle<()>>>,
    /// Why the last attempt to begin failed.
    pub(crate) not_started: Mutex<Option<Cause>>,
    /// Serializes changes of the settings.
    pub(crate) changing: tokio::sync::Mutex<()>,
}

impl AuditExport {
    fn managed(&self) -> Option<ManagedExport> {
        self.managed.audit_export()
    }

    fn saved(&self) -> SavedExport {
        SavedExport::read(self.preferences.as_ref())
    }

    /// The address of the log server; empty if nothing is exported.
    fn address(&self) -> String {
        self.managed()
            .map_or_else(|| self.saved().address, |managed| managed.address)
    }

    fn running(&self) -> MutexGuard<'_, Option<JoinHandle<()>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to send, unless no log server is set. Sends to the former one end.
    pub(crate) fn start(this: &Arc<Self>) {
        let previous = this.running().take();
        if let Some(previous) = previous {
            previous.abort();
        }
        // Who waits for an attempt waits for one of the new log server.
        this.state.send_modify(|state| {
            *state = ExportState {
                attempt: state.attempt,
                ..ExportState::default()
            };
        });
        if this.address().is_empty() {
            return;
        }
        let running = tokio::spawn(Self::run(Arc::downgrade(this), Arc::clone(&this.wakeup)));
        *this.running() = Some(running);
    }

    async fn run(export: Weak<Self>, wakeup: Arc<Wakeup>) {
        loop {
            let Some(this) = export.upgrade() else { return };
            this.state.send_modify(ExportState::begin);
            match this.shipper().await {
                Ok(shipper) => {
                    this.set_not_started(None);
                    drop(this);
                    return shipper.run(wakeup).await;
                }
                Err(cause) => {
                    tracing::warn!("audit export not started");
                    let failure = Failure::Local(cause.to_string());
                    this.set_not_started(Some(cause));
                    this.state.send_modify(|state| state.fail(failure));
                }
            }
            drop(this);
            wakeup.retried_within(KEYRING_RETRY).await;
        }
    }

    /// # Errors
    /// Why the export can't begin, for staff.
    async fn shipper(&self) -> Result<Shipper, Cause> {
        let address = self.address();
        let saved = self.saved().of(&address);
        let target = Target::parse(&address).map_err(|error| in_words(&error))?;
        let mut headers = self.managed_headers()?;
        if !saved.header_names.is_empty() {
            let secret = self.secret(headers_key(&address)).await?;
            let own = Headers::parse(&secret).map_err(|error| in_words(&error))?;
            headers = headers.or(own);
        }
        let client = if saved.has_client_certificate {
            Some(self.secret(client_key(&address)).await?)
        } else {
            None
        };
        let trust = Trust {
            authorities: self.authority(&saved),
            client,
        };
        let (preferences, account) = (Arc::clone(&self.preferences), self.audit.account().to_owned());
        let customer_email = self.managed.exports_customer_email();
        let (log, state) = (self.audit.log(), self.state.clone());
        blocking::run(move || {
            let source = Source {
                installation: saved::installation(preferences.as_ref())?,
                version: env!("CARGO_PKG_VERSION").into(),
                host: account.rsplit('@').next().unwrap_or_default().to_owned(),
                customer_email,
            };
            let server = LogServer::new(target, headers, &trust).map_err(|error| in_words(&error))?;
            let cursors = Arc::new(Cursors::new(preferences, address));
            Ok(Shipper::new(log, cursors, server, source, state))
        })
        .await
    }

    /// The headers of the policy, which no others replace.
    fn managed_headers(&self) -> Result<Headers, Cause> {
        let headers = self.managed().map(|managed| managed.headers());
        let headers = headers.transpose().map_err(|error| in_words(&error))?;
        Ok(headers.unwrap_or_default())
    }

    fn authority(&self, saved: &SavedExport) -> Option<String> {
        self.managed()
            .map_or_else(|| saved.authority.clone(), |managed| managed.authority)
    }

    async fn secret(&self, key: SecretKey) -> Result<SecretString, Cause> {
        match self.secret_store.get(key).await {
            Ok(Some(secret)) => Ok(secret),
            Ok(None) => Err(Cause::LogServerCredentialsMissing),
            Err(error) => Err(keyring(error)),
        }
    }

    /// The state of the export, for staff.
    pub(crate) async fn view(&self) -> Result<AuditExportView, Error> {
        let (state, address) = (self.state.borrow().clone(), self.address());
        let saved = self.saved().of(&address);
        let log = self.audit.log();
        let head = blocking::run(move || log.anchor())
            .await
            .map_err(Error::AuditLogUnread)?;
        let acknowledged = state.cursor.acknowledged.entries;
        Ok(AuditExportView {
            host: Target::parse(&address)
                .map(|target| target.host().to_owned())
                .unwrap_or_default(),
            address,
            header_names: saved.header_names,
            has_authority: self.managed().is_none() && saved.authority.is_some(),
            has_client_certificate: saved.has_client_certificate,
            managed: self.managed().is_some(),
            waiting: u64::try_from(head.entries.saturating_sub(acknowledged)).unwrap_or_default(),
            acknowledged_at: state.acknowledged_at.map(|at| at.to_string()),
            rejected: state.cursor.rejected,
            rejection: state.rejection,
            failure: state.failure.map(|failure| self.cause(failure).into()),
        })
    }

    /// The time of the first entry that the log server does not have; `None` if it has all, or if
    /// nothing is exported.
    pub(crate) async fn first_waiting(&self) -> Result<Option<Timestamp>, Error> {
        if self.address().is_empty() {
            return Ok(None);
        }
        let (log, cursor) = (self.audit.log(), self.state.borrow().cursor.acknowledged);
        let following = blocking::run(move || log.following(&cursor, 1)).await?;
        Ok(following.entries.first().map(|entry| entry.content.at))
    }

    /// Waits until the log server has all entries, for three seconds at most.
    pub(crate) async fn flush(&self) {
        if self.running().is_some() && self.acknowledged_within(FLUSH).await.is_err() {
            tracing::info!("audit export not complete");
        }
    }

    fn set_not_started(&self, cause: Option<Cause>) {
        *self.not_started.lock().unwrap_or_else(PoisonError::into_inner) = cause;
    }

    /// Why entries were not acknowledged, for staff.
    fn cause(&self, failure: Failure) -> Cause {
        match failure {
            Failure::Unreachable(words) => Cause::LogServerUnreachable { words },
            Failure::Certificate(failure) => match failure {
                CertificateFailure::UnknownAuthority => Cause::LogServerUnknownAuthority,
                CertificateFailure::Expired => Cause::LogServerCertificateExpired,
                CertificateFailure::OtherName => Cause::LogServerOtherName,
                CertificateFailure::ClientRefused => Cause::LogServerRefusesClient,
                CertificateFailure::Other(words) => Cause::LogServerInsecure { words },
            },
            Failure::TimedOut => Cause::LogServerTimedOut,
            Failure::Status { status, message, .. } => Cause::LogServerStatus {
                status: status.to_string(),
                words: message,
            },
            Failure::Redirected => Cause::LogServerRedirects,
            Failure::NotALogServer => Cause::NotALogServer,
            Failure::Local(words) => {
                let not_started = self.not_started.lock().unwrap_or_else(PoisonError::into_inner);
                not_started.clone().unwrap_or(Cause::Log { words })
            }
        }
    }

    /// Waits until the log server has all entries that were written so far. An attempt that is
    /// under way may fail for what is over by now, so only a later one tells.
    ///
    /// # Errors
    /// Why it does not have them, for staff.
    async fn acknowledged_within(&self, timeout: Duration) -> Result<(), Cause> {
        let log = self.audit.log();
        let head = blocking::run(move || log.anchor())
            .await
            .map_err(|error| disk::audit_log_cause(&error))?;
        let mut state = self.state.subscribe();
        let before = state.borrow().clone();
        let failed = |state: &ExportState| self.cause(state.failure.clone().unwrap_or(Failure::TimedOut));
        let is_acknowledged = |state: &ExportState| state.cursor.acknowledged.entries >= head.entries;
        let latest = Instant::now() + timeout;
        if before.paused_until.is_some_and(|until| until > latest) && !is_acknowledged(&before) {
            return Err(failed(&before));
        }
        self.wakeup.retry();
        let has_failed = |state: &ExportState| state.failure.is_some() && state.failed > before.attempt;
        let tried = state.wait_for(|state| is_acknowledged(state) || has_failed(state));
        let Ok(Ok(after)) = tokio::time::timeout_at(latest, tried).await else {
            return Err(failed(&self.state.borrow()));
        };
        if !is_acknowledged(&after) {
            Err(failed(&after))
        } else if after.cursor.rejected > before.cursor.rejected {
            Err(Cause::LogServerRefused {
                words: after.rejection.clone().unwrap_or_default(),
            })
        } else {
            Ok(())
        }
    }
}

impl Drop for AuditExport {
    fn drop(&mut self) {
        if let Some(running) = self.running().take() {
            running.abort();
        }
    }
}

fn keyring(error: SecretsError) -> Cause {
    match error {
        SecretsError::Absent | SecretsError::NoCollection => Cause::NoKeyring,
        SecretsError::Locked | SecretsError::Denied => Cause::KeyringLocked,
        SecretsError::TimedOut => Cause::KeyringTimedOut,
        SecretsError::Failed(words) => Cause::KeyringFailed { words },
        other => Cause::KeyringFailed {
            words: other.to_string(),
        },
    }
}

fn in_words(error: &impl std::error::Error) -> Cause {
    Cause::Log {
        words: error.to_string(),
    }
}

/// The place of the headers: they are for one address.
fn headers_key(address: &str) -> SecretKey {
    SecretKey {
        connection: "audit export headers".into(),
        base_url: address.to_owned(),
    }
}

/// The place of the client's certificate and private key.
fn client_key(address: &str) -> SecretKey {
    SecretKey {
        connection: "audit export client certificate".into(),
        base_url: address.to_owned(),
    }
}
