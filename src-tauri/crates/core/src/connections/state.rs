//! The saved and the open connections.

use std::collections::HashMap;
use std::sync::Arc;

use moltin::{Endpoint, Store};

use super::certificate::Certificate;
use super::open_store::OpenStore;
use super::saved::{self, Saved, SavedSecret};
use super::store_rules::{StoreKey, StoreRules};
use crate::Error;
use crate::clock;
use crate::managed_policy::ManagedPolicy;
use crate::ports::Preferences;
use crate::time_zones;
use crate::view::{ConnectionKind, ConnectionView, ManagedRules, Rules, SecretKept};

/// The saved and the open connections.
pub(crate) struct State {
    managed: Arc<ManagedPolicy>,
    pub(super) saved: Vec<Saved>,
    /// Saved connections that this version can't read.
    pub(super) unread: Vec<serde_json::Value>,
    pub(super) rules: StoreRules,
    /// The rules as they are in the preferences.
    pub(super) saved_rules: StoreRules,
    pub(super) last: Option<String>,
    pub(super) open: HashMap<String, OpenStore>,
}

impl State {
    pub(super) fn read(preferences: &dyn Preferences, managed: Arc<ManagedPolicy>) -> Self {
        let (saved, unread) = saved::read(preferences);
        let saved_rules = saved::read_rules(preferences);
        let mut rules = saved_rules.clone();
        for saved in &saved {
            if let Some(old) = &saved.old_rules {
                rules.add_strictest(&saved.store_key(), old);
            }
        }
        Self {
            managed,
            saved,
            unread,
            rules,
            saved_rules,
            last: saved::read_last(preferences),
            open: HashMap::new(),
        }
    }

    /// The client of another open connection to the same store, so that both share one rate
    /// limiter.
    pub(super) fn shared_client(&self, saved: &Saved, endpoint: &Endpoint) -> Option<Store> {
        let same = self.saved.iter().filter(|other| other.has_same_client(saved));
        let mut open = same.filter_map(|same| self.open.get(&same.id));
        open.find(|open| open.endpoint == *endpoint)
            .map(|open| open.store.clone())
    }

    /// The kinds of all saved connections.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = ConnectionKind> {
        self.saved.iter().map(|saved| saved.kind)
    }

    /// The open stores.
    pub(crate) fn open(&self) -> impl ExactSizeIterator<Item = &OpenStore> {
        self.open.values()
    }

    pub(super) fn find(&self, id: &str) -> Result<&Saved, Error> {
        self.saved
            .iter()
            .find(|saved| saved.id == id)
            .ok_or(Error::UnknownConnection)
    }

    /// The rules that apply to a connection: those of its store, and of the company's policy.
    pub(super) fn rules_of(&self, saved: &Saved) -> Rules {
        let store = saved.store_key();
        let mut rules = self.rules.get(&store).cloned().unwrap_or_default();
        // The file may have been edited by hand, or have a name that was given up since.
        rules.time_zone = rules.time_zone.as_deref().and_then(time_zones::current_name);
        match saved.kind {
            ConnectionKind::Sandbox => rules,
            ConnectionKind::Full | ConnectionKind::SignInOnly => {
                self.managed
                    .apply_to_rules(&store.address, &store.client_id, rules)
            }
        }
    }

    /// What the company's policy fixes in the rules of a connection.
    pub(super) fn managed_rules(&self, saved: &Saved) -> ManagedRules {
        let store = saved.store_key();
        match saved.kind {
            ConnectionKind::Sandbox => ManagedRules::default(),
            ConnectionKind::Full | ConnectionKind::SignInOnly => {
                self.managed.managed_rules(&store.address, &store.client_id)
            }
        }
    }

    /// The rules of all stores with new ones for the store of a connection. What the company's
    /// policy fixes keeps its own value, which applies again without the policy.
    pub(super) fn with_rules(&self, saved: &Saved, rules: &Rules) -> StoreRules {
        let (store, managed) = (saved.store_key(), self.managed_rules(saved));
        let own = self.rules.get(&store).cloned().unwrap_or_default();
        let mut all = self.rules.clone();
        let rules = Rules {
            policy: if managed.policy { own.policy } else { rules.policy },
            production: if managed.production {
                own.production
            } else {
                rules.production
            },
            time_zone: rules.time_zone.clone(),
            record_admin_views: rules.record_admin_views,
            confirm_amounts_above: rules.confirm_amounts_above,
        };
        all.set(store, rules);
        all
    }

    /// The connections to the same store.
    pub(super) fn same_store(&self, store: &StoreKey) -> Vec<String> {
        let same = self.saved.iter().filter(|saved| saved.store_key() == *store);
        same.map(|saved| saved.id.clone()).collect()
    }

    pub(super) fn view(&self, saved: &Saved) -> ConnectionView {
        let open = self.open.get(&saved.id);
        ConnectionView {
            id: saved.id.clone(),
            name: saved.name.clone(),
            kind: saved.kind,
            base_url: match saved.kind {
                ConnectionKind::Sandbox => open.map(|open| open.endpoint.to_string()),
                ConnectionKind::Full | ConnectionKind::SignInOnly => saved.base_url.clone(),
            },
            client_id: saved.client_id.clone(),
            secret: match saved.secret {
                SavedSecret::Keyring => SecretKept::Keyring,
                SavedSecret::Session if open.is_some() => SecretKept::Session,
                SavedSecret::Session => SecretKept::Missing,
                SavedSecret::None => SecretKept::NotNeeded,
            },
            rules: self.rules_of(saved),
            color: saved.color,
            clock_note: clock::difference(open.and_then(|open| open.store.clock_offset())),
            keyring_entry: (saved.secret == SavedSecret::Keyring).then(|| saved.secret_key().account()),
            managed: self.managed_rules(saved),
            certificate: saved.certificate.as_ref().map(Certificate::view),
        }
    }

    /// All connections by name, the sandbox last.
    pub(super) fn views(&self) -> Vec<ConnectionView> {
        let mut views: Vec<_> = self.saved.iter().map(|saved| self.view(saved)).collect();
        views.sort_by_key(|view| (view.kind == ConnectionKind::Sandbox, view.name.to_lowercase()));
        views
    }

    /// The connection that was open last.
    pub(super) fn last(&self) -> Option<String> {
        self.last.clone().filter(|last| self.find(last).is_ok())
    }
}
