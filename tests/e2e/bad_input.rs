//! What is typed wrong, or goes wrong, is said where it was caused; nothing typed is lost, nothing half-done is saved.

use axum::Router;
use axum::response::Html;
use sandbox::{Config, Fault, Faults, Sandbox, Seed};
use tokio::net::TcpListener;

use crate::desktop::Desktop;
use crate::restart::{connect_for_this_session, fill_in};
use crate::turn;
use crate::window::Window;

#[tokio::test]
async fn failed_connection_shows_error_and_keeps_input() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let hotel = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let hotels_address = format!("http://{}", hotel.local_addr().unwrap());
    let page = Router::new().fallback(async || Html("<h1>Welcome to the hotel's network</h1>"));
    tokio::spawn(async move { axum::serve(hotel, page).await });

    let window = Window::open(&desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, &store, "not-the-secret").await;
    window.press("Test and save").await;
    window
        .says("does not take this client ID and secret together")
        .await;
    assert_eq!(window.value_of("Client secret").await, "not-the-secret");
    assert_eq!(window.value_of("Store name").await, "Pawnee Parks");
    window.picture("15-wrong-secret").await;

    window.type_into("Address", &hotels_address).await;
    window.press("Test and save").await;
    window.says("something that is not a store’s reply").await;
    window.type_into("Address", "http://shop.example").await;
    window.press("Test and save").await;
    window.says("The address must begin with https://").await;
    window.type_into("Address", "https://no-such-host.invalid").await;
    window.press("Test and save").await;
    window.says("No host of this name can be found").await;
    window.type_into("Address", store.base_url()).await;
    window.type_into("Client ID", "").await;
    window.press("Test and save").await;
    window.says("Type the client ID").await;

    // No keyring runs on this desktop.
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.says("No keyring answers on this machine").await;
    window.picture("16-no-keyring").await;
    window.press("Keep for this session only").await;
    window.arrives_at("Customers").await;
    window.press("Stores").await;
    window.says("secret in memory until the program ends").await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.arrives_at("Stores").await;
    window.says("was kept until the program was closed").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.picture("17-secret-asked-again").await;
    window.close().await;
}

#[tokio::test]
async fn rate_limit_wait_is_visible_and_cancellable() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    connect_for_this_session(&window, &store).await;

    store.misbehave(Faults {
        reply: Some(Fault::RateLimited),
        retry_after: Some(25),
        ..Faults::default()
    });
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("The store asks for fewer requests").await;
    window.says("of 4 in").await;
    window.picture("35-waiting").await;
    window.press("Stop waiting").await;
    window.says("Try again in 25 seconds").await;
    store.misbehave(Faults::default());
    window.press("Try again").await;
    window.says("1–1 of 1 customers").await;

    window.press("Requests").await;
    window.arrives_at("Requests").await;
    window.says("like(name,NAME)").await;
    window.says("429").await;
    window.picture("36-requests").await;
    window.close().await;
}

#[tokio::test]
async fn create_and_sign_in_errors_appear_at_their_field() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;

    window.press("New customer").await;
    window.press("Create customer").await;
    window.says("Type the customer’s name").await;
    window.type_into("Name", "Ron the Second").await;
    window.type_into("E-mail", "ron at swanson").await;
    window.press("Create customer").await;
    window.says("This is not an e-mail address").await;
    window.type_into("E-mail", "Ron@Swanson.com").await;
    window.press("Create customer").await;
    window
        .says("Another customer of this store has this e-mail address")
        .await;
    assert_eq!(window.value_of("Name").await, "Ron the Second");
    window.picture("18-address-taken").await;
    window.press("Cancel").await;
    window.closes_dialog().await;

    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.press("See as this customer").await;
    window.type_into("Reason", "Ticket 4711").await;
    window.press("Sign in").await;
    window.says("Type the customer’s password").await;
    window.type_into("Password", "wrong").await;
    window.press("Sign in").await;
    window.says("does not take this password for this customer").await;
    assert_eq!(window.value_of("Password").await, "");
    assert_eq!(window.value_of("Reason").await, "Ticket 4711");
    window.picture("19-wrong-password").await;
    window.close().await;
}

#[tokio::test]
async fn sign_in_only_store_offers_only_sign_in() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    window.press("Connect a store").await;
    window.choose("Sign-in only").await;
    window.select("Region", "Own host").await;
    window.type_into("Address", store.base_url()).await;
    window.type_into("Client ID", "sandbox").await;
    window.press("Test and save").await;

    window.arrives_at("Sign in as a customer").await;
    window.type_into("E-mail", "ron@swanson.com").await;
    window.type_into("Password", "mysecretpassword").await;
    window.picture("20-sign-in-only").await;
    window.press("Sign in").await;
    window.shows_region("Signed in as a customer").await;
    window.says("1–50 of").await;
    window.press("Stop").await;
    window.arrives_at("Sign in as a customer").await;
    window.close().await;
}
