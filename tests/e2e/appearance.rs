//! What it looks like for those who like it dark, in a small window, and with names from everywhere.

use serde_json::json;

use crate::desktop::Desktop;
use crate::turn;
use crate::window::Window;

/// Contrast of text and what is behind it, as WCAG 2 counts it, for everything that can be read; the worst first.
const WORST_CONTRAST: &str = r"
    const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => {
        const [red, green, blue] = [r, g, b].map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = parts(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
        if (!own || element.getClientRects().length === 0 || element.disabled) continue;
        const [a, b] = [luminance(parts(getComputedStyle(element).color)), luminance(behind(element))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        found.push([contrast, element.innerText.slice(0, 40)]);
    }
    return found.sort(([a], [b]) => a - b)[0];
";

/// How far what is on the screen sticks out of it to the right. A wide table scrolls in its own frame.
pub(crate) const OVERHANG: &str = r"
    const frames = [document.documentElement, document.querySelector('main')];
    return Math.max(...frames.map((frame) => frame.scrollWidth - frame.clientWidth));
";

pub(crate) async fn can_be_read(window: &Window<'_>) {
    let worst = window.ask(WORST_CONTRAST, &[]).await;
    // The least that WCAG 2 asks of text, level AA.
    assert!(worst[0].as_f64().unwrap() >= 4.5, "{worst}");
}

async fn walk(window: &Window<'_>, light: &str, first: u32) {
    let picture = async |number: u32, name: &str| {
        can_be_read(window).await;
        window
            .picture(&format!("{}-{light}-{name}", first + number))
            .await;
    };
    window.arrives_at("See the shop from the customer’s side").await;
    picture(0, "first-launch").await;
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    picture(1, "customers").await;
    window.press("Requests").await;
    window.says("/v2/customers").await;
    picture(4, "requests").await;
    window.press("Back").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.press("See as this customer").await;
    window.type_into("Password", "not-it").await;
    window.press("Sign in").await;
    window.says("The store does not take this password").await;
    picture(2, "wrong-password").await;
    window.type_into("Password", "mysecretpassword").await;
    window.press("Sign in").await;
    window.says("1–50 of").await;
    picture(3, "orders").await;
}

#[tokio::test]
async fn text_has_contrast_in_light_and_dark_theme() {
    let _turn = turn().await;
    for (light, first) in [("light", 21), ("dark", 26)] {
        let desktop = Desktop::bare().and_screen().and_light(light);
        let window = Window::open(&desktop).await;
        let query = "return matchMedia('(prefers-color-scheme: dark)').matches";
        assert_eq!(window.ask(query, &[]).await, json!(light == "dark"));
        walk(&window, light, first).await;
        window.close().await;
    }
}

#[tokio::test]
async fn smallest_window_has_no_overflow() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.resize(640, 480).await;
    assert!(window.ask(OVERHANG, &[]).await.as_i64().unwrap() <= 0);
    window.picture("31-small-first-launch").await;

    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    assert!(window.ask(OVERHANG, &[]).await.as_i64().unwrap() <= 0);
    window.picture("32-small-customers").await;

    window.press("Requests").await;
    window.says("/v2/customers").await;
    window.picture("34-small-requests").await;
    assert!(window.ask(OVERHANG, &[]).await.as_i64().unwrap() <= 0);
    window.press("Back").await;

    window.type_into("Search customers", "The Longest Address").await;
    window.says("1–1 of 1 customers").await;
    let row = "document.querySelector('tbody .link').click()";
    window.ask(row, &[]).await;
    window.arrives_at("The Longest Address That There Can Be").await;
    assert!(window.ask(OVERHANG, &[]).await.as_i64().unwrap() <= 0);
    window.picture("33-small-long-name").await;
    window.close().await;
}
