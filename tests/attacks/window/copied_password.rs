//! A copied password in the real clipboard, when the app is asked to end or is killed. A clipboard
//! manager keeps what an app leaves.

use std::process::Stdio;

use moltin_sandbox::{Config, Sandbox, Seed};
use rusqlite::{Connection, OpenFlags};

use crate::desktop::{ChildGuard, TestDesktop};
use crate::exclusive_window;
use crate::impersonation::{clipboard_text, open_with_store, replace_rons_password};
use crate::process::Process;
use crate::timeouts::wait_until;
use crate::window::Window;

/// A format that the app offers beside the text, and a clipboard manager does not.
const HINT_OF_APP: &str = "x-kde-passwordManagerHint";

/// Copies the clipboard, as a clipboard manager does. It owns the copy while it runs.
fn clipboard_manager(desktop: &TestDesktop) -> ChildGuard {
    let text = clipboard_text(desktop);
    let file = desktop.home().join("clipboard");
    std::fs::write(&file, text).unwrap();
    let manager = desktop
        .command("xclip")
        .args(["-selection", "clipboard", "-in", "-quiet"])
        .arg(&file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let manager = ChildGuard::new(manager.unwrap());
    wait_until("the clipboard manager to own the clipboard", || {
        clipboard_targets(desktop).is_some_and(|targets| !targets.contains(HINT_OF_APP))
    });
    manager
}

/// The formats of the text in the clipboard, if its owner responds.
fn clipboard_targets(desktop: &TestDesktop) -> Option<String> {
    let targets = desktop
        .command("timeout")
        .args([
            "5",
            "xclip",
            "-selection",
            "clipboard",
            "-out",
            "-target",
            "TARGETS",
        ])
        .output()
        .unwrap();
    targets
        .status
        .success()
        .then(|| String::from_utf8(targets.stdout).unwrap())
}

async fn copy_new_password(window: &Window<'_>, desktop: &TestDesktop) {
    replace_rons_password(window).await;
    window.press("Copy password").await;
    window.wait_for_text("Copied. Clears in").await;
    assert_eq!(clipboard_text(desktop).len(), 26);
}

/// The details of the entries about ends of sessions. A request that the end cancels is recorded
/// after it.
fn ended_sessions(desktop: &TestDesktop) -> Vec<String> {
    let file = desktop.data_folder().join("journal.sqlite");
    let log = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut details = log
        .prepare("SELECT detail FROM entry LEFT JOIN personal USING (id) WHERE action = 'session_end'")
        .unwrap();
    let details = details.query_map([], |row| row.get(0)).unwrap();
    details.map(Result::unwrap).collect()
}

#[tokio::test]
async fn signals_and_log_out_quit_and_clear_the_password() {
    let _lock = exclusive_window().await;
    for ending in ["TERM", "INT", "HUP", "PrepareForShutdown"] {
        let desktop = TestDesktop::with_keyring().with_screen();
        let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let window = open_with_store(&desktop, &store).await;
        copy_new_password(&window, &desktop).await;
        let _manager = clipboard_manager(&desktop);

        let app = Process::find("shopside", &desktop).id().to_string();
        let mut command = if ending == "PrepareForShutdown" {
            let mut send = desktop.command("dbus-send");
            let signal = "org.freedesktop.login1.Manager.PrepareForShutdown";
            send.args(["--session", "--type=signal", "/org/freedesktop/login1", signal]);
            send.arg("boolean:true");
            send
        } else {
            let mut kill = desktop.command("kill");
            kill.args([format!("-{ending}"), app]);
            kill
        };
        assert!(command.status().unwrap().success());

        wait_until(&format!("the app to end by {ending}"), || {
            !desktop.is_running("shopside")
        });
        assert_eq!(clipboard_text(&desktop), "", "{ending}");
        let ended = ended_sessions(&desktop);
        assert_eq!(ended.len(), 1, "{ending}: {ended:?}");
        assert!(ended[0].contains("quit"), "{ending}: {ended:?}");
        window.close().await;
    }
}

#[tokio::test]
async fn password_left_by_a_killed_app_is_cleared_at_start() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_with_store(&desktop, &store).await;
    copy_new_password(&window, &desktop).await;
    let password = clipboard_text(&desktop);
    let _manager = clipboard_manager(&desktop);
    Process::find("shopside", &desktop).kill();
    window.close().await;
    assert_eq!(clipboard_text(&desktop), password);

    let window = Window::open(&desktop).await;

    wait_until("an empty clipboard", || clipboard_text(&desktop).is_empty());
    window.close().await;
}
