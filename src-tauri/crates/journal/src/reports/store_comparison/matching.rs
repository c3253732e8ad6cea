//! Which act made which change in the store's log.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};

use super::acts::{Act, Acts};
use crate::Outcome;
use crate::reports::store_log::{Change, StoreChange, StoreComparison};
use crate::reports::{Period, ReportFact};

/// How far the times of the store and of this computer may differ for one act.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(10);
/// How far the clock of this computer may have been wrong.
const WRONG_CLOCK: SignedDuration = SignedDuration::from_hours(24);

/// A difference between both logs.
#[derive(Debug)]
pub(super) struct Difference<'a> {
    pub(super) what: &'static str,
    pub(super) side: Side<'a>,
}

/// Which log knows a change.
#[derive(Debug)]
pub(super) enum Side<'a> {
    Ours(Act),
    Stores(&'a StoreChange),
    Both(Act, &'a StoreChange),
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Matched<'a> {
    pub(super) differences: Vec<Difference<'a>>,
    same: u64,
    lost_responses: u64,
    before_store_log: u64,
    erased_in_store: u64,
    erased_here: u64,
    other_keys: u64,
    unclear_keys: u64,
    before_audit_log: u64,
    of_orders: u64,
    not_personal: u64,
}

impl<'a> Matched<'a> {
    pub(super) fn of(acts: Acts, store: &'a StoreComparison, period: &Period) -> Self {
        let mut matched = Self::default();
        let of_orders = acts.of_orders.iter().filter(|at| period.has(**at));
        matched.of_orders = of_orders.count() as u64;
        let mut pairs = Pairs::new(acts.acts);
        let mut left = Vec::new();
        let mut changes: Vec<_> = store.changes.iter().collect();
        changes.sort_by_key(|change| change.at);
        for change in changes {
            if change.by_this_key == Some(false) {
                matched.other_keys += u64::from(period.has(change.at));
            } else if let Some(act) = pairs.take(change, TOLERANCE) {
                matched.pair(act, change, period);
            } else if !pairs.is_part_of_a_deletion(change) {
                left.push(change);
            }
        }
        // The clock may have been wrong when they were recorded.
        left.retain(|change| match pairs.take(change, WRONG_CLOCK) {
            Some(act) => {
                if period.has(act.from) || period.has(change.at) {
                    matched.differ("times_differ", Side::Both(act, change));
                }
                false
            }
            None => true,
        });
        for change in left {
            matched.unrecorded(change, &mut pairs, acts.begins, period);
        }
        for act in pairs.into_left() {
            matched.unknown_to_store(act, store, &acts.erased_in_store, period);
        }
        matched.differences.sort_by_key(Difference::at);
        matched
    }

    fn differ(&mut self, what: &'static str, side: Side<'a>) {
        self.differences.push(Difference { what, side });
    }

    /// Both know a change.
    fn pair(&mut self, act: Act, change: &'a StoreChange, period: &Period) {
        if !period.has(act.from) && !period.has(change.at) {
            return;
        }
        if act.outcome == Outcome::Failed {
            self.differ("recorded_as_failed", Side::Both(act, change));
        } else {
            self.same += 1;
        }
    }

    /// The store has a change without an act.
    fn unrecorded(
        &mut self,
        change: &'a StoreChange,
        pairs: &mut Pairs,
        begins: Option<Timestamp>,
        period: &Period,
    ) {
        if !period.has(change.at) {
            return;
        }
        if pairs.take_erased(change) {
            self.erased_here += 1;
        } else if begins.is_none_or(|begins| change.at < begins) {
            self.before_audit_log += 1;
        } else if change.by_this_key == Some(true) {
            self.differ("not_recorded", Side::Stores(change));
        } else {
            self.unclear_keys += 1;
        }
    }

    /// We have an act without a change in the store's log.
    fn unknown_to_store(
        &mut self,
        act: Act,
        store: &StoreComparison,
        erased: &[(String, Timestamp)],
        period: &Period,
    ) {
        if !period.has(act.from) || act.outcome == Outcome::Failed {
            return;
        }
        let customer = act.customer.as_deref().unwrap_or_default();
        // An erasure covers the log.
        let is_erased = erased.iter().any(|(id, at)| id == customer && *at >= act.from);
        if act.is_erased {
            self.erased_here += 1;
        } else if is_erased {
            self.erased_in_store += 1;
        } else if act.to < store.kept_since {
            self.before_store_log += 1;
        } else if !act.is_personal {
            self.not_personal += 1;
        } else if act.outcome == Outcome::Done {
            self.differ("not_in_store", Side::Ours(act));
        } else {
            // It may not have happened.
            self.lost_responses += 1;
        }
    }

    pub(super) fn counts(&self, store: &StoreComparison) -> Vec<ReportFact> {
        let counts = [
            ("report-fact-store-customers", store.customers),
            ("report-fact-store-changes", store.changes.len() as u64),
            ("report-fact-same", self.same),
            ("report-fact-lost-responses", self.lost_responses),
            ("report-fact-other-keys", self.other_keys),
            ("report-fact-unclear-keys", self.unclear_keys),
            ("report-fact-before-store-log", self.before_store_log),
            ("report-fact-before-audit-log", self.before_audit_log),
            ("report-fact-erased-in-store", self.erased_in_store),
            ("report-fact-erased-here", self.erased_here),
            ("report-fact-not-personal", self.not_personal),
            ("report-fact-orders", self.of_orders),
            ("report-fact-store-unreadable", store.unreadable),
        ];
        let counts = counts.into_iter().enumerate();
        let shown = counts.filter(|(index, (_, count))| *index < 3 || *count > 0);
        shown.map(|(_, (id, count))| ReportFact { id, count }).collect()
    }
}

impl Difference<'_> {
    fn at(&self) -> Timestamp {
        match &self.side {
            Side::Ours(act) | Side::Both(act, _) => act.from,
            Side::Stores(change) => change.at,
        }
    }
}

/// Acts that have no change of the store yet.
struct Pairs {
    acts: Vec<Option<Act>>,
    /// The places of acts by their change and customer.
    by_customer: HashMap<(Change, String), Vec<usize>>,
    by_email: HashMap<String, Vec<usize>>,
    erased: Vec<usize>,
    /// When customers were deleted by us.
    deletions: HashMap<String, Vec<(Timestamp, Timestamp)>>,
}

impl Pairs {
    fn new(acts: Vec<Act>) -> Self {
        let mut pairs = Self {
            acts: Vec::new(),
            by_customer: HashMap::new(),
            by_email: HashMap::new(),
            erased: Vec::new(),
            deletions: HashMap::new(),
        };
        for (place, act) in acts.iter().enumerate() {
            if act.is_erased && act.customer.is_none() {
                pairs.erased.push(place);
            }
            if let Some(customer) = &act.customer {
                let key = (act.change, customer.clone());
                pairs.by_customer.entry(key).or_default().push(place);
                if act.change == Change::Deleted {
                    let times = pairs.deletions.entry(customer.clone()).or_default();
                    times.push((act.from, act.to));
                }
            } else if let Some(email) = act.email.clone().filter(|_| act.change == Change::Created) {
                pairs.by_email.entry(email).or_default().push(place);
            }
        }
        pairs.acts = acts.into_iter().map(Some).collect();
        pairs
    }

    /// Takes the act that made a change, the nearest one of several.
    fn take(&mut self, change: &StoreChange, within: SignedDuration) -> Option<Act> {
        let key = (change.change, change.customer.to_lowercase());
        let places = self.by_customer.get(&key).into_iter().flatten();
        let email = change.email.as_deref().map(str::to_lowercase);
        let email = email.filter(|_| change.change == Change::Created);
        let created = email
            .and_then(|email| self.by_email.get(&email))
            .into_iter()
            .flatten();
        let distance = |place: usize| {
            let act = self.acts[place].as_ref()?;
            Some(distance(act, change.at)).filter(|distance| *distance <= within)
        };
        let near = places.chain(created).copied();
        let near = near.filter_map(|place| Some((distance(place)?, place)));
        let (_, place) = near.min()?;
        self.acts[place].take()
    }

    /// Takes an erased act that may have made a change.
    fn take_erased(&mut self, change: &StoreChange) -> bool {
        let found = self.erased.iter().copied().find(|place| {
            self.acts[*place]
                .as_ref()
                .is_some_and(|act| act.may_be(change.change) && distance(act, change.at) <= TOLERANCE)
        });
        found.is_some_and(|place| self.acts[place].take().is_some())
    }

    /// Whether a store deleted an address together with its customer.
    fn is_part_of_a_deletion(&self, change: &StoreChange) -> bool {
        let times = self.deletions.get(&change.customer.to_lowercase());
        let mut times = times.into_iter().flatten();
        change.change == Change::Address
            && times.any(|(from, to)| distance_between(*from, *to, change.at) <= TOLERANCE)
    }

    fn into_left(self) -> impl Iterator<Item = Act> {
        // Each is there once.
        let mut seen = HashSet::new();
        let left = self.acts.into_iter().flatten();
        left.filter(move |act| seen.insert(act.number))
    }
}

impl Act {
    /// The details of an erased act, which tell an address from a customer, are gone.
    fn may_be(&self, change: Change) -> bool {
        self.change == change || (self.change, change) == (Change::Changed, Change::Address)
    }
}

fn distance(act: &Act, at: Timestamp) -> SignedDuration {
    distance_between(act.from, act.to, at)
}

fn distance_between(from: Timestamp, to: Timestamp, at: Timestamp) -> SignedDuration {
    let before = from.duration_since(at).max(SignedDuration::ZERO);
    let after = at.duration_since(to).max(SignedDuration::ZERO);
    before + after
}
