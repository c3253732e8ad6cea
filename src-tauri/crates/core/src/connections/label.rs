//! How a store is told from the others, and whether it can still be talked to.

use super::connect;
use crate::view::{ConnectionView, Label};
use crate::{App, Error};

/// The longest name of a store, in characters.
const LONGEST_NAME: usize = 100;

impl App {
    /// Changes a connection's name and colour. The journal goes by the new name from then on.
    ///
    /// # Errors
    /// [`Error::Input`] for a name that can't be used, [`Error::Preferences`] where it can't be kept: then all is as before.
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
        known.colour = label.colour;
        self.save(all).await?;
        let mut state = self.connections_state();
        if let Some(open) = state.open.get_mut(connection) {
            name.clone_into(&mut open.name);
        }
        Ok(state.view(state.find(connection)?))
    }

    /// Asks an open store whether it still takes the connection's credentials.
    ///
    /// # Errors
    /// [`Error::Credentials`] where it does not, [`Error::Store`] where it can't be asked, [`Error::UnknownConnection`] where it is not open.
    pub async fn test(&self, connection: &str) -> Result<(), Error> {
        connect::verify(&self.store(connection)?).await
    }
}
