//! The name and color of a connection, and a test of its credentials.

use journal::{Action, Outcome};

use super::saved::Saved;
use super::{Connections, name};
use crate::Error;
use crate::audit::AuditEvent;
use crate::lifecycle::Work;
use crate::view::{ConnectionView, Done, Label};

impl Connections {
    /// Changes a connection's name and color. New audit log entries have the new name.
    pub(crate) async fn relabel(&self, connection: &str, label: Label) -> Result<ConnectionView, Error> {
        let _changing = self.changing.lock().await;
        let name = name::validated(&label.name)?;
        let saved = self.state().find(connection)?.clone();
        let new = Saved {
            name: name.to_owned(),
            color: label.color,
            ..saved.clone()
        };
        let event = AuditEvent {
            detail: Some(format!("from {} to {}", words(&saved), words(&new))),
            ..AuditEvent::new(Action::ConnectionChange, saved.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let labeled = self.save_label(new).await;
        self.audit.conclude(&event, labeled, Done::StoreRelabeled).await
    }

    async fn save_label(&self, new: Saved) -> Result<ConnectionView, Error> {
        let mut all = self.state().saved.clone();
        for known in all.iter_mut().filter(|known| known.id == new.id) {
            *known = new.clone();
        }
        self.save_connections(all).await?;
        let mut state = self.state();
        if let Some(open) = state.open.get_mut(&new.id) {
            new.name.clone_into(&mut open.name);
        }
        Ok(state.view(&new))
    }

    /// Tests the credentials of a store by a token request. The current store stays the current
    /// one.
    pub(crate) async fn test(&self, connection: &str) -> Result<(), Error> {
        let _testing = self.lifecycle.begin(Work::Verify, Some(connection))?;
        self.make_ready(connection).await?;
        let store = self.stores.get(connection)?.endpoint;
        self.proxies.look_up(&store).await?;
        self.stores
            .run(Work::Verify, connection, async |store| store.verify().await)
            .await
    }
}

fn words(saved: &Saved) -> String {
    format!(
        "“{}”, color {}",
        saved.name,
        format!("{:?}", saved.color).to_lowercase()
    )
}
