//! The programs that run on a desktop, as the system sees them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::desktop::Desktop;

/// The most of a program's name that the system keeps.
const LONGEST_NAME: usize = 15;

/// A program that runs.
pub(crate) struct Process {
    folder: PathBuf,
}

impl Process {
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

    /// The one of this name.
    pub(crate) fn named(name: &str, desktop: &Desktop) -> Self {
        let mut found = Self::all_named(name, desktop);
        assert_eq!(found.len(), 1, "{name}");
        found.remove(0)
    }

    /// Ends it, not gently. One that has ended meanwhile needs no ending.
    pub(crate) fn kill(&self) {
        let id = self.folder.file_name().unwrap();
        let _ = Command::new("kill").arg("-KILL").arg(id).output();
    }

    /// Its name, as far as the system keeps it.
    pub(crate) fn name(&self) -> String {
        self.read("comm").trim_end().to_owned()
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
