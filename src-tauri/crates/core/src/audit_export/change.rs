//! Changing where the audit log is sent. Each change is recorded first, and sent to the former log
//! server if there is one. Staff confirm a new address in a native dialog, which the page can't
//! answer: the audit log names customers.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use audit_export::{Headers, InvalidCertificate, Target, Trust};
use journal::{Action, Outcome};
use secrecy::{ExposeSecret, SecretString};

use super::saved::SavedExport;
use super::{AuditExport, client_key, headers_key};
use crate::audit::{AuditEvent, AuditStore};
use crate::connections::Certificate;
use crate::lifecycle::Work;
use crate::ports::Question;
use crate::view::{AuditExportFile, ChangeAuditExport, Done, InvalidInput};
use crate::{Error, blocking, pasted_text, regular_file};

/// The largest file with a client certificate, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;
/// How long reading may take: the file may be on a network drive that does not respond.
const READ_TIMEOUT: Duration = Duration::from_secs(5);

impl AuditExport {
    /// Changes the address and the headers. An empty address ends the export. The headers stay if
    /// there are no new ones and the address stays, too.
    pub(crate) async fn change(self: &Arc<Self>, change: ChangeAuditExport) -> Result<(), Error> {
        let task = self.lifecycle.begin(Work::Verify, None)?;
        let _changing = self.changing.try_lock().map_err(|_| Error::QuestionOpen)?;
        let in_use = self.address();
        let before = self.saved().of(&in_use);
        let address = pasted_text::unquoted(&change.address);
        if self.managed().is_some() && address != in_use {
            return Err(Error::Managed { field: "address" });
        }
        let target = (!address.is_empty()).then(|| Target::parse(&address));
        let target = target
            .transpose()
            .map_err(|error| Error::input("address", error.into()))?;
        let headers = change.headers.filter(|_| target.is_some());
        let names = match &headers {
            Some(headers) => self.own(&parsed(headers)?)?,
            None if address == in_use => before.header_names.clone(),
            None => Vec::new(),
        };
        let new = SavedExport {
            header_names: names,
            has_client_certificate: before.has_client_certificate && address == in_use,
            credentials_for: Some(address.clone()),
            address: if self.managed().is_some() {
                before.address.clone()
            } else {
                address.clone()
            },
            ..before.clone()
        };
        let detail = format!(
            "address from {} to {}; headers from {} to {}",
            words(&in_use),
            words(&address),
            words(&before.header_names.join(", ")),
            words(&new.header_names.join(", "))
        );
        let saving = async {
            if let Some(target) = target.as_ref().filter(|_| address != in_use) {
                let asking = async { Ok::<_, Error>(self.dialogs.ask(question(target, &address)).await) };
                if !task.run(asking).await? {
                    return Err(Error::HostRefused(target.host().to_owned()));
                }
            }
            if let Some(headers) = headers.filter(|_| !new.header_names.is_empty()) {
                self.secret_store.put(headers_key(&address), headers).await?;
            }
            self.save(new.clone()).await
        };
        self.recorded(detail, saving).await?;
        if address != in_use || new.header_names.is_empty() {
            self.forget(&before, &new, &in_use, &address).await;
        }
        Ok(())
    }

    /// Has staff choose a certificate file in a native dialog, and uses it.
    pub(crate) async fn choose_file(self: &Arc<Self>, which: AuditExportFile) -> Result<(), Error> {
        let task = self.lifecycle.begin(Work::Verify, None)?;
        let _changing = self.changing.try_lock().map_err(|_| Error::QuestionOpen)?;
        if which == AuditExportFile::Authority && self.managed().is_some() {
            return Err(Error::Managed { field: "authority" });
        }
        let choosing = async { Ok::<_, Error>(self.dialogs.choose_certificate_file().await) };
        let Some(file) = task.run(choosing).await? else {
            return Ok(());
        };
        let address = self.address();
        let mut new = self.saved().of(&address);
        match which {
            AuditExportFile::Authority => {
                let certificate = task.run(Certificate::read(file)).await?;
                let pem = String::from_utf8_lossy(certificate.pem()).into_owned();
                checked(&Trust {
                    authorities: Some(pem.clone()),
                    client: None,
                })?;
                new.authority = Some(pem);
                let detail = format!("authority {}", certificate.fingerprint());
                self.recorded(detail, self.save(new)).await
            }
            AuditExportFile::Client => {
                let reading = blocking::run(move || read_client(&file));
                let client = tokio::time::timeout(READ_TIMEOUT, reading).await.ok().flatten();
                let client = client.ok_or_else(unusable_client)?;
                checked(&Trust {
                    authorities: None,
                    client: Some(client.clone()),
                })?;
                new.has_client_certificate = true;
                new.credentials_for = Some(address.clone());
                let saving = async {
                    self.secret_store.put(client_key(&address), client).await?;
                    self.save(new).await
                };
                self.recorded("client certificate chosen".into(), saving).await
            }
        }
    }

    /// No longer uses a certificate file.
    pub(crate) async fn remove_file(self: &Arc<Self>, which: AuditExportFile) -> Result<(), Error> {
        let _task = self.lifecycle.begin(Work::Verify, None)?;
        let _changing = self.changing.try_lock().map_err(|_| Error::QuestionOpen)?;
        if which == AuditExportFile::Authority && self.managed().is_some() {
            return Err(Error::Managed { field: "authority" });
        }
        let mut new = self.saved().of(&self.address());
        let detail = match which {
            AuditExportFile::Authority => {
                new.authority = None;
                "authority of the system"
            }
            AuditExportFile::Client => {
                new.has_client_certificate = false;
                "client certificate removed"
            }
        };
        self.recorded(detail.into(), self.save(new)).await?;
        if which == AuditExportFile::Client {
            let _ = self.secret_store.delete(client_key(&self.address())).await;
        }
        Ok(())
    }

    /// Records a change, sends its entry to the former log server, and begins with the new one.
    async fn recorded(
        self: &Arc<Self>,
        detail: String,
        saving: impl Future<Output = Result<(), Error>>,
    ) -> Result<(), Error> {
        let event = AuditEvent {
            detail: Some(detail),
            ..AuditEvent::new(Action::AuditExportChange, AuditStore::default())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        self.flush().await;
        let saved = saving.await;
        // The former log server receives nothing that is written from now on.
        if saved.is_ok() {
            Self::start(self);
        }
        self.audit.conclude(&event, saved, Done::AuditExportChanged).await
    }

    /// The names of headers that staff enter. None can replace one of the policy.
    fn own(&self, headers: &Headers) -> Result<Vec<String>, Error> {
        let fixed = self
            .managed_headers()
            .map_or_else(|_| Vec::new(), |fixed| fixed.names());
        let names = headers.names();
        if names.iter().any(|name| fixed.contains(name)) {
            return Err(Error::Managed { field: "headers" });
        }
        Ok(names)
    }

    async fn save(&self, new: SavedExport) -> Result<(), Error> {
        let preferences = Arc::clone(&self.preferences);
        blocking::run(move || new.save(preferences.as_ref())).await
    }

    /// Removes secrets that are no longer used.
    async fn forget(&self, before: &SavedExport, new: &SavedExport, old_address: &str, address: &str) {
        if !before.header_names.is_empty() && (old_address != address || new.header_names.is_empty()) {
            let _ = self.secret_store.delete(headers_key(old_address)).await;
        }
        if before.has_client_certificate && old_address != address {
            let _ = self.secret_store.delete(client_key(old_address)).await;
        }
    }
}

fn parsed(headers: &SecretString) -> Result<Headers, Error> {
    Headers::parse(headers).map_err(|error| Error::input("headers", error.into()))
}

fn checked(trust: &Trust) -> Result<(), Error> {
    match trust.check() {
        Ok(()) | Err(InvalidCertificate::System(_)) => Ok(()),
        Err(InvalidCertificate::Authority) => {
            Err(Error::input("certificate", InvalidInput::AuthorityCertificate))
        }
        Err(InvalidCertificate::Client) => Err(unusable_client()),
    }
}

fn unusable_client() -> Error {
    Error::input("certificate", InvalidInput::ClientCertificate)
}

fn read_client(file: &Path) -> Option<SecretString> {
    let (bytes, _) = regular_file::read(file, MAX_BYTES).ok()?;
    let text = SecretString::from(String::from_utf8(bytes).ok()?);
    (!text.expose_secret().is_empty()).then_some(text)
}

fn words(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

fn question(target: &Target, address: &str) -> Question {
    Question::LogServer {
        address: address.to_owned(),
        host: target.host().to_owned(),
    }
}
