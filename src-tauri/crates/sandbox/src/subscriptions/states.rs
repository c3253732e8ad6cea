//! The states of a subscription: pausing, resuming and canceling it (see `docs/api.md`,
//! "Subscription states").

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use rusqlite::{Transaction, params};
use serde_json::{Value, json};
use uuid::Uuid;

use super::read::{Response, Subscription, one, resources, respond};
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::owner::Owner;
use crate::query::body::{self, Fields};
use crate::store::Store;
use crate::timestamp::timestamp;

const TYPE: &str = "subscription_state";

/// What a request does with a subscription.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Cancel { is_immediate: bool },
    Pause,
    Resume,
}

impl Action {
    fn read(fields: &Fields) -> Result<Self, ApiError> {
        let invalid = |detail: &str| ApiError::with_text_status(StatusCode::BAD_REQUEST, detail);
        if fields.get("type").is_none_or(|kind| kind != TYPE) {
            return Err(invalid("The type must be subscription_state"));
        }
        let attributes = fields.get("attributes").cloned().unwrap_or_default();
        match attributes["action"].as_str() {
            Some("cancel") => Ok(Self::Cancel {
                is_immediate: attributes["cancel_immediately"] == true,
            }),
            Some("pause") => Ok(Self::Pause),
            Some("resume") => Ok(Self::Resume),
            _ => Err(invalid("The action is not one of cancel, pause, resume")),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Cancel { .. } => "cancel",
            Self::Pause => "pause",
            Self::Resume => "resume",
        }
    }

    /// What a member may do: what the active pricing option allows, and nothing at once.
    fn require_allowed(self, subscription: &Subscription) -> Result<(), ApiError> {
        let options = &subscription.pricing_options;
        let active = options
            .iter()
            .find(|option| option["meta"]["active_pricing_option"] == true);
        let allows = |flag: &str| active.is_some_and(|option| option["attributes"][flag] == true);
        let is_allowed = match self {
            Self::Cancel { is_immediate } => !is_immediate && allows("can_cancel"),
            Self::Pause => allows("can_pause"),
            Self::Resume => allows("can_resume"),
        };
        if is_allowed {
            Ok(())
        } else {
            Err(ApiError::forbidden())
        }
    }

    /// Changes a subscription.
    fn apply(self, subscription: &mut Value, now: &str) -> Result<(), ApiError> {
        let meta = &subscription["meta"];
        let (paused, canceled) = (meta["paused"] == true, meta["canceled"] == true);
        let period_end = meta["invoice_after"].clone();
        let is_possible = match self {
            Self::Cancel { .. } => !canceled,
            Self::Pause => !paused && !canceled,
            Self::Resume => paused || canceled,
        };
        if !is_possible || meta["closed"] == true {
            let detail = format!("The subscription cannot {} in its current state", self.name());
            return Err(ApiError::with_text_status(
                StatusCode::UNPROCESSABLE_ENTITY,
                &detail,
            ));
        }
        let meta = &mut subscription["meta"];
        match self {
            Self::Cancel { is_immediate } => {
                meta["canceled"] = true.into();
                meta["timestamps"]["canceled_at"] = now.into();
                meta["timestamps"]["end_date"] = if is_immediate { now.into() } else { period_end };
                if is_immediate {
                    meta["status"] = "inactive".into();
                }
            }
            Self::Pause => {
                meta["paused"] = true.into();
                meta["timestamps"]["paused_at"] = now.into();
            }
            Self::Resume => {
                meta["paused"] = false.into();
                meta["canceled"] = false.into();
                meta["timestamps"]["canceled_at"] = Value::Null;
                meta["timestamps"]["resumed_at"] = now.into();
            }
        }
        meta["timestamps"]["updated_at"] = now.into();
        Ok(())
    }
}

/// `GET /v2/subscriptions/subscriptions/:id/states`, without pagination.
pub(crate) async fn list(State(store): State<Store>, caller: Caller, Path(id): Path<String>) -> Response {
    respond(store, caller, move |db, owner| {
        let subscription = one(db, owner, &id)?;
        Ok(states_of(db, &subscription.id)?.into())
    })
    .await
}

/// `GET /v2/subscriptions/subscriptions/:id/states/:state`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((id, state)): Path<(String, String)>,
) -> Response {
    respond(store, caller, move |db, owner| {
        let subscription = one(db, owner, &id)?;
        let states = states_of(db, &subscription.id)?;
        let found = states.into_iter().find(|found| found["id"] == *state);
        found.ok_or_else(|| ApiError::not_found_text("state not found"))
    })
    .await
}

/// `POST /v2/subscriptions/subscriptions/:id/states`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<StatusCode, ApiError> {
    let owner = Owner::of_subscriptions(&caller)?;
    let fields = body::fields(&body)?;
    let now = timestamp(store.now().as_millisecond()).unwrap_or_default();
    store
        .database
        .run(move |db| {
            let mut subscription = one(db, &owner, &id)?;
            let action = Action::read(&fields)?;
            if owner != Owner::Everyone {
                action.require_allowed(&subscription)?;
            }
            action.apply(&mut subscription.resource, &now)?;
            db.execute(
                "UPDATE subscription SET resource = ?2 WHERE id = ?1",
                params![subscription.id, subscription.resource.to_string()],
            )?;
            let state = Uuid::new_v4().to_string();
            let resource = json!({
                "id": state,
                "type": TYPE,
                "attributes": { "action": action.name() },
                "meta": { "created_at": now },
            });
            db.execute(
                "INSERT INTO subscription_state (id, of_subscription, resource) VALUES (?1, ?2, ?3)",
                params![state, subscription.id, resource.to_string()],
            )?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// The states that a subscription was put into, newest first.
fn states_of(db: &Transaction<'_>, subscription: &str) -> rusqlite::Result<Vec<Value>> {
    let statement = "SELECT resource FROM subscription_state WHERE of_subscription = ?1 ORDER BY number DESC";
    resources(db, statement, subscription)
}
