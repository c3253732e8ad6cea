//! Steps with customers that many tests share.

use fantoccini::key::Key;

use super::screen::Screen;
use super::window::Window;

impl Window<'_> {
    /// Opens the page of the first customer that a search finds.
    pub(crate) async fn open_customer(&self, search: &str) {
        self.press("Find").await;
        self.type_into("Find a customer, account or order", search).await;
        // Enter waits for the search.
        self.press_key(Key::Enter).await;
        self.wait_for_text("External reference").await;
    }

    /// Chooses one of the rare actions on the customer whose page is open.
    pub(crate) async fn choose_more(&self, action: &str) {
        self.press("More actions").await;
        self.press(action).await;
    }

    /// Enters the customer's email address where a dialog asks for it as a confirmation.
    pub(crate) async fn confirm_email(&self, email: &str) {
        self.type_into("Enter the customer’s email address to confirm", email)
            .await;
    }

    /// Signs in as the customer whose page is open.
    pub(crate) async fn sign_in_as_open_customer(&self, password: &str) {
        self.open_sign_in_form().await;
        self.type_into("Password", password).await;
        self.press("Sign in").await;
        self.wait_for_region("Signed in as a customer").await;
    }

    /// Does the same, but types the password with key events.
    pub(crate) async fn sign_in_by_keyboard(&self, screen: &Screen, password: &str) {
        self.open_sign_in_form().await;
        self.focus("Password").await;
        screen.type_keys(password);
        self.wait_until_script(
            &format!(
                "return document.activeElement.value.length === {}",
                password.len()
            ),
            "password in the field",
        )
        .await;
        self.press("Sign in").await;
        self.wait_for_region("Signed in as a customer").await;
    }

    pub(crate) async fn open_sign_in_form(&self) {
        self.press("View as customer").await;
        self.choose("Sign in as customer").await;
    }

    /// Enters the password where a dialog offers to generate one.
    pub(crate) async fn enter_new_password(&self, password: &str) {
        self.choose("Enter one").await;
        self.type_into("New password", password).await;
    }

    /// Closes the dialog that follows a new password.
    pub(crate) async fn hand_over_password(&self) {
        self.press("Done").await;
        self.wait_for_dialog_to_close().await;
    }

    /// Unfolds the reason of a session and enters it.
    pub(crate) async fn give_reason(&self, reason: &str) {
        self.press("Add a reason or ticket").await;
        self.type_into("Reason", reason).await;
    }
}
