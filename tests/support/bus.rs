//! Everything that is said on a desktop's bus, written down as it is sent.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::desktop::{Desktop, Running};
use super::timeouts::wait;

/// What is called out until it is heard.
const CALL: &str = "test.shopside.Listening";

/// Somebody who listens to a bus.
pub(crate) struct Overheard {
    file: PathBuf,
    _monitor: Running,
}

impl Overheard {
    /// Begins to listen. What is heard goes to a file in the desktop's home.
    pub(crate) fn on(desktop: &Desktop) -> Self {
        let file = desktop.home().join("bus.log");
        let monitor = desktop
            .command("dbus-monitor")
            .args(["--session", "--binary"])
            .stdout(File::create(&file).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let overheard = Self {
            file,
            _monitor: Running::new(monitor),
        };
        wait("dbus-monitor to listen", || {
            let mut call = desktop.command("dbus-send");
            let call = call.args(["--session", "/", &format!("{CALL}.Call")]);
            assert!(call.status().unwrap().success());
            overheard.has(CALL)
        });
        overheard
    }

    /// Whether this has been said, in so many bytes.
    pub(crate) fn has(&self, words: &str) -> bool {
        let heard = fs::read(&self.file).unwrap();
        heard.windows(words.len()).any(|heard| heard == words.as_bytes())
    }

    /// Where it is written down.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }
}
