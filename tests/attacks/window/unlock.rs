//! Unlocking with a polkit that responds as a test decides, and without one.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex};

use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::OwnedValue;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::process::Process;
use crate::timeouts::wait_until;
use crate::window::Window;

/// polkit's flag that lets it show its dialog.
const ALLOW_USER_INTERACTION: u32 = 1;

/// What the person does with the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Person {
    Waits,
    Refuses,
    EntersPassword,
    HasNoDialog,
}

/// The person, and a signal for changes.
type Dialog = Arc<(Mutex<Person>, Condvar)>;

struct Authority(Dialog);

#[allow(
    clippy::needless_pass_by_value,
    reason = "the macro takes the parameters by value"
)]
#[zbus::interface(name = "org.freedesktop.PolicyKit1.Authority")]
impl Authority {
    fn check_authorization(
        &self,
        subject: (String, HashMap<String, OwnedValue>),
        action: &str,
        details: HashMap<String, String>,
        flags: u32,
        cancellation: &str,
    ) -> ((bool, bool, HashMap<String, String>),) {
        assert_eq!(subject.0, "system-bus-name");
        assert_eq!(action, "dev.shopside.desktop.unlock");
        assert!(details.is_empty() && cancellation.is_empty());
        let is_dialog = flags & ALLOW_USER_INTERACTION != 0;
        let (person, changed) = &*self.0;
        let person = person.lock().unwrap();
        let person = *changed
            .wait_while(person, |person| is_dialog && *person == Person::Waits)
            .unwrap();
        let is_authorized = is_dialog && person == Person::EntersPassword;
        let needs_dialog = !is_dialog || person == Person::HasNoDialog;
        ((is_authorized, needs_dialog, HashMap::new()),)
    }
}

/// A polkit on the desktop's bus.
struct Polkit {
    dialog: Dialog,
    _connection: Connection,
}

impl Polkit {
    fn start(desktop: &TestDesktop) -> Self {
        let dialog = Dialog::new((Mutex::new(Person::Waits), Condvar::new()));
        let connection = Builder::address(desktop.bus_address())
            .and_then(|builder| builder.name("org.freedesktop.PolicyKit1"))
            .and_then(|builder| {
                builder.serve_at(
                    "/org/freedesktop/PolicyKit1/Authority",
                    Authority(Arc::clone(&dialog)),
                )
            })
            .and_then(Builder::build);
        Self {
            dialog,
            _connection: connection.unwrap(),
        }
    }

    fn person(&self, does: Person) {
        *self.dialog.0.lock().unwrap() = does;
        self.dialog.1.notify_all();
    }
}

impl Drop for Polkit {
    fn drop(&mut self) {
        self.person(Person::Refuses);
    }
}

fn start_polkit(desktop: &TestDesktop) -> Polkit {
    // Its connection blocks, which the runtime's threads must not.
    tokio::task::block_in_place(|| Polkit::start(desktop))
}

#[tokio::test(flavor = "multi_thread")]
async fn unlock_waits_for_polkit_and_survives_a_restart() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let polkit = start_polkit(&desktop);
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    window.press_in_menu("Lock Shopside").await;
    window.wait_for_heading("Shopside is locked").await;
    window.wait_for_text("asks for your password").await;

    // While the dialog is open, a page that asks past it gets nothing.
    window.press("Unlock").await;
    let unlock = "return window.__TAURI_INTERNALS__.invoke('plugin:settings|unlock').then(() => 'unlocked', problem => problem.code)";
    assert_eq!(window.run_script(unlock, &[]).await, "authentication_failed");
    polkit.person(Person::Refuses);
    window.wait_for_text("so Shopside stays locked").await;

    let preferences = desktop.data_folder().join("preferences.json");
    wait_until("the lock to be on disk", || {
        std::fs::read_to_string(&preferences).is_ok_and(|text| text.contains(r#""locked": true"#))
    });
    Process::find("shopside", &desktop).kill();
    window.close().await;
    let window = Window::open(&desktop).await;
    window.wait_for_heading("Shopside is locked").await;
    window.press("Unlock").await;
    window.wait_for_text("so Shopside stays locked").await;

    polkit.person(Person::EntersPassword);
    window.press("Unlock").await;
    window.wait_for_heading("Find").await;
    let status =
        "return window.__TAURI_INTERNALS__.invoke('plugin:settings|status').then(status => status.locked)";
    assert!(window.run_script(status, &[]).await.is_null());
    window.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_polkit_or_its_dialog_the_app_is_hidden() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    window.press_in_menu("Hide Shopside").await;
    window.wait_for_heading("Shopside is hidden").await;
    window.wait_for_text("anyone at this computer can continue").await;
    window.press("Continue").await;
    window.wait_for_heading("Find").await;
    window.close().await;

    let polkit = start_polkit(&desktop);
    polkit.person(Person::HasNoDialog);
    let window = Window::open(&desktop).await;
    window.press_in_menu("Lock Shopside").await;
    window.press("Unlock").await;
    window.wait_for_heading("Shopside is hidden").await;
    window.wait_for_text("has no dialog").await;
    window.press("Continue").await;
    window.wait_for_heading("Find").await;
    window.close().await;
}
