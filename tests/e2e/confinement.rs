//! The window stays where it is: at its own page, alone, and nothing is taken down to the disk.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::desktop::Desktop;
use crate::drag::Drag;
use crate::screen::Screen;
use crate::turn;
use crate::window::Window;

/// Adds a button that does something when somebody presses it: to much, a page is entitled only then.
const ADD: &str = r"
    const elsewhere = arguments[0];
    const follow = (properties) => {
        const link = Object.assign(document.createElement('a'), properties);
        document.body.append(link);
        link.click();
    };
    const blob = (text, type) => URL.createObjectURL(new Blob([text], { type }));
    const button = Object.assign(document.createElement('button'), { id: 'attempt', textContent: 'Try it' });
    Object.assign(button.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: 99 });
    button.onclick = () => {
        button.id = '';
        button.remove();
        ATTEMPT;
    };
    document.body.append(button);
";

const ATTEMPTS: [&str; 17] = [
    "location = elsewhere",
    "location.replace(elsewhere)",
    "location = 'file:///etc/hostname'",
    "location = 'data:text/html,Elsewhere'",
    "location = 'about:blank'",
    "location = blob('Elsewhere', 'text/html')",
    "open(elsewhere)",
    "open('about:blank')",
    "open(location.href)",
    "follow({ href: elsewhere })",
    "follow({ href: elsewhere, target: '_blank' })",
    "follow({ href: location.href, target: '_blank' })",
    "follow({ href: 'data:text/plain,taken', download: 'taken.txt' })",
    "follow({ href: blob('taken', 'text/plain'), download: 'taken.txt' })",
    "follow({ href: '/index.html', download: 'taken.html' })",
    "follow({ href: blob('taken', 'application/octet-stream') })",
    "document.head.append(Object.assign(document.createElement('meta'), \
        { httpEquiv: 'refresh', content: `0; ${elsewhere}` }))",
];

/// The page is the one that it was.
const IS_THERE: &str = "return window.hasStayed && location.href === 'tauri://localhost'";

/// A folder for downloads, as every desktop has one. Without it nothing could be taken down anyway.
fn make_downloads(desktop: &Desktop) -> PathBuf {
    let folder = desktop.home().join("Downloads");
    fs::create_dir(&folder).unwrap();
    let named = "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n";
    fs::write(desktop.home().join("config/user-dirs.dirs"), named).unwrap();
    folder
}

#[tokio::test]
async fn links_windows_downloads_and_drops_stay_in_the_page() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let downloads = make_downloads(&desktop);
    let file = desktop.home().join("dropped.html");
    fs::write(&file, "<h1>Dropped</h1>").unwrap();

    let window = Window::open(&desktop).await;
    window.provokes("Not allowed to load local resource");
    let screen = Screen::of(&desktop);
    window.ask("window.hasStayed = true", &[]).await;
    for attempt in ATTEMPTS {
        window
            .ask(&ADD.replace("ATTEMPT", attempt), &[json!("https://example.com/")])
            .await;
        window.press("Try it").await;
        window
            .until("return document.querySelector('#attempt') === null", attempt)
            .await;
        assert_eq!(window.ask(IS_THERE, &[]).await, true, "after {attempt}");
    }
    Drag::of(&file, &screen).drop_it();

    // What has been refused too late shows by now.
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    assert_eq!(window.ask(IS_THERE, &[]).await, true);
    assert_eq!(window.windows().await, 1);
    assert_eq!(screen.windows().len(), 1);
    assert_eq!(fs::read_dir(downloads).unwrap().count(), 0);
    window.close().await;
}
