//! The program is killed while it appends, two hundred times over one file.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use journal::{Journal, Verdict};

use crate::child_process::ChildGuard;
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
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["killed::an_appender", "--exact", "--ignored", "--nocapture"])
            .env(FILE, &path)
            .stdout(Stdio::piped());
        let mut appender = ChildGuard::start(&mut command);
        let said = appender.wait_for("the appender to say its entries and end", |appender| {
            let mut said = BufReader::new(appender.stdout.take().unwrap());
            let mut text = String::new();
            // Spread over the start, the first entry and those after it, and within each of them.
            while (text.matches("entry ").count() as u64) < kill % 4 {
                assert_ne!(
                    said.read_line(&mut text).unwrap(),
                    0,
                    "it ended by itself: {text}"
                );
            }
            std::thread::sleep(Duration::from_micros(kill * 173 % 8_000));
            appender.kill().unwrap();
            appender.wait().unwrap();
            said.read_to_string(&mut text).unwrap();
            text
        });
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
    // At least one, two or three entries were waited for before three of four kills.
    assert!(acknowledged >= 300, "only {acknowledged} entries");
}
