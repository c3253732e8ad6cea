//! Pages of the audit log, as the page shows them.

use jiff::Timestamp;
use journal::{Action, Cursor, Entry, Filter, Way};

use super::Audit;
use super::activity::activity;
use super::detail::detail;
use crate::days::Days;
use crate::view::{AuditLogPageView, AuditLogQueryView, CursorView, EntryView, InvalidInput};
use crate::{Error, blocking};

/// How many entries a page of the list has.
const PAGE: u32 = 100;

impl Audit {
    /// Returns one page of the audit log, newest first. `below` is the end of the page before.
    pub(crate) async fn page(
        &self,
        query: &AuditLogQueryView,
        below: Option<&CursorView>,
    ) -> Result<AuditLogPageView, Error> {
        let filter = self.filter(query)?;
        let below = below.map(|below| Cursor { id: below.id });
        let log = self.writer.log();
        // Reads one entry more than a page has, to know whether there is a next page.
        let mut entries = blocking::run(move || log.page(&filter, below, PAGE + 1))
            .await
            .map_err(Error::AuditLogUnread)?;
        let has_more = entries.len() > PAGE as usize;
        entries.truncate(PAGE as usize);
        Ok(AuditLogPageView {
            next: entries
                .last()
                .filter(|_| has_more)
                .map(|last| CursorView { id: last.id }),
            entries: entries.into_iter().map(view).collect(),
        })
    }
}

impl Audit {
    /// Reads a filter. Its days are those of the time zone in the settings.
    pub(super) fn filter(&self, query: &AuditLogQueryView) -> Result<Filter, Error> {
        read(query, &self.calendar.days(query.connection.as_deref()))
    }
}

fn read(query: &AuditLogQueryView, days: &Days) -> Result<Filter, Error> {
    let text = |text: &str| {
        Some(text.trim())
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let action = text(&query.action)
        .map(|word| Action::parse(&word).ok_or_else(|| Error::input("action", InvalidInput::UnknownEvent)))
        .transpose()?;
    let way = text(&query.way)
        .map(|word| Way::parse(&word).ok_or_else(|| Error::input("way", InvalidInput::UnknownAccess)))
        .transpose()?;
    Ok(Filter {
        operator: text(&query.operator),
        action,
        way,
        customer_email: text(&query.customer_email),
        session_id: text(&query.session),
        from: day(&query.from_day, |day| days.start("fromDay", day))?,
        before: day(&query.to_day, |day| days.end("toDay", day))?,
        ..Filter::default()
    })
}

/// The bound of a day; `None` if no day is given.
fn day(text: &str, bound: impl FnOnce(&str) -> Result<Timestamp, Error>) -> Result<Option<Timestamp>, Error> {
    match text.trim() {
        "" => Ok(None),
        text => bound(text).map(Some),
    }
}

/// An entry as the page shows it.
pub(crate) fn view(entry: Entry) -> EntryView {
    let Entry {
        id,
        content,
        clock_set_back,
        is_erased,
        removes,
        ..
    } = entry;
    EntryView {
        id,
        activity: activity(&content),
        known_detail: detail(&content),
        at: content.at.to_string(),
        clock_set_back,
        is_erased,
        removes,
        operator: content.operator,
        account: content.account,
        store: content.store,
        action: content.action.as_str().into(),
        outcome: content.outcome.as_str().into(),
        way: content.way.map(|way| way.as_str().into()),
        customer_id: content.customer_id,
        customer_email: content.customer_email,
        session: content.session_id,
        reason: content.reason,
        detail: content.detail,
        store_url: content.store_url,
        import_id: content.import_id,
        import_line: content.import_line,
        method: content.method,
        path: content.path,
        status: content.status,
        duration_ms: content.duration_ms,
        items: content.items,
    }
}
