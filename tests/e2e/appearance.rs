//! Themes, contrast, small windows, and long names.

use serde_json::json;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

/// The lowest contrast of a visible text with its background, as WCAG 2 defines it.
const WORST_CONTRAST: &str = r"
    const parts = (color) => color.match(/[\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => {
        const [red, green, blue] = [r, g, b].map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const color = parts(getComputedStyle(at).backgroundColor);
            if (color.length === 3 || color[3] === 1) return color;
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

/// How many pixels the page overflows to the right. A wide table scrolls in its own frame.
pub(crate) const OVERFLOW: &str = r"
    const frames = [document.documentElement, document.querySelector('main')];
    return Math.max(...frames.map((frame) => frame.scrollWidth - frame.clientWidth));
";

pub(crate) async fn assert_contrast(window: &Window<'_>) {
    // A color that changes has less contrast on its way.
    window
        .wait_until("!document.getAnimations().some((one) => one instanceof CSSTransition && one.effect.target.checkVisibility())")
        .await;
    let worst = window.run_script(WORST_CONTRAST, &[]).await;
    // The minimum of WCAG 2 AA for text.
    assert!(worst[0].as_f64().unwrap() >= 4.5, "{worst}");
}

async fn check_screens(window: &Window<'_>, theme: &str, first: u32) {
    let check = async |number: u32, name: &str| {
        assert_contrast(window).await;
        window
            .screenshot(&format!("{}-{theme}-{name}", first + number))
            .await;
    };
    window
        .wait_for_heading("See the shop from the customer’s side")
        .await;
    check(0, "first-launch").await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    check(1, "customers").await;
    window.press_in_menu("Requests").await;
    window.wait_for_text("/v2/customers").await;
    check(4, "requests").await;
    window.press("Back").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.open_sign_in_form().await;
    window.type_into("Password", "not-it").await;
    window.press("Sign in").await;
    window.wait_for_text("Wrong password for this customer").await;
    check(2, "wrong-password").await;
    window.type_into("Password", "mysecretpassword").await;
    window.press("Sign in").await;
    window.wait_for_text("First 50 of").await;
    check(3, "orders").await;
}

#[tokio::test]
async fn text_has_contrast_in_light_and_dark_theme() {
    let _lock = exclusive_window().await;
    for (theme, first) in [("light", 21), ("dark", 26)] {
        let desktop = TestDesktop::new().with_screen().with_theme(theme);
        let window = Window::open(&desktop).await;
        let query = "return matchMedia('(prefers-color-scheme: dark)').matches";
        assert_eq!(window.run_script(query, &[]).await, json!(theme == "dark"));
        check_screens(&window, theme, first).await;
        window.close().await;
    }
}

#[tokio::test]
async fn smallest_window_has_no_overflow() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.resize(640, 480).await;
    assert!(window.run_script(OVERFLOW, &[]).await.as_i64().unwrap() <= 0);
    window.screenshot("31-small-first-launch").await;

    window.press("Open the sandbox store").await;
    window.show_customers().await;
    assert!(window.run_script(OVERFLOW, &[]).await.as_i64().unwrap() <= 0);
    window.screenshot("32-small-customers").await;

    window.press_in_menu("Requests").await;
    window.wait_for_text("/v2/customers").await;
    window.screenshot("34-small-requests").await;
    assert!(window.run_script(OVERFLOW, &[]).await.as_i64().unwrap() <= 0);
    window.press("Back").await;

    window.type_into("Search customers", "The Longest Address").await;
    window.wait_for_text("1 customer").await;
    let row = "document.querySelector('[role=grid] .link').click()";
    window.run_script(row, &[]).await;
    window
        .wait_for_heading("The Longest Address That There Can Be")
        .await;
    assert!(window.run_script(OVERFLOW, &[]).await.as_i64().unwrap() <= 0);
    window.screenshot("33-small-long-name").await;
    window.close().await;
}
