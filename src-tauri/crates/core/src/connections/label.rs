//! The name and color of a connection, and a test of its credentials.

use super::{Connections, name};
use crate::Error;
use crate::lifecycle::Work;
use crate::view::{ConnectionView, Label};

impl Connections {
    /// Changes a connection's name and color. New audit log entries have the new name.
    pub(crate) async fn relabel(&self, connection: &str, label: Label) -> Result<ConnectionView, Error> {
        let _changing = self.changing.lock().await;
        let name = name::validated(&label.name)?;
        let mut all = self.state().saved.clone();
        let known = all.iter_mut().find(|known| known.id == connection);
        let known = known.ok_or(Error::UnknownConnection)?;
        name.clone_into(&mut known.name);
        known.color = label.color;
        self.save_connections(all).await?;
        let mut state = self.state();
        if let Some(open) = state.open.get_mut(connection) {
            name.clone_into(&mut open.name);
        }
        Ok(state.view(state.find(connection)?))
    }

    /// Tests the credentials of an open store by a token request.
    pub(crate) async fn test(&self, connection: &str) -> Result<(), Error> {
        self.stores
            .run(Work::Verify, connection, async |store| store.verify().await)
            .await
    }
}
