//! The commands about account members, and the setup of the support sign-in.

use secrecy::SecretString;
use shopside_core::Error;
use shopside_core::view::{CodeSignIn, MemberPreview, MemberSignIn, PreviewSubject, RequestCode};

use super::{Command, Subject};
use crate::setup::{Setup, reason};

/// A member of the demo, who has an account.
const MEMBER: &str = "acc1e000-0000-4000-8000-000000000001";

/// Sets the support sign-in up and has a code sent. Returns the ID of the profile in use, and the
/// username that the code was sent to.
pub(super) async fn prepare(setup: &Setup, store: &str) -> [String; 2] {
    let profile = setup.app.create_support_profile(store, true).await.unwrap().used;
    let username = setup
        .app
        .member_ways(store, MEMBER)
        .await
        .unwrap()
        .usernames
        .remove(0);
    let request = RequestCode {
        member: MEMBER.into(),
        username: username.clone(),
        why: reason("Called about order 10042"),
    };
    setup.app.request_code(store, request).await.unwrap();
    [profile.unwrap(), username]
}

impl Command {
    pub(super) fn is_about_members(self) -> bool {
        matches!(
            self,
            Self::MemberWays
                | Self::MemberSignIn
                | Self::MemberPreview
                | Self::RequestCode
                | Self::CodeSignIn
                | Self::UseProfile
                | Self::CreateProfile
                | Self::RemoveProfile
        )
    }

    pub(super) async fn use_members(self, setup: &Setup, subject: &Subject) -> Result<(), Error> {
        let (app, store) = (&setup.app, subject.store.as_str());
        let (member, why) = (MEMBER.to_owned(), reason("Called about order 10042"));
        match self {
            Self::MemberWays => app.member_ways(store, MEMBER).await.map(drop),
            Self::MemberSignIn => {
                let sign_in = MemberSignIn {
                    member,
                    account: None,
                    why,
                };
                app.sign_in_as_member(store, sign_in).await.map(drop)
            }
            Self::MemberPreview => {
                let subject = PreviewSubject::Member {
                    id: member,
                    account: None,
                };
                app.preview_member(store, MemberPreview { subject, why })
                    .await
                    .map(drop)
            }
            Self::RequestCode => {
                let username = subject.username.clone();
                let request = RequestCode {
                    member,
                    username,
                    why,
                };
                app.request_code(store, request).await.map(drop)
            }
            Self::CodeSignIn => {
                let code = setup.store.inbox().pop().unwrap().one_time_password_token;
                let sign_in = CodeSignIn {
                    member,
                    account: None,
                    username: subject.username.clone(),
                    code: SecretString::from(code),
                    why,
                };
                app.sign_in_with_code(store, sign_in).await.map(drop)
            }
            Self::UseProfile => app.use_password_profile(store, &subject.profile).await.map(drop),
            Self::CreateProfile => app.create_support_profile(store, true).await.map(drop),
            _ => app
                .remove_support_profile(store, &subject.profile, false)
                .await
                .map(drop),
        }
    }
}
