//! The screens for a missing secret and for an unwritable audit log.

use moltin_sandbox::{Config, Sandbox, Seed};
use rusqlite::Connection;

use super::inspector::{self, Inspector};
use crate::exclusive_window;
use crate::restart::connect_for_this_session;
use crate::window::Window;

#[tokio::test]
async fn error_screens_pass_axe() {
    let _lock = exclusive_window().await;
    let desktop = inspector::desktop();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    connect_for_this_session(&window, &store).await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.wait_for_text("was not saved").await;
    let inspector = Inspector::load(&window).await;
    inspector.check("a secret that is gone").await;
    inspector.assert_no_violations();
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.press("Keep until you quit").await;
    window.show_customers().await;

    let audit_log = Connection::open(desktop.data_folder().join("journal.sqlite")).unwrap();
    audit_log.execute_batch("BEGIN IMMEDIATE").unwrap();
    // The page checks the audit log when it loads.
    window.reload().await;
    window.wait_for_text("The audit log can’t be written").await;
    let inspector = Inspector::load(&window).await;
    inspector.check("a journal that can’t be written").await;
    // Opening a customer is recorded first.
    window.show_customers().await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.press("Ron Swanson").await;
    window.wait_for_text("The audit log couldn’t be written").await;
    inspector.check("refused without a journal").await;
    inspector.assert_no_violations();
    window.close().await;
}
