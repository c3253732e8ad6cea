//! The settings for carts (see `docs/api.md`, "Cart settings").

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use rusqlite::{OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::owner::Owner;
use crate::query::body;
use crate::store::Store;

/// The name of the setting that has all of them.
const SETTING: &str = "cart";
const MAX_DAYS: i64 = 30;

/// The settings for carts.
#[derive(Serialize, Deserialize)]
pub(super) struct Settings {
    pub(super) expiry_days: i64,
    /// Whether the admin sees carts that belong to no customer and no account.
    pub(super) show_all_carts: bool,
}

impl Settings {
    pub(super) fn read(db: &Transaction<'_>) -> rusqlite::Result<Self> {
        let stored: Option<Vec<u8>> = db
            .query_row("SELECT value FROM setting WHERE name = ?1", [SETTING], |row| {
                row.get(0)
            })
            .optional()?;
        let stored = stored.and_then(|json| serde_json::from_slice(&json).ok());
        Ok(stored.unwrap_or(Self {
            expiry_days: 7,
            show_all_carts: true,
        }))
    }

    fn resource(&self) -> Json<Value> {
        Json(json!({ "data": {
            "type": "settings",
            "cart_expiry_days": self.expiry_days,
            "discounts": { "custom_discounts_enabled": false },
            "show_all_carts": self.show_all_carts,
        } }))
    }
}

/// `GET /v2/settings/cart`.
pub(crate) async fn get(State(store): State<Store>, caller: Caller) -> Result<Json<Value>, ApiError> {
    require_admin(&caller)?;
    store.database.run(|db| Ok(Settings::read(db)?.resource())).await
}

/// `PUT /v2/settings/cart`: merges; fields that are not sent stay as they are.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    require_admin(&caller)?;
    let fields = body::fields(&body)?;
    store
        .database
        .run(move |db| {
            let mut settings = Settings::read(db)?;
            if let Some(days) = fields.get("cart_expiry_days") {
                let days = days.as_i64().filter(|days| (1..=MAX_DAYS).contains(days));
                settings.expiry_days = days.ok_or_else(|| invalid("cart_expiry_days"))?;
            }
            if let Some(shows) = fields.get("show_all_carts") {
                settings.show_all_carts = shows.as_bool().ok_or_else(|| invalid("show_all_carts"))?;
            }
            let json = serde_json::to_vec(&settings).unwrap_or_default();
            db.execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (SETTING, json),
            )?;
            Ok(settings.resource())
        })
        .await
}

fn invalid(field: &str) -> ApiError {
    ApiError::validation(&[format!("The data.{field} field is invalid.")])
}

fn require_admin(caller: &Caller) -> Result<(), ApiError> {
    match Owner::of_carts(caller)? {
        Owner::Everyone => Ok(()),
        _ => Err(ApiError::forbidden()),
    }
}
