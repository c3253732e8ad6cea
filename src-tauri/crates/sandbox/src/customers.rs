//! Customers (see `docs/api.md`, "Customers").

mod input;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use jiff::Timestamp;
use rusqlite::{ErrorCode, OptionalExtension, Row, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};
use crate::custom_fields;
use crate::inject_faults;
use crate::passwords;
use crate::personal_data::log::{self, Change};
use crate::query::list::{Kind, List, attribute};
use crate::query::{ListQuery, body};
use crate::store::Store;
use input::{CustomerChanges, NewCustomer};

/// The fields that the personal data log has.
const PERSONAL_FIELDS: &[&str] = &["name", "email", "password", "external_ref", "support_note"];
const COLUMNS: &str = "id, name, email, password_hash IS NOT NULL AS has_password, external_ref, mechanism, created_at, updated_at, custom";

/// The attributes of customers (see `docs/api.md`, "Customer lists").
#[rustfmt::skip] // A table is read by its columns.
pub(crate) const LIST: List = List {
    table: "customer",
    attributes: &[
        attribute("email", "email", Kind::Text).sort_key(),
        attribute("name", "name", Kind::Text).sort_key(),
        attribute("id", "id", Kind::Id).sort_key(),
        attribute("external_ref", "external_ref", Kind::OptionalText),
        attribute("created_at", "created_at", Kind::Timestamp).sort_key(),
        attribute("updated_at", "updated_at", Kind::Timestamp).sort_key(),
    ],
    default_sort: "-created_at",
};

/// `GET /v2/customers`: all customers; with a customer token only that customer.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.scope()?;
    let mut query = ListQuery::read(&uri, &LIST)?;
    if let Scope::Own(customer) = scope {
        query.filter.and_equals(&LIST, "id", customer);
    }
    let database = store.database.clone();
    database
        .run(move |db| {
            let matches = store.customers.find(db, &query.filter, query.sort)?;
            let select = format!("SELECT {COLUMNS} FROM customer WHERE number = ?1");
            store.page_of_rows(db, &query, &matches, &select, resource)
        })
        .await
}

/// `POST /v2/customers`: an access token of either grant is enough, as storefronts register
/// customers with an implicit one (see `docs/api.md`, "Quirks": implicit registration).
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<Response, ApiError> {
    let initiator = caller.initiator(&store);
    let fields = body::fields(&body)?;
    let new = NewCustomer::read(&fields)?;
    let custom = custom_fields::patch(&fields, custom_fields::OF_CUSTOMERS);
    let fault = inject_faults::from_sentinel(&new.email)?;
    let password_hash = hash_password(new.password).await;
    let now = milliseconds(&store);
    let database = store.database.clone();
    database
        .run(move |db| {
            let id = Uuid::new_v4().to_string();
            db.execute(
                "INSERT INTO customer (id, name, email, email_key, password_hash, external_ref, mechanism, created_at, updated_at, custom)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'password', ?7, ?7, json_patch('{}', ?8))",
                params![id, new.name, new.email, new.email.to_lowercase(), password_hash, new.external_ref, now, custom],
            )
            .map_err(constraint_error)?;
            let delta = log::delta(&fields, PERSONAL_FIELDS);
            log::record(db, store.now(), &initiator, logged(&id, "created", delta))?;
            Ok(inject_faults::attach((StatusCode::CREATED, single(db, &id)?), fault))
        })
        .await
}

/// `GET /v2/customers/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    caller.scope()?.require(Some(&id))?;
    store.database.run(move |db| single(db, &id)).await
}

/// `PUT /v2/customers/:id`: merges; fields that are not sent stay as they are.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let initiator = caller.initiator(&store);
    caller.scope()?.require(Some(&id))?;
    let fields = body::fields(&body)?;
    let changes = CustomerChanges::read(&fields)?;
    let custom = custom_fields::patch(&fields, custom_fields::OF_CUSTOMERS);
    let password_hash = hash_password(changes.password).await;
    let now = milliseconds(&store);
    let database = store.database.clone();
    database
        .run(move |db| {
            let email_key = changes.email.as_ref().map(|email| email.to_lowercase());
            let (sets_reference, external_ref) =
                (changes.external_ref.is_some(), changes.external_ref.flatten());
            db.execute(
                "UPDATE customer SET
                     name = coalesce(?2, name),
                     email = coalesce(?3, email),
                     email_key = coalesce(?4, email_key),
                     password_hash = coalesce(?5, password_hash),
                     external_ref = CASE WHEN ?6 THEN ?7 ELSE external_ref END,
                     updated_at = max(?8, updated_at),
                     custom = json_patch(custom, ?9)
                 WHERE id = ?1",
                params![
                    id,
                    changes.name,
                    changes.email,
                    email_key,
                    password_hash,
                    sets_reference,
                    external_ref,
                    now,
                    custom
                ],
            )
            .map_err(constraint_error)?;
            let customer = single(db, &id)?;
            let delta = log::delta(&fields, PERSONAL_FIELDS);
            log::record(db, store.now(), &initiator, logged(&id, "updated", delta))?;
            Ok(customer)
        })
        .await
}

/// `DELETE /v2/customers/:id`: the customer's orders stay, the customer tokens become invalid.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiError> {
    let initiator = caller.initiator(&store);
    caller.scope()?.require(Some(&id))?;
    let database = store.database.clone();
    database
        .run(move |db| {
            if db.execute("DELETE FROM customer WHERE id = ?1", [&id])? == 0 {
                return Err(not_found());
            }
            let change = logged(&id, "deleted", Map::new());
            log::record(db, store.now(), &initiator, change)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// A change of a customer's personal data.
fn logged(id: &str, event: &'static str, delta: Map<String, Value>) -> Change {
    Change {
        resource_type: "customer",
        resource_id: id.to_owned(),
        path: format!("/v2/customers/{id}"),
        event,
        delta,
    }
}

fn single(db: &Transaction<'_>, id: &str) -> Result<Json<Value>, ApiError> {
    let statement = format!("SELECT {COLUMNS} FROM customer WHERE id = ?1");
    let customer = db.query_row(&statement, [id], resource).optional()?;
    customer
        .map(|customer| Json(json!({ "data": customer })))
        .ok_or_else(not_found)
}

fn resource(row: &Row<'_>) -> rusqlite::Result<Value> {
    let mut customer = json!({
        "type": "customer",
        "id": row.get::<_, String>("id")?,
        "name": row.get::<_, String>("name")?,
        "email": row.get::<_, String>("email")?,
        "password": row.get::<_, bool>("has_password")?,
        "external_ref": row.get::<_, Option<String>>("external_ref")?,
        "authentication_mechanism": row.get::<_, String>("mechanism")?,
        "meta": { "timestamps": {
            "created_at": timestamp(row.get("created_at")?),
            "updated_at": timestamp(row.get("updated_at")?),
        } },
    });
    custom_fields::extend(&mut customer, row)?;
    Ok(customer)
}

fn not_found() -> ApiError {
    ApiError::not_found("Customer not found")
}

/// The only unique column that a request sets is the email address.
fn constraint_error(error: rusqlite::Error) -> ApiError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => ApiError::duplicate_email(),
        _ => error.into(),
    }
}

async fn hash_password(password: Option<String>) -> Option<String> {
    let password = password?;
    tokio::task::spawn_blocking(move || passwords::hash(&password))
        .await
        .ok()
}

/// Customers have timestamps in whole seconds (see `docs/api.md`, "Timestamps").
fn timestamp(milliseconds: i64) -> Option<String> {
    Timestamp::from_second(milliseconds / 1000)
        .ok()
        .map(|time| time.to_string())
}

/// Now in milliseconds since the epoch, without a fraction of a second.
fn milliseconds(store: &Store) -> i64 {
    store.now().as_second() * 1000
}
