//! What the client promises, tried on a real sandbox store and on hosts that misbehave.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
