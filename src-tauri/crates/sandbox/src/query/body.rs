//! Bodies: JSON in the envelope `data`, whatever the header says that they are.

use serde_json::{Map, Value};

use crate::refusal::Refusal;

/// The fields of a resource as it was sent.
pub(crate) type Fields = Map<String, Value>;

/// Reads the fields of a body. `curl -d` calls JSON a form, so the header is not asked.
pub(crate) fn fields(body: &[u8]) -> Result<Fields, Refusal> {
    let body: Value = serde_json::from_slice(body).map_err(|_| Refusal::malformed())?;
    match body {
        Value::Object(mut envelope) => match envelope.remove("data") {
            Some(Value::Object(fields)) => Ok(fields),
            _ => Err(Refusal::validation(&["The data field is required.".to_owned()])),
        },
        _ => Err(Refusal::malformed()),
    }
}
