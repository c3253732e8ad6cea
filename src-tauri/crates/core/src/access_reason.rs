//! The reason that staff give before they act as a customer or replace a password.

use crate::Error;
use crate::view::AccessReason;

/// The least characters of a required reason.
const SHORTEST_REASON: usize = 10;

impl AccessReason {
    /// The reason for the audit log, followed by the ticket in parentheses.
    ///
    /// # Errors
    /// [`Error::Input`] for a missing or too short reason where one is required, or for a ticket
    /// that is no link.
    pub(crate) fn checked(&self, is_required: bool) -> Result<Option<String>, Error> {
        let (reason, ticket) = (self.reason.trim(), self.ticket.trim());
        if is_required && reason.chars().count() < SHORTEST_REASON {
            return Err(Error::input(
                "reason",
                format!(
                    "This store is in production: give a reason of {SHORTEST_REASON} characters or more."
                ),
            ));
        }
        let is_link = ["https://", "http://"]
            .iter()
            .any(|scheme| ticket.starts_with(scheme));
        if !ticket.is_empty() && (!is_link || ticket.contains(char::is_whitespace)) {
            return Err(Error::input(
                "ticket",
                "Type the ticket’s address, such as https://desk.example/tickets/1234.",
            ));
        }
        Ok(match (reason, ticket) {
            ("", "") => None,
            (reason, "") => Some(reason.to_owned()),
            ("", ticket) => Some(ticket.to_owned()),
            (reason, ticket) => Some(format!("{reason} ({ticket})")),
        })
    }
}
