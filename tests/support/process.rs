//! The programs that run on a desktop, as the system sees them.

use std::fs;
use std::path::PathBuf;

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

    /// The one of this name.
    pub(crate) fn named(name: &str, desktop: &Desktop) -> Self {
        let kept: String = name.chars().take(LONGEST_NAME).collect();
        let mut found = Self::all_of(desktop);
        found.retain(|process| process.name() == kept);
        assert_eq!(found.len(), 1, "{name}");
        found.remove(0)
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
}
