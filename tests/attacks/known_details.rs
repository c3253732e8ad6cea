//! Details of entries that the app wrote, and that the page shows in English only.

use shopside_core::App;
use shopside_core::view::{AuditLogQueryView, EntryView};

/// The details that the page can't say in the user's language. Notes are in the words of staff, and
/// requests have columns.
pub(crate) async fn in_english_only(app: &App) -> Vec<String> {
    let query = AuditLogQueryView::default();
    let page = app.audit_log_page(&query, None).await.unwrap();
    let is_unknown = |entry: &EntryView| {
        entry.activity.is_none()
            && entry.known_detail.is_none()
            && !["note", "request", "session_end"].contains(&entry.action.as_str())
    };
    let entries = page.entries.into_iter().filter(is_unknown);
    entries
        .filter_map(|entry| Some(format!("{}: {}", entry.action, entry.detail?)))
        .collect()
}
