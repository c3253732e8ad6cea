//! Benchmarks, with their results in the repository.

mod app;
mod audit_log;
mod client;
mod large_store;
mod results;
mod sandbox;

use anyhow::Result;
use xshell::Shell;

/// The benchmarks.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Target {
    /// The app, compared with a bare Tauri window
    App,
    /// The audit log with a million entries: its export, comparison and reports
    AuditLog,
    /// The API client, compared with the official SDK
    Client,
    /// The sandbox store with a million orders, and their export by the app
    Sandbox,
}

/// Runs a benchmark, prints its results, and writes them to its document.
///
/// # Errors
///
/// If a measurement fails or, with `check`, a goal is missed.
pub(crate) fn bench(shell: &Shell, target: Target, check: bool) -> Result<()> {
    match target {
        Target::App => app::app(shell, check),
        Target::AuditLog => audit_log::audit_log(shell, check),
        Target::Client => client::client(shell, check),
        Target::Sandbox => sandbox::sandbox(shell, check),
    }
}
