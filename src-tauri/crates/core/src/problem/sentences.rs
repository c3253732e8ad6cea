//! The English of a problem, before it gets its text by ID.

use crate::view::{Code, Problem, ProblemText};

/// The sentences of a problem in English, and what else the page gets beside its text.
pub(super) struct Sentences {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) advice: Option<String>,
    pub(super) field: Option<String>,
    pub(super) request_id: Option<String>,
}

impl Sentences {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            advice: None,
            field: None,
            request_id: None,
        }
    }

    /// Empty advice is none.
    pub(super) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into()).filter(|advice| !advice.is_empty());
        self
    }

    pub(super) fn at(mut self, field: &str) -> Self {
        self.field = Some(field.into());
        self
    }

    pub(super) fn with_text(self, text: ProblemText) -> Problem {
        let Self {
            code,
            message,
            advice,
            field,
            request_id,
        } = self;
        Problem {
            code,
            message,
            advice,
            text: Some(text),
            field,
            request_id,
        }
    }
}
