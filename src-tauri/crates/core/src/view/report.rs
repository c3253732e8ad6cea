//! View models of reports about the audit log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CsvOptions;

/// A report about the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// Who accessed customers of which store, in which way, how often and when last.
    AccessReview,
    /// When, why and in which way the data of one customer was viewed or changed.
    Subject,
    /// What needs a second look.
    Exceptions,
    /// What the open store's log of personal data and the audit log do not both know.
    StoreComparison,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFileFormat {
    /// A page to print.
    Html,
    /// A table for spreadsheets.
    Csv,
}

/// Business hours. A shift over midnight ends at an earlier time than it begins.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct HoursView {
    /// When they begin, such as `08:00`.
    pub from: String,
    /// When they end.
    pub to: String,
    /// The days: 1 is Monday, 7 is Sunday.
    pub days: Vec<i8>,
}

/// Asks for a report.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WriteReport {
    /// The page's ID of it, by which it is stopped.
    pub export: String,
    /// Which one.
    pub kind: ReportKind,
    /// How it is written.
    pub format: ReportFileFormat,
    /// How CSV is written.
    pub csv: CsvOptions,
    /// The first day, such as `2026-11-03`, in the time zone of the settings; empty for all.
    pub from_day: String,
    /// The last day, which is included.
    pub to_day: String,
    /// The open store, whose time zone the settings may ask for.
    pub connection: Option<String>,
    /// The language of the page.
    pub language: String,
    /// The ID or the email address of the customer that the report is about.
    pub customer: String,
    /// Whether the report about a customer names the staff.
    pub with_staff: bool,
    /// The business hours; `None` if hours do not matter.
    pub hours: Option<HoursView>,
    /// How many customers in one hour are no exception; 0 for any number.
    #[ts(type = "number")]
    pub most_customers: i64,
}

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WrittenReportView {
    /// The path of the file.
    pub path: String,
    /// How many rows it has.
    #[ts(type = "number")]
    pub count: u64,
    /// What it is made of, and what it can't show.
    pub facts: Vec<ReportFactView>,
}

/// A line about a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportFactView {
    /// What is counted, in the language of the report.
    pub text: String,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
}
