//! Generates what connects page and shell: the page's types from the view types of
//! `shopside-core`, the functions that call the commands, and the list of the commands.

mod commands;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

const TYPES: &str = "ui/src/bindings.ts";
const COMMANDS: &str = "ui/src/ipc.ts";
const AREAS: &str = "src-tauri/areas.rs";
const SOURCES: &str = "src-tauri/src/commands";

/// Writes the files or, with `check`, compares them with the checked-in ones.
///
/// # Errors
///
/// If `shopside-core` does not build, a command has a type that can't be written in TypeScript, a
/// file can't be written or, with `check`, differs.
pub(crate) fn bindings(shell: &Shell, check: bool) -> Result<()> {
    let types = cmd!(
        shell,
        "cargo run --locked --quiet --package shopside-core --example bindings"
    )
    .read()?
        + "\n";
    let mut used = BTreeSet::new();
    let areas = areas(shell, &mut used)?;
    for (file, generated) in [
        (TYPES, types),
        (COMMANDS, commands::typescript(&areas, &used)),
        (AREAS, commands::rust(&areas)),
    ] {
        if check {
            ensure!(
                shell.read_file(file)? == generated,
                "{file} is out of date: run `cargo xtask bindings` and commit it"
            );
        } else {
            shell.write_file(file, generated)?;
            println!("Wrote {file}.");
        }
    }
    Ok(())
}

fn areas(shell: &Shell, types: &mut BTreeSet<String>) -> Result<Vec<commands::Area>> {
    let mut areas = Vec::new();
    for file in shell.read_dir(SOURCES)? {
        let name = file.file_stem().and_then(|name| name.to_str());
        let name = name.with_context(|| format!("{} has no name", Path::new(&file).display()))?;
        areas.extend(commands::area(name, &shell.read_file(&file)?, types)?);
    }
    Ok(areas)
}
