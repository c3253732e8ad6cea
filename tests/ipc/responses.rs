//! The responses to the page during the main job: complete, and without secrets.

use serde_json::{Value, json};

use crate::page::Page;
use crate::shell;

const PASSWORD: &str = "unmistakable-password-7f3a";

#[test]
fn main_job_responses_hold_no_secret() {
    let (app, _folder) = shell::app();
    let mut page = Page::open(&app);

    let store = page.call("sandbox|open", json!({})).unwrap()["id"].clone();
    let new = json!({ "name": "Leslie Knope", "email": "leslie@pawnee.test", "password": null });
    let created = page
        .call(
            "customers|create",
            json!({ "connection": store, "customer": new }),
        )
        .unwrap();
    let customer = &created["customer"];
    assert_eq!(customer["hasPassword"], false);

    let change = json!({
        "customer": customer["id"], "email": "leslie@pawnee.test", "password": PASSWORD, "why": { "reason": "" }
    });
    let changed = page
        .call(
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
    let error = page
        .call("impersonation|sign_in", sign_in("wrong-password-51c9"))
        .unwrap_err();
    assert_eq!(
        (&error["code"], &error["field"]),
        (&json!("sign_in_refused"), &json!("password"))
    );
    let session = page.call("impersonation|sign_in", sign_in(PASSWORD)).unwrap();
    assert_eq!(session["email"], "leslie@pawnee.test");

    let arguments = json!({ "session": session["session"], "offset": 0 });
    assert_eq!(
        page.call("impersonation|profile", arguments.clone()).unwrap()["value"]["id"],
        customer["id"]
    );
    assert_eq!(
        page.call("orders|list", arguments.clone()).unwrap()["value"]["total"],
        0
    );
    assert_eq!(
        page.call("settings|status", json!({})).unwrap()["impersonation"]["name"],
        "Leslie Knope"
    );
    let diagnostics = page.call("settings|diagnostics", json!({})).unwrap();
    let diagnostics = diagnostics.as_str().unwrap();
    assert!(
        diagnostics.contains("signed in") && !diagnostics.contains("leslie"),
        "{diagnostics}"
    );
    let mut settings = page.call("settings|status", json!({})).unwrap()["settings"].clone();
    settings["theme"] = json!("dark");
    assert_eq!(
        page.call("settings|change", json!({ "settings": settings }))
            .unwrap()["theme"],
        "dark"
    );
    page.call("impersonation|stop", json!({})).unwrap();
    assert_eq!(
        page.call("orders|list", arguments).unwrap_err()["code"],
        "session_ended"
    );

    for response in &page.responses {
        for secret in [
            PASSWORD,
            "wrong-password-51c9",
            "eyJ",
            "Bearer",
            "client_secret",
            "clientSecret",
        ] {
            assert!(!response.contains(secret), "{response}");
        }
    }
}

#[test]
fn sandbox_store_takes_faults_and_resets_with_other_data() {
    let (app, _folder) = shell::app();
    let mut page = Page::open(&app);
    assert_eq!(page.call("sandbox|status", json!({})).unwrap(), Value::Null);
    page.call("sandbox|open", json!({})).unwrap();
    let total = |page: &mut Page| {
        let query = json!({ "search": "", "offset": 0 });
        let list = json!({ "connection": "sandbox", "query": query });
        page.call("customers|list", list).unwrap()["total"].clone()
    };
    assert_eq!(total(&mut page), 48);

    let nonsense = json!({ "faults": { "reply": "nonsense" } });
    let refused = page.call("sandbox|inject_faults", nonsense).unwrap_err();
    assert_eq!(refused["field"], "reply");
    let faults = json!({ "faults": { "reply": "server_error", "every": 3 } });
    let view = page.call("sandbox|inject_faults", faults).unwrap();
    assert_eq!(
        (&view["faults"]["reply"], &view["faults"]["every"]),
        (&json!("server_error"), &json!(3))
    );

    let restart = json!({ "restart": { "seed": "empty", "cors": true } });
    page.call("sandbox|restart", restart).unwrap();
    let view = page.call("sandbox|status", json!({})).unwrap();
    assert_eq!(
        (&view["cors"], &view["faults"]["reply"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(total(&mut page), 0);
}
