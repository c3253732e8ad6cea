//! The report of a failed step.

use std::fs;
use std::panic;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

/// Each wait in a step has a shorter timeout, with a more precise message.
const STEP_TIMEOUT: Duration = Duration::from_mins(5);
/// Characters that fit on one line.
const MAX_REASON_LENGTH: usize = 200;

static STEP: Mutex<&str> = Mutex::new("Start the tour");
static REASON: Mutex<Option<String>> = Mutex::new(None);

/// Runs a step. If it fails, the report names it.
pub(crate) async fn step<T>(name: &'static str, work: impl Future<Output = T>) -> T {
    *STEP.lock().unwrap() = name;
    let done = tokio::time::timeout(STEP_TIMEOUT, work).await;
    done.unwrap_or_else(|_| panic!("timed out after {STEP_TIMEOUT:?} waiting for the step to end"))
}

/// Keeps the first panic message for the report, and prints none.
pub(crate) fn hook_panics() {
    panic::set_hook(Box::new(|panic| {
        let message = panic.payload_as_str().unwrap_or("unknown").to_owned();
        REASON.lock().unwrap().get_or_insert(message);
    }));
}

/// Three lines: the step, the cause, and the folder of the screenshots so far.
pub(crate) fn report(folder: &Path) -> String {
    let step = STEP.lock().unwrap();
    let reason = REASON.lock().unwrap();
    let reason = explain(reason.as_deref().unwrap_or("unknown"));
    let pictures = fs::read_dir(folder).map_or(0, Iterator::count);
    format!(
        "The tour failed at this step: {step}\n{reason}\nPictures so far: {pictures}, in {}",
        folder.display()
    )
}

/// The cause in one line: what timed out, or what went wrong.
fn explain(message: &str) -> String {
    let mut lines = message.lines();
    let first = lines.next().unwrap_or_default();
    let waited = first
        .strip_prefix("timed out after ")
        .and_then(|waited| waited.split_once(" waiting for "));
    let reason = match waited {
        Some((time, what)) => format!("It waited {time} for: {what}"),
        None => format!("What went wrong: {first}"),
    };
    let next = if reason.ends_with(':') {
        lines.next().unwrap_or_default()
    } else {
        ""
    };
    format!("{reason} {next}")
        .trim_end()
        .chars()
        .take(MAX_REASON_LENGTH)
        .collect()
}
