//! The benchmark of the sandbox store with a million orders: its seed, its lists, the export of all
//! orders by the app, and an import of 100,000 customers.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::{Shell, cmd};

use super::large_store::{self, EMPTY, HUGE, LargeStore};
use super::results::{self, Line, RUNS, json_in_last_line, peak_megabytes};
use crate::cargo;

/// The file with the results of the last run.
const REPORT: &str = "src-tauri/crates/sandbox/BENCHMARKS.md";
/// The rate limit during the export, in requests per second, as a development store has it.
const RATE: u32 = 25;
/// The most orders of one request.
const PAGE: f64 = 100.0;
/// The rate limit during the import, in requests per second. Each customer takes one to look up and
/// one to create, so that each of the two takes almost five minutes.
const IMPORT_RATE: u32 = 350;
/// How many customers are imported.
const IMPORTED: u32 = 100_000;

/// Runs all workloads, prints the results as a table and writes it to the report.
///
/// # Errors
///
/// If a workload fails, or if `check` is set and a goal is missed.
pub(super) fn sandbox(shell: &Shell, check: bool) -> Result<()> {
    large_store::build(shell)?;
    let lists = build(shell, "moltin-sandbox", "lists")?;
    let export = build(shell, "shopside-core", "export")?;
    let import = build(shell, "shopside-core", "import")?;

    let mut lines = seed(shell)?;
    lines.extend(measure_lists(shell, &lists)?);
    lines.extend(measure_export(shell, &export)?);
    lines.extend(measure_import(shell, &import)?);
    results::save_results(shell, REPORT, &lines, check)
}

/// Builds a benchmark and returns its path.
fn build(shell: &Shell, package: &str, bench: &str) -> Result<PathBuf> {
    let messages = cmd!(
        shell,
        "cargo bench --locked --package {package} --bench {bench} --no-run --message-format json-render-diagnostics"
    )
    .read()?;
    cargo::executable(&messages, bench).context("cargo reports no benchmark executable")
}

fn seed(shell: &Shell) -> Result<Vec<Line>> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        shell.remove_path(format!("{}{ending}", HUGE.data))?;
    }
    let begin = Instant::now();
    drop(LargeStore::start(shell, HUGE, &[])?);
    let seconds = begin.elapsed().as_secs_f64();
    let begin = Instant::now();
    drop(LargeStore::start(shell, HUGE, &[])?);
    let start = begin.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a file is not that large")]
    let gigabytes = shell.current_dir().join(HUGE.data).metadata()?.len() as f64 / 1e9;
    Ok(vec![
        Line {
            work: "creating the seed `huge`: 100,000 customers and 1,000,000 orders",
            measured: format!("{seconds:.0} s"),
            goal: "under 90 s",
            is_reached: Some(seconds < 90.0),
        },
        Line {
            work: "its file",
            measured: format!("{gigabytes:.2} GB"),
            goal: "under 2 GB",
            is_reached: Some(gigabytes < 2.0),
        },
        Line {
            work: "starting with that file",
            measured: format!("{start:.1} s"),
            goal: "",
            is_reached: None,
        },
    ])
}

/// The times of one list's pages, in milliseconds.
#[derive(Default)]
struct Times {
    first: Vec<f64>,
    further: Vec<f64>,
}

impl Times {
    fn add(&mut self, measured: &Value) {
        for filter in measured.as_array().into_iter().flatten() {
            self.first.extend(filter["first"].as_f64());
            let further = filter["further"].as_array().into_iter().flatten();
            self.further.extend(further.filter_map(Value::as_f64));
        }
    }
}

/// The median and the largest.
fn spread(times: &mut [f64]) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    (median, times.last().copied().unwrap_or_default())
}

fn measure_lists(shell: &Shell, lists: &Path) -> Result<Vec<Line>> {
    let (mut orders, mut customers, mut after_a_change) = (Times::default(), Times::default(), Vec::new());
    let mut memory: f64 = 0.0;
    for _ in 0..RUNS {
        // Each filter is new to a store that has just started.
        let store = LargeStore::start(shell, HUGE, &["--rate-limit", "off"])?;
        let (base_url, data) = (&store.base_url, HUGE.data);
        let printed = cmd!(shell, "{lists} {base_url} {data}").quiet().read()?;
        let measured = json_in_last_line(&printed)?;
        orders.add(&measured["orders"]);
        customers.add(&measured["customers"]);
        let changed = measured["after_a_change"].as_array().into_iter().flatten();
        after_a_change.extend(changed.filter_map(Value::as_f64));
        memory = memory.max(peak_megabytes(store.id())?);
    }
    let (first, first_worst) = spread(&mut orders.first);
    let (further, further_worst) = spread(&mut orders.further);
    let (changed, changed_worst) = spread(&mut after_a_change);
    let (customer, customer_worst) = spread(&mut customers.first);
    let (customer_further, customer_further_worst) = spread(&mut customers.further);
    let text = |median: f64, worst: f64| format!("{median:.1} ms, at worst {worst:.1} ms");
    Ok(vec![
        Line {
            work: "first page of orders, with each of 20 filters for the first time",
            measured: text(first, first_worst),
            goal: "at most 20 ms, at worst 150 ms",
            is_reached: Some(first <= 20.0 && first_worst <= 150.0),
        },
        Line {
            work: "their further pages",
            measured: text(further, further_worst),
            goal: "at most 10 ms",
            is_reached: Some(further_worst <= 10.0),
        },
        Line {
            work: "the first pages right after an order changed",
            measured: text(changed, changed_worst),
            goal: "at most 20 ms, at worst 150 ms",
            is_reached: Some(changed <= 20.0 && changed_worst <= 150.0),
        },
        Line {
            work: "first page of customers, with each of 8 filters for the first time",
            measured: text(customer, customer_worst),
            goal: "at most 20 ms, at worst 150 ms",
            is_reached: Some(customer <= 20.0 && customer_worst <= 150.0),
        },
        Line {
            work: "their further pages",
            measured: text(customer_further, customer_further_worst),
            goal: "at most 10 ms",
            is_reached: Some(customer_further_worst <= 10.0),
        },
        Line {
            work: "memory of the store meanwhile, at most",
            measured: format!("{memory:.0} MB"),
            goal: "",
            is_reached: None,
        },
    ])
}

fn measure_export(shell: &Shell, export: &Path) -> Result<Vec<Line>> {
    let rate = RATE.to_string();
    let store = LargeStore::start(shell, HUGE, &["--rate-limit", &rate])?;
    let base_url = &store.base_url;
    let measured = json_in_last_line(&cmd!(shell, "{export} {base_url} {rate}").quiet().read()?)?;
    let figure = |name: &str| {
        measured[name]
            .as_f64()
            .context("the export reports no such figure")
    };
    let per_second = figure("orders")? / figure("seconds")?;
    let share = per_second / (PAGE * f64::from(RATE));
    let peak = figure("peak_mb")?;
    Ok(vec![
        Line {
            work: "export of all 1,000,000 orders by the app, with a rate limit of 25 requests of 100 orders per second",
            measured: format!(
                "{per_second:.0} orders per second, {:.1} % of what the limit allows",
                share * 100.0
            ),
            goal: "at least 95 %",
            is_reached: Some(share >= 0.95),
        },
        Line {
            work: "its peak memory above idle",
            measured: format!("{peak:.1} MB"),
            goal: "at most 60 MB",
            is_reached: Some(peak <= 60.0),
        },
    ])
}

fn measure_import(shell: &Shell, import: &Path) -> Result<Vec<Line>> {
    let (rate, customers) = (IMPORT_RATE.to_string(), IMPORTED.to_string());
    let store = LargeStore::start(shell, EMPTY, &["--rate-limit", &rate])?;
    let base_url = &store.base_url;
    let measured = json_in_last_line(
        &cmd!(shell, "{import} {base_url} {rate} {customers}")
            .quiet()
            .read()?,
    )?;
    let figure = |name: &str| {
        measured[name]
            .as_f64()
            .context("the import reports no such figure")
    };
    let peak = figure("peak_mb")?;
    let customers = figure("customers")?;
    let line = |work: &'static str, seconds: f64| {
        let per_second = customers / seconds;
        let share = per_second / f64::from(IMPORT_RATE);
        Line {
            work,
            measured: format!(
                "{per_second:.0} customers per second, {:.1} % of what the limit allows",
                share * 100.0
            ),
            goal: "at least 95 %",
            is_reached: Some(share >= 0.95),
        }
    };
    Ok(vec![
        line(
            "dry run of an import of 100,000 customers by the app, with a rate limit of 350 requests per second",
            figure("check_seconds")?,
        ),
        line(
            "creation of these customers, with two entries in the audit log for each",
            figure("seconds")?,
        ),
        Line {
            work: "peak memory of that import above idle",
            measured: format!("{peak:.1} MB"),
            goal: "at most 60 MB",
            is_reached: Some(peak <= 60.0),
        },
    ])
}
