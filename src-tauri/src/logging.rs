//! The log: one file per day in the app's data folder, kept for a week.
//!
//! Only events of this project's crates are written, because libraries may log headers and bodies.
//! Our own events contain no names, emails, hosts or texts from a store.

use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::panic;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use shopside_core::view::LogLevel;
use tracing::level_filters::LevelFilter;
use tracing::{Subscriber, error, warn};
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::writer::BoxMakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Registry, fmt, reload};

/// File names are `shopside.2026-12-31.log`.
const PREFIX: &str = "shopside";
const SUFFIX: &str = "log";
const DAYS_KEPT: i32 = 7;

/// The prefixes of the crates whose events are logged.
const CRATES: [&str; 4] = ["shopside", "moltin", "journal", "sheet"];

/// How much of a file `last_lines` reads, in bytes.
const TAIL: u64 = 256 * 1024;

/// Logs an error that the app can ignore.
pub(crate) fn warn_on_error<T>(result: Result<T, impl Display>, message: &str) {
    if let Err(error) = result {
        warn!(%error, "{message}");
    }
}

/// The log of this process.
#[derive(Clone)]
pub struct Log {
    folder: PathBuf,
    filter: reload::Handle<Targets, Registry>,
}

impl Log {
    /// Starts the log in a folder, and removes old files. Logs to stderr if no file can be created.
    pub fn start(folder: &Path) -> Self {
        remove_old_files(folder, TimeZone::UTC.to_datetime(Timestamp::now()).date());
        let file = RollingFileAppender::builder()
            .rotation(Rotation::DAILY)
            .filename_prefix(PREFIX)
            .filename_suffix(SUFFIX)
            // Today's file, and a full week before it.
            .max_log_files(DAYS_KEPT as usize + 1)
            .build(folder);
        let (writer, failure) = match file {
            Ok(file) => (BoxMakeWriter::new(file), None),
            Err(error) => (BoxMakeWriter::new(io::stderr), Some(error)),
        };
        let (subscriber, filter) = subscriber(writer, LogLevel::default());
        // Fails only in tests, where several apps share a process. The first log stays in use.
        tracing::subscriber::set_global_default(subscriber).ok();
        if let Some(error) = failure {
            error!(%error, "can't create the log file");
        }
        log_panics();
        Self {
            folder: folder.to_owned(),
            filter,
        }
    }

    /// Changes the level from now on.
    pub fn set_level(&self, level: LogLevel) {
        warn_on_error(self.filter.reload(targets(level)), "can't change the log level");
    }

    /// The last lines of the log, oldest first.
    ///
    /// # Errors
    /// Fails if the files can't be read.
    pub fn last_lines(&self, count: usize) -> io::Result<String> {
        let mut newest_first = Vec::new();
        for (_, file) in files(&self.folder)?.into_iter().rev() {
            let text = read_tail(&file)?;
            newest_first.extend(text.lines().rev().map(str::to_owned));
            if newest_first.len() >= count {
                break;
            }
        }
        newest_first.truncate(count);
        newest_first.reverse();
        Ok(newest_first.join("\n"))
    }
}

fn subscriber(
    writer: BoxMakeWriter,
    level: LogLevel,
) -> (impl Subscriber + Send + Sync, reload::Handle<Targets, Registry>) {
    let (filter, handle) = reload::Layer::new(targets(level));
    let format = fmt::layer().with_ansi(false).with_writer(writer);
    (Registry::default().with(filter).with(format), handle)
}

fn targets(level: LogLevel) -> Targets {
    let level = match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    CRATES
        .iter()
        .fold(Targets::new(), |targets, name| targets.with_target(*name, level))
}

/// Logs where a panic happened. The message is left out, because it may contain data.
fn log_panics() {
    let default = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        error!(location = ?info.location(), "panic");
        default(info);
    }));
}

/// The log files with their dates, oldest first.
fn files(folder: &Path) -> io::Result<Vec<(Date, PathBuf)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if let Some(date) = date_of(name) {
            files.push((date, path));
        }
    }
    files.sort();
    Ok(files)
}

fn date_of(name: &str) -> Option<Date> {
    let date = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
    date.trim_matches('.').parse().ok()
}

fn remove_old_files(folder: &Path, today: Date) {
    let oldest = today.saturating_sub(DAYS_KEPT.days());
    // At the first start there is no folder.
    for (date, file) in files(folder).unwrap_or_default() {
        if date < oldest {
            warn_on_error(fs::remove_file(file), "can't remove an old log file");
        }
    }
}

/// The end of a file, without a line that is cut off.
fn read_tail(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    if length <= TAIL {
        return Ok(text.into_owned());
    }
    Ok(text.split_once('\n').unwrap_or_default().1.to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use jiff::civil::date;
    use tempfile::TempDir;
    use tracing::{debug, info};

    use super::*;

    fn folder_with(files: &[(&str, &str)]) -> TempDir {
        let folder = TempDir::new().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn log_in(folder: &TempDir) -> Log {
        let (_, filter) = reload::Layer::new(targets(LogLevel::Info));
        Log {
            folder: folder.path().to_owned(),
            filter,
        }
    }

    #[test]
    fn files_older_than_a_week_are_removed() {
        let folder = folder_with(&[
            ("shopside.2026-03-01.log", ""),
            ("shopside.2026-03-02.log", ""),
            ("shopside.2026-03-09.log", ""),
            ("notes.2026-03-01.log", ""),
        ]);
        remove_old_files(folder.path(), date(2026, 3, 9));

        let kept = files(folder.path()).unwrap().into_iter().map(|(date, _)| date);
        assert_eq!(kept.collect::<Vec<_>>(), [date(2026, 3, 2), date(2026, 3, 9)]);
        assert!(folder.path().join("notes.2026-03-01.log").exists());
    }

    #[test]
    fn last_lines_come_from_several_days() {
        let folder = folder_with(&[
            ("shopside.2026-03-01.log", "oldest\n"),
            ("shopside.2026-03-02.log", "one\ntwo\n"),
            ("shopside.2026-03-03.log", "three\n"),
        ]);
        assert_eq!(log_in(&folder).last_lines(3).unwrap(), "one\ntwo\nthree");
        assert_eq!(log_in(&folder).last_lines(1).unwrap(), "three");
    }

    #[test]
    fn last_lines_of_a_large_file_are_whole() {
        let line = "x".repeat(1000);
        let text = format!("{line}\n").repeat(1000);
        let folder = folder_with(&[("shopside.2026-03-01.log", &text)]);

        let lines = log_in(&folder).last_lines(200).unwrap();
        assert_eq!(lines.lines().count(), 200);
        assert!(lines.lines().all(|found| found == line));
    }

    #[test]
    fn only_our_events_of_the_level_are_logged() {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("log");
        let writer = BoxMakeWriter::new(Mutex::new(File::create(&file).unwrap()));
        let (subscriber, filter) = subscriber(writer, LogLevel::Info);
        tracing::subscriber::with_default(subscriber, || {
            info!("first");
            debug!("hidden");
            error!(target: "hyper::proto", "of a library");
            filter.reload(targets(LogLevel::Debug)).unwrap();
            debug!("second");
            debug!(target: "moltin::transport", "third");
        });

        let text = fs::read_to_string(file).unwrap();
        let messages: Vec<_> = text
            .lines()
            .map(|line| line.rsplit(": ").next().unwrap())
            .collect();
        assert_eq!(messages, ["first", "second", "third"]);
    }
}
