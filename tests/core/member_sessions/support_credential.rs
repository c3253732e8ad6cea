//! The sign-in with a support credential: its order, its record, and that nothing stays.

use journal::{Action, Outcome, Way};
use moltin_sandbox::{AfterDeletion, Fault, Faults, RecordedRequest, Switches};
use shopside_core::view::{AccessMode, Code, LockReason, MemberSignIn, Policy, Rules, SubjectView};

use super::scene::{DANA, DANAS_PASSWORD, Scene};
use crate::setup::{problem, reason};
use crate::wait::wait_for;

#[tokio::test]
async fn member_sign_in_leaves_no_credential() {
    for credential_deleted in [AfterDeletion::Valid, AfterDeletion::NotRenewed] {
        let scene = Scene::new().await;
        scene.setup.store.set_switches(Switches {
            credential_deleted,
            ..Switches::default()
        });

        let view = scene.sign_in().await.unwrap();

        assert_eq!(view.way, AccessMode::SupportCredential);
        assert_eq!(
            (view.customer.as_str(), view.email.as_str()),
            (scene.member.as_str(), DANA)
        );
        let SubjectView::Member {
            accounts, account, ..
        } = &view.subject
        else {
            panic!("{view:?}")
        };
        assert_eq!(accounts.len(), 2);
        assert_eq!(account.as_deref(), Some(scene.accounts[0].as_str()));
        assert_eq!(scene.credentials().await, Vec::<String>::new());
        let profile = scene.setup.app.member_profile(&view.session).await.unwrap().value;
        assert_eq!(profile.member.unwrap().name, "Dana Whitfield");
        assert_eq!(profile.account.unwrap().name, "Harbor Tools");
    }
}

#[tokio::test]
async fn receipt_names_the_sign_in_of_a_member() {
    let scene = Scene::new().await;
    let session = scene.sign_in().await.unwrap().session;

    let receipt = scene.setup.app.receipt_text(&session, None, "en").await.unwrap();

    assert!(receipt.contains("Sign in as account member"), "{receipt}");
    assert!(!receipt.contains("Sign in as customer"), "{receipt}");
}

#[tokio::test]
async fn credential_is_recorded_before_and_after() {
    let scene = Scene::new().await;

    scene.sign_in().await.unwrap();

    let all = scene.setup.all_audit_entries();
    let place = |action, outcome| {
        let found = all
            .iter()
            .position(|entry| entry.action == action && entry.outcome == outcome);
        found.unwrap_or_else(|| panic!("no {action:?} {outcome:?}"))
    };
    let request = |method: &str| {
        let is_meant = |path: &String| path.starts_with(&scene.credentials_path());
        let found = all.iter().position(|entry| {
            entry.method.as_deref() == Some(method) && entry.path.as_ref().is_some_and(is_meant)
        });
        found.unwrap_or_else(|| panic!("no {method} of a credential"))
    };
    let order = [
        place(Action::SignIn, Outcome::Begun),
        place(Action::CredentialCreate, Outcome::Begun),
        request("POST"),
        place(Action::CredentialCreate, Outcome::Done),
        place(Action::CredentialDelete, Outcome::Begun),
        request("DELETE"),
        place(Action::CredentialDelete, Outcome::Done),
        place(Action::SignIn, Outcome::Done),
    ];
    assert!(order.is_sorted(), "{order:?}");
    for entry in all.iter().filter(|entry| entry.session_id.is_some()) {
        assert_eq!(entry.way, Some(Way::SupportCredential));
        assert_eq!(entry.customer_id.as_deref(), Some(scene.member.as_str()));
        assert_eq!(entry.customer_email.as_deref(), Some(DANA));
    }
    let name = scene.entries(Action::CredentialCreate)[0].detail.clone().unwrap();
    assert!(name.starts_with("shopside-") && name.len() == 41, "{name}");
    assert_eq!(scene.entries(Action::CredentialDelete)[1].detail, Some(name));
}

#[tokio::test]
async fn members_own_password_still_works() {
    let scene = Scene::new().await;
    scene.sign_in().await.unwrap();

    let shop = moltin::Store::new(scene.setup.store.base_url(), crate::setup::CLIENT_ID).unwrap();
    let own = moltin::MemberSignIn::password(&scene.profile, DANA, DANAS_PASSWORD);
    let signed_in = shop.shopper().create_account_tokens(&own).await.unwrap();

    assert_eq!(signed_in.member_id, scene.member);
}

#[tokio::test]
async fn ended_attempt_deletes_its_credential() {
    for how in ["stop", "lock", "drop", "quit", "panic", "close"] {
        let scene = Scene::new().await;
        let gate = scene.setup.store.close_gate("/v2/account-members/tokens", 0);
        let (app, store, request) = (scene.setup.app.clone(), scene.store.clone(), scene.request());
        let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
        wait_for("the token request", gate.reached()).await;
        assert_eq!(scene.credentials().await.len(), 1, "{how}");

        match how {
            "stop" => scene.setup.app.stop().await,
            "lock" => scene.setup.app.lock(LockReason::Asked).await,
            "quit" => scene.setup.app.quit().await,
            "panic" => scene.setup.app.panicked().await,
            "close" => scene.setup.app.close(&scene.store).await,
            _ => attempt.abort(),
        }

        scene.wait_until_clean().await;
        scene
            .wait_for_entry(Action::CredentialDelete, Outcome::Done)
            .await;
        drop(gate);
        if let Ok(ended) = attempt.await {
            assert_eq!(problem(ended).code, Code::SessionEnded, "{how}");
        }
        assert_eq!(scene.setup.app.impersonation().await, None, "{how}");
    }
}

#[tokio::test]
async fn cancelled_attempt_creates_no_credential() {
    let scene = Scene::new().await;
    // The list of leftovers is the last request before the creation.
    let gate = scene.setup.store.close_gate(&scene.credentials_path(), 0);
    let (app, store, request) = (scene.setup.app.clone(), scene.store.clone(), scene.request());
    let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the list of credentials", gate.reached()).await;

    scene.setup.app.stop().await;
    drop(gate);

    assert_eq!(problem(attempt.await.unwrap()).code, Code::SessionEnded);
    assert_eq!(scene.entries(Action::CredentialCreate), []);
    let (requests, path) = (scene.setup.store.requests(), scene.credentials_path());
    let is_creation = |request: &&RecordedRequest| request.method == "POST" && request.path == path;
    // Dana's own password is one.
    assert_eq!(requests.iter().filter(is_creation).count(), 1);
}

#[tokio::test]
async fn lost_response_to_creation_is_looked_up() {
    let scene = Scene::new().await;
    scene.setup.store.inject_faults(Faults {
        reply: Some(Fault::Dropped),
        path: Some(scene.credentials_path()),
        method: Some("POST".into()),
        ..Faults::default()
    });

    scene.sign_in().await.unwrap();

    assert_eq!(scene.credentials().await, Vec::<String>::new());
    let outcomes: Vec<_> = scene
        .entries(Action::CredentialDelete)
        .iter()
        .map(|entry| entry.outcome)
        .collect();
    assert_eq!(outcomes, [Outcome::Begun, Outcome::Done]);
}

#[tokio::test]
async fn rules_of_a_store_apply_to_members() {
    let scene = Scene::new().await;
    let set = async |policy, production| {
        let rules = Rules {
            policy,
            production,
            ..Rules::default()
        };
        scene.setup.app.change_rules(&scene.store, rules).await.unwrap();
    };
    for (policy, production, why, code) in [
        (Policy::Off, false, "Can’t see the quote", Code::NotAllowedHere),
        (
            Policy::PreviewOnly,
            false,
            "Can’t see the quote",
            Code::NotAllowedHere,
        ),
        (Policy::PreviewAndSignIn, true, "", Code::InvalidInput),
    ] {
        set(policy, production).await;
        let before = scene.setup.store.requests().len();
        let request = MemberSignIn {
            why: reason(why),
            ..scene.request()
        };

        let refused = problem(scene.setup.app.sign_in_as_member(&scene.store, request).await);

        assert_eq!(refused.code, code);
        assert_eq!(scene.setup.store.requests().len(), before);
    }
}

#[tokio::test]
async fn unwritable_audit_log_blocks_member_sign_in() {
    let mut scene = Scene::new().await;
    let store = scene.store.clone();
    scene.setup.restart_without_audit_log(&store).await;
    let before = scene.setup.store.requests().len();

    let refused = scene.sign_in().await.unwrap_err();

    assert_eq!(refused.code, Code::AuditLogFailed);
    assert_eq!(scene.setup.store.requests().len(), before);
}

#[tokio::test]
async fn member_session_never_outlives_its_token() {
    let scene = Scene::new().await;
    scene.setup.store.inject_faults(Faults {
        account_token_seconds: Some(60),
        ..Faults::default()
    });

    let view = scene.sign_in().await.unwrap();

    let at = |time: &str| time.parse::<jiff::Timestamp>().unwrap();
    let lasts = at(&view.ends_at).duration_since(at(&view.started_at));
    assert!(lasts <= jiff::SignedDuration::from_secs(60), "{lasts:?}");
    assert_eq!(view.extension_minutes, 0);
}
