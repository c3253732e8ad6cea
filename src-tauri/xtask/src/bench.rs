//! Measuring, with what was measured kept beside the code.

mod app;
mod client;
mod large_store;

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::Shell;

/// How often each thing is measured; the median counts.
const RUNS: usize = 5;

/// What can be measured.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Target {
    /// The program, beside a bare window
    App,
    /// The client, beside the official SDK
    Client,
}

/// A piece of work, what it took, and what was to be reached.
struct Line {
    work: &'static str,
    measured: String,
    goal: &'static str,
    /// None where it is there to compare with.
    is_reached: Option<bool>,
}

/// Measures, prints a table of it, and keeps the table.
///
/// # Errors
///
/// When something can't be measured, or where a goal is to be checked and is missed.
pub(crate) fn bench(shell: &Shell, target: Target, check: bool) -> Result<()> {
    match target {
        Target::App => app::app(shell, check),
        Target::Client => client::client(shell, check),
    }
}

/// Puts the table in its place in a file, and sees to it that the goals are reached where that is asked for.
fn keep(shell: &Shell, file: &str, lines: &[Line], check: bool) -> Result<()> {
    let table = table(lines);
    println!("\n{table}");
    let text = shell.read_file(file)?;
    let (before, _) = text
        .split_once("<!-- measured -->")
        .with_context(|| format!("{file} has no place for the table"))?;
    shell.write_file(file, format!("{before}<!-- measured -->\n\n{table}"))?;
    let missed = lines.iter().filter(|line| line.is_reached == Some(false)).count();
    ensure!(!check || missed == 0, "{missed} goals are missed");
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
        writeln!(table, "| {work} | {measured} | {goal} | {verdict} |").expect("a string takes everything");
    }
    table
}

fn median(mut measure: impl FnMut() -> Result<f64>) -> Result<f64> {
    let mut runs = (0..RUNS).map(|_| measure()).collect::<Result<Vec<_>>>()?;
    runs.sort_by(f64::total_cmp);
    Ok(runs[RUNS / 2])
}

/// What was measured is printed last, as JSON; other words may come before.
fn last_line(printed: &str) -> Result<Value> {
    let last = printed.trim().lines().last().context("it printed nothing")?;
    Ok(serde_json::from_str(last)?)
}
