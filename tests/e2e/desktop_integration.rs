//! Desktop integration: single instance, window size, menus, shortcuts, theme, zoom.

use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use fantoccini::key::Key;
use serde_json::json;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::timeouts::wait_until;
use crate::window::Window;

const LAUNCHES: usize = 20;

/// The window title.
const TITLE: &str = "Shopside";

#[tokio::test]
async fn second_instance_focuses_the_first_and_exits() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    let before = std::fs::read(desktop.data_folder().join("preferences.json")).unwrap();

    for launch in 0..LAUNCHES {
        desktop.hide_window(TITLE);
        let mut second = desktop
            .command(env!("CARGO_BIN_EXE_shopside"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut status = None;
        wait_until("the second instance to exit", || {
            status = second.try_wait().unwrap();
            status.is_some()
        });
        assert_eq!(status.unwrap().code(), Some(0), "launch {launch}");
        desktop.wait_until("the first window", |desktop| desktop.has_visible_window(TITLE));
    }

    window.press_in_menu("Audit log").await;
    window.wait_for_heading("Audit log").await;
    assert_eq!(
        std::fs::read(desktop.data_folder().join("preferences.json")).unwrap(),
        before
    );
    window.close().await;
}

#[tokio::test]
async fn app_starts_without_a_session_bus() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen().without_bus();
    let window = Window::open(&desktop).await;

    window.press("Open the sandbox store").await;

    window.show_customers().await;
    window.close().await;
}

#[tokio::test]
async fn window_size_survives_restart() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.resize(900, 640).await;
    let inside = "return [innerWidth, innerHeight]";
    let size = window.run_script(inside, &[]).await;
    window.quit();

    let file = desktop.data_folder().join("window.json");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    for _ in 0..2 {
        let window = Window::open(&desktop).await;
        let is_same = format!("JSON.stringify([innerWidth, innerHeight]) === '{size}'");
        window.wait_until(&is_same).await;
        window.quit();
    }

    // A damaged file does not keep the window from opening.
    std::fs::write(&file, r#"{"main":{"width":90000,"#).unwrap();
    let window = Window::open(&desktop).await;
    assert_eq!(window.run_script("return innerWidth", &[]).await, json!(1180));
    window.close().await;
}

#[tokio::test]
async fn menu_shortcuts_match_page_shortcuts() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window
        .wait_for_heading("See the shop from the customer’s side")
        .await;
    desktop.press_keys("F10 Right Right Down");
    window.screenshot("70-menu-without-a-store").await;
    desktop.press_keys("Escape Escape");
    window.press("Open the sandbox store").await;
    window.show_customers().await;

    // Key events of the desktop reach the menu bar before the page.
    desktop.press_keys("ctrl+comma");
    window.wait_for_heading("Settings").await;
    desktop.press_keys("ctrl+l");
    window.wait_for_heading("Shopside is hidden").await;
    desktop.press_keys("ctrl+k");
    window.screenshot("71-locked").await;
    window.press("Continue").await;
    window.wait_for_heading("Settings").await;
    assert_eq!(window.value_of("Your name").await, "");
    window.close().await;
}

#[tokio::test]
async fn theme_language_and_zone_apply_and_survive_restart() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let background = "return getComputedStyle(document.body).backgroundColor";
    let dark = json!("rgb(20, 24, 27)");
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.press_in_menu("Settings").await;
    assert_eq!(
        window.run_script(background, &[]).await,
        json!("rgb(255, 255, 255)"),
        "before"
    );
    window.screenshot("72-settings-light").await;

    window.select("Theme", "Dark").await;
    window.select("Numbers and dates", "Deutsch (Deutschland)").await;
    window.select("Time zone", "UTC").await;
    window.wait_for_text("Saved").await;
    window.select("Language", "Español").await;
    window.wait_for_heading("Ajustes").await;
    window.screenshot("73-settings-spanish").await;
    window.select("Idioma", "English").await;
    window.wait_for_heading("Settings").await;
    assert_eq!(window.run_script(background, &[]).await, dark);
    window.screenshot("73-settings-dark").await;
    window.quit();

    let window = Window::open(&desktop).await;
    window.show_customers().await;
    assert_eq!(window.run_script(background, &[]).await, dark);
    let registered = window
        .run_script("return document.querySelector('[role=grid] time').innerText", &[])
        .await;
    assert!(registered.as_str().unwrap().contains('.'), "{registered}");
    window.close().await;
}

#[tokio::test]
async fn zoom_keys_enlarge_page_and_survive_restart() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;

    // Zoom 110, 125, 150, 175 and 200%.
    for width in [1072, 944, 786, 674, 590] {
        desktop.press_keys("ctrl+equal");
        window
            .wait_until(&format!("Math.abs(innerWidth - {width}) <= 1"))
            .await;
    }
    window.quit();

    let window = Window::open(&desktop).await;
    window.wait_for_heading("Find").await;
    window.wait_until("innerWidth === 590").await;
    desktop.press_keys("ctrl+minus");
    window.wait_until("Math.abs(innerWidth - 674) <= 1").await;
    desktop.press_keys("ctrl+0");
    window.wait_until("innerWidth === 1180").await;
    window.close().await;
}

#[tokio::test]
async fn command_palette_finds_customer_and_help_fits() {
    let _lock = exclusive_window().await;
    for (theme, first) in [("light", 74), ("dark", 80)] {
        let desktop = TestDesktop::new().with_screen().with_theme(theme);
        let window = Window::open(&desktop).await;
        window.press("Open the sandbox store").await;
        window.show_customers().await;
        window.screenshot(&format!("{first}-{theme}-bar")).await;
        window.press_shortcut(Key::Control, 'k').await;
        window.wait_for_text("New customer").await;
        window.screenshot(&format!("{}-{theme}-jump", first + 1)).await;
        window
            .type_into("Find a customer, account or order", "ron sw")
            .await;
        window.wait_for_text("ron@swanson.com").await;
        window
            .screenshot(&format!("{}-{theme}-jump-found", first + 2))
            .await;
        window.press_key(Key::Enter).await;
        window.wait_for_heading("Ron Swanson").await;
        window.press_in_menu("Help and shortcuts").await;
        window.wait_for_text("Journal can be written").await;
        window.screenshot(&format!("{}-{theme}-help", first + 3)).await;
        window.press("Close").await;
        window.resize(640, 480).await;
        window
            .screenshot(&format!("{}-{theme}-small-bar", first + 4))
            .await;
        window.press_shortcut(Key::Control, 'k').await;
        window.wait_for_text("New customer").await;
        window
            .screenshot(&format!("{}-{theme}-small-jump", first + 5))
            .await;
        window.close().await;
    }
}
