//! The client's benchmark: the client, the official SDK and a floor, against the sandbox in one
//! run.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::{Shell, cmd};

use super::large_store::{self, LargeStore};
use super::results::{self, Line, RUNS, json_in_last_line, median};
use crate::cargo;
use crate::npm;

/// The file with the results of the last run.
const REPORT: &str = "src-tauri/crates/moltin/BENCHMARKS.md";
const ORDERS: &str = "10000";
const ALL_ORDERS: &str = "40000";
const REQUESTS: u32 = 1000;
const RATE: u32 = 25;
const LATENCY: f64 = 100.0;

/// Runs all workloads, prints the results as a table and writes it to the report.
///
/// # Errors
///
/// If a workload fails, or if `check` is set and a goal is missed.
pub(super) fn client(shell: &Shell, check: bool) -> Result<()> {
    npm::install(shell, npm::SDK)?;
    large_store::build(shell)?;
    let bench = &Bench {
        shell,
        client: build(shell)?,
    };

    let mut lines = Vec::new();
    lines.extend(with_latency(bench)?);
    lines.extend(without_latency(bench)?);
    lines.push(rate_limited(bench)?);

    results::save_results(shell, REPORT, &lines, check)
}

/// Builds the benchmark and returns its path.
fn build(shell: &Shell) -> Result<PathBuf> {
    let messages = cmd!(
        shell,
        "cargo bench --locked --package moltin --bench client --no-run --message-format json-render-diagnostics"
    )
    .read()?;
    cargo::executable(&messages, "client").context("cargo reports no benchmark executable")
}

fn with_latency(bench: &Bench<'_>) -> Result<Vec<Line>> {
    let store = Store::start(
        bench,
        &[
            "--rate-limit",
            "off",
            "--faults",
            r#"{"latency_ms":100,"path":"/v2"}"#,
        ],
    )?;
    let ours = median(|| store.rust("scan", ORDERS, "wall_ms"))?;
    let floor = median(|| store.rust("floor", ORDERS, "wall_ms"))?;
    // Page after page, the SDK takes more than ten seconds for each run.
    let sdk = median(|| store.sdk("scan", ORDERS, "wall_ms"))?;
    drop(store);
    // Token responses are delayed too.
    let store = Store::start(
        bench,
        &["--rate-limit", "off", "--faults", r#"{"latency_ms":100}"#],
    )?;
    let cold = median(|| store.rust("cold", "0", "wall_ms"))?;
    let sdk_cold = median(|| store.sdk("cold", "0", "wall_ms"))?;
    Ok(vec![
        Line {
            work: "10,000 of one customer's orders with items, 100 ms latency: time",
            measured: format!("{ours:.0} ms; SDK {sdk:.0} ms, {:.1} times as long", sdk / ours),
            goal: "at least 6 times as fast as the SDK's loop",
            is_reached: Some(sdk / ours >= 6.0),
        },
        Line {
            work: "the same",
            measured: format!("{:.2} of the floor, {floor:.0} ms", ours / floor),
            goal: "within 1.2 of plain `reqwest` that discards the bodies",
            is_reached: Some(ours / floor <= 1.2),
        },
        Line {
            work: "token, profile and first page of orders from a cold start, 100 ms latency",
            measured: format!(
                "{cold:.0} ms, {:.1} round trips; SDK {sdk_cold:.0} ms",
                cold / LATENCY
            ),
            goal: "at most 4 round trips",
            is_reached: Some(cold / LATENCY <= 4.0),
        },
    ])
}

fn without_latency(bench: &Bench<'_>) -> Result<Vec<Line>> {
    let store = Store::start(bench, &["--rate-limit", "off"])?;
    let compressed = CpuTime::measure(&store)?;
    let memory = median(|| store.rust("memory", ALL_ORDERS, "peak_mb"))?;
    drop(store);
    let store = Store::start(bench, &["--rate-limit", "off", "--no-compression"])?;
    let plain = CpuTime::measure(&store)?;
    drop(store);
    Ok(vec![
        Line {
            work: "10,000 orders with items, no latency: CPU time",
            measured: compressed.compared_with_sdk(),
            goal: "at most a third of the SDK's",
            is_reached: Some(compressed.ours / compressed.sdk <= 1.0 / 3.0),
        },
        Line {
            work: "the same",
            measured: compressed.compared_with_floor(),
            goal: "within 2 of the floor that reads the bytes",
            is_reached: Some(compressed.ours / compressed.floor <= 2.0),
        },
        Line {
            work: "the same from a store that does not compress",
            measured: plain.compared_with_sdk(),
            goal: "at most a third of the SDK's",
            is_reached: Some(plain.ours / plain.sdk <= 1.0 / 3.0),
        },
        Line {
            work: "the same from a store that does not compress",
            measured: plain.compared_with_floor(),
            goal: "",
            is_reached: None,
        },
        Line {
            work: "scan of 40,000 orders: peak memory above idle",
            measured: format!("{memory:.1} MB"),
            goal: "at most 40 MB",
            is_reached: Some(memory <= 40.0),
        },
    ])
}

/// CPU time for the same work, in milliseconds.
struct CpuTime {
    ours: f64,
    sdk: f64,
    /// Plain `reqwest` that discards the bodies.
    floor: f64,
    /// Plain `reqwest` that validates the JSON.
    parsed: f64,
}

impl CpuTime {
    fn measure(store: &Store<'_>) -> Result<Self> {
        Ok(Self {
            ours: median(|| store.rust("scan", ORDERS, "cpu_ms"))?,
            sdk: median(|| store.sdk("scan", ORDERS, "cpu_ms"))?,
            floor: median(|| store.rust("floor", ORDERS, "cpu_ms"))?,
            parsed: median(|| store.rust("parsed", ORDERS, "cpu_ms"))?,
        })
    }

    fn compared_with_sdk(&self) -> String {
        let Self { ours, sdk, .. } = self;
        format!("{ours:.0} ms; SDK {sdk:.0} ms, {:.2} of it", ours / sdk)
    }

    fn compared_with_floor(&self) -> String {
        let Self {
            ours, floor, parsed, ..
        } = self;
        format!(
            "{:.1} of the floor, {floor:.0} ms; {:.1} of a floor that validates the JSON, {parsed:.0} ms",
            ours / floor,
            ours / parsed
        )
    }
}

fn rate_limited(bench: &Bench<'_>) -> Result<Line> {
    let store = Store::start(bench, &["--rate-limit", &RATE.to_string()])?;
    let runs = (0..RUNS)
        .map(|_| store.measure_rust("rate", &REQUESTS.to_string()))
        .collect::<Result<Vec<_>>>()?;
    let mut times: Vec<f64> = runs.iter().filter_map(|run| run["wall_ms"].as_f64()).collect();
    times.sort_by(f64::total_cmp);
    let rate = f64::from(REQUESTS) / times[RUNS / 2] * 1000.0;
    let refused: u64 = runs.iter().filter_map(|run| run["refused"].as_u64()).sum();
    Ok(Line {
        work: "1,000 requests to a store with a rate limit of 25 per second",
        measured: format!("{rate:.1} per second, {refused} responses with 429"),
        goal: "no 429, within 5 % of the store's rate limit",
        is_reached: Some(refused == 0 && rate >= 0.95 * f64::from(RATE)),
    })
}

/// The environment of the benchmark.
struct Bench<'a> {
    shell: &'a Shell,
    /// The benchmark executable.
    client: PathBuf,
}

/// A running sandbox, and the workloads on it.
struct Store<'a> {
    bench: &'a Bench<'a>,
    store: LargeStore,
}

impl<'a> Store<'a> {
    fn start(bench: &'a Bench<'a>, options: &[&str]) -> Result<Self> {
        let store = LargeStore::start(bench.shell, large_store::LARGE, options)?;
        Ok(Self { bench, store })
    }

    fn rust(&self, workload: &str, count: &str, figure: &str) -> Result<f64> {
        self.measure_rust(workload, count)?[figure]
            .as_f64()
            .context("the workload reports no such figure")
    }

    fn measure_rust(&self, workload: &str, count: &str) -> Result<Value> {
        let Self { bench, store } = self;
        let base_url = &store.base_url;
        let client = &bench.client;
        json_in_last_line(
            &cmd!(bench.shell, "{client} {workload} {base_url} {count}")
                .quiet()
                .read()?,
        )
    }

    fn sdk(&self, workload: &str, count: &str, figure: &str) -> Result<f64> {
        let Self { bench, store } = self;
        let base_url = &store.base_url;
        let _folder = bench.shell.push_dir(npm::SDK);
        let printed = cmd!(bench.shell, "node bench.js {workload} {base_url} {count}")
            .quiet()
            .read()?;
        json_in_last_line(&printed)?[figure]
            .as_f64()
            .context("the workload reports no such figure")
    }
}
