//! The navigation policy: no navigation away, no second window, no download.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::file_drag::FileDrag;
use crate::screen::Screen;
use crate::window::Window;

/// Adds a button that makes an attempt on click. Some actions need a user gesture.
const ADD_BUTTON: &str = r"
    const remote = arguments[0];
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
    "location = remote",
    "location.replace(remote)",
    "location = 'file:///etc/hostname'",
    "location = 'data:text/html,Remote'",
    "location = 'about:blank'",
    "location = blob('Remote', 'text/html')",
    "open(remote)",
    "open('about:blank')",
    "open(location.href)",
    "follow({ href: remote })",
    "follow({ href: remote, target: '_blank' })",
    "follow({ href: location.href, target: '_blank' })",
    "follow({ href: 'data:text/plain,taken', download: 'taken.txt' })",
    "follow({ href: blob('taken', 'text/plain'), download: 'taken.txt' })",
    "follow({ href: '/index.html', download: 'taken.html' })",
    "follow({ href: blob('taken', 'application/octet-stream') })",
    "document.head.append(Object.assign(document.createElement('meta'), \
        { httpEquiv: 'refresh', content: `0; ${remote}` }))",
];

/// Whether the page is still the same.
const HAS_STAYED: &str = "return window.hasStayed && location.href === 'tauri://localhost'";

/// Creates a downloads folder. Without it, no download could succeed anyway.
pub(crate) fn make_downloads(desktop: &TestDesktop) -> PathBuf {
    let folder = desktop.home().join("Downloads");
    fs::create_dir(&folder).unwrap();
    let config = "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\n";
    fs::write(desktop.home().join("config/user-dirs.dirs"), config).unwrap();
    folder
}

#[tokio::test]
async fn links_windows_downloads_and_drops_stay_in_the_page() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let downloads = make_downloads(&desktop);
    let file = desktop.home().join("dropped.html");
    fs::write(&file, "<h1>Dropped</h1>").unwrap();

    let window = Window::open(&desktop).await;
    window.expect_console_message("Not allowed to load local resource");
    let screen = Screen::of(&desktop);
    window.run_script("window.hasStayed = true", &[]).await;
    for attempt in ATTEMPTS {
        window
            .run_script(
                &ADD_BUTTON.replace("ATTEMPT", attempt),
                &[json!("https://example.com/")],
            )
            .await;
        window.press("Try it").await;
        window
            .wait_until_script("return document.querySelector('#attempt') === null", attempt)
            .await;
        assert_eq!(window.run_script(HAS_STAYED, &[]).await, true, "after {attempt}");
    }
    FileDrag::start(&file, &screen).drop_file();

    // The effect of an attempt that was blocked too late is visible by now.
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    assert_eq!(window.run_script(HAS_STAYED, &[]).await, true);
    assert_eq!(window.window_count().await, 1);
    assert_eq!(screen.visible_windows().len(), 1);
    assert_eq!(fs::read_dir(downloads).unwrap().count(), 0);
    window.close().await;
}
