//! A colleague who signs in as the same member at the same time, on another computer.

use journal::{Action, Outcome};
use moltin_sandbox::Switches;
use shopside_core::view::{ConnectStore, ProblemText};

use super::scene::Scene;
use crate::setup::Setup;
use crate::wait::wait_for;

/// A store that allows a member one credential in a profile, and has one for support credentials.
/// Returns also a colleague's computer, and its connection to the store.
async fn store_with_one_credential() -> (Scene, Setup, String) {
    let scene = Scene::new().await;
    scene.setup.store.set_switches(Switches {
        one_credential_per_profile: true,
        ..Switches::default()
    });
    let app = &scene.setup.app;
    let created = app.create_support_profile(&scene.store, true).await.unwrap();
    let colleague = Setup::new().await;
    let request = ConnectStore {
        base_url: scene.setup.store.base_url().into(),
        ..colleague.full_connection()
    };
    let store = colleague.app.connect(request).await.unwrap().id;
    // By its name alone, another computer can't know that the profile is for support.
    let used = created.used.unwrap();
    colleague.app.use_password_profile(&store, &used).await.unwrap();
    (scene, colleague, store)
}

#[tokio::test]
async fn colleague_who_signs_in_just_now_is_explained() {
    let (scene, colleague, store) = store_with_one_credential().await;
    // The colleague's credential is there, and about to be used.
    let gate = scene.setup.store.close_gate("/v2/account-members/tokens", 0);
    let (app, request) = (colleague.app.clone(), scene.request());
    let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the colleague's token request", gate.reached()).await;
    let theirs = scene.credentials().await;

    let refused = scene.sign_in().await.unwrap_err();

    assert_eq!(
        refused.text,
        Some(ProblemText::MemberColleagueSigningIn),
        "{refused:?}"
    );
    assert_eq!((scene.credentials().await, theirs.len()), (theirs, 1));
    let created = scene.entries(Action::CredentialCreate).into_iter();
    let outcomes: Vec<_> = created.map(|entry| entry.outcome).collect();
    assert_eq!(outcomes, [Outcome::Begun, Outcome::Failed]);
    assert_eq!(
        scene.entries(Action::SignIn).pop().unwrap().outcome,
        Outcome::Failed
    );
    assert_eq!(scene.setup.app.leftovers(), []);
    drop(gate);
    attempt.await.unwrap().unwrap();
    scene.wait_until_clean().await;
    scene.sign_in().await.unwrap();
}

#[tokio::test]
async fn colleague_who_was_killed_is_no_obstacle_later() {
    let (scene, colleague, store) = store_with_one_credential().await;
    let gate = scene.setup.store.close_gate("/v2/account-members/tokens", 0);
    let (app, request) = (colleague.app.clone(), scene.request());
    let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the colleague's token request", gate.reached()).await;
    let early = scene.sign_in().await.unwrap_err();
    assert_eq!(
        early.text,
        Some(ProblemText::MemberColleagueSigningIn),
        "{early:?}"
    );

    // The colleague's clock began later than this one.
    scene.setup.clock.advance(jiff::SignedDuration::from_mins(4));
    let here = tokio::spawn({
        let (app, store, request) = (scene.setup.app.clone(), scene.store.clone(), scene.request());
        async move { app.sign_in_as_member(&store, request).await }
    });
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
    drop(gate);

    here.await.unwrap().unwrap();
    attempt.await.unwrap().unwrap_err();
    scene.wait_until_clean().await;
}
