//! What the file of rejected rows says, in the language of the page.

use super::rows::Verdict;
use crate::texts::{MessageFile, Texts};
use crate::view::RowState;

const FILES: [MessageFile; 4] = [
    ("en", include_str!("../../messages/en/rejected-rows.ftl")),
    ("de", include_str!("../../messages/de/rejected-rows.ftl")),
    ("fr", include_str!("../../messages/fr/rejected-rows.ftl")),
    ("es", include_str!("../../messages/es/rejected-rows.ftl")),
];

/// What the file says.
pub(super) struct Rejection(Texts);

impl Rejection {
    /// In a language such as `de` or `de-CH`, or in English.
    pub(super) fn of(language: &str) -> Self {
        Self(Texts::of(language, &FILES))
    }

    /// The headings of the columns that come before those of the imported file.
    pub(super) fn headings(&self) -> [String; 2] {
        [self.0.get("rejected-line"), self.0.get("rejected-reason")]
    }

    /// Why a row was not created.
    pub(super) fn reason(&self, verdict: &Verdict) -> String {
        let state = self.0.get(match verdict.state {
            RowState::Create | RowState::Doubtful => "rejected-not-imported",
            RowState::Exists => "rejected-exists",
            RowState::Twice => "rejected-twice",
            RowState::Invalid => "rejected-invalid",
            RowState::Failed => "rejected-failed",
            RowState::Unknown => "rejected-unknown",
            RowState::Created => "rejected-created",
        });
        match &verdict.why {
            Some(why) => {
                let reason = why.message_in(self.0.language());
                let args = [("state", state.into()), ("reason", reason.into())];
                self.0.with("rejected-with-reason", &args)
            }
            None => state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::RowReason;

    #[test]
    fn each_language_says_why_a_row_was_rejected() {
        let twice = Verdict::new(RowState::Twice).because(RowReason::SameAddress { line: 3 });
        for (language, heading, reason) in [
            ("en", "Why not", "Duplicate. Line 3 has the same address."),
            ("de-CH", "Warum nicht", "Doppelt. Zeile 3 hat dieselbe Adresse."),
            ("fr", "Pourquoi", "En double. La ligne 3 a la même adresse."),
            (
                "es",
                "Por qué no",
                "Duplicada. La línea 3 tiene la misma dirección.",
            ),
            ("it", "Why not", "Duplicate. Line 3 has the same address."),
        ] {
            let rejection = Rejection::of(language);
            assert_eq!(rejection.headings()[1], heading, "{language}");
            assert_eq!(rejection.reason(&twice), reason, "{language}");
        }
    }

    #[test]
    fn each_language_has_each_state() {
        let states = [
            RowState::Create,
            RowState::Doubtful,
            RowState::Exists,
            RowState::Twice,
            RowState::Invalid,
            RowState::Failed,
            RowState::Unknown,
            RowState::Created,
        ];
        for (language, _) in FILES {
            let rejection = Rejection::of(language);
            for state in states {
                assert_ne!(
                    rejection.reason(&Verdict::new(state)),
                    "",
                    "{language}: {state:?}"
                );
            }
        }
    }
}
