//! The keyboard alone: Escape closes what is open, and the focus returns to what opened it.

use fantoccini::key::Key;
use serde_json::json;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

/// The name of the element with the focus.
const FOCUSED: &str = "
    const words = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
    const focused = document.activeElement;
    return words(focused.getAttribute('aria-label') ?? focused.innerText) || focused.tagName;
";

/// Focuses a button, as Tab does.
const FOCUS: &str = "
    const words = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
    const named = (button) => words(button.getAttribute('aria-label') ?? button.innerText);
    const found = [...document.querySelectorAll('button')].filter((button) => named(button) === arguments[0]);
    found.find((button) => button.getClientRects().length > 0)?.focus();
    return document.activeElement.tagName === 'BUTTON';
";

async fn focus(window: &Window<'_>, button: &str) {
    let is_focused = window.run_script(FOCUS, &[json!(button)]).await;
    assert_eq!(is_focused, json!(true), "{button}");
}

async fn wait_for_focus_on(window: &Window<'_>, name: &str) {
    let script = format!("const name = (() => {{ {FOCUSED} }})(); return name === '{name}';");
    window
        .wait_until_script(&script, &format!("focus on “{name}”"))
        .await;
}

/// Opens a dialog by a button with Enter, and closes it with Escape.
async fn open_and_escape(window: &Window<'_>, button: &str, heading: &str) {
    focus(window, button).await;
    window.press_key(Key::Enter).await;
    window.wait_for_heading(heading).await;
    window
        .wait_until("document.querySelector('[role=dialog]').contains(document.activeElement)")
        .await;
    window.press_key(Key::Escape).await;
    window.wait_for_dialog_to_close().await;
    wait_for_focus_on(window, button).await;
}

/// Opens a dialog by an entry of a menu, and closes it with Escape.
async fn open_by_menu_and_escape(window: &Window<'_>, menu: &str, entry: &str, heading: &str) {
    focus(window, menu).await;
    window.press_key(Key::Enter).await;
    window
        .wait_until("document.activeElement.closest('[role=menu]')")
        .await;
    let mut seen = Vec::new();
    loop {
        let focused = window.run_script(FOCUSED, &[]).await;
        if focused.as_str().unwrap().starts_with(entry) {
            break;
        }
        assert!(!seen.contains(&focused), "no “{entry}” in {seen:?}");
        window.press_key(Key::Down).await;
        let has_moved = format!("const focused = (() => {{ {FOCUSED} }})(); return focused !== {focused};");
        window
            .wait_until_script(&has_moved, "focus on the next entry")
            .await;
        seen.push(focused);
    }
    window.press_key(Key::Enter).await;
    window.wait_for_heading(heading).await;
    window.press_key(Key::Escape).await;
    window.wait_for_dialog_to_close().await;
    wait_for_focus_on(window, menu).await;
}

#[tokio::test]
async fn escape_returns_the_focus_to_what_opened() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    window
        .type_into("Find a customer, account or order", "ron@swanson.com")
        .await;
    window.press_key(Key::Enter).await;
    window.wait_for_heading("Ron Swanson").await;
    window.wait_for_text("paid and not canceled").await;

    open_and_escape(&window, "View as customer", "View as Ron Swanson").await;
    open_and_escape(&window, "Edit", "Edit Ron Swanson").await;
    for (entry, heading) in [
        ("Show JSON", "JSON of Ron Swanson"),
        ("Delete customer", "Delete Ron Swanson?"),
    ] {
        open_by_menu_and_escape(&window, "More actions", entry, heading).await;
    }

    // A menu that is closed without a choice.
    focus(&window, "More actions").await;
    window.press_key(Key::Enter).await;
    window.wait_until("document.querySelector('[role=menu]')").await;
    window.press_key(Key::Escape).await;
    window.wait_until("!document.querySelector('[role=menu]')").await;
    wait_for_focus_on(&window, "More actions").await;

    // The command palette returns to where it was opened.
    focus(&window, "Edit").await;
    window.press_shortcut(Key::Control, 'k').await;
    window
        .wait_until("document.activeElement.getAttribute('role') === 'combobox'")
        .await;
    window.press_key(Key::Escape).await;
    window.wait_for_dialog_to_close().await;
    wait_for_focus_on(&window, "Edit").await;

    window.press("Orders").await;
    window.wait_for_heading("Orders").await;
    window.wait_for_text("10660").await;
    focus(&window, "Add filter").await;
    window.press_key(Key::Enter).await;
    window
        .wait_until("document.activeElement.closest('[role=dialog]')")
        .await;
    window.press_key(Key::Escape).await;
    window
        .wait_until("!document.querySelector('[role=dialog]')")
        .await;
    wait_for_focus_on(&window, "Add filter").await;
    window.close().await;
}
