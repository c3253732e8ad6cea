//! What ends, or changes under, a session of a member, in every position of every switch.

use moltin_sandbox::{AfterDeletion, AfterMembership, Fault, Faults};
use shopside_core::view::{Code, Problem, ProblemText};

use super::{assert_recorded, assert_settled, refused, session, set_up};
use crate::member_sessions::positions::in_every_position;
use crate::setup::problem;
use crate::wait::wait_for;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deleted_profile_is_explained_in_every_position() {
    in_every_position(async |scene, switches| {
        let app = &scene.setup.app;
        let used = set_up(scene, switches).await;
        app.use_password_profile(&scene.store, used.as_str())
            .await
            .unwrap();
        let session = session(scene, switches).await;

        let realm = scene.admin.realm(&scene.realm);
        realm.delete_password_profile(&used).await.unwrap();

        if let Some(session) = session {
            let read = app.member_profile(&session).await;
            if switches.profile_deleted == AfterDeletion::Ended {
                assert_eq!(problem(read).code, Code::SessionEnded);
                assert_eq!(app.impersonation().await, None);
            } else {
                assert_eq!(read.unwrap().value.account.unwrap().name, "Harbor Tools");
            }
        }
        app.stop().await;
        refused(scene, ProblemText::MemberProfileDeleted).await;
        assert_settled(scene, 1).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn removed_member_is_explained_in_every_position() {
    in_every_position(async |scene, switches| {
        let app = &scene.setup.app;
        set_up(scene, switches).await;
        let session = session(scene, switches).await;
        for account in &scene.accounts {
            let memberships = scene.admin.account_memberships(account);
            for membership in memberships.list().await.unwrap().items {
                memberships.delete(&membership.id).await.unwrap();
            }
        }

        if let Some(session) = session {
            let read = app.member_profile(&session).await;
            if switches.membership_deleted == AfterMembership::Ended {
                assert_eq!(problem(read).code, Code::SessionEnded);
                assert_eq!(app.impersonation().await, None);
            } else if let Err(error) = read {
                let gone = Problem::from(&error).text;
                assert_eq!(gone, Some(ProblemText::MemberAccountGone), "{error:?}");
            }
        }
        app.stop().await;
        refused(scene, ProblemText::MemberNoAccount).await;
        assert_settled(scene, 2).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deleted_member_is_explained_in_every_position() {
    in_every_position(async |scene, switches| {
        let app = &scene.setup.app;
        set_up(scene, switches).await;
        let session = session(scene, switches).await;
        let users = scene.admin.realm(&scene.realm).users();
        users.delete(&scene.member).await.unwrap();

        if let Some(session) = session {
            let read = problem(app.member_profile(&session).await);
            if switches.member_deleted == AfterMembership::Ended {
                assert_eq!(read.code, Code::SessionEnded);
                assert_eq!(app.impersonation().await, None);
            } else {
                assert_eq!(read.code, Code::NotFound, "{read:?}");
            }
        }
        app.stop().await;
        assert_eq!(scene.sign_in().await.unwrap_err().code, Code::NotFound);
        wait_for("no leftovers", async {
            while !app.leftovers().is_empty() {
                tokio::task::yield_now().await;
            }
        })
        .await;
        assert_recorded(scene, 1, 1).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn early_expiry_ends_session_in_every_position() {
    in_every_position(async |scene, switches| {
        let app = &scene.setup.app;
        set_up(scene, switches).await;
        if let Some(session) = session(scene, switches).await {
            scene.setup.store.inject_faults(Faults {
                reply: Some(Fault::AccountTokenRefused),
                ..Faults::default()
            });

            let read = app.orders(&session, 0).await;

            assert_eq!(problem(read).code, Code::SessionEnded);
            assert_eq!(app.impersonation().await, None);
            scene.setup.store.inject_faults(Faults::default());
        }
        assert_settled(scene, 1).await;
    })
    .await;
}
