//! The import worker: looks rows up or creates them, a few at a time, within the rate limit.

use futures_util::future::join_all;
use journal::Action;
use moltin::{Admin, CustomerFilter, CustomerQuery};

use super::rows::Verdict;
use super::run::RowTask;
use super::state::Import;
use crate::Error;
use crate::audit::AuditEvent;
use crate::connections::{OpenStore, Stores};
use crate::customers::Customers;
use crate::email;
use crate::view::{Code, Problem, RowReason, RowState};

/// How many rows are processed concurrently. The client's rate limiter decides how many per second:
/// with 25 of them, a store may take 640 ms for each without slowing the import down.
const CONCURRENCY: usize = 16;

/// What the worker does with each row.
#[derive(Debug, Clone, Copy)]
pub(super) enum RowStep {
    /// Look up whether the store has a customer with the email address.
    LookUp,
    /// Create the customer.
    Create,
}

/// Processes the rows of an import until there are no more or it is stopped.
pub(super) async fn process_rows(stores: &Stores, customers: &Customers, import: &Import, step: RowStep) {
    let worker = Worker {
        stores,
        customers,
        import,
    };
    let mut at_work = AtWork {
        import,
        is_done: false,
    };
    join_all((0..CONCURRENCY).map(|_| worker.run(step))).await;
    at_work.is_done = true;
}

/// Ends the import's work when dropped, also by a panic amid its rows.
struct AtWork<'a> {
    import: &'a Import,
    is_done: bool,
}

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        if !self.is_done {
            self.import.abandon();
        }
        self.import.end();
    }
}

struct Worker<'a> {
    stores: &'a Stores,
    customers: &'a Customers,
    import: &'a Import,
}

impl Worker<'_> {
    async fn run(&self, step: RowStep) {
        let import = self.import;
        while let Some(row) = import.next().await {
            let done = match step {
                RowStep::LookUp => self.look_up(&row).await,
                RowStep::Create => self.create_row(&row).await,
            };
            match done.or_else(row_verdict) {
                Ok(verdict) => import.settle(&row, verdict),
                Err(error @ Error::OutcomeNotRecorded { .. }) => {
                    let created = Verdict::new(RowState::Created);
                    let verdict = created.because(RowReason::CreatedUnrecorded);
                    import.settle_and_pause(&row, verdict, &error);
                }
                Err(Error::Store(moltin::Error::Cancelled)) => import.requeue(&row),
                Err(error) => import.put_back(&row, &error),
            }
        }
    }

    /// The store, whose credentials staff may replace during a pause.
    fn store(&self, row: &RowTask) -> Result<OpenStore, Error> {
        let store = self.stores.get_while_locked(&self.import.connection)?;
        Ok(store.cancelled_by(&row.task))
    }

    async fn look_up(&self, row: &RowTask) -> Result<Verdict, Error> {
        let store = self.store(row)?;
        if !customer_exists(store.admin()?, &row.new.email).await? {
            return Ok(row.verdict.clone());
        }
        let exists = Verdict::new(RowState::Exists);
        Ok(if self.import.history.created.contains(&row.line) {
            exists.because(RowReason::CreatedEarlier)
        } else {
            exists
        })
    }

    async fn create_row(&self, row: &RowTask) -> Result<Verdict, Error> {
        let store = self.store(row)?;
        if row.is_in_doubt && customer_exists(store.admin()?, &row.new.email).await? {
            let exists = Verdict::new(RowState::Exists);
            return Ok(exists.because(RowReason::MaybeCreatedEarlier));
        }
        let hash = &self.import.hash;
        let event = AuditEvent {
            detail: Some(format!("line {} of import {hash}", row.line)),
            import_id: Some(hash.clone()),
            import_line: Some(row.line),
            ..AuditEvent::new(Action::CustomerCreate, store.audit_store())
        };
        self.customers.create(&store, &row.new, event).await?;
        Ok(Verdict::new(RowState::Created))
    }
}

/// Whether the store has a customer with this email address.
async fn customer_exists(admin: &Admin, email: &str) -> Result<bool, Error> {
    let query = CustomerQuery::new().filter(CustomerFilter::email(email)).limit(1);
    let found = admin.customers().list(&query).await?;
    if let Some(record) = found.unreadable.into_iter().next() {
        return Err(moltin::Error::UnreadableRecord { id: record.id }.into());
    }
    Ok(found
        .items
        .iter()
        .any(|customer| email::is_same(&customer.email, email)))
}

/// Returns the verdict on a row from its error. An error that would affect every row stays an
/// error.
fn row_verdict(error: Error) -> Result<Verdict, Error> {
    let problem = Problem::from(&error);
    match problem.code {
        Code::EmailTaken => Ok(Verdict::new(RowState::Exists)),
        Code::StoreFailed | Code::NotFound => Ok(Verdict::new(RowState::Failed).because(problem)),
        _ => Err(error),
    }
}
