//! The saved and the open connections.

use std::collections::HashMap;

use moltin::{Endpoint, Store};

use super::open_store::OpenStore;
use super::saved::{self, Saved, SavedSecret};
use crate::Error;
use crate::clock;
use crate::ports::Preferences;
use crate::view::{ConnectionKind, ConnectionView, SecretKept};

/// The saved and the open connections.
pub(crate) struct State {
    pub(super) saved: Vec<Saved>,
    /// Saved connections that this version can't read.
    pub(super) unread: Vec<serde_json::Value>,
    pub(super) last: Option<String>,
    pub(super) open: HashMap<String, OpenStore>,
}

impl State {
    pub(super) fn read(preferences: &dyn Preferences) -> Self {
        let (saved, unread) = saved::read(preferences);
        Self {
            saved,
            unread,
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
            rules: saved.rules.clone(),
            color: saved.color,
            clock_note: clock::difference(open.and_then(|open| open.store.clock_offset())),
            keyring_entry: (saved.secret == SavedSecret::Keyring).then(|| saved.secret_key().account()),
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
