//! What the page's policy refuses when the page itself tries it: code made of text, and anything from elsewhere.

use std::net::TcpListener;

use serde_json::json;

use crate::desktop::Desktop;
use crate::turn;
use crate::window::Window;

/// From now on the page writes down what is refused it, and what it has run although it should not.
const LISTEN: &str = r"
    window.refused = [];
    window.ran = [];
    document.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.effectiveDirective));
";

/// Has the page do it: what `WebDriver` runs itself, it runs past the policy.
const TRY: &str = r"
    const elsewhere = arguments[0];
    window.refused = [];
    const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
    const run = 'window.ran.push(document.title)';
    const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    setTimeout(() => {
        // What throws has been refused as well; that it was the policy is told by its event.
        try { ATTEMPT } catch { }
    });
";

/// What is tried, and the part of the policy that refuses it.
const ATTEMPTS: [(&str, &str); 22] = [
    ("eval(run)", "script-src"),
    ("new Function(run)()", "script-src"),
    ("setTimeout(run)", "script-src"),
    ("add('script', { textContent: run })", "script-src-elem"),
    ("add('script', { src: `${elsewhere}/a.js` })", "script-src-elem"),
    ("add('script', { src: blob(run) })", "script-src-elem"),
    ("import(`${elsewhere}/a.js`).catch(() => {})", "script-src-elem"),
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
    ("add('img', { src: `${elsewhere}/a.png` })", "img-src"),
    ("add('video', { src: `${elsewhere}/a.webm` })", "media-src"),
    (
        "new FontFace('a', `url(${elsewhere}/a.woff)`).load().catch(() => {})",
        "font-src",
    ),
    ("add('iframe', { src: elsewhere })", "frame-src"),
    ("add('object', { data: elsewhere })", "object-src"),
    ("fetch(elsewhere).catch(() => {})", "connect-src"),
    ("new WebSocket(elsewhere.replace('https', 'wss'))", "connect-src"),
    ("navigator.sendBeacon(elsewhere, 'a')", "connect-src"),
    (
        "add('form', { action: elsewhere }); document.body.lastChild.submit()",
        "form-action",
    ),
];

#[tokio::test]
async fn content_policy_blocks_eval_and_foreign_requests() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    // Nobody takes calls here: whoever has called is found waiting.
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let address = format!("https://{}", elsewhere.local_addr().unwrap());

    let window = Window::open(&desktop).await;
    window.provokes("Refused to");
    window.provokes("Failed to preconnect");
    window.ask(LISTEN, &[]).await;
    // No policy knows of this one, and no event tells of it.
    let preconnect = "add('link', { rel: 'preconnect', href: elsewhere })";
    window
        .ask(&TRY.replace("ATTEMPT", preconnect), &[json!(address)])
        .await;
    for (attempt, directive) in ATTEMPTS {
        window
            .ask(&TRY.replace("ATTEMPT", attempt), &[json!(address)])
            .await;
        window
            .until(
                &format!("return window.refused.includes('{directive}')"),
                &format!("refusal of {attempt}"),
            )
            .await;
    }
    assert_eq!(window.ask("return window.ran", &[]).await, json!([]));
    assert!(elsewhere.accept().is_err(), "the page has called elsewhere");
    window.close().await;
}
