//! Secrets leave memory: the tests search the memory of the running processes.
//!
//! Known limit: typed text passes through the web engine, which does not wipe freed memory. A
//! password stays in the page's process until the engine reuses that memory, and in the app's
//! process until other messages from the page overwrite it.

use moltin_sandbox::{Config, Credentials, Sandbox, Seed};

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::process::Process;
use crate::recording_proxy::RecordingProxy;
use crate::screen::Screen;
use crate::timeouts::wait_until_async;
use crate::window::Window;

const CLIENT_SECRET: &str = "unmistakable-client-secret-9d1f";
const RON: &str = "ron@swanson.com";
const PASSWORD: &str = "unmistakable-password-c2e0";

/// Searches for the common prefix of the secrets only: the app's memory also holds this script.
const IS_ON_PAGE: &str = r"
    const values = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
    return [document.documentElement.outerHTML, ...values].some((text) => text.includes('unmistakable'));
";

/// Sends messages that the app refuses, in all sizes that a message with a password may have.
const SEND_MESSAGES: &str = r"
    for (let size = 0; size < 400; size += 4) {
        window.__TAURI_INTERNALS__.invoke('plugin:nothing|of_this_name', { size: 'x'.repeat(size) }).catch(() => {});
    }
";

/// Waits until no secret is in memory. Connections and their buffers are freed in the background.
async fn wait_until_wiped(host: &Process, secrets: &[&str], window: &Window<'_>) {
    wait_until_async(&format!("{secrets:?} to leave memory"), async || {
        window.run_script(SEND_MESSAGES, &[]).await;
        host.find_in_memory(secrets).is_empty()
    })
    .await;
}

/// Connects the store and sets the password in an earlier run, because both are typed there.
async fn prepare(desktop: &TestDesktop, address: &str) {
    let window = Window::open(desktop).await;
    window.press("Connect a store").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", address).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", CLIENT_SECRET).await;
    window.press("Test and save").await;
    window.open_customer("Ron Swanson").await;
    window.press("Set password").await;
    window.enter_new_password(PASSWORD).await;
    window.confirm_email("ron@swanson.com").await;
    window.press("Set password").await;
    window.hand_over_password().await;
    window.close().await;
}

#[tokio::test]
async fn memory_holds_no_password_or_token_after_session() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let credentials = Credentials {
        client_id: "sandbox".into(),
        client_secret: CLIENT_SECRET.into(),
    };
    let store = Sandbox::start(Config {
        credentials: Some(credentials),
        ..Config::in_memory(Seed::Demo)
    });
    let store = store.await.unwrap();
    let (proxy, address) = RecordingProxy::start(&store).await;
    prepare(&desktop, &address).await;

    let window = Window::open(&desktop).await;
    let screen = Screen::of(&desktop);
    let host = Process::find("shopside", &desktop);
    let page = Process::find("WebKitWebProcess", &desktop);
    window.open_customer("Ron Swanson").await;
    assert_eq!(page.find_in_memory(&[RON]), [RON], "the search works");

    for end in ["stop", "lock"] {
        window.sign_in_by_keyboard(&screen, PASSWORD).await;
        window.wait_for_text("First 50 of").await;
        let tokens = proxy.customer_tokens();
        let tokens: Vec<_> = tokens.iter().map(String::as_str).collect();
        // Only the token of this session, not of the session before.
        assert_eq!(host.find_in_memory(&tokens).len(), 1);
        wait_until_wiped(&host, &[PASSWORD], &window).await;

        if end == "stop" {
            window.press("End session").await;
            window.wait_for_text("External reference").await;
        } else {
            let lock = "window.__TAURI_INTERNALS__.invoke('plugin:settings|lock')";
            window.run_script(lock, &[]).await;
            window.wait_for_heading("Shopside is hidden").await;
        }
        wait_until_wiped(&host, &[&tokens[..], &[PASSWORD]].concat(), &window).await;
    }
    assert_eq!(window.run_script(IS_ON_PAGE, &[]).await, false);
    let tokens = proxy.tokens();
    assert!(
        tokens.len() >= 4,
        "the admin token, the implicit token, and two customer tokens"
    );
    let secrets: Vec<_> = tokens.iter().map(String::as_str).chain([CLIENT_SECRET]).collect();
    assert_eq!(page.find_in_memory(&secrets), [] as [&str; 0]);
    window.close().await;
}
