//! What is said before the rows of a report, and the texts around them.

use std::io::Write;

use super::columns::Column;
use super::{Period, ReportLabels};
use crate::Error;

/// What is said before the rows.
pub(super) struct Head<'a> {
    pub(super) report: &'static str,
    /// Whose data it is about.
    pub(super) about: Option<String>,
    pub(super) period: &'a Period,
    pub(super) columns: &'static [Column],
    /// Whether someone signs it.
    pub(super) is_signed_off: bool,
}

impl Head<'_> {
    pub(super) fn title(&self, labels: &dyn ReportLabels) -> String {
        text_of(labels, &format!("report-title-{}", self.report))
    }

    /// Facts about the report: names and values.
    pub(super) fn facts(&self, labels: &dyn ReportLabels) -> Vec<(String, String)> {
        let (first, last) = self.period.days();
        let open = || text_of(labels, "report-not-limited");
        let day = |day: String| if day.is_empty() { open() } else { day };
        let mut facts = vec![
            (text_of(labels, "report-from"), day(first)),
            (text_of(labels, "report-to"), day(last)),
            (text_of(labels, "report-zone"), self.period.zone_name()),
        ];
        if let Some(about) = &self.about {
            let id = match self.report {
                "store-comparison" => "report-column-store",
                _ => "report-about",
            };
            facts.insert(0, (text_of(labels, id), about.clone()));
        }
        facts
    }
}

/// A text of ours.
pub(super) fn text_of(labels: &dyn ReportLabels, id: &str) -> String {
    labels.text(id).unwrap_or_else(|| id.to_owned())
}

/// Writes a part.
pub(super) fn put(to: &mut (dyn Write + Send), part: &str) -> Result<(), Error> {
    to.write_all(part.as_bytes())
        .map_err(|error| Error::Export(error.into()))
}
