//! The area of personal data: who changed it, everything that is held about a customer, and
//! forgetting a customer. Nothing here is available during customer view.

mod acts;
mod forget;
mod history;
mod letter;
mod package;
mod second_witness;
mod texts;

use std::sync::Arc;

use moltin::{CustomerId, DataEntry, ErasureRequest, PersonalDataChange};

use crate::Error;
use crate::admin_views::AdminViews;
use crate::audit::AuditWriter;
use crate::calendar::Calendar;
use crate::connections::{OpenStore, Stores};
use crate::export::Exports;
use crate::impersonation::CurrentSession;
use crate::view::{DataEntryView, ErasureStatusView, ErasureView};
use crate::view_of;

/// The area of personal data.
pub(crate) struct Privacy {
    pub(crate) stores: Arc<Stores>,
    pub(crate) audit: Arc<AuditWriter>,
    pub(crate) views: Arc<AdminViews>,
    pub(crate) calendar: Arc<Calendar>,
    pub(crate) exports: Arc<Exports>,
    pub(crate) session: Arc<CurrentSession>,
}

/// What the store logged about a customer.
struct Logged {
    /// The other data of the customer.
    related: Vec<DataEntry>,
    /// The changes of the customer and of the related data.
    changes: Vec<PersonalDataChange>,
    /// The requests to erase the customer.
    erasures: Vec<ErasureRequest>,
}

impl Privacy {
    fn refuse_during_customer_view(&self) -> Result<(), Error> {
        if self.session.is_inside() {
            return Err(Error::DuringCustomerView);
        }
        Ok(())
    }
}

impl Logged {
    async fn read(store: &OpenStore, customer: &CustomerId) -> Result<Self, Error> {
        let personal_data = store.admin()?.personal_data();
        let entry = DataEntry::customer(customer);
        let related = personal_data.related(&entry).await?;
        let mut changes = personal_data.log(&entry).await?;
        for entry in &related {
            changes.extend(personal_data.log(entry).await?);
        }
        let erasures = match personal_data.erasure_requests(&entry).await.map_err(Error::from) {
            Ok(erasures) => erasures,
            // Some stores and keys have the log alone. Forgetting the customer says why.
            Err(error) if is_refusal(&error) => Vec::new(),
            Err(error) => return Err(error),
        };
        Ok(Self {
            related,
            changes,
            erasures,
        })
    }
}

/// Whether a store without a resource, or one whose key may not use it, would respond so.
fn is_refusal(error: &Error) -> bool {
    match error {
        Error::Store(error) => matches!(error.status(), Some(400 | 403 | 404 | 405)),
        _ => false,
    }
}

fn entry_view(entry: DataEntry) -> DataEntryView {
    DataEntryView {
        kind: entry.resource_type,
        id: entry.resource_id,
    }
}

fn erasure_view(request: ErasureRequest) -> ErasureView {
    use moltin::ErasureStatus::{Created, Failure, Success};

    ErasureView {
        id: request.id.to_string(),
        status: match request.status {
            Created => ErasureStatusView::Waiting,
            Success => ErasureStatusView::Done,
            Failure => ErasureStatusView::Failed,
            _ => ErasureStatusView::Other,
        },
        description: request.description.into(),
        created_at: view_of::time(request.created_at),
        updated_at: view_of::time(request.updated_at),
    }
}
