//! Whose a cart is: its accounts and customers (see `docs/api.md`, "Cart associations").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Value, json};

use super::read::find;
use super::resource::Cart;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::owner::Owner;
use crate::store::Store;

/// What a cart is related to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Account,
    Customer,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Customer => "customer",
        }
    }

    /// Refuses everyone but the admin and the owner.
    fn require(self, owner: &Owner, id: &str) -> Result<(), ApiError> {
        match (self, owner) {
            (_, Owner::Everyone) => Ok(()),
            (Self::Customer, Owner::Customer(own)) | (Self::Account, Owner::Account(own)) if own == id => {
                Ok(())
            }
            _ => Err(ApiError::forbidden()),
        }
    }

    fn exists(self, db: &Transaction<'_>, id: &str) -> Result<(), ApiError> {
        let statement = match self {
            Self::Account => "SELECT 1 FROM account WHERE id = ?1",
            Self::Customer => "SELECT 1 FROM customer WHERE id = ?1",
        };
        let found = db.query_row(statement, [id], |_| Ok(())).optional()?;
        found.ok_or_else(|| ApiError::not_found_text(&format!("{} not found", self.name())))
    }
}

/// `POST /v2/carts/:id/relationships/accounts`.
pub(crate) async fn add_account(
    State(store): State<Store>,
    caller: Caller,
    Path(cart): Path<String>,
    body: Bytes,
) -> Result<Response, ApiError> {
    add(store, Kind::Account, Owner::of_carts(&caller)?, cart, body).await
}

/// `DELETE /v2/carts/:id/relationships/accounts`.
pub(crate) async fn remove_account(
    State(store): State<Store>,
    caller: Caller,
    Path(cart): Path<String>,
    body: Bytes,
) -> Result<StatusCode, ApiError> {
    remove(store, Kind::Account, Owner::of_carts(&caller)?, cart, body).await
}

/// `POST /v2/carts/:id/relationships/customers`.
pub(crate) async fn add_customer(
    State(store): State<Store>,
    caller: Caller,
    Path(cart): Path<String>,
    body: Bytes,
) -> Result<Response, ApiError> {
    add(store, Kind::Customer, Owner::of_carts(&caller)?, cart, body).await
}

/// `DELETE /v2/carts/:id/relationships/customers`.
pub(crate) async fn remove_customer(
    State(store): State<Store>,
    caller: Caller,
    Path(cart): Path<String>,
    body: Bytes,
) -> Result<StatusCode, ApiError> {
    remove(store, Kind::Customer, Owner::of_carts(&caller)?, cart, body).await
}

/// Adds an owner: 200, or 204 if the cart has it already.
async fn add(
    store: Store,
    kind: Kind,
    owner: Owner,
    cart: String,
    body: Bytes,
) -> Result<Response, ApiError> {
    let now = store.now().as_millisecond();
    let is_bare = store.switches.get().cart_association_is_bare;
    store
        .database
        .run(move |db| {
            let (cart, id) = read(db, kind, &owner, &cart, one_id(kind, &body, is_bare)?)?;
            if cart.contact_email.is_some() {
                let name = kind.name();
                return Err(error(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    &format!("Cannot associate {name}s to carts with contact emails"),
                ));
            }
            kind.exists(db, &id)?;
            let added = db.execute(
                "INSERT OR IGNORE INTO cart_owner (of_cart, kind, id) VALUES (?1, ?2, ?3)",
                params![cart.number, kind.name(), id],
            )?;
            if added == 0 {
                return Ok(StatusCode::NO_CONTENT.into_response());
            }
            touch(db, cart.number, now)?;
            let data = json!([{ "type": kind.name(), "id": id }]);
            Ok(Json(json!({ "data": data })).into_response())
        })
        .await
}

async fn remove(
    store: Store,
    kind: Kind,
    owner: Owner,
    cart: String,
    body: Bytes,
) -> Result<StatusCode, ApiError> {
    let now = store.now().as_millisecond();
    let is_bare = store.switches.get().cart_association_is_bare;
    store
        .database
        .run(move |db| {
            let (cart, id) = read(db, kind, &owner, &cart, one_id(kind, &body, is_bare)?)?;
            let removed = db.execute(
                "DELETE FROM cart_owner WHERE of_cart = ?1 AND kind = ?2 AND id = ?3",
                params![cart.number, kind.name(), id],
            )?;
            if removed > 0 {
                touch(db, cart.number, now)?;
            }
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// The cart, if the request may change whose it is.
fn read(
    db: &Transaction<'_>,
    kind: Kind,
    owner: &Owner,
    cart: &str,
    id: String,
) -> Result<(Cart, String), ApiError> {
    kind.require(owner, &id)?;
    let cart = find(db, cart)?.ok_or_else(|| ApiError::not_found_text("Cart not found"))?;
    Ok((cart, id))
}

/// The ID in a body `{"data": [{"type": …, "id": …}]}`, or in a bare array.
fn one_id(kind: Kind, body: &[u8], is_bare: bool) -> Result<String, ApiError> {
    let forbidden = |detail: &str| error(StatusCode::FORBIDDEN, detail);
    let body: Value = serde_json::from_slice(body).map_err(|_| forbidden("Invalid json payload"))?;
    let references = if is_bare { Some(&body) } else { body.get("data") };
    let references = references.and_then(Value::as_array);
    let references = references.filter(|references| !references.is_empty());
    let references = references.ok_or_else(|| forbidden("Invalid json payload"))?;
    let name = kind.name();
    if references.iter().any(|reference| reference["type"] != name) {
        return Err(error(
            StatusCode::BAD_REQUEST,
            &format!("The type does not exist or is not listed as {name}"),
        ));
    }
    let [reference] = references.as_slice() else {
        return Err(forbidden(&format!("Cannot associate more than one {name}")));
    };
    let id = reference["id"].as_str().map(ToOwned::to_owned);
    id.ok_or_else(|| forbidden("Invalid json payload"))
}

/// An error with its status as text, as carts have it.
fn error(status: StatusCode, detail: &str) -> ApiError {
    ApiError::with_text_status(status, detail)
}

fn touch(db: &Transaction<'_>, cart: i64, now: i64) -> rusqlite::Result<()> {
    db.execute("UPDATE cart SET updated_at = ?2 WHERE number = ?1", [cart, now])?;
    Ok(())
}
