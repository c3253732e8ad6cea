//! Runs the test stages. A failed stage does not stop the next one.

mod cycles;
mod dependencies;
mod e2e;
mod lint;
mod options;
mod package;
mod page;
mod release;
mod run;
mod steps;
mod style;
mod table;
mod unit;
mod workflows;

use std::cell::Cell;
use std::time::Instant;

use anyhow::Result;
use xshell::Shell;

use crate::already_printed::AlreadyPrinted;
use crate::fuzz;
use crate::identities;
use crate::npm;
use crate::system::{self, Purpose};
pub(crate) use options::Options;
use options::Stage;
use run::Run;
use steps::Steps;
use table::StageResult;

/// Generated requests per route and strategy in the `fuzz` stage.
const FUZZ_EXAMPLES: u32 = 15;

fn run_stage(stage: Stage, run: &Run, steps: &mut Steps) {
    if stage.needs_linux() && !cfg!(target_os = "linux") {
        steps.skip(stage.name(), "it runs on Linux only");
        return;
    }
    match stage {
        Stage::Lint => lint::lint(run, steps),
        Stage::Page => page::page(run, steps),
        Stage::Unit => unit::unit(run, steps),
        Stage::E2e => e2e::e2e(run, steps),
        Stage::Package => package::package(run, steps),
        Stage::Release => release::release(run, steps),
        Stage::Sdk => steps.run("sdk", || npm::run(run.shell, npm::SDK, "test")),
        Stage::Fuzz => steps.run("sandbox", || {
            fuzz::fuzz(run.shell, fuzz::Target::Sandbox, FUZZ_EXAMPLES)
        }),
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
        run_stage(*stage, &run, &mut steps);
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
        return Err(AlreadyPrinted.into());
    }
    Ok(())
}
