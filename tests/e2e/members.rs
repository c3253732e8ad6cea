//! Sessions as an account member, through the real window and the sandbox store.

use fantoccini::key::Key;
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use serde_json::Value;

use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

/// The newest code in the sandbox's inbox.
const CODE: &str = r#"
    const inbox = [...document.querySelectorAll("ul")].find((list) => list.getAttribute("aria-label") === "Inbox");
    const code = inbox?.querySelector("li .mono")?.innerText.replace(/[\u2066-\u2069]/g, "").trim();
    return code || null;
"#;

/// Opens the sandbox store and the page of a member of three accounts.
async fn open_member(window: &Window<'_>) {
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    find_member(window).await;
}

async fn find_member(window: &Window<'_>) {
    window.press("Find").await;
    window
        .type_into("Find a customer, account or order", "mara.quint@harbor.test")
        .await;
    // Enter waits for the search.
    window.press_key(Key::Enter).await;
    window.wait_for_heading("Mara Quint").await;
}

/// Creates the password profile for support credentials: usernames of the shop's are emails.
async fn set_up(window: &Window<'_>) {
    window.press("Set up…").await;
    window.wait_for_heading("Support sign-in").await;
    window
        .wait_for_text("A second password profile can stop shoppers")
        .await;
    pictures(window, "69-support-sign-in").await;
    assert!(!window.is_enabled("Create “Support sign-in”").await);
    let confirm = "document.querySelector('[role=dialog] input[type=checkbox]').click()";
    window.run_script(confirm, &[]).await;
    window.press("Create “Support sign-in”").await;
    // The sign-in goes on with the profile.
    window.wait_for_heading("View as Mara Quint").await;
}

async fn use_theme(window: &Window<'_>, theme: &str) {
    let script = format!("document.documentElement.dataset.theme = '{theme}'");
    window.run_script(&script, &[]).await;
}

/// Pictures of the screen in light and dark, each also in the smallest window. Without a folder for
/// pictures it does nothing.
pub(crate) async fn pictures(window: &Window<'_>, name: &str) {
    if !Window::takes_screenshots() {
        return;
    }
    for (theme, suffix) in [("light", ""), ("dark", "-dark")] {
        use_theme(window, theme).await;
        window.resize(1180, 780).await;
        window.screenshot(&format!("{name}{suffix}")).await;
        window.resize(800, 600).await;
        window.screenshot(&format!("{name}{suffix}-800")).await;
    }
    use_theme(window, "light").await;
    window.resize(1180, 780).await;
}

/// Opens a subscription with more invoices than are read at once, and reads on.
async fn all_invoices_are_shown(window: &Window<'_>) {
    window.press("Blade sharpening").await;
    window.wait_for_heading("Blade sharpening").await;
    window.wait_for_text("The newest 12 of 15 invoices.").await;
    pictures(window, "74-member-subscription").await;
    window.press("Show more invoices").await;
    let invoices = "document.querySelectorAll('[aria-labelledby=invoices] tbody tr:not(.payment)').length";
    window.wait_until(&format!("{invoices} === 15")).await;
    assert!(!window.text().await.contains("Show more invoices"));
}

/// Opens another account of the member, and waits until it is open.
async fn open_account(window: &Window<'_>, from: &str, to: &str) {
    window.press(&format!("Account: {from}")).await;
    pictures(window, "79-accounts-of-a-member").await;
    window.press(to).await;
    let is_open = format!("document.querySelector('[aria-label=\"Account: {to}\"]')");
    window.wait_until(&is_open).await;
}

/// Opens a subscription whose last invoice could not be paid, twice.
async fn failed_payments_are_shown(window: &Window<'_>) {
    window.press("Subscriptions").await;
    window.press("Coffee for the workshop").await;
    window.wait_for_heading("Coffee for the workshop").await;
    window.wait_for_text("Outstanding").await;
    window.wait_for_text("card_declined").await;
    window.wait_for_text("insufficient_funds").await;
}

#[tokio::test]
async fn member_is_viewed_with_a_support_credential() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    open_member(&window).await;

    window.press("View as member").await;
    window.wait_for_heading("View as Mara Quint").await;
    set_up(&window).await;
    window.choose("Support credential").await;
    window.select("Open this account", "Harbor Tools").await;
    window.give_reason("Can’t see the quote").await;
    pictures(&window, "70-view-as-member").await;
    window.press("Sign in").await;

    window.wait_for_region("Signed in as an account member").await;
    window.wait_for_text("Ordered by").await;
    pictures(&window, "71-member-orders").await;
    window.press("Carts").await;
    window.wait_for_text("Q4 restock").await;
    pictures(&window, "72-member-carts").await;
    window.press("Q4 restock").await;
    window.wait_for_heading("Q4 restock").await;
    window.wait_for_text("Codes and promotions").await;
    pictures(&window, "73-member-cart").await;
    window.press("Carts").await;
    window.press("Subscriptions").await;
    window.wait_for_heading("Subscriptions").await;
    pictures(&window, "74-member-subscriptions").await;
    all_invoices_are_shown(&window).await;
    window.press("Subscriptions").await;
    window.wait_for_heading("Subscriptions").await;
    window.press("Profile").await;
    window.wait_for_text("Harbor Tools LLC").await;
    pictures(&window, "75-member-profile").await;
    window.press("Addresses").await;
    window.wait_for_heading("Addresses").await;
    pictures(&window, "75-member-addresses").await;
    window.press("Compare").await;
    window.wait_for_heading("Compare").await;
    window
        .wait_for_text("your admin access against the member’s own access")
        .await;
    pictures(&window, "76-member-compare").await;

    window.press("Orders").await;
    open_account(&window, "Harbor Tools", "Harbor Tools Canada").await;
    window.press("Carts").await;
    window.wait_for_heading("Carts").await;
    let text = window.text().await;
    assert!(
        !text.contains("Q4 restock"),
        "a cart of the other account is shown"
    );

    open_account(&window, "Harbor Tools Canada", "Harbor Group").await;
    failed_payments_are_shown(&window).await;

    window.press("End session").await;
    window.wait_for_heading("Mara Quint").await;
    assert!(!window.text().await.contains("A support credential of"));
    window.press_in_menu("Audit log").await;
    window.wait_for_text("mara.quint@harbor.test").await;
    window.wait_for_text("Support credential").await;
    window.wait_for_text("Can’t see the quote").await;
    window.wait_for_text("Ended").await;
    pictures(&window, "77-member-audit-log").await;
    window.close().await;
}

#[tokio::test]
async fn member_is_viewed_with_a_one_time_code() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    open_member(&window).await;

    window.press("View as member").await;
    window.wait_for_heading("View as Mara Quint").await;
    window.choose("One-time code").await;
    window.press("Send code").await;
    window.wait_for_text("Enter it as the caller reads it out.").await;
    pictures(&window, "78-one-time-code").await;
    window.type_into("Code", "000000").await;
    window.press("Sign in").await;
    window.wait_for_text("The store refused this code.").await;
    window.press("Inbox").await;
    let is_there = format!("return Boolean((() => {{ {CODE} }})())");
    window.wait_until_script(&is_there, "code in the inbox").await;
    let Value::String(code) = window.run_script(CODE, &[]).await else {
        panic!("no code in the inbox");
    };
    window.type_into("Code", &code).await;
    window.press("Sign in").await;

    window.wait_for_region("Signed in as an account member").await;
    window.press("End session").await;
    window.wait_for_heading("Mara Quint").await;
    window.close().await;
}

#[tokio::test]
async fn credential_that_stays_is_named_until_it_is_deleted() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_with_store(&desktop, &store).await;
    find_member(&window).await;
    window.press("View as member").await;
    window.wait_for_heading("View as Mara Quint").await;
    set_up(&window).await;
    window.choose("Support credential").await;
    window.select("Open this account", "Harbor Tools").await;

    store.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        path: Some("/v2/authentication-realms/".into()),
        method: Some("DELETE".into()),
        ..Faults::default()
    });
    window.press("Sign in").await;
    window.wait_for_region("Signed in as an account member").await;
    window
        .wait_for_text(
            "A support credential of mara.quint@harbor.test in Pawnee Parks couldn’t be deleted yet.",
        )
        .await;
    window.wait_for_text("The store had a problem (500)").await;
    pictures(&window, "79-leftover-in-session").await;
    window.press("End session").await;
    window.wait_for_heading("Mara Quint").await;
    // On every screen, until it is gone.
    window.press("Orders").await;
    window.wait_for_text("couldn’t be deleted yet").await;
    pictures(&window, "79-leftover").await;

    store.inject_faults(Faults::default());
    window.press("Delete now").await;
    let is_gone = "!document.body.innerText.includes('couldn’t be deleted yet')";
    window.wait_until(is_gone).await;
    window.close().await;
}
