//! Token responses that no documented store sends.

use std::sync::{Arc, Mutex};

use journal::{Action, Outcome};
use serde_json::{Value, json};
use shopside_core::view::{Code, ProblemText, SubjectView};

use super::fake_member_store::{DANA, HARBOR, MemberStore, Responses, token, tokens};
use crate::setup::problem;

async fn store(tokens: Value) -> MemberStore {
    MemberStore::new(Responses {
        tokens,
        ..Responses::default()
    })
    .await
}

fn far() -> Value {
    json!("2100-01-01T00:00:00Z")
}

#[tokio::test]
async fn tokens_of_another_member_show_nothing() {
    for id in [
        json!("m-2"),
        json!("M-1"),
        json!("m-1 "),
        json!("m-1/../m-2"),
        json!(""),
    ] {
        let mut response = tokens(&[token(HARBOR, &far())]);
        response["meta"]["account_member_id"] = id.clone();
        let store = store(response).await;

        let refused = problem(store.sign_in(None).await);

        if id != "" {
            assert_eq!(refused.code, Code::WrongCustomer, "{id}");
        }
        assert_eq!(store.setup.app.impersonation().await, None, "{id}");
        assert_eq!(store.credentials_left(), 0, "{id}");
    }
}

#[tokio::test]
async fn token_response_that_names_no_member_shows_nothing() {
    for id in [json!(null), json!(5), json!([]), json!({ "id": DANA })] {
        let mut response = tokens(&[token(HARBOR, &far())]);
        response["meta"]["account_member_id"] = id.clone();
        let store = store(response).await;

        problem(store.sign_in(None).await);

        assert_eq!(store.setup.app.impersonation().await, None, "{id}");
        assert_eq!(store.credentials_left(), 0, "{id}");
    }
}

#[tokio::test]
async fn token_with_an_odd_expiry_is_not_used() {
    for expires in [
        json!("2020-01-01T00:00:00Z"),
        json!("tomorrow"),
        json!(""),
        json!(null),
        json!(-1),
        json!([]),
        json!({}),
        json!("99999-01-01T00:00:00Z"),
    ] {
        let store = store(tokens(&[token(HARBOR, &expires)])).await;

        let refused = problem(store.sign_in(None).await);

        assert_eq!(
            refused.text,
            Some(ProblemText::TokenExpired),
            "{expires}: {refused:?}"
        );
        assert_eq!(store.setup.app.impersonation().await, None, "{expires}");
        assert_eq!(store.credentials_left(), 0, "{expires}");
    }
}

#[tokio::test]
async fn token_that_is_valid_for_ever_ends_at_the_own_limit() {
    let store = store(tokens(&[token(HARBOR, &json!("9999-12-30T00:00:00Z"))])).await;

    let view = store.sign_in(None).await.unwrap();

    let at = |time: &str| time.parse::<jiff::Timestamp>().unwrap();
    let lasts = at(&view.ends_at).duration_since(at(&view.started_at));
    assert_eq!(lasts, jiff::SignedDuration::from_mins(15));
}

#[tokio::test]
async fn one_odd_token_hides_no_other_account() {
    let expired = json!("2020-01-01T00:00:00Z");
    let mut nameless = token("a-4", &far());
    nameless["account_name"] = json!(7);
    let mut secretless = token("a-5", &far());
    secretless["token"] = json!(null);
    let store = store(tokens(&[
        token("a-3", &expired),
        token(HARBOR, &far()),
        json!(null),
        json!("x"),
        nameless,
        secretless,
    ]))
    .await;

    let view = store.sign_in(Some(HARBOR)).await.unwrap();

    let SubjectView::Member {
        accounts,
        account,
        account_count,
    } = view.subject
    else {
        panic!()
    };
    let ids: Vec<_> = accounts.iter().map(|account| account.id.as_str()).collect();
    assert_eq!(ids, [HARBOR, "a-4"]);
    assert_eq!((account.as_deref(), account_count), (Some(HARBOR), 6));
    for gone in ["a-3", "a-5", "", "../a-1", "a-1/../a-3"] {
        let refused = problem(store.setup.app.open_account(&view.session, gone).await);
        assert_eq!(refused.text, Some(ProblemText::MemberAccountUnknown), "{gone}");
    }
}

#[tokio::test]
async fn account_with_an_odd_id_is_never_in_a_path() {
    for id in ["../customers", "a/b", "a?x=1", "a#b", "..", "a b", "é"] {
        let store = store(tokens(&[token(id, &far())])).await;
        let Ok(view) = store.sign_in(Some(id)).await else {
            assert_eq!(store.credentials_left(), 0);
            continue;
        };

        problem(store.setup.app.member_profile(&view.session).await);
        problem(store.setup.app.addresses(&view.session).await);

        for request in store.host.requests() {
            assert!(!request.path.contains(id), "{}", request.path);
        }
        assert_eq!(store.credentials_left(), 0);
    }
}

#[tokio::test]
async fn account_that_is_listed_twice_is_one_choice() {
    let mut again = token(HARBOR, &far());
    again["account_name"] = json!("Another name");
    let store = store(tokens(&[token(HARBOR, &far()), again, token("a-3", &far())])).await;

    let view = store.sign_in(Some(HARBOR)).await.unwrap();

    let SubjectView::Member { accounts, .. } = view.subject else {
        panic!()
    };
    let shown: Vec<_> = accounts
        .iter()
        .map(|one| (one.id.as_str(), one.name.as_str()))
        .collect();
    assert_eq!(shown, [(HARBOR, "Harbor Tools"), ("a-3", "Harbor Tools")]);
}

#[tokio::test]
async fn member_of_very_many_accounts_opens_each_of_them() {
    let all: Vec<_> = (0..60)
        .map(|number| token(&format!("a-{number}"), &far()))
        .collect();
    let store = store(tokens(&all)).await;
    let app = &store.setup.app;
    let view = store.sign_in(None).await.unwrap();
    let SubjectView::Member {
        accounts,
        account,
        account_count,
    } = view.subject
    else {
        panic!()
    };
    assert_eq!((accounts.len(), account, account_count), (60, None, 60));

    for one in accounts {
        app.open_account(&view.session, &one.id).await.unwrap();
        app.carts(&view.session, 0).await.unwrap();
    }
}

#[tokio::test]
async fn deceptive_and_long_account_names_stay_as_they_are() {
    // The page shows them isolated and shortened; the audit log has the account's ID.
    let names = [
        "Harbor\u{202E}slooT",
        "\u{200B}",
        "",
        &"A".repeat(5000),
        "</script><b>",
    ];
    let mut all = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let mut with_name = token(&format!("a-{number}"), &far());
        with_name["account_name"] = json!(name);
        all.push(with_name);
    }
    let store = store(tokens(&all)).await;
    let view = store.sign_in(None).await.unwrap();

    let SubjectView::Member { accounts, .. } = view.subject else {
        panic!()
    };
    let shown: Vec<_> = accounts.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(shown, names);
    store.setup.app.open_account(&view.session, "a-0").await.unwrap();
    let opened = store.setup.all_audit_entries().pop().unwrap();
    assert_eq!(opened.detail.as_deref(), Some("a-0"));
}

#[tokio::test]
async fn credential_that_has_another_id_is_deleted_too() {
    let hidden = Arc::<Mutex<Option<String>>>::default();
    let store = MemberStore::new(Responses {
        hidden: Some(Arc::clone(&hidden)),
        ..Responses::default()
    })
    .await;

    store.sign_in(None).await.unwrap();

    assert_eq!(*hidden.lock().unwrap(), None);
    let deleted = store.setup.all_audit_entries().into_iter();
    let deleted = deleted.filter(|entry| entry.action == Action::CredentialDelete);
    let outcomes: Vec<_> = deleted.map(|entry| entry.outcome).collect();
    assert_eq!(outcomes, [Outcome::Begun, Outcome::Done]);
}
