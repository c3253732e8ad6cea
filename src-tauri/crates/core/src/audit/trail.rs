//! The audit trail, as the page shows it: a row for each session and each single act.

use journal::{Action, Cursor, Entry, Outcome, TrailRow, TrailSession, Way};

use super::Audit;
use super::detail::detail;
use super::pages::view;
use crate::view::{
    AuditLogQueryView, AuditTrailPageView, CursorView, SessionAccess, SessionResult, TrailRowView,
    TrailSessionView,
};
use crate::{Error, blocking};

/// How many rows a page has.
const PAGE: u32 = 50;

impl Audit {
    /// Returns one page of the audit trail, newest first. `below` is the end of the page before.
    pub(crate) async fn trail(
        &self,
        query: &AuditLogQueryView,
        below: Option<&CursorView>,
    ) -> Result<AuditTrailPageView, Error> {
        let filter = self.filter(query)?;
        let below = below.map(|below| Cursor { id: below.id });
        let log = self.writer.log();
        // Reads one row more than a page has, to know whether there is a next page.
        let mut rows = blocking::run(move || log.trail(&filter, below, PAGE + 1))
            .await
            .map_err(Error::AuditLogUnread)?;
        let has_more = rows.len() > PAGE as usize;
        rows.truncate(PAGE as usize);
        Ok(AuditTrailPageView {
            next: rows
                .last()
                .filter(|_| has_more)
                .map(|last| CursorView { id: last.entry.id }),
            rows: rows.into_iter().map(row).collect(),
        })
    }
}

fn row(
    TrailRow {
        entry,
        begun,
        session,
    }: TrailRow,
) -> TrailRowView {
    TrailRowView {
        session: session.map(|session| session_row(&session, &entry)),
        entry: view(entry),
        begun: begun.map(view),
    }
}

/// Returns the row of a session. `entry` stands for its steps, if they are gone.
fn session_row(
    TrailSession {
        steps,
        entries,
        requests,
    }: &TrailSession,
    entry: &Entry,
) -> TrailSessionView {
    let only = [entry];
    let steps: Vec<&Entry> = steps.iter().collect();
    let steps = if steps.is_empty() { &only[..] } else { &steps };
    session_view(steps, *entries, *requests)
}

/// Describes a session by its steps, first written first. There is at least one.
pub(super) fn session_view(steps: &[&Entry], entries: u32, requests: u32) -> TrailSessionView {
    let first = steps[0];
    let entered = steps.iter().rfind(|step| {
        let enters = [Action::SignIn, Action::Preview, Action::PasswordSet].contains(&step.content.action);
        enters && step.content.outcome != Outcome::Begun
    });
    let end = steps
        .iter()
        .find(|step| step.content.action == Action::SessionEnd);
    let failed = entered.filter(|step| step.content.outcome != Outcome::Done);
    let last = end.or(failed);
    let duration = last.map(|last| last.content.at.duration_since(first.content.at).as_millis());
    let known = |field: fn(&Entry) -> Option<&String>| steps.iter().find_map(|step| field(step)).cloned();
    TrailSessionView {
        id: first.content.session_id.clone().unwrap_or_default(),
        access: access(steps),
        started_at: first.content.at.to_string(),
        ended_at: last.map(|last| last.content.at.to_string()),
        duration_ms: duration.and_then(|duration| u64::try_from(duration).ok()),
        result: result(end.copied(), entered.copied()),
        failure: failed.and_then(|failed| failed.content.detail.clone()),
        known_failure: failed.and_then(|failed| detail(&failed.content)),
        customer_email: known(|step| step.content.customer_email.as_ref()),
        customer_id: known(|step| step.content.customer_id.as_ref()),
        person_entry: person_entry(steps),
        is_erased: steps.iter().any(|step| step.is_erased),
        reason: known(|step| step.content.reason.as_ref()),
        requests,
        entries,
    }
}

fn person_entry(steps: &[&Entry]) -> Option<i64> {
    let with = |field: fn(&Entry) -> bool| steps.iter().find(|step| field(step)).map(|step| step.id);
    with(|step| step.content.customer_email.is_some())
        .or_else(|| with(|step| step.content.customer_id.is_some()))
}

fn access(steps: &[&Entry]) -> SessionAccess {
    let has = |action| steps.iter().any(|step| step.content.action == action);
    let is_later = || steps.iter().any(|step| step.content.action.is_later());
    match steps.iter().find_map(|step| step.content.way) {
        Some(Way::Preview) => SessionAccess::Preview,
        Some(Way::SupportCredential) => SessionAccess::SupportCredential,
        Some(Way::OneTimeCode) => SessionAccess::OneTimeCode,
        Some(Way::Later(_)) => SessionAccess::Later,
        _ if has(Action::PasswordSet) => SessionAccess::NewPassword,
        None if !has(Action::SignIn) && is_later() => SessionAccess::Later,
        Some(Way::SignIn) | None => SessionAccess::SignIn,
    }
}

fn result(end: Option<&Entry>, entered: Option<&Entry>) -> SessionResult {
    let Some(end) = end else {
        return match entered.map(|entered| entered.content.outcome) {
            Some(Outcome::Failed) => SessionResult::Failed,
            Some(Outcome::Unknown | Outcome::Later(_)) => SessionResult::Unknown,
            _ => SessionResult::Unended,
        };
    };
    match end.content.detail.as_deref().unwrap_or_default() {
        "stopped" => SessionResult::Stopped,
        "expired" => SessionResult::Expired,
        "replaced" => SessionResult::Replaced,
        "rejected" => SessionResult::Rejected,
        "store_closed" => SessionResult::StoreClosed,
        "forbidden" => SessionResult::Forbidden,
        "locked" => SessionResult::Locked,
        "customer_deleted" => SessionResult::CustomerDeleted,
        "quit" => SessionResult::Quit,
        "internal_error" => SessionResult::InternalError,
        _ => SessionResult::Ended,
    }
}
