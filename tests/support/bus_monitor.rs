//! Records all messages on the session bus of a test desktop.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::desktop::{ChildGuard, TestDesktop};
use super::timeouts::wait_until;

/// A signal that is sent until the monitor records it.
const PROBE: &str = "test.shopside.Listening";

/// A running `dbus-monitor`, and its output file.
pub(crate) struct BusMonitor {
    file: PathBuf,
    _monitor: ChildGuard,
}

impl BusMonitor {
    /// Starts recording to a file in the desktop's home folder.
    pub(crate) fn start(desktop: &TestDesktop) -> Self {
        let file = desktop.home().join("bus.log");
        let monitor = desktop
            .command("dbus-monitor")
            .args(["--session", "--binary"])
            .stdout(File::create(&file).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let monitor = Self {
            file,
            _monitor: ChildGuard::new(monitor),
        };
        wait_until("dbus-monitor to listen", || {
            let mut probe = desktop.command("dbus-send");
            let probe = probe.args(["--session", "/", &format!("{PROBE}.Call")]);
            assert!(probe.status().unwrap().success());
            monitor.contains(PROBE)
        });
        monitor
    }

    /// Whether the recorded bytes contain a text.
    pub(crate) fn contains(&self, text: &str) -> bool {
        let recorded = fs::read(&self.file).unwrap();
        recorded
            .windows(text.len())
            .any(|window| window == text.as_bytes())
    }

    /// The output file.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }
}
