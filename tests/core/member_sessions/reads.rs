//! What a session of a member shows, and that it only reads.

use journal::{Action, Way};
use shopside_core::view::{AccessMode, Code, MemberPreview, PreviewSubject, ProblemText, SubjectView};

use super::scene::{DANA, Scene};
use crate::setup::{problem, reason};

#[tokio::test]
async fn account_is_switched_without_another_token() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let session = scene.sign_in().await.unwrap().session;
    let other = scene.accounts[1].to_string();
    let before = scene.setup.store.requests().len();

    let view = app.open_account(&session, &other).await.unwrap();
    let profile = app.member_profile(&session).await.unwrap().value;

    let SubjectView::Member { account, .. } = view.subject else {
        panic!()
    };
    assert_eq!(account.as_deref(), Some(other.as_str()));
    assert_eq!(profile.account.unwrap().name, "Harbor Rentals");
    let sent = &scene.setup.store.requests()[before..];
    assert!(
        sent.iter()
            .all(|request| request.method == "GET" && request.has_account_token)
    );
    let opened = scene.entries(Action::AccountOpen);
    assert_eq!(opened[0].detail.as_deref(), Some(other.as_str()));
    let unknown = problem(app.open_account(&session, "someone-elses").await);
    assert_eq!(unknown.text, Some(ProblemText::MemberAccountUnknown));
    // Refused before anything is written.
    assert_eq!(scene.entries(Action::AccountOpen), opened);
}

#[tokio::test]
async fn several_accounts_are_a_choice() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let request = shopside_core::view::MemberSignIn {
        account: None,
        ..scene.request()
    };
    let view = app.sign_in_as_member(&scene.store, request).await.unwrap();

    let SubjectView::Member {
        account, accounts, ..
    } = &view.subject
    else {
        panic!()
    };
    assert_eq!((account.as_ref(), accounts.len()), (None, 2));
    let early = problem(app.orders(&view.session, 0).await);
    assert_eq!(early.text, Some(ProblemText::MemberAccountNotOpen));
    app.open_account(&view.session, &accounts[0].id).await.unwrap();
    assert_eq!(app.orders(&view.session, 0).await.unwrap().value.total, 0);
}

#[tokio::test]
async fn preview_of_member_and_account_sends_only_get() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let subjects = [
        PreviewSubject::Member {
            id: scene.member.to_string(),
            account: Some(scene.accounts[0].to_string()),
        },
        PreviewSubject::Account {
            id: scene.accounts[0].to_string(),
        },
    ];
    for subject in subjects {
        let before = scene.setup.store.requests().len();
        let preview = MemberPreview {
            subject,
            why: reason("Can’t see the quote"),
        };

        let view = app.preview_member(&scene.store, preview).await.unwrap();
        let session = view.session.as_str();
        let profile = app.member_profile(session).await.unwrap().value;
        app.addresses(session).await.unwrap();
        app.orders(session, 0).await.unwrap();
        app.carts(session, 0).await.unwrap();
        app.subscriptions(session, 0).await.unwrap();

        assert_eq!(view.way, AccessMode::Preview);
        assert_eq!(profile.account.unwrap().name, "Harbor Tools");
        let sent = &scene.setup.store.requests()[before..];
        for request in sent {
            assert_eq!(request.method, "GET", "{}", request.path);
            assert!(!request.has_account_token && !request.has_customer_token);
        }
        let read = scene.entries(Action::View).pop().unwrap();
        assert_eq!(read.way, Some(Way::Preview));
    }
}

#[tokio::test]
async fn session_of_member_sends_only_get_and_creates_no_cart() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let session = scene.sign_in().await.unwrap().session;
    let before = scene.setup.store.requests().len();

    app.carts(&session, 0).await.unwrap();
    let unlisted = problem(app.cart(&session, "0a6f6d2b").await);
    app.subscriptions(&session, 0).await.unwrap();
    app.addresses(&session).await.unwrap();
    let compared = app.compare(&session).await.unwrap().value;

    assert_eq!(unlisted.text, Some(ProblemText::MemberCartNotListed));
    assert_eq!(compared.rows.len(), 0);
    let sent = &scene.setup.store.requests()[before..];
    for request in sent {
        assert_eq!(request.method, "GET");
        assert!(!request.path.starts_with("/v2/carts/"), "{}", request.path);
    }
    assert_eq!(app.carts(&session, 0).await.unwrap().value.total, 0);
}

#[tokio::test]
async fn reads_of_a_member_are_recorded_first() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let session = scene.sign_in().await.unwrap().session;

    app.orders(&session, 0).await.unwrap();

    let view = scene.entries(Action::View).pop().unwrap();
    assert_eq!(view.detail.as_deref(), Some("orders from 0"));
    assert_eq!(view.customer_email.as_deref(), Some(DANA));
    assert_eq!(view.way, Some(Way::SupportCredential));
    let of_customers = problem(app.profile(&session).await);
    assert_eq!(of_customers.code, Code::NotAllowedHere);
}
