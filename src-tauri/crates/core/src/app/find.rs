//! The search box, for the shell.

use super::App;
use crate::error::Error;
use crate::view::{FindHomeView, FindResultsView, InvalidInput, LinkTargetView, LinkedRecord};

impl App {
    /// Searches a store's customers, accounts, members and orders for what a text may mean: part of
    /// a name, an email address, an order number, a reference, an ID, or a sentence that mentions
    /// some of these. There is one search at a time: another one cancels it.
    ///
    /// # Errors
    /// [`Error::Stopped`] after another search has begun, [`Error::NeedsSecret`] for a sign-in-only
    /// connection, [`Error::AuditLog`] if the audit log can't be written. A failure of the store is
    /// part of the results.
    pub async fn find(&self, connection: &str, text: &str) -> Result<FindResultsView, Error> {
        self.areas.find.search(connection, text).await
    }

    /// Returns the pinned records of a store, and those that were opened last. Their names are
    /// read from the store, with `again` even those that were read before.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection. A failure of the store is part of the
    /// result.
    pub async fn find_home(&self, connection: &str, again: bool) -> Result<FindHomeView, Error> {
        self.areas.find.home(connection, again).await
    }

    /// Pins or unpins a customer, an account or a member. Orders can't be pinned.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if the store is not open, [`Error::Input`] if too many are
    /// pinned, [`Error::Preferences`] if it can't be saved: nothing has changed then.
    pub async fn pin(
        &self,
        connection: &str,
        record: LinkedRecord,
        id: &str,
        is_pinned: bool,
    ) -> Result<(), Error> {
        self.areas.find.pin(connection, record, id, is_pinned).await
    }

    /// Returns the link to a record of a store. It has their ID, the store's address
    /// and its client ID, and no name.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] for an unknown store, [`Error::Input`] if the store's IDs can't
    /// be in a link.
    pub fn link(&self, connection: &str, record: LinkedRecord, id: &str) -> Result<String, Error> {
        self.areas.find.link(connection, record, id)
    }

    /// Returns where a link leads. Nothing is opened or sent.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed link, if its store isn't connected, and if opening that
    /// store would stop an import or an export in another: a link only opens something.
    pub fn link_target(&self, link: &str) -> Result<LinkTargetView, Error> {
        let target = self.areas.find.link_target(link)?;
        let is_working = self.areas.imports.is_importing() || self.areas.exports.is_any();
        if is_working && self.last_connection().as_ref() != Some(&target.connection) {
            return Err(Error::input("link", InvalidInput::LinkWouldStopWork));
        }
        Ok(target)
    }
}
