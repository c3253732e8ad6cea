//! Notes about a customer, for colleagues at this computer. They are entries of the audit log: they
//! are not sent to the store, can't be edited, and are erased with the customer's other data.

use journal::{Action, Entry, Filter, Outcome};

use super::Customers;
use crate::audit::AuditEvent;
use crate::lifecycle::Work;
use crate::view::{AddNote, InvalidInput, NoteView};
use crate::{Error, blocking};

/// In characters.
const MAX_LENGTH: usize = 2000;
/// How many notes of a customer are read, the newest first.
const MOST: u32 = 50;

impl Customers {
    /// Records a note about a customer. Nothing is sent to the store.
    pub(crate) async fn add_note(&self, connection: &str, note: AddNote) -> Result<(), Error> {
        let text = note.text.trim().to_owned();
        if text.is_empty() {
            return Err(Error::input("text", InvalidInput::NoteMissing));
        }
        if text.chars().count() > MAX_LENGTH {
            return Err(Error::input("text", InvalidInput::CustomerNoteTooLong));
        }
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                let event = AuditEvent {
                    customer_id: Some(note.customer),
                    customer_email: Some(note.email).filter(|email| !email.is_empty()),
                    detail: Some(text),
                    ..AuditEvent::new(Action::Note, store.audit_store())
                };
                self.audit.write(&event, Outcome::Done).await
            })
            .await
    }

    /// Returns the notes about a customer that were written on this computer, newest first.
    pub(crate) async fn notes(&self, connection: &str, customer: &str) -> Result<Vec<NoteView>, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                let filter = Filter {
                    action: Some(Action::Note),
                    customer_id: Some(customer.to_owned()),
                    connection_id: Some(store.connection.clone()),
                    ..Filter::default()
                };
                let log = self.audit.log();
                let entries = blocking::run(move || log.page(&filter, None, MOST))
                    .await
                    .map_err(Error::AuditLogUnread)?;
                Ok(entries.into_iter().filter_map(view).collect())
            })
            .await
    }
}

fn view(entry: Entry) -> Option<NoteView> {
    Some(NoteView {
        id: entry.id,
        at: entry.content.at.to_string(),
        author: entry.content.operator,
        text: entry.content.detail?,
    })
}
