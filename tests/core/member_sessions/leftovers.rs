//! Support credentials that are left over: by a process that was killed, or by another computer.

use jiff::{SignedDuration, Timestamp};
use journal::{Action, Outcome};
use moltin::NewPasswordCredential;
use shopside_core::view::LockReason;

use super::scene::Scene;

/// A name that no app makes, so no app is using it.
const NAME: &str = "shopside-left-by-a-script";

/// The username of a credential of another computer, made this long ago.
fn made(ago: SignedDuration) -> String {
    let mut seconds = (Timestamp::now() - ago).as_second();
    let mut digits = Vec::new();
    for _ in 0..7 {
        digits.push(char::from_digit(u32::try_from(seconds % 36).unwrap(), 36).unwrap());
        seconds /= 36;
    }
    let time: String = digits.into_iter().rev().collect();
    format!("shopside-{time}0123456789abcdef012345678")
}

#[tokio::test]
async fn leftover_of_the_audit_log_is_deleted_at_start() {
    let mut scene = Scene::new().await;
    // A killed app has left it just now. It is its own, so no other app is using it.
    let name = made(SignedDuration::ZERO);
    scene.record_creation(&name);
    scene.leave_credential(&name).await;
    scene.setup.restart();

    scene.setup.app.open(&scene.store).await.unwrap();

    scene.wait_until_clean().await;
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
    let deleted = scene.entries(Action::CredentialDelete).pop().unwrap();
    assert_eq!(deleted.detail.as_deref(), Some(name.as_str()));
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
    for name in [NAME.to_owned(), made(SignedDuration::from_hours(1))] {
        let scene = Scene::new().await;
        scene.leave_credential(&name).await;

        scene.sign_in().await.unwrap();

        assert_eq!(scene.credentials().await, Vec::<String>::new());
        let deleted = scene.entries(Action::CredentialDelete);
        assert!(
            deleted
                .iter()
                .any(|entry| entry.detail.as_ref() == Some(&name) && entry.outcome == Outcome::Done)
        );
    }
}

#[tokio::test]
async fn leftovers_are_found_by_listing() {
    let scene = Scene::new().await;
    scene.leave_credential(NAME).await;

    let left = scene.setup.app.delete_leftovers(&scene.store).await.unwrap();

    assert_eq!(left, []);
    assert_eq!(scene.credentials().await, Vec::<String>::new());
}

#[tokio::test]
async fn credential_in_use_by_a_colleague_is_left_alone() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let name = made(SignedDuration::from_secs(20));
    scene.leave_credential(&name).await;

    app.delete_leftovers(&scene.store).await.unwrap();
    scene.sign_in().await.unwrap();

    assert_eq!(scene.credentials().await, [name]);
    app.stop().await;
    scene.setup.clock.advance(SignedDuration::from_mins(3));
    app.delete_leftovers(&scene.store).await.unwrap();
    assert_eq!(scene.credentials().await, Vec::<String>::new());
}

#[tokio::test]
async fn two_staff_sign_in_as_one_member_at_once() {
    for _ in 0..5 {
        let (here, there) = (Scene::new().await, Scene::new().await);
        // The colleague's app is connected to the same store.
        let request = shopside_core::view::ConnectStore {
            base_url: here.setup.store.base_url().into(),
            ..there.setup.full_connection()
        };
        let store = there.setup.app.connect(request).await.unwrap().id;

        let (one, other) = tokio::join!(
            here.sign_in(),
            there.setup.app.sign_in_as_member(&store, here.request())
        );

        one.unwrap();
        other.unwrap();
        here.wait_until_clean().await;
    }
}

#[tokio::test]
async fn unlock_looks_for_leftovers() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    scene.sign_in().await.unwrap();
    app.lock(LockReason::Asked).await;
    scene.leave_credential(NAME).await;

    app.unlock().await.unwrap();

    scene.wait_until_clean().await;
}

#[tokio::test]
async fn leftover_of_a_removed_member_is_gone() {
    let mut scene = Scene::new().await;
    scene.record_creation(NAME);
    scene.leave_credential(NAME).await;
    scene
        .admin
        .realm(&scene.realm)
        .users()
        .delete(&scene.member)
        .await
        .unwrap();
    scene.setup.clock.advance(SignedDuration::from_mins(3));
    scene.setup.restart();

    scene.setup.app.open(&scene.store).await.unwrap();

    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
    scene.wait_until_nothing_is_left().await;
}

#[tokio::test]
async fn other_credentials_of_a_member_stay() {
    let scene = Scene::new().await;
    let credentials = scene
        .admin
        .realm(&scene.realm)
        .password_credentials(&scene.member);
    let other = NewPasswordCredential::new(&scene.profile, "Shopside-dana", "a-random-password");
    credentials.create(&other).await.unwrap();

    scene.setup.app.delete_leftovers(&scene.store).await.unwrap();

    assert_eq!(credentials.list().await.unwrap().items.len(), 2);
}
