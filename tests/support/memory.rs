//! The memory of a program, searched from outside.

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::process::{Command, Stdio};

use super::process::Process;

const PAGE: usize = 4096;
/// How many pages are looked at in one go: programs set aside more room than any machine has.
const AT_ONCE: usize = 4096;
/// A page is in memory, or was put on the disk to make room; the others hold nothing.
const IN_USE: u64 = 0b11 << 62;

impl Process {
    /// Which of these texts are anywhere in the memory that it can write to.
    pub(crate) fn holds<'a>(&self, texts: &[&'a str]) -> Vec<&'a str> {
        // A search of ours, built for tests, takes minutes for it.
        let mut grep = Command::new("grep")
            .args(["--text", "--only-matching", "--fixed-strings"])
            .args(texts.iter().map(|text| format!("--regexp={text}")))
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        self.pour(&mut grep.stdin.take().unwrap());
        let found = grep.wait_with_output().unwrap();
        let found = String::from_utf8(found.stdout).unwrap();
        let is_found = |text: &&str| found.lines().any(|line| line == *text);
        texts.iter().copied().filter(is_found).collect()
    }

    fn pour(&self, into: &mut impl Write) {
        let pages = File::open(self.folder().join("pagemap")).unwrap();
        let memory = File::open(self.folder().join("mem")).unwrap();
        for part in self.read("maps").lines() {
            let mut words = part.split_whitespace();
            let (range, rights) = (words.next().unwrap(), words.next().unwrap());
            if !rights.starts_with("rw") {
                continue;
            }
            let (begin, end) = range.split_once('-').unwrap();
            let address = |text: &str| usize::from_str_radix(text, 16).unwrap();
            let (begin, end) = (address(begin) / PAGE, address(end) / PAGE);
            for first in (begin..end).step_by(AT_ONCE) {
                let mut entries = vec![0; 8 * AT_ONCE.min(end - first)];
                // The part may have gone meanwhile.
                if pages.read_exact_at(&mut entries, 8 * first as u64).is_err() {
                    break;
                }
                for (page, entry) in (first..).zip(entries.chunks_exact(8)) {
                    if u64::from_ne_bytes(entry.try_into().unwrap()) & IN_USE == 0 {
                        continue;
                    }
                    let mut content = [0; PAGE];
                    if memory.read_exact_at(&mut content, (page * PAGE) as u64).is_ok() {
                        into.write_all(&content).unwrap();
                    }
                }
            }
            into.write_all(b"\n").unwrap();
        }
    }
}
