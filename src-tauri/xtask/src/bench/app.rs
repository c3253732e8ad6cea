//! The app's benchmark, on a virtual display, compared with a bare Tauri window from the same
//! build.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use super::large_store::{self, LargeStore};
use super::results::{self, Line, json_in_last_line};
use crate::npm;
use crate::system::{self, Purpose};

/// The document with the results.
const RESULTS: &str = "src-tauri/BENCHMARKS.md";
const PAGE: &str = "ui/dist";

/// Runs the benchmark.
///
/// # Errors
///
/// If a measurement fails or, with `check`, a goal is missed.
pub(super) fn app(shell: &Shell, check: bool) -> Result<()> {
    ensure!(
        cfg!(target_os = "linux"),
        "this benchmark needs Xvfb, which only Linux has"
    );
    system::setup(shell, Purpose::Test)?;
    npm::run(shell, npm::PAGE, "build")?;
    cmd!(shell, "cargo build --locked --release --package bare").run()?;
    // WebDriver needs the test hooks.
    cmd!(
        shell,
        "cargo build --locked --release --package shopside --features e2e"
    )
    .run()?;
    let release = shell.current_dir().join("target/release");
    let (ours, bare) = (release.join("shopside"), release.join("bare"));
    large_store::build(shell)?;
    let store = LargeStore::start(shell, large_store::LARGE, &["--rate-limit", "off"])?;
    let (base_url, process) = (&store.base_url, store.id().to_string());
    let printed = cmd!(
        shell,
        "cargo test --locked --quiet --package shopside --test speed -- {ours} {bare} {base_url} {process}"
    )
    .read()?;
    let measured = json_in_last_line(&printed)?;
    let figure = |path: &str| {
        let figure = measured.pointer(path).and_then(Value::as_f64);
        figure.with_context(|| format!("the benchmark printed no {path}"))
    };

    let mut lines = start(
        figure("/start/bare_ms")?,
        figure("/start/ours_ms")?,
        figure("/start/search_ms")?,
    );
    let few = figure("/memory/ours_mb")?;
    lines.extend(memory(
        figure("/memory/bare_mb")?,
        few,
        figure("/memory/inside_mb")?,
    ));
    lines.extend(many(
        figure("/many/mb")? - few,
        figure("/many/frames")?,
        figure("/many/empty_frames")?,
        figure("/many/drawn_ms")?,
    ));
    let latency = figure("/search/latency_ms")?;
    lines.push(search(figure("/search/drawn_ms")?, latency));
    lines.push(sign_in(
        figure("/sign_in/drawn_ms")?,
        latency,
        figure("/sign_in/check_ms")?,
    ));
    lines.extend(idle(
        [figure("/idle/bare/percent")?, figure("/idle/bare/wake_ups")?],
        [figure("/idle/ours/percent")?, figure("/idle/ours/wake_ups")?],
    ));
    lines.push(page(shell)?);
    results::save_results(shell, RESULTS, &lines, check)
}

fn start(bare: f64, ours: f64, search: f64) -> Vec<Line> {
    vec![
        Line {
            work: "process start to a visible window",
            measured: format!(
                "{ours:.0} ms, {:.2} of the bare window's {bare:.0} ms",
                ours / bare
            ),
            goal: "within 1.10 of the bare window",
            is_reached: Some(ours / bare <= 1.1),
        },
        Line {
            work: "from there to the search box of a sandbox store that has been open before",
            measured: format!("{search:.0} ms"),
            goal: "within 300 ms",
            is_reached: Some(search <= 300.0),
        },
    ]
}

fn memory(bare: f64, ours: f64, inside: f64) -> [Line; 2] {
    [
        Line {
            work: "memory of all its processes with the sandbox store's orders shown",
            measured: format!(
                "{ours:.0} MB, {:.2} of the bare window's {bare:.0} MB",
                ours / bare
            ),
            goal: "within 1.35 of the bare window",
            is_reached: Some(ours / bare <= 1.35),
        },
        Line {
            work: "the same after a customer's page with its chart, and then their orders in a preview",
            measured: format!("{inside:.0} MB, {:.2}", inside / bare),
            goal: "within 1.35 of the bare window",
            is_reached: Some(inside / bare <= 1.35),
        },
    ]
}

/// 100,000 orders: their memory, frames per second while scrolling, and the time until all are
/// drawn.
fn many(more: f64, frames: f64, empty: f64, drawn: f64) -> [Line; 3] {
    [
        Line {
            work: "the same with 100,000 of the store's orders loaded",
            measured: format!("{more:.0} MB more"),
            goal: "at most 90 MB more",
            is_reached: Some(more <= 90.0),
        },
        Line {
            work: "scrolling them from end to end in four seconds",
            measured: format!("{frames:.0} frames a second, an empty page {empty:.0}"),
            goal: "at least 90 % of what the machine gives an empty page",
            is_reached: Some(frames >= 0.9 * empty),
        },
        Line {
            work: "from the last byte of 100,000 orders to the table with all that had arrived",
            measured: format!("{drawn:.0} ms"),
            goal: "within 2,000 ms",
            is_reached: Some(drawn <= 2000.0),
        },
    ]
}

/// The main job: two round trips, and what the app takes itself.
fn search(drawn: f64, latency: f64) -> Line {
    let own = drawn - 2.0 * latency;
    Line {
        work: "from the last key of a search to the customer's orders, in a store with 250,000 orders",
        measured: format!("{drawn:.0} ms: two round trips of {latency:.0} ms and {own:.0} ms"),
        goal: "at most two round trips and 60 ms",
        is_reached: Some(own <= 60.0),
    }
}

/// The customer's own view: the token, the profile, the orders, how long the store checks the
/// password, and what the app takes itself.
fn sign_in(drawn: f64, latency: f64, check: f64) -> Line {
    let own = drawn - 3.0 * latency - check;
    Line {
        work: "from *Sign in* to that customer's orders",
        measured: format!(
            "{drawn:.0} ms: three round trips of {latency:.0} ms, {check:.0} ms in which the store \
             checks the password, and {own:.0} ms"
        ),
        goal: "at most three round trips and 60 ms",
        is_reached: Some(own <= 60.0),
    }
}

/// Five minutes with a list open: percent of a core, and wake-ups per second.
fn idle([bare_percent, bare_wakes]: [f64; 2], [percent, wakes]: [f64; 2]) -> [Line; 2] {
    [
        Line {
            work: "processor time of all its processes while no one uses it, with a list open",
            measured: format!("{percent:.2} % of one core, the bare window {bare_percent:.2} %"),
            goal: "under 0.2 % of one core over five minutes",
            is_reached: Some(percent < 0.2),
        },
        Line {
            work: "wake-ups of all its threads meanwhile",
            measured: format!("{wakes:.1} a second, the bare window {bare_wakes:.1}"),
            goal: "at most one a second more than the bare window",
            is_reached: Some(wakes - bare_wakes <= 1.0),
        },
    ]
}

/// The gzipped size of the page's code: what the start loads, and everything.
fn page(shell: &Shell) -> Result<Line> {
    let first = shell.read_file(Path::new(PAGE).join("index.html"))?;
    let mut needed = BTreeSet::new();
    let of_first_frame = files_after(&first, &["src=\"/assets/", "href=\"/assets/"]);
    let mut unread = of_first_frame.clone();
    while let Some(name) = unread.pop() {
        if needed.insert(name.clone()) && has_extension(&name, "js") {
            let script = shell.read_file(Path::new(PAGE).join("assets").join(&name))?;
            unread.extend(files_after(&script, &["from\"./", "import\"./"]));
            if of_first_frame.contains(&name) {
                // The page, which the first frame loads at once.
                unread.extend(files_after(&script, &["import(`./"]));
            }
        }
    }
    let (mut at_start, mut in_all) = (0, 0);
    for file in shell.read_dir(Path::new(PAGE).join("assets"))? {
        let size = cmd!(shell, "gzip --best --stdout {file}")
            .quiet()
            .output()?
            .stdout
            .len();
        let name = file
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if has_extension(name, "js") || has_extension(name, "css") {
            in_all += size;
            at_start += if needed.contains(name) { size } else { 0 };
        }
    }
    Ok(Line {
        work: "the page's own code, gzipped",
        measured: format!("{} kB at start, {} kB in all", at_start / 1000, in_all / 1000),
        goal: "at most 120 kB at start, the rest on demand",
        is_reached: Some(at_start <= 120_000),
    })
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

/// The file names that follow one of these prefixes, up to the next quotation mark or backtick.
fn files_after(text: &str, prefixes: &[&str]) -> Vec<String> {
    let after = prefixes.iter().flat_map(|prefix| text.split(prefix).skip(1));
    after
        .filter_map(|rest| Some(rest.split_once(['"', '`'])?.0.to_owned()))
        .collect()
}
