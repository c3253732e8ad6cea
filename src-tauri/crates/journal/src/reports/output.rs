//! A report as CSV, as a page to print, or as text. Rows are written one by one.

mod html;
mod text;

use std::io::Write;

use jiff::tz::TimeZone;
use sheet::{CsvOptions, Layout, Sheet};

use super::columns::Value;
use super::head::Head;
use super::{ReportFacts, ReportLabels};
use crate::{Action, Error};
use html::Page;
use text::TextTable;

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// A table for spreadsheets, with the same headings in all languages. What it can't show is in
    /// the returned facts only.
    Csv(CsvOptions),
    /// A page to print and sign, without scripts and without anything from elsewhere.
    Html,
    /// Text for a terminal.
    Text,
}

/// A report that is being written.
pub(super) struct Output<'a> {
    to: To<'a>,
    labels: &'a dyn ReportLabels,
    zone: TimeZone,
}

enum To<'a> {
    Csv(Sheet<&'a mut (dyn Write + Send)>),
    Html(Page<'a>),
    Text(TextTable<'a>),
}

impl<'a> Output<'a> {
    pub(super) fn begin(
        format: ReportFormat,
        head: &Head<'_>,
        labels: &'a dyn ReportLabels,
        to: &'a mut (dyn Write + Send),
    ) -> Result<Self, Error> {
        let to = match format {
            ReportFormat::Csv(options) => {
                let headings = head.columns.iter().map(|column| column.name);
                To::Csv(Sheet::begin(Layout::Csv(options), headings, to).map_err(Error::Export)?)
            }
            ReportFormat::Html => To::Html(Page::begin(head, labels, to)?),
            ReportFormat::Text => To::Text(TextTable::begin(head, labels, to)?),
        };
        let zone = head.period.zone.clone();
        Ok(Self { to, labels, zone })
    }

    /// What was done, as people read it.
    pub(super) fn what(&self, action: Action, detail: Option<&str>) -> String {
        let opened = detail.map(|detail| self.labels.opened(detail).unwrap_or_else(|| detail.to_owned()));
        let action = self
            .labels
            .action(action)
            .unwrap_or_else(|| action.as_str().to_owned());
        match opened {
            Some(opened) => format!("{action}: {opened}"),
            None => action,
        }
    }

    pub(super) fn row(&mut self, row: Vec<Value>) -> Result<(), Error> {
        let (zone, labels) = (&self.zone, self.labels);
        let texts = || row.iter().map(|value| value.display(zone, labels));
        match &mut self.to {
            To::Html(page) => page.row(texts()),
            To::Text(table) => table.row(texts()),
            To::Csv(sheet) => {
                let cells = row.into_iter().map(|value| value.cell(zone));
                sheet.write(cells).map_err(Error::Export)
            }
        }
    }

    pub(super) fn end(self, facts: &ReportFacts) -> Result<(), Error> {
        match self.to {
            To::Csv(sheet) => sheet.end().map(drop).map_err(Error::Export),
            To::Html(page) => page.end(facts, self.labels),
            To::Text(table) => table.end(facts, self.labels),
        }
    }
}
