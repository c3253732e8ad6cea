//! Previews of members and accounts: which accounts a member has, and that requests are recorded.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use journal::{Action, Outcome};
use serde_json::{Value, json};
use shopside_core::view::{
    Code, ImpersonationView, MemberPreview, PreviewSubject, Problem, ProblemText, SentAsView, SubjectView,
};

use super::fake_member_store::refused;
use super::scene::{DANA, Scene};
use crate::fake_store::{FakeStore, json_response};
use crate::setup::{Setup, problem, reason};

fn of_member(id: &str, account: Option<&str>) -> MemberPreview {
    MemberPreview {
        subject: PreviewSubject::Member {
            id: id.into(),
            account: account.map(Into::into),
        },
        why: reason("Can’t see the quote"),
    }
}

fn of_account(id: &str) -> MemberPreview {
    MemberPreview {
        subject: PreviewSubject::Account { id: id.into() },
        why: reason("Can’t see the quote"),
    }
}

/// Reads in a session, and expects that each request of it is recorded with the session.
async fn reads_are_recorded(scene: &Scene, session: &str, sent_as: SentAsView) {
    let app = &scene.setup.app;
    let of_session = || {
        let entries = scene.setup.all_audit_entries().into_iter();
        let of_session = entries.filter(|entry| entry.session_id.as_deref() == Some(session));
        of_session.filter_map(|entry| entry.path).collect::<Vec<_>>()
    };
    let (sent_before, recorded_before) = (scene.setup.store.requests().len(), of_session().len());

    let profile = app.member_profile(session).await.unwrap();
    let orders = app.orders(session, 0).await.unwrap();

    assert_eq!((profile.seen_as, orders.seen_as), (sent_as, sent_as));
    assert!(!profile.refused_once && !orders.refused_once);
    let sent = &scene.setup.store.requests()[sent_before..];
    let sent: Vec<_> = sent.iter().map(|request| request.path.clone()).collect();
    assert_eq!(of_session()[recorded_before..], sent);
}

#[tokio::test]
async fn requests_of_a_members_session_are_recorded() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let [account, _] = &scene.accounts;
    for preview in [
        of_member(scene.member.as_str(), Some(account.as_str())),
        of_account(account.as_str()),
    ] {
        let previewed = app.preview_member(&scene.store, preview).await.unwrap();
        reads_are_recorded(&scene, &previewed.session, SentAsView::Admin).await;
    }
    let signed_in = scene.sign_in().await.unwrap();
    reads_are_recorded(&scene, &signed_in.session, SentAsView::Member).await;
}

#[tokio::test]
async fn preview_is_recorded_with_its_subject() {
    let scene = Scene::new().await;
    let account = scene.accounts[0].as_str();
    for (preview, id, email) in [
        (
            of_member(scene.member.as_str(), None),
            scene.member.as_str(),
            Some(DANA),
        ),
        (of_account(account), account, None),
    ] {
        let view = scene
            .setup
            .app
            .preview_member(&scene.store, preview)
            .await
            .unwrap();

        assert_eq!(
            (view.customer.as_str(), view.email.as_str()),
            (id, email.unwrap_or_default())
        );
        let recorded = scene.entries(Action::Preview).pop().unwrap();
        assert_eq!(recorded.outcome, Outcome::Done);
        assert_eq!(recorded.customer_id.as_deref(), Some(id));
        assert_eq!(recorded.customer_email.as_deref(), email);
    }
}

fn membership(member: &str, account: &Value) -> Value {
    json!({
        "id": format!("{member} of {account}"),
        "relationships": {
            "account": { "data": { "type": "account", "id": account } },
            "account_member": { "data": { "type": "account_member", "id": member } },
        },
    })
}

/// A store that lists the accounts of a member without sending them. The member has no email
/// address.
async fn store_without_accounts(listed: &'static [&'static str]) -> FakeStore {
    FakeStore::granting_tokens(move |request| {
        let path = request.path.split('?').next().unwrap();
        let data = match path {
            "/v2/account-members/m1" => json!({ "id": "m1", "name": "Dana" }),
            "/v2/account-members/m1/account-memberships" => {
                let own = listed.iter().map(|account| membership("m1", &json!(account)));
                let odd = [
                    membership("m2", &json!("of-another")),
                    membership("m1", &json!(5)),
                ];
                json!(own.chain(odd).collect::<Vec<_>>())
            }
            "/v2/accounts/named" => json!({ "id": "named", "name": "Harbor Tools" }),
            "/v2/accounts/malformed" => json!("an account"),
            "/v2/accounts/refused" => return refused(StatusCode::FORBIDDEN),
            "/v2/accounts/other" => json!({ "id": "another", "name": "Harbor Rentals" }),
            _ => return StatusCode::NOT_FOUND.into_response(),
        };
        json_response(&json!({ "data": data }))
    })
    .await
}

async fn preview_with(
    listed: &'static [&'static str],
    preview: MemberPreview,
) -> (Setup, Result<ImpersonationView, Problem>) {
    let setup = Setup::new().await;
    let host = store_without_accounts(listed).await;
    let store = host.connect(&setup).await.id;
    let begun = setup.app.preview_member(&store, preview).await;
    (setup, begun.map_err(|error| Problem::from(&error)))
}

#[tokio::test]
async fn accounts_that_the_store_leaves_out_are_read() {
    let listed = &["named", "deleted", "malformed", "named"];

    let (setup, view) = preview_with(listed, of_member("m1", None)).await;

    let SubjectView::Member {
        accounts,
        account,
        account_count,
    } = view.unwrap().subject
    else {
        panic!()
    };
    let shown: Vec<_> = accounts
        .iter()
        .map(|one| (one.id.as_str(), one.name.as_str()))
        .collect();
    assert_eq!(
        shown,
        [("named", "Harbor Tools"), ("deleted", ""), ("malformed", "")]
    );
    assert_eq!((account, account_count), (None, 3));
    let recorded = setup.all_audit_entries().into_iter();
    let mut recorded = recorded.filter(|entry| entry.action == Action::Preview);
    assert!(recorded.all(|entry| entry.customer_email.is_none()));
}

#[tokio::test]
async fn refused_account_of_a_member_fails_the_preview() {
    let (setup, refused) = preview_with(&["named", "refused"], of_member("m1", None)).await;

    assert_eq!(refused.unwrap_err().code, Code::Forbidden);
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn only_account_of_a_member_is_opened() {
    for (wanted, opened) in [
        (None, Some("named")),
        (Some("named"), Some("named")),
        (Some("of-another"), None),
    ] {
        let (_setup, view) = preview_with(&["named"], of_member("m1", wanted)).await;

        let SubjectView::Member { account, .. } = view.unwrap().subject else {
            panic!()
        };
        assert_eq!(account.as_deref(), opened, "{wanted:?}");
    }
}

#[tokio::test]
async fn preview_of_another_account_is_refused() {
    for (id, expected) in [
        ("named", None),
        ("other", Some(Code::WrongCustomer)),
        ("refused", Some(Code::Forbidden)),
    ] {
        let (setup, view) = preview_with(&[], of_account(id)).await;

        assert_eq!(view.err().map(|refused| refused.code), expected, "{id}");
        assert_eq!(
            setup.app.impersonation().await.is_none(),
            expected.is_some(),
            "{id}"
        );
    }
}

#[tokio::test]
async fn member_of_no_account_has_no_preview() {
    let (setup, refused) = preview_with(&[], of_member("m1", None)).await;

    assert_eq!(refused.unwrap_err().text, Some(ProblemText::MemberNoAccount));
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn preview_of_an_account_shows_no_cart_of_unclear_account() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| {
        let owner = json!({ "accounts": { "data": [{ "type": "account", "id": "a1" }] } });
        let data = match request.path.split('?').next().unwrap() {
            "/v2/accounts/a1" => json!({ "id": "a1", "name": "Harbor Tools" }),
            "/v2/carts" => json!([{ "id": "unclear" }, { "id": "own", "relationships": owner }]),
            _ => return StatusCode::NOT_FOUND.into_response(),
        };
        json_response(&json!({ "data": data }))
    })
    .await;
    let store = host.connect(&setup).await.id;
    let app = &setup.app;
    let view = app.preview_member(&store, of_account("a1")).await.unwrap();

    let listed = app.carts(&view.session, 0).await.unwrap().value;

    let names: Vec<_> = listed.carts.iter().map(|cart| cart.name.as_str()).collect();
    assert!(!names.contains(&"unclear"), "{names:?}");
    let unread = problem(app.cart(&view.session, "unclear").await);
    assert_eq!(unread.text, Some(ProblemText::MemberCartNotListed));
}
