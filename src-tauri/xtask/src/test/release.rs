//! The release stage: tests of the app as shipped.

use anyhow::Result;
use xshell::{Shell, cmd};

use super::run::Run;
use super::steps::Steps;
use crate::cargo;

pub(super) fn release(run: &Run, steps: &mut Steps) {
    if run.builds_page(steps) {
        steps.run("window", || shipped_build(run.shell));
    }
}

fn shipped_build(shell: &Shell) -> Result<()> {
    let app = cargo::build_as_shipped(shell)?;
    cmd!(
        shell,
        "cargo nextest run --locked --package shopside --test e2e --run-ignored only release::"
    )
    .env("SHOPSIDE_RELEASE", app)
    .run()?;
    Ok(())
}
