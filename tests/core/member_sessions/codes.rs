//! Signing in with a one-time code that the member reads out.

use journal::{Action, Outcome, Way};
use moltin::NewPasswordProfile;
use moltin_sandbox::{OneTimePassword, Switches};
use secrecy::SecretString;
use shopside_core::view::{AccessMode, CodeSignIn, ProblemText, RequestCode};

use super::scene::{DANA, Scene};
use crate::setup::{problem, reason};

fn request(scene: &Scene) -> RequestCode {
    RequestCode {
        member: scene.member.to_string(),
        username: DANA.into(),
        why: reason("Can’t see the quote"),
    }
}

fn sign_in(scene: &Scene, code: &str) -> CodeSignIn {
    CodeSignIn {
        member: scene.member.to_string(),
        account: None,
        username: DANA.into(),
        code: SecretString::from(code),
        why: reason("Can’t see the quote"),
    }
}

#[tokio::test]
async fn code_signs_in_and_writes_nothing_to_the_member() {
    for one_time_password in [OneTimePassword::Accepted, OneTimePassword::CreatedForAdmins] {
        let scene = Scene::new().await;
        scene.setup.store.set_switches(Switches {
            one_time_password,
            ..Switches::default()
        });
        let app = &scene.setup.app;
        let ways = app
            .member_ways(&scene.store, scene.member.as_str())
            .await
            .unwrap();
        assert_eq!(ways.recommended, Some(AccessMode::OneTimeCode));
        assert_eq!(ways.usernames, [DANA]);
        let before = scene.setup.store.requests().len();

        app.request_code(&scene.store, request(&scene)).await.unwrap();
        let code = scene.setup.store.inbox().pop().unwrap().one_time_password_token;
        let view = app
            .sign_in_with_code(&scene.store, sign_in(&scene, &code))
            .await
            .unwrap();

        assert_eq!(view.way, AccessMode::OneTimeCode);
        let writes: Vec<_> = scene.setup.store.requests()[before..]
            .iter()
            .filter(|request| request.method != "GET" && !request.path.starts_with("/oauth"))
            .map(|request| request.path.rsplit('/').next().unwrap().to_owned())
            .collect();
        assert_eq!(writes, ["one-time-password-token-request", "tokens"]);
        for action in [Action::CodeRequest, Action::SignIn] {
            let entries = scene.entries(action);
            let outcomes: Vec<_> = entries.iter().map(|entry| entry.outcome).collect();
            assert_eq!(outcomes, [Outcome::Begun, Outcome::Done], "{action:?}");
            for entry in entries {
                let consent = (action == Action::SignIn).then_some("consent by code");
                assert_eq!(entry.detail.as_deref(), consent);
                assert_eq!(entry.way, Some(Way::OneTimeCode));
                assert_eq!(entry.customer_id.as_deref(), Some(scene.member.as_str()));
                assert_eq!(entry.customer_email.as_deref(), Some(DANA));
                assert_eq!(entry.reason.as_deref(), Some("Can’t see the quote"));
            }
        }
        assert_eq!(scene.entries(Action::CredentialCreate), []);
    }
}

#[tokio::test]
async fn wrong_code_is_explained_and_recorded() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    app.request_code(&scene.store, request(&scene)).await.unwrap();

    let refused = problem(
        app.sign_in_with_code(&scene.store, sign_in(&scene, "000000"))
            .await,
    );

    assert_eq!(refused.text, Some(ProblemText::MemberCodeRefused));
    assert_eq!(refused.field.as_deref(), Some("code"));
    assert_eq!(
        scene.entries(Action::SignIn).pop().unwrap().outcome,
        Outcome::Failed
    );
    assert_eq!(app.impersonation().await, None);
}

#[tokio::test]
async fn code_needs_a_profile_that_allows_it() {
    let scene = Scene::new().await;
    let realm = scene.admin.realm(&scene.realm);
    realm.delete_password_profile(&scene.profile).await.unwrap();
    realm
        .create_password_profile(&NewPasswordProfile::new("Plain"))
        .await
        .unwrap();
    let app = &scene.setup.app;

    let refused = problem(app.request_code(&scene.store, request(&scene)).await);
    let ways = app
        .member_ways(&scene.store, scene.member.as_str())
        .await
        .unwrap();

    assert_eq!(refused.text, Some(ProblemText::MemberCodesOff));
    assert_eq!(
        ways.one_time_code.unwrap().text,
        Some(ProblemText::MemberCodesOff)
    );
    assert_eq!(ways.recommended, Some(AccessMode::SupportCredential));
    assert_eq!(scene.setup.store.inbox().len(), 0);
}
