//! What the page says on its console. What goes wrong there fails the test, whatever the test was about.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;

use super::driver::Driver;

/// Before the words come a mark, perhaps which part of the web engine it is, and the level.
const MARK: &str = "CONSOLE ";
const BAD_LEVELS: [&str; 2] = ["ERROR", "WARN"];

/// What the page of one window says. It is judged when the window is gone.
pub(crate) struct Console {
    log: PathBuf,
    begin: usize,
    expected: RefCell<Vec<&'static str>>,
}

impl Console {
    /// The console of the program that a driver will start.
    pub(crate) fn of(driver: &Driver) -> Self {
        let log = driver.log().to_owned();
        let begin = fs::read(&log).unwrap().len();
        Self {
            log,
            begin,
            expected: RefCell::default(),
        }
    }

    /// From now on a fault with these words is what the test is after.
    pub(crate) fn expect(&self, words: &'static str) {
        self.expected.borrow_mut().push(words);
    }

    /// Errors and warnings, what the policy refused, and what nobody caught.
    fn faults(&self) -> Vec<String> {
        let printed = fs::read(&self.log).unwrap();
        String::from_utf8_lossy(&printed[self.begin..])
            .lines()
            .filter(|line| is_fault(line))
            .filter(|line| !self.expected.borrow().iter().any(|words| line.contains(words)))
            .map(str::to_owned)
            .collect()
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        let faults = self.faults();
        if faults.is_empty() {
            return;
        }
        let said = format!("the page said on its console:\n{}", faults.join("\n"));
        if std::thread::panicking() {
            eprintln!("{said}");
        } else {
            panic!("{said}");
        }
    }
}

fn is_fault(line: &str) -> bool {
    line.split_once(MARK)
        .is_some_and(|(_, said)| said.split(' ').take(2).any(|word| BAD_LEVELS.contains(&word)))
}
