//! Operators who opened many customers in one hour.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use super::Period;
use super::customers::Customers;
use super::record::Record;
use crate::{Action, Outcome};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// Which operator opened which customer when: 24 bytes each.
#[derive(Debug)]
struct Opened {
    operator: u32,
    at: i64,
    customer: u64,
}

/// An operator who opened more customers within an hour than allowed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Crowd {
    pub(super) operator: u32,
    /// When the first hour with too many began.
    pub(super) from: Timestamp,
    /// When the last of these customers was opened.
    pub(super) to: Timestamp,
    /// The most customers in one hour.
    pub(super) customers: usize,
}

/// Finds them. The entries can be in any order.
#[derive(Debug)]
pub(super) struct Crowds {
    most: usize,
    opened: Vec<Opened>,
}

impl Crowds {
    /// `most` customers in an hour are allowed; 0 allows all.
    pub(super) fn new(most: u32) -> Self {
        Self {
            most: most as usize,
            opened: Vec::new(),
        }
    }

    pub(super) fn read(&mut self, record: &Record, operator: u32, customer: Option<u64>) {
        let opens = matches!(
            record.action,
            Action::SignIn | Action::Preview | Action::AdminView | Action::PasswordSet
        );
        let counts = self.most > 0 && opens && record.outcome != Outcome::Failed && !record.is_import;
        if let Some(customer) = customer.filter(|_| counts) {
            self.opened.push(Opened {
                operator,
                at: record.at.as_millisecond(),
                customer,
            });
        }
    }

    /// The crowds that reach into the period.
    pub(super) fn find(mut self, customers: &Customers, period: &Period) -> Vec<Crowd> {
        for opened in &mut self.opened {
            opened.customer = customers.resolve(opened.customer);
        }
        self.opened.sort_by_key(|opened| (opened.operator, opened.at));
        let of_operators = self.opened.chunk_by(|one, next| one.operator == next.operator);
        let crowds = of_operators.flat_map(|opened| self.of_operator(opened));
        crowds.filter(|crowd| period.has(crowd.to)).collect()
    }

    fn of_operator(&self, opened: &[Opened]) -> Vec<Crowd> {
        let time = |at| Timestamp::from_millisecond(at).unwrap_or_default();
        let hour = i64::try_from(HOUR.as_millis()).unwrap_or(i64::MAX);
        let mut within: HashMap<u64, usize> = HashMap::new();
        let mut crowds: Vec<Crowd> = Vec::new();
        let (mut first, mut is_open) = (0, false);
        for last in opened {
            *within.entry(last.customer).or_default() += 1;
            while last.at - opened[first].at >= hour {
                let customer = opened[first].customer;
                if let Some(count) = within.get_mut(&customer) {
                    *count -= 1;
                    if *count == 0 {
                        within.remove(&customer);
                    }
                }
                first += 1;
            }
            let customers = within.len();
            if customers <= self.most {
                is_open = false;
                continue;
            }
            match crowds.last_mut().filter(|_| is_open) {
                Some(crowd) => {
                    crowd.to = time(last.at);
                    crowd.customers = crowd.customers.max(customers);
                }
                None => crowds.push(Crowd {
                    operator: last.operator,
                    from: time(opened[first].at),
                    to: time(last.at),
                    customers,
                }),
            }
            is_open = true;
        }
        crowds
    }
}
