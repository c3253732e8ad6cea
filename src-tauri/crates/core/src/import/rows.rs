//! The rows of an import, and their validation without the store.

use std::collections::HashMap;

use moltin::NewCustomer;
use secrecy::SecretString;
use sheet::unescape_formula;

use super::columns::Chosen;
use super::file::{Cells, File};
use crate::customers::{MAX_EXTERNAL_REF_LENGTH, valid_email};
use crate::email;
use crate::pasted_text;
use crate::view::{ImportCounts, ImportRowView, RowState};

/// A row and its state.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) new: NewCustomer,
    pub(super) verdict: Verdict,
    /// Whether an earlier attempt may have created the customer. The row is then looked up before
    /// it is attempted again.
    pub(super) is_in_doubt: bool,
}

/// The state of a row, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) state: RowState,
    pub(super) field: Option<&'static str>,
    pub(super) why: Option<String>,
}

impl Verdict {
    pub(super) fn new(state: RowState) -> Self {
        Self {
            state,
            field: None,
            why: None,
        }
    }

    pub(super) fn because(self, why: impl Into<String>) -> Self {
        Self {
            why: Some(why.into()),
            ..self
        }
    }

    fn at(self, field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..self
        }
    }
}

impl Row {
    pub(super) fn view(&self) -> ImportRowView {
        ImportRowView {
            line: self.line,
            name: self.new.name.clone(),
            email: self.new.email.clone(),
            state: self.verdict.state,
            field: self.verdict.field.map(str::to_owned),
            why: self.verdict.why.clone(),
        }
    }
}

/// Reads and validates the rows. Valid rows have the state `Create` until they are looked up.
pub(super) fn read(file: &File, columns: &Chosen) -> Vec<Row> {
    let mut first_lines = HashMap::new();
    let rows = file.cells().map(|cells| {
        let new = customer(&cells, columns);
        let mut verdict = validate(&cells, file.headings.len(), &new);
        if verdict.state == RowState::Create {
            let first = *first_lines.entry(email::key(&new.email)).or_insert(cells.line);
            if first != cells.line {
                let why = format!("Line {first} has the same address.");
                verdict = Verdict::new(RowState::Twice).at("email").because(why);
            }
        }
        Row {
            line: cells.line,
            new,
            verdict,
            is_in_doubt: false,
        }
    });
    rows.collect()
}

fn customer(cells: &Cells, columns: &Chosen) -> NewCustomer {
    let text = |column| unescape_formula(cells.get(column).trim()).to_owned();
    let not_empty = |text: &String| !text.is_empty();
    let mut new = NewCustomer::new(text(columns.name), pasted_text::cleaned(&text(columns.email)));
    new.password = columns
        .password
        .map(|column| cells.get(column))
        .filter(|password| !password.is_empty())
        .map(SecretString::from);
    new.external_ref = columns.external_ref.map(text).filter(not_empty);
    new
}

fn validate(cells: &Cells, columns: usize, new: &NewCustomer) -> Verdict {
    let invalid = |why: &str| Verdict::new(RowState::Invalid).because(why);
    if cells.count() != columns {
        let found = cells.count();
        return invalid(&format!(
            "The row has {found} cells, and the line of headings {columns}."
        ));
    }
    if new.name.is_empty() {
        return invalid("There is no name.").at("name");
    }
    if new.email.is_empty() {
        return invalid("There is no e-mail address.").at("email");
    }
    if valid_email(&new.email).is_err() {
        return invalid("This is not an e-mail address.").at("email");
    }
    let reference = new.external_ref.as_deref().unwrap_or_default();
    if reference.chars().count() > MAX_EXTERNAL_REF_LENGTH {
        return invalid("The reference is longer than 2,048 letters.").at("externalRef");
    }
    Verdict::new(RowState::Create)
}

impl ImportCounts {
    /// The counter of a state.
    pub(super) fn of(&mut self, state: RowState) -> &mut u32 {
        match state {
            RowState::Create => &mut self.create,
            RowState::Exists => &mut self.exists,
            RowState::Twice => &mut self.twice,
            RowState::Invalid => &mut self.invalid,
            RowState::Created => &mut self.created,
            RowState::Failed => &mut self.failed,
            RowState::Unknown => &mut self.unknown,
        }
    }
}
