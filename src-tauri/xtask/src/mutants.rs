//! Mutation tests: change the code in small ways, and count the changes that no test notices.
//!
//! `src-tauri/MUTANTS.md` lists the mutants that are left, each with its reason.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};
use xshell::{Shell, cmd};

use crate::system::{self, Purpose};

/// The least part of the mutants that tests must catch, in percent.
const GOAL: usize = 95;
/// The timeout of the tests of one mutant, in seconds. A test that hangs is not a test that fails.
/// Waits inside tests fail after two minutes.
const TIMEOUT_SECONDS: &str = "300";

/// Values that `cargo mutants` guesses for types without such a constructor. They never compile.
const NEVER_COMPILE: &str =
    r"\b(Page|BoxFuture|MutexGuard|Records|Poll|RangeInclusive)::(new|from|from_iter)\(";

#[derive(Args)]
pub(crate) struct Options {
    /// The code to change
    target: Target,
    /// Only run the mutants that earlier runs have not caught, also after an interrupted run
    #[arg(long)]
    iterate: bool,
}

/// The code that is mutated.
#[derive(Clone, Copy, ValueEnum)]
enum Target {
    /// The audit log
    AuditLog,
    /// Impersonation sessions
    Impersonation,
    /// The secret store and the clipboard for passwords
    Secrets,
    /// The client's rate limiter
    RateLimiter,
    /// The client's retries
    Retries,
    /// The client's pagination
    Paging,
}

/// What a target consists of.
struct Code {
    package: &'static str,
    /// Relative to the repository.
    files: &'static [&'static str],
    /// The test binaries of the package, as arguments of cargo.
    binaries: &'static [&'static str],
    /// The tests of these binaries that are about the code, as a filter of nextest. Each mutant
    /// runs them, so they are quick.
    tests: &'static str,
}

impl Target {
    fn code(self) -> Code {
        match self {
            Self::AuditLog => Code {
                package: "journal",
                files: &["src-tauri/crates/journal/src/**/*.rs"],
                binaries: &["--lib", "--test=journal"],
                tests: "not test(/^killed::/)",
            },
            Self::Impersonation => Code {
                package: "shopside-core",
                files: &[
                    "src-tauri/crates/core/src/impersonation.rs",
                    "src-tauri/crates/core/src/impersonation/*.rs",
                ],
                binaries: &["--test=core", "--test=attacks"],
                tests: IMPERSONATION_TESTS,
            },
            Self::Secrets => Code {
                package: "shopside-core",
                files: &[
                    "src-tauri/crates/core/src/secret_store.rs",
                    "src-tauri/crates/core/src/password_clipboard.rs",
                    "src-tauri/crates/core/src/password_clipboard/*.rs",
                ],
                binaries: &["--test=core", "--test=attacks"],
                tests: SECRETS_TESTS,
            },
            Self::RateLimiter => Code {
                package: "moltin",
                files: &["src-tauri/crates/moltin/src/transport/rate_limiter.rs"],
                binaries: &["--lib"],
                tests: "test(/^transport::rate_limiter::/)",
            },
            Self::Retries => Code {
                package: "moltin",
                files: &[
                    "src-tauri/crates/moltin/src/transport/attempts.rs",
                    "src-tauri/crates/moltin/src/transport/pending_retries.rs",
                    "src-tauri/crates/moltin/src/transport/retry_rule.rs",
                ],
                binaries: &["--lib", "--test=contract"],
                tests: "test(/^(cancellation|request_log|retries|spans|transport)::/)",
            },
            Self::Paging => Code {
                package: "moltin",
                files: &[
                    "src-tauri/crates/moltin/src/page.rs",
                    "src-tauri/crates/moltin/src/paginator.rs",
                    "src-tauri/crates/moltin/src/paginator/*.rs",
                ],
                binaries: &["--lib", "--test=contract"],
                tests: "test(/^(paginator|paging|read_ahead|reading_again|scans)::|^response_limits::limit/) - test(/changing|stopped_scan/)",
            },
        }
    }
}

/// The tests of sessions. The others that begin one are about something else.
const IMPERSONATION_TESTS: &str = "test(/^(access_modes|audit_columns|compare|concurrency|customers_delete|deadlines|impersonation|lifecycle|lock|member_sessions|new_password|preview|races|store_currencies|unlinked_orders|updates|wrong_account|wrong_customer)::|^odd_records::order_of_unclear_customer/)";
/// The tests of the keyring and of copied passwords.
const SECRETS_TESTS: &str = "test(/^(connections|copied_password|lock|new_password)::/)";

/// The names of the mutants by their result.
#[derive(Default)]
struct Results {
    caught: BTreeSet<String>,
    missed: BTreeSet<String>,
    /// Their tests hang.
    hanging: BTreeSet<String>,
    /// They do not compile.
    unviable: BTreeSet<String>,
}

impl Results {
    /// Adds the results that are in a folder.
    fn read(&mut self, folder: &Path) {
        let files = [
            ("caught.txt", &mut self.caught),
            ("missed.txt", &mut self.missed),
            ("timeout.txt", &mut self.hanging),
            ("unviable.txt", &mut self.unviable),
        ];
        for (file, names) in files {
            // It is missing before the first run.
            let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
            names.extend(text.lines().map(str::to_owned));
        }
    }

    /// Forgets the mutants of code that was changed since.
    fn retain(&mut self, current: &BTreeSet<String>) {
        for names in [
            &mut self.caught,
            &mut self.missed,
            &mut self.hanging,
            &mut self.unviable,
        ] {
            names.retain(|name| current.contains(name));
        }
    }

    /// How many were run.
    fn len(&self) -> usize {
        self.viable() + self.unviable.len()
    }

    /// How many compile.
    fn viable(&self) -> usize {
        self.caught.len() + self.missed.len() + self.hanging.len()
    }

    fn reaches_goal(&self) -> bool {
        self.viable() > 0 && self.caught.len() * 100 >= self.viable() * GOAL
    }
}

/// Runs the tests for each mutant of a target, and lists the mutants that no test caught.
///
/// # Errors
///
/// Fails if a tool is missing, the tests fail without mutants, or too few mutants are caught.
pub(crate) fn mutants(shell: &Shell, Options { target, iterate }: Options) -> Result<()> {
    system::setup(shell, Purpose::Test)?;
    system::cargo_tool(shell, "cargo-mutants", "27.1.0")?;
    let Code {
        package,
        files,
        binaries,
        tests,
    } = target.code();
    let name = target.to_possible_value().context("the target has no name")?;
    let folder = shell.current_dir().join("target/mutants");
    let output = folder.join(name.get_name());
    let mut selection = vec!["--package", package, "--exclude-re", NEVER_COMPILE];
    selection.extend(files.iter().flat_map(|file| ["--file", file]));
    let selection = selection.as_slice();
    let all = cmd!(shell, "cargo mutants --list {selection...}")
        .quiet()
        .read()?;
    let all: BTreeSet<String> = all.lines().map(str::to_owned).collect();

    let mut results = Results::default();
    let mut options = vec!["--locked"];
    options.extend(binaries);
    let options = options.iter().map(|option| format!("--cargo-arg={option}"));
    let iterating = iterate.then_some("--iterate");
    if iterate {
        keep(shell, &mut results, &output)?;
    } else {
        shell.remove_path(&output)?;
        shell.create_dir(&output)?;
    }
    // Mutated in place in a copy that stays, so that a later run only builds what changed.
    let source = folder.join("source");
    copy_sources(shell, &source)?;
    let mut command = cmd!(
        shell,
        "cargo mutants {selection...} {iterating...} --dir {source} --in-place --test-tool nextest --timeout {TIMEOUT_SECONDS} --output {output} {options...} -- --max-fail=1:immediate -E {tests}"
    )
    .env("CARGO_TARGET_DIR", folder.join("build"))
    .env("CARGO_PROFILE_DEV_DEBUG", "false");
    // Each entry of an audit log is synced, and in memory that is quick.
    if Path::new("/dev/shm").is_dir() {
        command = command.env("TMPDIR", "/dev/shm");
    }
    // Its exit code also stands for missed mutants, which are counted below.
    command.ignore_status().run()?;
    results.read(&output.join("mutants.out"));
    results.retain(&all);
    report(&results, all.len());
    ensure!(results.len() == all.len(), "not all mutants were run");
    ensure!(results.reaches_goal(), "fewer than {GOAL} % were caught");
    Ok(())
}

/// Copies the repository's files that differ, uncommitted ones included.
fn copy_sources(shell: &Shell, to: &Path) -> Result<()> {
    let files = cmd!(shell, "git ls-files -z --cached --others --exclude-standard")
        .quiet()
        .read()?;
    for file in files.split_terminator('\0') {
        let (from, to) = (shell.current_dir().join(file), to.join(file));
        // Git still lists a deleted file.
        let Ok(new) = std::fs::read(&from) else { continue };
        if std::fs::read(&to).is_ok_and(|old| old == new) {
            continue;
        }
        shell.write_file(to, new)?;
    }
    Ok(())
}

/// Keeps what earlier runs have caught, as `cargo mutants --iterate` skips it.
fn keep(shell: &Shell, results: &mut Results, output: &Path) -> Result<()> {
    for folder in [output.to_owned(), output.join("mutants.out")] {
        results.read(&folder);
    }
    results.missed.clear();
    results.hanging.clear();
    for (file, names) in [
        ("caught.txt", &results.caught),
        ("unviable.txt", &results.unviable),
    ] {
        let names: String = names.iter().flat_map(|name| [name, "\n"]).collect();
        shell.write_file(output.join(file), names)?;
    }
    Ok(())
}

fn report(results: &Results, all: usize) {
    for (what, names) in [("missed", &results.missed), ("hangs", &results.hanging)] {
        for name in names {
            println!("{what}: {name}");
        }
    }
    println!(
        "{} of {} viable mutants were caught; {} hang, {} were missed, {} do not compile, {} were not run",
        results.caught.len(),
        results.viable(),
        results.hanging.len(),
        results.missed.len(),
        results.unviable.len(),
        all.saturating_sub(results.len())
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> BTreeSet<String> {
        (0..count).map(|number| number.to_string()).collect()
    }

    fn results(caught: usize, missed: usize, hanging: usize) -> Results {
        Results {
            caught: names(caught),
            missed: names(missed),
            hanging: names(hanging),
            unviable: names(10),
        }
    }

    #[test]
    fn goal_counts_hanging_tests_as_not_caught() {
        assert!(results(95, 5, 0).reaches_goal());
        assert!(!results(94, 6, 0).reaches_goal());
        assert!(!results(95, 0, 6).reaches_goal());
        assert!(!results(0, 0, 0).reaches_goal());
    }
}
