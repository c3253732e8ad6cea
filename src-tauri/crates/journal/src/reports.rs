//! Reports for the people who watch over an audit log: who has access and uses it, what one
//! customer may ask for, and what needs a second look.
//!
//! They are computed from audit logs and from exports of a log server, entry by entry. What stays
//! in memory is a few bytes per session, never the entries. Not in here: where a report is saved.

mod access;
mod access_review;
mod columns;
mod crowds;
mod customers;
mod exceptions;
mod facts;
mod head;
mod hours;
mod labels;
mod output;
mod passwords;
mod period;
mod record;
mod sessions;
mod source;
mod store_comparison;
mod store_log;
mod subject;

use std::io::Write;

pub use exceptions::{ExceptionRules, ProductionStores};
pub use facts::{ReportFact, ReportFacts};
pub use hours::BusinessHours;
pub use labels::{EnglishLabels, ReportLabels};
pub use output::ReportFormat;
pub use period::Period;
pub use source::ReportSource;
pub use store_log::{Change, StoreChange, StoreComparison};
pub use subject::Subject;

use crate::Error;
use head::Head;
use output::Output;
use source::Sources;

/// What to report.
#[derive(Debug, Clone)]
pub enum Report {
    /// Who accessed customers of which store, in which way, how often, and when last.
    AccessReview,
    /// When, why and in which way one customer's data was viewed or changed.
    Subject(Subject),
    /// What needs a second look.
    Exceptions(ExceptionRules),
    /// What the store's log of personal data and the audit log do not both know.
    StoreComparison(StoreComparison),
}

impl Report {
    /// The name of the report in commands and file names.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AccessReview => "access-review",
            Self::Subject(_) => "subject",
            Self::Exceptions(_) => "exceptions",
            Self::StoreComparison(_) => "store-comparison",
        }
    }
}

/// Writes a report about the entries of a period, and returns what it could not show.
///
/// # Errors
/// [`Error::Read`] or another error of a source that can't be read, [`Error::Export`] if `to` can't
/// be written, [`Error::Stopped`] once `is_stopped` says so.
pub fn write_report(
    report: &Report,
    sources: &[ReportSource],
    period: &Period,
    format: ReportFormat,
    labels: &dyn ReportLabels,
    to: &mut (dyn Write + Send),
    is_stopped: &dyn Fn() -> bool,
) -> Result<ReportFacts, Error> {
    let columns = match report {
        Report::AccessReview => access_review::COLUMNS,
        Report::Subject(subject) => subject.columns(),
        Report::Exceptions(_) => exceptions::COLUMNS,
        Report::StoreComparison(_) => store_comparison::COLUMNS,
    };
    let head = Head {
        report: report.name(),
        about: match report {
            Report::Subject(subject) => Some(subject.customer.clone()),
            Report::StoreComparison(store) => Some(store.store_url.clone()),
            Report::AccessReview | Report::Exceptions(_) => None,
        },
        period,
        columns,
        is_signed_off: matches!(report, Report::AccessReview),
    };
    let mut output = Output::begin(format, &head, labels, to)?;
    let mut facts = ReportFacts::default();
    let sources = &Sources {
        all: sources,
        is_stopped,
    };
    match report {
        Report::AccessReview => access_review::write(sources, period, &mut facts, &mut output)?,
        Report::Subject(subject) => subject.write(sources, period, &mut facts, &mut output)?,
        Report::Exceptions(rules) => exceptions::write(rules, sources, period, &mut facts, &mut output)?,
        Report::StoreComparison(store) => store.write(sources, period, &mut facts, &mut output)?,
    }
    output.end(&facts)?;
    Ok(facts)
}
