//! Support credentials that are left over in stores that are not open, or not connected any more.

use journal::{Action, Outcome};
use shopside_core::view::{Code, LeftoverPlace, LockReason};

use super::scene::Scene;
use crate::setup::problem;

const NAME: &str = "shopside-left-by-a-script";

#[tokio::test]
async fn leftover_in_a_store_that_is_not_open_is_shown() {
    let mut scene = Scene::new().await;
    scene.record_creation(NAME);
    scene.leave_credential(NAME).await;
    let before = scene.setup.store.requests().len();
    scene.setup.restart();

    let shown = scene.wait_for_leftover().await;

    assert_eq!(shown.place, LeftoverPlace::Closed);
    assert_eq!(
        (shown.username.as_str(), shown.store.as_str()),
        (NAME, "Pawnee Parks")
    );
    assert_eq!(scene.setup.store.requests().len(), before);
    scene.setup.app.open(&scene.store).await.unwrap();
    scene.wait_until_clean().await;
}

#[tokio::test]
async fn leftover_of_a_removed_connection_is_deleted_after_connecting() {
    let scene = Scene::new().await;
    scene.record_creation(NAME);
    scene.leave_credential(NAME).await;
    scene.setup.app.remove(&scene.store).await.unwrap();
    let shown = scene.wait_for_leftover().await;
    assert_eq!(shown.place, LeftoverPlace::Removed);

    scene.setup.connect().await;

    scene.wait_until_clean().await;
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
}

#[tokio::test]
async fn leftover_of_a_removed_connection_stays_in_another_store() {
    let scene = Scene::new().await;
    scene.record_creation(NAME);
    scene.leave_credential(NAME).await;
    scene.setup.app.remove(&scene.store).await.unwrap();
    scene.wait_for_leftover().await;
    // Another store of the same service: the same address, and other members.
    scene
        .admin
        .realm(&scene.realm)
        .users()
        .delete(&scene.member)
        .await
        .unwrap();

    let connected = scene.setup.connect().await.id;
    scene.setup.app.delete_leftovers(&connected).await.unwrap();

    assert_eq!(scene.setup.app.leftovers()[0].place, LeftoverPlace::Removed);
    assert_eq!(scene.entries(Action::CredentialDelete), []);
}

#[tokio::test]
async fn leftover_of_a_removed_connection_is_confirmed_by_hand() {
    let mut scene = Scene::new().await;
    let app = scene.setup.app.clone();
    scene.record_creation(NAME);
    assert_eq!(app.confirm_deleted(NAME).await.unwrap(), []);
    assert_eq!(scene.entries(Action::CredentialDelete), [], "its store is open");
    app.remove(&scene.store).await.unwrap();
    scene.wait_for_leftover().await;
    app.lock(LockReason::Asked).await;
    assert_eq!(problem(app.confirm_deleted(NAME).await).code, Code::Locked);
    app.unlock().await.unwrap();

    assert_eq!(app.confirm_deleted(NAME).await.unwrap(), []);

    let entry = scene.entries(Action::CredentialDelete).pop().unwrap();
    assert_eq!(entry.outcome, Outcome::Done);
    assert!(
        entry
            .detail
            .unwrap()
            .ends_with("deleted by hand, as the operator says")
    );
    assert_eq!(entry.customer_id.as_deref(), Some(scene.member.as_str()));
    scene.setup.restart();
    assert_eq!(scene.setup.app.confirm_deleted(NAME).await.unwrap(), []);
    assert_eq!(scene.entries(Action::CredentialDelete).len(), 1);
}
