//! Accounts and members in the search box, and among the records that were opened last.

use axum::http::StatusCode;
use serde_json::json;
use shopside_core::view::{FindResultsView, FoundRecordView, LinkedRecord};

use super::{create, create_member, fixture};
use crate::fake_store::{FakeStore, error_response, json_response};
use crate::setup::Setup;
use crate::wait::wait_until;

fn accounts(results: &FindResultsView) -> Vec<&str> {
    results.accounts.iter().map(|account| &*account.name).collect()
}

fn members(results: &FindResultsView) -> Vec<&str> {
    results.members.iter().map(|member| &*member.email).collect()
}

#[tokio::test]
async fn account_and_member_are_found_by_any_pasted_text() {
    let (setup, store) = fixture().await;
    let account = create(&setup, &store, "Quay Chandlers", None).await;
    let (member, _) = create_member(&setup, &store, &account.id, "Xanthe Vale", "xanthe@quay.test").await;

    for pasted in ["Quay Chandlers", "chandlers", &account.id, "R-Quay-Chandlers"] {
        let results = setup.app.find(&store, pasted).await.unwrap();
        assert_eq!(accounts(&results).first(), Some(&"Quay Chandlers"), "{pasted}");
        assert_eq!(results.accounts_problem, None, "{pasted}");
    }
    for pasted in [
        "xanthe@quay.test",
        "XANTHE@QUAY.TEST",
        "xanthe vale",
        "xanthe",
        &member,
    ] {
        let results = setup.app.find(&store, pasted).await.unwrap();
        assert_eq!(members(&results).first(), Some(&"xanthe@quay.test"), "{pasted}");
        assert_eq!(results.members_problem, None, "{pasted}");
    }
}

#[tokio::test]
async fn opened_account_and_member_are_recent_by_id_only() {
    let (mut setup, store) = fixture().await;
    let account = create(&setup, &store, "Quay Chandlers", None).await;
    let (member, _) = create_member(&setup, &store, &account.id, "Xanthe Vale", "xanthe@quay.test").await;
    setup.app.account_details(&store, &account.id).await.unwrap();
    setup.app.member(&store, &member).await.unwrap();
    wait_until("the member to be saved", || {
        setup.preferences.text().contains(&member)
    })
    .await;
    setup
        .app
        .pin(&store, LinkedRecord::Account, &account.id, true)
        .await
        .unwrap();
    let saved = setup.preferences.text();
    for personal in ["Quay", "Xanthe", "xanthe@quay.test"] {
        assert!(!saved.contains(personal), "{personal} is in the preferences");
    }

    setup.restart();
    setup.app.open(&store).await.unwrap();
    let (requests, entries) = (setup.store.requests().len(), setup.all_audit_entries().len());

    for again in [false, true] {
        let home = setup.app.find_home(&store, again).await.unwrap();
        assert!(matches!(&home.pinned[..], [FoundRecordView::Account(one)] if one.name == "Quay Chandlers"));
        // The member's name would be a view of the member, which no one asked for.
        assert!(
            matches!(&home.recent[..], [FoundRecordView::Member(one)] if one.id == member && one.email.is_empty())
        );
    }
    let sent = setup.store.requests().split_off(requests);
    assert!(
        sent.iter()
            .all(|request| !request.path.contains("account-members"))
    );
    assert_eq!(setup.all_audit_entries().len(), entries);
    setup.app.member(&store, &member).await.unwrap();
    let home = setup.app.find_home(&store, false).await.unwrap();
    assert!(matches!(&home.recent[..], [FoundRecordView::Member(one)] if one.email == "xanthe@quay.test"));
}

#[tokio::test]
async fn link_to_an_account_leads_back_to_it() {
    let (setup, store) = fixture().await;
    for record in [LinkedRecord::Account, LinkedRecord::Member] {
        let link = setup.app.link(&store, record, "one").unwrap();
        let target = setup.app.link_target(&link).unwrap();
        assert_eq!((target.record, &*target.id), (record, "one"));
    }
}

#[tokio::test]
async fn store_without_accounts_is_asked_once() {
    for status in [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND] {
        let setup = Setup::new().await;
        let host = FakeStore::granting_tokens(move |request| {
            if request.path.starts_with("/v2/account") {
                let body = json!({ "errors": [{ "status": status.as_str(), "title": status.as_str() }] });
                error_response(status, &body)
            } else {
                json_response(&json!({ "data": [] }))
            }
        })
        .await;
        let store = host.connect(&setup).await.id;

        for text in ["harbor", "leslie"] {
            let results = setup.app.find(&store, text).await.unwrap();
            assert_eq!((results.accounts_problem, results.members_problem), (None, None));
        }

        let about_accounts = host.requests().into_iter().map(|request| request.path);
        let about_accounts: Vec<_> = about_accounts
            .filter(|path| path.starts_with("/v2/account"))
            .collect();
        assert_eq!(about_accounts.len(), 1, "{about_accounts:?}");
    }
}
