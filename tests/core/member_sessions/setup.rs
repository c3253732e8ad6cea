//! The setup of the support sign-in.

use journal::{Action, Outcome};
use moltin_sandbox::{Role, Switches};
use shopside_core::view::{Code, ProblemText};

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
    let removed = app.remove_support_profile(&scene.store).await.unwrap();

    let own = created
        .profiles
        .iter()
        .find(|profile| profile.is_support_profile)
        .unwrap();
    assert_eq!(created.used.as_ref(), Some(&own.id));
    assert!(!created.can_create);
    assert_eq!(again, created);
    assert_eq!(removed.profiles.len(), 1);
    assert_eq!(removed.used, Some(scene.profile.to_string()));
    let entries = scene.entries(Action::SignInSetup);
    let outcomes: Vec<_> = entries.iter().map(|entry| entry.outcome).collect();
    assert_eq!(outcomes, [Outcome::Begun, Outcome::Done].repeat(3));
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
