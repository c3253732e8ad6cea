//! Subscriptions: lists, plans and pricing options, invoices, payments and states.

use moltin_sandbox::{Config, Role, Seed, Switches};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{DemoStore, Persona};

const PATH: &str = "/v2/subscriptions/subscriptions";

async fn data(caller: &Persona, path: &str) -> Vec<Value> {
    let response = caller.get(path).await;
    assert_eq!(response.status, StatusCode::OK, "{path}: {:?}", response.body);
    response.body["data"].as_array().unwrap().clone()
}

fn id(resource: &Value) -> &str {
    resource["id"].as_str().unwrap()
}

async fn state(admin: &Persona, subscription: &str, action: &str) -> StatusCode {
    let body = json!({ "type": "subscription_state", "attributes": { "action": action } });
    admin
        .post(&format!("{PATH}/{subscription}/states"), body)
        .await
        .status
}

#[tokio::test]
async fn demo_has_subscriptions_in_every_state() {
    let store = DemoStore::start().await;
    let listed = store.admin().await.get(PATH).await.body;

    assert_eq!(listed["meta"]["results"]["total"], 8);
    let all = listed["data"].as_array().unwrap();
    let count = |has: fn(&Value) -> bool| all.iter().filter(|one| has(&one["meta"])).count();
    assert_eq!(count(|meta| meta["paused"] == true), 1);
    assert_eq!(
        count(|meta| meta["canceled"] == true && meta["status"] == "active"),
        1
    );
    assert_eq!(
        count(|meta| meta["canceled"] == true && meta["status"] == "inactive"),
        1
    );
    assert_eq!(count(|meta| meta["pending"] == true), 1);
    for one in all {
        let (meta, times) = (&one["meta"], &one["meta"]["timestamps"]);
        assert_eq!(meta["canceled"] == true, times["canceled_at"].is_string());
        assert_eq!(meta["canceled"] == true, times["end_date"].is_string());
        assert_eq!(meta["paused"] == true, times["paused_at"].is_string());
        assert!(meta["invoice_after"].is_string());
        for name in [
            "account_id",
            "plan_id",
            "pricing_option_id",
            "currency",
            "name",
            "email",
        ] {
            assert!(one["attributes"][name].is_string(), "{name}");
        }
    }
}

#[tokio::test]
async fn subscriptions_are_filtered_and_read_with_their_plans() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let all = data(&admin, PATH).await;
    let account = all[7]["attributes"]["account_id"].as_str().unwrap();

    let own = data(&admin, &format!("{PATH}?filter=eq(account_id,{account})")).await;
    assert_eq!(own.len(), 2);
    assert!(own.iter().all(|one| one["attributes"]["account_id"] == account));
    let reference = all[0]["attributes"]["external_ref"].as_str().unwrap();
    assert_eq!(
        data(
            &admin,
            &format!("{PATH}?filter=in(external_ref,{reference},nothing)")
        )
        .await,
        all[..1]
    );

    let included = admin
        .get(&format!("{PATH}?include=plans,pricing_options"))
        .await
        .body["included"]
        .clone();
    assert_eq!(included["plans"].as_array().unwrap().len(), 3);
    assert_eq!(included["pricing_options"].as_array().unwrap().len(), 6);
    for one in &all {
        let path = format!("{PATH}/{}", id(one));
        let read = admin.get(&format!("{path}?include=plans")).await.body;
        assert_eq!(&read["data"], one);
        let plans = data(&admin, &format!("{path}/plans")).await;
        assert_eq!(read["included"], json!({ "plans": plans }));
        let active = plans
            .iter()
            .find(|plan| plan["meta"]["active_plan"] == true)
            .unwrap();
        assert_eq!(active["id"], one["attributes"]["plan_id"]);
        let options = data(&admin, &format!("{path}/pricing-options")).await;
        let active = options
            .iter()
            .find(|option| option["meta"]["active_pricing_option"] == true)
            .unwrap();
        assert_eq!(active["id"], one["attributes"]["pricing_option_id"]);
    }
    let unknown = admin.get(&format!("{PATH}/unknown")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(unknown.body["errors"][0]["status"], "404");
}

#[tokio::test]
async fn invoice_stays_outstanding_until_a_payment_succeeds() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let unpaid = data(&admin, "/v2/subscriptions/invoices?filter=eq(outstanding,true)").await;
    assert_eq!(unpaid.len(), 1);

    for one in data(&admin, PATH).await {
        let path = format!("{PATH}/{}/invoices", id(&one));
        let invoices = data(&admin, &format!("{path}?page[limit]=100")).await;
        assert_eq!(invoices.is_empty(), one["meta"]["pending"] == true);
        let filter = format!(
            "/v2/subscriptions/invoices?page[limit]=100&filter=eq(subscription_id,{})",
            id(&one)
        );
        assert_eq!(data(&admin, &filter).await, invoices);
        for invoice in invoices {
            let path = format!("{path}/{}", id(&invoice));
            assert_eq!(admin.get(&path).await.body["data"], invoice);
            let attributes = &invoice["attributes"];
            assert_eq!(attributes["invoice_items"][0]["price"], invoice["meta"]["price"]);
            assert!(
                attributes["billing_period"]["start"].as_str() < attributes["billing_period"]["end"].as_str()
            );
            let payments = data(&admin, &format!("{path}/payments")).await;
            let succeeded = payments
                .iter()
                .filter(|payment| payment["attributes"]["success"] == true)
                .count();
            assert_eq!(succeeded, usize::from(attributes["outstanding"] == false));
            for payment in &payments {
                let failed = payment["attributes"]["success"] == false;
                assert_eq!(
                    payment["attributes"]["failure_detail"]["reason"].is_string(),
                    failed
                );
                assert_eq!(payment["attributes"]["amount"], invoice["meta"]["price"]);
                let read = admin.get(&format!("{path}/payments/{}", id(payment))).await;
                assert_eq!(&read.body["data"], payment);
            }
            let short = format!("/v2/subscriptions/invoices/{}", id(&invoice));
            assert_eq!(admin.get(&short).await.body["data"], invoice);
            assert_eq!(data(&admin, &format!("{short}/payments")).await, payments);
        }
    }
}

#[tokio::test]
async fn subscription_is_paused_resumed_and_canceled() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let all = data(&admin, PATH).await;
    let active = all.iter().find(|one| {
        let meta = &one["meta"];
        meta["status"] == "active" && meta["paused"] == false && meta["canceled"] == false
    });
    let one = id(active.unwrap());
    let meta = async || admin.get(&format!("{PATH}/{one}")).await.body["data"]["meta"].clone();

    assert_eq!(state(&admin, one, "pause").await, StatusCode::NO_CONTENT);
    assert_eq!(meta().await["paused"], true);
    assert!(meta().await["timestamps"]["paused_at"].is_string());
    assert_eq!(
        state(&admin, one, "pause").await,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(state(&admin, one, "resume").await, StatusCode::NO_CONTENT);
    assert_eq!(meta().await["paused"], false);
    assert_eq!(state(&admin, one, "cancel").await, StatusCode::NO_CONTENT);
    let canceled = meta().await;
    assert_eq!(
        (&canceled["canceled"], &canceled["status"]),
        (&json!(true), &json!("active"))
    );
    assert_eq!(canceled["timestamps"]["end_date"], canceled["invoice_after"]);
    assert_eq!(state(&admin, one, "explode").await, StatusCode::BAD_REQUEST);

    let states = data(&admin, &format!("{PATH}/{one}/states")).await;
    let actions: Vec<_> = states
        .iter()
        .map(|state| state["attributes"]["action"].as_str().unwrap())
        .collect();
    assert_eq!(actions, ["cancel", "resume", "pause"]);
    let read = admin
        .get(&format!("{PATH}/{one}/states/{}", id(&states[0])))
        .await;
    assert_eq!(read.body["data"], states[0]);
}

#[tokio::test]
async fn immediate_cancellation_ends_the_subscription() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let all = data(&admin, PATH).await;
    let one = all.iter().find(|one| one["meta"]["canceled"] == false).unwrap();
    let attributes = json!({ "action": "cancel", "cancel_immediately": true });
    let path = format!("{PATH}/{}", id(one));

    let sent = json!({ "type": "subscription_state", "attributes": attributes });
    assert_eq!(
        admin.post(&format!("{path}/states"), sent).await.status,
        StatusCode::NO_CONTENT
    );

    let meta = admin.get(&path).await.body["data"]["meta"].clone();
    assert_eq!(meta["status"], "inactive");
    assert_eq!(meta["timestamps"]["end_date"], meta["timestamps"]["canceled_at"]);
}

#[tokio::test]
async fn callers_without_an_account_are_refused() {
    let store = DemoStore::start().await;
    let subscriptions = data(&store.admin().await, PATH).await;
    for caller in [store.shopper().await, store.ron().await] {
        for path in [
            PATH.to_owned(),
            format!("{PATH}/{}", id(&subscriptions[0])),
            "/v2/subscriptions/invoices".to_owned(),
        ] {
            assert_eq!(caller.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
}

async fn with_switches(switches: Switches) -> DemoStore {
    DemoStore::with_config(Config {
        switches,
        ..Config::in_memory(Seed::Demo)
    })
    .await
}

#[tokio::test]
async fn role_of_the_key_decides_about_subscriptions() {
    for (role, status) in [(Role::Support, StatusCode::FORBIDDEN), (Role::It, StatusCode::OK)] {
        let store = with_switches(Switches {
            role,
            ..Switches::default()
        })
        .await;
        assert_eq!(store.admin().await.get(PATH).await.status, status, "{role:?}");
    }
}

#[tokio::test]
async fn implicit_token_lists_no_subscriptions_by_a_switch() {
    let store = with_switches(Switches {
        implicit_lists_subscriptions: true,
        ..Switches::default()
    })
    .await;
    let one = data(&store.admin().await, PATH).await.remove(0);
    let shopper = store.shopper().await;

    assert_eq!(data(&shopper, PATH).await, Vec::<Value>::new());
    assert_eq!(
        data(&shopper, "/v2/subscriptions/invoices").await,
        Vec::<Value>::new()
    );
    let read = shopper.get(&format!("{PATH}/{}", id(&one))).await;
    assert_eq!(read.status, StatusCode::NOT_FOUND);
    assert_eq!(store.ron().await.get(PATH).await.status, StatusCode::FORBIDDEN);
}
