//! One kind of data in the file, such as the orders or the payments. Stores that lack one of them,
//! and keys that may not read it, are common: then the file says what it lacks.

use std::io::{Result as IoResult, Write};
use std::path::Path;

use maud::Markup;
use moltin::OrderId;
use serde::Serialize;

use super::spool::Spool;
use crate::Error;
use crate::privacy::is_refusal;
use crate::view::Problem;

/// Where the rows of a part are to be in the page. No text of a store can be this, because all of
/// them are escaped.
pub(super) const ROWS: &str = "<!-- rows -->";

/// One kind of data.
pub(super) struct Part {
    /// The records as JSON, with a comma between two.
    json: Spool,
    /// The rows of their table.
    rows: Spool,
    /// How many records there are.
    pub(super) count: u64,
    /// How many of them could not be read.
    pub(super) unreadable: u64,
    /// How many lists of them the store refused, such as the payments of so many orders.
    pub(super) refused: u64,
    /// Why it refused the last of these lists.
    pub(super) problem: Option<Problem>,
    /// How many lists it sent, even if they are empty.
    listed: u64,
    /// Whether they could be looked for.
    pub(super) is_sought: bool,
}

/// The payments or the parcels of one order.
#[derive(Serialize)]
pub(super) struct OfOrder<'a, T> {
    pub(super) order_id: &'a OrderId,
    /// The order number, or the ID if there is none.
    pub(super) order: &'a str,
    pub(super) records: &'a [T],
}

impl Part {
    /// An empty part, whose temporary files will be in `folder`.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            json: Spool::new(folder),
            rows: Spool::new(folder),
            count: 0,
            unreadable: 0,
            refused: 0,
            problem: None,
            listed: 0,
            is_sought: true,
        }
    }

    /// Adds a record, or several that are one in the JSON, with their rows.
    pub(super) async fn add(&mut self, record: &impl Serialize, rows: &[Markup]) -> Result<(), Error> {
        let json = self.json.pending();
        json.extend_from_slice(if self.count == 0 { b"[\n" } else { b",\n" });
        serde_json::to_writer_pretty(json, record).map_err(|error| Error::File(error.into()))?;
        for row in rows {
            self.rows.pending().extend_from_slice(row.0.as_bytes());
        }
        self.count += rows.len() as u64;
        self.json.spill().await?;
        self.rows.spill().await?;
        Ok(())
    }

    /// Counts a list that the store sent, with so many records that can't be read.
    pub(super) fn list(&mut self, unreadable: usize) {
        self.listed += 1;
        self.unreadable += unreadable as u64;
    }

    /// Counts a list that the store refused.
    ///
    /// # Errors
    /// The error, if it is no refusal: a failure may pass, so nothing is left out.
    pub(super) fn refuse(&mut self, error: Error) -> Result<(), Error> {
        if !is_refusal(&error) {
            return Err(error);
        }
        self.lacks(Problem::from(&error));
        Ok(())
    }

    /// Counts a list that is missing for this reason.
    pub(super) fn lacks(&mut self, problem: Problem) {
        self.refused += 1;
        self.problem = Some(problem);
    }

    /// Counts a list that is not requested, because the store refused the one before.
    pub(super) fn skip(&mut self) {
        self.refused += 1;
    }

    /// Whether the store sent a list.
    pub(super) fn is_begun(&self) -> bool {
        self.listed > 0
    }

    /// Whether none of them were listed.
    pub(super) fn is_missing(&self) -> bool {
        !self.is_sought || (self.listed == 0 && self.refused > 0)
    }

    pub(super) fn write_json(&self, to: &mut impl Write) -> IoResult<()> {
        if self.count == 0 {
            return to.write_all(b"[]\n");
        }
        self.json.copy_to(to)?;
        to.write_all(b"\n]\n")
    }

    pub(super) fn write_rows(&self, to: &mut impl Write) -> IoResult<()> {
        self.rows.copy_to(to)
    }
}
