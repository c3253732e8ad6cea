//! Runs the test stages. A failed stage does not stop the next one.

mod cycles;
mod dependencies;
mod e2e;
mod lint;
mod package;
mod page;
mod release;
mod steps;
mod style;
mod table;
mod unit;
mod workflows;

use std::cell::Cell;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use xshell::Shell;

use crate::fuzz;
use crate::identities;
use crate::npm;
use crate::system::{self, Purpose};
use steps::Steps;

/// Generated requests per route and strategy in the `fuzz` stage.
const FUZZ_EXAMPLES: u32 = 15;

/// The stages, fastest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// Formatting, layers, Clippy, generated files, dependencies, workflows
    Lint,
    /// The page's types and tests
    Page,
    /// The tests of each package, built alone, and the doctests
    Unit,
    /// The app in a real window with a real keyring
    E2e,
    /// The Debian package, installed into an empty Debian
    Package,
    /// The app as shipped
    Release,
    /// The official JavaScript SDK against the sandbox store
    Sdk,
    /// Generated requests against the sandbox store
    Fuzz,
}

/// Options of `test`.
#[derive(Args)]
pub(crate) struct Options {
    /// The stages to run; all if none is named
    stages: Vec<Stage>,
    /// Run each test of the stages unit and e2e this many times
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    repeat: u32,
    /// Run only tests with one of these texts in their name, in the stages unit and e2e
    #[arg(last = true)]
    filters: Vec<String>,
}

/// The state that the stages of one run share.
struct Run<'a> {
    shell: &'a Shell,
    options: &'a Options,
    /// Whether the page build succeeded; `None` before the first build.
    page: Cell<Option<bool>>,
}

/// The result of a stage.
struct StageResult {
    stage: &'static str,
    steps: Steps,
    duration: Duration,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Lint => "lint",
            Self::Page => "page",
            Self::Unit => "unit",
            Self::E2e => "e2e",
            Self::Package => "package",
            Self::Release => "release",
            Self::Sdk => "sdk",
            Self::Fuzz => "fuzz",
        }
    }

    /// What the stage needs from the machine.
    fn purpose(self) -> Purpose {
        match self {
            Self::Lint => Purpose::Lint,
            Self::Page | Self::Sdk => Purpose::Build,
            Self::Unit | Self::E2e | Self::Package | Self::Release | Self::Fuzz => Purpose::Test,
        }
    }

    /// Whether the stage runs on Linux only.
    fn needs_linux(self) -> bool {
        matches!(self, Self::E2e | Self::Package | Self::Release | Self::Fuzz)
    }

    fn run(self, run: &Run, steps: &mut Steps) {
        if self.needs_linux() && !cfg!(target_os = "linux") {
            steps.skip(self.name(), "it runs on Linux only");
            return;
        }
        match self {
            Self::Lint => lint::lint(run, steps),
            Self::Page => page::page(run, steps),
            Self::Unit => unit::unit(run, steps),
            Self::E2e => e2e::e2e(run, steps),
            Self::Package => package::package(run, steps),
            Self::Release => release::release(run, steps),
            Self::Sdk => steps.run("sdk", || npm::run(run.shell, npm::SDK, "test")),
            Self::Fuzz => steps.run("sandbox", || {
                fuzz::fuzz(run.shell, fuzz::Target::Sandbox, FUZZ_EXAMPLES)
            }),
        }
    }
}

impl Options {
    fn stages(&self) -> Vec<Stage> {
        let all = Stage::value_variants().iter().copied();
        all.filter(|stage| self.stages.is_empty() || self.stages.contains(stage))
            .collect()
    }

    /// The arguments for nextest.
    fn for_nextest(&self) -> Vec<String> {
        let mut arguments = vec!["--no-fail-fast".to_owned()];
        if !self.filters.is_empty() {
            arguments.push("--no-tests=pass".to_owned());
            arguments.extend(self.filters.iter().cloned());
        }
        arguments
    }
}

impl Options {
    /// Runs tests as often as `--repeat` says, and fails if any run failed. nextest's own option
    /// `--stress-count` (0.9.143) succeeds if the last run passed.
    fn repeat(&self, mut tests: impl FnMut() -> Result<()>) -> Result<()> {
        let mut failed = Vec::new();
        for number in 1..=self.repeat {
            if self.repeat > 1 {
                println!("\n== run {number} of {}", self.repeat);
            }
            failed.extend(tests().err());
        }
        match failed.len() {
            0 => Ok(()),
            1 if self.repeat == 1 => Err(failed.remove(0)),
            count => bail!("{count} of {} runs failed", self.repeat),
        }
    }
}

impl Run<'_> {
    /// Builds the page once per run. Returns whether the build succeeded.
    fn builds_page(&self, steps: &mut Steps) -> bool {
        let is_built = self.page.get().unwrap_or_else(|| {
            let mut is_built = false;
            steps.run("page build", || {
                npm::run(self.shell, npm::PAGE, "build")?;
                is_built = true;
                Ok(())
            });
            is_built
        });
        if self.page.replace(Some(is_built)) == Some(false) {
            steps.run("page build", || bail!("the build failed in an earlier stage"));
        }
        is_built
    }
}

/// Runs the stages and prints a table of their results.
///
/// # Errors
///
/// If the machine lacks something, or a stage failed.
pub(crate) fn test(shell: &Shell, options: &Options) -> Result<()> {
    let stages = options.stages();
    let purpose = stages.iter().map(|stage| stage.purpose()).max();
    system::setup(shell, purpose.unwrap_or(Purpose::Test))?;
    let run = Run {
        shell,
        options,
        page: Cell::new(None),
    };
    identities::prepare(shell)?;
    let mut results = Vec::new();
    for stage in &stages {
        let start = Instant::now();
        let mut steps = Steps::of(stage.name());
        stage.run(&run, &mut steps);
        // After the last stage that sends requests, check the identities of all of them.
        let is_last = *stage == Stage::E2e || (*stage == Stage::Unit && !stages.contains(&Stage::E2e));
        if is_last {
            let is_whole = stages.contains(&Stage::Unit) && options.filters.is_empty();
            steps.run("identities", || identities::check(shell, is_whole));
        }
        results.push(StageResult {
            stage: stage.name(),
            steps,
            duration: start.elapsed(),
        });
    }
    println!("\n{}", table::table(&results));
    if results.iter().any(|stage| !stage.steps.failed().is_empty()) {
        return Err(crate::AlreadyPrinted.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use anyhow::ensure;
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Arguments {
        #[command(flatten)]
        options: Options,
    }

    fn options(arguments: &[&str]) -> Options {
        let all = ["test"].iter().chain(arguments);
        Arguments::try_parse_from(all).unwrap().options
    }

    #[test]
    fn no_names_select_every_stage() {
        assert_eq!(options(&[]).stages().len(), 8);
    }

    #[test]
    fn named_stages_run_in_their_own_order() {
        assert_eq!(options(&["e2e", "lint"]).stages(), [Stage::Lint, Stage::E2e]);
    }

    #[test]
    fn unknown_stage_is_refused() {
        assert!(Arguments::try_parse_from(["test", "everything"]).is_err());
    }

    #[test]
    fn repeats_and_filters_are_parsed() {
        let options = options(&["--repeat", "10", "e2e", "--", "store_orders"]);
        assert_eq!(options.stages(), [Stage::E2e]);
        assert_eq!(
            options.for_nextest(),
            ["--no-fail-fast", "--no-tests=pass", "store_orders"]
        );
        let mut runs = 0;
        let count = || {
            runs += 1;
            Ok(())
        };
        options.repeat(count).unwrap();
        assert_eq!(runs, 10);
    }

    #[test]
    fn one_failed_run_among_passed_ones_fails() {
        let mut runs = 0;
        let failed = options(&["--repeat", "3", "e2e"]).repeat(|| {
            runs += 1;
            ensure!(runs != 2, "the second run");
            Ok(())
        });
        assert_eq!(failed.unwrap_err().to_string(), "1 of 3 runs failed");
        assert_eq!(runs, 3);
    }

    #[test]
    fn zero_repeats_are_refused() {
        assert!(Arguments::try_parse_from(["test", "--repeat", "0"]).is_err());
    }
}
