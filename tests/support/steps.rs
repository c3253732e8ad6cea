//! Steps that many tests take on their way.

use super::window::Window;

impl Window<'_> {
    /// Opens the page of the only customer whom a search finds.
    pub(crate) async fn open_customer(&self, search: &str) {
        self.type_into("Search customers", search).await;
        self.says("1–1 of 1 customers").await;
        self.ask("document.querySelector('tbody .link').click()", &[])
            .await;
        self.says("External reference").await;
    }

    /// Signs in as the customer whose page is open.
    pub(crate) async fn sign_in(&self, password: &str) {
        self.press("See as this customer").await;
        self.type_into("Password", password).await;
        self.press("Sign in").await;
        self.shows_region("Signed in as a customer").await;
    }
}
