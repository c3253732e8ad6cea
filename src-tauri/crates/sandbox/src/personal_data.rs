//! Personal data: the log of its changes, which data belong together, and requests to erase it (see
//! `docs/api.md`, "Personal data").

pub(crate) mod erasure;
pub(crate) mod log;

use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use jiff::Timestamp;
use rusqlite::{Row, Transaction};
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::query::page::PageRequest;
use crate::query::{encode, filter, pairs};
use crate::store::Store;
use log::STORE_ID;

/// The kinds of resources that have personal data. The sandbox has the first three.
const RESOURCE_TYPES: [&str; 9] = [
    "customer",
    "address",
    "order",
    "account",
    "account-member",
    "account-membership",
    "user-authentication-info",
    "user-authentication-oidc-profile-info",
    "user-authentication-password-profile-info",
];

/// `GET /v2/personal-data/logs`: what happened to one resource, oldest first.
pub(crate) async fn logs(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.require_personal_data(false)?;
    let about = About::read(&uri)?;
    let base_url = store.base_url.clone();
    store
        .database
        .run(move |db| {
            let entries: Vec<Value> = db
                .prepare_cached(
                    "SELECT * FROM personal_data_log WHERE resource_type = ?1 AND resource_id = ?2 ORDER BY number",
                )?
                .query_map([&about.resource_type, &about.resource_id], |row| entry(row, &base_url))?
                .collect::<Result<_, _>>()?;
            Ok(about.page(&entries, &base_url))
        })
        .await
}

/// `GET /v2/personal-data/related-data-entries`: the other resources of the same person.
pub(crate) async fn related(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.require_personal_data(false)?;
    let about = About::read(&uri)?;
    let base_url = store.base_url.clone();
    store
        .database
        .run(move |db| {
            let related: Vec<Value> = personal_data_set(db, &about.resource_type, &about.resource_id)?
                .into_iter()
                .filter(|(kind, id)| (*kind, id) != (about.resource_type.as_str(), &about.resource_id))
                .map(|(kind, id)| json!({ "type": "related_data_entry", "resource_type": kind, "resource_id": id }))
                .collect();
            Ok(about.page(&related, &base_url))
        })
        .await
}

/// The resources of one person, this one included, as far as they exist: a customer and their
/// addresses. An order is a set of its own.
fn personal_data_set(
    db: &Transaction<'_>,
    kind: &str,
    id: &str,
) -> rusqlite::Result<Vec<(&'static str, String)>> {
    let statement = match kind {
        "customer" | "address" => {
            "WITH person (id) AS (
                 SELECT id FROM customer WHERE id = ?1
                 UNION SELECT customer_id FROM address WHERE id = ?1)
             SELECT 'customer', id FROM person
             UNION ALL SELECT 'address', address.id FROM address JOIN person ON customer_id = person.id"
        }
        "order" => "SELECT 'order', id FROM shop_order WHERE id = ?1",
        _ => return Ok(Vec::new()),
    };
    db.prepare_cached(statement)?
        .query_map([id], |row| {
            let kind = match row.get_ref(0)?.as_str()? {
                "customer" => "customer",
                "address" => "address",
                _ => "order",
            };
            Ok((kind, row.get(1)?))
        })?
        .collect()
}

/// The resource that a list is about, and the page that is asked for.
struct About {
    resource_type: String,
    resource_id: String,
    page: PageRequest,
    path: String,
}

impl About {
    /// Both filters are required, and no other is allowed.
    fn read(uri: &Uri) -> Result<Self, ApiError> {
        let pairs = pairs(uri.query().unwrap_or_default());
        let value_of = |name: &str| {
            let pair = pairs.iter().rev().find(|(key, _)| key == name);
            pair.map(|(_, value)| value.as_str())
        };
        let terms = filter::equalities(value_of("filter").unwrap_or_default())?.ok_or_else(bad_filter)?;
        let operand = |attribute: &str| {
            let mut of_attribute = terms.iter().filter(|(name, _)| name == attribute);
            of_attribute.next().map(|(_, operand)| operand.clone())
        };
        match (operand("resource_type"), operand("resource_id")) {
            (Some(resource_type), Some(resource_id)) if terms.len() == 2 => Ok(Self {
                resource_type,
                resource_id,
                page: PageRequest::read(value_of("page[limit]"), value_of("page[offset]"))?,
                path: uri.path().to_owned(),
            }),
            _ => Err(bad_filter()),
        }
    }

    fn page(&self, entries: &[Value], base_url: &str) -> Json<Value> {
        let total = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        let filter = format!(
            "eq(resource_type,{}):eq(resource_id,{})",
            encode(&self.resource_type),
            encode(&self.resource_id)
        );
        let link = |offset: i64| {
            let limit = self.page.limit;
            format!(
                "{base_url}{}?filter={filter}&page[limit]={limit}&page[offset]={offset}",
                self.path
            )
        };
        Json(json!({
            "data": self.page.slice(entries),
            "meta": self.page.meta(total),
            "links": self.page.links(total, link),
        }))
    }
}

fn bad_filter() -> ApiError {
    ApiError::bad_request_text(
        "bad filter: resource_id and resource_type are the filter fields that are both mandatory and only they are allowed",
    )
}

fn entry(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let (kind, event): (String, String) = (row.get("resource_type")?, row.get("event")?);
    let path: String = row.get("path")?;
    Ok(json!({
        "type": "personal_data_log_entry",
        "id": row.get::<_, String>("id")?,
        "store_id": STORE_ID,
        "time": timestamp(row.get("created_at")?),
        "event_type": format!("{kind}.event.{event}"),
        "resource_type": kind,
        "resource_id": row.get::<_, String>("resource_id")?,
        "delta": json_column(row, "delta")?,
        "initiator": json_column(row, "initiator")?,
        "relationships": { "resource_path": { "url": format!("{base_url}{path}") } },
    }))
}

fn json_column(row: &Row<'_>, column: &str) -> rusqlite::Result<Value> {
    Ok(serde_json::from_str(row.get_ref(column)?.as_str()?).unwrap_or_default())
}

fn timestamp(milliseconds: i64) -> Option<String> {
    let time = Timestamp::from_millisecond(milliseconds).ok()?;
    Some(format!("{time:.3}"))
}
