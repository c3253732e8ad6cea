//! Request bodies: JSON with an object `data`.

use serde_json::{Map, Value};

use crate::api_error::ApiError;

/// The fields of `data`.
pub(crate) type Fields = Map<String, Value>;

/// Reads the fields of a body. The content type is ignored, because `curl -d` calls JSON a form.
pub(crate) fn fields(body: &[u8]) -> Result<Fields, ApiError> {
    let body: Value = serde_json::from_slice(body).map_err(|_| ApiError::malformed_json())?;
    match body {
        Value::Object(mut envelope) => match envelope.remove("data") {
            Some(Value::Object(fields)) => Ok(fields),
            _ => Err(ApiError::validation(&["The data field is required.".to_owned()])),
        },
        _ => Err(ApiError::malformed_json()),
    }
}

/// As [`fields`], for a request that needs no body: none and one without `data` have no fields.
pub(crate) fn optional_fields(body: &[u8]) -> Result<Fields, ApiError> {
    if body.trim_ascii().is_empty() {
        return Ok(Fields::new());
    }
    let body: Value = serde_json::from_slice(body).map_err(|_| ApiError::malformed_json())?;
    match body {
        Value::Object(mut envelope) => match envelope.remove("data") {
            Some(Value::Object(fields)) => Ok(fields),
            None | Some(Value::Null) => Ok(Fields::new()),
            Some(_) => Err(ApiError::malformed_json()),
        },
        _ => Err(ApiError::malformed_json()),
    }
}
