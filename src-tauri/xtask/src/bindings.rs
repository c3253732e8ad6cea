//! Generates the page's TypeScript types from the view types of `shopside-core`.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

const FILE: &str = "ui/src/bindings.ts";

/// Writes the types or, with `check`, compares them with the checked-in file.
///
/// # Errors
///
/// If `shopside-core` does not build, the file can't be written or, with `check`, differs.
pub(crate) fn bindings(shell: &Shell, check: bool) -> Result<()> {
    let generated = cmd!(
        shell,
        "cargo run --locked --quiet --package shopside-core --example bindings"
    )
    .read()?
        + "\n";
    if !check {
        shell.write_file(FILE, generated)?;
        println!("Wrote {FILE}.");
        return Ok(());
    }
    ensure!(
        shell.read_file(FILE)? == generated,
        "{FILE} is out of date: run `cargo xtask bindings` and commit it"
    );
    Ok(())
}
