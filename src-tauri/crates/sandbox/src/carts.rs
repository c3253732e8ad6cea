//! Carts (see `docs/api.md`, "Carts"). They are read and related to customers and accounts, but
//! not filled: there is no catalog.

pub(crate) mod associations;
mod item;
mod read;
mod resource;
pub(crate) mod settings;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::owner::Owner;
use crate::query;
use crate::query::rows::{Attribute, RowQuery, text_at};
use crate::store::Store;
use read::{numbers_of, read, read_or_create};
use resource::Cart;
use settings::Settings;

const DEFAULT_LIMIT: &str = "20";

/// What the admin can filter carts by (see `docs/api.md`, "Cart lists").
const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "account_ids",
        operators: &["contains"],
        values: account_ids,
    },
    Attribute {
        name: "name",
        operators: &["ilike"],
        values: |cart| text_at(cart, "/name"),
    },
];

/// `GET /v2/carts`: those of the customer; for the admin all, or those of anyone.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    let owner = Owner::of_carts(&caller)?;
    if owner == Owner::Unknown && !caller.switches().implicit_lists_carts {
        return Err(ApiError::forbidden());
    }
    let query = RowQuery::read(&uri, DEFAULT_LIMIT)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let settings = Settings::read(db)?;
            let mut carts = Vec::new();
            let mut discounts = Vec::new();
            for number in numbers_of(db, &owner, &settings)? {
                let cart = read(db, number)?;
                discounts.extend(cart.custom_discounts());
                carts.push(cart.resource(&store.base_url, &settings));
            }
            if owner == Owner::Everyone {
                carts = query.filter(carts, ATTRIBUTES)?;
            }
            let mut document = query.document(&carts, &store.base_url);
            if query.includes("custom_discounts") {
                document["included"] = json!({ "custom_discounts": discounts });
            }
            Ok(Json(document))
        })
        .await
}

/// `GET /v2/carts/:id`, for every access token. An unknown ID creates an empty cart.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    Owner::of_carts(&caller)?;
    let now = store.now().as_millisecond();
    let database = store.database.clone();
    database
        .run(move |db| {
            let cart = read_or_create(db, &id, now)?;
            let settings = Settings::read(db)?;
            let mut document = json!({ "data": cart.resource(&store.base_url, &settings) });
            for (name, included) in included(&cart) {
                if query::includes(&uri, name) {
                    document["included"][name] = included;
                }
            }
            Ok(Json(document))
        })
        .await
}

/// `GET /v2/carts/:id/items`, without pagination. An unknown ID creates an empty cart.
pub(crate) async fn items(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    Owner::of_carts(&caller)?;
    let now = store.now().as_millisecond();
    let database = store.database.clone();
    database
        .run(move |db| {
            let cart = read_or_create(db, &id, now)?;
            let settings = Settings::read(db)?;
            let mut document = json!({ "data": cart.items(), "meta": cart.meta(&settings) });
            if query::includes(&uri, "tax_items") {
                document["included"] = json!({ "tax_items": cart.tax_items() });
            }
            Ok(Json(document))
        })
        .await
}

/// What can be included in a cart.
fn included(cart: &Cart) -> [(&'static str, Value); 4] {
    [
        ("items", cart.items().into()),
        ("tax_items", cart.tax_items().into()),
        ("promotions", cart.promotions().into()),
        ("custom_discounts", cart.custom_discounts().into()),
    ]
}

fn account_ids(cart: &Value) -> Vec<String> {
    let accounts = cart.pointer("/relationships/accounts/data");
    let accounts = accounts.and_then(Value::as_array).into_iter().flatten();
    accounts.flat_map(|account| text_at(account, "/id")).collect()
}
