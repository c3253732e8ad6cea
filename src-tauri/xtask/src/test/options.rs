//! The stages, and the options of `test`.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::system::Purpose;

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
    pub(super) filters: Vec<String>,
}

impl Stage {
    pub(super) fn name(self) -> &'static str {
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
    pub(super) fn purpose(self) -> Purpose {
        match self {
            Self::Lint => Purpose::Lint,
            Self::Page | Self::Sdk => Purpose::Build,
            Self::Unit | Self::E2e | Self::Package | Self::Release | Self::Fuzz => Purpose::Test,
        }
    }

    /// Whether the stage runs on Linux only.
    pub(super) fn needs_linux(self) -> bool {
        matches!(self, Self::E2e | Self::Package | Self::Release | Self::Fuzz)
    }
}

impl Options {
    pub(super) fn stages(&self) -> Vec<Stage> {
        let all = Stage::value_variants().iter().copied();
        all.filter(|stage| self.stages.is_empty() || self.stages.contains(stage))
            .collect()
    }

    /// The arguments for nextest.
    pub(super) fn for_nextest(&self) -> Vec<String> {
        let mut arguments = vec!["--no-fail-fast".to_owned()];
        if !self.filters.is_empty() {
            arguments.push("--no-tests=pass".to_owned());
            arguments.extend(self.filters.iter().cloned());
        }
        arguments
    }

    /// Runs tests as often as `--repeat` says, and fails if any run failed. nextest's own option
    /// `--stress-count` (0.9.143) succeeds if the last run passed.
    pub(super) fn repeat(&self, mut tests: impl FnMut() -> Result<()>) -> Result<()> {
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
