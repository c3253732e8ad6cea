//! Secrets stay secret: unmistakable ones go through the whole main job, and are then looked for everywhere.

use std::fs;
use std::path::{Path, PathBuf};

use sandbox::{Config, Credentials, Sandbox, Seed};

use crate::bus::Overheard;
use crate::desktop::Desktop;
use crate::process::Process;
use crate::recording_proxy::RecordingProxy;
use crate::turn;
use crate::window::Window;

const CLIENT_SECRET: &str = "unmistakable-client-secret-9d1f";
const WRONG_PASSWORD: &str = "unmistakable-wrong-password-77ab";
const NEW_PASSWORD: &str = "unmistakable-new-password-c2e0";

/// From now on the page writes down every reply that comes to it, where the replies come in.
const LISTEN: &str = r"
    window.heard = [];
    const fetch = window.fetch;
    window.fetch = async (...call) => {
        const reply = await fetch(...call);
        window.heard.push(await reply.clone().text());
        return reply;
    };
    return true;
";

#[tokio::test]
async fn main_job_leaves_no_secret_anywhere() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
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
    let (proxy, address) = RecordingProxy::stand_before(&store).await;
    let bus = Overheard::on(&desktop);

    let window = Window::open(&desktop).await;
    assert_eq!(window.ask(LISTEN, &[]).await, true);
    window.press("Connect a store").await;
    window.select("Region", "Own host").await;
    window.type_into("Address", &address).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", CLIENT_SECRET).await;
    window.press("Test and save").await;
    window.arrives_at("Customers").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.press("Set password").await;
    window.type_into("New password", NEW_PASSWORD).await;
    window.press("Set password").await;
    window.closes_dialog().await;
    window.press("See as this customer").await;
    window.type_into("Password", WRONG_PASSWORD).await;
    window.press("Sign in").await;
    window.says("does not take this password").await;
    window.type_into("Password", NEW_PASSWORD).await;
    window.press("Sign in").await;
    window.says("1–50 of").await;
    window.press("Profile").await;
    window.arrives_at("Profile").await;

    let mut secrets = proxy.tokens();
    // The admin's bearer, the shopper's, and Ron's token.
    assert_eq!(secrets.len(), 3, "{secrets:?}");
    secrets.extend([CLIENT_SECRET, WRONG_PASSWORD, NEW_PASSWORD].map(str::to_owned));

    let heard = window.ask("return window.heard.join('\\n')", &[]).await;
    let heard = heard.as_str().unwrap();
    assert!(heard.contains("ron@swanson.com"), "the replies were not heard");
    let page = window.ask("return document.documentElement.outerHTML", &[]).await;
    let page = page.as_str().unwrap();
    let processes = processes_of(&desktop);
    assert!(processes.len() > 20, "the processes were not seen");
    for secret in &secrets {
        assert!(!heard.contains(secret), "a reply to the page holds {secret}");
        assert!(!page.contains(secret), "the page holds {secret}");
        assert!(!processes.contains(secret), "a process shows {secret}");
    }
    window.press("Stop").await;
    let printed = window.printed();
    window.close().await;

    // The keyring was given the secret and has given it back, in a session that encrypts.
    let exchanged = [
        "CreateItem",
        "dev.shopside.desktop",
        "GetSecret",
        "dh-ietf1024-sha256-aes128-cbc-pkcs7",
    ];
    for said in exchanged {
        assert!(bus.has(said), "nothing of {said} was heard on the bus");
    }

    let files = files_below(desktop.home());
    assert!(files.contains(&printed));
    assert!(files.contains(&bus.file().to_owned()));
    assert!(files.contains(&desktop.data_folder().join("preferences.json")));
    assert!(files.contains(&desktop.data_folder().join("journal.sqlite")));
    for file in files {
        let bytes = fs::read(&file).unwrap_or_default();
        for secret in &secrets {
            let holds = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!holds, "{} holds {secret}", file.display());
        }
    }
}

/// Command lines and environments of the programs on this desktop.
fn processes_of(desktop: &Desktop) -> String {
    let shown = |process: &Process| process.read("environ") + &process.read("cmdline");
    Process::all_of(desktop).iter().map(shown).collect()
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

    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.arrives_at("Customers").await;

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
    let programs = ["shopside", "WebKitWebProcess", "WebKitNetworkProcess"];
    for process in programs.map(|name| Process::named(name, &desktop)) {
        let limits = process.read("limits");
        let core = limits.lines().find(|line| line.starts_with("Max core file size"));
        let core: Vec<_> = core.unwrap().split_whitespace().skip(4).collect();
        assert_eq!(core, ["0", "0", "bytes"], "{}", process.name());
    }
    window.close().await;
}
