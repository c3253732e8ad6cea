//! Planted secrets go through the main job, and must not appear in any file, process or message.

use std::fs;
use std::path::{Path, PathBuf};

use moltin_sandbox::{Config, Credentials, Sandbox, Seed};
use serde_json::json;

use crate::bus_monitor::BusMonitor;
use crate::desktop::TestDesktop;
use crate::encodings::contains_encoded;
use crate::exclusive_window;
use crate::log_sink::LogSink;
use crate::process::Process;
use crate::recording_proxy::RecordingProxy;
use crate::timeouts::wait_until_async;
use crate::window::Window;

// The special characters have other forms in URLs and forms.
const CLIENT_SECRET: &str = "unmistakable/client+secret=9d1f";
const WRONG_PASSWORD: &str = "unmistakable&wrong+password/77ab";
const NEW_PASSWORD: &str = "unmistakable&new+password/c2e0";

/// Settings with the lowest log level, at which most is logged, and with a log server.
fn settings(log_server: &str) -> String {
    let settings = json!({
        "schema_version": 1,
        "settings": { "operator": "", "sessionMinutes": 15, "idleMinutes": 10, "logLevel": "debug" },
        "auditExport": { "address": log_server },
    });
    settings.to_string()
}

/// What the log must not contain beside secrets.
const PERSONAL_DATA: [&str; 3] = ["ron@swanson.com", "Swanson", "Pawnee"];

/// Records every response that the page receives from the backend.
const RECORD: &str = r"
    window.responses = [];
    const fetch = window.fetch;
    window.fetch = async (...call) => {
        const response = await fetch(...call);
        window.responses.push(await response.clone().text());
        return response;
    };
    return true;
";

#[tokio::test]
async fn main_job_leaves_no_secret_anywhere() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let credentials = Credentials {
        client_id: "sandbox".into(),
        client_secret: CLIENT_SECRET.into(),
    };
    let store = Sandbox::start(Config {
        credentials: Some(credentials),
        ..Config::in_memory(Seed::Demo)
    })
    .await
    .unwrap();
    let (proxy, address) = RecordingProxy::start(&store).await;
    let bus = BusMonitor::start(&desktop);
    fs::create_dir_all(desktop.data_folder()).unwrap();
    let (log_server, exported_to) = LogSink::start().await;
    fs::write(
        desktop.data_folder().join("preferences.json"),
        settings(&exported_to),
    )
    .unwrap();

    let window = Window::open(&desktop).await;
    assert_eq!(window.run_script(RECORD, &[]).await, true);
    window.press("Connect a store").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", &address).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", CLIENT_SECRET).await;
    window.press("Test and save").await;
    window.show_customers().await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.press("Set password").await;
    window.enter_new_password(NEW_PASSWORD).await;
    window.confirm_email("ron@swanson.com").await;
    window.press("Set password").await;
    window.hand_over_password().await;
    window.open_sign_in_form().await;
    window.type_into("Password", WRONG_PASSWORD).await;
    window.press("Sign in").await;
    window.wait_for_text("Wrong password for this customer").await;
    window.type_into("Password", NEW_PASSWORD).await;
    window.press("Sign in").await;
    window.wait_for_text("First 50 of").await;
    window.press("Profile").await;
    window.wait_for_heading("Profile").await;

    let mut secrets = proxy.tokens();
    // The admin's access token, the implicit one, and Ron's customer token.
    assert_eq!(secrets.len(), 3, "{secrets:?}");
    secrets.extend([CLIENT_SECRET, WRONG_PASSWORD, NEW_PASSWORD].map(str::to_owned));

    let responses = window
        .run_script("return window.responses.join('\\n')", &[])
        .await;
    let responses = responses.as_str().unwrap();
    assert!(
        responses.contains("ron@swanson.com"),
        "no responses were recorded"
    );
    let page = window
        .run_script("return document.documentElement.outerHTML", &[])
        .await;
    let page = page.as_str().unwrap();
    let processes = processes_of(&desktop);
    assert!(processes.len() > 20, "no processes were found");
    for secret in &secrets {
        let holds = |text: &str| contains_encoded(text.as_bytes(), secret);
        assert!(!holds(responses), "a response to the page holds {secret}");
        assert!(!holds(page), "the page holds {secret}");
        assert!(!holds(&processes), "a process shows {secret}");
    }
    window.press("End session").await;
    check_export(&log_server, &secrets).await;
    let printed = window.output_file();
    window.close().await;

    // The bus shows that the keyring stored and returned the secret in an encrypted session.
    let exchanged = [
        "CreateItem",
        "dev.shopside.desktop",
        "GetSecret",
        "dh-ietf1024-sha256-aes128-cbc-pkcs7",
    ];
    for message in exchanged {
        assert!(bus.contains(message), "{message} is not on the bus");
    }

    let files = files_below(desktop.home());
    assert!(files.contains(&printed));
    assert!(files.contains(&bus.file().to_owned()));
    assert!(files.contains(&desktop.data_folder().join("preferences.json")));
    assert!(files.contains(&desktop.data_folder().join("journal.sqlite")));
    for file in &files {
        let bytes = fs::read(file).unwrap_or_default();
        for secret in &secrets {
            let holds = contains_encoded(&bytes, secret);
            assert!(!holds, "{} holds {secret}", file.display());
        }
    }
    check_log(&desktop);
}

/// The log server has each act, and neither a secret nor an email address.
async fn check_export(log_server: &LogSink, secrets: &[String]) {
    wait_until_async("the export of the session's end", async || {
        contains_encoded(&log_server.received(), "shopside.action=\"session_end\"")
    })
    .await;
    let received = log_server.received();
    for act in ["connection_add", "password_set", "sign_in", "request"] {
        let act = format!("shopside.action=\"{act}\"");
        assert!(contains_encoded(&received, &act), "no {act} was exported");
    }
    for text in secrets.iter().map(String::as_str).chain(["ron@swanson.com"]) {
        assert!(!contains_encoded(&received, text), "{text} was exported");
    }
}

/// The log contains commands with their results, and no personal data.
fn check_log(desktop: &TestDesktop) {
    let files = files_below(&desktop.data_folder().join("logs"));
    let log = fs::read_to_string(&files[0]).unwrap();
    for logged in [
        "DEBUG",
        "connections|connect",
        "impersonation|sign_in",
        "SignInRefused",
    ] {
        assert!(log.contains(logged), "no {logged} in the log:\n{log}");
    }
    for text in PERSONAL_DATA {
        assert!(!contains_encoded(log.as_bytes(), text), "{text} is in the log");
    }
}

/// The command lines and environments of all processes on this desktop.
fn processes_of(desktop: &TestDesktop) -> String {
    let shown = |process: &Process| process.read("environ") + &process.read("cmdline");
    Process::all_on(desktop).iter().map(shown).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            files.extend(files_below(&entry.path()));
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files
}

#[cfg(unix)]
#[tokio::test]
async fn app_files_are_owner_only_and_core_dumps_off() {
    use std::os::unix::fs::PermissionsExt;

    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;

    let folder = desktop.data_folder();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let files = [
        "preferences.json",
        "preferences.json.bak",
        "journal.sqlite",
        "journal.sqlite-wal",
        "journal.sqlite-shm",
        "sandbox.sqlite",
        "sandbox.sqlite-wal",
        "sandbox.sqlite-shm",
    ];
    for name in files {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    let logs = files_below(&folder.join("logs"));
    assert_eq!(logs.len(), 1, "{logs:?}");
    assert_eq!(mode(&logs[0]), 0o600);
    let programs = ["shopside", "WebKitWebProcess", "WebKitNetworkProcess"];
    for process in programs.map(|name| Process::find(name, &desktop)) {
        let limits = process.read("limits");
        let core = limits.lines().find(|line| line.starts_with("Max core file size"));
        let core: Vec<_> = core.unwrap().split_whitespace().skip(4).collect();
        // Not 0, which Linux ignores if it sends dumps to a program.
        assert_eq!(core, ["1", "1", "bytes"], "{}", process.name());
    }
    window.close().await;
}
