//! Each kind of session, begun in the demo store: what is refused during a customer's is refused
//! during a member's, too.

use secrecy::SecretString;
use shopside_core::Error;
use shopside_core::view::{
    CodeSignIn, ImpersonationView, MemberPreview, MemberSignIn, PreviewSubject, RequestCode,
};

use crate::setup::{RON, Setup, preview_request, reason, sign_in_request};

/// A member of one account of the demo, and the account.
pub(crate) const GLEN: &str = "acc1e000-0000-4000-8000-000000000005";
pub(crate) const GLENS_EMAIL: &str = "glen.ashby@harbor.test";
pub(crate) const GLENS_ACCOUNT: &str = "acc00000-0000-4000-8000-000000000001";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SessionKind {
    Preview,
    SignIn,
    MemberPreview,
    AccountPreview,
    SupportCredential,
    OneTimeCode,
}

impl SessionKind {
    pub(crate) const ALL: [Self; 6] = [
        Self::Preview,
        Self::SignIn,
        Self::MemberPreview,
        Self::AccountPreview,
        Self::SupportCredential,
        Self::OneTimeCode,
    ];

    /// Begins a session of Ron or of Glen, and returns its ID.
    pub(crate) async fn begin(self, setup: &Setup, store: &str) -> String {
        self.prepare(setup, store).await;
        self.enter(setup, store).await.unwrap().session
    }

    /// Does what the sign-in needs: a password profile, or a code.
    pub(crate) async fn prepare(self, setup: &Setup, store: &str) {
        match self {
            Self::SupportCredential => {
                setup.app.create_support_profile(store, true).await.unwrap();
            }
            Self::OneTimeCode => {
                let request = RequestCode {
                    member: GLEN.into(),
                    username: GLENS_EMAIL.into(),
                    why: reason("Called about order 10042"),
                };
                setup.app.request_code(store, request).await.unwrap();
            }
            _ => {}
        }
    }

    /// Begins a session after [`SessionKind::prepare`].
    pub(crate) async fn enter(self, setup: &Setup, store: &str) -> Result<ImpersonationView, Error> {
        let app = &setup.app;
        let (member, why) = (GLEN.to_owned(), reason("Called about order 10042"));
        match self {
            Self::Preview | Self::SignIn => {
                let ron = setup.customer_id(store, RON).await;
                match self {
                    Self::Preview => app.preview(store, preview_request(&ron)).await,
                    _ => app.sign_in_as_customer(store, sign_in_request(&ron)).await,
                }
            }
            Self::MemberPreview => {
                let subject = PreviewSubject::Member {
                    id: member,
                    account: None,
                };
                app.preview_member(store, MemberPreview { subject, why }).await
            }
            Self::AccountPreview => {
                let subject = PreviewSubject::Account {
                    id: GLENS_ACCOUNT.into(),
                };
                app.preview_member(store, MemberPreview { subject, why }).await
            }
            Self::SupportCredential => {
                let sign_in = MemberSignIn {
                    member,
                    account: None,
                    why,
                };
                app.sign_in_as_member(store, sign_in).await
            }
            Self::OneTimeCode => {
                let code = setup.store.inbox().pop().unwrap().one_time_password_token;
                let sign_in = CodeSignIn {
                    member,
                    account: None,
                    username: GLENS_EMAIL.into(),
                    code: SecretString::from(code),
                    why,
                };
                app.sign_in_with_code(store, sign_in).await
            }
        }
    }
}
