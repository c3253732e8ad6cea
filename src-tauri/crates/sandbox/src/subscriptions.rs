//! Subscriptions (see `docs/api.md`, "Subscriptions"). They are read, paused, resumed and canceled,
//! but not billed.

pub(crate) mod invoices;
mod read;
pub(crate) mod states;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use serde_json::{Value, json};

use crate::auth::Caller;
use crate::owner::Owner;
use crate::query;
use crate::query::rows::{Attribute, RowQuery, text_at};
use crate::store::Store;
use read::{DEFAULT_LIMIT, Response, Subscription, all, one, respond};

/// What subscriptions can be filtered by (see `docs/api.md`, "Subscription calls").
const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "account_id",
        operators: &["eq", "in"],
        values: |row| text_at(row, "/attributes/account_id"),
    },
    Attribute {
        name: "name",
        operators: &["eq", "in"],
        values: |row| text_at(row, "/attributes/name"),
    },
    Attribute {
        name: "email",
        operators: &["eq", "in"],
        values: |row| text_at(row, "/attributes/email"),
    },
    Attribute {
        name: "external_ref",
        operators: &["eq", "in"],
        values: |row| text_at(row, "/attributes/external_ref"),
    },
];

/// A part of a subscription: its name, and its values.
type Part = (&'static str, fn(&Subscription) -> &[Value]);

/// What can be included.
const PARTS: [Part; 2] = [
    ("plans", |subscription| &subscription.plans),
    ("pricing_options", |subscription| &subscription.pricing_options),
];

/// `GET /v2/subscriptions/subscriptions`.
pub(crate) async fn list(State(store): State<Store>, caller: Caller, uri: Uri) -> Response {
    let owner = Owner::of_subscriptions(&caller)?;
    let query = RowQuery::read(&uri, DEFAULT_LIMIT)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let subscriptions = all(db, &owner)?;
            let rows = subscriptions.iter().map(|one| one.resource.clone()).collect();
            let rows = query.filter(rows, ATTRIBUTES)?;
            let mut document = query.document(&rows, &store.base_url);
            let listed: Vec<String> = document["data"]
                .as_array()
                .into_iter()
                .flatten()
                .flat_map(|row| text_at(row, "/id"))
                .collect();
            let listed = subscriptions.iter().filter(|one| listed.contains(&one.id));
            let listed: Vec<&Subscription> = listed.collect();
            for (name, part) in PARTS {
                if query.includes(name) {
                    document["included"][name] = distinct(listed.iter().flat_map(|one| part(one)));
                }
            }
            Ok(Json(document))
        })
        .await
}

/// `GET /v2/subscriptions/subscriptions/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    uri: Uri,
) -> Response {
    let owner = Owner::of_subscriptions(&caller)?;
    store
        .database
        .run(move |db| {
            let subscription = one(db, &owner, &id)?;
            let mut document = json!({ "data": subscription.resource });
            for (name, part) in PARTS {
                if query::includes(&uri, name) {
                    document["included"][name] = distinct(part(&subscription).iter());
                }
            }
            Ok(Json(document))
        })
        .await
}

/// `GET /v2/subscriptions/subscriptions/:id/plans`, without pagination.
pub(crate) async fn plans(State(store): State<Store>, caller: Caller, Path(id): Path<String>) -> Response {
    respond(store, caller, move |db, owner| {
        Ok(one(db, owner, &id)?.plans.into())
    })
    .await
}

/// `GET /v2/subscriptions/subscriptions/:id/pricing-options`, without pagination.
pub(crate) async fn pricing_options(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Response {
    respond(store, caller, move |db, owner| {
        Ok(one(db, owner, &id)?.pricing_options.into())
    })
    .await
}

/// Resources, each once.
fn distinct<'a>(resources: impl Iterator<Item = &'a Value>) -> Value {
    let mut found: Vec<&Value> = Vec::new();
    for resource in resources {
        if found.iter().all(|other| other["id"] != resource["id"]) {
            found.push(resource);
        }
    }
    json!(found)
}
