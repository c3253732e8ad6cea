//! Going through the rows: a few at a time, at the store's pace, each looked up or created.

use futures_util::future::join_all;
use journal::Action;
use moltin::{Admin, CustomerFilter, CustomerQuery};

use super::rows::Verdict;
use super::state::{Import, Task};
use crate::audit::AuditEvent;
use crate::view::{Code, Problem, RowState};
use crate::{App, Error};

/// How many rows are under way at a time. The client's pace decides how many a second.
const AT_A_TIME: usize = 4;

/// What is done with each row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Work {
    /// The store is asked whether it has a customer of this e-mail address.
    LookUp,
    /// The customer is created.
    Create,
}

impl App {
    /// Goes through the rows of an import, until there are no more or it is stopped.
    pub(super) async fn work(&self, import: &Import, work: Work) {
        join_all((0..AT_A_TIME).map(|_| self.work_on_rows(import, work))).await;
        import.end();
    }

    async fn work_on_rows(&self, import: &Import, work: Work) {
        while let Some(task) = import.next().await {
            let done = match work {
                Work::LookUp => self.look_up(import, &task).await,
                Work::Create => self.create_row(import, &task).await,
            };
            match done.or_else(verdict) {
                Ok(verdict) => import.settle(&task, verdict),
                Err(error) => import.put_back(&task, &error),
            }
        }
    }

    async fn look_up(&self, import: &Import, task: &Task) -> Result<Verdict, Error> {
        let store = self.store(&import.connection)?;
        if !is_there(store.admin()?, &task.new.email).await? {
            return Ok(Verdict::new(RowState::Create));
        }
        let exists = Verdict::new(RowState::Exists);
        Ok(if import.history.created.contains(&task.line) {
            exists.because("An earlier import of this file created it.")
        } else {
            exists
        })
    }

    async fn create_row(&self, import: &Import, task: &Task) -> Result<Verdict, Error> {
        let store = self.store(&import.connection)?;
        if task.is_in_doubt && is_there(store.admin()?, &task.new.email).await? {
            let exists = Verdict::new(RowState::Exists);
            return Ok(exists.because("An earlier try may have created it: its answer was lost."));
        }
        let hash = &import.file.hash;
        let event = AuditEvent {
            detail: Some(format!("line {} of import {hash}", task.line)),
            import_id: Some(hash.clone()),
            import_line: Some(task.line),
            ..AuditEvent::new(Action::CustomerCreate, store.audit_store())
        };
        self.create(&store, &task.new, event).await?;
        Ok(Verdict::new(RowState::Created))
    }
}

/// Whether the store has a customer of this e-mail address, in small letters or large.
async fn is_there(admin: &Admin, email: &str) -> Result<bool, Error> {
    let query = CustomerQuery {
        filter: CustomerFilter::email(email),
        limit: 1,
        ..CustomerQuery::default()
    };
    let found = admin.customers().list(&query).await?.items;
    let email = email.to_lowercase();
    Ok(found
        .iter()
        .any(|customer| customer.email.to_lowercase() == email))
}

/// What an error says of the row, unless it is one that is in the way of every row.
fn verdict(error: Error) -> Result<Verdict, Error> {
    let problem = Problem::from(&error);
    match problem.code {
        Code::EmailTaken => Ok(Verdict::new(RowState::Exists)),
        Code::StoreFailed | Code::NotFound => Ok(Verdict::new(RowState::Failed).because(problem.message)),
        _ => Err(error),
    }
}
