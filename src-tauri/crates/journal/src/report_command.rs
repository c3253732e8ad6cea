//! `shopside-verify report`: reports about audit logs and about exports of a log server.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use journal::{
    BusinessHours, CsvOptions, EnglishLabels, ExceptionRules, Period, ProductionStores, Report, ReportFacts,
    ReportFormat, ReportLabels, ReportSource, Subject, write_report,
};

const WORKDAYS: &str = "mon-fri";

/// The reports.
#[derive(Subcommand)]
pub(crate) enum ReportCommand {
    /// Who accessed customers of which store, how often and when last, for sign-off
    AccessReview(Common),
    /// When, why and how one customer's data was viewed or changed
    Subject(SubjectArguments),
    /// What needs a second look; ends with status 1 if there is something
    Exceptions(ExceptionArguments),
}

#[derive(Args)]
pub(crate) struct Common {
    /// Audit logs (`journal.sqlite`), or exports of a log server as JSON Lines
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The first day, such as 2026-01-01
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// The last day, which is included
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,
    /// The time zone of days and times, such as Europe/Berlin
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = zone)]
    zone: TimeZone,
    /// The format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The file to write; it must not exist. Without it, the report is printed
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Html,
    Text,
}

#[derive(Args)]
pub(crate) struct SubjectArguments {
    /// The customer's ID or email address
    #[arg(long, value_name = "CUSTOMER", value_parser = customer)]
    customer: String,
    /// The store's name or address; without it, all stores
    #[arg(long, value_name = "STORE")]
    store: Option<String>,
    /// Also names the staff
    #[arg(long)]
    with_staff: bool,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
pub(crate) struct ExceptionArguments {
    /// The business hours, such as 08:00-18:00; without them, hours do not matter
    #[arg(long, value_name = "FROM-TO", value_parser = hours)]
    hours: Option<(Time, Time)>,
    /// The days of the business hours, such as mon-fri or mon,wed,sat
    #[arg(long, value_name = "DAYS", default_value = WORKDAYS, value_parser = days)]
    days: Days,
    /// How many customers in one hour are normal; 0 for any number
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    most_customers: u32,
    /// Within how many hours a sign-in follows a replaced password
    #[arg(long, value_name = "HOURS", default_value_t = 24)]
    sign_in_within: u16,
    /// The name or address of a production store, which needs a reason with a ticket; can be
    /// repeated. Without it, all stores
    #[arg(long, value_name = "STORE")]
    production: Vec<String>,
    #[command(flatten)]
    common: Common,
}

#[derive(Clone)]
struct Days(Vec<Weekday>);

fn zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| format!("{text} is no time zone; give one such as Europe/Berlin"))
}

fn customer(text: &str) -> Result<String, &'static str> {
    match text.trim() {
        "" => Err("give the customer's ID or email address"),
        customer => Ok(customer.to_owned()),
    }
}

fn hours(text: &str) -> Result<(Time, Time), &'static str> {
    let problem = "give the begin and the end, such as 08:00-18:00";
    let (from, to) = text.split_once('-').ok_or(problem)?;
    let time = |text: &str| text.trim().parse::<Time>().map_err(|_| problem);
    Ok((time(from)?, time(to)?))
}

fn days(text: &str) -> Result<Days, &'static str> {
    let problem = "give days such as mon-fri or mon,wed,sat";
    let mut days = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (mut day, last) = (weekday(first).ok_or(problem)?, weekday(last).ok_or(problem)?);
        days.push(day);
        while day != last {
            day = day.next();
            days.push(day);
        }
    }
    Ok(Days(days))
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text.trim().to_ascii_lowercase().as_str() {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Writes the report. Returns whether nothing needs a second look.
pub(crate) fn run(command: &ReportCommand) -> Result<bool, String> {
    let (report, common) = match command {
        ReportCommand::AccessReview(common) => (Report::AccessReview, common),
        ReportCommand::Subject(arguments) => {
            let subject = Subject {
                customer: arguments.customer.clone(),
                store: arguments.store.clone(),
                with_staff: arguments.with_staff,
            };
            (Report::Subject(subject), &arguments.common)
        }
        ReportCommand::Exceptions(arguments) => (Report::Exceptions(arguments.rules()), &arguments.common),
    };
    let facts = common.write(&report)?;
    Ok(!matches!(report, Report::Exceptions(_)) || facts.rows == 0)
}

impl ExceptionArguments {
    fn rules(&self) -> ExceptionRules {
        let hours = self.hours.map(|(from, to)| BusinessHours {
            days: self.days.0.clone(),
            from,
            to,
        });
        ExceptionRules {
            hours,
            most_customers: self.most_customers,
            sign_in_within: SignedDuration::from_hours(self.sign_in_within.into()),
            production: if self.production.is_empty() {
                ProductionStores::All
            } else {
                ProductionStores::These(self.production.clone())
            },
        }
    }
}

/// Creates a file that only its owner can read.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl Common {
    fn write(&self, report: &Report) -> Result<ReportFacts, String> {
        let mut sources = Vec::new();
        for file in &self.files {
            let source = ReportSource::open(file);
            sources.push(source.map_err(|error| format!("{}: {error}", file.display()))?);
        }
        let format = match self.format {
            Format::Csv => ReportFormat::Csv(CsvOptions::default()),
            Format::Html => ReportFormat::Html,
            Format::Text => ReportFormat::Text,
        };
        let (period, labels) = (self.period()?, EnglishLabels::default());
        let write = |to: &mut (dyn Write + Send)| {
            let facts = write_report(report, &sources, &period, format, &labels, to, &|| false);
            facts.map_err(|error| error.to_string())
        };
        let facts = if let Some(path) = &self.output {
            let created = create(path);
            let file = created.map_err(|error| format!("{} can’t be created: {error}", path.display()))?;
            let mut to = BufWriter::new(file);
            let written = write(&mut to).and_then(|facts| {
                to.flush().map_err(|error| error.to_string())?;
                Ok(facts)
            });
            if written.is_err() {
                // A part of a report would pass for a whole one.
                fs::remove_file(path).ok();
            }
            let facts = written?;
            println!("{} rows, written to {}", facts.rows, path.display());
            facts
        } else {
            let mut to = BufWriter::new(stdout());
            let facts = write(&mut to)?;
            to.flush().map_err(|error| error.to_string())?;
            facts
        };
        // A table has no place for them.
        if matches!(self.format, Format::Csv) || self.output.is_some() {
            for fact in facts.lines() {
                eprintln!("{}: {}", labels.text(fact.id).unwrap_or_default(), fact.count);
            }
        }
        Ok(facts)
    }

    fn period(&self) -> Result<Period, String> {
        let start = |day: Date| {
            let start = day.to_zoned(self.zone.clone());
            start
                .map(|start| start.timestamp())
                .map_err(|error| error.to_string())
        };
        let after = |day: Date| day.checked_add(1.day()).map_err(|error| error.to_string());
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            return Err("the last day is before the first one".into());
        }
        Ok(Period {
            from: self.from.map(start).transpose()?,
            before: self.to.map(|to| after(to).and_then(start)).transpose()?,
            zone: self.zone.clone(),
        })
    }
}
