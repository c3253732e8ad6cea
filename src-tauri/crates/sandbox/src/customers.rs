//! Customers (see `docs/api.md`, "Customers").

mod input;

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use jiff::Timestamp;
use rusqlite::{ErrorCode, OptionalExtension, Row, Transaction, params, params_from_iter};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::caller::{Caller, Scope};
use crate::faults;
use crate::query::filter::{Attribute, Kind};
use crate::query::sort::Key;
use crate::query::{Listing, Rules, body};
use crate::refusal::Refusal;
use crate::{Store, passwords};
use input::{Changes, New};

const COLUMNS: &str = "id, name, email, password_hash IS NOT NULL AS has_password, external_ref, mechanism, created_at, updated_at";

const RULES: Rules = Rules {
    attributes: &[
        Attribute {
            name: "email",
            column: "email",
            kind: Kind::Text,
        },
        Attribute {
            name: "name",
            column: "name",
            kind: Kind::Text,
        },
        Attribute {
            name: "id",
            column: "id",
            kind: Kind::Word,
        },
        Attribute {
            name: "external_ref",
            column: "external_ref",
            kind: Kind::OptionalText,
        },
        Attribute {
            name: "created_at",
            column: "created_at",
            kind: Kind::Moment,
        },
        Attribute {
            name: "updated_at",
            column: "updated_at",
            kind: Kind::Moment,
        },
    ],
    sorts: &[
        Key {
            name: "created_at",
            ascending: "created_at, number",
            descending: "created_at DESC, number DESC",
        },
        Key {
            name: "updated_at",
            ascending: "updated_at, number",
            descending: "updated_at DESC, number DESC",
        },
        Key {
            name: "email",
            ascending: "email_key, number",
            descending: "email_key DESC, number DESC",
        },
        Key {
            name: "name",
            ascending: "name COLLATE NOCASE, number",
            descending: "name COLLATE NOCASE DESC, number DESC",
        },
        Key {
            name: "id",
            ascending: "id",
            descending: "id DESC",
        },
    ],
    default_order: "created_at DESC, number DESC",
};

/// `GET /v2/customers`: all of them, or the one whom a token narrows it to.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, Refusal> {
    let scope = caller.scope()?;
    let mut listing = Listing::read(&uri, &RULES)?;
    if let Scope::Own(customer) = scope {
        listing.filter.narrow("id", customer);
    }
    let base_url = Arc::clone(&store.base_url);
    let odd_links = store.faults.get().odd_links;
    store
        .database
        .run(move |data| {
            let clause = listing.filter.clause();
            let parameters = || params_from_iter(&listing.filter.parameters);
            let total: u32 = data.query_row(
                &format!("SELECT count(*) FROM customer {clause}"),
                parameters(),
                |row| row.get(0),
            )?;
            let statement = format!(
                "SELECT {COLUMNS} FROM customer {clause} ORDER BY {} LIMIT {} OFFSET {}",
                listing.order, listing.page.limit, listing.page.offset
            );
            let rows: Vec<Value> = data
                .prepare(&statement)?
                .query_map(parameters(), resource)?
                .collect::<Result<_, _>>()?;
            let (meta, links) = listing.envelope(&base_url, total, odd_links);
            Ok(Json(json!({ "data": rows, "meta": meta, "links": links })))
        })
        .await
}

/// `POST /v2/customers`: any bearer may, as storefronts do when somebody registers (see
/// `docs/api.md`, "Quirks": implicit registration).
pub(crate) async fn create(State(store): State<Store>, _: Caller, body: Bytes) -> Result<Response, Refusal> {
    let new = New::read(&body::fields(&body)?)?;
    let fault = faults::sentinel(&new.email)?;
    let password_hash = hash(new.password).await;
    store
        .database
        .run(move |data| {
            let now = whole_second();
            let id = Uuid::new_v4().to_string();
            data.execute(
                "INSERT INTO customer (id, name, email, email_key, password_hash, external_ref, mechanism, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'password', ?7, ?7)",
                params![id, new.name, new.email, new.email.to_lowercase(), password_hash, new.external_ref, now],
            )
            .map_err(taken)?;
            Ok(faults::spoilt((StatusCode::CREATED, single(data, &id)?), fault))
        })
        .await
}

/// `GET /v2/customers/attributes`: what can be filtered by. The shape is a guess (see
/// `docs/api.md`, "Customer calls").
pub(crate) async fn attributes(caller: Caller) -> Result<Json<Value>, Refusal> {
    caller.scope()?.allow(None)?;
    let attributes = RULES
        .attributes
        .iter()
        .map(|attribute| json!({ "type": "attribute", "label": attribute.name, "value": attribute.name }));
    Ok(Json(json!({ "data": attributes.collect::<Value>() })))
}

/// `GET /v2/customers/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, Refusal> {
    caller.scope()?.allow(Some(&id))?;
    store.database.run(move |data| single(data, &id)).await
}

/// `PUT /v2/customers/:id`: what is not sent stays as it is.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    caller.scope()?.allow(Some(&id))?;
    let changes = Changes::read(&body::fields(&body)?)?;
    let password_hash = hash(changes.password).await;
    store
        .database
        .run(move |data| {
            let email_key = changes.email.as_ref().map(|email| email.to_lowercase());
            let (sets_reference, external_ref) =
                (changes.external_ref.is_some(), changes.external_ref.flatten());
            data.execute(
                "UPDATE customer SET
                     name = coalesce(?2, name),
                     email = coalesce(?3, email),
                     email_key = coalesce(?4, email_key),
                     password_hash = coalesce(?5, password_hash),
                     external_ref = iif(?6, ?7, external_ref),
                     updated_at = max(?8, updated_at)
                 WHERE id = ?1",
                params![
                    id,
                    changes.name,
                    changes.email,
                    email_key,
                    password_hash,
                    sets_reference,
                    external_ref,
                    whole_second()
                ],
            )
            .map_err(taken)?;
            single(data, &id)
        })
        .await
}

/// `DELETE /v2/customers/:id`: their orders stay, their tokens end.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    caller.scope()?.allow(Some(&id))?;
    store
        .database
        .run(
            move |data| match data.execute("DELETE FROM customer WHERE id = ?1", [&id])? {
                0 => Err(no_customer()),
                _ => Ok(StatusCode::NO_CONTENT),
            },
        )
        .await
}

fn single(data: &Transaction<'_>, id: &str) -> Result<Json<Value>, Refusal> {
    let statement = format!("SELECT {COLUMNS} FROM customer WHERE id = ?1");
    let found = data.query_row(&statement, [id], resource).optional()?;
    found
        .map(|customer| Json(json!({ "data": customer })))
        .ok_or_else(no_customer)
}

fn resource(row: &Row<'_>) -> rusqlite::Result<Value> {
    Ok(json!({
        "type": "customer",
        "id": row.get::<_, String>("id")?,
        "name": row.get::<_, String>("name")?,
        "email": row.get::<_, String>("email")?,
        "password": row.get::<_, bool>("has_password")?,
        "external_ref": row.get::<_, Option<String>>("external_ref")?,
        "authentication_mechanism": row.get::<_, String>("mechanism")?,
        "meta": { "timestamps": {
            "created_at": seconds(row.get("created_at")?),
            "updated_at": seconds(row.get("updated_at")?),
        } },
    }))
}

fn no_customer() -> Refusal {
    Refusal::not_found("Customer not found")
}

/// The one thing that two customers can't share is their e-mail address.
fn taken(error: rusqlite::Error) -> Refusal {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Refusal::duplicate_email(),
        _ => error.into(),
    }
}

async fn hash(password: Option<String>) -> Option<String> {
    let password = password?;
    tokio::task::spawn_blocking(move || passwords::hash(&password))
        .await
        .ok()
}

/// Customers' times are whole seconds.
fn seconds(milliseconds: i64) -> Option<String> {
    Timestamp::from_second(milliseconds / 1000)
        .ok()
        .map(|moment| moment.to_string())
}

fn whole_second() -> i64 {
    Timestamp::now().as_second() * 1000
}
