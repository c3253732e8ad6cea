//! The program is killed while it appends, two hundred times over one file.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use journal::{Journal, Verdict};

use crate::{folder, sign_in_of};

/// Names the file to the program that is killed.
const FILE: &str = "JOURNAL_TO_APPEND_TO";

/// Not a test: the program that is killed. It says the number of each entry once it has been acknowledged.
#[test]
#[ignore = "appends for ever, and is run by the test below"]
fn an_appender() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let journal = Journal::open(&path).unwrap();
    loop {
        let entry = journal.append(&sign_in_of("ron@swanson.com")).unwrap();
        println!("entry {entry}");
    }
}

#[test]
fn a_kill_breaks_no_chain_and_loses_no_entry_that_was_acknowledged() {
    let (_folder, path) = folder();
    let mut acknowledged = 0;
    for kill in 0..200_u64 {
        let mut appender = Command::new(std::env::current_exe().unwrap())
            .args(["killed::an_appender", "--exact", "--ignored", "--nocapture"])
            .env(FILE, &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // Spread over the start, the first entry and those after it.
        std::thread::sleep(Duration::from_millis(4 + kill * 7 % 40));
        appender.kill().unwrap();
        appender.wait().unwrap();
        let mut said = String::new();
        appender.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        let last = said
            .split_inclusive('\n')
            .filter(|line| line.ends_with('\n'))
            .filter_map(|line| line.trim().rsplit(' ').next()?.parse().ok());
        acknowledged = last.max().unwrap_or(0).max(acknowledged);
        if !path.exists() {
            continue;
        }

        match Journal::open(&path).unwrap().verify().unwrap() {
            Verdict::Whole { entries, .. } => assert!(
                entries >= acknowledged,
                "kill {kill}: {entries} of {acknowledged}"
            ),
            broken @ Verdict::Broken { .. } => panic!("kill {kill}: {broken:?}"),
        }
    }
    assert!(
        acknowledged > 200,
        "only {acknowledged} entries: the kills came too early to show anything"
    );
}
