//! Everything that is tested, in one command. What is cheap and tells most comes first.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::bindings;
use crate::fuzz;
use crate::identities;
use crate::npm;
use crate::system::{self, Purpose};

/// The crates that must stay free of the window.
const WITHOUT_WINDOW: [&str; 5] = ["moltin", "desk", "sandbox", "journal", "sheet"];

/// How many made-up requests are enough each time.
const FEW: u32 = 15;

/// Runs all checks and tests.
///
/// # Errors
///
/// When one of them fails.
pub(crate) fn test(shell: &Shell) -> Result<()> {
    system::prepare(shell, Purpose::Test)?;
    for script in ["build", "check", "test"] {
        npm::run(shell, npm::PAGE, script)?;
    }
    cmd!(shell, "cargo fmt --all --check").run()?;
    for name in WITHOUT_WINDOW {
        let tree = cmd!(shell, "cargo tree --package {name} --edges normal --prefix none")
            .quiet()
            .read()?;
        let window = tree.lines().find(|line| line.starts_with("tauri"));
        ensure!(
            window.is_none(),
            "`{name}` must not know of the window, and depends on {window:?}"
        );
    }
    cmd!(shell, "cargo clippy --workspace --all-targets -- --deny warnings").run()?;
    bindings::bindings(shell, true)?;
    identities::prepare(shell)?;
    let requests = shell.current_dir().join(identities::FOLDER);
    cmd!(shell, "cargo test --workspace")
        .env("SANDBOX_RECORD", requests)
        .run()?;
    identities::check(shell)?;
    npm::run(shell, npm::SDK, "test")?;
    fuzz::fuzz(shell, fuzz::Target::Sandbox, FEW)?;
    Ok(())
}
