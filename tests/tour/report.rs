//! What is said of a step that failed.

use std::fs;
use std::panic;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

/// The longest that a step may take. Each wait in it has a shorter limit, which says more.
const LONGEST_STEP: Duration = Duration::from_mins(5);
/// The longest reason that fits a line.
const LONGEST_REASON: usize = 200;

static STEP: Mutex<&str> = Mutex::new("Start the tour");
static REASON: Mutex<Option<String>> = Mutex::new(None);

/// Does a step. If it fails, the report names it.
pub(crate) async fn step<T>(name: &'static str, work: impl Future<Output = T>) -> T {
    *STEP.lock().unwrap() = name;
    let done = tokio::time::timeout(LONGEST_STEP, work).await;
    done.unwrap_or_else(|_| panic!("waited {LONGEST_STEP:?} for the end of the step"))
}

/// From now on the first panic is kept for the report, and none prints anything.
pub(crate) fn instead_of_backtraces() {
    panic::set_hook(Box::new(|panic| {
        let message = panic.payload_as_str().unwrap_or("unknown").to_owned();
        REASON.lock().unwrap().get_or_insert(message);
    }));
}

/// Three lines: the step, what it waited for, and where the pictures so far are.
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

/// What a panic's message says was waited for, or what went wrong, in one line.
fn explain(message: &str) -> String {
    let mut lines = message.lines();
    let first = lines.next().unwrap_or_default();
    let waited = first
        .strip_prefix("waited ")
        .and_then(|waited| waited.split_once(" for "));
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
        .take(LONGEST_REASON)
        .collect()
}
