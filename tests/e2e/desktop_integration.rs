//! The program among the others on a desktop: one of it, where it was left, with menus, keys and a theme.

use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use fantoccini::key::Key;
use serde_json::json;

use crate::desktop::Desktop;
use crate::timeouts::wait;
use crate::turn;
use crate::window::Window;

/// How often it is started again while it runs.
const LAUNCHES: usize = 20;

/// What the window is called.
const TITLE: &str = "Shopside";

#[tokio::test]
async fn second_instance_focuses_the_first_and_exits() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.arrives_at("Customers").await;
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
        let mut ended = None;
        wait("the second one to end", || {
            ended = second.try_wait().unwrap();
            ended.is_some()
        });
        assert_eq!(ended.unwrap().code(), Some(0), "launch {launch}");
        desktop.wait("the first window", |desktop| desktop.shows_window(TITLE));
    }

    window.press("Journal").await;
    window.arrives_at("Journal").await;
    assert_eq!(
        std::fs::read(desktop.data_folder().join("preferences.json")).unwrap(),
        before
    );
    window.close().await;
}

#[tokio::test]
async fn app_starts_without_a_session_bus() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen().without_bus();
    let window = Window::open(&desktop).await;

    window.press("Open the sandbox store").await;

    window.says("of 48 customers").await;
    window.close().await;
}

#[tokio::test]
async fn window_size_survives_restart() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.resize(900, 640).await;
    let inside = "return [innerWidth, innerHeight]";
    let left = window.ask(inside, &[]).await;
    window.quit();

    let file = desktop.data_folder().join("window.json");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    for _ in 0..2 {
        let window = Window::open(&desktop).await;
        let is_so = format!("JSON.stringify([innerWidth, innerHeight]) === '{left}'");
        window.becomes(&is_so).await;
        window.quit();
    }

    // Whatever becomes of the file, there is a window.
    std::fs::write(&file, r#"{"main":{"width":90000,"#).unwrap();
    let window = Window::open(&desktop).await;
    assert_eq!(window.ask("return innerWidth", &[]).await, json!(1180));
    window.close().await;
}

#[tokio::test]
async fn menu_shortcuts_match_page_shortcuts() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.arrives_at("See the shop from the customer’s side").await;
    desktop.press_keys("F10 Right Right Down");
    window.picture("70-menu-without-a-store").await;
    desktop.press_keys("Escape Escape");
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;

    // Past the page: the desktop's own keys, which the menu bar sees first.
    desktop.press_keys("ctrl+comma");
    window.arrives_at("Settings").await;
    desktop.press_keys("ctrl+l");
    window.arrives_at("Locked").await;
    desktop.press_keys("ctrl+k");
    window.picture("71-locked").await;
    window.press("Unlock").await;
    window.arrives_at("Settings").await;
    assert_eq!(window.value_of("Your name").await, "");
    window.close().await;
}

#[tokio::test]
async fn theme_language_and_zone_apply_and_survive_restart() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let background = "return getComputedStyle(document.body).backgroundColor";
    let dark = json!("rgb(20, 23, 27)");
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    window.press("Settings").await;
    assert_eq!(
        window.ask(background, &[]).await,
        json!("rgb(246, 247, 248)"),
        "before"
    );
    window.picture("72-settings-light").await;

    window.select("Theme", "Dark").await;
    window.select("Numbers and dates", "Deutsch (Deutschland)").await;
    window.select("Time zone", "UTC").await;
    window.press("Save").await;
    window.says("The settings were saved").await;
    assert_eq!(window.ask(background, &[]).await, dark);
    window.picture("73-settings-dark").await;
    window.quit();

    let window = Window::open(&desktop).await;
    window.says("of 48 customers").await;
    assert_eq!(window.ask(background, &[]).await, dark);
    let registered = window
        .ask("return document.querySelector('td time').innerText", &[])
        .await;
    assert!(registered.as_str().unwrap().contains('.'), "{registered}");
    window.close().await;
}

#[tokio::test]
async fn zoom_keys_enlarge_page_and_survive_restart() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;

    // 110, 125, 150 and 175 on the way to 200.
    for width in [1072, 944, 786, 674, 590] {
        desktop.press_keys("ctrl+equal");
        window
            .becomes(&format!("Math.abs(innerWidth - {width}) <= 1"))
            .await;
    }
    window.quit();

    let window = Window::open(&desktop).await;
    window.says("of 48 customers").await;
    window.becomes("innerWidth === 590").await;
    desktop.press_keys("ctrl+minus");
    window.becomes("Math.abs(innerWidth - 674) <= 1").await;
    desktop.press_keys("ctrl+0");
    window.becomes("innerWidth === 1180").await;
    window.close().await;
}

#[tokio::test]
async fn command_palette_finds_customer_and_help_fits() {
    let _turn = turn().await;
    for (light, first) in [("light", 74), ("dark", 80)] {
        let desktop = Desktop::bare().and_screen().and_light(light);
        let window = Window::open(&desktop).await;
        window.press("Open the sandbox store").await;
        window.says("of 48 customers").await;
        window.picture(&format!("{first}-{light}-bar")).await;
        window.keys(Key::Control, 'k').await;
        window.says("New customer").await;
        window.picture(&format!("{}-{light}-jump", first + 1)).await;
        window.type_into("Jump to", "ron sw").await;
        window.says("ron@swanson.com").await;
        window.picture(&format!("{}-{light}-jump-found", first + 2)).await;
        window.key(Key::Enter).await;
        window.arrives_at("Ron Swanson").await;
        window.press("Help").await;
        window.says("Journal can be written").await;
        window.picture(&format!("{}-{light}-help", first + 3)).await;
        window.press("Close").await;
        window.resize(640, 480).await;
        window.picture(&format!("{}-{light}-small-bar", first + 4)).await;
        window.keys(Key::Control, 'k').await;
        window.says("New customer").await;
        window.picture(&format!("{}-{light}-small-jump", first + 5)).await;
        window.close().await;
    }
}
