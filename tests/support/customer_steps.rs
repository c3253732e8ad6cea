//! Steps with customers that many tests share.

use super::screen::Screen;
use super::window::Window;

impl Window<'_> {
    /// Opens the page of the only customer that a search finds.
    pub(crate) async fn open_customer(&self, search: &str) {
        self.type_into("Search customers", search).await;
        self.wait_for_text("1–1 of 1 customers").await;
        // An earlier search may have found one customer, too.
        let is_found =
            format!("return document.querySelector('tbody tr')?.innerText.includes({search:?}) ?? false");
        self.wait_until_script(&is_found, search).await;
        self.run_script("document.querySelector('tbody .link').click()", &[])
            .await;
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

    async fn open_sign_in_form(&self) {
        self.press("View as customer").await;
    }
}
