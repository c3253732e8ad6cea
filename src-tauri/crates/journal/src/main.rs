//! `shopside-verify`: verifies an audit log against a checkpoint, without the app and its keyring.
#![expect(clippy::print_stdout, reason = "it prints what it found")]
#![expect(clippy::print_stderr, reason = "it prints why it found nothing")]

mod compare_command;
mod report_command;

use std::io::ErrorKind;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use journal::{AuditLog, Checkpoint, Error, Fault, Removal, Removed, Verdict, isolated};

/// Verifies an audit log of Shopside against a checkpoint.
///
/// It reads the files and changes none, also while the app is open. It ends with status 0 if the
/// audit log is intact, 1 if it is not, and 2 if that could not be found out.
#[derive(Parser)]
#[command(name = "shopside-verify", version)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    verify: Option<Verify>,
}

#[derive(Subcommand)]
enum Command {
    /// Compares an audit log with what a log server received
    Compare(compare_command::Compare),
    /// Writes a report about audit logs, or about what a log server received
    #[command(subcommand)]
    Report(report_command::ReportCommand),
}

#[derive(Args)]
struct Verify {
    /// The audit log: `journal.sqlite` in the app's folder, or a copy of it
    file: PathBuf,
    /// A checkpoint that the app exported
    checkpoint: PathBuf,
    /// The public key that was noted when the app made its signing key: 64 digits, 0-9 and a-f
    #[arg(long, value_name = "KEY", value_parser = public_key)]
    key: String,
    /// Also prints the hashes of these entries, such as 12-20, to compare them with a receipt
    #[arg(long, value_name = "FIRST-LAST", value_parser = numbers)]
    entries: Option<RangeInclusive<i64>>,
}

fn numbers(text: &str) -> Result<RangeInclusive<i64>, &'static str> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(first), Ok(last)) if first >= 1 && first <= last => Ok(first..=last),
        _ => Err("give the first and the last number, such as 12-20"),
    }
}

fn public_key(text: &str) -> Result<String, &'static str> {
    let key = text.trim().to_ascii_lowercase();
    if key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(key)
    } else {
        Err("a public key has 64 digits, 0-9 and a-f")
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match (&arguments.command, &arguments.verify) {
        (Some(Command::Compare(compare)), _) => compare_command::run(compare),
        (Some(Command::Report(report)), _) => report_command::run(report),
        (None, Some(arguments)) => verify(arguments),
        (None, None) => Err("give an audit log, a checkpoint and a public key; see --help".to_owned()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            let what = match arguments.command {
                Some(Command::Report(_)) => "Not reported",
                _ => "Not verified",
            };
            eprintln!("{what}: {error}.");
            ExitCode::from(2)
        }
    }
}

/// Returns whether the audit log is intact, and prints what was found.
fn verify(
    Verify {
        file,
        checkpoint,
        key,
        entries,
    }: &Verify,
) -> Result<bool, String> {
    let signed = read_checkpoint(checkpoint)?;
    println!("Audit log   {}", file.display());
    println!("Checkpoint  {}", checkpoint.display());
    // Anyone may have written it, and a terminal obeys control characters.
    println!("  signed    {}", isolated(&signed.at));
    println!("  entries   {}", signed.entries);
    println!("Public key  {key}");
    let log = AuditLog::open_untouched(file).map_err(|error| error.to_string())?;
    match log.verify_against(&signed, key) {
        Ok(verdict) => {
            let is_intact = print(verdict, &signed);
            if let Some(entries) = entries.clone().filter(|_| is_intact) {
                print_hashes(&log, entries).map_err(|error| error.to_string())?;
            }
            Ok(is_intact)
        }
        Err(Error::OtherKey(other)) => {
            let other = isolated(&other);
            println!("NOT INTACT: this key did not sign the checkpoint. It is signed by {other}.");
            Ok(false)
        }
        Err(Error::NotSigned) => {
            println!("NOT INTACT: the checkpoint was changed after it was signed.");
            Ok(false)
        }
        Err(Error::Removed(entry)) => Err(format!(
            "the audit log itself is intact, but entry {entry}, up to which the checkpoint counts, was removed \
             because of its age, as a statement signed with this key says. Use a later checkpoint"
        )),
        Err(error) => Err(error.to_string()),
    }
}

/// Prints the numbers and hashes of entries. The chain was verified before.
fn print_hashes(log: &AuditLog, entries: RangeInclusive<i64>) -> Result<(), Error> {
    let last = log.anchor()?.entries.min(*entries.end());
    for number in *entries.start()..=last {
        match log.entry(number)? {
            Some(entry) => println!("{number}  {}", entry.hash),
            None => println!("{number}  no such entry"),
        }
    }
    match (last + 1).max(*entries.start()) {
        first if first > *entries.end() => {}
        first if first == *entries.end() => println!("{first}  no such entry"),
        first => println!("{first}-{}  no such entries", entries.end()),
    }
    Ok(())
}

fn read_checkpoint(path: &Path) -> Result<Checkpoint, String> {
    Checkpoint::read(path).map_err(|error| {
        let path = path.display();
        match error {
            Error::Read(error) if error.kind() == ErrorKind::FileTooLarge => {
                format!("{path} is too large for a checkpoint")
            }
            Error::Read(error) => format!("{path} can’t be read: {error}"),
            _ => format!("{path} is not a checkpoint"),
        }
    })
}

fn print(verdict: Verdict, checkpoint: &Checkpoint) -> bool {
    let (entry, fault) = match verdict {
        Verdict::Intact {
            entries,
            clock,
            removals,
            ..
        } => {
            println!("Intact: {} are as they were written.", kept(entries, &removals));
            removals.iter().for_each(print_removal);
            println!("Nothing was cut off or rewritten since {}.", checkpoint.at);
            if let Some(first) = clock.first {
                println!("The computer’s clock was set back before entry {first}: some times may be wrong.");
            }
            return true;
        }
        Verdict::Broken { entry, fault } => (entry, fault),
    };
    let what = match fault {
        Fault::Changed => format!("entry {entry} was changed after it was written"),
        Fault::Missing => format!("entry {entry} is missing"),
        Fault::Erased => {
            format!("entry {entry} has lost its personal data, and no signed statement says why")
        }
        Fault::Unsigned => format!(
            "entry {entry} says that something was removed, but this key signed no valid statement of it"
        ),
        Fault::CutOff => format!(
            "entry {entry} and all that followed were cut off; the checkpoint counts {} entries",
            checkpoint.entries
        ),
        Fault::Rewritten => format!("the entries up to {entry} are not those that the checkpoint is about"),
        Fault::ForeignSchema => {
            format!("something other than the app changed the file; entries may be missing from {entry} on")
        }
        Fault::Damaged => "the file is damaged, and searches may leave out entries".to_owned(),
    };
    println!("NOT INTACT: {what}.");
    false
}

fn print_removal(removal: &Removal) {
    let (entry, at) = (removal.entry, &removal.at);
    match removal.removed {
        Removed::Entries { first, last } => {
            println!(
                "Entries {first} to {last} were removed because of their age on {at}; see entry {entry}."
            );
        }
        Removed::Person { entries } => {
            println!("The data of a person was erased from {entries} entries on {at}; see entry {entry}.");
        }
    }
}

fn kept(entries: i64, removals: &[Removal]) -> String {
    let removed = removals.iter().filter_map(|removal| match removal.removed {
        Removed::Entries { last, .. } => Some(last),
        Removed::Person { .. } => None,
    });
    match removed.max() {
        Some(last) => format!("the entries from {} to {entries}", last + 1),
        None => format!("all {entries} entries"),
    }
}
