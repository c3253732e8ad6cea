//! Whatever a store sends is text, on every screen: nothing of it becomes an element, runs, or asks anything.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::hostile::{HostileStore, RON, corpus};
use crate::timeouts::wait_async;
use crate::turn;
use crate::window::Window;

/// So many orders are in sight at once at least, each as high as this, in pixels.
const SCREENFUL: usize = 6;
const ROW: usize = 44;

/// From now on the page writes down what is refused it, and who would ask its reader something.
const LISTEN: &str = r"
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective));
    window.asked = [];
    for (const dialog of ['alert', 'confirm', 'prompt', 'print']) window[dialog] = () => window.asked.push(dialog);
";

/// What came of data and is more than text. The page itself has none of these.
const FOREIGN: &str = r"
    const own = (element) => element.matches('svg.lucide, svg.lucide *');
    const tags = 'a, audio, base, dialog, embed, frame, hostile, iframe, img, link, marquee, math, meta, object, '
        + 'script, source, style, svg, template, textarea, video, [id=hostile]';
    const elements = [...document.body.querySelectorAll(tags)].filter((element) => !own(element));
    const handlers = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes])
        .filter(({ name }) => name.startsWith('on'));
    return {
        elements: elements.map((element) => element.outerHTML.slice(0, 200)),
        handlers: handlers.map(({ name, value }) => `${name}=${value}`),
        refused: window.refused,
        asked: window.asked,
        ran: window.hostile ?? null,
        left: location.href === 'tauri://localhost' ? [] : [location.href],
    };
";

/// Those of the texts that can't be read on the screen as they are.
const MISSING: &str = r"
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const read = [...document.querySelectorAll('input')].map((input) => input.value);
    while (nodes.nextNode()) read.push(nodes.currentNode.data);
    return arguments[0].filter((text) => !read.some((node) => node.includes(text)));
";

/// In the banner, name, address and store stand in this order, from left to right.
const IN_ORDER: &str = r"
    const parts = [...document.querySelectorAll('[aria-label=\'Signed in as a customer\'] .line > :is(.long, .store)')];
    const lefts = parts.map((part) => part.getBoundingClientRect().left);
    return lefts.length === 3 && lefts[0] < lefts[1] && lefts[1] < lefts[2];
";

/// Waits until all these texts can be read as they are, and looks whether that is all that came of them.
async fn reads(window: &Window<'_>, screen: &str, texts: &[String]) {
    assert!(!texts.is_empty(), "the screen of {screen} has nothing to show");
    wait_async(
        &format!("these on the screen of {screen}: {texts:?}"),
        async || window.ask(MISSING, &[json!(texts)]).await == json!([]),
    )
    .await;
    let found = window.ask(FOREIGN, &[]).await;
    assert_eq!(found, nothing(), "on the screen of {screen}");
}

/// Scrolls through a table of orders, of which only those in sight are drawn, and reads them all.
async fn reads_all(window: &Window<'_>, screen: &str, orders: &[Vec<String>]) {
    window.becomes("document.querySelector('[role=grid]')").await;
    for (screenful, orders) in orders.chunks(SCREENFUL).enumerate() {
        let scroll = "document.querySelector('[role=grid]').scrollTop = arguments[0]";
        let top = screenful * SCREENFUL * ROW;
        window.ask(scroll, &[json!(top)]).await;
        reads(window, screen, &orders.concat()).await;
    }
}

/// A part of a path, as a URL has it that it can't get out of.
fn encoded(part: &str) -> String {
    let byte = |byte: u8| match byte {
        b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    part.bytes().map(byte).collect()
}

fn nothing() -> Value {
    json!({ "elements": [], "handlers": [], "refused": [], "asked": [], "ran": null, "left": [] })
}

#[tokio::test]
async fn untrusted_text_is_escaped_on_every_screen() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let folder = desktop.data_folder();
    std::fs::create_dir(&folder).unwrap();
    let store = HostileStore::make(&folder.join("sandbox.sqlite")).await;
    let window = Window::open(&desktop).await;
    window.ask(LISTEN, &[]).await;
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;

    reads(&window, "the customers", &store.customers()).await;
    window.picture("41-hostile-customers").await;
    window.open_customer(RON).await;
    reads(&window, "the customer", &store.ron()).await;
    window.sign_in("mysecretpassword").await;
    let orders = store.rons_orders();
    let shown = orders.concat().join("\n");
    assert_eq!(corpus().into_iter().find(|text| !shown.contains(text)), None);
    reads_all(&window, "the orders", &orders[..50]).await;
    reads(&window, "the orders, in the banner", &store.ron()[..2]).await;
    assert_eq!(window.ask(IN_ORDER, &[]).await, true);
    window.picture("42-hostile-orders").await;
    window.press("Next").await;
    window.says("51–").await;
    reads_all(&window, "the older orders", &orders[50..]).await;

    window
        .ask("document.querySelector('[role=grid] .link').click()", &[])
        .await;
    window.shows_region("Payments").await;
    let opened = store.rons_order(50);
    reads(&window, "the order", &opened).await;
    window.picture("43-hostile-order").await;
    window.press("Orders").await;
    window.press("Profile").await;
    window.says("Addresses").await;
    reads(
        &window,
        "the profile",
        &[store.ron(), store.rons_addresses()].concat(),
    )
    .await;
    window.press("Compare").await;
    window.says("Both sides agree").await;
    let compared = orders.iter().map(|order| order[..2].to_vec());
    reads(&window, "both sides", &compared.collect::<Vec<_>>().concat()).await;
    window.press("Stop").await;

    window.press("All orders").await;
    window.arrives_at("Orders").await;
    reads(&window, "the store's orders", &orders[..8].concat()).await;
    window
        .ask("document.querySelector('[role=grid] .link').click()", &[])
        .await;
    window.shows_region("Payments").await;
    let opened_first = store.rons_order(0);
    reads(&window, "the store's order", &opened_first).await;
    window.press("See the shop as this customer").await;
    window.says("Exactly what the shop shows them").await;
    // The name is the order's, the address the customer's own.
    let (name, email) = (opened_first[2].clone(), store.ron()[1].clone());
    reads(&window, "the ways in", &[name, email]).await;
    window.press("Cancel").await;
    window.closes_dialog().await;
    window.keys(Key::Control, 'k').await;
    window.type_into("Jump to", RON).await;
    reads(&window, "the jump box", &store.ron()[..2]).await;
    window.key(Key::Escape).await;
    window.closes_dialog().await;

    window.press("Journal").await;
    reads(&window, "the journal", &store.ron()[1..2]).await;
    window.press("Receipt").await;
    window.says("nothing: of").await;
    reads(&window, "the receipt", &store.ron()[1..2]).await;
    window.press("Close").await;
    window.press("Requests").await;
    reads(
        &window,
        "the requests",
        &[format!("/v2/orders/{}", encoded(&opened[0]))],
    )
    .await;
    window.close().await;
}
