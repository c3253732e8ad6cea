//! Mutation tests: change the code in small ways, and count the changes that no test notices.

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use serde::Deserialize;
use xshell::{Shell, cmd};

use crate::system::{self, Purpose};

/// The least part of the mutants that tests must catch, in percent.
const GOAL: u32 = 95;
/// The timeout of the tests of one mutant, in seconds. A test that hangs is not a test that fails.
const TIMEOUT_SECONDS: &str = "300";

/// The code that is mutated.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Target {
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

impl Target {
    /// The package, and its files, relative to the repository.
    fn code(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::AuditLog => ("journal", &["src-tauri/crates/journal/src/**/*.rs"]),
            Self::Impersonation => (
                "shopside-core",
                &[
                    "src-tauri/crates/core/src/impersonation.rs",
                    "src-tauri/crates/core/src/impersonation/*.rs",
                ],
            ),
            Self::Secrets => (
                "shopside-core",
                &[
                    "src-tauri/crates/core/src/secret_store.rs",
                    "src-tauri/crates/core/src/password_clipboard.rs",
                ],
            ),
            Self::RateLimiter => (
                "moltin",
                &["src-tauri/crates/moltin/src/transport/rate_limiter.rs"],
            ),
            Self::Retries => (
                "moltin",
                &[
                    "src-tauri/crates/moltin/src/transport/attempts.rs",
                    "src-tauri/crates/moltin/src/transport/pending_retries.rs",
                    "src-tauri/crates/moltin/src/transport/retry_rule.rs",
                ],
            ),
            Self::Paging => (
                "moltin",
                &[
                    "src-tauri/crates/moltin/src/page.rs",
                    "src-tauri/crates/moltin/src/paginator.rs",
                    "src-tauri/crates/moltin/src/paginator/*.rs",
                ],
            ),
        }
    }
}

/// The counts of `outcomes.json`.
#[derive(Deserialize)]
struct Outcomes {
    caught: u32,
    missed: u32,
    timeout: u32,
    unviable: u32,
}

impl Outcomes {
    /// The mutants that compile.
    fn viable(&self) -> u32 {
        self.caught + self.missed + self.timeout
    }

    fn reaches_goal(&self) -> bool {
        self.caught * 100 >= self.viable() * GOAL
    }
}

/// Runs the package's tests for each mutant of a target, and lists the mutants that no test caught.
///
/// # Errors
///
/// Fails if a tool is missing, the tests fail without mutants, or too few mutants are caught.
pub(crate) fn mutants(shell: &Shell, target: Target) -> Result<()> {
    system::setup(shell, Purpose::Test)?;
    system::cargo_tool(shell, "cargo-mutants", "27.1.0")?;
    let (package, files) = target.code();
    let name = target.to_possible_value().context("the target has no name")?;
    let output = format!("target/mutants/{}", name.get_name());
    shell.create_dir(&output)?;
    let files = files.iter().flat_map(|file| ["--file", file]);
    // Its exit code also stands for missed mutants, which are counted below.
    cmd!(
        shell,
        "cargo mutants --package {package} {files...} --test-tool nextest --timeout {TIMEOUT_SECONDS} --output {output} -- --locked --fail-fast"
    )
    .ignore_status()
    .run()?;
    let outcomes = shell.read_file(format!("{output}/mutants.out/outcomes.json"))?;
    let outcomes: Outcomes = serde_json::from_str(&outcomes).context("the tests fail without mutants")?;
    println!(
        "{} of {} viable mutants were caught; {} hang, {} were missed, {} do not compile",
        outcomes.caught,
        outcomes.viable(),
        outcomes.timeout,
        outcomes.missed,
        outcomes.unviable
    );
    ensure!(
        outcomes.viable() > 0 && outcomes.reaches_goal(),
        "fewer than {GOAL} % were caught; {output}/mutants.out lists the others"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes(caught: u32, missed: u32, timeout: u32) -> Outcomes {
        Outcomes {
            caught,
            missed,
            timeout,
            unviable: 10,
        }
    }

    #[test]
    fn goal_counts_hanging_tests_as_not_caught() {
        assert!(outcomes(95, 5, 0).reaches_goal());
        assert!(!outcomes(94, 6, 0).reaches_goal());
        assert!(!outcomes(95, 0, 6).reaches_goal());
    }
}
