//! Accounts of organizations and their addresses, as the admin sees them.

use std::collections::HashSet;

use moltin::{
    AccountFilter, AccountPatch, AccountQuery, AccountScan, AccountSort, NewAccount, PostalAddress,
};
use moltin_sandbox::Switches;
use serde_json::json;

use crate::fake_store::{FakeStore, json_response};
use crate::setup::Setup;

#[tokio::test]
async fn account_is_created_read_updated_and_deleted() {
    let setup = Setup::start().await;
    let accounts = setup.admin().accounts();
    let new = NewAccount::new("Harbor Tools")
        .legal_name("Harbor Tools Ltd")
        .registration_id("harbor-tests-1")
        .external_ref("erp-7");

    let created = accounts.create(&new).await.unwrap();
    assert_eq!(created.name, "Harbor Tools");
    assert_eq!(created.legal_name.as_deref(), Some("Harbor Tools Ltd"));
    assert_eq!(created.registration_id.as_deref(), Some("harbor-tests-1"));
    assert_eq!(created.external_ref.as_deref(), Some("erp-7"));
    assert!(created.created_at.is_some());
    assert_eq!(accounts.get(&created.id).await.unwrap(), created);
    assert!(accounts.raw(&created.id).await.unwrap().contains("erp-7"));

    let patch = AccountPatch::new().name("Harbor & Tide").external_ref("");
    let changed = accounts.update(&created.id, &patch).await.unwrap();
    assert_eq!(
        (changed.name.as_str(), changed.external_ref),
        ("Harbor & Tide", None)
    );
    assert_eq!(changed.legal_name, created.legal_name);

    accounts.delete(&created.id).await.unwrap();
    assert!(accounts.get(&created.id).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn child_account_names_its_ancestors_topmost_first() {
    let setup = Setup::start().await;
    let accounts = setup.admin().accounts();
    let top = accounts.create(&NewAccount::new("Top")).await.unwrap();
    let middle = NewAccount::new("Middle").parent(&top.id);
    let middle = accounts.create(&middle).await.unwrap();
    let bottom = NewAccount::new("Bottom").parent(&middle.id);

    let bottom = accounts.create(&bottom).await.unwrap();

    assert_eq!(bottom.parent_id, Some(middle.id.clone()));
    assert_eq!(bottom.ancestor_ids, [top.id, middle.id]);
}

#[tokio::test]
async fn refused_account_has_the_documented_error() {
    let setup = Setup::start().await;

    let error = setup
        .admin()
        .accounts()
        .create(&NewAccount::new(""))
        .await
        .unwrap_err();

    assert_eq!(error.status(), Some(400));
    let detail = error.api_error().unwrap().entries[0].detail.clone();
    assert_eq!(
        detail.as_deref(),
        Some("Validation failed: field 'Name' on the 'min' tag.")
    );
    let unknown = setup
        .admin()
        .accounts()
        .get(&"no-such-account".into())
        .await
        .unwrap_err();
    let detail = unknown.api_error().unwrap().entries[0].detail.clone();
    assert_eq!(detail.as_deref(), Some("account not found"));
}

#[tokio::test]
async fn accounts_are_filtered_sorted_and_scanned() {
    let setup = Setup::start().await;
    let accounts = setup.admin().accounts();
    let mut ids = Vec::new();
    for name in ["Bo of the tests", "Ada of the tests", "Cy of the tests"] {
        ids.push(accounts.create(&NewAccount::new(name)).await.unwrap().id);
    }
    let filter = AccountFilter::name_like("*of the tests");

    let sorted = AccountQuery::new().filter(filter.clone()).sort(AccountSort::Name);
    let sorted = accounts.list(&sorted).await.unwrap();
    let names: Vec<_> = sorted.items.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["Ada of the tests", "Bo of the tests", "Cy of the tests"]);

    let by_ids = AccountQuery::new().filter(AccountFilter::ids(&ids[..2]));
    let found = accounts.list(&by_ids).await.unwrap().items;
    let found: HashSet<_> = found.into_iter().map(|account| account.id).collect();
    assert_eq!(found, ids[..2].iter().cloned().collect());
    let none = AccountQuery::new().filter(AccountFilter::ids(&[]));
    assert!(accounts.list(&none).await.unwrap().items.is_empty());

    let scanned = accounts
        .scan(AccountScan::new().filter(filter))
        .all()
        .await
        .unwrap();
    let scanned: HashSet<_> = scanned.items.into_iter().map(|account| account.id).collect();
    assert_eq!(scanned, ids.into_iter().collect());
}

#[tokio::test]
async fn scan_continues_accounts_by_creation_time() {
    let setup = Setup::without_rate_limit().await;
    let accounts = setup.admin().accounts();
    for number in 0..7 {
        let new = NewAccount::new(format!("Number {number} of the tests"));
        accounts.create(&new).await.unwrap();
    }
    let scan = AccountScan::new()
        .filter(AccountFilter::name_like("*of the tests"))
        .page_size(5);

    let scanned = accounts.scan(scan).all().await.unwrap().items;

    let ids: HashSet<_> = scanned.iter().map(|account| &account.id).collect();
    assert_eq!((ids.len(), scanned.len()), (7, 7));
}

#[tokio::test]
async fn address_of_an_account_is_created_changed_and_deleted() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    let account = admin
        .accounts()
        .create(&NewAccount::new("Harbor Tools"))
        .await
        .unwrap();
    let addresses = admin.account_addresses(&account.id);
    let quay = PostalAddress::default()
        .first_name("Dana")
        .last_name("Reyes")
        .line_1("1 Quay")
        .city("Harbor")
        .county("Coast")
        .region("Coast")
        .postcode("10001")
        .country("US");
    for address_created_is_200 in [false, true] {
        setup.sandbox.set_switches(Switches {
            address_created_is_200,
            ..Switches::default()
        });

        let created = addresses.create("Quay", &quay).await.unwrap();

        assert_eq!((created.name.as_str(), &created.postal), ("Quay", &quay));
        assert_eq!(addresses.list().await.unwrap().items[0], created);
        assert_eq!(addresses.get(&created.id).await.unwrap(), created);
        let moved = quay.clone().line_1("2 Quay");
        let moved = addresses.update(&created.id, "Yard", &moved).await.unwrap();
        assert_eq!(
            (moved.name.as_str(), moved.postal.line_1.as_str()),
            ("Yard", "2 Quay")
        );
        addresses.delete(&created.id).await.unwrap();
        assert!(addresses.list().await.unwrap().items.is_empty());
    }
}

#[tokio::test]
async fn tags_of_accounts_are_read() {
    let host = FakeStore::granting_tokens(|request| {
        let gold = json!({ "id": "t1", "type": "account_tag", "name": "gold", "description": "Ten percent" });
        if request.path.starts_with("/v2/account-tags/t1") {
            return json_response(&json!({ "data": gold }));
        }
        json_response(&json!({ "data": [gold], "meta": { "results": { "total": 1 } } }))
    })
    .await;
    let accounts = host.admin().accounts();

    let tags = accounts.tags().await.unwrap().items;

    assert_eq!(
        (tags[0].name.as_str(), tags[0].description.as_deref()),
        ("gold", Some("Ten percent"))
    );
    assert_eq!(accounts.tag(&"t1".into()).await.unwrap(), tags[0]);
}
