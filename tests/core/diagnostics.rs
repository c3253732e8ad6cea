//! The diagnostics report: it describes the state of the app, without secrets or personal data.

use journal::AuditLog;
use shopside_core::view::{LockReason, Machine, NewCustomerView, Rules, SettingsView, Theme, ZoneChoice};

use crate::setup::{CLIENT_SECRET, RON, RONS_PASSWORD, Setup};

fn machine() -> Machine {
    Machine {
        version: "1.2.3".into(),
        system: "Debian GNU/Linux 12, x86_64".into(),
        web_view: "2.50.6".into(),
        log: "INFO shopside: app started".into(),
    }
}

fn assert_line(text: &str, name: &str, value: &str) {
    let line = text
        .lines()
        .find(|line| line.starts_with(name))
        .unwrap_or_else(|| panic!("no {name} in:\n{text}"));
    assert_eq!(line[name.len()..].trim(), value, "{text}");
}

#[tokio::test]
async fn diagnostics_list_system_and_state() {
    let setup = Setup::new().await;

    let text = setup.app.diagnostics(&machine()).await;

    assert_line(&text, "Shopside", "1.2.3");
    assert_line(&text, "System", "Debian GNU/Linux 12, x86_64");
    assert_line(&text, "Web view", "2.50.6");
    assert_line(&text, "Journal", "can be written");
    assert_line(
        &text,
        "Stores",
        "0 with a secret, 0 sign-in only, 0 sandbox; 0 open",
    );
    assert_line(&text, "Session", "none");
    assert_line(&text, "Locked", "no");
    assert_line(&text, "Last request", "none");
    assert!(text.ends_with("\nLog:\nINFO shopside: app started\n"), "{text}");

    setup.connect().await;
    setup.app.connect(setup.sign_in_only_connection()).await.unwrap();
    setup.app.lock(LockReason::Asked).await;
    let text = setup.app.diagnostics(&machine()).await;
    assert_line(
        &text,
        "Stores",
        "1 with a secret, 1 sign-in only, 0 sandbox; 2 open",
    );
    assert_line(&text, "Locked", "yes");
}

#[tokio::test]
async fn diagnostics_hold_no_secret_or_personal_data() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let settings = SettingsView {
        operator: "Unmistakable Operator".into(),
        locale: "unmistakable".into(),
        theme: Theme::Dark,
        zoom: 150,
        time_zone: ZoneChoice::Store,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
    let rules = Rules {
        time_zone: Some("Antarctica/Troll".into()),
        ..Rules::default()
    };
    setup.app.change_rules(&store, rules).await.unwrap();
    let new = NewCustomerView {
        name: "Leslie Unmistakable".into(),
        email: "leslie@unmistakable.test".into(),
        generate_password: false,
        password: None,
        external_ref: String::new(),
    };
    let leslie = setup.app.create_customer(&store, new).await.unwrap();
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;
    // This path contains the customer's ID, and is requested as that customer.
    setup.app.profile(&session).await.unwrap();

    let text = setup.app.diagnostics(&machine()).await;

    assert_line(&text, "Session", "signed in");
    assert!(
        text.contains("GET as a customer: status 200, attempts 1, "),
        "{text}"
    );
    let address = setup.store.base_url();
    let port = address.rsplit(':').next().unwrap();
    let planted = [
        CLIENT_SECRET,
        RONS_PASSWORD,
        RON,
        "Swanson",
        "leslie@",
        "nmistakable",
        "Antarctica",
        "Pawnee",
        "ann@till-3",
        "till-3",
        "127.0.0.1",
        port,
        "order 10042",
    ];
    for secret in planted
        .into_iter()
        .chain([&*store, &*ron, &*leslie.customer.id, &*session])
    {
        assert!(!text.contains(secret), "{secret} is in:\n{text}");
    }
}

#[tokio::test]
async fn diagnostics_report_audit_log_failure_without_path() {
    let setup = Setup::with_audit_log(AuditLog::closed(std::io::Error::other(
        "/home/ann/journal.sqlite: the disk is full",
    )))
    .await;

    let text = setup.app.diagnostics(&machine()).await;

    assert_line(&text, "Journal", "can’t be written");
    assert!(!text.contains("/home"), "{text}");
}
