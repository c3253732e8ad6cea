//! Why there is no session as an account member, or nothing to read in one.

/// Why there is no session as an account member, or nothing to read in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MemberError {
    /// The store has no authentication realm for account members.
    #[error("the store has no authentication realm for account members")]
    NoRealm,
    /// The key may not read the realm, or create credentials in it.
    #[error("the application key has no access to the authentication realm")]
    NeedsRole,
    /// No password profile can have support credentials.
    #[error("the store has no password profile for support credentials")]
    NoProfile,
    /// The password profile that was chosen was deleted.
    #[error("the password profile for support credentials was deleted")]
    ProfileDeleted,
    /// The password profile that was chosen takes only email addresses as usernames.
    #[error("the password profile takes only email addresses as usernames")]
    ProfileNeedsEmail,
    /// There are several password profiles, and none was chosen.
    #[error("no password profile for support credentials was chosen")]
    ProfileUnclear,
    /// The store has a profile with the name of the app's own, which this app did not create.
    #[error("the store has a password profile Support sign-in that this app did not create")]
    ProfileNameTaken,
    /// The member belongs to no account.
    #[error("the member belongs to no account")]
    NoAccount,
    /// No account of the session was opened.
    #[error("no account is open in this session")]
    AccountNotOpen,
    /// The account is none of the session's.
    #[error("the account is none of this session's")]
    AccountUnknown,
    /// Another account was opened while something was read.
    #[error("another account was opened meanwhile")]
    AccountSwitched,
    /// The store no longer shows the account to the member.
    #[error("the store no longer shows the account to the member")]
    AccountGone,
    /// The store shows this to no account member.
    #[error("the store does not show this to account members")]
    NotShown,
    /// The store refused to sign the member in with the support credential.
    #[error("the store refused the support credential: authentication failed")]
    CredentialRefused,
    /// The store ends the account tokens when the support credential is deleted.
    #[error("the store ended the account tokens with the support credential")]
    TokenEnded,
    /// The store has the username of the new support credential already.
    #[error("the username of the support credential is taken")]
    UsernameTaken,
    /// The store allows a member one credential in a password profile.
    #[error("the store allows a member one credential in this password profile")]
    OnePerProfile,
    /// The store allows a member one credential in a password profile, and a colleague uses it.
    #[error("a colleague is signing in as the member, and the store allows one support credential at a time")]
    ColleagueSigningIn,
    /// A support credential that is left over can't be deleted.
    #[error("a support credential of this member is left over and can't be deleted")]
    LeftoverStays,
    /// The store refused the one-time code.
    #[error("the store refused the one-time code: authentication failed")]
    CodeRefused,
    /// No password profile allows one-time codes.
    #[error("the store has no password profile with one-time codes")]
    CodesOff,
    /// The member has no username that a one-time code can be sent to.
    #[error("the member has no username for one-time codes")]
    NoUsername,
    /// The cart is in no list that was read.
    #[error("the cart is in no list that was read")]
    CartNotListed,
    /// The session can't show this: it is one of customers only, or of accounts only.
    #[error("the session has no such view")]
    WrongSubject,
}
