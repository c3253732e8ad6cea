//! The content security policy blocks code from text and requests to other hosts. The page itself
//! makes the attempts.

use std::net::TcpListener;

use serde_json::json;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

/// Records policy violations and code that ran despite the policy.
const RECORD: &str = r"
    window.violations = [];
    window.ran = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
";

/// Runs an attempt in a timer of the page, because `WebDriver` scripts bypass the policy.
const TRY: &str = r"
    const remote = arguments[0];
    window.violations = [];
    const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
    const run = 'window.ran.push(document.title)';
    const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    setTimeout(() => {
        // Some blocked attempts also throw. The event shows that the policy blocked them.
        try { ATTEMPT } catch { }
    });
";

/// An attempt, and the policy directive that blocks it.
const ATTEMPTS: [(&str, &str); 22] = [
    ("eval(run)", "script-src"),
    ("new Function(run)()", "script-src"),
    ("setTimeout(run)", "script-src"),
    ("add('script', { textContent: run })", "script-src-elem"),
    ("add('script', { src: `${remote}/a.js` })", "script-src-elem"),
    ("add('script', { src: blob(run) })", "script-src-elem"),
    ("import(`${remote}/a.js`).catch(() => {})", "script-src-elem"),
    (
        "import(`data:text/javascript,${run}`).catch(() => {})",
        "script-src-elem",
    ),
    (
        "add('p', { innerHTML: `<img src=x onerror='${run}'>` })",
        "script-src-attr",
    ),
    (
        "add('a', { href: `javascript:${run}` }); document.body.lastChild.click()",
        "script-src-elem",
    ),
    ("new Worker(blob(run))", "worker-src"),
    (
        "add('style', { textContent: 'body { color: red }' })",
        "style-src-elem",
    ),
    (
        "add('p', { innerHTML: '<b style=\"color: red\">' })",
        "style-src-attr",
    ),
    ("add('img', { src: `${remote}/a.png` })", "img-src"),
    ("add('video', { src: `${remote}/a.webm` })", "media-src"),
    (
        "new FontFace('a', `url(${remote}/a.woff)`).load().catch(() => {})",
        "font-src",
    ),
    ("add('iframe', { src: remote })", "frame-src"),
    ("add('object', { data: remote })", "object-src"),
    ("fetch(remote).catch(() => {})", "connect-src"),
    ("new WebSocket(remote.replace('https', 'wss'))", "connect-src"),
    ("navigator.sendBeacon(remote, 'a')", "connect-src"),
    (
        "add('form', { action: remote }); document.body.lastChild.submit()",
        "form-action",
    ),
];

#[tokio::test]
async fn content_policy_blocks_eval_and_foreign_requests() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    // Accepts no connection until the end, when a pending one would show.
    let remote = TcpListener::bind("127.0.0.1:0").unwrap();
    remote.set_nonblocking(true).unwrap();
    let address = format!("https://{}", remote.local_addr().unwrap());

    let window = Window::open(&desktop).await;
    window.expect_console_message("Refused to");
    window.expect_console_message("Failed to preconnect");
    window.run_script(RECORD, &[]).await;
    // No policy directive covers this one, so there is no event.
    let preconnect = "add('link', { rel: 'preconnect', href: remote })";
    window
        .run_script(&TRY.replace("ATTEMPT", preconnect), &[json!(address)])
        .await;
    for (attempt, directive) in ATTEMPTS {
        window
            .run_script(&TRY.replace("ATTEMPT", attempt), &[json!(address)])
            .await;
        window
            .wait_until_script(
                &format!("return window.violations.includes('{directive}')"),
                &format!("block of {attempt}"),
            )
            .await;
    }
    assert_eq!(window.run_script("return window.ran", &[]).await, json!([]));
    assert!(remote.accept().is_err(), "the page opened a connection");
    window.close().await;
}
