//! Accounts, members, memberships and tags (see `docs/api.md`, "Accounts").

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::members::{account, all, id_of, member, realm};
use crate::personas::{ApiResponse, DemoStore, Persona, read};

async fn list(admin: &Persona, path: &str, query: &[(&str, &str)]) -> ApiResponse {
    read(
        admin
            .request(Method::GET, path)
            .query(query)
            .send()
            .await
            .unwrap(),
    )
    .await
}

async fn names(admin: &Persona, path: &str, filter: &str) -> Vec<String> {
    all(
        &list(admin, path, &[("filter", filter), ("sort", "name")]).await,
        "name",
    )
}

#[tokio::test]
async fn demo_has_a_hierarchy_of_accounts() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    let accounts = admin.get("/v2/accounts").await;
    assert_eq!(accounts.body["meta"]["results"]["total"], 12);
    let canada = admin.get(&format!("/v2/accounts/{}", account(3))).await.body;
    let data = &canada["data"];
    assert_eq!(data["type"], "account");
    assert_eq!(data["name"], "Harbor Tools Canada");
    assert_eq!(
        data["relationships"]["parent"]["data"],
        json!({ "type": "account", "id": account(1) })
    );
    // Other than to-many relationships, each of them has its own `data`.
    let ancestors = &data["relationships"]["ancestors"];
    let ids: Vec<_> = ancestors
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["data"]["id"])
        .collect();
    assert_eq!(ids, [&json!(account(2)), &json!(account(1))]);
    assert!(data["meta"]["timestamps"]["created_at"].is_string());
}

#[tokio::test]
async fn account_is_created_changed_and_deleted() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let new = json!({
        "type": "account", "name": "Cove Boats", "legal_name": "Cove Boats Ltd",
        "registration_id": "GB-77", "external_ref": "E-1", "parent_id": account(2),
    });

    let created = admin.post("/v2/accounts", new.clone()).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let path = format!("/v2/accounts/{}", id_of(&created));
    let parent = &created.body["data"]["relationships"]["parent"]["data"];
    assert_eq!(parent["id"], account(2));
    assert_eq!(admin.get(&path).await.body["data"], created.body["data"]);

    let again = admin.post("/v2/accounts", new).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(again.body["errors"][0]["title"], "Conflict");

    let change = json!({ "type": "account", "name": "Cove", "external_ref": null, "parent_id": account(1) });
    let changed = admin.put(&path, change).await.body["data"].clone();
    assert_eq!(
        (&changed["name"], &changed["external_ref"]),
        (&json!("Cove"), &Value::Null)
    );
    assert_eq!(changed["legal_name"], "Cove Boats Ltd");
    assert_eq!(changed["relationships"]["parent"]["data"]["id"], account(2));

    assert_eq!(admin.delete(&path).await.status, StatusCode::NO_CONTENT);
    let gone = admin.get(&path).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(
        gone.body,
        json!({ "errors": [{ "status": "404", "title": "Not Found", "detail": "account not found" }] })
    );
    let parent = admin.delete(&format!("/v2/accounts/{}", account(2))).await;
    assert_eq!(parent.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn wrong_fields_of_an_account_get_400() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    let empty = admin
        .post("/v2/accounts", json!({ "type": "account", "name": "" }))
        .await;
    assert_eq!(
        empty.body,
        json!({ "errors": [{
            "status": "400", "title": "Bad Request",
            "detail": "Validation failed: field 'Name' on the 'min' tag.",
        }] })
    );
    for wrong in [
        json!({ "name": "No type" }),
        json!({ "type": "customer", "name": "Wrong type" }),
        json!({ "type": "account" }),
        json!({ "type": "account", "name": 7 }),
        json!({ "type": "account", "name": "x", "external_ref": "x".repeat(2049) }),
    ] {
        let refused = admin.post("/v2/accounts", wrong.clone()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let orphan = json!({ "type": "account", "name": "x", "parent_id": "nothing" });
    assert_eq!(
        admin.post("/v2/accounts", orphan).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn accounts_are_filtered_sorted_and_paged() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = "/v2/accounts";

    let harbor = ["Harbor Group", "Harbor Tools", "Harbor Tools Canada"];
    assert_eq!(names(&admin, path, "like(name,harbor*)").await, harbor);
    assert_eq!(
        names(&admin, path, "eq(registration_id,CA-88120-7)").await,
        [harbor[2]]
    );
    assert_eq!(
        names(&admin, path, "like(legal_name,*holdings*)").await,
        [harbor[0]]
    );
    assert_eq!(
        names(&admin, path, "in(external_ref,ERP-1000,ERP-1001)").await,
        [harbor[0], harbor[1]]
    );
    let by_id = format!("eq(id,{})", account(1));
    assert_eq!(names(&admin, path, &by_id).await, [harbor[1]]);
    let wholesale = admin.get("/v2/account-tags?filter=eq(name,Wholesale)").await;
    let by_tag = format!("contains(account_tags,{})", all(&wholesale, "id")[0]);
    assert_eq!(names(&admin, path, &by_tag).await, [harbor[1], harbor[2]]);
    for wrong in ["ilike(name,x)", "gt(name,x)", "like(account_tags,x)"] {
        let refused = list(&admin, path, &[("filter", wrong)]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let last = [("sort", "-name"), ("page[limit]", "5"), ("page[offset]", "10")];
    let page = list(&admin, path, &last).await;
    assert_eq!(page.body["data"].as_array().unwrap().len(), 2);
    assert_eq!(page.body["meta"]["page"]["total"], 3);
}

#[tokio::test]
async fn members_are_filtered_by_ilike_only() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = "/v2/account-members";

    assert_eq!(admin.get(path).await.body["meta"]["results"]["total"], 30);
    for (filter, name) in [
        ("ilike(email,\"MARA.QUINT@harbor.test\")", "Mara Quint"),
        ("ilike(name,*quint*)", "Mara Quint"),
        ("ilike(family_name,bell)", "Hattie Bell"),
        // A name of one word has no parts.
        ("is_null(family_name)", "Bo"),
    ] {
        assert_eq!(names(&admin, path, filter).await, [name], "{filter}");
    }
    for wrong in [
        "eq(email,mara.quint@harbor.test)",
        "like(name,*quint*)",
        "is_null(email)",
    ] {
        let refused = list(&admin, path, &[("filter", wrong)]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let unknown = admin.get("/v2/account-members/unknown").await;
    assert_eq!(unknown.body["errors"][0]["detail"], "account member not found");
}

#[tokio::test]
async fn member_joins_and_leaves_an_account() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let memberships = format!("/v2/accounts/{}/account-memberships", account(4));
    let unassigned = format!("{memberships}/unassigned-account-members");
    let odile = json!({ "type": "account_membership", "account_member_id": member(3) });
    let is_unassigned = async || {
        let filter = [("filter", "eq(email,odile.renard@nowhere.test)")];
        let found = list(&admin, &unassigned, &filter).await;
        !found.body["data"].as_array().unwrap().is_empty()
    };
    assert!(is_unassigned().await);

    let created = admin.post(&memberships, odile.clone()).await;
    assert_eq!(created.status, StatusCode::CREATED);
    assert_eq!(
        created.body["data"]["relationships"]["account_member"]["data"],
        json!({ "type": "account_member", "id": member(3) })
    );
    assert!(!is_unassigned().await);
    let again = admin.post(&memberships, odile).await;
    assert_eq!(
        again.body,
        json!({ "errors": [{
            "status": "409", "title": "Conflict",
            "detail": "account membership with the given account id and account member id already exists",
        }] })
    );
    let of_member = format!("/v2/account-members/{}/account-memberships", member(3));
    let of_member = admin.get(&format!("{of_member}?include=account")).await.body;
    let related = &of_member["data"][0]["relationships"]["account"]["data"];
    assert_eq!(related["id"], account(4));
    assert_eq!(of_member["included"]["accounts"][0]["name"], "Northwind Joinery");

    let path = format!("{memberships}/{}", id_of(&created));
    assert_eq!(admin.delete(&path).await.status, StatusCode::NO_CONTENT);
    assert_eq!(admin.delete(&path).await.status, StatusCode::NOT_FOUND);
    assert!(is_unassigned().await);
    let unknown = json!({ "type": "account_membership", "account_member_id": "unknown" });
    assert_eq!(
        admin.post(&memberships, unknown).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn new_memberships_follow_the_limit_of_the_settings() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let settings = json!({ "type": "account_membership_setting", "membership_limit": 1 });
    let changed = admin.put("/v2/settings/account-membership", settings).await;
    assert_eq!(changed.body["data"]["membership_limit"], 1);
    let join = async |number: u32, of: u32| {
        let path = format!("/v2/accounts/{}/account-memberships", account(of));
        let body = json!({ "type": "account_membership", "account_member_id": member(number) });
        admin.post(&path, body).await.status
    };

    assert_eq!(join(3, 12).await, StatusCode::CREATED);
    assert_eq!(join(3, 11).await, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn memberships_of_an_account_name_their_members() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = format!("/v2/accounts/{}/account-memberships", account(1));

    let memberships = admin.get(&format!("{path}?include=account_member")).await;
    assert_eq!(memberships.body["meta"]["results"]["total"], 7);
    let included = memberships.body["included"]["account_members"]
        .as_array()
        .unwrap();
    let included: Vec<_> = included.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(all(&memberships, "account_member_id"), included);

    let filter = format!("{path}?filter=eq(account_member_id,{})", member(1));
    assert_eq!(all(&admin.get(&filter).await, "account_member_id"), [member(1)]);
}

#[tokio::test]
async fn deleted_member_leaves_all_accounts() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let user = realm(&format!("/user-authentication-info/{}", member(1)));
    let members = async || {
        let path = format!("/v2/accounts/{}/account-memberships", account(3));
        all(&admin.get(&path).await, "account_member_id").len()
    };
    let before = members().await;

    assert_eq!(admin.delete(&user).await.status, StatusCode::NO_CONTENT);

    assert_eq!(members().await, before - 1);
    let path = format!("/v2/account-members/{}", member(1));
    assert_eq!(admin.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn tags_are_added_to_and_removed_from_accounts() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let tags = format!("/v2/accounts/{}/relationships/account-tags", account(5));
    let new = json!({ "type": "account_tag", "name": "Pilot", "description": "Tries new things" });
    let pilot = id_of(&admin.post("/v2/account-tags", new).await);
    let reference = json!([{ "type": "account_tag", "id": pilot }]);
    let before = all(&admin.get(&tags).await, "id");

    let added = admin.post(&tags, reference.clone()).await;
    assert_eq!(added.status, StatusCode::OK);
    assert_eq!(all(&added, "id"), [before[0].clone(), pilot.clone()]);
    let of_account = admin.get(&format!("/v2/accounts/{}", account(5))).await.body;
    let related = &of_account["data"]["relationships"]["account_tags"]["data"];
    assert_eq!(related[1]["id"], pilot);

    let removed = admin.send(Method::DELETE, &tags, reference.clone()).await;
    assert_eq!(all(&removed, "id"), before);
    admin.post(&tags, reference).await;
    admin.delete(&format!("/v2/account-tags/{pilot}")).await;
    assert_eq!(all(&admin.get(&tags).await, "id"), before);
    let unknown = json!([{ "type": "account_tag", "id": "nothing" }]);
    assert_eq!(admin.post(&tags, unknown).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn custom_fields_of_accounts_and_members_are_kept_on_write() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = format!("/v2/accounts/{}", account(1));
    let before = admin.get(&path).await.body["data"].clone();
    assert!(before["delivery_notes"].as_str().unwrap().len() > 200);
    assert_eq!(
        (&before["is_key_account"], before.get("contract_number")),
        (&json!(true), Some(&Value::Null))
    );

    let change =
        json!({ "type": "account", "contract_number": "C-1", "is_key_account": null, "shoe_size": 44 });
    let changed = admin.put(&path, change).await.body["data"].clone();
    assert_eq!(changed["delivery_notes"], before["delivery_notes"]);
    assert_eq!(changed["contract_number"], "C-1");
    assert_eq!(
        (changed.get("is_key_account"), changed.get("shoe_size")),
        (None, None)
    );

    let new = json!({ "type": "account", "name": "Mouse Rat", "is_key_account": true });
    assert_eq!(
        admin.post("/v2/accounts", new).await.body["data"]["is_key_account"],
        true
    );

    let path = format!("/v2/account-members/{}", member(1));
    let before = admin.get(&path).await.body["data"].clone();
    assert_eq!(
        (&before["can_approve_orders"], before.get("badge_number")),
        (&json!(true), Some(&Value::Null))
    );
    let change = json!({ "type": "account_member", "badge_number": "B-7", "name": "Duke Silver" });
    let changed = admin.put(&path, change).await.body["data"].clone();
    assert_eq!(changed["badge_number"], "B-7");
    assert_eq!(
        (&changed["name"], &changed["approval_note"]),
        (&before["name"], &before["approval_note"])
    );
    let time = |member: &Value| {
        member["meta"]["timestamps"]["updated_at"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(time(&changed) > time(&before));
}
