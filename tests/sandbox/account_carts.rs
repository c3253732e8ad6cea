//! Carts and subscriptions as an account member sees them.

use moltin_sandbox::{Config, Seed, Switches};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::personas::{ApiResponse, DemoStore, Persona, read};

const HEADER: &str = "EP-Account-Management-Authentication-Token";
const SUBSCRIPTIONS: &str = "/v2/subscriptions/subscriptions";
/// The demo's password profile, and a member of its first three accounts.
const PROFILE: &str = "acc0a000-0000-4000-8000-0000000000a1";
const MARA: &str = "mara.quint@harbor.test";

/// A member with an account token.
struct Member {
    shopper: Persona,
    token: String,
    account: String,
}

impl Member {
    /// Mara for each of her accounts.
    async fn mara(store: &DemoStore) -> Vec<Self> {
        let shopper = store.shopper().await;
        let body = json!({
            "type": "account_management_authentication_token",
            "authentication_mechanism": "password",
            "password_profile_id": PROFILE,
            "username": MARA,
            "password": "letmein-please",
        });
        let roster = shopper.post("/v2/account-members/tokens", body).await;
        assert_eq!(roster.status, StatusCode::CREATED, "{:?}", roster.body);
        let text = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
        let entries = roster.body["data"].as_array().unwrap().iter();
        let member = |entry: &Value| Self {
            shopper: shopper.clone(),
            token: text(entry, "token"),
            account: text(entry, "account_id"),
        };
        entries.map(member).collect()
    }

    async fn send(&self, method: Method, path: &str, body: Option<Value>) -> ApiResponse {
        let request = self.shopper.request(method, path).header(HEADER, &self.token);
        let request = match body {
            Some(data) => request.body(json!({ "data": data }).to_string()),
            None => request,
        };
        read(request.send().await.unwrap()).await
    }

    async fn get(&self, path: &str) -> ApiResponse {
        self.send(Method::GET, path, None).await
    }

    async fn list(&self, path: &str) -> Vec<Value> {
        let response = self.get(path).await;
        assert_eq!(response.status, StatusCode::OK, "{:?}", response.body);
        response.body["data"].as_array().unwrap().clone()
    }
}

async fn all(admin: &Persona, path: &str) -> Vec<Value> {
    let response = admin.get(&format!("{path}?page[limit]=100")).await;
    response.body["data"].as_array().unwrap().clone()
}

fn has_account(cart: &Value, account: &str) -> bool {
    let accounts = cart["relationships"]["accounts"]["data"].as_array();
    accounts.into_iter().flatten().any(|owner| owner["id"] == account)
}

#[tokio::test]
async fn member_lists_the_carts_of_the_account() {
    let store = DemoStore::start().await;
    let carts = all(&store.admin().await, "/v2/carts").await;

    for member in Member::mara(&store).await {
        let own: Vec<_> = carts
            .iter()
            .filter(|cart| has_account(cart, &member.account))
            .collect();
        assert!(!own.is_empty());
        let listed = member
            .list("/v2/carts?filter=ilike(name,nothing)&sort=name")
            .await;
        assert_eq!(listed.iter().collect::<Vec<_>>(), own);
    }
}

#[tokio::test]
async fn member_reads_every_cart_by_its_id() {
    let store = DemoStore::start().await;
    let carts = all(&store.admin().await, "/v2/carts").await;
    let member = Member::mara(&store).await.remove(0);
    let other = carts
        .iter()
        .find(|cart| !has_account(cart, &member.account))
        .unwrap();

    let read = member
        .get(&format!("/v2/carts/{}", other["id"].as_str().unwrap()))
        .await;

    assert_eq!(&read.body["data"], other);
}

#[tokio::test]
async fn member_adds_and_removes_a_cart_of_the_account() {
    let store = DemoStore::start().await;
    let members = Member::mara(&store).await;
    let [member, second, _] = members.as_slice() else {
        panic!("{} accounts", members.len())
    };
    let before = member.list("/v2/carts").await.len();
    member.get("/v2/carts/mine").await;
    let path = "/v2/carts/mine/relationships/accounts";
    let own = json!([{ "type": "account", "id": member.account }]);

    let added = member.send(Method::POST, path, Some(own.clone())).await;
    assert_eq!((added.status, &added.body["data"]), (StatusCode::OK, &own));
    assert_eq!(member.list("/v2/carts").await.len(), before + 1);
    let again = member.send(Method::POST, path, Some(own.clone())).await;
    assert_eq!(again.status, StatusCode::NO_CONTENT);
    // The token of one account does not reach another of the same member.
    let other = json!([{ "type": "account", "id": second.account }]);
    let refused = member.send(Method::POST, path, Some(other)).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let removed = member.send(Method::DELETE, path, Some(own)).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT);
    assert_eq!(member.list("/v2/carts").await.len(), before);

    let unknown = json!([{ "type": "account", "id": "unknown" }]);
    let unknown = store.admin().await.post(path, unknown).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn member_sees_the_subscriptions_of_the_account() {
    let store = DemoStore::start().await;
    let subscriptions = all(&store.admin().await, SUBSCRIPTIONS).await;
    let member = Member::mara(&store).await.remove(0);
    let is_own = |one: &&Value| one["attributes"]["account_id"] == *member.account;
    let own: Vec<_> = subscriptions.iter().filter(is_own).collect();
    assert_eq!(own.len(), 2);

    assert_eq!(member.list(SUBSCRIPTIONS).await.iter().collect::<Vec<_>>(), own);
    let invoices = member.list("/v2/subscriptions/invoices?page[limit]=100").await;
    let own_ids: Vec<_> = own.iter().map(|one| &one["id"]).collect();
    assert!(invoices.len() > 10);
    assert!(
        invoices
            .iter()
            .all(|invoice| own_ids.contains(&&invoice["meta"]["subscription_id"]))
    );

    let other = subscriptions.iter().find(|one| !is_own(one)).unwrap();
    let other = format!("{SUBSCRIPTIONS}/{}", other["id"].as_str().unwrap());
    for path in ["", "/plans", "/invoices", "/states"] {
        let hidden = member.get(&format!("{other}{path}")).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn member_pauses_what_the_pricing_option_allows() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let mut paused = 0;
    for member in Member::mara(&store).await {
        for one in member.list(SUBSCRIPTIONS).await {
            let path = format!("{SUBSCRIPTIONS}/{}", one["id"].as_str().unwrap());
            let options = member.list(&format!("{path}/pricing-options")).await;
            let active = options
                .iter()
                .find(|option| option["meta"]["active_pricing_option"] == true);
            let can_pause = active.unwrap()["attributes"]["can_pause"] == true;
            let action = if one["meta"]["paused"] == true {
                "resume"
            } else {
                "pause"
            };
            let body = json!({ "type": "subscription_state", "attributes": { "action": action } });

            let status = member
                .send(Method::POST, &format!("{path}/states"), Some(body))
                .await
                .status;

            let expected = if can_pause {
                StatusCode::NO_CONTENT
            } else {
                StatusCode::FORBIDDEN
            };
            assert_eq!(status, expected);
            let now = admin.get(&path).await.body["data"]["meta"]["paused"] == true;
            assert_eq!(now != (one["meta"]["paused"] == true), can_pause);
            paused += usize::from(can_pause);
        }
    }
    assert!(paused > 0);
}

#[tokio::test]
async fn member_may_not_cancel_at_once() {
    let store = DemoStore::start().await;
    let member = Member::mara(&store).await.remove(0);
    let one = member.list(SUBSCRIPTIONS).await.remove(0);
    let path = format!("{SUBSCRIPTIONS}/{}/states", one["id"].as_str().unwrap());
    let attributes = json!({ "action": "cancel", "cancel_immediately": true });

    let body = json!({ "type": "subscription_state", "attributes": attributes });
    let refused = member.send(Method::POST, &path, Some(body)).await;

    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn members_are_refused_subscriptions_by_a_switch() {
    let store = DemoStore::with_config(Config {
        switches: Switches {
            members_lack_subscriptions: true,
            ..Switches::default()
        },
        ..Config::in_memory(Seed::Demo)
    })
    .await;
    let member = Member::mara(&store).await.remove(0);

    for path in [SUBSCRIPTIONS, "/v2/subscriptions/invoices"] {
        assert_eq!(member.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}
