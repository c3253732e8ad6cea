//! The real keyring: each of its errors is distinguished, and each ends with its cause.
//!
//! The environment decides which session bus a process uses. So each test talks to child processes:
//! this test binary, running [`program_reads_and_writes_keyring`] alone.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use secrecy::ExposeSecret;
use shopside_core::ports::{SecretKey, Secrets};
use shopside_lib::secrets::OsKeyring;

use crate::desktop::TestDesktop;

const SECRET: &str = "unmistakable-client-secret";

/// A child process that runs keyring commands, one per line.
struct KeyringProcess {
    child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl KeyringProcess {
    fn start(desktop: &TestDesktop) -> Self {
        Self::start_with(desktop, &[])
    }

    fn start_with(desktop: &TestDesktop, environment: &[(&str, &str)]) -> Self {
        let own = std::env::current_exe().unwrap();
        let mut child = desktop
            .command(own.to_str().unwrap())
            .args([
                "keyring::program_reads_and_writes_keyring",
                "--exact",
                "--ignored",
                "--nocapture",
            ])
            .env("KEYRING_PROCESS", "1")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self {
            child,
            stdin,
            stdout: BufReader::new(stdout),
        }
    }

    fn run(&mut self, command: &str) -> String {
        writeln!(self.stdin, "{command}").unwrap();
        loop {
            let mut line = String::new();
            assert_ne!(
                self.stdout.read_line(&mut line).unwrap(),
                0,
                "the keyring process exited"
            );
            // The test harness prints other lines too.
            if let Some((_, result)) = line.split_once("output: ") {
                return result.trim().to_owned();
            }
        }
    }
}

impl Drop for KeyringProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn key(base_url: &str) -> SecretKey {
    SecretKey {
        connection: "c-1".into(),
        base_url: base_url.into(),
    }
}

/// The child process: `get HOST`, `put HOST`, `delete HOST`.
#[test]
#[ignore = "the other tests run it in a child process"]
fn program_reads_and_writes_keyring() {
    if std::env::var_os("KEYRING_PROCESS").is_none() {
        return;
    }
    let keyring = OsKeyring::default();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let (verb, host) = line.split_once(' ').unwrap();
        let result = match verb {
            "get" => keyring.get(&key(host)).map(|found| match found {
                Some(secret) if secret.expose_secret() == SECRET => "the secret",
                Some(_) => "another secret",
                None => "nothing",
            }),
            "put" => keyring.put(&key(host), &SECRET.into()).map(|()| "stored"),
            "delete" => keyring.delete(&key(host)).map(|()| "deleted"),
            _ => unreachable!(),
        };
        let result = result.map_or_else(|error| format!("{error:?}"), str::to_owned);
        println!("output: {result}");
    }
}

#[test]
fn secret_is_read_by_next_process_for_its_host_only() {
    let desktop = TestDesktop::with_keyring();
    let mut first = KeyringProcess::start(&desktop);
    assert_eq!(first.run("get https://shop.example"), "nothing");
    assert_eq!(first.run("put https://shop.example"), "stored");

    let mut second = KeyringProcess::start(&desktop);
    assert_eq!(second.run("get https://shop.example"), "the secret");
    assert_eq!(second.run("get https://evil.example"), "nothing");
}

#[test]
fn secret_removed_by_another_program_is_absent() {
    let desktop = TestDesktop::with_keyring();
    let mut first = KeyringProcess::start(&desktop);
    assert_eq!(first.run("put https://shop.example"), "stored");

    assert_eq!(
        KeyringProcess::start(&desktop).run("delete https://shop.example"),
        "deleted"
    );

    assert_eq!(first.run("get https://shop.example"), "nothing");
    assert_eq!(first.run("delete https://shop.example"), "deleted");
}

#[test]
fn missing_bus_or_service_reports_absent_keyring() {
    let desktop = TestDesktop::new();
    let no_bus = [("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")];

    for mut process in [
        KeyringProcess::start_with(&desktop, &no_bus),
        KeyringProcess::start(&desktop),
    ] {
        for command in [
            "get https://shop.example",
            "put https://shop.example",
            "delete https://shop.example",
        ] {
            assert_eq!(process.run(command), "Absent", "{command}");
        }
    }
}

#[test]
fn keyring_started_later_is_found_without_restart() {
    let mut desktop = TestDesktop::new();
    let mut process = KeyringProcess::start(&desktop);
    assert_eq!(process.run("put https://shop.example"), "Absent");

    desktop.start_keyring();

    assert_eq!(process.run("put https://shop.example"), "stored");
}

#[test]
fn missing_default_collection_differs_from_missing_secret() {
    let mut desktop = TestDesktop::new();
    desktop.start_keyring_without_collection();
    let mut process = KeyringProcess::start(&desktop);

    for command in ["get https://shop.example", "put https://shop.example"] {
        assert_eq!(process.run(command), "NoCollection", "{command}");
    }
}

#[test]
fn locked_keyring_without_prompt_fails_at_once() {
    let mut desktop = TestDesktop::with_keyring();
    assert_eq!(
        KeyringProcess::start(&desktop).run("put https://shop.example"),
        "stored"
    );
    desktop.start_locked_keyring();
    let mut process = KeyringProcess::start(&desktop);

    assert_eq!(process.run("get https://shop.example"), "Locked");
    assert_eq!(process.run("delete https://shop.example"), "Locked");
}

#[test]
fn restarted_keyring_daemon_is_found_again() {
    let mut desktop = TestDesktop::with_keyring();
    let mut process = KeyringProcess::start(&desktop);
    assert_eq!(process.run("put https://shop.example"), "stored");

    desktop.stop_keyring();
    assert_eq!(process.run("get https://shop.example"), "Absent");
    desktop.start_keyring();

    assert_eq!(process.run("get https://shop.example"), "the secret");
}
