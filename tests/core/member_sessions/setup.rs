//! The setup of the support sign-in.

use journal::{Action, Outcome};
use moltin::NewPasswordProfile;
use moltin_sandbox::{Role, Switches};
use shopside_core::view::{Code, ProblemText, ProfileOrigin, SignInSetupView};

use super::scene::Scene;
use crate::setup::problem;

#[tokio::test]
async fn only_profile_is_used_without_a_setup() {
    let scene = Scene::new().await;

    let setup = scene.setup.app.sign_in_setup(&scene.store).await.unwrap();

    assert_eq!(setup.problem, None);
    assert_eq!(setup.used, Some(scene.profile.to_string()));
    assert!(setup.can_create);
}

#[tokio::test]
async fn support_profile_is_created_after_confirmation_and_removed() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let before = scene.setup.store.requests().len();
    let refused = problem(app.create_support_profile(&scene.store, false).await);
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("isConfirmed"))
    );
    assert_eq!(scene.setup.store.requests().len(), before);

    let created = app.create_support_profile(&scene.store, true).await.unwrap();
    let again = app.create_support_profile(&scene.store, true).await.unwrap();
    let own = created.used.clone().unwrap();
    let removed = app
        .remove_support_profile(&scene.store, &own, false)
        .await
        .unwrap();

    assert_eq!(origin(&created, &own), ProfileOrigin::ThisApp);
    assert!(!created.can_create);
    assert_eq!(again, created);
    assert_eq!(removed.profiles.len(), 1);
    assert_eq!(removed.used, Some(scene.profile.to_string()));
    let entries = scene.entries(Action::SignInSetup);
    let outcomes: Vec<_> = entries.iter().map(|entry| entry.outcome).collect();
    assert_eq!(outcomes, [Outcome::Begun, Outcome::Done].repeat(3));
}

/// Where a profile of the setup comes from.
fn origin(setup: &SignInSetupView, id: &str) -> ProfileOrigin {
    let profile = setup.profiles.iter().find(|profile| profile.id == id);
    profile.unwrap().origin
}

/// Creates a profile with the name of the app's own past the app, as a storefront's developers may.
async fn create_namesake(scene: &Scene) -> String {
    let new = NewPasswordProfile::new("Support sign-in");
    let realm = scene.admin.realm(&scene.realm);
    realm.create_password_profile(&new).await.unwrap().id.to_string()
}

#[tokio::test]
async fn profile_of_the_same_name_is_used_only_if_chosen() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let namesake = create_namesake(&scene).await;

    let setup = app.sign_in_setup(&scene.store).await.unwrap();
    let refused = problem(app.create_support_profile(&scene.store, true).await);
    let chosen = app.use_password_profile(&scene.store, &namesake).await.unwrap();

    assert_eq!(origin(&setup, &namesake), ProfileOrigin::SameName);
    assert_eq!((setup.used.as_ref(), setup.can_create), (None, false));
    assert_eq!(
        setup.problem.unwrap().text,
        Some(ProblemText::MemberProfileUnclear)
    );
    assert_eq!(refused.text, Some(ProblemText::MemberProfileNameTaken));
    assert_eq!(chosen.used, Some(namesake));
    assert_eq!(chosen.profiles.len(), 2);
}

#[tokio::test]
async fn profile_of_the_same_name_is_removed_only_if_confirmed() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let namesake = create_namesake(&scene).await;

    let refused = problem(app.remove_support_profile(&scene.store, &namesake, false).await);
    let kept = app.sign_in_setup(&scene.store).await.unwrap();
    let removed = app
        .remove_support_profile(&scene.store, &namesake, true)
        .await
        .unwrap();

    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("isConfirmed"))
    );
    assert_eq!(kept.profiles.len(), 2);
    assert_eq!(removed.profiles.len(), 1);
}

#[tokio::test]
async fn own_profile_is_removed_and_one_of_the_same_name_stays() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let own = app.create_support_profile(&scene.store, true).await.unwrap();
    let own = own.used.unwrap();
    let namesake = create_namesake(&scene).await;
    app.use_password_profile(&scene.store, scene.profile.as_str())
        .await
        .unwrap();

    let removed = app
        .remove_support_profile(&scene.store, &own, false)
        .await
        .unwrap();

    assert_eq!(origin(&removed, &namesake), ProfileOrigin::SameName);
    // Staff chose another one, which stays in use.
    assert_eq!(removed.used, Some(scene.profile.to_string()));
}

#[tokio::test]
async fn storefront_profile_is_never_removed() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;

    let refused = problem(
        app.remove_support_profile(&scene.store, scene.profile.as_str(), true)
            .await,
    );

    assert_eq!(refused.code, Code::InvalidInput);
    let setup = app.sign_in_setup(&scene.store).await.unwrap();
    assert_eq!(setup.profiles.len(), 1);
}

#[tokio::test]
async fn setup_says_which_role_is_needed() {
    let scene = Scene::new().await;
    scene.setup.store.set_switches(Switches {
        role: Role::Support,
        ..Switches::default()
    });

    let setup = scene.setup.app.sign_in_setup(&scene.store).await.unwrap();

    assert_eq!(setup.problem.unwrap().text, Some(ProblemText::MemberNeedsRole));
    assert!(!setup.can_create);
}
