//! A report as text: a line for each row, with a bar between two values.

use std::io::Write;

use sheet::isolated;

use crate::Error;
use crate::reports::head::{Head, put, text_of};
use crate::reports::{ReportFacts, ReportLabels};

pub(super) struct TextTable<'a> {
    to: &'a mut (dyn Write + Send),
}

impl<'a> TextTable<'a> {
    pub(super) fn begin(
        head: &Head<'_>,
        labels: &dyn ReportLabels,
        to: &'a mut (dyn Write + Send),
    ) -> Result<Self, Error> {
        put(to, &format!("{}\n", head.title(labels)))?;
        for (name, value) in head.facts(labels) {
            put(to, &format!("{name}: {}\n", isolated(&value)))?;
        }
        let headings: Vec<_> = head.columns.iter().map(|column| column.heading(labels)).collect();
        put(to, &format!("\n{}\n", headings.join(" | ")))?;
        Ok(Self { to })
    }

    pub(super) fn row(&mut self, values: impl Iterator<Item = String>) -> Result<(), Error> {
        let values: Vec<_> = values.map(|value| isolated(&value).into_owned()).collect();
        put(self.to, &format!("{}\n", values.join(" | ")))
    }

    pub(super) fn end(self, facts: &ReportFacts, labels: &dyn ReportLabels) -> Result<(), Error> {
        if facts.rows == 0 {
            put(self.to, &format!("{}\n", text_of(labels, "report-nothing")))?;
        }
        put(self.to, "\n")?;
        for fact in facts.lines() {
            put(
                self.to,
                &format!("{}: {}\n", text_of(labels, fact.id), fact.count),
            )?;
        }
        Ok(())
    }
}
