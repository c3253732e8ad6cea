//! Support credentials that are left over: by a process that was killed, or by another computer.

use journal::{Action, Outcome};

use super::scene::Scene;

const NAME: &str = "shopside-0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn leftover_of_the_audit_log_is_deleted_at_start() {
    let mut scene = Scene::new().await;
    scene.record_creation(NAME);
    scene.leave_credential(NAME).await;
    scene.setup.restart();

    scene.setup.app.open(&scene.store).await.unwrap();

    scene.wait_until_clean().await;
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
    let deleted = scene.entries(Action::CredentialDelete).pop().unwrap();
    assert_eq!(deleted.detail.as_deref(), Some(NAME));
    assert_eq!(deleted.customer_id.as_deref(), Some(scene.member.as_str()));
}

#[tokio::test]
async fn store_without_credentials_is_opened_without_requests() {
    let mut scene = Scene::new().await;
    scene.setup.restart();
    let before = scene.setup.store.requests().len();

    scene.setup.app.open(&scene.store).await.unwrap();
    scene.setup.app.open(&scene.store).await.unwrap();

    assert_eq!(scene.setup.store.requests().len(), before);
}

#[tokio::test]
async fn leftover_of_another_computer_goes_before_a_session() {
    let scene = Scene::new().await;
    scene.leave_credential(NAME).await;

    scene.sign_in().await.unwrap();

    assert_eq!(scene.credentials().await, Vec::<String>::new());
    let deleted = scene.entries(Action::CredentialDelete);
    assert!(
        deleted
            .iter()
            .any(|entry| entry.detail.as_deref() == Some(NAME) && entry.outcome == Outcome::Done)
    );
}

#[tokio::test]
async fn leftovers_are_found_by_listing() {
    let scene = Scene::new().await;
    scene.leave_credential(NAME).await;

    let left = scene.setup.app.delete_leftovers(&scene.store).await.unwrap();

    assert_eq!(left, []);
    assert_eq!(scene.credentials().await, Vec::<String>::new());
}
