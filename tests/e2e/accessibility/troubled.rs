//! The screens of a program that lacks something: a secret, or a journal that can be written.

use rusqlite::Connection;
use sandbox::{Config, Sandbox, Seed};

use super::inspector::{self, Inspector};
use crate::restart::connect_for_this_session;
use crate::turn;
use crate::window::Window;

#[tokio::test]
async fn error_screens_pass_axe() {
    let _turn = turn().await;
    let desktop = inspector::desktop();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    connect_for_this_session(&window, &store).await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.says("was kept until the program was closed").await;
    let inspector = Inspector::of(&window).await;
    inspector.looks_at("a secret that is gone").await;
    inspector.concludes();
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.press("Keep for this session only").await;
    window.says("of 48 customers").await;

    let journal = Connection::open(desktop.data_folder().join("journal.sqlite")).unwrap();
    journal.execute_batch("BEGIN IMMEDIATE").unwrap();
    // At its start the page asks whether the journal can be written.
    window.reload().await;
    window.says("Journal can’t be written").await;
    let inspector = Inspector::of(&window).await;
    inspector.looks_at("a journal that can’t be written").await;
    window.open_customer("Ron Swanson").await;
    window.press("See as this customer").await;
    window.press("Start preview").await;
    window.says("The journal could not be written").await;
    inspector.looks_at("refused without a journal").await;
    inspector.concludes();
    window.close().await;
}
