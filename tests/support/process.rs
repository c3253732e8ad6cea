//! The programs that run on a desktop, as the system sees them.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use rustix::process::{Pid, Signal, kill_process};

use super::desktop::Desktop;
use super::timeouts::wait;

/// The most of a program's name that the system keeps.
const LONGEST_NAME: usize = 15;

/// The state of a socket that listens, as the system writes it.
const LISTENS: &str = "0A";

/// A program that runs.
pub(crate) struct Process {
    folder: PathBuf,
}

impl Process {
    /// The one of this number.
    pub(crate) fn of(id: u32) -> Self {
        Self {
            folder: PathBuf::from(format!("/proc/{id}")),
        }
    }

    /// All that run on this desktop: its home is in their environment, which children inherit.
    pub(crate) fn all_of(desktop: &Desktop) -> Vec<Self> {
        let home = desktop.home().to_str().unwrap();
        let all = fs::read_dir("/proc").unwrap().flatten();
        all.map(|entry| Self { folder: entry.path() })
            .filter(|process| process.read("environ").contains(home))
            .collect()
    }

    /// All of this name.
    pub(crate) fn all_named(name: &str, desktop: &Desktop) -> Vec<Self> {
        let kept: String = name.chars().take(LONGEST_NAME).collect();
        let mut found = Self::all_of(desktop);
        found.retain(|process| process.name() == kept);
        found
    }

    /// The one of this name. One that is just being started, or is just ending, may have a second beside it.
    pub(crate) fn named(name: &str, desktop: &Desktop) -> Self {
        let mut found = Vec::new();
        wait(&format!("one process {name}"), || {
            found = Self::all_named(name, desktop);
            found.len() == 1
        });
        found.remove(0)
    }

    /// Ends it, not gently. One that has ended meanwhile needs no ending.
    pub(crate) fn kill(&self) {
        let id = self.folder.file_name().and_then(|id| id.to_str()?.parse().ok());
        if let Some(id) = id.and_then(Pid::from_raw) {
            let _ = kill_process(id, Signal::KILL);
        }
    }

    /// Its name, as far as the system keeps it.
    pub(crate) fn name(&self) -> String {
        self.read("comm").trim_end().to_owned()
    }

    /// The ports that it listens on itself.
    pub(crate) fn listens_on(&self) -> Vec<u16> {
        let files = fs::read_dir(self.folder.join("fd"))
            .into_iter()
            .flatten()
            .flatten();
        let sockets: HashSet<String> = files
            .filter_map(|file| Some(fs::read_link(file.path()).ok()?.to_str()?.to_owned()))
            .collect();
        let table = self.read("net/tcp");
        // The columns: number, local address and port, the other side's, state, and the tenth is the socket's own number.
        let rows = table
            .lines()
            .map(|row| row.split_whitespace().collect::<Vec<_>>());
        let listening = rows.filter(|row| row.get(3) == Some(&LISTENS));
        let own = listening.filter(|row| sockets.contains(&format!("socket:[{}]", row[9])));
        own.map(|row| {
            let (_, port) = row[1].split_once(':').unwrap();
            u16::from_str_radix(port, 16).unwrap()
        })
        .collect()
    }

    /// What the system says of it; nothing when it has ended.
    pub(crate) fn read(&self, what: &str) -> String {
        let bytes = fs::read(self.folder.join(what)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).replace('\0', "\n")
    }

    /// Where the system shows it.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}
