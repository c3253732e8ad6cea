//! The console of the page. Any error or warning in it fails the test.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;

use super::driver::Driver;

/// Starts a console line. A source and the level follow, and then the message.
const MARK: &str = "CONSOLE ";
const BAD_LEVELS: [&str; 2] = ["ERROR", "WARN"];
/// Not an error: a size changed while sizes were reported, so the rest follows with the next frame.
/// It depends on how fast the machine draws.
const SIZES_FOLLOW: &str = "ResizeObserver loop completed with undelivered notifications";

/// The console output of one window, checked when it is dropped.
pub(crate) struct Console {
    log: PathBuf,
    start: usize,
    expected: RefCell<Vec<&'static str>>,
}

impl Console {
    /// The console of the app that this driver will start.
    pub(crate) fn of(driver: &Driver) -> Self {
        let log = driver.log().to_owned();
        let start = fs::read(&log).unwrap().len();
        Self {
            log,
            start,
            expected: RefCell::default(),
        }
    }

    /// Allows errors and warnings that contain this text.
    pub(crate) fn expect(&self, text: &'static str) {
        self.expected.borrow_mut().push(text);
    }

    /// Errors, warnings, policy violations and uncaught exceptions.
    fn problems(&self) -> Vec<String> {
        let printed = fs::read(&self.log).unwrap();
        String::from_utf8_lossy(&printed[self.start..])
            .lines()
            .filter(|line| is_problem(line))
            .filter(|line| !self.expected.borrow().iter().any(|text| line.contains(text)))
            .map(str::to_owned)
            .collect()
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        let problems = self.problems();
        if problems.is_empty() {
            return;
        }
        let message = format!("the page logged to its console:\n{}", problems.join("\n"));
        if std::thread::panicking() {
            eprintln!("{message}");
        } else {
            panic!("{message}");
        }
    }
}

fn is_problem(line: &str) -> bool {
    line.split_once(MARK)
        .filter(|(_, rest)| !rest.contains(SIZES_FOLLOW))
        .is_some_and(|(_, rest)| rest.split(' ').take(2).any(|word| BAD_LEVELS.contains(&word)))
}
