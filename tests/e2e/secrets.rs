//! Secrets stay secret: unmistakable ones go through the whole main job, and are then looked for everywhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use sandbox::{Config, Credentials, Sandbox, Seed};
use tokio::net::TcpListener;

use crate::desktop::Desktop;
use crate::turn;
use crate::window::Window;

const CLIENT_SECRET: &str = "unmistakable-client-secret-9d1f";
const WRONG_PASSWORD: &str = "unmistakable-wrong-password-77ab";
const NEW_PASSWORD: &str = "unmistakable-new-password-c2e0";

/// Stands between the program and the store, and writes down the tokens that pass.
#[derive(Clone)]
struct Witness {
    http: reqwest::Client,
    store: String,
    seen: Arc<Mutex<BTreeSet<String>>>,
}

impl Witness {
    async fn stand_before(store: &Sandbox) -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let witness = Self {
            http: reqwest::Client::new(),
            store: store.base_url().to_owned(),
            seen: Arc::default(),
        };
        let router = Router::new().fallback(pass_on).with_state(witness.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (witness, address)
    }

    fn note(&self, headers: &HeaderMap) {
        for name in ["authorization", "x-moltin-customer-token"] {
            if let Some(value) = headers.get(name) {
                let value = value.to_str().unwrap().trim_start_matches("Bearer ").to_owned();
                self.seen.lock().unwrap().insert(value);
            }
        }
    }

    fn tokens(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().cloned().collect()
    }
}

async fn pass_on(State(witness): State<Witness>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    witness.note(&parts.headers);
    let mut headers = parts.headers;
    headers.remove("host");
    headers.remove("accept-encoding");
    let url = format!("{}{}", witness.store, parts.uri);
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let reply = witness
        .http
        .request(parts.method, url)
        .headers(headers)
        .body(body)
        .send()
        .await
        .unwrap();
    let mut response = Response::builder().status(reply.status());
    for name in ["content-type", "x-moltin-request-id"] {
        if let Some(value) = reply.headers().get(name) {
            response = response.header(name, value);
        }
    }
    response.body(Body::from(reply.bytes().await.unwrap())).unwrap()
}

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
async fn no_secret_is_found_anywhere_after_the_main_job() {
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
    let (witness, address) = Witness::stand_before(&store).await;

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

    let mut secrets = witness.tokens();
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

    let files = files_below(desktop.home());
    assert!(files.contains(&printed));
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
    let home = desktop.home().to_str().unwrap().to_owned();
    let mut seen = String::new();
    for process in fs::read_dir("/proc").unwrap().flatten() {
        let read = |name: &str| {
            let bytes = fs::read(process.path().join(name)).unwrap_or_default();
            String::from_utf8_lossy(&bytes).replace('\0', "\n")
        };
        let environment = read("environ");
        if environment.contains(&home) {
            seen.push_str(&environment);
            seen.push_str(&read("cmdline"));
        }
    }
    seen
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
async fn what_the_program_keeps_is_for_its_owner_alone_and_it_leaves_no_core() {
    use std::os::unix::fs::PermissionsExt;

    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.arrives_at("Customers").await;

    let folder = desktop.data_folder();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for name in ["preferences.json", "journal.sqlite", "sandbox.sqlite"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    let limits: Vec<_> = fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|process| {
            let name = fs::read_to_string(process.path().join("comm")).ok()?;
            let environment = fs::read(process.path().join("environ")).ok()?;
            let is_ours = String::from_utf8_lossy(&environment).contains(desktop.home().to_str()?);
            let is_program = name.starts_with("shopside") || name.starts_with("WebKitWebProces");
            if !is_ours || !is_program {
                return None;
            }
            let limits = fs::read_to_string(process.path().join("limits")).ok()?;
            limits
                .lines()
                .find(|line| line.starts_with("Max core file size"))
                .map(str::to_owned)
        })
        .collect();
    assert!(limits.len() >= 2, "{limits:?}");
    for limit in limits {
        assert_eq!(limit.split_whitespace().nth(4), Some("0"), "{limit}");
        assert_eq!(limit.split_whitespace().nth(5), Some("0"), "{limit}");
    }
    window.close().await;
}
