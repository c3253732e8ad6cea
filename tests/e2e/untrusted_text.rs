//! Text from a store is escaped on every screen: it creates no element, script or dialog.

use fantoccini::key::Key;
use serde_json::{Value, json};
use sheet::visible_text;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::injection_store::{InjectionStore, RON, injection_texts};
use crate::timeouts::wait_until_async;
use crate::window::Window;

/// The least number of order rows visible at once.
const VISIBLE_ROWS: usize = 6;
/// In pixels.
const ROW_HEIGHT: usize = 36;

/// Records policy violations and calls that open a dialog.
const RECORD: &str = r"
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
    window.dialogs = [];
    for (const dialog of ['alert', 'confirm', 'prompt', 'print']) window[dialog] = () => window.dialogs.push(dialog);
";

/// Everything that injected text could create. The page itself has none of these.
const INJECTED: &str = r"
    const own = (element) => element.matches('svg.lucide, svg.lucide *');
    const tags = 'a, audio, base, dialog, embed, frame, hostile, iframe, img, link, marquee, math, meta, object, '
        + 'script, source, style, svg, template, textarea, video, [id=hostile]';
    const elements = [...document.body.querySelectorAll(tags)].filter((element) => !own(element));
    const handlers = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes])
        .filter(({ name }) => name.startsWith('on'));
    return {
        elements: elements.map((element) => element.outerHTML.slice(0, 200)),
        handlers: handlers.map(({ name, value }) => `${name}=${value}`),
        violations: window.violations,
        dialogs: window.dialogs,
        ran: window.hostile ?? null,
        left: location.href === 'tauri://localhost' ? [] : [location.href],
    };
";

/// The texts that are not visible.
const MISSING: &str = r"
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const read = [...document.querySelectorAll('input')].map((input) => input.value);
    while (nodes.nextNode()) read.push(nodes.currentNode.data);
    return arguments[0].filter((text) => !read.some((node) => node.includes(text)));
";

/// Whether the banner shows name and email address from left to right, and the store below.
const IN_ORDER: &str = r"
    const parts = [...document.querySelectorAll('[aria-label=\'Signed in as a customer\'] .line > :is(.long, .store)')];
    const [name, email, store] = parts.map((part) => part.getBoundingClientRect());
    return parts.length === 3 && name.left < email.left && name.bottom <= store.top + 1;
";

/// Waits until all texts are visible, with their invisible characters as numbers, and asserts that
/// they created nothing else.
async fn assert_escaped(window: &Window<'_>, screen: &str, texts: &[String]) {
    assert!(!texts.is_empty(), "no texts for {screen}");
    let texts: Vec<_> = texts.iter().map(|text| visible_text(text)).collect();
    wait_until_async(&format!("these texts in {screen}: {texts:?}"), async || {
        window.run_script(MISSING, &[json!(texts)]).await == json!([])
    })
    .await;
    let found = window.run_script(INJECTED, &[]).await;
    assert_eq!(found, nothing(), "in {screen}");
}

/// Checks all rows of an order table, scrolling because only visible rows exist.
async fn assert_all_escaped(window: &Window<'_>, screen: &str, orders: &[Vec<String>]) {
    window.wait_until("document.querySelector('[role=grid]')").await;
    for (part, orders) in orders.chunks(VISIBLE_ROWS).enumerate() {
        let scroll = "document.querySelector('[role=grid]').scrollTop = arguments[0]";
        let top = part * VISIBLE_ROWS * ROW_HEIGHT;
        window.run_script(scroll, &[json!(top)]).await;
        assert_escaped(window, screen, &orders.concat()).await;
    }
}

/// Checks the texts of all rows of a table of any order, scrolling because only visible rows exist.
async fn assert_escaped_in_rows(window: &Window<'_>, screen: &str, rows: usize, texts: &[String]) {
    let mut missing = json!(texts.iter().map(|text| visible_text(text)).collect::<Vec<_>>());
    for first in (0..rows).step_by(VISIBLE_ROWS) {
        let scroll = "document.querySelector('[role=grid]').scrollTop = arguments[0]";
        window.run_script(scroll, &[json!(first * ROW_HEIGHT)]).await;
        let row = format!("document.querySelector('[aria-rowindex=\"{}\"]')", first + 2);
        window.wait_until(&row).await;
        missing = window.run_script(MISSING, &[missing]).await;
        assert_eq!(window.run_script(INJECTED, &[]).await, nothing(), "in {screen}");
    }
    assert_eq!(missing, json!([]), "in {screen}");
}

/// A percent-encoded path segment.
fn encoded(part: &str) -> String {
    let byte = |byte: u8| match byte {
        b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    part.bytes().map(byte).collect()
}

fn nothing() -> Value {
    json!({ "elements": [], "handlers": [], "violations": [], "dialogs": [], "ran": null, "left": [] })
}

#[tokio::test]
async fn untrusted_text_is_escaped_on_every_screen() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let folder = desktop.data_folder();
    std::fs::create_dir(&folder).unwrap();
    let store = InjectionStore::create(&folder.join("sandbox.sqlite")).await;
    let window = Window::open(&desktop).await;
    window.run_script(RECORD, &[]).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;

    assert_escaped_in_rows(&window, "the customers", 48, &store.customers()).await;
    window.screenshot("41-hostile-customers").await;
    window.open_customer(RON).await;
    assert_escaped(&window, "the customer", &store.ron()).await;
    window.sign_in_as_open_customer("mysecretpassword").await;
    let orders = store.rons_orders();
    let shown = orders.concat().join("\n");
    assert_eq!(
        injection_texts().into_iter().find(|text| !shown.contains(text)),
        None
    );
    assert_all_escaped(&window, "the orders", &orders).await;
    assert_escaped(&window, "the orders, in the banner", &store.ron()[..2]).await;
    assert_eq!(window.run_script(IN_ORDER, &[]).await, true);
    window.screenshot("42-hostile-orders").await;

    window
        .run_script("document.querySelector('[role=grid]').scrollTop = 0", &[])
        .await;
    window
        .wait_until("document.querySelector('[aria-rowindex=\"2\"] .link')")
        .await;
    window
        .run_script(
            "document.querySelector('[aria-rowindex=\"2\"] .link').click()",
            &[],
        )
        .await;
    window.wait_for_region("Payments").await;
    let opened = store.rons_order(0);
    assert_escaped(&window, "the order", &opened).await;
    window.screenshot("43-hostile-order").await;
    window.press("Orders").await;
    window.press("Profile").await;
    window.wait_for_text("Addresses").await;
    assert_escaped(
        &window,
        "the profile",
        &[store.ron(), store.rons_addresses()].concat(),
    )
    .await;
    window.press("Compare").await;
    let matching = format!("{} orders match.", orders.len());
    window.press(&matching).await;
    let compared = orders.iter().map(|order| order[..3].to_vec());
    assert_escaped(&window, "both sides", &compared.collect::<Vec<_>>().concat()).await;
    window.press("End session").await;

    window.press("All orders").await;
    window.wait_for_heading("Orders").await;
    assert_escaped(&window, "the store's orders", &orders[..8].concat()).await;
    window
        .run_script("document.querySelector('[role=grid] .link').click()", &[])
        .await;
    window.wait_for_region("Payments").await;
    let opened_first = store.rons_order(0);
    assert_escaped(&window, "the store's order", &opened_first).await;
    window.press("View as customer").await;
    window.choose("Sign in as customer").await;
    // The name comes from the order, the email address from the customer.
    let (name, email) = (opened_first[2].clone(), store.ron()[1].clone());
    assert_escaped(&window, "the ways in", &[name, email]).await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    window.press_shortcut(Key::Control, 'k').await;
    // Ron's email address is another one here.
    window
        .type_into(
            "Find a customer, account or order",
            "c8c1c511-beef-4812-9b7a-9f92c587217c",
        )
        .await;
    assert_escaped(&window, "the search box", &store.ron()[..2]).await;
    window.press_key(Key::Escape).await;
    window.wait_for_dialog_to_close().await;

    window.press_in_menu("Audit log").await;
    assert_escaped(&window, "the audit log", &store.ron()[1..2]).await;
    window
        .run_script("document.querySelector('tbody [aria-expanded]:is([aria-label^=\"Details: Preview\"], [aria-label^=\"Details: Sign-in\"])').click()", &[])
        .await;
    window.press("Open receipt").await;
    window.wait_for_text("No changes").await;
    assert_escaped(&window, "the receipt", &store.ron()[1..2]).await;
    window.press("Close").await;
    window.press_in_menu("Requests").await;
    assert_escaped(
        &window,
        "the requests",
        &[format!("/v2/orders/{}", encoded(&opened[0]))],
    )
    .await;
    window.close().await;
}
