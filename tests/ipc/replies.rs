//! What comes back to the page on the way through the main job: what it needs, and never a secret.

use serde_json::{Value, json};
use tauri::WebviewWindow;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response};
use tauri::webview::InvokeRequest;

use crate::shell;

const PASSWORD: &str = "unmistakable-password-7f3a";

/// Calls commands as the page does, and keeps every reply.
struct Page {
    window: WebviewWindow<MockRuntime>,
    replies: Vec<String>,
}

impl Page {
    fn ask(&mut self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: format!("plugin:{command}"),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.into(),
        };
        let reply = get_ipc_response(&self.window, request).map(|body| body.deserialize::<Value>().unwrap());
        self.replies.push(format!("{reply:?}"));
        reply
    }
}

#[test]
fn main_job_replies_hold_no_secret() {
    let (app, _folder) = shell::app();
    let window = tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
        .build()
        .unwrap();
    let mut page = Page {
        window,
        replies: Vec::new(),
    };

    let store = page.ask("sandbox|open", json!({})).unwrap()["id"].clone();
    let new = json!({ "name": "Leslie Knope", "email": "leslie@pawnee.test", "password": null });
    let created = page
        .ask(
            "customers|create",
            json!({ "connection": store, "customer": new }),
        )
        .unwrap();
    let customer = &created["customer"];
    assert_eq!(customer["hasPassword"], false);

    let change = json!({ "customer": customer["id"], "password": PASSWORD });
    let changed = page
        .ask(
            "customers|set_password",
            json!({ "connection": store, "change": change }),
        )
        .unwrap();
    assert_eq!(changed["hasPassword"], true);

    let sign_in = |password: &str| {
        let target = json!({ "by": "customer", "id": customer["id"] });
        let sign_in = json!({ "target": target, "password": password, "why": { "reason": "" } });
        json!({ "connection": store, "signIn": sign_in })
    };
    let refusal = page
        .ask("impersonation|sign_in", sign_in("wrong-password-51c9"))
        .unwrap_err();
    assert_eq!(
        (&refusal["code"], &refusal["field"]),
        (&json!("sign_in_refused"), &json!("password"))
    );
    let session = page.ask("impersonation|sign_in", sign_in(PASSWORD)).unwrap();
    assert_eq!(session["email"], "leslie@pawnee.test");

    let asked = json!({ "session": session["session"], "offset": 0 });
    assert_eq!(
        page.ask("impersonation|profile", asked.clone()).unwrap()["value"]["id"],
        customer["id"]
    );
    assert_eq!(
        page.ask("orders|list", asked.clone()).unwrap()["value"]["total"],
        0
    );
    assert_eq!(
        page.ask("settings|status", json!({})).unwrap()["impersonation"]["name"],
        "Leslie Knope"
    );
    let diagnostics = page.ask("settings|diagnostics", json!({})).unwrap();
    let diagnostics = diagnostics.as_str().unwrap();
    assert!(
        diagnostics.contains("signed in") && !diagnostics.contains("leslie"),
        "{diagnostics}"
    );
    let mut settings = page.ask("settings|status", json!({})).unwrap()["settings"].clone();
    settings["theme"] = json!("dark");
    assert_eq!(
        page.ask("settings|change", json!({ "settings": settings }))
            .unwrap()["theme"],
        "dark"
    );
    page.ask("impersonation|stop", json!({})).unwrap();
    assert_eq!(
        page.ask("orders|list", asked).unwrap_err()["code"],
        "session_ended"
    );

    for reply in &page.replies {
        for secret in [
            PASSWORD,
            "wrong-password-51c9",
            "eyJ",
            "Bearer",
            "client_secret",
            "clientSecret",
        ] {
            assert!(!reply.contains(secret), "{reply}");
        }
    }
}

#[test]
fn sandbox_store_takes_faults_and_resets_with_other_data() {
    let (app, _folder) = shell::app();
    let window = tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default())
        .build()
        .unwrap();
    let mut page = Page {
        window,
        replies: Vec::new(),
    };
    assert_eq!(page.ask("sandbox|status", json!({})).unwrap(), Value::Null);
    page.ask("sandbox|open", json!({})).unwrap();
    let total = |page: &mut Page| {
        let query = json!({ "search": "", "offset": 0 });
        let list = json!({ "connection": "sandbox", "query": query });
        page.ask("customers|list", list).unwrap()["total"].clone()
    };
    assert_eq!(total(&mut page), 48);

    let nonsense = json!({ "faults": { "reply": "nonsense" } });
    let refused = page.ask("sandbox|misbehave", nonsense).unwrap_err();
    assert_eq!(refused["field"], "reply");
    let faults = json!({ "faults": { "reply": "server_error", "every": 3 } });
    let view = page.ask("sandbox|misbehave", faults).unwrap();
    assert_eq!(
        (&view["faults"]["reply"], &view["faults"]["every"]),
        (&json!("server_error"), &json!(3))
    );

    let restart = json!({ "restart": { "seed": "empty", "cors": true } });
    page.ask("sandbox|restart", restart).unwrap();
    let view = page.ask("sandbox|status", json!({})).unwrap();
    assert_eq!(
        (&view["cors"], &view["faults"]["reply"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(total(&mut page), 0);
}
