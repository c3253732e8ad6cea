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
    let reason = reason.as_deref().map_or("unknown".to_owned(), waited_for);
    let pictures = fs::read_dir(folder).map_or(0, Iterator::count);
    format!(
        "The tour failed at this step: {step}\nIt waited for: {reason}\nPictures so far: {pictures}, in {}",
        folder.display()
    )
}

/// What a panic's message says was waited for, in one line.
fn waited_for(message: &str) -> String {
    let mut lines = message.lines();
    let first = lines.next().unwrap_or_default();
    let waited = first.strip_prefix("waited ");
    let reason = match waited.and_then(|waited| waited.split_once(" for ")) {
        Some((time, what)) => format!("{what} ({time})"),
        None => first.to_owned(),
    };
    let reason = reason.trim_start_matches("no ").trim_end_matches(" on:");
    let reason = match reason.strip_suffix(':') {
        Some(reason) => format!("{reason}: {}", lines.next().unwrap_or_default().trim()),
        None => reason.to_owned(),
    };
    reason.chars().take(LONGEST_REASON).collect()
}
