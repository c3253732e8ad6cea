//! What can go wrong with a sign-in as a member: a clear message, nothing left behind, and an audit
//! log that says it.

use journal::{Action, Outcome};
use moltin::{NewPasswordProfile, NewUserAuthenticationInfo};
use moltin_sandbox::{AfterDeletion, AfterMembership, Fault, Faults, Refusal, Role, SignInTitle, Switches};
use shopside_core::view::{Code, EndReason, MemberSignIn, ProblemText};

use super::scene::Scene;
use crate::setup::problem;
use crate::wait::wait_for;

/// Signs in, expects this problem, and that nothing is left.
async fn refused(scene: &Scene, text: ProblemText) {
    let refused = scene.sign_in().await.unwrap_err();
    assert_eq!(refused.text, Some(text), "{refused:?}");
    scene.setup.store.set_switches(Switches::default());
    scene.wait_until_clean().await;
    assert_eq!(scene.setup.app.impersonation().await, None);
    let created = scene.entries(Action::CredentialCreate);
    let is_confirmed = created.iter().any(|entry| entry.outcome == Outcome::Done);
    if is_confirmed {
        scene
            .wait_for_entry(Action::CredentialDelete, Outcome::Done)
            .await;
    }
    let begun = scene.entries(Action::SignIn);
    if !begun.is_empty() {
        assert_eq!(begun.last().unwrap().outcome, Outcome::Failed);
    }
}

fn switch(scene: &Scene, switches: Switches) {
    scene.setup.store.set_switches(switches);
}

#[tokio::test]
async fn store_without_realm_is_explained() {
    let scene = Scene::new().await;
    switch(
        &scene,
        Switches {
            no_realm: true,
            ..Switches::default()
        },
    );
    refused(&scene, ProblemText::MemberNoRealm).await;
}

#[tokio::test]
async fn key_without_role_is_told_which_it_needs() {
    for role in [Role::Support, Role::It] {
        let scene = Scene::new().await;
        switch(
            &scene,
            Switches {
                role,
                ..Switches::default()
            },
        );
        refused(&scene, ProblemText::MemberNeedsRole).await;
        assert_eq!(scene.entries(Action::CredentialCreate), []);
    }
}

#[tokio::test]
async fn store_without_profile_is_explained() {
    let scene = Scene::new().await;
    let realm = scene.admin.realm(&scene.realm);
    realm.delete_password_profile(&scene.profile).await.unwrap();
    refused(&scene, ProblemText::MemberNoProfile).await;
}

#[tokio::test]
async fn second_profile_has_to_be_chosen() {
    let scene = Scene::new().await;
    let realm = scene.admin.realm(&scene.realm);
    realm
        .create_password_profile(&NewPasswordProfile::new("Other"))
        .await
        .unwrap();

    refused(&scene, ProblemText::MemberProfileUnclear).await;

    let chosen = scene.profile.to_string();
    scene
        .setup
        .app
        .use_password_profile(&scene.store, &chosen)
        .await
        .unwrap();
    scene.sign_in().await.unwrap();
    let other = scene.entries(Action::SignInSetup);
    assert_eq!(other.last().unwrap().outcome, Outcome::Done);
}

#[tokio::test]
async fn deleted_profile_is_explained() {
    let scene = Scene::new().await;
    let chosen = scene.profile.to_string();
    scene
        .setup
        .app
        .use_password_profile(&scene.store, &chosen)
        .await
        .unwrap();
    let realm = scene.admin.realm(&scene.realm);
    realm.delete_password_profile(&scene.profile).await.unwrap();
    refused(&scene, ProblemText::MemberProfileDeleted).await;
}

#[tokio::test]
async fn profile_deleted_during_sign_in_is_explained() {
    let scene = Scene::new().await;
    let chosen = scene.profile.to_string();
    scene
        .setup
        .app
        .use_password_profile(&scene.store, &chosen)
        .await
        .unwrap();
    let gate = scene.setup.store.close_gate("/v2/account-members/tokens", 0);
    let (app, store, request) = (scene.setup.app.clone(), scene.store.clone(), scene.request());
    let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the token request", gate.reached()).await;

    let realm = scene.admin.realm(&scene.realm);
    realm.delete_password_profile(&scene.profile).await.unwrap();
    drop(gate);

    let refused = problem(attempt.await.unwrap());
    assert_eq!(
        refused.text,
        Some(ProblemText::MemberProfileDeleted),
        "{refused:?}"
    );
    scene.wait_until_clean().await;
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
}

#[tokio::test]
async fn one_credential_per_profile_is_explained() {
    let scene = Scene::new().await;
    switch(
        &scene,
        Switches {
            one_credential_per_profile: true,
            ..Switches::default()
        },
    );
    refused(&scene, ProblemText::MemberOnePerProfile).await;

    switch(
        &scene,
        Switches {
            one_credential_per_profile: true,
            ..Switches::default()
        },
    );
    let setup = scene
        .setup
        .app
        .create_support_profile(&scene.store, true)
        .await
        .unwrap();
    assert_eq!(setup.problem, None);
    scene.sign_in().await.unwrap();
}

#[tokio::test]
async fn refused_sign_in_deletes_the_credential() {
    for refused_sign_in_title in [SignInTitle::BadRequest, SignInTitle::AuthenticationFailed] {
        let scene = Scene::new().await;
        switch(
            &scene,
            Switches {
                refused_sign_in_title,
                ..Switches::default()
            },
        );
        // The credential is gone before it is used: a colleague's app took it for a leftover.
        let gate = scene.setup.store.close_gate("/v2/account-members/tokens", 0);
        let (app, store, request) = (scene.setup.app.clone(), scene.store.clone(), scene.request());
        let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
        wait_for("the token request", gate.reached()).await;
        let credentials = scene
            .admin
            .realm(&scene.realm)
            .password_credentials(&scene.member);
        for credential in credentials.list().await.unwrap().items {
            if credential.username.starts_with("shopside-") {
                credentials.delete(&credential.id).await.unwrap();
            }
        }
        drop(gate);

        let refused = problem(attempt.await.unwrap());

        assert_eq!(
            refused.text,
            Some(ProblemText::MemberCredentialRefused),
            "{refused:?}"
        );
        scene.wait_until_clean().await;
        // The deletion found nothing, which is the same in the end.
        scene
            .wait_for_entry(Action::CredentialDelete, Outcome::Done)
            .await;
    }
}

#[tokio::test]
async fn token_that_ends_with_its_credential_is_explained() {
    for bad_account_token in [Refusal::Unauthorized, Refusal::Forbidden] {
        let scene = Scene::new().await;
        switch(
            &scene,
            Switches {
                credential_deleted: AfterDeletion::Ended,
                bad_account_token,
                ..Switches::default()
            },
        );
        refused(&scene, ProblemText::MemberTokenEnded).await;
    }
}

#[tokio::test]
async fn member_of_no_account_is_explained() {
    let scene = Scene::new().await;
    let new = NewUserAuthenticationInfo::new("Sam Alone", "sam@alone.test");
    let alone = scene
        .admin
        .realm(&scene.realm)
        .users()
        .create(&new)
        .await
        .unwrap()
        .id;
    let request = MemberSignIn {
        member: alone.to_string(),
        account: None,
        ..scene.request()
    };

    let refused = problem(scene.setup.app.sign_in_as_member(&scene.store, request).await);

    assert_eq!(refused.text, Some(ProblemText::MemberNoAccount));
    let credentials = scene.admin.realm(&scene.realm).password_credentials(&alone);
    assert_eq!(credentials.list().await.unwrap().items.len(), 0);
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
}

#[tokio::test]
async fn removed_member_loses_the_account() {
    for membership_deleted in [AfterMembership::Ended, AfterMembership::Valid] {
        let scene = Scene::new().await;
        switch(
            &scene,
            Switches {
                membership_deleted,
                ..Switches::default()
            },
        );
        let session = scene.sign_in().await.unwrap().session;
        let memberships = scene.admin.account_memberships(&scene.accounts[0]);
        for membership in memberships.list().await.unwrap().items {
            memberships.delete(&membership.id).await.unwrap();
        }

        let read = scene.setup.app.member_profile(&session).await;

        match membership_deleted {
            AfterMembership::Ended => {
                assert_eq!(problem(read).code, Code::SessionEnded);
                assert_eq!(scene.setup.app.impersonation().await, None);
            }
            // The store shows what it shows: the session goes on or the account is gone.
            _ => {
                if let Err(error) = read {
                    assert_eq!(
                        problem(Err::<(), _>(error)).text,
                        Some(ProblemText::MemberAccountGone)
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn token_that_expires_early_ends_the_session() {
    let scene = Scene::new().await;
    let mut ended = scene.setup.app.ended_sessions();
    let session = scene.sign_in().await.unwrap().session;
    scene.setup.store.inject_faults(Faults {
        reply: Some(Fault::AccountTokenRefused),
        ..Faults::default()
    });

    let read = scene.setup.app.addresses(&session).await;

    assert_eq!(problem(read).code, Code::SessionEnded);
    assert_eq!(ended.recv().await.unwrap().reason, EndReason::Rejected);
}

#[tokio::test]
async fn failed_deletion_is_shown_until_it_succeeds() {
    let scene = Scene::new().await;
    let mut news = scene.setup.app.leftover_news();
    scene.setup.store.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        path: Some(scene.credentials_path()),
        method: Some("DELETE".into()),
        ..Faults::default()
    });

    let view = scene.sign_in().await.unwrap();

    let shown = wait_for("the leftover", news.recv()).await.unwrap();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].member, scene.member.to_string());
    assert_eq!(shown[0].problem.as_ref().unwrap().code, Code::StoreFailed);
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Failed)
        .await;
    scene.wait_for_deletions(3).await;
    assert_eq!(
        scene.setup.app.impersonation().await.map(|now| now.session),
        Some(view.session)
    );
    // Then it is gone: the profile is deleted with all that is in it.
    let realm = scene.admin.realm(&scene.realm);
    realm.delete_password_profile(&scene.profile).await.unwrap();
    scene.setup.store.inject_faults(Faults::default());

    scene.wait_until_clean().await;
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
}

#[tokio::test]
async fn store_unreachable_after_creation_is_cleaned_later() {
    let scene = Scene::new().await;
    let gate = scene.setup.store.close_gate("/v2/account-members/tokens", 0);
    let (app, store, request) = (scene.setup.app.clone(), scene.store.clone(), scene.request());
    let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the token request", gate.reached()).await;
    scene.setup.store.inject_faults(Faults {
        reply: Some(Fault::DroppedBefore),
        path: Some("/v2/authentication-realms".into()),
        ..Faults::default()
    });
    scene.setup.app.stop().await;
    drop(gate);
    assert_eq!(problem(attempt.await.unwrap()).code, Code::SessionEnded);
    wait_for("the leftover", async {
        while scene.setup.app.leftovers().is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await;

    scene.setup.store.inject_faults(Faults::default());

    scene.wait_until_clean().await;
    scene
        .wait_for_entry(Action::CredentialDelete, Outcome::Done)
        .await;
}
