//! Which certificate a saved connection trusts beside the system's.

use journal::{Action, Outcome};

use super::Connections;
use super::certificate::Certificate;
use super::saved::Saved;
use crate::Error;
use crate::audit::AuditEvent;
use crate::lifecycle::{Event, Work};
use crate::view::{ConnectionKind, ConnectionView, Done, InvalidInput};

impl Connections {
    /// Trusts the certificate that was chosen last for a connection, or only those of the system.
    pub(crate) async fn change_certificate(
        &self,
        connection: &str,
        fingerprint: Option<&str>,
    ) -> Result<ConnectionView, Error> {
        let _changing_certificate = self.lifecycle.begin(Work::Verify, Some(connection))?;
        let certificate = self.chosen_certificate.get(fingerprint)?;
        let _changing = self.changing.lock().await;
        let saved = self.state().find(connection)?.clone();
        if saved.kind == ConnectionKind::Sandbox {
            return Err(Error::input(
                "certificate",
                InvalidInput::SandboxUsesNoCertificate,
            ));
        }
        let new = Saved {
            certificate,
            certificate_file: None,
            ..saved.clone()
        };
        let event = AuditEvent {
            detail: Some(format!("certificate from {} to {}", words(&saved), words(&new))),
            ..AuditEvent::new(Action::ConnectionChange, saved.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let changed = self.save_certificate(new).await;
        self.audit
            .conclude(&event, changed, Done::CertificateChanged)
            .await
    }

    async fn save_certificate(&self, new: Saved) -> Result<ConnectionView, Error> {
        let mut all = self.state().saved.clone();
        for known in all.iter_mut().filter(|known| known.id == new.id) {
            *known = new.clone();
        }
        self.save_connections(all).await?;
        let open = self.state().open.remove(&new.id);
        if let Some(open) = open {
            // What runs uses connections that the former certificate was trusted for.
            self.running_work.on(Event::CloseStore, Some(&new.id)).await;
            let secret = open.secret().cloned();
            let store = self.build_client(&new, open.endpoint, secret).await?;
            self.set_open(store);
        }
        Ok(self.state().view(&new))
    }
}

fn words(saved: &Saved) -> String {
    let certificate = saved.certificate.as_ref().map(Certificate::fingerprint);
    certificate.unwrap_or_else(|| "the system’s".to_owned())
}
