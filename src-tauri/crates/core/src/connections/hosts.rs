//! Which hosts the app may send requests to. One that it does not know needs a yes in a native
//! dialog, which the page can't give, before anything is sent to it.

use journal::{Action, Outcome};
use moltin::{Endpoint, Region};

use super::Connections;
use super::certificate::Certificate;
use super::saved::{SANDBOX, Saved};
use crate::Error;
use crate::audit::AuditEvent;
use crate::lifecycle::{Task, Work};
use crate::ports::Question;
use crate::store_address::address_of;
use crate::view::{CertificateView, ConnectionKind, Done};

impl Connections {
    /// Allows requests to the host of a connection: it is known, the company's policy allows it, or
    /// staff confirm it. Returns the address that was confirmed, to save it with the connection.
    ///
    /// # Errors
    /// [`Error::HostNotAllowed`] if the company's policy does not allow the host,
    /// [`Error::HostRefused`] if staff say no, [`Error::QuestionOpen`] while there is another
    /// question, [`Error::AuditLog`] if the question or the answer can't be recorded.
    pub(super) async fn confirm_host(&self, saved: &Saved, task: &Task) -> Result<Option<String>, Error> {
        if saved.kind == ConnectionKind::Sandbox {
            return Ok(None);
        }
        let endpoint = saved.endpoint()?;
        let address = address_of(&endpoint);
        if self.managed.allows_host(&endpoint)? || self.is_known(&address) {
            return Ok(None);
        }
        if self.is_confirmed(&address) {
            return Ok(Some(address));
        }
        let _asking = self.asking.try_lock().map_err(|_| Error::QuestionOpen)?;
        let event = AuditEvent {
            detail: Some(address.clone()),
            ..AuditEvent::new(Action::HostConfirm, saved.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let asking = async {
            if self.dialogs.ask(question(&address)).await {
                Ok(address)
            } else {
                Err(Error::HostRefused(endpoint.host().to_owned()))
            }
        };
        let answer = task.run(asking).await;
        let concluded = self.audit.conclude(&event, answer, Done::Other).await;
        concluded.map(Some).map_err(|error| match error {
            // Nothing was sent.
            Error::OutcomeNotRecorded { source, .. } => Error::AuditLog(source),
            error => error,
        })
    }

    /// Whether this is the address of a region, or of the app's own sandbox.
    fn is_known(&self, address: &str) -> bool {
        let regions = [Region::EuWest, Region::UsEast].map(Region::endpoint);
        let sandbox = self.state().open.get(SANDBOX).map(|open| open.endpoint.clone());
        regions
            .iter()
            .chain(&sandbox)
            .any(|known: &Endpoint| address_of(known) == address)
    }

    /// The address of Commerce Manager for a connection to a region's host.
    pub(crate) fn commerce_manager(&self, connection: &str) -> Result<Option<&'static str>, Error> {
        let address = address_of(&self.state().find(connection)?.endpoint()?);
        let mut regions = [Region::EuWest, Region::UsEast].into_iter();
        let region = regions.find(|region| address_of(&region.endpoint()) == address);
        Ok(region.map(Region::commerce_manager))
    }

    fn is_confirmed(&self, address: &str) -> bool {
        let state = self.state();
        let mut saved = state.saved.iter();
        saved.any(|saved| saved.confirmed_address.as_deref() == Some(address))
    }

    /// Confirms the host of a saved connection, and reads the certificate of one that an earlier
    /// version saved. Both are saved, so that there is one question and one reading.
    ///
    /// # Errors
    /// As [`Connections::confirm_host`] and [`Certificate::read`].
    pub(super) async fn prepare_to_open(&self, mut saved: Saved) -> Result<Saved, Error> {
        let before = saved.clone();
        if let Some(confirmed) = self.confirm_saved_host(&saved).await? {
            saved.confirmed_address = Some(confirmed);
        }
        if let Some(file) = saved.certificate_file.take() {
            saved.certificate = Some(Certificate::read(file.into()).await?);
        }
        if saved == before {
            return Ok(saved);
        }
        let _changing = self.changing.lock().await;
        let mut all = self.state().saved.clone();
        let known = all.iter_mut().find(|known| known.id == saved.id);
        let known = known.ok_or(Error::UnknownConnection)?;
        known.confirmed_address.clone_from(&saved.confirmed_address);
        known.certificate.clone_from(&saved.certificate);
        known.certificate_file = None;
        self.save_connections(all).await?;
        Ok(saved)
    }

    async fn confirm_saved_host(&self, saved: &Saved) -> Result<Option<String>, Error> {
        if saved.kind == ConnectionKind::Sandbox {
            return Ok(None);
        }
        let task = self.lifecycle.begin(Work::Verify, Some(&saved.id))?;
        self.confirm_host(saved, &task).await
    }

    /// Has staff choose a certificate file in a native dialog, and reads it.
    pub(crate) async fn choose_certificate(&self) -> Result<Option<CertificateView>, Error> {
        let task = self.lifecycle.begin(Work::Verify, None)?;
        let _asking = self.asking.try_lock().map_err(|_| Error::QuestionOpen)?;
        let choosing = async { Ok::<_, Error>(self.dialogs.choose_certificate_file().await) };
        let Some(file) = task.run(choosing).await? else {
            return Ok(None);
        };
        let certificate = task.run(Certificate::read(file)).await?;
        let view = certificate.view();
        self.chosen_certificate.set(certificate);
        Ok(Some(view))
    }
}

fn question(address: &str) -> Question {
    Question::UnknownHost {
        address: address.to_owned(),
        is_punycode: address.split('.').any(|label| label.starts_with("xn--")),
    }
}
