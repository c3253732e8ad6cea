//! Account members, their realm and their memberships, as the admin sees them.

use moltin::{
    AccountMemberFilter, AccountMemberQuery, AccountMemberSort, NewPasswordCredential,
    NewUserAuthenticationInfo, UnassignedMemberFilter, UnassignedMemberQuery, UserAuthenticationInfoFilter,
    UserAuthenticationInfoQuery,
};
use moltin_sandbox::{Fault, Faults, Role, Switches};
use serde_json::json;

use crate::fake_store::{FakeStore, json_response};
use crate::harbor::{DANA, Harbor, create_member};

#[tokio::test]
async fn member_is_found_by_email_in_any_case() {
    let harbor = Harbor::start().await;
    let members = harbor.setup.admin().account_members();
    for pattern in [DANA, "DANA@Harbor-Tests.test", "*harbor-tests*"] {
        let query = AccountMemberQuery::new().filter(AccountMemberFilter::email_ilike(pattern));

        let found = members.list(&query).await.unwrap().items;

        assert_eq!(found.len(), 1, "{pattern}");
        assert_eq!(found[0].id, harbor.member);
        assert_eq!(
            (found[0].name.as_str(), found[0].email.as_str()),
            ("Dana Reyes", DANA)
        );
        assert!(found[0].created_at.is_some());
    }
    assert_eq!(members.get(&harbor.member).await.unwrap().name, "Dana Reyes");
    let error = members.get(&"no-such-member".into()).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

#[tokio::test]
async fn members_are_sorted_and_paginated() {
    let harbor = Harbor::start().await;
    let realm = harbor.realm();
    for name in ["Bo", "Ada", "Cy"] {
        create_member(&realm, name, &format!("{name}@sorted-tests.test")).await;
    }
    let members = harbor.setup.admin().account_members();
    let filter = AccountMemberFilter::email_ilike("*sorted-tests*");
    let query = AccountMemberQuery::new().filter(filter).limit(2);

    let first = members
        .list(&query.clone().sort(AccountMemberSort::Name))
        .await
        .unwrap();
    let last = query.sort(AccountMemberSort::NameDescending).offset(2);
    let last = members.list(&last).await.unwrap();

    let names: Vec<_> = first.items.iter().map(|member| member.name.as_str()).collect();
    assert_eq!((names, first.total), (vec!["Ada", "Bo"], 3));
    assert_eq!(last.items[0].name, "Ada");
}

#[tokio::test]
async fn custom_fields_of_a_member_are_sent_beside_the_type() {
    let host = FakeStore::granting_tokens(|_| {
        json_response(&json!({ "data": { "id": "m1", "type": "account_member", "badge": "gold" } }))
    })
    .await;
    let fields = json!({ "badge": "gold" });

    let members = host.admin().account_members();
    let member = members
        .update(&"m1".into(), fields.as_object().unwrap())
        .await
        .unwrap();

    assert_eq!(member.extra.get("badge").unwrap(), "gold");
    let sent = &host.requests_with(&axum::http::Method::PUT)[0];
    assert_eq!(sent.path, "/v2/account-members/m1");
    assert_eq!(
        sent.json(),
        json!({ "data": { "type": "account_member", "id": "m1", "badge": "gold" } })
    );
}

#[tokio::test]
async fn person_of_the_realm_is_created_changed_and_deleted() {
    let harbor = Harbor::start().await;
    let users = harbor.realm().users();
    let new = NewUserAuthenticationInfo::new("Kit Marsh", "kit@harbor-tests.test").given_name("Kit");

    let kit = users.create(&new).await.unwrap();
    assert_eq!(
        (kit.name.as_str(), kit.email.as_str()),
        ("Kit Marsh", "kit@harbor-tests.test")
    );
    assert_eq!(kit.given_name.as_deref(), Some("Kit"));
    assert_eq!(users.get(&kit.id).await.unwrap(), kit);
    let query = UserAuthenticationInfoQuery::new()
        .filter(UserAuthenticationInfoFilter::email("kit@harbor-tests.test"));
    assert_eq!(users.list(&query).await.unwrap().items[0], kit);

    let changed = NewUserAuthenticationInfo::new("Kit Fenn", "kit@harbor-tests.test").given_name("");
    let changed = users.update(&kit.id, &changed).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.given_name), ("Kit Fenn", None));
    let members = harbor.setup.admin().account_members();
    assert_eq!(members.get(&kit.id).await.unwrap().name, "Kit Fenn");

    users.delete(&kit.id).await.unwrap();
    assert!(users.get(&kit.id).await.unwrap_err().is_not_found());
    assert!(members.get(&kit.id).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn realm_has_its_password_profiles() {
    let harbor = Harbor::start().await;
    let realm = harbor.realm();
    assert_eq!(realm.get().await.unwrap().id, harbor.realm);

    let profiles = realm.password_profiles().await.unwrap().items;
    let tests = profiles
        .iter()
        .find(|profile| profile.id == harbor.profile.id)
        .unwrap();
    assert_eq!(tests.name, "Tests");
    assert_eq!(tests.username_format, "any");
    assert_eq!(tests.enable_one_time_password_token, Some(true));
    // Visitors of the shop see them too.
    let shopper = harbor.setup.shopper();
    let seen = shopper.realm(&harbor.realm).password_profiles().await.unwrap();
    assert_eq!(seen.items, profiles);

    realm.delete_password_profile(&harbor.profile.id).await.unwrap();
    let left = realm.password_profiles().await.unwrap().items;
    assert!(left.iter().all(|profile| profile.id != harbor.profile.id));
}

#[tokio::test]
async fn key_for_support_reads_no_realm() {
    let harbor = Harbor::start().await;
    harbor.setup.sandbox.set_switches(Switches {
        role: Role::Support,
        ..Switches::default()
    });

    let error = harbor.realm().password_profiles().await.unwrap_err();

    assert_eq!(error.status(), Some(403), "{error}");
}

#[tokio::test]
async fn settings_name_no_realm_where_there_is_none() {
    let harbor = Harbor::start().await;
    let admin = harbor.setup.admin();
    let settings = admin.account_authentication_settings().await.unwrap();
    assert_eq!(settings.realm_id, Some(harbor.realm.clone()));
    assert_eq!(settings.token_timeout_seconds, Some(86_400));

    harbor.setup.sandbox.set_switches(Switches {
        no_realm: true,
        ..Switches::default()
    });

    let without = admin.account_authentication_settings().await.unwrap();
    assert_eq!(without.realm_id, None);
}

#[tokio::test]
async fn lost_credential_is_not_created_twice_and_is_listed() {
    let harbor = Harbor::start().await;
    let credentials = harbor.realm().password_credentials(&harbor.member);
    harbor.setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::Dropped),
        times: Some(1),
        path: Some("/v2/authentication-realms".into()),
        ..Faults::default()
    });
    let new = NewPasswordCredential::new(&harbor.profile.id, "shopside-lost", "a-long-password");

    let lost = credentials.create(&new).await.unwrap_err();

    assert!(lost.may_have_been_done(), "{lost}");
    let listed = credentials.list().await.unwrap().items;
    let found = listed
        .iter()
        .filter(|credential| credential.username == "shopside-lost");
    assert_eq!(found.count(), 1);
}

#[tokio::test]
async fn membership_is_created_listed_and_deleted() {
    let harbor = Harbor::start().await;
    let admin = harbor.setup.admin();
    let memberships = admin.account_memberships(&harbor.account.id);
    let kit = create_member(&harbor.realm(), "Kit Marsh", "kit@harbor-tests.test").await;

    let filter = UnassignedMemberFilter::email("kit@harbor-tests.test");
    let query = UnassignedMemberQuery::new().filter(filter);
    assert_eq!(memberships.unassigned(&query).await.unwrap().items[0].id, kit);
    let created = memberships.create(&kit).await.unwrap();
    assert_eq!(created.account_id, Some(harbor.account.id.clone()));
    assert_eq!(created.member_id, Some(kit.clone()));
    assert!(memberships.unassigned(&query).await.unwrap().items.is_empty());

    let twice = memberships.create(&kit).await.unwrap_err();
    assert_eq!(twice.status(), Some(409), "{twice}");

    memberships.delete(&created.id).await.unwrap();
    let left = memberships.list().await.unwrap().items;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].member_id, Some(harbor.member.clone()));
}

#[tokio::test]
async fn memberships_have_members_and_accounts_in_both_shapes() {
    let harbor = Harbor::start().await;
    let other = harbor.add_account("Second Wind").await;
    let admin = harbor.setup.admin();
    for included_is_array in [false, true] {
        harbor.setup.sandbox.set_switches(Switches {
            included_is_array,
            ..Switches::default()
        });

        let of_account = admin
            .account_memberships(&harbor.account.id)
            .list()
            .await
            .unwrap();
        let of_member = admin.memberships_of(&harbor.member).await.unwrap();

        let member = of_account.items[0].member.as_ref().unwrap();
        assert_eq!(
            (member.id.clone(), member.email.as_str()),
            (harbor.member.clone(), DANA)
        );
        let accounts: Vec<_> = of_member
            .items
            .iter()
            .filter_map(|one| one.account.as_ref())
            .collect();
        let ids: Vec<_> = accounts.iter().map(|account| &account.id).collect();
        assert_eq!(ids.len(), 2, "{included_is_array}");
        assert!(ids.contains(&&harbor.account.id) && ids.contains(&&other.id));
    }
}

#[tokio::test]
async fn memberships_beyond_a_page_are_all_read() {
    let host = FakeStore::granting_tokens(|request| {
        let offset: u64 = request.query("page[offset]").unwrap().parse().unwrap();
        let data: Vec<_> = (offset..(offset + 100).min(230))
            .map(|index| json!({ "id": format!("ms{index}"), "account_member_id": format!("m{index}") }))
            .collect();
        let members: Vec<_> = (offset..(offset + 100).min(230))
            .map(|index| json!({ "id": format!("m{index}"), "name": format!("Member {index}") }))
            .collect();
        json_response(&json!({
            "data": data, "included": { "account_members": members }, "meta": { "results": { "total": 230 } },
        }))
    })
    .await;

    let page = host
        .admin()
        .account_memberships(&"a1".into())
        .list()
        .await
        .unwrap();

    assert_eq!((page.items.len(), page.total), (230, 230));
    assert_eq!(page.items[229].member.as_ref().unwrap().name, "Member 229");
    let requests = host.requests_with(&axum::http::Method::GET);
    assert_eq!(requests.len(), 3);
    assert_eq!(requests[0].query("include").as_deref(), Some("account_member"));
}
