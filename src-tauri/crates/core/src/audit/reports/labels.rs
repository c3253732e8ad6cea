//! The texts of reports in the language of the reader. What actions are called, and what was
//! opened, the app's page says in the same words.

use journal::{Action, ReportLabels};

use crate::audit::activity;
use crate::audit::receipt::texts::opened;
use crate::texts::{MessageFile, Texts};

const REPORTS: [MessageFile; 4] = [
    ("en", include_str!("../../../../journal/messages/en/reports.ftl")),
    ("de", include_str!("../../../../journal/messages/de/reports.ftl")),
    ("fr", include_str!("../../../../journal/messages/fr/reports.ftl")),
    ("es", include_str!("../../../../journal/messages/es/reports.ftl")),
];
const ACTIONS: [MessageFile; 4] = [
    ("en", include_str!("../../../../../../ui/messages/en/audit.ftl")),
    ("de", include_str!("../../../../../../ui/messages/de/audit.ftl")),
    ("fr", include_str!("../../../../../../ui/messages/fr/audit.ftl")),
    ("es", include_str!("../../../../../../ui/messages/es/audit.ftl")),
];
const ACTIVITIES: [MessageFile; 4] = [
    ("en", include_str!("../../../../../../ui/messages/en/receipt.ftl")),
    ("de", include_str!("../../../../../../ui/messages/de/receipt.ftl")),
    ("fr", include_str!("../../../../../../ui/messages/fr/receipt.ftl")),
    ("es", include_str!("../../../../../../ui/messages/es/receipt.ftl")),
];

/// The texts of one language.
pub(super) struct Labels {
    reports: Texts,
    actions: Texts,
    activities: Texts,
}

impl Labels {
    /// The texts of a language such as `de` or `de-CH`, or the English ones.
    pub(super) fn of(language: &str) -> Self {
        Self {
            reports: Texts::of(language, &REPORTS),
            actions: Texts::of(language, &ACTIONS),
            activities: Texts::of(language, &ACTIVITIES),
        }
    }
}

impl ReportLabels for Labels {
    fn language(&self) -> &str {
        self.reports.language()
    }

    fn text(&self, id: &str) -> Option<String> {
        self.reports.find(id)
    }

    fn action(&self, action: Action) -> Option<String> {
        let id = format!("audit-event-{}", action.as_str().replace('_', "-"));
        self.actions.find(&id)
    }

    fn opened(&self, detail: &str) -> Option<String> {
        let activity = activity::opened(detail)?;
        Some(opened(&self.activities, &activity, str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_says_what_was_done_and_opened() {
        for (language, action, opened) in [
            ("en", "Viewed as admin", "Profile"),
            ("de-CH", "Als Admin angesehen", "Profil"),
            ("xx", "Viewed as admin", "Profile"),
        ] {
            let labels = Labels::of(language);
            assert_eq!(labels.action(Action::AdminView).as_deref(), Some(action));
            assert_eq!(labels.opened("profile").as_deref(), Some(opened));
        }
        for language in ["en", "de", "fr", "es"] {
            let labels = Labels::of(language);
            assert_eq!(labels.language(), language);
            assert!(labels.text("report-title-access-review").is_some());
            assert_eq!(labels.opened("something new"), None);
        }
    }
}
