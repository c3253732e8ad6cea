//! The screen of the audit log in the real window: a long log, and entries of a newer version.

use std::fs;

use journal::{Action, AuditLog, EntryContent, Outcome, Way};
use serde_json::json;

use crate::appearance::{OVERFLOW, assert_contrast};
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::members::pictures;
use crate::window::Window;

/// The head of the table, if it is at the top of the screen and over the rows.
const HEAD_IS_AT_THE_TOP: &str = "(() => {
    const main = document.querySelector('main');
    const head = main.querySelector('thead th');
    const { left, top, height } = head.getBoundingClientRect();
    const over = document.elementFromPoint(left + 5, top + height / 2);
    return Math.abs(top - main.getBoundingClientRect().top) < 2 && head.contains(over);
})()";

fn entry(action: &str, outcome: &str, session: Option<&str>) -> EntryContent {
    EntryContent {
        at: "2026-11-23T09:00:00Z".parse().unwrap(),
        operator: "Ann Perkins".into(),
        account: "ann@till-3".into(),
        store: "Pawnee Parks (https://shop.example)".into(),
        action: Action::read(action),
        outcome: Outcome::read(outcome),
        way: session.map(|_| Way::read("passkey")),
        customer_id: Some("andy".into()),
        customer_email: Some("andy@pawnee.example".into()),
        session_id: session.map(str::to_owned),
        reason: Some("Ticket 12".into()),
        detail: Some("with Mouse Rat".into()),
        connection_id: None,
        store_url: Some("https://shop.example".into()),
        import_id: None,
        import_line: None,
        method: None,
        path: None,
        status: None,
        duration_ms: None,
        items: None,
    }
}

/// Writes entries before the app starts, the last one being the newest.
fn write(desktop: &TestDesktop, entries: Vec<EntryContent>) {
    fs::create_dir_all(desktop.data_folder()).unwrap();
    let log = AuditLog::open(&desktop.data_folder().join("journal.sqlite")).unwrap();
    log.append_all(entries).unwrap();
}

async fn open_log(desktop: &TestDesktop) -> Window<'_> {
    let window = Window::open(desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.press_in_menu("Audit log").await;
    window.wait_for_text("andy@pawnee.example").await;
    window
}

#[tokio::test]
async fn head_of_a_long_log_stays_in_view() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    write(
        &desktop,
        (0..40).map(|_| entry("customer_change", "done", None)).collect(),
    );
    let window = open_log(&desktop).await;
    let is_at_the_top = format!("return {HEAD_IS_AT_THE_TOP}");
    assert_eq!(window.run_script(&is_at_the_top, &[]).await, json!(false));

    window
        .run_script("document.querySelector('main').scrollTop = 600", &[])
        .await;

    window.wait_until(HEAD_IS_AT_THE_TOP).await;
    pictures(&window, "19-long-audit-log").await;
    window.close().await;
}

#[tokio::test]
async fn actions_of_a_newer_version_fit_into_their_rows() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let long = "customer_merge_with_the_account_of_another_household_in_a_store_of_the_group";
    let entries = vec![
        entry("customer_merge", "delegated", None),
        entry(long, "done", None),
        entry("passkey_sign_in", "begun", Some("s-9")),
        entry("passkey_sign_in", "done", Some("s-9")),
        entry("session_end", "done", Some("s-9")),
    ];
    write(&desktop, entries);
    let window = open_log(&desktop).await;

    window.wait_for_text("customer_merge").await;
    window.wait_for_text("Unknown result (delegated)").await;
    for theme in ["light", "dark"] {
        let script = format!("document.documentElement.dataset.theme = '{theme}'");
        window.run_script(&script, &[]).await;
        for width in [1180, 800] {
            window.resize(width, 600).await;
            assert_contrast(&window).await;
            assert!(window.run_script(OVERFLOW, &[]).await.as_i64().unwrap() <= 0);
        }
    }
    pictures(&window, "19-newer-version").await;
    let unfold = "[...document.querySelectorAll('.unfold')].find((one) => one.closest('tr').innerText.includes('customer_merge')).click()";
    window.run_script(unfold, &[]).await;
    window.wait_for_text("ann@till-3").await;
    pictures(&window, "19-newer-version-unfolded").await;
    window.close().await;
}
