//! View model of a notice.

use serde::Serialize;
use ts_rs::TS;

use super::{Cause, ProblemText};

/// A notice about the app itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// What happened, and what the app did about it.
    pub message: String,
    /// The same by ID and arguments, for other languages than English.
    pub text: ProblemText,
}

impl From<Cause> for Notice {
    fn from(cause: Cause) -> Self {
        Self {
            message: cause.sentence(),
            text: ProblemText::Cause(cause),
        }
    }
}
