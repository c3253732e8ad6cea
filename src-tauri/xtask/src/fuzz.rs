//! Fuzzing: the sandbox store with generated requests, and the client with generated responses.

use anyhow::Result;
use clap::ValueEnum;
use xshell::{Shell, cmd};

use crate::pip;
use crate::system::{self, Purpose};

const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// What to fuzz.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Target {
    /// The sandbox store, with requests from Schemathesis
    Sandbox,
    /// The client, with responses from libFuzzer
    Client,
}

/// Generates `examples` requests per route and generation method, or a hundred times as many
/// responses.
///
/// # Errors
///
/// Fails if a tool is missing, a response does not match its description, or the client panics.
pub(crate) fn fuzz(shell: &Shell, target: Target, examples: u32) -> Result<()> {
    match target {
        Target::Sandbox => sandbox(shell, examples),
        Target::Client => client(shell, examples),
    }
}

/// The corpus starts with the documented examples. Our code has no `unsafe`, so it needs no
/// sanitizer and no nightly compiler.
fn client(shell: &Shell, examples: u32) -> Result<()> {
    system::cargo_tool(shell, "cargo-fuzz", "0.13.2")?;
    let runs = (u64::from(examples) * 100).to_string();
    let documented = shell.current_dir().join("tests/fixtures/documented");
    let _folder = shell.push_dir("src-tauri/crates/moltin");
    // cargo-fuzz has no `--locked`.
    cmd!(shell, "cargo fetch --locked --manifest-path fuzz/Cargo.toml").run()?;
    for target in ["resources", "error_responses", "token_responses", "page_counts"] {
        let corpus = format!("fuzz/corpus/{target}");
        shell.create_dir(&corpus)?;
        cmd!(
            shell,
            "cargo fuzz run --sanitizer none {target} {corpus} {documented} -- -runs={runs}"
        )
        .run()?;
    }
    Ok(())
}

fn sandbox(shell: &Shell, examples: u32) -> Result<()> {
    system::setup(shell, Purpose::Test)?;
    let program = shell.current_dir().join(pip::tool(shell, SCHEMATHESIS)?);
    cmd!(
        shell,
        "cargo test --locked --package moltin-sandbox --test sandbox -- fuzz --ignored --nocapture"
    )
    .env("SHOPSIDE_SCHEMATHESIS", program)
    .env("SHOPSIDE_EXAMPLES", examples.to_string())
    .run()?;
    Ok(())
}
