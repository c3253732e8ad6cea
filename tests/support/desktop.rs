//! A desktop of its own for each test: a home, a screen, a session bus, and a keyring, all gone afterwards.

use std::ffi::OsString;
use std::fs::{self, File, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::process::Process;
use super::timeouts::{STEP, wait};

/// Where the homes are. Sockets are in them, whose paths have no room for a longer one.
const HOMES: &str = "/tmp";

/// No service files: whatever the tests need they start themselves, and nothing that the bus starts is left running.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// Where sandbox stores note what they are asked, and how slow they are, also those inside a program.
const FOR_STORES: [&str; 2] = ["SANDBOX_RECORD", "SANDBOX_LATENCY_MS"];

const KEYRING: &str = "org.freedesktop.secrets";
const KEYRING_PASSWORD: &str = "the keyring's own password";

/// How long a program has to end by itself and take its files away, before it is killed.
const GRACE: Duration = Duration::from_secs(10);

/// A program that is ended when it is no longer needed.
pub(super) struct Running(Child);

impl Running {
    pub(super) fn new(child: Child) -> Self {
        Self(child)
    }

    pub(super) fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let id = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw);
        let _ = kill_process(id.unwrap(), Signal::TERM);
        let start = Instant::now();
        while matches!(self.0.try_wait(), Ok(None)) {
            if start.elapsed() > GRACE {
                let _ = self.0.kill();
            }
            std::thread::sleep(STEP / 4);
        }
    }
}

/// A desktop. Its programs end with it, the bus last.
pub(crate) struct Desktop {
    keyring: Option<Running>,
    screen: Option<Running>,
    display: String,
    is_dark: bool,
    environment: Vec<(&'static str, OsString)>,
    _bus: Running,
    bus_address: String,
    home: TempDir,
}

impl Desktop {
    /// A desktop with a bus, which is the session's and the system's, and nothing else: no keyring, no screen.
    pub(crate) fn bare() -> Self {
        let home = TempDir::with_prefix_in("shopside-", HOMES).unwrap();
        for folder in ["runtime", "data", "config", "cache"] {
            fs::create_dir(home.path().join(folder)).unwrap();
            fs::set_permissions(home.path().join(folder), Permissions::from_mode(0o700)).unwrap();
        }
        let config = home.path().join("bus.conf");
        let socket = home.path().join("bus");
        fs::write(&config, BUS.replace("SOCKET", socket.to_str().unwrap())).unwrap();
        let mut bus = Command::new("dbus-daemon");
        bus.arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"]);
        let (bus, bus_address) = start_and_read(bus);
        Self {
            keyring: None,
            screen: None,
            display: String::new(),
            is_dark: false,
            environment: Vec::new(),
            _bus: bus,
            bus_address,
            home,
        }
    }

    /// A desktop with an unlocked keyring.
    pub(crate) fn with_keyring() -> Self {
        let mut desktop = Self::bare();
        desktop.start_keyring();
        desktop
    }

    /// Adds a screen, as large as the window.
    pub(crate) fn and_screen(mut self) -> Self {
        let mut screen = Command::new("Xvfb");
        screen.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1180x780x24",
            "-nolisten",
            "tcp",
            // It would begin again when the last program has gone, and take none meanwhile.
            "-noreset",
        ]);
        let (screen, number) = start_and_read(screen);
        self.display = format!(":{number}");
        self.screen = Some(screen);
        self
    }

    /// Whoever uses it likes it dark.
    pub(crate) fn and_dark(mut self) -> Self {
        self.is_dark = true;
        self
    }

    /// Whoever uses it likes it `light` or `dark`.
    pub(crate) fn and_light(self, light: &str) -> Self {
        if light == "dark" { self.and_dark() } else { self }
    }

    /// Its programs find this in their environment.
    pub(crate) fn and_variable(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    /// Nobody answers where the session bus should be.
    pub(crate) fn without_bus(mut self) -> Self {
        self.bus_address = format!("unix:path={}", self.home.path().join("no-bus").display());
        self
    }

    /// Starts the keyring and unlocks it, as logging in does; the first time it is made.
    pub(crate) fn start_keyring(&mut self) {
        self.keyring_daemon(&["--unlock"]);
    }

    /// Starts the keyring and leaves it locked, as after a log-in without a password.
    pub(crate) fn start_locked_keyring(&mut self) {
        self.keyring_daemon(&[]);
    }

    fn keyring_daemon(&mut self, arguments: &[&str]) {
        self.stop_keyring();
        let mut daemon = self
            .command("gnome-keyring-daemon")
            .args(["--foreground", "--components=secrets"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        daemon
            .stdin
            .take()
            .unwrap()
            .write_all(KEYRING_PASSWORD.as_bytes())
            .unwrap();
        self.keyring = Some(Running::new(daemon));
        self.wait("the keyring", |desktop| desktop.bus_has(KEYRING));
    }

    /// Ends the keyring's daemon. What it keeps is in the home.
    pub(crate) fn stop_keyring(&mut self) {
        self.keyring = None;
        self.wait("the keyring's end", |desktop| !desktop.bus_has(KEYRING));
    }

    /// A keyring service that has never been given a keyring to keep things in.
    pub(crate) fn start_keyring_without_collection(&mut self) {
        assert!(!self.home.path().join("data/keyrings/login.keyring").exists());
        self.keyring_daemon(&[]);
    }

    /// Where the programs of this desktop keep what they keep.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The folder in which our program keeps what it keeps.
    pub(crate) fn data_folder(&self) -> PathBuf {
        self.home.path().join("data/dev.shopside.desktop")
    }

    /// What X11 calls its screen.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// A program that will find this desktop, and nothing of the one that the tests run on.
    pub(crate) fn command(&self, program: &str) -> Command {
        let home = self.home.path();
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", home)
            .env("XDG_RUNTIME_DIR", home.join("runtime"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("DBUS_SYSTEM_BUS_ADDRESS", &self.bus_address)
            .env("LANG", "C.UTF-8")
            .env("TZ", "Europe/London")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1");
        for name in FOR_STORES {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.envs(self.environment.iter().cloned());
        if self.is_dark {
            command.env("GTK_THEME", "Adwaita:dark");
        }
        if !self.display.is_empty() {
            command.env("DISPLAY", &self.display);
        }
        command
    }

    /// Takes a picture of the screen.
    pub(crate) fn picture(&self, file: &Path) {
        let taken = self
            .command("import")
            .args(["-window", "root", "-depth", "8"])
            // In full color, even of a screen with few colors.
            .arg(format!("PNG24:{}", file.display()))
            .status()
            .unwrap();
        assert!(taken.success(), "no picture {}", file.display());
    }

    /// Whether a program of this name runs on this desktop.
    pub(crate) fn runs(&self, name: &str) -> bool {
        !Process::all_named(name, self).is_empty()
    }

    /// Ends every program of this name on this desktop, not gently.
    pub(crate) fn end(&self, name: &str) {
        for process in Process::all_named(name, self) {
            process.kill();
        }
        self.wait(&format!("the end of {name}"), |desktop| !desktop.runs(name));
    }

    /// Presses keys on the keyboard of this desktop, one after the other, such as `ctrl+k` or `F10 Down`.
    pub(crate) fn press_keys(&self, keys: &str) {
        let keys: Vec<&str> = keys.split(' ').collect();
        assert!(
            self.xdotool(&[&["key"], &keys[..]].concat()).status.success(),
            "{keys:?}"
        );
    }

    /// Takes a window off the screen, as somebody does who wants to see what is behind it.
    pub(crate) fn hide_window(&self, title: &str) {
        let hidden = self.xdotool(&[
            "search",
            "--onlyvisible",
            "--name",
            title,
            "windowunmap",
            "--sync",
        ]);
        assert!(
            hidden.status.success() && !self.shows_window(title),
            "{title} does not hide"
        );
    }

    /// Whether a window is on the screen.
    pub(crate) fn shows_window(&self, title: &str) -> bool {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", title]);
        !found.stdout.is_empty()
    }

    fn xdotool(&self, arguments: &[&str]) -> Output {
        self.command("xdotool").args(arguments).output().unwrap()
    }

    fn bus_has(&self, name: &str) -> bool {
        let asked = self
            .command("dbus-send")
            .args([
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus",
            ])
            .args(["org.freedesktop.DBus.NameHasOwner", &format!("string:{name}")])
            .output()
            .unwrap();
        String::from_utf8_lossy(&asked.stdout).contains("boolean true")
    }

    /// Waits until it is there.
    pub(crate) fn wait(&self, what: &str, is_there: impl Fn(&Self) -> bool) {
        wait(what, || is_there(self));
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        // A test that fails leaves programs behind, which would write to a home that is being removed.
        let start = Instant::now();
        loop {
            let left = Process::all_of(self);
            if left.is_empty() || start.elapsed() > GRACE {
                break;
            }
            left.iter().for_each(Process::kill);
            std::thread::sleep(STEP / 4);
        }
    }
}

/// Starts a program that first prints where it is.
fn start_and_read(mut command: Command) -> (Running, String) {
    let errors = File::create("/dev/null").unwrap();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(errors)
        .spawn()
        .unwrap_or_else(|error| {
            panic!("{} did not start: {error}", command.get_program().display());
        });
    let out: ChildStdout = child.stdout.take().unwrap();
    let running = Running::new(child);
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).unwrap();
    let line = line.trim().to_owned();
    assert!(
        !line.is_empty(),
        "{} ended at once",
        command.get_program().display()
    );
    (running, line)
}
