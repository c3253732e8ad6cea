//! The screens of accounts and members, and the session as a member.

use fantoccini::key::Key;

use super::inspector::{self, Inspector};
use crate::exclusive_window;
use crate::window::Window;

#[tokio::test]
async fn account_screens_pass_axe_and_are_keyboard_reachable() {
    let _lock = exclusive_window().await;
    let desktop = inspector::desktop();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    let inspector = Inspector::load(&window).await;

    check_account(&window, &inspector).await;
    check_member(&window, &inspector).await;
    check_session(&window, &inspector).await;

    inspector.assert_no_violations();
    window.close().await;
}

async fn check_account(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.press("Accounts").await;
    window.wait_for_text("Atelier Lefort").await;
    inspector.check("accounts").await;
    window.press("New account").await;
    window.press("Create account").await;
    inspector.check("new account").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    window.press("Harbor Tools").await;
    window.wait_for_text("US-4471-220").await;
    window.wait_for_text("Ordered by").await;
    inspector.check("account").await;
    window.press("Edit").await;
    window.wait_for_heading("Edit Harbor Tools").await;
    inspector.check("edit an account").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    open_tab(window, "Members").await;
    window.wait_for_text("glen.ashby@harbor.test").await;
    inspector.check("members of an account").await;
    window.press("Add a member…").await;
    window.wait_for_text("@northwind.test").await;
    inspector.check("add a member").await;
    window.choose("A new person").await;
    inspector.check("new member").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    window.press("Remove Glen Ashby from the account").await;
    inspector.check("remove a member").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    for name in ["Carts", "Subscriptions", "Addresses"] {
        open_tab(window, name).await;
        window.wait_for_heading(name).await;
        inspector.check(&format!("{name} of an account")).await;
    }
}

/// Opens a tab, whose name ends with how many records it has.
async fn open_tab(window: &Window<'_>, name: &str) {
    let script = format!(
        "const tabs = [...document.querySelectorAll('nav[aria-label=\"Parts of this account\"] button')];
         tabs.find((tab) => tab.innerText.trim().startsWith('{name}')).click();"
    );
    window.run_script(&script, &[]).await;
}

async fn check_member(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.press("Find").await;
    window
        .type_into("Find a customer, account or order", "mara.quint@harbor.test")
        .await;
    window.press_key(Key::Enter).await;
    window.wait_for_heading("Mara Quint").await;
    window.wait_for_text("Harbor Tools Canada").await;
    inspector.check("member").await;
    window.press("View as member").await;
    window.wait_for_heading("View as Mara Quint").await;
    window.press("Set up…").await;
    window
        .wait_for_text("A second password profile can stop shoppers")
        .await;
    inspector.check("support sign-in").await;
    window.press("Close").await;
    window.wait_for_heading("View as Mara Quint").await;
    window.choose("One-time code").await;
    window.press("Send code").await;
    window.wait_for_text("Enter it as the caller reads it out.").await;
    inspector.check("ways to view as a member").await;
}

/// A preview, whose screens are those of the other ways.
async fn check_session(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.choose("Preview").await;
    window.select("Open this account", "Harbor Tools").await;
    window.press("Start preview").await;
    window.wait_for_text("Ordered by").await;
    inspector.check("member’s orders").await;
    window.press("Carts").await;
    window.wait_for_text("Q4 restock").await;
    inspector.check("member’s carts").await;
    window.press("Q4 restock").await;
    window.wait_for_text("Codes and promotions").await;
    inspector.check("member’s cart").await;
    window.press("Carts").await;
    window.press("Subscriptions").await;
    window.wait_for_text("Lubricants").await;
    inspector.check("member’s subscriptions").await;
    window.press("Lubricants").await;
    window.wait_for_heading("Lubricants").await;
    inspector.check("member’s subscription").await;
    window.press("Subscriptions").await;
    window.press("Profile").await;
    window.wait_for_text("Harbor Tools LLC").await;
    inspector.check("member’s profile").await;
    window.press("End session").await;
    window.wait_for_heading("Mara Quint").await;
}
