//! `shopside-verify compare`: the audit log against an export of a log server.

use std::borrow::Cow;
use std::io::BufReader;
use std::path::PathBuf;

use clap::Args;
use jiff::{SignedDuration, Timestamp};
use journal::{AuditLog, Comparison, Installation, Ranges, isolated, regular_file};

/// Compares an audit log with what a log server received.
///
/// It ends with status 0 if nothing is missing or altered, 1 if something is, and 2 if that could
/// not be found out.
#[derive(Args)]
pub(crate) struct Compare {
    /// The audit log: `journal.sqlite` in the app's folder, or a copy of it
    file: PathBuf,
    /// The log server's entries as JSON Lines
    export: PathBuf,
    /// After how many days without entries an installation is silent, by the last entry of all
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    silent_days: u16,
}

/// Returns whether nothing is missing or altered, and prints what was found.
pub(crate) fn run(compare: &Compare) -> Result<bool, String> {
    let Compare {
        file,
        export,
        silent_days,
    } = compare;
    let opened =
        regular_file::open(export).map_err(|error| format!("{} can’t be read: {error}", export.display()))?;
    let log = AuditLog::open_untouched(file).map_err(|error| error.to_string())?;
    let silent_after = SignedDuration::from_hours(24 * i64::from(*silent_days));
    let comparison = log
        .compare(BufReader::new(opened), silent_after, Timestamp::now())
        .map_err(|error| error.to_string())?;
    println!("Audit log   {}", file.display());
    println!("Export      {}", export.display());
    print(&comparison);
    Ok(comparison.is_intact())
}

fn print(comparison: &Comparison) {
    match &comparison.installation {
        None => println!("NOT INTACT: the export has no entry of this audit log."),
        Some(id) => {
            println!("Installation {}", named(id));
            println!("  {} entries are the same on both sides.", comparison.same);
            print_ranges("DIFFERENT on both sides", &comparison.altered);
            print_ranges("MISSING in the export", &comparison.missing_in_export);
            print_ranges(
                "not in the export yet, or cut off there",
                &comparison.after_export,
            );
            print_ranges("MISSING in the audit log", &comparison.missing_in_log);
            print_ranges("CUT OFF in the audit log", &comparison.cut_off_in_log);
            print_ranges(
                "removed from the audit log because of their age",
                &comparison.removed,
            );
        }
    }
    print_ranges(
        "LINES of the export that can’t be read",
        &comparison.unreadable_lines,
    );
    println!("Installations in the export:");
    comparison.installations.iter().for_each(print_installation);
}

fn print_installation(installation: &Installation) {
    let last_at = installation
        .last_at
        .map(|at| format!(" at {at}"))
        .unwrap_or_default();
    println!(
        "  {}: {} entries, the last is {}{last_at}",
        named(&installation.id),
        installation.entries,
        installation.last
    );
    print_ranges("  MISSING", &installation.missing);
    print_ranges("  REPLACED or rewritten", &installation.rewritten);
    if installation.missing_at_end > 0 {
        let last = installation.last.saturating_add(installation.missing_at_end);
        println!("    MISSING at the end: entries up to {last} were written, as an earlier batch says.");
    }
    if installation.is_silent {
        println!("    SILENT: other installations have much later entries.");
    }
}

fn print_ranges(what: &str, ranges: &Ranges) {
    if !ranges.is_empty() {
        println!("  {what}: {ranges}");
    }
}

/// Anyone may have written the export, and a terminal obeys control characters.
fn named(id: &str) -> Cow<'_, str> {
    if id.is_empty() {
        "without an ID".into()
    } else {
        isolated(id)
    }
}
