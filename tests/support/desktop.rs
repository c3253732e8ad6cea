//! An isolated desktop for each test: home folder, screen, session bus and keyring.

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
use super::timeouts::{POLL_INTERVAL, wait_until};

/// The parent of all home folders. It is short because socket paths below it have a length limit.
const HOMES: &str = "/tmp";

/// Without service files: the bus starts no program of its own that could be left running.
const BUS_CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
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

/// The company's policy on a test desktop: the app asks no question about the hosts of the tests.
const POLICY: &str = r#"{
  "allowed_hosts": [
    "localhost", "no-such-host.invalid", "euwest.api.elasticpath.com", "useast.api.elasticpath.com"
  ]
}"#;

/// Variables that sandbox stores read, also the one inside the app.
const SANDBOX_VARIABLES: [&str; 2] = ["SANDBOX_RECORD", "SANDBOX_LATENCY_MS"];

const KEYRING: &str = "org.freedesktop.secrets";
const KEYRING_PASSWORD: &str = "the keyring's own password";

/// How long a program has to exit and clean up before it is killed.
const GRACE: Duration = Duration::from_secs(10);

/// Terminates its program when dropped.
pub(crate) struct ChildGuard(Child);

impl ChildGuard {
    pub(crate) fn new(child: Child) -> Self {
        Self(child)
    }

    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for ChildGuard {
    fn drop(&mut self) {
        let id = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw);
        let _ = kill_process(id.unwrap(), Signal::TERM);
        let start = Instant::now();
        while matches!(self.0.try_wait(), Ok(None)) {
            if start.elapsed() > GRACE {
                let _ = self.0.kill();
            }
            std::thread::sleep(POLL_INTERVAL / 4);
        }
    }
}

/// A desktop. Dropping it ends its programs, the bus last.
pub(crate) struct TestDesktop {
    keyring: Option<ChildGuard>,
    screen: Option<ChildGuard>,
    display: String,
    is_dark: bool,
    environment: Vec<(&'static str, OsString)>,
    _bus: ChildGuard,
    bus_address: String,
    home: TempDir,
}

impl TestDesktop {
    /// A desktop without keyring and screen. One bus is both its session bus and its system bus.
    pub(crate) fn new() -> Self {
        let home = TempDir::with_prefix_in("shopside-", HOMES).unwrap();
        for folder in ["runtime", "data", "config", "cache", "policy"] {
            fs::create_dir(home.path().join(folder)).unwrap();
            fs::set_permissions(home.path().join(folder), Permissions::from_mode(0o700)).unwrap();
        }
        let config = home.path().join("bus.conf");
        let socket = home.path().join("bus");
        fs::write(&config, BUS_CONFIG.replace("SOCKET", socket.to_str().unwrap())).unwrap();
        let policy = home.path().join("policy/policy.json");
        fs::write(&policy, POLICY).unwrap();
        fs::set_permissions(&policy, Permissions::from_mode(0o600)).unwrap();
        let mut bus = Command::new("dbus-daemon");
        bus.arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"]);
        let (bus, bus_address) = start_and_read(bus);
        Self {
            keyring: None,
            screen: None,
            display: String::new(),
            is_dark: false,
            environment: vec![("SHOPSIDE_TEST_POLICY", policy.into())],
            _bus: bus,
            bus_address,
            home,
        }
    }

    /// A desktop with an unlocked keyring.
    pub(crate) fn with_keyring() -> Self {
        let mut desktop = Self::new();
        desktop.start_keyring();
        desktop
    }

    /// Adds a screen of the size of the window.
    pub(crate) fn with_screen(mut self) -> Self {
        let mut screen = Command::new("Xvfb");
        screen.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1180x780x24",
            "-nolisten",
            "tcp",
            // Otherwise it resets after its last client, and refuses clients meanwhile.
            "-noreset",
        ]);
        let (screen, number) = start_and_read(screen);
        self.display = format!(":{number}");
        self.screen = Some(screen);
        self
    }

    /// Sets the dark theme.
    pub(crate) fn with_dark_theme(mut self) -> Self {
        self.is_dark = true;
        self
    }

    /// Sets the `light` or `dark` theme.
    pub(crate) fn with_theme(self, theme: &str) -> Self {
        if theme == "dark" {
            self.with_dark_theme()
        } else {
            self
        }
    }

    /// Sets an environment variable for all programs of this desktop.
    pub(crate) fn with_variable(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    /// Replaces the company's policy; `None` removes it.
    pub(crate) fn with_policy(self, policy: Option<&str>) -> Self {
        let file = self.home.path().join("policy/policy.json");
        match policy {
            Some(text) => fs::write(file, text).unwrap(),
            None => fs::remove_file(file).unwrap(),
        }
        self
    }

    /// Points programs to a bus address on which nothing listens.
    pub(crate) fn without_bus(mut self) -> Self {
        self.bus_address = format!("unix:path={}", self.home.path().join("no-bus").display());
        self
    }

    /// Starts the keyring and unlocks it, as a login does. The first start creates it.
    pub(crate) fn start_keyring(&mut self) {
        self.keyring_daemon(&["--unlock"]);
    }

    /// Starts the keyring and leaves it locked, as a login without a password does.
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
        self.keyring = Some(ChildGuard::new(daemon));
        self.wait_until("the keyring daemon", |desktop| desktop.bus_has(KEYRING));
    }

    /// Stops the keyring daemon. Its data stays in the home folder.
    pub(crate) fn stop_keyring(&mut self) {
        self.keyring = None;
        self.wait_until("the keyring daemon to exit", |desktop| !desktop.bus_has(KEYRING));
    }

    /// Starts a keyring service without a default collection.
    pub(crate) fn start_keyring_without_collection(&mut self) {
        assert!(!self.home.path().join("data/keyrings/login.keyring").exists());
        self.keyring_daemon(&[]);
    }

    /// The home folder.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The data folder of the app.
    pub(crate) fn data_folder(&self) -> PathBuf {
        self.home.path().join("data/dev.shopside.desktop")
    }

    /// The address of the bus.
    #[allow(dead_code, reason = "only the end-to-end tests use it")]
    pub(crate) fn bus_address(&self) -> &str {
        &self.bus_address
    }

    /// The X11 display name of the screen.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// A command on this desktop, isolated from the desktop that the tests run on.
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
        for name in SANDBOX_VARIABLES {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        // The tests find processes by their environment, and search their memory.
        if !rustix::process::geteuid().is_root() {
            command.env("SHOPSIDE_TEST_DUMPABLE", "1");
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

    /// Saves a screenshot as PNG.
    pub(crate) fn screenshot(&self, file: &Path) {
        let status = self
            .command("import")
            .args(["-window", "root", "-depth", "8"])
            // True color, even if the screen shows few colors.
            .arg(format!("PNG24:{}", file.display()))
            .status()
            .unwrap();
        assert!(status.success(), "no screenshot {}", file.display());
    }

    /// Whether a program with this name runs on this desktop.
    pub(crate) fn is_running(&self, name: &str) -> bool {
        !Process::all_named(name, self).is_empty()
    }

    /// Kills every program with this name on this desktop.
    pub(crate) fn kill_all(&self, name: &str) {
        for process in Process::all_named(name, self) {
            process.kill();
        }
        self.wait_until(&format!("{name} to exit"), |desktop| !desktop.is_running(name));
    }

    /// Presses keys in sequence, such as `ctrl+k` or `F10 Down`.
    pub(crate) fn press_keys(&self, keys: &str) {
        let keys: Vec<&str> = keys.split(' ').collect();
        assert!(
            self.xdotool(&[&["key"], &keys[..]].concat()).status.success(),
            "{keys:?}"
        );
    }

    /// Hides a window, as minimizing it does.
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
            hidden.status.success() && !self.has_visible_window(title),
            "{title} is still visible"
        );
    }

    /// Whether a window with this title is on the screen.
    pub(crate) fn has_visible_window(&self, title: &str) -> bool {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", title]);
        !found.stdout.is_empty()
    }

    fn xdotool(&self, arguments: &[&str]) -> Output {
        self.command("xdotool").args(arguments).output().unwrap()
    }

    fn bus_has(&self, name: &str) -> bool {
        let output = self
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
        String::from_utf8_lossy(&output.stdout).contains("boolean true")
    }

    /// Polls a condition of this desktop.
    pub(crate) fn wait_until(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        wait_until(what, || condition(self));
    }
}

impl Drop for TestDesktop {
    fn drop(&mut self) {
        // Programs left by a failed test would write to the home folder while it is removed.
        let start = Instant::now();
        loop {
            let left = Process::all_on(self);
            if left.is_empty() || start.elapsed() > GRACE {
                break;
            }
            left.iter().for_each(Process::kill);
            std::thread::sleep(POLL_INTERVAL / 4);
        }
    }
}

/// Starts a program whose first output line is its address.
fn start_and_read(mut command: Command) -> (ChildGuard, String) {
    let errors = File::create("/dev/null").unwrap();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(errors)
        .spawn()
        .unwrap_or_else(|error| {
            panic!("{} did not start: {error}", command.get_program().display());
        });
    let out: ChildStdout = child.stdout.take().unwrap();
    let running = ChildGuard::new(child);
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).unwrap();
    let line = line.trim().to_owned();
    assert!(
        !line.is_empty(),
        "{} exited at once",
        command.get_program().display()
    );
    (running, line)
}
