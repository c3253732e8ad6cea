//! Searches the memory of another process.

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::process::{Command, Stdio};

use super::process::Process;

const PAGE: usize = 4096;
/// Pages per read. Processes reserve more address space than any machine has memory.
const PAGES_PER_READ: usize = 4096;
/// The flags of a page that is present or swapped. All other pages are empty.
const IN_USE: u64 = 0b11 << 62;

impl Process {
    /// The texts that occur in the writable memory of this process.
    pub(crate) fn find_in_memory<'a>(&self, texts: &[&'a str]) -> Vec<&'a str> {
        // `grep` takes seconds, and an unoptimized search in Rust takes minutes.
        let mut grep = Command::new("grep")
            .args(["--text", "--only-matching", "--fixed-strings"])
            .args(texts.iter().map(|text| format!("--regexp={text}")))
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        self.copy_memory(&mut grep.stdin.take().unwrap());
        let found = grep.wait_with_output().unwrap();
        let found = String::from_utf8(found.stdout).unwrap();
        let is_found = |text: &&str| found.lines().any(|line| line == *text);
        texts.iter().copied().filter(is_found).collect()
    }

    fn copy_memory(&self, output: &mut impl Write) {
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
            for first in (begin..end).step_by(PAGES_PER_READ) {
                let mut entries = vec![0; 8 * PAGES_PER_READ.min(end - first)];
                // The mapping may have been removed meanwhile.
                if pages.read_exact_at(&mut entries, 8 * first as u64).is_err() {
                    break;
                }
                for (page, entry) in (first..).zip(entries.chunks_exact(8)) {
                    if u64::from_ne_bytes(entry.try_into().unwrap()) & IN_USE == 0 {
                        continue;
                    }
                    let mut content = [0; PAGE];
                    if memory.read_exact_at(&mut content, (page * PAGE) as u64).is_ok() {
                        output.write_all(&content).unwrap();
                    }
                }
            }
            output.write_all(b"\n").unwrap();
        }
    }
}
