//! What the audit log says that was changed at a store.

use jiff::Timestamp;

use crate::reports::record::Record;
use crate::reports::store_log::Change;
use crate::{Action, Outcome};

/// An act: when it began and ended, and how.
#[derive(Debug, Clone)]
pub(super) struct Act {
    pub(super) number: i64,
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
    pub(super) change: Change,
    pub(super) outcome: Outcome,
    /// In small letters.
    pub(super) customer: Option<String>,
    pub(super) email: Option<String>,
    pub(super) operator: String,
    pub(super) account: String,
    detail: Option<String>,
    pub(super) is_erased: bool,
    /// Whether it touches personal data. The store may not log others.
    pub(super) is_personal: bool,
}

/// The acts of a store, and what can't be compared.
#[derive(Debug, Default)]
pub(super) struct Acts {
    pub(super) acts: Vec<Act>,
    /// When the customers of erasure requests were to be erased.
    pub(super) erased_in_store: Vec<(String, Timestamp)>,
    /// The begin of acts about orders.
    pub(super) of_orders: Vec<Timestamp>,
    /// The time of the first entry of the audit log.
    pub(super) begins: Option<Timestamp>,
}

impl Acts {
    pub(super) fn read(&mut self, record: &Record) {
        match record.action {
            Action::OrderCreate | Action::OrderAnonymize | Action::OrderDelete | Action::OrderChange
                if record.outcome == Outcome::Begun =>
            {
                self.of_orders.push(record.at);
            }
            Action::ErasureRequest if record.outcome != Outcome::Failed => {
                let customer = record.customer_id.as_deref().map(str::to_lowercase);
                self.erased_in_store
                    .extend(customer.map(|customer| (customer, record.at)));
            }
            _ => {}
        }
        let Some(change) = change(record) else { return };
        let act = Act {
            number: record.number,
            from: record.at,
            to: record.at,
            change,
            outcome: record.outcome,
            customer: record.customer_id.as_deref().map(str::to_lowercase),
            email: record.customer_email.as_deref().map(str::to_lowercase),
            operator: record.operator.clone(),
            account: record.account.clone(),
            detail: record.detail.clone(),
            is_erased: record.is_erased,
            is_personal: change != Change::Changed || has_personal_field(record),
        };
        let begun = self
            .acts
            .iter_mut()
            .rev()
            .take(256)
            .find(|begun| begun.is_ended_by(&act));
        match begun.filter(|_| record.outcome != Outcome::Begun) {
            Some(begun) => {
                begun.to = act.to;
                begun.outcome = act.outcome;
                // The ID of a new customer is known afterwards.
                begun.customer = begun.customer.take().or(act.customer);
            }
            None => self.acts.push(act),
        }
    }
}

impl Act {
    /// Whether this act began, and another entry says how it ended.
    fn is_ended_by(&self, end: &Self) -> bool {
        let is_same_customer = match (&self.customer, &end.customer) {
            (Some(one), Some(other)) => one == other,
            _ => self.email == end.email,
        };
        // The text of a failure follows what was tried.
        let goes_on = |end: &str, begin: &str| end == begin || end.starts_with(&format!("{begin}: "));
        let is_same_detail = match (&self.detail, &end.detail) {
            (Some(begin), Some(end)) => goes_on(end, begin),
            _ => true,
        };
        self.outcome == Outcome::Begun
            && (self.change, &self.account) == (end.change, &end.account)
            && self.is_erased == end.is_erased
            && is_same_customer
            && is_same_detail
    }
}

/// The change that the store logs for an act.
fn change(record: &Record) -> Option<Change> {
    let is_address = record
        .detail
        .as_deref()
        .is_some_and(|detail| detail.starts_with("address "));
    Some(match record.action {
        Action::CustomerCreate => Change::Created,
        Action::CustomerChange if is_address => Change::Address,
        Action::CustomerChange => Change::Changed,
        Action::PasswordSet => Change::Password,
        Action::CustomerDelete => Change::Deleted,
        _ => return None,
    })
}

/// Whether a change of a customer is one of personal data. An export of a log server may leave the
/// fields out.
fn has_personal_field(record: &Record) -> bool {
    let Some(detail) = record.detail.as_deref() else {
        return true;
    };
    let fields = detail.split(": ").next().unwrap_or(detail);
    let mut fields = fields.split(',').map(str::trim);
    fields.any(|field| field != "external_ref")
}
