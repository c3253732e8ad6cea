//! Benchmarks, with their results in the repository.

mod app;
mod client;
mod large_store;

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::Shell;

/// How often each figure is measured. The median counts.
const RUNS: usize = 5;

/// The benchmarks.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Target {
    /// The app, compared with a bare Tauri window
    App,
    /// The API client, compared with the official SDK
    Client,
}

/// A row of the results: what was measured, the figure, and the goal.
struct Line {
    work: &'static str,
    measured: String,
    goal: &'static str,
    /// `None` if the figure is only there for comparison.
    is_reached: Option<bool>,
}

/// Runs a benchmark, prints its results, and writes them to its document.
///
/// # Errors
///
/// If a measurement fails or, with `check`, a goal is missed.
pub(crate) fn bench(shell: &Shell, target: Target, check: bool) -> Result<()> {
    match target {
        Target::App => app::app(shell, check),
        Target::Client => client::client(shell, check),
    }
}

/// Replaces the results in a document. With `check`, fails if a goal is missed.
fn save_results(shell: &Shell, file: &str, lines: &[Line], check: bool) -> Result<()> {
    let table = table(lines);
    println!("\n{table}");
    let text = shell.read_file(file)?;
    let (before, _) = text
        .split_once("<!-- measured -->")
        .with_context(|| format!("{file} has no `<!-- measured -->` line"))?;
    shell.write_file(file, format!("{before}<!-- measured -->\n\n{table}"))?;
    let missed = lines.iter().filter(|line| line.is_reached == Some(false)).count();
    ensure!(!check || missed == 0, "goals missed: {missed}");
    Ok(())
}

fn table(lines: &[Line]) -> String {
    let mut table = String::from("| work | measured | to reach | |\n|---|---|---|---|\n");
    for line in lines {
        let verdict = match line.is_reached {
            Some(true) => "reached",
            Some(false) => "missed",
            None => "to compare",
        };
        let Line {
            work, measured, goal, ..
        } = line;
        writeln!(table, "| {work} | {measured} | {goal} | {verdict} |")
            .expect("writing to a String can't fail");
    }
    table
}

fn median(mut measure: impl FnMut() -> Result<f64>) -> Result<f64> {
    let mut runs = (0..RUNS).map(|_| measure()).collect::<Result<Vec<_>>>()?;
    runs.sort_by(f64::total_cmp);
    Ok(runs[RUNS / 2])
}

/// Parses the last line that a program printed as JSON.
fn json_in_last_line(printed: &str) -> Result<Value> {
    let last = printed
        .trim()
        .lines()
        .last()
        .context("the benchmark printed nothing")?;
    Ok(serde_json::from_str(last)?)
}
