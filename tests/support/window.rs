//! Controls the real window through `WebKitWebDriver`. Finds elements by role and accessible name.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::console::Console;
use super::desktop::TestDesktop;
use super::driver::Driver;
use super::timeouts::{POLL_INTERVAL, TIMEOUT, wait_until};

/// The process name of the app.
const PROGRAM: &str = "shopside";

/// The environment variable with the folder for screenshots.
const SCREENSHOTS: &str = "SHOPSIDE_TOUR";

/// How long a click may take to reach the page.
const EVENT_TIMEOUT: Duration = Duration::from_secs(5);

const FIND: &str = include_str!("find.js");
const PRESS: &str = include_str!("press.js");

/// Clears a field. The page is not notified of changes by a script, so this sends an event.
const CLEAR: &str = "
    element.value = '';
    if (arguments[2]) element.dispatchEvent(new Event('input', { bubbles: true }));
    return element;
";

/// The window of the app.
pub(crate) struct Window<'a> {
    client: Client,
    driver: Driver,
    desktop: &'a TestDesktop,
    console: Console,
}

impl<'a> Window<'a> {
    /// Starts the app on this desktop, and waits for its first screen.
    pub(crate) async fn open(desktop: &'a TestDesktop) -> Self {
        let window = Self::launch(desktop, Path::new(env!("CARGO_BIN_EXE_shopside"))).await;
        window
            .loads("return document.querySelector('h1') !== null", "first screen")
            .await;
        window
    }

    /// Starts a program on this desktop, without waiting for a screen.
    pub(crate) async fn launch(desktop: &'a TestDesktop, program: &Path) -> Self {
        let driver = Driver::start(desktop);
        let console = Console::of(&driver);
        let client = driver
            .drive(program.to_str().unwrap())
            .await
            .unwrap_or_else(|error| panic!("can't control {}: {error}", program.display()));
        Self {
            client,
            driver,
            desktop,
            console,
        }
    }

    /// Allows console errors and warnings that contain this text.
    pub(crate) fn expect_console_message(&self, text: &'static str) {
        self.console.expect(text);
    }

    /// The ID of the process that started the app.
    #[allow(dead_code, reason = "only measurements need it")]
    pub(crate) fn driver_process(&self) -> u32 {
        self.driver.id()
    }

    /// Kills the app.
    pub(crate) async fn close(self) {
        let _ = self.client.clone().close().await;
        drop(self.driver);
        // It usually exits with its driver. If it still runs, it would block a second instance.
        self.desktop.kill_all(PROGRAM);
    }

    /// Quits the app by keyboard, and waits for its exit.
    pub(crate) fn quit(self) {
        self.desktop.press_keys("ctrl+q");
        wait_until("the app to exit", || !self.desktop.is_running(PROGRAM));
    }

    /// Reloads the page, and waits for its first screen.
    pub(crate) async fn reload(&self) {
        self.run_script("window.isOld = true; location.reload()", &[])
            .await;
        let is_there = "return !window.isOld && document.querySelector('h1') !== null";
        self.loads(is_there, "reloaded page").await;
    }

    /// Clicks a button as soon as it is enabled and not covered.
    pub(crate) async fn press(&self, name: &str) {
        self.click("button", name).await;
    }

    /// Shows the list of customers of the store that is open, or being opened.
    #[allow(dead_code, reason = "each test binary uses a part of it")]
    pub(crate) async fn show_customers(&self) {
        self.press("Customers").await;
        self.wait_for_heading("Customers").await;
        self.wait_for_text("48 customers").await;
    }

    /// Chooses an entry of the menu under the store's or the operator's name.
    pub(crate) async fn press_in_menu(&self, entry: &str) {
        let is_of_store = ["Manage stores", "Connect a store"].contains(&entry);
        let menu = if is_of_store {
            ", switch store"
        } else {
            ", Shopside menu"
        };
        self.click("menu", menu).await;
        self.press(entry).await;
    }

    /// Replaces the text of a field.
    pub(crate) async fn type_into(&self, name: &str, text: &str) {
        let found = self.find("field", name, CLEAR, &[json!(text.is_empty())]).await;
        if !text.is_empty() {
            self.element(&found).send_keys(text).await.unwrap();
        }
    }

    /// Focuses a field.
    pub(crate) async fn focus(&self, name: &str) {
        self.find("field", name, "element.focus(); return element", &[])
            .await;
    }

    /// Sets the file of a file input.
    pub(crate) async fn choose_file(&self, name: &str, file: &Path) {
        let found = self.find("field", name, "return element", &[]).await;
        let path = file.to_str().unwrap();
        self.element(&found).send_keys(path).await.unwrap();
    }

    /// Clicks a radio button.
    pub(crate) async fn choose(&self, name: &str) {
        self.click("option", name).await;
    }

    /// Selects an option of a drop-down list.
    pub(crate) async fn select(&self, name: &str, choice: &str) {
        let found = self.find("field", name, "return element", &[]).await;
        self.element(&found).select_by_label(choice).await.unwrap();
    }

    /// The value of a field.
    pub(crate) async fn value_of(&self, name: &str) -> String {
        let value = self.find("field", name, "return element.value", &[]).await;
        value.as_str().unwrap().to_owned()
    }

    /// Waits for a heading.
    pub(crate) async fn wait_for_heading(&self, heading: &str) {
        self.find("heading", heading, "return true", &[]).await;
    }

    /// Waits for text.
    pub(crate) async fn wait_for_text(&self, text: &str) {
        self.find("text", text, "return true", &[]).await;
    }

    /// Waits for a region with this name.
    pub(crate) async fn wait_for_region(&self, name: &str) {
        self.find("region", name, "return true", &[]).await;
    }

    /// Waits until no dialog is open.
    pub(crate) async fn wait_for_dialog_to_close(&self) {
        let is_closed = "return document.querySelector('[role=dialog]') === null";
        self.wait_until_script(is_closed, "dialog to close").await;
    }

    /// Polls a script in the page until it returns `true`. `what` names it in the failure message.
    pub(crate) async fn wait_until_script(&self, script: &str, what: &str) {
        self.poll(what, async || {
            (self.run_script(script, &[]).await == json!(true)).then_some(())
        })
        .await;
    }

    /// Polls a JavaScript expression until it is truthy.
    pub(crate) async fn wait_until(&self, condition: &str) {
        self.wait_until_script(&format!("return Boolean({condition})"), condition)
            .await;
    }

    /// Whether a button is enabled.
    pub(crate) async fn is_enabled(&self, name: &str) -> bool {
        self.find("button", name, "return !element.disabled", &[]).await == json!(true)
    }

    /// Presses a modifier and a letter together.
    pub(crate) async fn press_shortcut(&self, modifier: Key, letter: char) {
        self.send_keys_to_focus(&format!("{}{letter}", char::from(modifier)))
            .await;
    }

    /// Presses a key in the focused element.
    pub(crate) async fn press_key(&self, key: impl Into<char>) {
        self.send_keys_to_focus(&key.into().to_string()).await;
    }

    /// Presses keys in sequence, starting in the focused element.
    pub(crate) async fn send_keys_to_focus(&self, keys: &str) {
        let focused = self.client.active_element().await.unwrap();
        focused.send_keys(keys).await.unwrap();
    }

    /// Runs a script in the page.
    pub(crate) async fn run_script(&self, script: &str, arguments: &[Value]) -> Value {
        let result = self.client.execute(script, arguments.to_vec()).await;
        result.unwrap_or_else(|error| panic!("script failed: {error}\n{}", first_lines(script)))
    }

    /// Runs a script in the page that calls a callback with its result.
    pub(crate) async fn run_async_script(&self, script: &str, arguments: &[Value]) -> Value {
        let result = self.client.execute_async(script, arguments.to_vec()).await;
        result.unwrap_or_else(|error| panic!("script failed: {error}\n{}", first_lines(script)))
    }

    /// The visible text of the page.
    pub(crate) async fn text(&self) -> String {
        let text = self.run_script("return document.body.innerText", &[]).await;
        text.as_str().unwrap().to_owned()
    }

    /// Whether a folder for screenshots is set.
    #[allow(dead_code, reason = "each test binary uses a part of it")]
    pub(crate) fn takes_screenshots() -> bool {
        std::env::var_os(SCREENSHOTS).is_some()
    }

    /// Saves a screenshot, if a folder for screenshots is set.
    pub(crate) async fn screenshot(&self, name: &str) {
        let Some(folder) = std::env::var_os(SCREENSHOTS) else {
            return;
        };
        // After two frames the latest changes are on the screen. A crashed page draws no frame.
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))";
        let _ = self.client.execute_async(drawn, Vec::new()).await;
        self.desktop
            .screenshot(&PathBuf::from(folder).join(format!("{name}.png")));
    }

    /// Resizes the window.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
        let fits = format!("innerWidth <= {width} && innerHeight <= {height}");
        self.wait_until(&fits).await;
    }

    /// The number of windows that the driver knows.
    pub(crate) async fn window_count(&self) -> usize {
        self.client.windows().await.unwrap().len()
    }

    /// The file with the output of the app.
    pub(crate) fn output_file(&self) -> PathBuf {
        self.driver.log().to_owned()
    }

    /// Clicks the middle of an element as soon as it is enabled and not covered.
    async fn click(&self, role: &str, name: &str) {
        let what = format!("clickable {role} “{name}”");
        let mut obstacle = format!("there is no {role} “{name}”");
        let start = Instant::now();
        loop {
            let found = self
                .run_script(&format!("{FIND}{PRESS}"), &[json!(role), json!(name)])
                .await;
            match &found {
                Value::Null => {}
                Value::String(reason) => reason.clone_into(&mut obstacle),
                _ => match self.element(&found).click().await {
                    Ok(()) => match self.missed().await {
                        Some(other) => obstacle = format!("it moved, and the click met {other}"),
                        None => return,
                    },
                    // It was redrawn or moved in between, and not clicked.
                    Err(error) if has_moved(&error) => obstacle = error.to_string(),
                    Err(error) => panic!("can't click “{name}”: {error}"),
                },
            }
            if start.elapsed() > TIMEOUT {
                self.panic_with_screen(&what, &obstacle).await;
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// What a click met instead of its element, if it missed. A page that the click replaced has no
    /// guard.
    async fn missed(&self) -> Option<String> {
        const MET: &str = "return window.pressGuard ? window.pressGuard.met() : ''";
        let start = Instant::now();
        let mut met = self.run_script(MET, &[]).await;
        // Disabled elements get no events.
        while met.is_null() && start.elapsed() < EVENT_TIMEOUT {
            tokio::time::sleep(POLL_INTERVAL).await;
            met = self.run_script(MET, &[]).await;
        }
        self.run_script("window.pressGuard?.end()", &[]).await;
        match met.as_str() {
            Some("") => None,
            other => Some(other.unwrap_or("nothing").to_owned()),
        }
    }

    /// Waits for an element, then runs a script with it until the script returns a value.
    async fn find(&self, role: &str, name: &str, then: &str, arguments: &[Value]) -> Value {
        let script = format!("{FIND}{then}");
        let arguments = [&[json!(role), json!(name)], arguments].concat();
        self.poll(&format!("{role} “{name}”"), async || {
            Some(self.run_script(&script, &arguments).await).filter(|result| !result.is_null())
        })
        .await
    }

    fn element(&self, found: &Value) -> Element {
        let reference = found
            .as_object()
            .and_then(|found| found.values().next()?.as_str());
        let reference = reference.unwrap_or_else(|| panic!("not an element: {found}"));
        Element::from_element_id(self.client.clone(), ElementRef::from(reference.to_owned()))
    }

    /// Waits for a page to load. Scripts in it may fail until then.
    async fn loads(&self, is_there: &str, what: &str) {
        self.poll(what, async || {
            let result = self.client.execute(is_there, Vec::new()).await;
            result.is_ok_and(|result| result == json!(true)).then_some(())
        })
        .await;
    }

    async fn poll<T>(&self, what: &str, probe: impl AsyncFn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(value) = probe().await {
                return value;
            }
            if start.elapsed() > TIMEOUT {
                self.panic_with_screen(what, "it did not appear").await;
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    async fn panic_with_screen(&self, what: &str, why: &str) -> ! {
        let text = self
            .client
            .execute("return document.body.innerText", Vec::new())
            .await;
        let text = text.map_or_else(
            |error| format!("(can't read it: {error})"),
            |text| text.as_str().unwrap_or_default().to_owned(),
        );
        panic!("timed out after {TIMEOUT:?} waiting for the {what}: {why}\non the screen:\n{text}");
    }
}

/// Whether a click failed because the element was moved, covered or replaced.
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

fn first_lines(script: &str) -> String {
    script.lines().take(6).collect::<Vec<_>>().join("\n")
}
