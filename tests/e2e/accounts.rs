//! Accounts and their members as the admin sees them, through the real window.

use fantoccini::key::Key;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::members::pictures;
use crate::window::Window;

#[tokio::test]
async fn account_is_found_and_its_members_are_changed() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    window.press("Accounts").await;
    window.wait_for_heading("Accounts").await;
    window.wait_for_text("Atelier Lefort").await;
    pictures(&window, "80-accounts").await;
    window.press("New account").await;
    window.wait_for_heading("New account").await;
    pictures(&window, "86-new-account").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;

    // The search box finds an account by a part of its name.
    window.press("Find").await;
    window
        .type_into("Find a customer, account or order", "harbor tools")
        .await;
    window.wait_for_text("Harbor Tools Canada").await;
    pictures(&window, "81-find-accounts").await;
    window.press_key(Key::Enter).await;
    window.wait_for_heading("Harbor Tools").await;
    window.wait_for_text("US-4471-220").await;
    window.wait_for_text("Harbor Group").await;
    window.wait_for_text("Ordered by").await;
    pictures(&window, "82-account").await;

    window.run_script(&tab("Members"), &[]).await;
    window.wait_for_text("tomas.ibarra@harbor.test").await;
    pictures(&window, "83-account-members").await;

    // A removed member is added again.
    window.press("Remove Glen Ashby from the account").await;
    window
        .wait_for_heading("Remove Glen Ashby from Harbor Tools?")
        .await;
    window.press("Remove member").await;
    window.wait_for_text("was removed from").await;
    window.press("Undo").await;
    window.wait_for_text("was added to").await;
    window.wait_for_text("glen.ashby@harbor.test").await;

    window.press("Add a member…").await;
    window.wait_for_heading("Add a member to Harbor Tools").await;
    window.wait_for_text("@northwind.test").await;
    pictures(&window, "84-add-member").await;
    window.choose("A new person").await;
    pictures(&window, "84-new-member").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;

    for name in ["Carts", "Subscriptions", "Addresses"] {
        window.run_script(&tab(name), &[]).await;
        window.wait_for_heading(name).await;
        pictures(&window, &format!("83-account-{}", name.to_lowercase())).await;
    }
    window.press("Edit").await;
    window.wait_for_heading("Edit Harbor Tools").await;
    pictures(&window, "87-edit-account").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    window.run_script(&tab("Members"), &[]).await;
    window.press("Mara Quint").await;
    window.wait_for_heading("Mara Quint").await;
    window.wait_for_text("Harbor Tools Canada").await;
    pictures(&window, "85-member").await;
    window.close().await;
}

/// Opens a tab, whose name ends with how many records it has.
fn tab(name: &str) -> String {
    format!(
        "const tabs = [...document.querySelectorAll('nav[aria-label=\"Parts of this account\"] button')];
         tabs.find((tab) => tab.innerText.trim().startsWith('{name}')).click();"
    )
}

#[tokio::test]
async fn zoomed_account_has_no_gap_between_filters_and_orders() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.press("Accounts").await;
    window.press("Harbor Tools").await;
    window.wait_for_text("12 orders").await;

    let zoom = "
        const [done] = arguments;
        const { invoke } = window.__TAURI_INTERNALS__;
        invoke('plugin:settings|status')
            .then(({ settings }) => invoke('plugin:settings|change', { settings: { ...settings, zoom: 200 } }))
            .then(() => done(true), (error) => done(String(error)));
    ";
    assert_eq!(window.run_async_script(zoom, &[]).await, true);
    window.wait_until("innerWidth === 590").await;

    let gap = "
        const box = (selector) => document.querySelector(selector).getBoundingClientRect();
        return Math.round(box('[role=grid]').top - box('[aria-label=Filters]').bottom);
    ";
    let gap = window.run_script(gap, &[]).await;
    assert!(gap.as_i64().unwrap() <= 16, "{gap} pixels");
    window.close().await;
}
