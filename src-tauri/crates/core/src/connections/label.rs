//! The name and color of a connection, and a test of its credentials.

use super::connect;
use crate::lifecycle::Work;
use crate::view::{ConnectionView, Label};
use crate::{App, Error};

/// The longest name of a store, in characters.
const LONGEST_NAME: usize = 100;

impl App {
    /// Changes a connection's name and color. New audit log entries have the new name.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid name, [`Error::Preferences`] if it can't be saved: nothing
    /// has changed then.
    pub async fn relabel(&self, connection: &str, label: Label) -> Result<ConnectionView, Error> {
        let _changing = self.shared.changing_connections.lock().await;
        let name = label.name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
            return Err(Error::input(
                "name",
                format!("Type a name of 1 to {LONGEST_NAME} characters."),
            ));
        }
        let mut all = self.connections_state().saved.clone();
        let known = all.iter_mut().find(|known| known.id == connection);
        let known = known.ok_or(Error::UnknownConnection)?;
        name.clone_into(&mut known.name);
        known.color = label.color;
        self.save(all).await?;
        let mut state = self.connections_state();
        if let Some(open) = state.open.get_mut(connection) {
            name.clone_into(&mut open.name);
        }
        Ok(state.view(state.find(connection)?))
    }

    /// Tests the credentials of an open store by a token request.
    ///
    /// # Errors
    /// [`Error::Credentials`] if the store refuses them, [`Error::Store`] if the request fails,
    /// [`Error::UnknownConnection`] if the store is not open.
    pub async fn test(&self, connection: &str) -> Result<(), Error> {
        self.in_store(Work::Verify, connection, async |store| {
            connect::verify(&store).await
        })
        .await
    }
}
