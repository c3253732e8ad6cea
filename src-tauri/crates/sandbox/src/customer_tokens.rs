//! The customer token endpoint (see `docs/api.md`, "Customer tokens").

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::OptionalExtension;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::inject_faults;
use crate::passwords;
use crate::query::body::{self, Fields};
use crate::store::Store;
use crate::token_signature::{self, LIFETIME};

/// `POST /v2/customers/tokens`: exchanges an email address and a password for a customer token.
/// An access token of either grant is enough.
pub(crate) async fn create(State(store): State<Store>, _: Caller, body: Bytes) -> Result<Response, ApiError> {
    let fields = body::fields(&body)?;
    let (email, password) = read(&fields)?;
    let fault = inject_faults::from_sentinel(&email)?;
    let key = email.to_lowercase();
    if !store.sign_in_attempts.allow(&key) {
        return Err(ApiError::rate_limited());
    }
    let email_key = key.clone();
    let customer = store
        .database
        .run(move |db| {
            let row = db.query_row(
                "SELECT id, name, password_hash FROM customer WHERE email_key = ?1",
                [email_key],
                |row| {
                    Ok((
                        row.get::<_, String>(0)?,
                        row.get::<_, String>(1)?,
                        row.get::<_, Option<String>>(2)?,
                    ))
                },
            );
            Ok(row.optional()?)
        })
        .await?;
    let hash = customer.as_ref().and_then(|(_, _, hash)| hash.clone());
    let is_correct = tokio::task::spawn_blocking(move || passwords::verify(&password, hash.as_deref()))
        .await
        .unwrap_or(false);
    store.sign_in_attempts.record(&key, is_correct);
    match customer {
        Some((id, name, _)) if is_correct => {
            let faults = store.faults.get();
            let lifetime = faults.customer_token_seconds.map_or(LIFETIME, i64::from);
            let now = store.now().as_second();
            let token = token_signature::issue(&store.token_key, &id, &name, now, lifetime);
            // Sources differ: 201 or 200 (see `docs/api.md`, "Customer token response").
            let status = if faults.token_created {
                StatusCode::CREATED
            } else {
                StatusCode::OK
            };
            Ok(inject_faults::attach((status, Json(token)), fault))
        }
        _ => Err(ApiError::new(
            StatusCode::UNAUTHORIZED,
            "Unauthorized",
            "The email or password supplied is incorrect",
        )),
    }
}

/// The email address and the password of a customer token request.
fn read(fields: &Fields) -> Result<(String, String), ApiError> {
    let mut problems = Vec::new();
    if fields.get("type").and_then(Value::as_str) != Some("token") {
        problems.push("The data.type field must be token.".to_owned());
    }
    match fields.get("authentication_mechanism").map(Value::as_str) {
        None | Some(Some("password")) => {}
        Some(Some("oidc")) => {
            let problem = "OpenID Connect is not configured for this store.";
            return Err(ApiError::validation(&[problem.to_owned()]));
        }
        Some(_) => problems.push("The data.authentication_mechanism is invalid.".to_owned()),
    }
    let text = |name: &str| {
        fields
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    let (email, password) = (text("email"), text("password"));
    for (name, value) in [("email", email), ("password", password)] {
        if value.is_none() {
            problems.push(format!("The data.{name} field is required."));
        }
    }
    match (email, password) {
        (Some(email), Some(password)) if problems.is_empty() => Ok((email.to_owned(), password.to_owned())),
        _ => Err(ApiError::validation(&problems)),
    }
}
