//! The processes of a test desktop, read from `/proc`.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use rustix::process::{Pid, Signal, kill_process};

use super::desktop::TestDesktop;
use super::timeouts::wait_until;

/// The length to which the kernel truncates process names.
const MAX_NAME_LENGTH: usize = 15;

/// The state of a listening socket in `/proc/net/tcp`.
const LISTENING: &str = "0A";

/// A running process.
pub(crate) struct Process {
    folder: PathBuf,
}

impl Process {
    pub(crate) fn from_id(id: u32) -> Self {
        Self {
            folder: PathBuf::from(format!("/proc/{id}")),
        }
    }

    /// All processes on a desktop: they inherit an environment that names its home folder.
    pub(crate) fn all_on(desktop: &TestDesktop) -> Vec<Self> {
        let home = desktop.home().to_str().unwrap();
        let all = fs::read_dir("/proc").unwrap().flatten();
        all.map(|entry| Self { folder: entry.path() })
            .filter(|process| process.read("environ").contains(home))
            .collect()
    }

    /// All processes on a desktop with this name.
    pub(crate) fn all_named(name: &str, desktop: &TestDesktop) -> Vec<Self> {
        let truncated: String = name.chars().take(MAX_NAME_LENGTH).collect();
        let mut found = Self::all_on(desktop);
        found.retain(|process| process.name() == truncated);
        found
    }

    /// Waits until exactly one process has this name. A starting or exiting one may add a second.
    pub(crate) fn find(name: &str, desktop: &TestDesktop) -> Self {
        let mut found = Vec::new();
        wait_until(&format!("one process {name}"), || {
            found = Self::all_named(name, desktop);
            found.len() == 1
        });
        found.remove(0)
    }

    /// Kills the process, if it still runs.
    pub(crate) fn kill(&self) {
        let id = self.folder.file_name().and_then(|id| id.to_str()?.parse().ok());
        if let Some(id) = id.and_then(Pid::from_raw) {
            let _ = kill_process(id, Signal::KILL);
        }
    }

    /// The ID.
    pub(crate) fn id(&self) -> u32 {
        let id = self.folder.file_name().and_then(|id| id.to_str());
        id.unwrap().parse().unwrap()
    }

    /// The name, truncated by the kernel.
    pub(crate) fn name(&self) -> String {
        self.read("comm").trim_end().to_owned()
    }

    /// The TCP ports on which this process listens.
    pub(crate) fn listening_ports(&self) -> Vec<u16> {
        let files = fs::read_dir(self.folder.join("fd"))
            .into_iter()
            .flatten()
            .flatten();
        let sockets: HashSet<String> = files
            .filter_map(|file| Some(fs::read_link(file.path()).ok()?.to_str()?.to_owned()))
            .collect();
        let table = self.read("net/tcp");
        // Columns: index, local address, remote address, state. The tenth is the socket inode.
        let rows = table
            .lines()
            .map(|row| row.split_whitespace().collect::<Vec<_>>());
        let listening = rows.filter(|row| row.get(3) == Some(&LISTENING));
        let own = listening.filter(|row| sockets.contains(&format!("socket:[{}]", row[9])));
        own.map(|row| {
            let (_, port) = row[1].split_once(':').unwrap();
            u16::from_str_radix(port, 16).unwrap()
        })
        .collect()
    }

    /// A file of the process in `/proc`. Empty if the process has exited.
    pub(crate) fn read(&self, file: &str) -> String {
        let bytes = fs::read(self.folder.join(file)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).replace('\0', "\n")
    }

    /// The folder in `/proc`.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }
}
