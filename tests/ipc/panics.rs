//! A panic in the app: the command fails, the session ends, and the app goes on.

use std::sync::Arc;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use serde_json::{Value, json};
use shopside_core::App;
use shopside_core::ports::{Clipboard, ClipboardError};
use shopside_lib::panics;
use tauri::Manager;

use crate::areas::AREAS;
use crate::page::Page;
use crate::shell;

/// Only a failure takes this long.
const TIMEOUT: Duration = Duration::from_mins(2);

/// A clipboard with a bug.
struct PanickingClipboard;

impl Clipboard for PanickingClipboard {
    fn put(&self, _: &SecretString) -> Result<(), ClipboardError> {
        panic!("a bug in the clipboard");
    }

    fn remove(&self, _: &dyn Fn(&str) -> bool) -> Result<(), ClipboardError> {
        Ok(())
    }
}

/// Previews a customer of the sandbox store.
fn begin_session(page: &mut Page) -> Value {
    let store = page.call("sandbox|open", json!({})).unwrap()["id"].clone();
    let query = json!({ "search": "ron@swanson.com", "offset": 0 });
    let found = page.call("customers|list", json!({ "connection": store, "query": query }));
    let customer = found.unwrap()["customers"][0]["id"].clone();
    let preview = json!({ "customer": customer, "why": { "reason": "Called about order 10042" } });
    page.call(
        "impersonation|preview",
        json!({ "connection": store, "preview": preview }),
    )
    .unwrap()
}

fn wait_for_end_of_session(page: &mut Page) {
    let start = Instant::now();
    while page.call("impersonation|current", json!({})).unwrap() != Value::Null {
        assert!(start.elapsed() < TIMEOUT, "the session did not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The words of the latest entry in the audit log.
fn last_entry(page: &mut Page) -> Value {
    let log = page.call("journal|list", json!({ "query": {}, "below": null }));
    log.unwrap()["entries"][0].clone()
}

#[test]
fn panic_in_a_command_is_its_error_and_ends_the_session() {
    let (app, _folder) = shell::app_with_clipboard(Arc::new(PanickingClipboard));
    panics::watch(&app.state::<App>());
    let mut page = Page::open(&app);
    begin_session(&mut page);

    let failed = page.call("sandbox|copy_secret", json!({})).unwrap_err();

    assert_eq!(failed["code"], "internal");
    let advice = failed["advice"].as_str().unwrap();
    assert!(advice.starts_with("You can go on working."), "{advice}");
    assert!(!failed.to_string().contains("a bug in the clipboard"), "{failed}");
    wait_for_end_of_session(&mut page);
    let entry = last_entry(&mut page);
    assert_eq!(entry["action"], "session_end", "{entry}");
    assert!(entry.to_string().contains("internal_error"), "{entry}");
    begin_session(&mut page);
}

#[test]
fn panic_in_the_background_ends_the_session() {
    let (app, _folder) = shell::app();
    panics::watch(&app.state::<App>());
    let mut page = Page::open(&app);
    begin_session(&mut page);

    let background = std::thread::spawn(|| panic!("a bug in the background"));

    assert!(background.join().is_err());
    wait_for_end_of_session(&mut page);
}

#[test]
fn every_command_turns_a_panic_into_its_error() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/src/commands");
    for (area, commands) in AREAS {
        let source = std::fs::read_to_string(folder.join(format!("{area}.rs"))).unwrap();
        for command in *commands {
            let name = format!("\"{area}|{command}\"");
            let is_wrapped = ["traced(", "respond("].iter().any(|wrapper| {
                source
                    .replace(char::is_whitespace, "")
                    .contains(&format!("{wrapper}{name}"))
            });
            assert!(is_wrapped, "{name} does not go through `respond`");
        }
    }
}
