//! Passwords that an operator replaced and then signed in with.

use jiff::{SignedDuration, Timestamp};

use super::Period;
use super::customers::Customers;
use super::record::Record;
use crate::{Action, Outcome};

/// An entry about a new password.
#[derive(Debug)]
pub(super) struct PasswordSet {
    pub(super) operator: u32,
    pub(super) number: i64,
    pub(super) at: Timestamp,
    pub(super) store: String,
    pub(super) store_url: String,
    pub(super) customer_id: String,
    pub(super) reason: String,
    pub(super) session: String,
    customer: u64,
    outcome: Outcome,
}

/// A sign-in that may have succeeded.
#[derive(Debug)]
struct SignIn {
    operator: u32,
    customer: u64,
    number: i64,
    at: Timestamp,
}

/// A password that was used by the operator who set it.
#[derive(Debug)]
pub(super) struct UsedPassword {
    pub(super) set: PasswordSet,
    pub(super) signed_in: Timestamp,
}

/// Finds them. The entries can be in any order.
#[derive(Debug, Default)]
pub(super) struct Passwords {
    set: Vec<PasswordSet>,
    sign_ins: Vec<SignIn>,
}

impl Passwords {
    pub(super) fn read(&mut self, record: &Record, operator: u32, customer: Option<u64>) {
        let Some(customer) = customer else { return };
        match record.action {
            Action::PasswordSet => self.set.push(PasswordSet {
                operator,
                number: record.number,
                at: record.at,
                store: record.store.clone(),
                store_url: record.store_url.clone(),
                customer_id: record.customer_id.clone().unwrap_or_default(),
                reason: record.reason.clone().unwrap_or_default(),
                session: record.session.clone().unwrap_or_default(),
                customer,
                outcome: record.outcome,
            }),
            Action::SignIn if matches!(record.outcome, Outcome::Done | Outcome::Unknown) => {
                self.sign_ins.push(SignIn {
                    operator,
                    customer,
                    number: record.number,
                    at: record.at,
                });
            }
            _ => {}
        }
    }

    /// The passwords that were set in the period, and used within a time by the same operator.
    pub(super) fn find(
        mut self,
        customers: &Customers,
        within: SignedDuration,
        period: &Period,
    ) -> Vec<UsedPassword> {
        for set in &mut self.set {
            set.customer = customers.resolve(set.customer);
        }
        for sign_in in &mut self.sign_ins {
            sign_in.customer = customers.resolve(sign_in.customer);
        }
        self.set
            .sort_by_key(|set| (set.operator, set.customer, set.number));
        self.sign_ins
            .sort_by_key(|sign_in| (sign_in.operator, sign_in.customer, sign_in.number));
        let mut used = Vec::new();
        let mut acts = self.set.into_iter().peekable();
        while let Some(set) = acts.next() {
            let result = acts.next_if(|next| {
                let is_same = (next.operator, next.customer) == (set.operator, set.customer);
                is_same && set.outcome == Outcome::Begun && next.outcome != Outcome::Begun
            });
            let outcome = result.map_or(set.outcome, |result| result.outcome);
            if outcome == Outcome::Failed || !period.has(set.at) {
                continue;
            }
            let after = self.sign_ins.partition_point(|sign_in| {
                (sign_in.operator, sign_in.customer, sign_in.number)
                    < (set.operator, set.customer, set.number)
            });
            let sign_in = self.sign_ins.get(after).filter(|sign_in| {
                let is_same = (sign_in.operator, sign_in.customer) == (set.operator, set.customer);
                // The clock may have been set back meanwhile.
                is_same && sign_in.at.duration_since(set.at) <= within
            });
            if let Some(signed_in) = sign_in.map(|sign_in| sign_in.at) {
                used.push(UsedPassword { set, signed_in });
            }
        }
        used.sort_by_key(|used| used.set.at);
        used
    }
}
