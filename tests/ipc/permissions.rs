//! Permissions: the page may call our own commands from the main window, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response};
use tauri::webview::InvokeRequest;
use tauri::{WebviewWindow, WebviewWindowBuilder};

use crate::areas::AREAS;
use crate::shell;

const OWN: &str = "tauri://localhost";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn config() -> Value {
    serde_json::from_str(&read("tauri.conf.json")).unwrap()
}

/// Every command whose area the capability grants, as `area|verb`.
fn granted() -> BTreeSet<String> {
    let config = config();
    let permissions = config["app"]["security"]["capabilities"][0]["permissions"]
        .as_array()
        .unwrap();
    AREAS
        .iter()
        .filter(|(area, _)| permissions.contains(&format!("{area}:default").into()))
        .flat_map(|(area, verbs)| verbs.iter().map(move |verb| format!("{area}|{verb}")))
        .collect()
}

fn named_in_handlers() -> BTreeSet<String> {
    let mut commands = BTreeSet::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/src/commands");
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let area = file.file_stem().unwrap().to_str().unwrap();
        let source = std::fs::read_to_string(&file).unwrap();
        // A file without commands runs those of the others.
        let Some((_, handlers)) = source.split_once("generate_handler![") else {
            continue;
        };
        let (handlers, _) = handlers.split_once(']').unwrap();
        commands.extend(handlers.split(',').map(|verb| format!("{area}|{}", verb.trim())));
    }
    commands
}

fn named_in_page() -> BTreeSet<String> {
    let source = read("ui/src/ipc.ts");
    source
        .split(['"', '\'', '`'])
        .filter_map(|text| text.strip_prefix("plugin:"))
        .filter(|command| command.contains('|') && !command.contains(' '))
        .map(str::to_owned)
        .collect()
}

fn call(window: &WebviewWindow<MockRuntime>, command: &str, from: &str) -> Result<(), String> {
    let request = InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: from.parse().unwrap(),
        body: InvokeBody::default(),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.into(),
    };
    get_ipc_response(window, request)
        .map(drop)
        .map_err(|refusal| refusal.to_string())
}

fn is_refused(response: &Result<(), String>) -> bool {
    response
        .as_ref()
        .is_err_and(|refusal| refusal.contains("not allowed"))
}

fn window(app: &tauri::App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
    WebviewWindowBuilder::new(app, label, tauri::WebviewUrl::default())
        .build()
        .unwrap()
}

#[test]
fn every_command_is_registered_everywhere() {
    let granted = granted();

    assert!(granted.len() > 15);
    assert_eq!(named_in_handlers(), granted);
    assert_eq!(named_in_page(), granted);
}

#[test]
fn commands_are_callable_from_the_main_window_only() {
    let (app, _folder) = shell::app();
    let main = window(&app, "main");
    let other = window(&app, "other");

    for command in granted() {
        let command = format!("plugin:{command}");
        assert!(
            !is_refused(&call(&main, &command, OWN)),
            "{command} from the page"
        );
        assert!(
            is_refused(&call(&other, &command, OWN)),
            "{command} from another window"
        );
        for origin in [
            "https://evil.example",
            "http://tauri.evil.example",
            "tauri://evil",
        ] {
            assert!(
                is_refused(&call(&main, &command, origin)),
                "{command} from {origin}"
            );
        }
    }
}

#[test]
fn page_cannot_call_plugins_or_events() {
    let (app, _folder) = shell::app();
    let main = window(&app, "main");

    for command in [
        "plugin:dialog|open",
        "plugin:dialog|message",
        "plugin:store|load",
        "plugin:store|set",
        "plugin:updater|check",
        "plugin:updater|download",
        "plugin:updater|install",
        "plugin:updater|download_and_install",
        "plugin:window-state|save_window_state",
        "plugin:window-state|restore_state",
        "plugin:menu|new",
        "plugin:menu|popup",
        "plugin:event|emit",
        "plugin:event|emit_to",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:path|resolve_directory",
        "plugin:app|version",
    ] {
        assert!(is_refused(&call(&main, command, OWN)), "{command}");
    }
}

#[test]
fn configuration_grants_the_page_no_extra_rights() {
    let config = config();
    let app = &config["app"];
    let security = &app["security"];
    let capabilities = security["capabilities"].as_array().unwrap();

    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(capabilities.len(), 1);
    assert_eq!(capabilities[0]["windows"], serde_json::json!(["main"]));
    assert!(capabilities[0].get("remote").is_none());
    for permission in capabilities[0]["permissions"].as_array().unwrap() {
        let permission = permission.as_str().unwrap();
        let is_own_area = permission
            .strip_suffix(":default")
            .is_some_and(|name| AREAS.iter().any(|(area, _)| *area == name));
        assert!(
            is_own_area || permission.starts_with("core:event:allow-"),
            "{permission}"
        );
    }
    let policy = security["csp"].as_object().unwrap();
    assert_eq!(policy["default-src"], "'none'");
    assert_eq!(policy["script-src"], "'self'");
    assert_eq!(policy["style-src"], "'self'");
    assert_eq!(policy["connect-src"], "ipc: http://ipc.localhost");
    for (directive, sources) in policy {
        let sources = sources.as_str().unwrap();
        for hole in ["unsafe-", "data:", "blob:", "https:", "*"] {
            assert!(!sources.contains(hole), "{directive} {sources}");
        }
    }
}
