//! A process is killed while it appends, two hundred times on one file.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use journal::{AuditLog, Verdict};

use crate::child_process::ChildGuard;
use crate::{folder, sign_in};

/// The variable that names the file to the process that is killed.
const FILE: &str = "JOURNAL_TO_APPEND_TO";

/// Not a test: the process that is killed. It prints the ID of each entry after `append` returns.
#[test]
#[ignore = "appends until it is killed; the test below runs it"]
fn append_until_killed() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let log = AuditLog::open(&path).unwrap();
    loop {
        let entry = log.append(&sign_in("ron@swanson.com")).unwrap();
        println!("entry {entry}");
    }
}

#[test]
fn kill_keeps_chain_and_acknowledged_entries() {
    let (_folder, path) = folder();
    let mut acknowledged = 0;
    for kill in 0..200_u64 {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args([
                "killed::append_until_killed",
                "--exact",
                "--ignored",
                "--nocapture",
            ])
            .env(FILE, &path)
            .stdout(Stdio::piped());
        let mut appender = ChildGuard::start(&mut command);
        let output = appender.wait_for("the appender to print its entries and end", |appender| {
            let mut output = BufReader::new(appender.stdout.take().unwrap());
            let mut text = String::new();
            // Spreads the kills over the start and the first entries, and over the time within
            // each.
            while (text.matches("entry ").count() as u64) < kill % 4 {
                assert_ne!(
                    output.read_line(&mut text).unwrap(),
                    0,
                    "the appender ended by itself: {text}"
                );
            }
            std::thread::sleep(Duration::from_micros(kill * 173 % 8_000));
            appender.kill().unwrap();
            appender.wait().unwrap();
            output.read_to_string(&mut text).unwrap();
            text
        });
        let last = output
            .split_inclusive('\n')
            .filter(|line| line.ends_with('\n'))
            .filter_map(|line| line.trim().rsplit(' ').next()?.parse().ok());
        acknowledged = last.max().unwrap_or(0).max(acknowledged);
        if !path.exists() {
            continue;
        }

        match AuditLog::open(&path).unwrap().verify().unwrap() {
            Verdict::Intact { entries, .. } => assert!(
                entries >= acknowledged,
                "kill {kill}: {entries} of {acknowledged}"
            ),
            broken @ Verdict::Broken { .. } => panic!("kill {kill}: {broken:?}"),
        }
    }
    // Three of four kills wait for one to three entries.
    assert!(acknowledged >= 300, "only {acknowledged} entries");
}
