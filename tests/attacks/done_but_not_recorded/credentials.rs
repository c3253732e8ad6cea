//! An audit log that fails while a support credential exists: the credential must go all the same,
//! and nothing is shown of the member.

use journal::{Action, Outcome};
use moltin::{AccountMemberId, Store};
use shopside_core::view::{Code, MemberSignIn, NewMemberView};

use super::fixture::Fixture;
use crate::setup::{CLIENT_ID, CLIENT_SECRET, problem, reason};
use crate::wait::wait_for;

/// A member of three accounts of the demo.
const MARA: &str = "acc1e000-0000-4000-8000-000000000001";
const UNSTAFFED: &str = "acc00000-0000-4000-8000-000000000012";

/// The usernames of the app's credentials that the member has, past the app.
async fn credentials(fixture: &Fixture) -> Vec<String> {
    let store = Store::new(fixture.setup.store.base_url(), CLIENT_ID).unwrap();
    let admin = store.admin(CLIENT_SECRET);
    let realm = admin.account_authentication_settings().await.unwrap().realm_id;
    let credentials = admin
        .realm(&realm.unwrap())
        .password_credentials(&AccountMemberId::new(MARA));
    let all = credentials.list().await.unwrap().items.into_iter();
    let names = all.map(|credential| credential.username.to_string());
    names.filter(|name| name.starts_with("shopside-")).collect()
}

fn posts(fixture: &Fixture) -> usize {
    let requests = fixture.setup.store.requests();
    let is_creation = |path: &str| path.ends_with("/user-authentication-password-profile-info");
    requests
        .iter()
        .filter(|request| request.method == "POST" && is_creation(&request.path))
        .count()
}

#[tokio::test]
async fn credential_goes_although_the_audit_log_fails() {
    let creation = Action::CredentialCreate;
    let deletion = Action::CredentialDelete;
    for (action, outcome, creations) in [
        (Action::SignIn, Outcome::Begun, 0),
        (creation, Outcome::Begun, 1),
        (creation, Outcome::Done, 1),
        (deletion, Outcome::Begun, 1),
        (deletion, Outcome::Done, 1),
    ] {
        let fixture = Fixture::new().await;
        let (app, store) = (&fixture.app, fixture.store.as_str());
        app.create_support_profile(store, true).await.unwrap();
        fixture.fail_after(action, outcome);
        let request = MemberSignIn {
            member: MARA.into(),
            account: None,
            why: reason("Can’t see the quote"),
        };

        let refused = problem(app.sign_in_as_member(store, request).await);

        let case = format!("{action:?} {outcome:?}");
        assert_eq!(refused.code, Code::AuditLogFailed, "{case}: {refused:?}");
        assert_eq!(app.impersonation().await, None, "{case}");
        assert_eq!(posts(&fixture), creations, "{case}");
        wait_for("the credential to be gone", async {
            while !credentials(&fixture).await.is_empty() || !app.leftovers().is_empty() {
                tokio::task::yield_now().await;
            }
        })
        .await;
    }
}

#[tokio::test]
async fn created_member_without_entry_is_not_added_in_silence() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.app, fixture.store.as_str());
    fixture.fail_after(Action::MemberCreate, Outcome::Done);
    let new = NewMemberView {
        account: UNSTAFFED.into(),
        name: "Iris Vale".into(),
        email: "iris@quay.test".into(),
    };

    let refused = problem(app.create_member(store, new).await);

    // The member exists, and staff must read that: only adding them was not done.
    let (observer, other_store) = fixture.observer();
    let found = observer
        .unassigned_members(other_store, UNSTAFFED, "iris@quay.test")
        .await;
    assert_eq!(found.unwrap().members.len(), 1);
    let text = format!("{} {}", refused.message, refused.advice.unwrap_or_default());
    assert!(!text.contains("nothing was done"), "{text}");
}
