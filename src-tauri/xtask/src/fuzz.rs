//! Fuzzing: the sandbox store against its own description.

use anyhow::Result;
use clap::ValueEnum;
use xshell::{Shell, cmd};

use crate::system::{self, Purpose};

/// Where Schemathesis is installed, apart from the system's Python packages.
const FOLDER: &str = "target/schemathesis";
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// What can be fuzzed.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Target {
    /// The sandbox store, by Schemathesis
    Sandbox,
}

/// Sends the sandbox store so many made-up requests for each of its routes and each way of making them up.
///
/// # Errors
///
/// When something needed is missing, or an answer is not as it is described.
pub(crate) fn fuzz(shell: &Shell, target: Target, examples: u32) -> Result<()> {
    let Target::Sandbox = target;
    system::prepare(shell, Purpose::Test)?;
    let program = shell.current_dir().join(FOLDER).join("bin/schemathesis");
    if !shell.path_exists(&program) {
        cmd!(shell, "python3 -m venv {FOLDER}").run()?;
        cmd!(
            shell,
            "{FOLDER}/bin/python -m pip install --quiet --disable-pip-version-check {SCHEMATHESIS}"
        )
        .run()?;
    }
    cmd!(
        shell,
        "cargo test --package sandbox --test sandbox -- fuzz --ignored --nocapture"
    )
    .env("SHOPSIDE_SCHEMATHESIS", program)
    .env("SHOPSIDE_EXAMPLES", examples.to_string())
    .run()?;
    Ok(())
}
