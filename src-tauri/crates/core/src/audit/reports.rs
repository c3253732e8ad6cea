//! Reports about the audit log. The journal computes and writes them; here are the period, the
//! texts in the language of the reader, and the entry about the report itself.

mod labels;

use std::path::PathBuf;
use std::sync::mpsc;

use jiff::SignedDuration;
use jiff::civil::{Time, Weekday};
use journal::{
    Action, BusinessHours, ExceptionRules, Period, ProductionStores, Report, ReportFacts, ReportFormat,
    ReportLabels, ReportSource, Subject, write_report,
};

use super::{Audit, AuditEvent, AuditStore, AuditWriter};
use crate::Error;
use crate::calendar::Calendar;
use crate::files::{self, NewFile};
use crate::lifecycle::Task;
use crate::view::{
    HoursView, InvalidInput, ReportFactView, ReportFileFormat, ReportKind, WriteReport, WrittenReportView,
};
use labels::Labels;

/// Within this time, a sign-in follows a replaced password.
const SIGN_IN_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// The largest number of customers in one hour that staff may call normal.
const MOST_CUSTOMERS: u32 = 10_000;

impl Audit {
    /// Writes a report to a new file in `folder`. `production` are the names and the addresses of
    /// production stores.
    pub(crate) async fn write_report(
        &self,
        folder: PathBuf,
        wanted: WriteReport,
        production: Vec<String>,
        task: &Task,
    ) -> Result<WrittenReportView, Error> {
        let report = report(&wanted, production)?;
        let period = period(&self.calendar, &wanted)?;
        let event = event(&report);
        let making = Making { period, event, task };
        save(&self.writer, folder, &wanted, making, async { Ok(report) }).await
    }
}

/// How a report is made.
pub(crate) struct Making<'a> {
    pub(crate) period: Period,
    /// What the audit log says of it.
    pub(crate) event: AuditEvent,
    /// Stops it.
    pub(crate) task: &'a Task,
}

/// Records a report, makes it, and writes it to a new file in `folder`.
pub(crate) async fn save(
    audit: &AuditWriter,
    folder: PathBuf,
    wanted: &WriteReport,
    Making { period, event, task }: Making<'_>,
    report: impl Future<Output = Result<Report, Error>>,
) -> Result<WrittenReportView, Error> {
    let (format, extension) = match wanted.format {
        ReportFileFormat::Html => (ReportFormat::Html, "html"),
        ReportFileFormat::Csv => (ReportFormat::Csv(wanted.csv.into()), "csv"),
    };
    let path = files::new_path(audit.now(), &folder, wanted.kind.file_name(), extension);
    let (log, language) = (audit.log(), wanted.language.clone());
    let (send, receive) = mpsc::channel();
    let (to, token) = (path.clone(), task.token().clone());
    let writing = async move {
        let report = report.await?;
        let work = move |to: &mut NewFile| {
            let (labels, sources) = (Labels::of(&language), [ReportSource::Log(log)]);
            let is_stopped = || token.is_cancelled();
            let facts = write_report(&report, &sources, &period, format, &labels, to, &is_stopped);
            let facts = facts.map_err(|error| match error {
                journal::Error::Stopped => Error::Stopped,
                journal::Error::Export(error) => error.into(),
                error => Error::AuditLogUnread(error),
            })?;
            send.send(fact_views(&facts, &labels)).ok();
            Ok(facts.rows)
        };
        files::write(to, work).await
    };
    let written = files::export(audit, event, path, writing).await?;
    Ok(WrittenReportView {
        path: written.path,
        count: written.count,
        facts: receive.try_recv().unwrap_or_default(),
    })
}

/// The period of a report, in the time zone of the settings.
pub(crate) fn period(calendar: &Calendar, wanted: &WriteReport) -> Result<Period, Error> {
    let connection = wanted.connection.as_deref();
    let days = calendar.days(connection);
    let given = |day: &str| !day.trim().is_empty();
    let from = given(&wanted.from_day).then(|| days.start("fromDay", &wanted.from_day));
    let before = given(&wanted.to_day).then(|| days.end("toDay", &wanted.to_day));
    let (from, before) = (from.transpose()?, before.transpose()?);
    if from.zip(before).is_some_and(|(from, before)| before <= from) {
        return Err(Error::input("toDay", InvalidInput::LastDayBeforeFirst));
    }
    let zone = calendar.zone(connection);
    Ok(Period { from, before, zone })
}

impl ReportKind {
    /// What the name of a file says.
    fn file_name(self) -> &'static str {
        match self {
            Self::AccessReview => "report-access-review",
            Self::Subject => "report-subject",
            Self::Exceptions => "report-exceptions",
            Self::StoreComparison => "report-store-comparison",
        }
    }
}

fn report(wanted: &WriteReport, production: Vec<String>) -> Result<Report, Error> {
    Ok(match wanted.kind {
        ReportKind::AccessReview => Report::AccessReview,
        ReportKind::Subject => {
            let customer = wanted.customer.trim();
            if customer.is_empty() {
                return Err(Error::input("customer", InvalidInput::ReportCustomerMissing));
            }
            Report::Subject(Subject {
                customer: customer.to_owned(),
                store: None,
                with_staff: wanted.with_staff,
            })
        }
        ReportKind::Exceptions => Report::Exceptions(ExceptionRules {
            hours: wanted.hours.as_ref().map(hours).transpose()?,
            most_customers: most_customers(wanted.most_customers)?,
            sign_in_within: SIGN_IN_WITHIN,
            production: ProductionStores::These(production),
        }),
        // It needs the store.
        ReportKind::StoreComparison => return Err(Error::UnknownConnection),
    })
}

fn most_customers(most: i64) -> Result<u32, Error> {
    let most = u32::try_from(most).ok().filter(|most| *most <= MOST_CUSTOMERS);
    let out_of_range = InvalidInput::NumberOutOfRange {
        first: 0,
        last: MOST_CUSTOMERS,
    };
    most.ok_or_else(|| Error::input("mostCustomers", out_of_range))
}

fn hours(hours: &HoursView) -> Result<BusinessHours, Error> {
    let time = |field, text: &str| {
        let time = text.trim().parse::<Time>();
        time.map_err(|_| Error::input(field, InvalidInput::NotATime))
    };
    let days = hours.days.iter();
    let days = days.map(|day| Weekday::from_monday_one_offset(*day));
    Ok(BusinessHours {
        days: days
            .collect::<Result<_, _>>()
            .map_err(|_| Error::input("days", InvalidInput::NotADay))?,
        from: time("hoursFrom", &hours.from)?,
        to: time("hoursTo", &hours.to)?,
    })
}

/// The entry about a report. One about a customer names them, so that an erasure finds it.
fn event(report: &Report) -> AuditEvent {
    let customer = match report {
        Report::Subject(subject) => Some(subject.customer.clone()),
        _ => None,
    };
    let (customer_email, customer_id) = match customer {
        Some(email) if email.contains('@') => (Some(email), None),
        id => (None, id),
    };
    AuditEvent {
        customer_id,
        customer_email,
        detail: Some(format!("the report {}", report.name())),
        ..AuditEvent::new(Action::Export, AuditStore::default())
    }
}

fn fact_views(facts: &ReportFacts, labels: &Labels) -> Vec<ReportFactView> {
    let lines = facts.lines().into_iter();
    let view = |fact: journal::ReportFact| ReportFactView {
        text: labels.text(fact.id).unwrap_or_else(|| fact.id.to_owned()),
        count: fact.count,
    };
    lines.map(view).collect()
}
