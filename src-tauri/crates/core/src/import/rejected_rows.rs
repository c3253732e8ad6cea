//! The rejected rows as a file that staff can correct and import again.

use std::collections::HashMap;
use std::path::PathBuf;

use journal::{Action, Format};
use sheet::{Cell, Sheet};

use super::Imports;
use super::rows::Verdict;
use super::state::Import;
use crate::Error;
use crate::audit::AuditEvent;
use crate::files::{self, NewFile};
use crate::view::{ExportedView, RowState};

impl Imports {
    /// Writes the rows that were not created to a new file in `folder`: with the reason, and
    /// without the column of passwords. The audit log records it first.
    pub(crate) async fn save_rejects(&self, import: &str, folder: PathBuf) -> Result<ExportedView, Error> {
        let import = self.import(import)?;
        let store = self.stores.get(&import.connection)?;
        let path = files::new_path(self.audit.now(), &folder, "not-imported", "csv");
        let event = AuditEvent {
            detail: Some(format!(
                "the rows of import {} that were not created",
                import.file.hash
            )),
            import_id: Some(import.file.hash.clone()),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let writing = files::write(path.clone(), move |to| write(&import, to));
        files::export(&self.audit, event, path, writing).await
    }
}

fn write(import: &Import, to: &mut NewFile) -> Result<u64, Error> {
    let (mut reasons, password) = {
        let state = import.state();
        let rejected = state
            .rows
            .iter()
            .filter(|row| row.verdict.state != RowState::Created);
        let reasons: HashMap<_, _> = rejected.map(|row| (row.line, reason(&row.verdict))).collect();
        (reasons, state.columns.password)
    };
    let columns: Vec<u32> = (0..).take(import.file.headings.len()).collect();
    let columns_without_password = || columns.iter().copied().filter(|column| Some(*column) != password);
    let headings = columns_without_password().map(|column| import.file.headings[column as usize].as_str());
    let mut sheet = Sheet::begin(Format::Csv, headings.chain(["Line", "Why not"]), to)?;
    let mut count = 0;
    for cells in import.file.cells() {
        let Some(reason) = reasons.remove(&cells.line) else {
            continue;
        };
        let line = i64::try_from(cells.line).unwrap_or(i64::MAX);
        let row = columns_without_password().map(|column| Cell::Text(cells.get(column).to_owned()));
        sheet.write(row.chain([Cell::Whole(line), Cell::Text(reason)]))?;
        count += 1;
    }
    sheet.end()?;
    Ok(count)
}

fn reason(verdict: &Verdict) -> String {
    let state = match verdict.state {
        RowState::Create => "Not tried",
        RowState::Exists => "The store has a customer of this e-mail address",
        RowState::Twice => "The file has this e-mail address twice",
        RowState::Invalid => "Can’t be used",
        RowState::Failed => "Failed",
        RowState::Unknown => "The store’s answer was lost: it may have been created",
        RowState::Created => "Created",
    };
    match &verdict.why {
        Some(why) => format!("{state}. {why}"),
        None => state.to_owned(),
    }
}
