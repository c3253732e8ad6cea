//! The real window, driven through `WebKitWebDriver` and found by role and name, as somebody who can't see it would.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::console::Console;
use super::desktop::Desktop;
use super::driver::Driver;

/// The longest that anything may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);
/// What our program is called among the processes.
const PROGRAM: &str = "shopside";
const STEP: Duration = Duration::from_millis(40);

/// Names the folder for pictures of every screen.
const PICTURES: &str = "SHOPSIDE_TOUR";

/// Finds an element by role and accessible name: in the dialog, where one is open.
const FIND: &str = r"
    const [role, name] = arguments;
    const scope = [...document.querySelectorAll('[role=dialog]')].at(-1) ?? document;
    const selectors = {
        button: 'button, summary', field: 'input, select, textarea', heading: 'h1, h2', region: 'section, nav, [role=region]',
        text: 'p, pre, td, dd, dt, li, span, h1, h2, strong, [role=alert], [role=status]', option: 'input[type=radio]',
    };
    const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
    const named = (element) => words(element.getAttribute('aria-label')
        ?? (element.labels?.length ? element.labels[0].innerText : element.innerText));
    const fits = (element) => {
        if (role === 'text') return words(element.innerText).includes(name);
        return role === 'option' ? named(element).includes(name) : named(element) === name;
    };
    const shows = (element) => element.getClientRects().length > 0;
    const found = [...scope.querySelectorAll(selectors[role])].filter((element) => shows(element) && fits(element));
    return found.find((element) => !element.disabled) ?? found[0] ?? null;
";

/// Describes what is where a button's middle is.
const IN_FRONT: &str = r"
    const buttons = [...document.querySelectorAll(arguments[0])];
    const button = buttons.find((button) => button.innerText.trim() === arguments[1]);
    const box = button?.getBoundingClientRect();
    const front = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return JSON.stringify({ box, front: front?.outerHTML.slice(0, 300), scroll: [scrollX, scrollY] });
";

/// The program in its window.
pub(crate) struct Window<'a> {
    client: Client,
    driver: Driver,
    desktop: &'a Desktop,
    console: Console,
}

impl<'a> Window<'a> {
    /// Starts the program on this desktop and waits for its first screen.
    pub(crate) async fn open(desktop: &'a Desktop) -> Self {
        let window = Self::of(desktop, Path::new(env!("CARGO_BIN_EXE_shopside"))).await;
        window
            .wait("heading of the first screen", async || window.has_heading().await)
            .await;
        window
    }

    /// Starts a program on this desktop, and waits for nothing.
    pub(crate) async fn of(desktop: &'a Desktop, program: &Path) -> Self {
        let driver = Driver::start(desktop, &[]);
        let console = Console::of(&driver);
        let client = driver.drive(program.to_str().unwrap()).await.unwrap();
        Self {
            client,
            driver,
            desktop,
            console,
        }
    }

    /// From now on this test has the page do what it says so on its console.
    pub(crate) fn provokes(&self, words: &'static str) {
        self.console.expect(words);
    }

    /// The process whose descendants are the program's.
    #[allow(dead_code, reason = "it is for measuring")]
    pub(crate) fn driver(&self) -> u32 {
        self.driver.id()
    }

    /// Ends the program, not gently.
    pub(crate) async fn close(self) {
        let _ = self.client.clone().close().await;
        drop(self.driver);
        // Most often it has ended with its driver. While it has not, it keeps another one from starting.
        self.desktop.end(PROGRAM);
    }

    /// Ends the program as its owner does, by the keyboard, and waits for the end.
    pub(crate) fn quit(self) {
        self.desktop.press_keys("ctrl+q");
        let start = Instant::now();
        while self.desktop.runs(PROGRAM) {
            assert!(start.elapsed() < PATIENCE, "the program did not end");
            std::thread::sleep(STEP);
        }
    }

    /// Presses a button, as soon as it can be pressed.
    pub(crate) async fn press(&self, name: &str) {
        self.wait(&format!("button “{name}” that can be pressed"), async || {
            self.can_press(name).await
        })
        .await;
        let button = self.find("button", name).await;
        // The driver takes a button whose edge shows for one that can be pressed in its middle.
        let whole = "arguments[0].scrollIntoView({ block: 'nearest' })";
        self.ask(whole, &[serde_json::to_value(&button).unwrap()]).await;
        if let Err(error) = button.click().await {
            let front = self.ask(IN_FRONT, &[json!("button"), json!(name)]).await;
            panic!("“{name}” can't be pressed: {error}\nin front of it: {front}");
        }
    }

    /// Types over what a field holds.
    pub(crate) async fn type_into(&self, name: &str, text: &str) {
        let field = self.find("field", name).await;
        field.clear().await.unwrap();
        if text.is_empty() {
            // What WebDriver clears, it clears without telling the page.
            let told = "arguments[0].dispatchEvent(new Event('input', { bubbles: true }))";
            self.ask(told, &[serde_json::to_value(&field).unwrap()]).await;
        } else {
            field.send_keys(text).await.unwrap();
        }
    }

    /// Puts the focus on a field.
    pub(crate) async fn focus(&self, name: &str) {
        let field = self.find("field", name).await;
        self.ask("arguments[0].focus()", &[serde_json::to_value(&field).unwrap()])
            .await;
    }

    /// Chooses a file, as the system's dialog would.
    pub(crate) async fn give_file(&self, name: &str, file: &std::path::Path) {
        let path = file.to_str().unwrap();
        self.find("field", name).await.send_keys(path).await.unwrap();
    }

    /// Chooses one of several.
    pub(crate) async fn choose(&self, name: &str) {
        self.find("option", name).await.click().await.unwrap();
    }

    /// Chooses from a list.
    pub(crate) async fn select(&self, name: &str, choice: &str) {
        self.find("field", name)
            .await
            .select_by_label(choice)
            .await
            .unwrap();
    }

    /// What a field holds.
    pub(crate) async fn value_of(&self, name: &str) -> String {
        self.find("field", name)
            .await
            .prop("value")
            .await
            .unwrap()
            .unwrap_or_default()
    }

    /// Waits for the heading of a screen.
    pub(crate) async fn arrives_at(&self, heading: &str) {
        self.find("heading", heading).await;
    }

    /// Waits for words to appear.
    pub(crate) async fn says(&self, words: &str) {
        self.find("text", words).await;
    }

    /// Waits for a region of this name.
    pub(crate) async fn shows_region(&self, name: &str) {
        self.find("region", name).await;
    }

    /// Waits for a dialog to close.
    pub(crate) async fn closes_dialog(&self) {
        let is_closed = "return document.querySelector('[role=dialog]') === null";
        self.until(is_closed, "end of the dialog").await;
    }

    /// Waits until a script in the page says `true`; `what` names it where it never does.
    pub(crate) async fn until(&self, script: &str, what: &str) {
        self.wait(what, async || self.ask(script, &[]).await == json!(true))
            .await;
    }

    /// Whether a button can be pressed.
    pub(crate) async fn can_press(&self, name: &str) -> bool {
        self.find("button", name).await.is_enabled().await.unwrap()
    }

    /// Presses keys together, the last one being a letter.
    pub(crate) async fn keys(&self, modifier: Key, letter: char) {
        let keys = format!("{}{letter}", char::from(modifier));
        self.client
            .active_element()
            .await
            .unwrap()
            .send_keys(&keys)
            .await
            .unwrap();
    }

    /// Presses a key where the focus is.
    pub(crate) async fn key(&self, key: impl Into<char>) {
        let focused = self.client.active_element().await.unwrap();
        focused.send_keys(&key.into().to_string()).await.unwrap();
    }

    /// Waits until a script says yes.
    pub(crate) async fn waits_for(&self, what: &str, script: &str) {
        self.wait(what, async || self.ask(script, &[]).await == json!(true))
            .await;
    }

    /// Waits for a condition of the page's.
    pub(crate) async fn becomes(&self, condition: &str) {
        let script = format!("return Boolean({condition})");
        self.waits_for(condition, &script).await;
    }

    /// Runs a script in the page.
    pub(crate) async fn ask(&self, script: &str, arguments: &[Value]) -> Value {
        self.client
            .execute(script, arguments.to_vec())
            .await
            .unwrap_or(Value::Null)
    }

    /// Runs a script in the page that answers when it has ended.
    pub(crate) async fn wait_for(&self, script: &str, arguments: &[Value]) -> Value {
        self.client
            .execute_async(script, arguments.to_vec())
            .await
            .unwrap()
    }

    /// All that can be read on the screen.
    pub(crate) async fn text(&self) -> String {
        self.ask("return document.body.innerText", &[])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Keeps a picture of the screen, where pictures are wanted.
    pub(crate) async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os(PICTURES) else {
            return;
        };
        // Two frames: what has just been drawn is on the screen by then.
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))";
        let _ = self.client.execute_async(drawn, Vec::new()).await;
        self.desktop
            .picture(&PathBuf::from(folder).join(format!("{name}.png")));
    }

    /// Makes the window so large.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
        let fits = format!("return innerWidth <= {width} && innerHeight <= {height}");
        self.until(&fits, "smaller window").await;
    }

    /// How many windows the driver knows of.
    pub(crate) async fn windows(&self) -> usize {
        self.client.windows().await.unwrap().len()
    }

    /// What the program has printed.
    pub(crate) fn printed(&self) -> PathBuf {
        self.driver.log().to_owned()
    }

    async fn find(&self, role: &str, name: &str) -> Element {
        let start = Instant::now();
        loop {
            let found = self.ask(FIND, &[json!(role), json!(name)]).await;
            let reference = found
                .as_object()
                .and_then(|found| found.values().next()?.as_str().map(str::to_owned));
            if let Some(reference) = reference {
                return Element::from_element_id(self.client.clone(), ElementRef::from(reference));
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no {role} “{name}” on:\n{}",
                self.text().await
            );
            tokio::time::sleep(STEP).await;
        }
    }

    async fn has_heading(&self) -> bool {
        self.ask("return document.querySelector('h1') !== null", &[])
            .await
            == json!(true)
    }

    async fn wait(&self, what: &str, is_there: impl AsyncFn() -> bool) {
        let start = Instant::now();
        while !is_there().await {
            assert!(start.elapsed() < PATIENCE, "no {what} on:\n{}", self.text().await);
            tokio::time::sleep(STEP).await;
        }
    }
}
