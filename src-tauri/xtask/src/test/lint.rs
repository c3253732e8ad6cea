//! The lint stage: checks that do not run the app.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use super::cycles;
use super::dependencies;
use super::run::Run;
use super::steps::Steps;
use super::style;
use super::workflows;
use crate::bindings;
use crate::npm;

/// The crates that must not depend on Tauri.
const WITHOUT_TAURI: [&str; 6] = [
    "audit-export",
    "journal",
    "moltin",
    "moltin-sandbox",
    "sheet",
    "shopside-core",
];

pub(super) fn lint(run: &Run, steps: &mut Steps) {
    let shell = run.shell;
    steps.run("fmt", || Ok(cmd!(shell, "cargo fmt --all --check").run()?));
    steps.run("prettier", || npm::run(shell, npm::PAGE, "format:check"));
    steps.run("eslint", || npm::run(shell, npm::PAGE, "lint"));
    steps.run("style", || style::style(shell));
    steps.run("spelling", || style::spelling(shell));
    steps.run("layers", || layers(shell));
    steps.run("module cycles", || cycles::check(shell));
    if run.builds_page(steps) {
        steps.run("clippy", || {
            Ok(cmd!(
                shell,
                "cargo clippy --locked --workspace --all-targets -- --deny warnings"
            )
            .run()?)
        });
        steps.run("doc", || {
            Ok(cmd!(shell, "cargo doc --locked --workspace --no-deps")
                .env("RUSTDOCFLAGS", "--deny warnings")
                .run()?)
        });
    }
    steps.run("cargo package", || packages(shell));
    steps.run("bindings", || bindings::bindings(shell, true));
    dependencies::dependencies(shell, steps);
    workflows::workflows(shell, steps);
}

/// Packages the crates that others can use, and builds them from their packages, with the
/// dependencies that earlier steps downloaded.
fn packages(shell: &Shell) -> Result<()> {
    Ok(cmd!(
        shell,
        "cargo package --locked --offline --allow-dirty --quiet --package moltin --package moltin-sandbox"
    )
    .run()?)
}

fn layers(shell: &Shell) -> Result<()> {
    for name in WITHOUT_TAURI {
        let tree = cmd!(
            shell,
            "cargo tree --locked --package {name} --edges normal --prefix none"
        )
        .quiet()
        .read()?;
        let tauri = tree.lines().find(|line| line.starts_with("tauri"));
        ensure!(
            tauri.is_none(),
            "`{name}` must not depend on Tauri, but depends on {tauri:?}"
        );
    }
    Ok(())
}
