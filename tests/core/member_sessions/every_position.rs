//! What goes well in a session of a member goes well in every position of every switch, or the app
//! says what this store does not allow.

use journal::Action;
use moltin_sandbox::{AfterDeletion, Switches};
use secrecy::SecretString;
use shopside_core::view::{Code, CodeSignIn, ProblemText, RequestCode};

use super::positions::in_every_position;
use super::scene::{DANA, Scene};
use crate::setup::{problem, reason};

/// Reads everything that a session of a member shows, in both accounts.
async fn read_all(scene: &Scene, session: &str, switches: Switches) {
    let app = &scene.setup.app;
    for (account, name) in scene.accounts.iter().zip(["Harbor Tools", "Harbor Rentals"]) {
        app.open_account(session, account.as_str()).await.unwrap();
        let profile = app.member_profile(session).await.unwrap().value;
        assert_eq!(profile.account.unwrap().name, name);
        assert_eq!(profile.member.unwrap().email, DANA);
        assert_eq!((profile.colleagues.len(), profile.colleague_count), (0, 1));
        assert_eq!(app.addresses(session).await.unwrap().value.len(), 0);
        assert_eq!(app.orders(session, 0).await.unwrap().value.total, 0);
        assert_eq!(app.compare(session).await.unwrap().value.rows.len(), 0);
        assert_eq!(app.carts(session, 0).await.unwrap().value.total, 0);
        let unlisted = problem(app.cart(session, "0a6f6d2b").await);
        assert_eq!(unlisted.text, Some(ProblemText::MemberCartNotListed));
        let subscriptions = app.subscriptions(session, 0).await;
        if switches.members_lack_subscriptions {
            let refused = problem(subscriptions);
            let (code, text) = (Code::Forbidden, Some(ProblemText::MemberNotShown));
            assert_eq!((refused.code, refused.text), (code, text));
        } else {
            assert_eq!(subscriptions.unwrap().value.total, 0);
        }
    }
    let now = app.impersonation().await.map(|now| now.session);
    assert_eq!(now.as_deref(), Some(session));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn support_credential_reads_in_every_position() {
    in_every_position(async |scene, switches| {
        let signed_in = scene.sign_in().await;
        if switches.credential_deleted == AfterDeletion::Ended {
            let refused = signed_in.unwrap_err();
            assert_eq!(refused.text, Some(ProblemText::MemberTokenEnded));
        } else if switches.one_credential_per_profile {
            let refused = signed_in.unwrap_err();
            assert_eq!(refused.text, Some(ProblemText::MemberOnePerProfile));
        } else {
            read_all(scene, &signed_in.unwrap().session, switches).await;
        }
        scene.wait_until_clean().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_time_code_reads_in_every_position() {
    in_every_position(async |scene, switches| {
        let app = &scene.setup.app;
        let request = RequestCode {
            member: scene.member.to_string(),
            username: DANA.into(),
            why: reason("Can’t see the quote"),
        };
        app.request_code(&scene.store, request).await.unwrap();
        let message = scene.setup.store.inbox().pop().unwrap();
        let sign_in = CodeSignIn {
            member: scene.member.to_string(),
            account: Some(scene.accounts[0].to_string()),
            username: DANA.into(),
            code: SecretString::from(message.one_time_password_token),
            why: reason("Can’t see the quote"),
        };

        let view = app.sign_in_with_code(&scene.store, sign_in).await.unwrap();

        read_all(scene, &view.session, switches).await;
        assert_eq!(scene.entries(Action::CredentialCreate), []);
    })
    .await;
}
