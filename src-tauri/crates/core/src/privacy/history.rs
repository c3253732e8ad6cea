//! Who changed a customer: the store's log and this app's audit log in one list.
//!
//! The store names an application key, and not a program or a computer. A change is this app's if
//! the audit log has an act that began before it and ended after it.

use jiff::{SignedDuration, Timestamp};
use journal::{Action, Outcome};
use moltin::{CustomerId, PersonalDataChange};
use serde_json::Value;

use super::acts::{self, Act, acts};
use super::{Logged, Privacy, entry_view, erasure_view};
use crate::Error;
use crate::lifecycle::Work;
use crate::view::{
    ActView, ChangedBy, ChangedFieldView, DataChangeView, HistoryRowView, PersonalDataView, Problem,
};

/// How far the times of the store and of this computer may differ for one act.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(10);

impl Privacy {
    /// Returns who changed a customer's personal data. If the store's log can't be read, the view
    /// says why, and has the acts of this app.
    pub(crate) async fn history(&self, connection: &str, customer: &str) -> Result<PersonalDataView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                self.refuse_during_customer_view()?;
                let id = CustomerId::new(customer);
                self.views.record(&store, &id, "log of personal data").await?;
                let (logged, log_problem) = match Logged::read(&store, &id).await {
                    Ok(logged) => (Some(logged), None),
                    Err(error) => (None, Some(Problem::from(&error))),
                };
                let acts = acts(self.entries(&store, customer).await?);
                let (_, client_id) = self.stores.key_of(connection)?;
                let offset = store.store.clock_offset().unwrap_or_default();
                let (changes, related, erasures) = match logged {
                    Some(logged) => (logged.changes, logged.related, logged.erasures),
                    None => Default::default(),
                };
                Ok(PersonalDataView {
                    rows: rows(changes, acts, &client_id, offset),
                    related: related.into_iter().map(entry_view).collect(),
                    log_problem,
                    erasures: erasures.into_iter().map(erasure_view).collect(),
                })
            })
            .await
    }
}

/// Merges changes and acts, newest first. `offset` is how far the store's clock is ahead.
pub(super) fn rows(
    changes: Vec<PersonalDataChange>,
    acts: Vec<Act>,
    client_id: &str,
    offset: SignedDuration,
) -> Vec<HistoryRowView> {
    // What the store calls the ID of a key is not documented. If it is ever this client ID, then it
    // is one, and other IDs are other keys.
    let names_client_ids = changes.iter().any(|change| change.initiator.id == client_id);
    let mut acts: Vec<Option<Act>> = acts.into_iter().map(Some).collect();
    let mut rows: Vec<(Option<Timestamp>, HistoryRowView)> = Vec::new();
    for change in changes {
        let is_this_key = change.initiator.id == client_id;
        let at = change.at.and_then(|at| at.checked_sub(offset).ok());
        let act = at
            .filter(|_| is_this_key || !names_client_ids)
            .and_then(|at| take_act(&mut acts, &change, at));
        let by = match (&act, is_this_key) {
            (Some(_), _) => ChangedBy::ThisApp,
            (None, true) => ChangedBy::ThisKey,
            (None, false) => ChangedBy::AnotherKey,
        };
        let row = HistoryRowView {
            at: change.at.map(|at| at.to_string()),
            change: Some(change_view(change)),
            act,
            by,
        };
        rows.push((at, row));
    }
    for act in acts.into_iter().flatten() {
        let row = HistoryRowView {
            at: Some(act.to.to_string()),
            change: None,
            by: ChangedBy::ThisApp,
            act: Some(acts::view(act.entry)),
        };
        rows.push((Some(act.to), row));
    }
    // Of equal times, the later entry comes first.
    rows.reverse();
    rows.sort_by(|(one, _), (other, _)| other.cmp(one));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Takes the act that made a change at this time of this computer, the nearest one of several.
fn take_act(acts: &mut [Option<Act>], change: &PersonalDataChange, at: Timestamp) -> Option<ActView> {
    let distance = |act: &Act| {
        let before = act.from.duration_since(at).max(SignedDuration::ZERO);
        let after = at.duration_since(act.to).max(SignedDuration::ZERO);
        before + after
    };
    let made = |act: &&mut Option<Act>| {
        act.as_ref().is_some_and(|act| {
            let content = &act.entry.content;
            content.outcome != Outcome::Failed
                && Some(content.action) == action(change)
                && distance(act) <= TOLERANCE
        })
    };
    acts.iter_mut()
        .filter(made)
        .min_by_key(|act| act.as_ref().map(distance))?
        .take()
        .map(|act| acts::view(act.entry))
}

/// The action of this app that makes such a change.
fn action(change: &PersonalDataChange) -> Option<Action> {
    let is_password = change.delta.contains_key("password");
    Some(match (change.entry.resource_type.as_str(), change.event()) {
        ("customer", "created") => Action::CustomerCreate,
        ("customer", "updated") if is_password => Action::PasswordSet,
        ("customer", "updated") | ("address", _) => Action::CustomerChange,
        ("customer", "deleted") => Action::CustomerDelete,
        ("order", "updated") => Action::OrderAnonymize,
        ("order", "created") => Action::OrderCreate,
        ("order", "deleted") => Action::OrderDelete,
        _ => return None,
    })
}

fn change_view(change: PersonalDataChange) -> DataChangeView {
    let text = |value: Value| match value {
        Value::String(text) => text,
        other => other.to_string(),
    };
    DataChangeView {
        id: change.id.to_string(),
        event: change.event().to_owned(),
        entry: entry_view(change.entry),
        fields: change
            .delta
            .into_iter()
            .map(|(name, value)| ChangedFieldView {
                name,
                value: text(value),
            })
            .collect(),
        key_name: change.initiator.name.into(),
        key_id: change.initiator.id.into(),
    }
}
