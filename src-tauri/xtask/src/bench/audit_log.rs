//! The benchmark of the audit log with a million entries: its export to a log server, its
//! comparison with what a log server lists, and reports about it.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use super::results::{self, Line, json_in_last_line, peak_megabytes};
use crate::cargo;
use crate::system::{self, Purpose};

/// The document with the results.
const REPORT: &str = "src-tauri/crates/audit-export/BENCHMARKS.md";
const COLLECTOR: &str = "target/tools/rotel/rotel-agent";
const FOLDER: &str = "target/bench/audit-log";
const ENTRIES: u32 = 1_000_000;
/// How often the export and its floor run, in turns.
const TURNS: usize = 3;
const IDLE_SECONDS: &str = "60";
const FIFTY_SECONDS: &str = "300";
/// How often the memory of a process is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// Runs all workloads, prints the results as a table and writes it to the report.
///
/// # Errors
///
/// If a workload fails, or if `check` is set and a goal is missed.
pub(super) fn audit_log(shell: &Shell, check: bool) -> Result<()> {
    ensure!(
        cfg!(target_os = "linux"),
        "this benchmark reads /proc, which only Linux has"
    );
    system::setup(shell, Purpose::Test)?;
    shell.create_dir(FOLDER)?;
    let bench = Bench {
        shell,
        export: build(shell)?,
        verify: build_verify(shell)?,
        log: format!("{FOLDER}/million.sqlite"),
        listed: format!("{FOLDER}/million.jsonl"),
    };
    let mut lines = bench.seed()?;
    let collector = Collector::start(shell)?;
    lines.extend(bench.backlog(&collector)?);
    lines.extend(bench.live(&collector)?);
    lines.push(bench.idle(&collector)?);
    drop(collector);
    lines.push(bench.fifty()?);
    lines.extend(bench.verify()?);
    lines.push(load()?);
    shell.remove_path(FOLDER)?;
    results::save_results(shell, REPORT, &lines, check)
}

/// Builds the benchmark and returns its path.
fn build(shell: &Shell) -> Result<PathBuf> {
    let messages = cmd!(
        shell,
        "cargo bench --locked --package audit-export --bench export --no-run --message-format json-render-diagnostics"
    )
    .read()?;
    cargo::executable(&messages, "export").context("cargo reports no benchmark executable")
}

fn build_verify(shell: &Shell) -> Result<PathBuf> {
    cmd!(
        shell,
        "cargo build --locked --release --package journal --bin shopside-verify"
    )
    .run()?;
    Ok(shell.current_dir().join("target/release/shopside-verify"))
}

/// An OpenTelemetry collector that passes nothing on.
struct Collector {
    process: Child,
    address: String,
}

impl Collector {
    fn start(shell: &Shell) -> Result<Self> {
        let folder = shell.current_dir().join(FOLDER);
        let (http, grpc) = (free_port()?, free_port()?);
        let process = Command::new(shell.current_dir().join(COLLECTOR))
            .args(["start", "--exporter", "blackhole"])
            .args(["--otlp-http-endpoint", &format!("127.0.0.1:{http}")])
            .args(["--otlp-grpc-endpoint", &format!("127.0.0.1:{grpc}")])
            .arg("--pid-file")
            .arg(folder.join("collector.pid"))
            .arg("--log-file")
            .arg(folder.join("collector.log"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("can't start the collector")?;
        let collector = Self {
            process,
            address: format!("http://127.0.0.1:{http}"),
        };
        let begin = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", http)).is_err() {
            ensure!(
                begin.elapsed() < Duration::from_secs(30),
                "the collector accepts no connections"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(collector)
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        // Fails only if the process has already exited.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

struct Bench<'a> {
    shell: &'a Shell,
    /// The program that sends.
    export: PathBuf,
    /// `shopside-verify`
    verify: PathBuf,
    log: String,
    /// The same entries, as a log server lists them.
    listed: String,
}

impl Bench<'_> {
    /// Runs the benchmark's program.
    fn run(&self, arguments: &[&str]) -> Result<String> {
        let program = &self.export;
        Ok(cmd!(self.shell, "{program} {arguments...}").quiet().read()?)
    }

    fn figures(&self, arguments: &[&str]) -> Result<Figures> {
        json_in_last_line(&self.run(arguments)?).map(Figures)
    }

    fn seed(&self) -> Result<Vec<Line>> {
        let begin = Instant::now();
        self.run(&["seed", &self.log, &ENTRIES.to_string()])?;
        let seconds = begin.elapsed().as_secs_f64();
        let file = self.shell.current_dir().join(&self.log).metadata()?;
        #[expect(clippy::cast_precision_loss, reason = "a file is not that large")]
        let megabytes = file.len() as f64 / 1e6;
        Ok(vec![Line {
            work: "writing an audit log of 1,000,000 entries",
            measured: format!("{seconds:.0} s, {megabytes:.0} MB"),
            goal: "",
            is_reached: None,
        }])
    }

    fn backlog(&self, collector: &Collector) -> Result<Vec<Line>> {
        let batches = format!("{FOLDER}/batches");
        self.run(&["capture", &self.log, &batches])?;
        let (mut seconds, mut processor, mut floor) = (Vec::new(), Vec::new(), Vec::new());
        let mut peak: f64 = 0.0;
        for _ in 0..TURNS {
            let shipped = self.figures(&["ship", &self.log, &collector.address])?;
            ensure!(
                shipped.get("entries")? >= f64::from(ENTRIES),
                "entries are missing"
            );
            seconds.push(shipped.get("seconds")?);
            processor.push(shipped.get("processor_seconds")?);
            peak = peak.max(shipped.get("peak_mb")?);
            let posted = self.figures(&["post", &batches, &collector.address])?;
            floor.push(posted.get("seconds")?);
        }
        self.shell.remove_path(&batches)?;
        let (seconds, processor, floor) = (middle(seconds), middle(processor), middle(floor));
        let per_second = f64::from(ENTRIES) / seconds;
        Ok(vec![
            Line {
                work: "a backlog of 1,000,000 entries, shipped to a collector on the same computer",
                measured: format!("{per_second:.0} entries per second"),
                goal: "at least 10,000 per second",
                is_reached: Some(per_second >= 10_000.0),
            },
            Line {
                work: "the same",
                measured: format!(
                    "{seconds:.1} s, {:.1} times the floor, {floor:.1} s",
                    seconds / floor
                ),
                goal: "",
                is_reached: None,
            },
            Line {
                work: "processor time of one entry",
                measured: format!("{:.0} µs", 1e6 * processor / f64::from(ENTRIES)),
                goal: "",
                is_reached: None,
            },
            Line {
                work: "peak memory of the export",
                measured: format!("{peak:.1} MB"),
                goal: "under 40 MB",
                is_reached: Some(peak < 40.0),
            },
        ])
    }

    fn live(&self, collector: &Collector) -> Result<Vec<Line>> {
        let (log, one) = (format!("{FOLDER}/one.sqlite"), format!("{FOLDER}/one"));
        self.run(&["seed", &log, "1"])?;
        self.run(&["capture", &log, &one])?;
        let figures = self.figures(&["live", &self.log, &one, &collector.address])?;
        let (median, floor) = (figures.get("median_ms")?, figures.get("floor_ms")?);
        Ok(vec![
            Line {
                work: "from the writing of an entry to its acknowledgment, median",
                measured: format!("{median:.1} ms, a request with one entry {floor:.1} ms"),
                goal: "within 1 s",
                is_reached: Some(median <= 1000.0),
            },
            Line {
                work: "the same, at worst",
                measured: format!("{:.1} ms", figures.get("worst_ms")?),
                goal: "",
                is_reached: None,
            },
        ])
    }

    fn idle(&self, collector: &Collector) -> Result<Line> {
        let figures = self.figures(&["idle", &self.log, &collector.address, IDLE_SECONDS])?;
        let percent = figures.get("percent")?;
        Ok(Line {
            work: "processor time of an export with nothing to send",
            measured: format!("{percent:.3} % of one core"),
            goal: "under 0.1 % of one core over a minute",
            is_reached: Some(percent < 0.1),
        })
    }

    fn fifty(&self) -> Result<Line> {
        let folder = format!("{FOLDER}/fifty");
        self.shell.create_dir(&folder)?;
        let figures = self.figures(&["fifty", &folder, FIFTY_SECONDS])?;
        self.shell.remove_path(&folder)?;
        let (entries, missing) = (figures.get("entries")?, figures.get("missing_or_out_of_order")?);
        let again = figures.get("deliveries")? - entries;
        Ok(Line {
            work: "50 installations with an entry a second each for 5 minutes, and a log server that is killed every 20 s",
            measured: format!(
                "{entries:.0} entries: {missing:.0} missing or out of order, {again:.0} delivered again, {:.0} restarts",
                figures.get("restarts")?
            ),
            goal: "none missing, in order",
            is_reached: Some(missing < 1.0 && figures.get("installations")? > 49.0),
        })
    }

    /// Comparison and reports, of the audit log and of what a log server lists.
    fn verify(&self) -> Result<Vec<Line>> {
        self.run(&["write", &self.log, &self.listed])?;
        let (log, listed) = (self.log.as_str(), self.listed.as_str());
        let subject = "--customer=c8c1c511-beef-4812-9b7a-000000000080";
        let mut lines = Vec::new();
        for (work, goal, most, arguments) in [
            (
                "`shopside-verify compare` with 1,000,000 entries, the newest first",
                "under 150 MB",
                150.0,
                vec!["compare", log, listed],
            ),
            (
                "`report access-review` of the audit log",
                "under 100 MB",
                100.0,
                vec!["report", "access-review", log],
            ),
            (
                "`report subject` of the audit log",
                "under 100 MB",
                100.0,
                vec!["report", "subject", log, subject],
            ),
            (
                "`report exceptions` of the audit log",
                "under 100 MB",
                100.0,
                vec!["report", "exceptions", log, "--hours=08:00-18:00"],
            ),
            (
                "`report access-review` of the log server's entries",
                "under 150 MB",
                150.0,
                vec!["report", "access-review", listed],
            ),
        ] {
            let (seconds, megabytes) = self.measured(&arguments)?;
            lines.push(Line {
                work,
                measured: format!("{seconds:.1} s, {megabytes:.0} MB in all"),
                goal,
                is_reached: Some(megabytes < most),
            });
        }
        Ok(lines)
    }

    /// Runs `shopside-verify`, and returns how long it took and the most memory that it had.
    fn measured(&self, arguments: &[&str]) -> Result<(f64, f64)> {
        let begin = Instant::now();
        let mut process = Command::new(&self.verify)
            .args(arguments)
            .current_dir(self.shell.current_dir())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut peak: f64 = 0.0;
        let ended = loop {
            if let Some(ended) = process.try_wait()? {
                break ended;
            }
            // There is none after its end.
            peak = peak.max(peak_megabytes(process.id()).unwrap_or_default());
            std::thread::sleep(LOOK);
        };
        // 1 is a finding, 2 a failure.
        ensure!(
            ended.code().is_some_and(|code| code < 2),
            "shopside-verify {arguments:?} failed"
        );
        Ok((begin.elapsed().as_secs_f64(), peak))
    }
}

/// What else the machine does: the figures are those of a busy machine if it is busy.
fn load() -> Result<Line> {
    let averages = std::fs::read_to_string("/proc/loadavg")?;
    let average = averages.split_whitespace().nth(2).unwrap_or_default();
    let cores = std::thread::available_parallelism()?;
    Ok(Line {
        work: "load average of the machine over the last 15 minutes",
        measured: format!("{average} on {cores} cores"),
        goal: "",
        is_reached: None,
    })
}

/// What the benchmark's program printed.
struct Figures(Value);

impl Figures {
    fn get(&self, name: &str) -> Result<f64> {
        let figure = self.0[name].as_f64();
        figure.with_context(|| format!("the benchmark printed no {name}"))
    }
}

fn middle(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
