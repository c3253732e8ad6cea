//! Each way in which a sign-in as a member goes wrong, in every position of every switch: a clear
//! message, nothing left behind, and an audit log that tells the truth.

mod during_session;

use std::collections::BTreeMap;

use journal::{Action, Outcome};
use moltin::{NewPasswordProfile, PasswordProfileId};
use moltin_sandbox::{AfterDeletion, Fault, Faults, Role, Switches};
use shopside_core::view::{Code, LeftoverView, Problem, ProblemText};

use super::positions::in_every_position;
use super::scene::Scene;
use crate::setup::problem;
use crate::wait::wait_for;

/// The outcomes of a credential in the audit log: of its creation, and of its deletion.
type Outcomes = (Vec<Outcome>, Vec<Outcome>);

/// What the audit log has of each credential.
fn recorded(scene: &Scene) -> BTreeMap<String, Outcomes> {
    let mut all = BTreeMap::<String, Outcomes>::new();
    for entry in scene.setup.all_audit_entries() {
        let of_name = |detail: &str| detail.split(':').next().unwrap_or_default().to_owned();
        let name = entry.detail.as_deref().map(of_name).unwrap_or_default();
        match entry.action {
            Action::CredentialCreate => all.entry(name).or_default().0.push(entry.outcome),
            Action::CredentialDelete => all.entry(name).or_default().1.push(entry.outcome),
            _ => {}
        }
    }
    all
}

/// The requests to create a credential that the store received from the app.
fn creations(scene: &Scene) -> usize {
    let (requests, path) = (scene.setup.store.requests(), scene.credentials_path());
    let sent = requests
        .iter()
        .filter(|request| request.method == "POST" && request.path == path);
    // Dana's own password is one.
    sent.count() - 1
}

/// Checks that nothing is left behind, and what the audit log has.
async fn assert_settled(scene: &Scene, created: usize) {
    // The store keeps its last requests only, and waiting sends many.
    let sent = creations(scene);
    scene.setup.app.stop().await;
    scene.wait_until_clean().await;
    assert_recorded(scene, sent, created).await;
}

/// Checks that the audit log has what happened: so many creations were `sent`, and so many of them
/// have `created` a credential.
async fn assert_recorded(scene: &Scene, sent: usize, created: usize) {
    let is_deleted = |(_, deletion): &Outcomes| deletion.last() == Some(&Outcome::Done);
    wait_for("the deletions in the audit log", async {
        while recorded(scene)
            .values()
            .filter(|outcomes| is_deleted(outcomes))
            .count()
            < created
        {
            tokio::task::yield_now().await;
        }
    })
    .await;
    let all = recorded(scene);
    assert_eq!(all.len(), sent, "{all:?}");
    for (name, (creation, deletion)) in &all {
        assert!(name.starts_with("shopside-"), "{name}");
        match creation[..] {
            [Outcome::Begun, Outcome::Done] => {
                assert_eq!(deletion[0], Outcome::Begun, "{all:?}");
            }
            [Outcome::Begun, Outcome::Failed] => assert_eq!(deletion[..], [], "{all:?}"),
            _ => panic!("{all:?}"),
        }
    }
    // Each sign-in that began has its end.
    let sign_ins = scene
        .entries(Action::SignIn)
        .into_iter()
        .map(|entry| entry.outcome);
    for attempt in sign_ins.collect::<Vec<_>>().chunks(2) {
        assert!(
            matches!(
                attempt,
                [Outcome::Begun, Outcome::Done | Outcome::Failed | Outcome::Unknown]
            ),
            "{attempt:?}"
        );
    }
}

fn last_sign_in(scene: &Scene) -> Option<Outcome> {
    scene.entries(Action::SignIn).pop().map(|entry| entry.outcome)
}

/// Signs in and expects this problem, and no session.
async fn refused(scene: &Scene, text: ProblemText) {
    let before = scene.entries(Action::SignIn).len();
    let refused = scene.sign_in().await.unwrap_err();
    assert_eq!(refused.text, Some(text), "{refused:?}");
    assert_eq!(scene.setup.app.impersonation().await, None);
    if scene.entries(Action::SignIn).len() > before {
        assert_eq!(last_sign_in(scene), Some(Outcome::Failed));
    }
}

/// Sets up the profile for support credentials as the app advises where a member can have one
/// credential in a profile. Returns the profile that is used.
async fn set_up(scene: &Scene, switches: Switches) -> PasswordProfileId {
    if switches.one_credential_per_profile {
        return support_profile(scene).await;
    }
    scene.profile.clone()
}

async fn support_profile(scene: &Scene) -> PasswordProfileId {
    let app = &scene.setup.app;
    let setup = app.create_support_profile(&scene.store, true).await.unwrap();
    setup.used.unwrap().as_str().into()
}

/// Signs in. Where tokens end with their credential there is no session, which is explained.
async fn session(scene: &Scene, switches: Switches) -> Option<String> {
    if switches.credential_deleted == AfterDeletion::Ended {
        refused(scene, ProblemText::MemberTokenEnded).await;
        return None;
    }
    Some(scene.sign_in().await.unwrap().session)
}

/// Signs in, and holds the token request: the credential is there, and not used yet. Then `change`s
/// the store.
async fn changed_before_use(scene: &Scene, change: impl AsyncFnOnce()) -> Problem {
    let gate = scene.setup.store.close_gate("/v2/account-members/tokens", 0);
    let (app, store, request) = (scene.setup.app.clone(), scene.store.clone(), scene.request());
    let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the token request", gate.reached()).await;
    assert_eq!(scene.credentials().await.len(), 1);
    change().await;
    drop(gate);
    problem(attempt.await.unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn missing_realm_is_explained_in_every_position() {
    in_every_position(async |scene, switches| {
        let no_realm = true;
        scene.setup.store.set_switches(Switches { no_realm, ..switches });

        refused(scene, ProblemText::MemberNoRealm).await;

        scene.setup.store.set_switches(switches);
        assert_settled(scene, 0).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn missing_profile_is_explained_in_every_position() {
    in_every_position(async |scene, _| {
        let realm = scene.admin.realm(&scene.realm);
        realm.delete_password_profile(&scene.profile).await.unwrap();

        refused(scene, ProblemText::MemberNoProfile).await;

        assert_settled(scene, 0).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn second_profile_is_explained_in_every_position() {
    in_every_position(async |scene, _| {
        let realm = scene.admin.realm(&scene.realm);
        let other = NewPasswordProfile::new("Other");
        realm.create_password_profile(&other).await.unwrap();

        refused(scene, ProblemText::MemberProfileUnclear).await;

        assert_settled(scene, 0).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn taken_username_is_explained_in_every_position() {
    in_every_position(async |scene, switches| {
        // Dana has no credential in it, so the name alone can be the reason.
        support_profile(scene).await;
        scene.setup.store.inject_faults(Faults {
            reply: Some(Fault::WriteConflict),
            path: Some(scene.credentials_path()),
            method: Some("POST".into()),
            times: Some(1),
            ..Faults::default()
        });

        refused(scene, ProblemText::MemberUsernameTaken).await;

        assert_eq!(last_sign_in(scene), Some(Outcome::Failed));
        session(scene, switches).await;
        assert_settled(scene, 1).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failed_sign_in_is_explained_in_every_position() {
    in_every_position(async |scene, switches| {
        set_up(scene, switches).await;
        let credentials = scene
            .admin
            .realm(&scene.realm)
            .password_credentials(&scene.member);

        // The credential is gone before it is used.
        let refused = changed_before_use(scene, async || {
            for credential in credentials.list().await.unwrap().items {
                if credential.username.starts_with("shopside-") {
                    credentials.delete(&credential.id).await.unwrap();
                }
            }
        })
        .await;

        assert_eq!(
            refused.text,
            Some(ProblemText::MemberCredentialRefused),
            "{refused:?}"
        );
        assert_eq!(last_sign_in(scene), Some(Outcome::Failed));
        assert_settled(scene, 1).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn missing_role_is_explained_in_every_position() {
    in_every_position(async |scene, switches| {
        for role in [Role::Support, Role::It] {
            scene.setup.store.set_switches(Switches { role, ..switches });

            refused(scene, ProblemText::MemberNeedsRole).await;
        }
        scene.setup.store.set_switches(switches);
        assert_settled(scene, 0).await;
    })
    .await;
}

/// Waits until the deletion of a credential failed, and is shown.
async fn failed_deletion(scene: &Scene) -> LeftoverView {
    let shown = scene.wait_for_leftover().await;
    assert_eq!(shown.member, scene.member.to_string());
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Failed)
        .await;
    shown
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failed_deletion_is_shown_in_every_position() {
    in_every_position(async |scene, switches| {
        let used = set_up(scene, switches).await;
        scene.setup.store.inject_faults(Faults {
            reply: Some(Fault::ServerError),
            path: Some(scene.credentials_path()),
            method: Some("DELETE".into()),
            ..Faults::default()
        });

        // As long as the credential is there, so is the session.
        scene.sign_in().await.unwrap();

        let shown = failed_deletion(scene).await;
        assert_eq!(shown.problem.unwrap().code, Code::StoreFailed);
        scene.wait_for_deletions(3).await;
        // Then it is gone: the profile is deleted with all that is in it.
        let realm = scene.admin.realm(&scene.realm);
        realm.delete_password_profile(&used).await.unwrap();
        scene.setup.store.inject_faults(Faults::default());
        assert_settled(scene, 1).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unreachable_store_is_cleaned_in_every_position() {
    in_every_position(async |scene, switches| {
        set_up(scene, switches).await;

        let failed = changed_before_use(scene, async || {
            scene.setup.store.inject_faults(Faults {
                reply: Some(Fault::DroppedBefore),
                ..Faults::default()
            });
        })
        .await;

        assert_eq!(failed.code, Code::Unreachable, "{failed:?}");
        // The response to the token request was lost.
        assert_eq!(last_sign_in(scene), Some(Outcome::Unknown));
        let shown = failed_deletion(scene).await;
        // And so was that to the deletion.
        assert_eq!(shown.problem.unwrap().code, Code::OutcomeUnknown);
        scene.setup.store.inject_faults(Faults::default());
        assert_settled(scene, 1).await;
    })
    .await;
}
