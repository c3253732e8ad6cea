//! The real keyring in all its moods: each is told apart from the others, and none outlives its cause.
//!
//! Which bus a process talks to is settled by its environment, so each conversation is a child process: this
//! test binary again, running [`conversation`] alone.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use secrecy::ExposeSecret;
use shopside_core::ports::{SecretKey, Secrets};
use shopside_lib::secrets::OsKeyring;

use crate::desktop::Desktop;

const SECRET: &str = "unmistakable-client-secret";

/// A process that has the keyring asked, line by line.
struct Conversation {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Conversation {
    fn on(desktop: &Desktop) -> Self {
        Self::with(desktop, &[])
    }

    fn with(desktop: &Desktop, environment: &[(&str, &str)]) -> Self {
        let own = std::env::current_exe().unwrap();
        let mut child = desktop
            .command(own.to_str().unwrap())
            .args(["keyring::conversation", "--exact", "--ignored", "--nocapture"])
            .env("KEYRING_CONVERSATION", "1")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (to, from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self {
            child,
            to,
            from: BufReader::new(from),
        }
    }

    fn ask(&mut self, question: &str) -> String {
        writeln!(self.to, "{question}").unwrap();
        loop {
            let mut line = String::new();
            assert_ne!(
                self.from.read_line(&mut line).unwrap(),
                0,
                "the conversation ended"
            );
            // The test harness prints lines of its own.
            if let Some((_, answer)) = line.split_once("answer: ") {
                return answer.trim().to_owned();
            }
        }
    }
}

impl Drop for Conversation {
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

/// The other side of a [`Conversation`]: `get HOST`, `put HOST`, `delete HOST`.
#[test]
#[ignore = "run by the other tests, in a process of its own"]
fn conversation() {
    if std::env::var_os("KEYRING_CONVERSATION").is_none() {
        return;
    }
    let keyring = OsKeyring::default();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let (verb, host) = line.split_once(' ').unwrap();
        let answer = match verb {
            "get" => keyring.get(&key(host)).map(|found| match found {
                Some(secret) if secret.expose_secret() == SECRET => "the secret",
                Some(_) => "another secret",
                None => "nothing",
            }),
            "put" => keyring.put(&key(host), &SECRET.into()).map(|()| "kept"),
            "delete" => keyring.delete(&key(host)).map(|()| "deleted"),
            _ => unreachable!(),
        };
        let answer = answer.map_or_else(|error| format!("{error:?}"), str::to_owned);
        println!("answer: {answer}");
    }
}

#[test]
fn a_secret_is_read_back_by_another_process_and_under_its_own_host_only() {
    let desktop = Desktop::with_keyring();
    let mut one = Conversation::on(&desktop);
    assert_eq!(one.ask("get https://shop.example"), "nothing");
    assert_eq!(one.ask("put https://shop.example"), "kept");

    let mut other = Conversation::on(&desktop);
    assert_eq!(other.ask("get https://shop.example"), "the secret");
    assert_eq!(other.ask("get https://evil.example"), "nothing");
}

#[test]
fn a_secret_that_somebody_else_removed_is_nothing() {
    let desktop = Desktop::with_keyring();
    let mut one = Conversation::on(&desktop);
    assert_eq!(one.ask("put https://shop.example"), "kept");

    assert_eq!(
        Conversation::on(&desktop).ask("delete https://shop.example"),
        "deleted"
    );

    assert_eq!(one.ask("get https://shop.example"), "nothing");
    assert_eq!(one.ask("delete https://shop.example"), "deleted");
}

#[test]
fn without_a_bus_or_without_a_service_on_it_there_is_no_keyring() {
    let desktop = Desktop::bare();
    let no_bus = [("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")];

    for mut conversation in [Conversation::with(&desktop, &no_bus), Conversation::on(&desktop)] {
        for question in [
            "get https://shop.example",
            "put https://shop.example",
            "delete https://shop.example",
        ] {
            assert_eq!(conversation.ask(question), "Absent", "{question}");
        }
    }
}

#[test]
fn a_keyring_that_comes_later_is_found_without_a_restart() {
    let mut desktop = Desktop::bare();
    let mut conversation = Conversation::on(&desktop);
    assert_eq!(conversation.ask("put https://shop.example"), "Absent");

    desktop.start_keyring();

    assert_eq!(conversation.ask("put https://shop.example"), "kept");
}

#[test]
fn a_service_without_a_keyring_is_not_taken_for_one_without_the_secret() {
    let mut desktop = Desktop::bare();
    desktop.start_keyring_without_collection();
    let mut conversation = Conversation::on(&desktop);

    for question in ["get https://shop.example", "put https://shop.example"] {
        assert_eq!(conversation.ask(question), "NoCollection", "{question}");
    }
}

#[test]
fn a_locked_keyring_says_so_at_once_where_nobody_can_be_asked() {
    let mut desktop = Desktop::with_keyring();
    assert_eq!(Conversation::on(&desktop).ask("put https://shop.example"), "kept");
    desktop.start_locked_keyring();
    let mut conversation = Conversation::on(&desktop);

    assert_eq!(conversation.ask("get https://shop.example"), "Locked");
    assert_eq!(conversation.ask("delete https://shop.example"), "Locked");
}

#[test]
fn a_daemon_that_is_restarted_is_found_again_without_a_restart_of_the_program() {
    let mut desktop = Desktop::with_keyring();
    let mut conversation = Conversation::on(&desktop);
    assert_eq!(conversation.ask("put https://shop.example"), "kept");

    desktop.stop_keyring();
    assert_eq!(conversation.ask("get https://shop.example"), "Absent");
    desktop.start_keyring();

    assert_eq!(conversation.ask("get https://shop.example"), "the secret");
}
