//! The texts of errors about sessions as account members.

use super::sentences::Sentences;
use crate::member_error::MemberError;
use crate::view::{Code, ProblemText};

/// The text of an error in English.
pub(super) fn problem(error: MemberError) -> Sentences {
    let (code, message, advice) = in_english(error);
    let problem = Sentences::new(code, message).advise(advice);
    match error {
        MemberError::CodeRefused => problem.at("code"),
        _ => problem,
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each error")]
fn in_english(error: MemberError) -> (Code, &'static str, &'static str) {
    match error {
        MemberError::NoRealm => (
            Code::NotAllowedHere,
            "This store has no sign-in for account members.",
            "Set up Accounts in the store first, then try again.",
        ),
        MemberError::NeedsRole => (
            Code::Forbidden,
            "This application key can’t read how account members sign in.",
            "Use a key with the role Seller Admin. The roles Support and IT are not enough.",
        ),
        MemberError::NoProfile => (
            Code::NotAllowedHere,
            "No password profile of this store can be used for support sign-ins.",
            "Set up the support sign-in first.",
        ),
        MemberError::ProfileDeleted => (
            Code::NotAllowedHere,
            "The password profile for support sign-ins was deleted from the store.",
            "Choose another one in the setup of the support sign-in.",
        ),
        MemberError::ProfileNeedsEmail => (
            Code::NotAllowedHere,
            "The usernames of this password profile are email addresses. Those of support credentials are not.",
            "Choose another profile, or create “Support sign-in”, in the setup of the support sign-in.",
        ),
        MemberError::ProfileUnclear => (
            Code::NotAllowedHere,
            "This store has several password profiles, and none is chosen for support sign-ins.",
            "Choose one in the setup of the support sign-in.",
        ),
        MemberError::ProfileNameTaken => (
            Code::NotAllowedHere,
            "The store has a profile “Support sign-in” that was not created on this computer.",
            "Choose it if a colleague created it for this app. If a storefront uses it, rename it in the store first.",
        ),
        MemberError::NoAccount => (
            Code::NotAllowedHere,
            "This member belongs to no account, so the shop shows them nothing.",
            "Add the member to an account first.",
        ),
        MemberError::AccountNotOpen => (
            Code::NotAllowedHere,
            "No account is open in this session.",
            "Choose one of the member’s accounts.",
        ),
        MemberError::AccountUnknown => (
            Code::NotFound,
            "This account is not one of the member’s accounts.",
            "Choose another one, or begin a new session if the member was just added.",
        ),
        MemberError::AccountSwitched => (
            Code::Stopped,
            "Another account was opened meanwhile.",
            "Load it again.",
        ),
        MemberError::AccountGone => (
            Code::NotFound,
            "The store no longer shows this account to the member.",
            "They may have been removed from it. Choose another account, or end the session.",
        ),
        MemberError::NotShown => (
            Code::Forbidden,
            "The store doesn’t show this to account members.",
            "Use the preview to see it with your admin access.",
        ),
        MemberError::CredentialRefused => (
            Code::SignInRefused,
            "The store refused the support credential, which was deleted.",
            "Try again. A colleague may have signed in as the same member just now.",
        ),
        MemberError::TokenEnded => (
            Code::SignInRefused,
            "This store ends the member’s sign-in as soon as the support credential is deleted.",
            "Sign in with a one-time code, or use the preview.",
        ),
        MemberError::UsernameTaken => (
            Code::StoreFailed,
            "The store refused the name of the support credential, so none was created.",
            "Try again: a colleague may have signed in as the same member just now. If it happens again, check the password profile in the setup of the support sign-in.",
        ),
        MemberError::OnePerProfile => (
            Code::NotAllowedHere,
            "This store allows a member one password in a profile, and this member has one.",
            "Create the profile “Support sign-in” in the setup of the support sign-in.",
        ),
        MemberError::ColleagueSigningIn => (
            Code::NotAllowedHere,
            "A colleague is signing in as this member, and this store allows one support credential at a time.",
            "Try again in a moment. If the credential is still there after 3 minutes, Shopside deletes it when you try again.",
        ),
        MemberError::LeftoverStays => (
            Code::StoreFailed,
            "A support credential of this member is left over, and the store doesn’t delete it.",
            "Wait until it is gone, then try again. Shopside keeps trying.",
        ),
        MemberError::CodeRefused => (
            Code::SignInRefused,
            "The store refused this code.",
            "Check it with the member. If it is older than 10 minutes or was used, request a new one.",
        ),
        MemberError::CodesOff => (
            Code::NotAllowedHere,
            "This store has no one-time codes.",
            "Allow them in one of the store’s password profiles to use them.",
        ),
        MemberError::NoUsername => (
            Code::NotAllowedHere,
            "This member has no username that a one-time code can be sent to.",
            "Sign in with a support credential instead.",
        ),
        MemberError::CartNotListed => (
            Code::NotFound,
            "This cart is not in the list.",
            "Load the carts again, and open it from there.",
        ),
        MemberError::WrongSubject => (
            Code::NotAllowedHere,
            "This session has no such view.",
            "Begin another session to see it.",
        ),
    }
}

/// The text by its ID.
pub(super) fn text(error: MemberError) -> ProblemText {
    match error {
        MemberError::NoRealm => ProblemText::MemberNoRealm,
        MemberError::NeedsRole => ProblemText::MemberNeedsRole,
        MemberError::NoProfile => ProblemText::MemberNoProfile,
        MemberError::ProfileDeleted => ProblemText::MemberProfileDeleted,
        MemberError::ProfileNeedsEmail => ProblemText::MemberProfileNeedsEmail,
        MemberError::ProfileUnclear => ProblemText::MemberProfileUnclear,
        MemberError::ProfileNameTaken => ProblemText::MemberProfileNameTaken,
        MemberError::NoAccount => ProblemText::MemberNoAccount,
        MemberError::AccountNotOpen => ProblemText::MemberAccountNotOpen,
        MemberError::AccountUnknown => ProblemText::MemberAccountUnknown,
        MemberError::AccountSwitched => ProblemText::MemberAccountSwitched,
        MemberError::AccountGone => ProblemText::MemberAccountGone,
        MemberError::NotShown => ProblemText::MemberNotShown,
        MemberError::CredentialRefused => ProblemText::MemberCredentialRefused,
        MemberError::TokenEnded => ProblemText::MemberTokenEnded,
        MemberError::UsernameTaken => ProblemText::MemberUsernameTaken,
        MemberError::OnePerProfile => ProblemText::MemberOnePerProfile,
        MemberError::ColleagueSigningIn => ProblemText::MemberColleagueSigningIn,
        MemberError::LeftoverStays => ProblemText::MemberLeftoverStays,
        MemberError::CodeRefused => ProblemText::MemberCodeRefused,
        MemberError::CodesOff => ProblemText::MemberCodesOff,
        MemberError::NoUsername => ProblemText::MemberNoUsername,
        MemberError::CartNotListed => ProblemText::MemberCartNotListed,
        MemberError::WrongSubject => ProblemText::MemberWrongSubject,
    }
}
