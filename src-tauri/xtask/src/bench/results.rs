//! Measuring, and the table of results in a document.

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::Shell;

/// How often each figure is measured. The median counts.
pub(super) const RUNS: usize = 5;

/// A row of the results: what was measured, the figure, and the goal.
pub(super) struct Line {
    pub(super) work: &'static str,
    pub(super) measured: String,
    pub(super) goal: &'static str,
    /// `None` if the figure is only there for comparison.
    pub(super) is_reached: Option<bool>,
}

/// Replaces the results in a document. With `check`, fails if a goal is missed.
pub(super) fn save_results(shell: &Shell, file: &str, lines: &[Line], check: bool) -> Result<()> {
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

pub(super) fn median(mut measure: impl FnMut() -> Result<f64>) -> Result<f64> {
    let mut runs = (0..RUNS).map(|_| measure()).collect::<Result<Vec<_>>>()?;
    runs.sort_by(f64::total_cmp);
    Ok(runs[RUNS / 2])
}

/// Parses the last line that a program printed as JSON.
pub(super) fn json_in_last_line(printed: &str) -> Result<Value> {
    let last = printed
        .trim()
        .lines()
        .last()
        .context("the benchmark printed nothing")?;
    Ok(serde_json::from_str(last)?)
}

/// The most memory that a process has had.
pub(super) fn peak_megabytes(process: u32) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    let kilobytes: f64 = kilobytes.context("the process has no VmHWM")?.parse()?;
    Ok(kilobytes / 1024.0)
}
