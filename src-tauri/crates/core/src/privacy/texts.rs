//! The texts of the letter and of the exported page. The page of the app does not use them, so they
//! are beside the core.

use crate::texts::{MessageFile, Texts};

/// The names of the events of the audit log, from the message files of the page.
const EVENTS: [MessageFile; 4] = [
    ("en", include_str!("../../../../../ui/messages/en/audit.ftl")),
    ("de", include_str!("../../../../../ui/messages/de/audit.ftl")),
    ("fr", include_str!("../../../../../ui/messages/fr/audit.ftl")),
    ("es", include_str!("../../../../../ui/messages/es/audit.ftl")),
];

/// What staff opened, from the message files of the page.
const OPENED: [MessageFile; 4] = [
    ("en", include_str!("../../../../../ui/messages/en/receipt.ftl")),
    ("de", include_str!("../../../../../ui/messages/de/receipt.ftl")),
    ("fr", include_str!("../../../../../ui/messages/fr/receipt.ftl")),
    ("es", include_str!("../../../../../ui/messages/es/receipt.ftl")),
];

/// Subscriptions and invoices, from the message files of the page.
const SUBSCRIPTIONS: [MessageFile; 4] = [
    (
        "en",
        include_str!("../../../../../ui/messages/en/subscription.ftl"),
    ),
    (
        "de",
        include_str!("../../../../../ui/messages/de/subscription.ftl"),
    ),
    (
        "fr",
        include_str!("../../../../../ui/messages/fr/subscription.ftl"),
    ),
    (
        "es",
        include_str!("../../../../../ui/messages/es/subscription.ftl"),
    ),
];

const FILES: [MessageFile; 4] = [
    ("en", include_str!("../../messages/en/personal-data.ftl")),
    ("de", include_str!("../../messages/de/personal-data.ftl")),
    ("fr", include_str!("../../messages/fr/personal-data.ftl")),
    ("es", include_str!("../../messages/es/personal-data.ftl")),
];

/// The texts of a language such as `de` or `de-CH`, or the English ones.
pub(super) fn of(language: &str) -> Texts {
    Texts::of_all(language, &[&FILES, &EVENTS, &OPENED, &SUBSCRIPTIONS])
}
