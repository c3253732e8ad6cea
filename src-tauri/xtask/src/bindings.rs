//! The page's TypeScript types, made from `shopside-core`'s view types and checked in.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

const FILE: &str = "ui/src/bindings.ts";

/// Writes the types, or only looks whether they are those of the Rust side.
///
/// # Errors
///
/// When `shopside-core` doesn't build, or the file can't be written; with `check`, when it differs.
pub(crate) fn bindings(shell: &Shell, check: bool) -> Result<()> {
    let made = cmd!(
        shell,
        "cargo run --locked --quiet --package shopside-core --example bindings"
    )
    .read()?
        + "\n";
    if !check {
        shell.write_file(FILE, made)?;
        println!("{FILE} is written.");
        return Ok(());
    }
    ensure!(
        shell.read_file(FILE)? == made,
        "{FILE} is older than the Rust types: run `cargo xtask bindings` and commit it"
    );
    Ok(())
}
