//! The rows of an import, and their validation without the store.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};

use moltin::NewCustomer;
use secrecy::SecretString;
use sheet::unescape_formula;

use super::cells;
use super::columns::Chosen;
use super::file::File;
use super::record::{Flaw, Record};
use super::row_customer::RowCustomer;
use crate::customers::MAX_EXTERNAL_REF_LENGTH;
use crate::email;
use crate::pasted_text;
use crate::view::{ImportCounts, ImportRowView, Problem, RowReason, RowState};

/// A row and its state.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) customer: RowCustomer,
    pub(super) verdict: Verdict,
    /// Whether an earlier attempt may have created the customer. The row is then looked up before
    /// it is attempted again.
    pub(super) is_in_doubt: bool,
    shows: Shows,
}

/// What of a row may be displayed.
#[derive(Debug, Clone, Copy)]
struct Shows {
    name: bool,
    email: bool,
}

/// The state of a row, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) state: RowState,
    pub(super) field: Option<&'static str>,
    /// Boxed, because few rows of a large file have one.
    pub(super) why: Option<Box<Problem>>,
}

impl Verdict {
    pub(super) fn new(state: RowState) -> Self {
        Self {
            state,
            field: None,
            why: None,
        }
    }

    pub(super) fn because(self, why: impl Into<Problem>) -> Self {
        Self {
            why: Some(Box::new(why.into())),
            ..self
        }
    }

    fn at(self, field: &'static str) -> Self {
        Self {
            field: Some(field),
            ..self
        }
    }

    fn invalid(field: Option<&'static str>, why: impl Into<Problem>) -> Self {
        Self {
            field,
            ..Self::new(RowState::Invalid).because(why)
        }
    }
}

impl Row {
    pub(super) fn view(&self) -> ImportRowView {
        let shown = |is_shown: bool, text: &str| is_shown.then(|| text.to_owned());
        ImportRowView {
            line: self.line,
            name: shown(self.shows.name, self.customer.name()),
            email: shown(self.shows.email, self.customer.email()),
            state: self.verdict.state,
            field: self.verdict.field.map(str::to_owned),
            why: self.verdict.why.as_deref().cloned(),
        }
    }
}

/// Reads and validates the rows. Valid rows have the state `Create` or `Doubtful` until they are
/// looked up.
pub(super) fn read(file: &File, columns: &Chosen) -> Vec<Row> {
    let mut seen = Seen::default();
    let mut rows: Vec<Row> = Vec::new();
    for record in file.rows() {
        let mut row = read_row(file, columns, record);
        if matches!(row.verdict.state, RowState::Create | RowState::Doubtful) {
            row.verdict = seen.repeated(&row, &rows).unwrap_or(row.verdict);
        }
        rows.push(row);
    }
    rows.shrink_to_fit();
    rows
}

/// Reads the first rows, for a preview.
pub(super) fn read_first(file: &File, columns: &Chosen, count: usize) -> Vec<Row> {
    file.rows()
        .take(count)
        .map(|record| read_row(file, columns, record))
        .collect()
}

fn read_row(file: &File, columns: &Chosen, record: &Record) -> Row {
    let mut new = customer(record, columns);
    let has_passwords = columns.password.is_some() || file.has_secrets();
    let is_whole = record.flaw.is_none() && record.width() <= file.titles.len();
    if !is_whole && let Some(email) = record.cells().find(|cell| cells::is_email(cell)) {
        // It says whose row this is.
        email.trim().clone_into(&mut new.email);
    }
    let mut verdict = validate(record, file.titles.len(), columns, &new);
    if verdict.state == RowState::Create && has_passwords && cells::could_be_password(&new.name) {
        verdict = Verdict::new(RowState::Doubtful)
            .at("name")
            .because(RowReason::NameMayBePassword);
    }
    Row {
        line: record.line(),
        shows: Shows {
            name: is_whole && !cells::could_be_password(&new.name),
            email: cells::is_email(&new.email)
                || is_whole
                    && (new.email.is_empty()
                        || !has_passwords
                            && (new.email.contains('@') || !cells::could_be_password(&new.email))),
        },
        verdict,
        customer: RowCustomer::new(new),
        is_in_doubt: false,
    }
}

/// The first rows with each address and reference, by the hashes of these texts.
#[derive(Default)]
struct Seen {
    hasher: RandomState,
    emails: HashMap<u64, usize>,
    references: HashMap<u64, usize>,
}

impl Seen {
    /// Adds a row. Returns its verdict if an earlier one has its address or its reference.
    fn repeated(&mut self, row: &Row, earlier: &[Row]) -> Option<Verdict> {
        let key = |row: &Row| email::key(row.customer.email());
        let hash = self.hasher.hash_one(key(row));
        if let Some(first) = first(&mut self.emails, hash, earlier)
            && key(first) == key(row)
        {
            let why = RowReason::SameAddress { line: first.line };
            return Some(Verdict::new(RowState::Twice).at("email").because(why));
        }
        let reference = row.customer.reference();
        if reference.is_empty() {
            return None;
        }
        let hash = self.hasher.hash_one(reference);
        let first = first(&mut self.references, hash, earlier)?;
        let why = RowReason::SameReference { line: first.line };
        let is_same = first.customer.reference() == reference;
        is_same.then(|| Verdict::new(RowState::Twice).at("externalRef").because(why))
    }
}

/// The first row with this hash. If there is none, the row that comes next is the first one.
fn first<'a>(seen: &mut HashMap<u64, usize>, hash: u64, earlier: &'a [Row]) -> Option<&'a Row> {
    match seen.entry(hash) {
        Entry::Occupied(entry) => earlier.get(*entry.get()),
        Entry::Vacant(entry) => {
            entry.insert(earlier.len());
            None
        }
    }
}

fn customer(record: &Record, columns: &Chosen) -> NewCustomer {
    let text = |column| unescape_formula(record.get(column).trim()).to_owned();
    let last_name = columns.last_name.map(text).unwrap_or_default();
    let name = format!("{} {last_name}", text(columns.name));
    let mut new = NewCustomer::new(name.trim(), pasted_text::cleaned(&text(columns.email)));
    new.password = columns
        .password
        .map(|column| record.get(column))
        .filter(|password| !password.is_empty())
        .filter(|password| columns.uses_odd_passwords || !cells::is_odd_password(password))
        .map(SecretString::from);
    new.external_ref = columns
        .external_ref
        .map(|column| reference(record.get(column)))
        .filter(|text| !text.is_empty());
    new
}

/// A reference without the apostrophe with which spreadsheets mark a number as text.
fn reference(cell: &str) -> String {
    let text = unescape_formula(cell.trim());
    match text.strip_prefix('\'') {
        Some(number) if number.starts_with(|letter: char| letter.is_ascii_digit()) => number.to_owned(),
        _ => text.to_owned(),
    }
}

fn validate(record: &Record, width: usize, columns: &Chosen, new: &NewCustomer) -> Verdict {
    if record.flaw == Some(Flaw::StrayQuote) {
        return Verdict::invalid(None, RowReason::StrayQuote);
    }
    let found = record.width();
    if found > width {
        return Verdict::invalid(None, RowReason::TooManyCells { found, width });
    }
    if let Some(damaged) = damaged(record, columns) {
        return damaged;
    }
    if new.name.is_empty() {
        return Verdict::invalid(Some("name"), RowReason::NameMissing);
    }
    let cell = record.get(columns.email);
    if new.email.is_empty() {
        return Verdict::invalid(Some("email"), RowReason::EmailMissing);
    }
    if let Err(error) = email::entered(cell) {
        return Verdict::invalid(Some("email"), &error);
    }
    if !new.email.contains('@') {
        return Verdict::invalid(Some("email"), RowReason::NotAnEmail);
    }
    let reference = new.external_ref.as_deref().unwrap_or_default();
    if reference.chars().count() > MAX_EXTERNAL_REF_LENGTH {
        return Verdict::invalid(Some("externalRef"), RowReason::ReferenceTooLong);
    }
    if let Some(why) = email::warning(&new.email) {
        return Verdict::new(RowState::Doubtful).at("email").because(why);
    }
    let create = Verdict::new(RowState::Create);
    let password = columns
        .password
        .map(|column| record.get(column))
        .unwrap_or_default();
    if !columns.uses_odd_passwords && cells::is_odd_password(password) {
        create.at("password").because(RowReason::WithoutPassword)
    } else {
        create
    }
}

/// The verdict on a row with a value that a program has damaged.
fn damaged(record: &Record, columns: &Chosen) -> Option<Verdict> {
    let fields = [
        ("name", Some(columns.name)),
        ("name", columns.last_name),
        ("email", Some(columns.email)),
        ("externalRef", columns.external_ref),
    ];
    let password = columns
        .password
        .map(|column| record.get(column))
        .unwrap_or_default();
    let unreadable = password.contains(char::REPLACEMENT_CHARACTER);
    fields
        .into_iter()
        .find_map(|(field, column)| Some((field, cells::damage(record.get(column?))?)))
        .or(unreadable.then_some(("password", RowReason::UnreadableCharacter)))
        .map(|(field, why)| Verdict::invalid(Some(field), why))
}

impl ImportCounts {
    /// The counter of a state.
    pub(super) fn of(&mut self, state: RowState) -> &mut u32 {
        match state {
            RowState::Create => &mut self.create,
            RowState::Doubtful => &mut self.doubtful,
            RowState::Exists => &mut self.exists,
            RowState::Twice => &mut self.twice,
            RowState::Invalid => &mut self.invalid,
            RowState::Created => &mut self.created,
            RowState::Failed => &mut self.failed,
            RowState::Unknown => &mut self.unknown,
        }
    }
}
