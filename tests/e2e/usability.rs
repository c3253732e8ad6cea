//! Eight calls that staff get, each from the start screen to the answer in few actions. The table
//! in `docs/usability.md` has the counts.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use fantoccini::key::Key;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

const FIND: &str = "Find a customer, account or order";
const PASSWORD: &str = "mysecretpassword";
const FOCUS_IS_IN_DIALOG: &str = "document.activeElement?.closest('[role=dialog]')";
/// The most actions that a call may take.
const MAX_ACTIONS: usize = 5;
const DOCUMENT: &str = include_str!("../../docs/usability.md");

/// A call, with what staff have done so far. An action is a click, a field that is filled in, or a
/// key.
struct Call<'a> {
    window: &'a Window<'a>,
    name: &'static str,
    clicks: usize,
    texts: usize,
    keys: usize,
    started: Instant,
}

impl<'a> Call<'a> {
    fn new(window: &'a Window<'a>, name: &'static str) -> Self {
        Self {
            window,
            name,
            clicks: 0,
            texts: 0,
            keys: 0,
            started: Instant::now(),
        }
    }

    /// Starts on the start screen, whose field has the focus.
    async fn at_start(window: &'a Window<'a>, name: &'static str) -> Self {
        window.press("Find").await;
        window
            .wait_until("document.activeElement?.matches('main input[role=combobox]')")
            .await;
        window.type_into(FIND, "").await;
        Self::new(window, name)
    }

    async fn click(&mut self, button: &str) {
        self.clicks += 1;
        self.window.press(button).await;
    }

    async fn choose(&mut self, option: &str) {
        self.clicks += 1;
        self.window.choose(option).await;
    }

    /// Enters text where the focus is.
    async fn enter(&mut self, text: &str) {
        self.texts += 1;
        self.window.send_keys_to_focus(text).await;
    }

    /// Fills in a field.
    async fn enter_into(&mut self, field: &str, text: &str) {
        self.texts += 1;
        self.window.type_into(field, text).await;
    }

    async fn key(&mut self, keys: &str) {
        self.keys += 1;
        self.window.send_keys_to_focus(keys).await;
    }

    async fn press_enter(&mut self) {
        self.key(&char::from(Key::Enter).to_string()).await;
    }

    async fn press_control_enter(&mut self) {
        self.key(&format!("{}{}", char::from(Key::Control), char::from(Key::Enter)))
            .await;
    }

    /// Ends the call, whose answer is on the screen.
    fn end(self) -> Done {
        let actions = self.clicks + self.texts + self.keys;
        assert!(actions <= MAX_ACTIONS, "{} takes {actions} actions", self.name);
        Done {
            counts: format!(
                "| {} | {} | {} | {} | {actions} |",
                self.name, self.texts, self.keys, self.clicks
            ),
            took: self.started.elapsed(),
        }
    }
}

/// A call that has ended: its row of the table, and how long the driver took for it.
struct Done {
    counts: String,
    took: Duration,
}

async fn find_order(window: &Window<'_>) -> Done {
    let mut call = Call::at_start(window, "Find an order by its number").await;
    call.enter("#10100").await;
    call.press_enter().await;
    window.wait_for_heading("Order 10100").await;
    window.wait_for_region("Items").await;
    call.end()
}

async fn find_by_half_an_email(window: &Window<'_>) -> Done {
    let mut call = Call::at_start(window, "Find a customer by half an email address").await;
    call.enter("swanson.com").await;
    call.press_enter().await;
    window.wait_for_heading("Ron Swanson").await;
    window.wait_for_text("72 orders").await;
    call.end()
}

async fn view_without_password(window: &Window<'_>) -> Done {
    let mut call = Call::at_start(window, "See the shop of a customer who has no password").await;
    call.enter("april@pawnee.test").await;
    call.press_control_enter().await;
    window.wait_until(FOCUS_IS_IN_DIALOG).await;
    call.press_enter().await;
    window.wait_for_region("Admin preview of a customer").await;
    window.wait_for_text("April Ludgate").await;
    let done = call.end();
    window.press_shortcut(Key::Control, '.').await;
    window.wait_for_heading("Find").await;
    done
}

async fn explain_missing_order(window: &Window<'_>) -> Done {
    let mut call = Call::at_start(window, "“I can’t see my order”: why it is hidden").await;
    call.enter("mulder@basement.test").await;
    call.press_enter().await;
    window
        .wait_for_text("Belongs to an earlier account, which was deleted")
        .await;
    call.end()
}

async fn correct_address(window: &Window<'_>) -> Done {
    let mut call = Call::at_start(window, "Correct a customer’s address").await;
    call.enter("ron@swanson.com").await;
    call.press_enter().await;
    call.click("Edit the address Home").await;
    call.enter_into("City", "Eagleton").await;
    call.press_enter().await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_text("Eagleton").await;
    call.end()
}

/// The call goes on in the dialog that refused the password.
async fn correct_password(window: &Window<'_>) -> Done {
    let mut call = Call::at_start(window, "").await;
    call.enter("ron@swanson.com").await;
    call.press_control_enter().await;
    window.wait_until(FOCUS_IS_IN_DIALOG).await;
    call.choose("Sign in as customer").await;
    call.enter_into("Password", "mysecretpasswrod").await;
    call.press_enter().await;
    window.wait_for_text("Wrong password").await;

    let mut call = Call::new(window, "Sign in again after a wrong password");
    call.enter_into("Password", PASSWORD).await;
    call.press_enter().await;
    window.wait_for_region("Signed in as a customer").await;
    window.wait_for_text("First 50 of").await;
    let done = call.end();
    window.press("End session").await;
    window.wait_for_heading("Find").await;
    done
}

async fn reset_password(window: &Window<'_>) -> Done {
    let mut call = Call::at_start(window, "Set a new password and give it to the customer").await;
    call.enter("leslie.knope@parks.test").await;
    call.press_enter().await;
    call.click("Set password").await;
    call.enter_into(
        "Enter the customer’s email address to confirm",
        "leslie.knope@parks.test",
    )
    .await;
    call.press_enter().await;
    window.wait_for_text("Send the password separately").await;
    let done = call.end();
    window.hand_over_password().await;
    done
}

async fn export_for_auditor(window: &Window<'_>) -> Done {
    let mut call = Call::at_start(window, "Export the audit log for an auditor").await;
    call.clicks += 1; // The menu under the operator's name.
    call.clicks += 1;
    window.press_in_menu("Audit log").await;
    window.wait_for_heading("Audit log").await;
    call.click("Export").await;
    call.click("All entries…").await;
    window.wait_until(FOCUS_IS_IN_DIALOG).await;
    call.press_enter().await;
    window.wait_for_text("saved to").await;
    call.end()
}

#[tokio::test]
async fn eight_calls_take_at_most_five_actions_each() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;

    let calls = [
        find_order(&window).await,
        find_by_half_an_email(&window).await,
        view_without_password(&window).await,
        explain_missing_order(&window).await,
        correct_address(&window).await,
        correct_password(&window).await,
        reset_password(&window).await,
        export_for_auditor(&window).await,
    ];

    let mut table = String::new();
    for call in &calls {
        writeln!(table, "{} {:.1} |", call.counts, call.took.as_secs_f64()).unwrap();
    }
    println!("{table}");
    for call in &calls {
        assert!(
            DOCUMENT.contains(&call.counts),
            "docs/usability.md is out of date:\n{table}"
        );
    }
    window.close().await;
}
