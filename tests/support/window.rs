//! The real window, driven through `WebKitWebDriver` and found by role and name, as somebody who can't see it would.

use std::path::{Path, PathBuf};
use std::time::Instant;

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::console::Console;
use super::desktop::Desktop;
use super::driver::Driver;
use super::timeouts::{PATIENCE, STEP, wait};

/// What our program is called among the processes.
const PROGRAM: &str = "shopside";

/// Names the folder for pictures of every screen.
const PICTURES: &str = "SHOPSIDE_TOUR";

const FIND: &str = include_str!("find.js");
const PRESS: &str = include_str!("press.js");

/// Empties a field. What a script changes, it changes without telling the page.
const EMPTY: &str = "
    element.value = '';
    if (arguments[2]) element.dispatchEvent(new Event('input', { bubbles: true }));
    return element;
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
            .loads("return document.querySelector('h1') !== null", "first screen")
            .await;
        window
    }

    /// Starts a program on this desktop, and waits for nothing.
    pub(crate) async fn of(desktop: &'a Desktop, program: &Path) -> Self {
        let driver = Driver::start(desktop);
        let console = Console::of(&driver);
        let client = driver
            .drive(program.to_str().unwrap())
            .await
            .unwrap_or_else(|error| panic!("{} can't be driven: {error}", program.display()));
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
        wait("the end of the program", || !self.desktop.runs(PROGRAM));
    }

    /// Loads the page again, and waits for its first screen.
    pub(crate) async fn reload(&self) {
        self.ask("window.isOld = true; location.reload()", &[]).await;
        let is_there = "return !window.isOld && document.querySelector('h1') !== null";
        self.loads(is_there, "page that was loaded again").await;
    }

    /// Presses a button, as soon as it can be pressed.
    pub(crate) async fn press(&self, name: &str) {
        self.click("button", name).await;
    }

    /// Types over what a field holds.
    pub(crate) async fn type_into(&self, name: &str, text: &str) {
        let found = self.find("field", name, EMPTY, &[json!(text.is_empty())]).await;
        if !text.is_empty() {
            self.element(&found).send_keys(text).await.unwrap();
        }
    }

    /// Puts the focus on a field.
    pub(crate) async fn focus(&self, name: &str) {
        self.find("field", name, "element.focus(); return element", &[])
            .await;
    }

    /// Chooses a file, as the system's dialog would.
    pub(crate) async fn give_file(&self, name: &str, file: &Path) {
        let found = self.find("field", name, "return element", &[]).await;
        let path = file.to_str().unwrap();
        self.element(&found).send_keys(path).await.unwrap();
    }

    /// Chooses one of several.
    pub(crate) async fn choose(&self, name: &str) {
        self.click("option", name).await;
    }

    /// Chooses from a list.
    pub(crate) async fn select(&self, name: &str, choice: &str) {
        let found = self.find("field", name, "return element", &[]).await;
        self.element(&found).select_by_label(choice).await.unwrap();
    }

    /// What a field holds.
    pub(crate) async fn value_of(&self, name: &str) -> String {
        let value = self.find("field", name, "return element.value", &[]).await;
        value.as_str().unwrap().to_owned()
    }

    /// Waits for the heading of a screen.
    pub(crate) async fn arrives_at(&self, heading: &str) {
        self.find("heading", heading, "return true", &[]).await;
    }

    /// Waits for words to appear.
    pub(crate) async fn says(&self, words: &str) {
        self.find("text", words, "return true", &[]).await;
    }

    /// Waits for a region of this name.
    pub(crate) async fn shows_region(&self, name: &str) {
        self.find("region", name, "return true", &[]).await;
    }

    /// Waits for a dialog to close.
    pub(crate) async fn closes_dialog(&self) {
        let is_closed = "return document.querySelector('[role=dialog]') === null";
        self.until(is_closed, "end of the dialog").await;
    }

    /// Waits until a script in the page says `true`; `what` names it where it never does.
    pub(crate) async fn until(&self, script: &str, what: &str) {
        self.poll(what, async || {
            (self.ask(script, &[]).await == json!(true)).then_some(())
        })
        .await;
    }

    /// Waits for a condition of the page's.
    pub(crate) async fn becomes(&self, condition: &str) {
        self.until(&format!("return Boolean({condition})"), condition)
            .await;
    }

    /// Whether a button can be pressed.
    pub(crate) async fn can_press(&self, name: &str) -> bool {
        self.find("button", name, "return !element.disabled", &[]).await == json!(true)
    }

    /// Presses keys together, the last one being a letter.
    pub(crate) async fn keys(&self, modifier: Key, letter: char) {
        self.type_where_focus_is(&format!("{}{letter}", char::from(modifier)))
            .await;
    }

    /// Presses a key where the focus is.
    pub(crate) async fn key(&self, key: impl Into<char>) {
        self.type_where_focus_is(&key.into().to_string()).await;
    }

    /// Presses keys one after the other, beginning where the focus is.
    pub(crate) async fn type_where_focus_is(&self, keys: &str) {
        let focused = self.client.active_element().await.unwrap();
        focused.send_keys(keys).await.unwrap();
    }

    /// Runs a script in the page.
    pub(crate) async fn ask(&self, script: &str, arguments: &[Value]) -> Value {
        let told = self.client.execute(script, arguments.to_vec()).await;
        told.unwrap_or_else(|error| panic!("a script failed: {error}\n{}", beginning(script)))
    }

    /// Runs a script in the page that answers when it has ended.
    pub(crate) async fn wait_for(&self, script: &str, arguments: &[Value]) -> Value {
        let told = self.client.execute_async(script, arguments.to_vec()).await;
        told.unwrap_or_else(|error| panic!("a script failed: {error}\n{}", beginning(script)))
    }

    /// All that can be read on the screen.
    pub(crate) async fn text(&self) -> String {
        let text = self.ask("return document.body.innerText", &[]).await;
        text.as_str().unwrap().to_owned()
    }

    /// Keeps a picture of the screen, where pictures are wanted.
    pub(crate) async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os(PICTURES) else {
            return;
        };
        // Two frames: what has just been drawn is on the screen by then. A page that has stopped draws none.
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))";
        let _ = self.client.execute_async(drawn, Vec::new()).await;
        self.desktop
            .picture(&PathBuf::from(folder).join(format!("{name}.png")));
    }

    /// Makes the window so large.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
        let fits = format!("innerWidth <= {width} && innerHeight <= {height}");
        self.becomes(&fits).await;
    }

    /// How many windows the driver knows of.
    pub(crate) async fn windows(&self) -> usize {
        self.client.windows().await.unwrap().len()
    }

    /// What the program has printed.
    pub(crate) fn printed(&self) -> PathBuf {
        self.driver.log().to_owned()
    }

    /// Clicks in the middle of an element, as soon as that can be done and nothing is in front of it.
    async fn click(&self, role: &str, name: &str) {
        let what = format!("{role} “{name}” that can be pressed");
        let mut hindrance = format!("there is no {role} “{name}”");
        let start = Instant::now();
        loop {
            let found = self
                .ask(&format!("{FIND}{PRESS}"), &[json!(role), json!(name)])
                .await;
            match &found {
                Value::Null => {}
                Value::String(told) => told.clone_into(&mut hindrance),
                _ => match self.element(&found).click().await {
                    Ok(()) => return,
                    // It was drawn again, or moved, in between, and was not pressed.
                    Err(error) if has_moved(&error) => hindrance = error.to_string(),
                    Err(error) => panic!("“{name}” can't be pressed: {error}"),
                },
            }
            if start.elapsed() > PATIENCE {
                self.gives_up(&what, &hindrance).await;
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// Waits for an element, and goes on with it by a script that tells what is asked of it.
    async fn find(&self, role: &str, name: &str, then: &str, arguments: &[Value]) -> Value {
        let script = format!("{FIND}{then}");
        let arguments = [&[json!(role), json!(name)], arguments].concat();
        self.poll(&format!("{role} “{name}”"), async || {
            Some(self.ask(&script, &arguments).await).filter(|told| !told.is_null())
        })
        .await
    }

    fn element(&self, found: &Value) -> Element {
        let reference = found
            .as_object()
            .and_then(|found| found.values().next()?.as_str());
        let reference = reference.unwrap_or_else(|| panic!("{found} is no element"));
        Element::from_element_id(self.client.clone(), ElementRef::from(reference.to_owned()))
    }

    /// Waits for a page that is being loaded: until it is there, scripts in it may fail.
    async fn loads(&self, is_there: &str, what: &str) {
        self.poll(what, async || {
            let told = self.client.execute(is_there, Vec::new()).await;
            told.is_ok_and(|told| told == json!(true)).then_some(())
        })
        .await;
    }

    async fn poll<T>(&self, what: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(seen) = look().await {
                return seen;
            }
            if start.elapsed() > PATIENCE {
                self.gives_up(what, "it did not come").await;
            }
            tokio::time::sleep(STEP).await;
        }
    }

    async fn gives_up(&self, what: &str, why: &str) -> ! {
        let text = self
            .client
            .execute("return document.body.innerText", Vec::new())
            .await;
        let text = text.map_or_else(
            |error| format!("(it can't be read: {error})"),
            |text| text.as_str().unwrap_or_default().to_owned(),
        );
        panic!("waited {PATIENCE:?} for the {what}: {why}\non the screen:\n{text}");
    }
}

/// Whether an element could not be clicked because it is not where or what it was.
fn has_moved(error: &CmdError) -> bool {
    use ErrorStatus::{
        ElementClickIntercepted, ElementNotInteractable, NoSuchElement, StaleElementReference,
    };
    let CmdError::Standard(error) = error else {
        return false;
    };
    matches!(
        error.error,
        ElementClickIntercepted | ElementNotInteractable | NoSuchElement | StaleElementReference
    )
}

/// The first lines of a script, for those who look for what failed.
fn beginning(script: &str) -> String {
    script.lines().take(6).collect::<Vec<_>>().join("\n")
}
