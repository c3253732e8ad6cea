//! The backend refuses what is forbidden about members before any request, even if the page allows
//! it.

use secrecy::SecretString;
use shopside_core::view::{
    Code, CodeSignIn, LockReason, MemberPreview, MemberSignIn, PreviewSubject, RequestCode,
};
use shopside_core::{App, Error};

use super::scene::{DANA, Scene};
use crate::backend_enforcement::{Expected, STATES, State, enter_state};
use crate::setup::{problem, reason};

/// A command that starts a session of a member, or reads in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
    PreviewMember,
    PreviewAccount,
    SupportCredential,
    RequestCode,
    CodeSignIn,
    OpenAccount,
    MemberProfile,
    Addresses,
    Orders,
    Order,
    Compare,
    Carts,
    Cart,
    Subscriptions,
    Subscription,
    Extend,
}

use Command::{
    Addresses, Cart, Carts, CodeSignIn as SignInWithCode, Compare, Extend, MemberProfile, OpenAccount, Order,
    Orders, PreviewAccount, PreviewMember, RequestCode as AskForCode, Subscription, Subscriptions,
    SupportCredential,
};

/// The commands that name a session.
const IN_SESSION: [Command; 11] = [
    OpenAccount,
    MemberProfile,
    Addresses,
    Orders,
    Order,
    Compare,
    Carts,
    Cart,
    Subscriptions,
    Subscription,
    Extend,
];

const FORBIDDEN: Expected = Some(Code::NotAllowedHere);

#[rustfmt::skip] // Keeps the columns aligned.
const ENTERING: [(Command, [Expected; 4]); 5] = {
    const LOCKED: Expected = Some(Code::Locked);
    [
        //                   policy off  preview only  locked  stopped
        (PreviewMember,     [FORBIDDEN,  None,         LOCKED, None]),
        (PreviewAccount,    [FORBIDDEN,  None,         LOCKED, None]),
        (SupportCredential, [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
        (AskForCode,        [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
        (SignInWithCode,    [FORBIDDEN,  FORBIDDEN,    LOCKED, None]),
    ]
};

/// `place` is the column of the state.
fn expected(command: Command, place: usize, state: State) -> Expected {
    let entering = ENTERING.iter().find(|(known, _)| *known == command);
    match (entering, state) {
        (Some((_, expected)), _) => expected[place],
        (None, State::Locked) => Some(Code::Locked),
        (None, _) => Some(Code::SessionEnded),
    }
}

impl Command {
    async fn run(self, scene: &Scene, session: &str) -> Result<(), Error> {
        let (app, store): (&App, &str) = (&scene.setup.app, &scene.store);
        let (member, why) = (scene.member.to_string(), reason("Can’t see the quote"));
        let account = scene.accounts[0].to_string();
        let preview = async |subject| {
            let why = why.clone();
            app.preview_member(store, MemberPreview { subject, why })
                .await
                .map(drop)
        };
        match self {
            PreviewMember => {
                preview(PreviewSubject::Member {
                    id: member,
                    account: None,
                })
                .await
            }
            PreviewAccount => preview(PreviewSubject::Account { id: account }).await,
            SupportCredential => {
                let sign_in = MemberSignIn {
                    member,
                    account: None,
                    why,
                };
                app.sign_in_as_member(store, sign_in).await.map(drop)
            }
            AskForCode => {
                let request = RequestCode {
                    member,
                    username: DANA.into(),
                    why,
                };
                app.request_code(store, request).await.map(drop)
            }
            SignInWithCode => {
                let sign_in = CodeSignIn {
                    member,
                    account: None,
                    username: DANA.into(),
                    code: SecretString::from("12345678"),
                    why,
                };
                app.sign_in_with_code(store, sign_in).await.map(drop)
            }
            OpenAccount => app.open_account(session, &account).await.map(drop),
            MemberProfile => app.member_profile(session).await.map(drop),
            Addresses => app.addresses(session).await.map(drop),
            Orders => app.orders(session, 0).await.map(drop),
            Order => app.order(session, "10042").await.map(drop),
            Compare => app.compare(session).await.map(drop),
            Carts => app.carts(session, 0).await.map(drop),
            Cart => app.cart(session, "cart").await.map(drop),
            Subscriptions => app.subscriptions(session, 0).await.map(drop),
            Subscription => app.subscription(session, "subscription", 0).await.map(drop),
            Extend => app.extend(session).await.map(drop),
        }
    }
}

fn commands() -> impl Iterator<Item = Command> {
    ENTERING.into_iter().map(|(command, _)| command).chain(IN_SESSION)
}

#[tokio::test]
async fn forbidden_command_about_members_sends_nothing() {
    for (place, state) in STATES.into_iter().enumerate() {
        let scene = Scene::new().await;
        let session = scene.sign_in().await.unwrap().session;
        enter_state(state, &scene.setup.app, &scene.store).await;
        // After the end of a session, the app looks for what is left over.
        if !matches!(state, State::Locked) {
            scene.wait_until_looked().await;
        }
        let (requests, entries) = (scene.setup.store.requests(), scene.setup.audit_entries());

        for command in commands() {
            if let Some(code) = expected(command, place, state) {
                let refused = problem(command.run(&scene, &session).await);
                assert_eq!(refused.code, code, "{command:?}, {state:?}");
            }
        }

        assert_eq!(scene.setup.store.requests(), requests, "{state:?}");
        assert_eq!(scene.setup.audit_entries(), entries, "{state:?}");
    }
}

#[tokio::test]
async fn session_of_another_member_is_not_readable_by_its_id() {
    let scene = Scene::new().await;
    let first = scene.sign_in().await.unwrap().session;
    let second = scene.sign_in().await.unwrap();
    let sent = scene.setup.store.requests().len();

    for command in IN_SESSION {
        let refused = problem(command.run(&scene, &first).await);
        assert_eq!(refused.code, Code::SessionEnded, "{command:?}");
    }
    for made_up in ["", "1", "current", "' OR TRUE --"] {
        for command in IN_SESSION {
            let refused = problem(command.run(&scene, made_up).await);
            assert_eq!(refused.code, Code::SessionEnded, "{command:?}, {made_up}");
        }
    }

    assert_eq!(scene.setup.store.requests().len(), sent);
    assert_eq!(scene.setup.app.impersonation().await, Some(second));
}

#[tokio::test]
async fn lock_while_a_code_is_entered_begins_no_session() {
    let scene = Scene::new().await;
    let app = scene.setup.app.clone();
    AskForCode.run(&scene, "").await.unwrap();
    let code = scene.setup.store.inbox().pop().unwrap().one_time_password_token;
    let gate = scene.setup.store.close_gate("/v2/account-members/tokens", 0);
    let sign_in = CodeSignIn {
        member: scene.member.to_string(),
        account: None,
        username: DANA.into(),
        code: SecretString::from(code),
        why: reason("Can’t see the quote"),
    };
    let (entering, store) = (app.clone(), scene.store.clone());
    let attempt = tokio::spawn(async move { entering.sign_in_with_code(&store, sign_in).await });
    crate::wait::wait_for("the token request", gate.reached()).await;

    app.lock(LockReason::Asked).await;
    drop(gate);

    assert_eq!(problem(attempt.await.unwrap()).code, Code::SessionEnded);
    assert_eq!(app.impersonation().await, None);
    app.unlock().await.unwrap();
    assert_eq!(app.impersonation().await, None);
    let last = scene.entries(journal::Action::SignIn).pop().unwrap();
    assert_eq!(last.outcome, journal::Outcome::Failed);
}
