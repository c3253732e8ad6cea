//! Invalid input and failed requests: the error appears at its cause, input is kept, and nothing
//! partial is saved.

use axum::Router;
use axum::response::Html;
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use tokio::net::TcpListener;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::restart::{connect_for_this_session, fill_in};
use crate::window::Window;

#[tokio::test]
async fn failed_connection_shows_error_and_keeps_input() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let html_host = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let html_address = format!("http://{}", html_host.local_addr().unwrap());
    let page = Router::new().fallback(async || Html("<h1>Welcome to the hotel's network</h1>"));
    tokio::spawn(async move { axum::serve(html_host, page).await });

    let window = Window::open(&desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, &store, "not-the-secret").await;
    window.press("Test and save").await;
    window.wait_for_text("rejected this client ID and secret").await;
    assert_eq!(window.value_of("Client secret").await, "not-the-secret");
    assert_eq!(window.value_of("Store name").await, "Pawnee Parks");
    window.screenshot("15-wrong-secret").await;

    window.type_into("Store URL", &html_address).await;
    window.press("Test and save").await;
    window.wait_for_text("isn’t a store’s").await;
    window.type_into("Store URL", "http://shop.example").await;
    window.press("Test and save").await;
    window.wait_for_text("The address must begin with https://").await;
    window
        .type_into("Store URL", "https://no-such-host.invalid")
        .await;
    window.press("Test and save").await;
    window.wait_for_text("There is no host with this name").await;
    window.type_into("Store URL", store.base_url()).await;
    window.type_into("Client ID", "").await;
    window.press("Test and save").await;
    window.wait_for_text("Enter the client ID").await;

    // No keyring runs on this desktop.
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.wait_for_text("No system keyring was found").await;
    window.screenshot("16-no-keyring").await;
    window.press("Keep until you quit").await;
    window.wait_for_heading("Find").await;
    window.press_in_menu("Manage stores").await;
    window.wait_for_text("Secret kept until you quit").await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.wait_for_heading("Stores").await;
    window.wait_for_text("was not saved").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.screenshot("17-secret-asked-again").await;
    window.close().await;
}

#[tokio::test]
async fn rate_limit_wait_is_visible_and_cancellable() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    connect_for_this_session(&window, &store).await;

    store.inject_faults(Faults {
        reply: Some(Fault::RateLimited),
        retry_after: Some(25),
        ..Faults::default()
    });
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("The store is limiting requests").await;
    window.wait_for_text("of 4 in").await;
    window.screenshot("35-waiting").await;
    window.press("Stop retrying").await;
    window.wait_for_text("Try again in 25 seconds").await;
    store.inject_faults(Faults::default());
    window.press("Try again").await;
    window.wait_for_text("1 customer").await;

    window.press_in_menu("Requests").await;
    window.wait_for_heading("Requests").await;
    window.wait_for_text("like(name,NAME)").await;
    window.wait_for_text("429").await;
    window.screenshot("36-requests").await;
    window.close().await;
}

#[tokio::test]
async fn create_and_sign_in_errors_appear_at_their_field() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;

    window.press("New customer").await;
    window.press("Create customer").await;
    window.wait_for_text("Enter the customer’s name").await;
    window.type_into("Name", "Ron the Second").await;
    window.type_into("Email", "ron at swanson").await;
    window.press("Create customer").await;
    window.wait_for_text("must be a valid email address").await;
    window.type_into("Email", "Ron@Swanson.com").await;
    window.press("Create customer").await;
    window
        .wait_for_text("Another customer of this store has this email address")
        .await;
    assert_eq!(window.value_of("Name").await, "Ron the Second");
    window.screenshot("18-address-taken").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;

    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.open_sign_in_form().await;
    window.give_reason("Ticket 4711").await;
    window.press("Sign in").await;
    window.wait_for_text("Enter the customer’s password").await;
    window.type_into("Password", "wrong").await;
    window.press("Sign in").await;
    window.wait_for_text("Wrong password for this customer").await;
    assert_eq!(window.value_of("Password").await, "");
    assert_eq!(window.value_of("Reason").await, "Ticket 4711");
    window.screenshot("19-wrong-password").await;
    window.close().await;
}

#[tokio::test]
async fn sign_in_only_store_offers_only_sign_in() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    window.press("Connect a store").await;
    window.choose("Sign-in only").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", store.base_url()).await;
    window.type_into("Client ID", "sandbox").await;
    window.press("Test and save").await;

    window.wait_for_heading("Sign in as customer").await;
    window.type_into("Email", "ron@swanson.com").await;
    window.type_into("Password", "mysecretpassword").await;
    window.screenshot("20-sign-in-only").await;
    window.press("Sign in").await;
    window.wait_for_region("Signed in as a customer").await;
    window.wait_for_text("First 50 of").await;
    window.press("End session").await;
    window.wait_for_heading("Sign in as customer").await;
    window.close().await;
}
