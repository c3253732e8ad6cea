//! The look at all members of a store, for what other computers have left behind.

use moltin::{AccountMemberId, NewPasswordCredential, NewUserAuthenticationInfo};
use moltin_sandbox::{Fault, Faults, Role, Switches};
use serde_json::json;
use shopside_core::ports::Preferences;
use shopside_core::view::SweepState;

use super::scene::Scene;
use crate::setup::CLIENT_ID;
use crate::wait::wait_for;

const NAME: &str = "shopside-left-by-a-script";
/// Where the preferences have how far the look is.
const PROGRESS: &str = "credential_sweeps";

/// A store that this installation has used, with so many members besides Dana.
async fn store_with(members: usize) -> (Scene, Vec<AccountMemberId>) {
    let scene = Scene::new().await;
    let realm = scene.admin.realm(&scene.realm);
    let mut ids = Vec::new();
    for number in 0..members {
        let new = NewUserAuthenticationInfo::new("Someone", format!("{number}@harbortools.test"));
        ids.push(realm.users().create(&new).await.unwrap().id);
    }
    scene.record_use();
    (scene, ids)
}

async fn open(scene: &mut Scene) {
    scene.setup.restart();
    scene.setup.app.open(&scene.store).await.unwrap();
}

/// Says in the preferences how far the look is in the store.
fn set_progress(scene: &Scene, progress: &serde_json::Value) {
    let address = scene
        .setup
        .store
        .base_url()
        .replace("http://127.0.0.1", "localhost");
    let key = format!("{address} {CLIENT_ID}");
    scene
        .setup
        .preferences
        .set(PROGRESS, json!({ key: progress }))
        .unwrap();
}

#[tokio::test]
async fn member_who_was_changed_long_ago_is_looked_at() {
    // Dana is not among those who were changed last.
    let (mut scene, _) = store_with(0).await;
    scene.leave_credential(NAME).await;
    let realm = scene.admin.realm(&scene.realm);
    for number in 0..60 {
        let new = NewUserAuthenticationInfo::new("Someone", format!("{number}@harbortools.test"));
        realm.users().create(&new).await.unwrap();
    }

    open(&mut scene).await;

    scene.wait_until_clean().await;
}

#[tokio::test]
async fn second_page_of_members_is_looked_at() {
    let (mut scene, members) = store_with(170).await;
    // The last of the first page, and neither among those who were changed last.
    set_progress(
        &scene,
        &json!({ "cursor": { "after": null, "offset": 100 }, "looked": 100 }),
    );
    let member = &members[104];
    let credentials = scene.admin.realm(&scene.realm).password_credentials(member);
    let left = NewPasswordCredential::new(&scene.profile, NAME, "a-random-password");
    credentials.create(&left).await.unwrap();
    for later in &members[105..] {
        let renamed = NewUserAuthenticationInfo::new("Someone else", format!("{later}@x.test"));
        let realm = scene.admin.realm(&scene.realm);
        realm.users().update(later, &renamed).await.unwrap();
    }

    open(&mut scene).await;

    wait_for("the leftover to be gone", async {
        while !credentials.list().await.unwrap().items.is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await;
    let view = scene.setup.app.sweep(&scene.store).unwrap();
    assert_eq!((view.state, view.total), (SweepState::Running, 171));
    assert!((100..=110).contains(&view.looked), "{view:?}");
}

#[tokio::test]
async fn look_can_be_stopped_and_goes_on_at_the_next_start() {
    let (mut scene, _) = store_with(0).await;
    // The first list of credentials is of the members who were changed last.
    let gate = scene.setup.store.close_gate(&scene.credentials_path(), 1);
    open(&mut scene).await;
    wait_for("the look at a member", gate.reached()).await;
    let running = scene.setup.app.sweep(&scene.store).unwrap();
    assert_eq!(
        (running.state, running.looked, running.total),
        (SweepState::Running, 0, 1)
    );

    let stopped = scene.setup.app.stop_sweep(&scene.store).unwrap();
    drop(gate);

    assert_eq!(stopped.state, SweepState::Stopped);
    open(&mut scene).await;
    scene.wait_until_looked().await;
}

#[tokio::test]
async fn member_whose_credentials_cannot_be_listed_hides_no_other() {
    let (mut scene, members) = store_with(1).await;
    let credentials = scene.admin.realm(&scene.realm).password_credentials(&members[0]);
    let left = NewPasswordCredential::new(&scene.profile, NAME, "a-random-password");
    credentials.create(&left).await.unwrap();
    // Both were looked at before this, as far as changes say.
    set_progress(&scene, &json!({ "changed_until": "2100-01-01T00:00:00Z" }));
    scene.setup.store.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        path: Some(scene.credentials_path()),
        ..Faults::default()
    });

    open(&mut scene).await;

    wait_for("the leftover to be gone", async {
        while !credentials.list().await.unwrap().items.is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

#[tokio::test]
async fn key_without_role_ends_the_look() {
    let (mut scene, _) = store_with(0).await;
    scene.setup.store.set_switches(Switches {
        role: Role::Support,
        ..Switches::default()
    });

    open(&mut scene).await;

    wait_for("the end of the look", async {
        while scene.setup.app.sweep(&scene.store).unwrap().state != SweepState::Stopped {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

#[tokio::test]
async fn damaged_progress_begins_again() {
    let (mut scene, _) = store_with(0).await;
    let odd = json!({ "a store": 7, "another": { "cursor": "x" } });
    scene.setup.preferences.set(PROGRESS, odd).unwrap();

    open(&mut scene).await;

    scene.wait_until_looked().await;
}
