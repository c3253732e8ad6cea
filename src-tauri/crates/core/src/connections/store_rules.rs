//! The rules of stores: policy, production and time zone. They belong to a store, which is an
//! address and a client ID, and not to a connection: they stay when a connection is removed, and
//! apply to every connection to the same store.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::view::{Policy, Rules};

/// What rules belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoreKey {
    /// As [`crate::store_address::address_of`] spells it.
    pub(super) address: String,
    pub(super) client_id: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct StoreRule {
    #[serde(flatten)]
    store: StoreKey,
    rules: Rules,
}

/// The rules of all stores that were ever connected.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct StoreRules {
    known: Vec<StoreRule>,
    /// Entries that this version can't read, to be written again.
    unread: Vec<Value>,
}

impl StoreRules {
    /// Reads the list from the preferences.
    pub(super) fn read(value: Option<Value>) -> Self {
        let mut all = Self::default();
        if let Some(Value::Array(values)) = value {
            for value in values {
                let store = serde_json::from_value::<StoreKey>(value.clone());
                match (store, serde_json::from_value(value["rules"].clone())) {
                    (Ok(store), Ok(rules)) => all.add_strictest(&store, &rules),
                    // Rules that can't be read allow nothing.
                    (Ok(store), Err(_)) => all.add_strictest(&store, &Rules::STRICTEST),
                    (Err(_), _) => all.unread.push(value),
                }
            }
        }
        all
    }

    pub(super) fn to_value(&self) -> Value {
        let known = self.known.iter().map(|rule| json!(rule));
        known.chain(self.unread.iter().cloned()).collect()
    }

    pub(super) fn get(&self, store: &StoreKey) -> Option<&Rules> {
        self.known
            .iter()
            .find(|rule| rule.store == *store)
            .map(|rule| &rule.rules)
    }

    /// The rules that a store begins with: its own if it was connected before. Otherwise the
    /// strictest of all stores with the same address or the same client ID, because another
    /// spelling, another name of the host or another key may lead to the same store.
    pub(super) fn for_new(&self, store: &StoreKey) -> Rules {
        if let Some(known) = self.get(store) {
            return known.clone();
        }
        let related = |known: &&StoreRule| {
            known.store.address == store.address || known.store.client_id == store.client_id
        };
        let related = self.known.iter().filter(related);
        let strictest = related.fold(Rules::default(), |strictest, known| {
            strictest.strictest(&known.rules)
        });
        Rules {
            time_zone: None,
            ..strictest
        }
    }

    /// Adds a store that is connected for the first time, with the rules that it begins with.
    pub(super) fn begin(&mut self, store: StoreKey) {
        if self.get(&store).is_none() {
            let rules = self.for_new(&store);
            self.set(store, rules);
        }
    }

    pub(super) fn set(&mut self, store: StoreKey, rules: Rules) {
        match self.known.iter_mut().find(|known| known.store == store) {
            Some(known) => known.rules = rules,
            None => self.known.push(StoreRule { store, rules }),
        }
    }

    /// Adds rules that were saved twice, or with a connection as earlier versions did.
    pub(super) fn add_strictest(&mut self, store: &StoreKey, rules: &Rules) {
        let rules = self
            .get(store)
            .map_or_else(|| rules.clone(), |known| known.strictest(rules));
        self.set(store.clone(), rules);
    }
}

impl Rules {
    /// Rules that allow nothing.
    const STRICTEST: Self = Self {
        production: true,
        policy: Policy::Off,
        time_zone: None,
        record_admin_views: true,
        confirm_amounts_above: 0,
    };

    /// The stricter of both in each respect.
    fn strictest(&self, other: &Self) -> Self {
        Self {
            production: self.production || other.production,
            policy: self.policy.min(other.policy),
            time_zone: self.time_zone.clone().or_else(|| other.time_zone.clone()),
            record_admin_views: self.record_admin_views || other.record_admin_views,
            confirm_amounts_above: self.confirm_amounts_above.min(other.confirm_amounts_above),
        }
    }
}
