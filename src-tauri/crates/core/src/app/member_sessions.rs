//! Sessions as account members, for the shell.

use super::App;
use crate::Error;
use crate::view::{
    CartPageView, CartView, CodeSignIn, ImpersonationView, MemberPreview, MemberProfileView, MemberSignIn,
    MemberWaysView, RequestCode, RequestedCodeView, SeenView, SubscriptionPageView, SubscriptionView,
};

impl App {
    /// The ways to view the shop as this member, who is looked up first.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked, [`Error::UnknownConnection`] if the store is not
    /// open, [`Error::AuditLog`] if the lookup can't be recorded. If the lookup fails, that is no
    /// error: the ways are then unavailable for that reason.
    pub async fn member_ways(&self, connection: &str, member: &str) -> Result<MemberWaysView, Error> {
        self.areas.impersonation.member_ways(connection, member).await
    }

    /// Begins a preview of a member or an account, with the admin's token. A current session ends
    /// first.
    ///
    /// # Errors
    /// As [`App::preview`].
    pub async fn preview_member(
        &self,
        connection: &str,
        preview: MemberPreview,
    ) -> Result<ImpersonationView, Error> {
        self.areas.impersonation.preview_member(connection, preview).await
    }

    /// Signs in as a member with a support credential, which is created for it and deleted at once.
    /// The member's password is not touched. A current session ends first.
    ///
    /// # Errors
    /// As [`App::sign_in_as_customer`].
    pub async fn sign_in_as_member(
        &self,
        connection: &str,
        sign_in: MemberSignIn,
    ) -> Result<ImpersonationView, Error> {
        let signed_in = Box::pin(self.areas.impersonation.sign_in_as_member(connection, sign_in)).await;
        self.look_for_leftovers(connection);
        signed_in
    }

    /// Asks the store to send a member a one-time code.
    ///
    /// # Errors
    /// As [`App::sign_in_as_customer`].
    pub async fn request_code(
        &self,
        connection: &str,
        request: RequestCode,
    ) -> Result<RequestedCodeView, Error> {
        self.areas.impersonation.request_code(connection, request).await
    }

    /// Signs in as a member with the one-time code that they read out. A current session ends
    /// first.
    ///
    /// # Errors
    /// As [`App::sign_in_as_customer`].
    pub async fn sign_in_with_code(
        &self,
        connection: &str,
        sign_in: CodeSignIn,
    ) -> Result<ImpersonationView, Error> {
        self.areas
            .impersonation
            .sign_in_with_code(connection, sign_in)
            .await
    }

    /// Opens one of the member's accounts in the current session.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the session is not the current one, [`Error::AuditLog`] if it
    /// can't be recorded.
    pub async fn open_account(&self, session: &str, account: &str) -> Result<ImpersonationView, Error> {
        self.areas.impersonation.open_account(session, account).await
    }

    /// Returns the profile of the session's member and of the open account.
    ///
    /// # Errors
    /// As [`App::profile`].
    pub async fn member_profile(&self, session: &str) -> Result<SeenView<MemberProfileView>, Error> {
        self.areas.impersonation.member_profile(session).await
    }

    /// Returns one page of the carts of the session's customer or account.
    ///
    /// # Errors
    /// As [`App::orders`].
    pub async fn carts(&self, session: &str, offset: u64) -> Result<SeenView<CartPageView>, Error> {
        self.areas.impersonation.carts(session, offset).await
    }

    /// Returns one cart that a list of this session had.
    ///
    /// # Errors
    /// As [`App::orders`].
    pub async fn cart(&self, session: &str, cart: &str) -> Result<SeenView<CartView>, Error> {
        self.areas.impersonation.cart(session, cart).await
    }

    /// Returns one page of the subscriptions of the session's account.
    ///
    /// # Errors
    /// As [`App::orders`].
    pub async fn subscriptions(
        &self,
        session: &str,
        offset: u64,
    ) -> Result<SeenView<SubscriptionPageView>, Error> {
        self.areas.impersonation.subscriptions(session, offset).await
    }

    /// Returns one subscription of the session's account with a page of its invoices and their
    /// payments. `offset` is how many invoices to skip, newest first.
    ///
    /// # Errors
    /// As [`App::orders`].
    pub async fn subscription(
        &self,
        session: &str,
        subscription: &str,
        offset: u64,
    ) -> Result<SeenView<SubscriptionView>, Error> {
        self.areas
            .impersonation
            .subscription(session, subscription, offset)
            .await
    }
}
