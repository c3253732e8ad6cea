//! Connections in the preferences. They say where the secret is, and do not hold it.

use std::num::NonZeroU32;
use std::sync::Arc;

use moltin::{ClientId, Endpoint, InvalidEndpoint, Store};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::certificate::Certificate;
use super::name;
use super::store_rules::{StoreKey, StoreRules};
use crate::audit::AuditStore;
use crate::ports::{Preferences, PreferencesError, SecretKey};
use crate::proxies::Proxies;
use crate::store_address::{self, address_of};
use crate::view::{Color, ConnectionKind, KeepSecret, Rules};
use crate::{Error, blocking};

/// The ID of the connection to the sandbox store.
pub const SANDBOX: &str = "sandbox";

const CONNECTIONS: &str = "connections";
const STORE_RULES: &str = "store_rules";
const LAST: &str = "last_connection";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Saved {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: ConnectionKind,
    /// `None` for the sandbox store, whose port changes at every start.
    pub(super) base_url: Option<String>,
    pub(super) client_id: String,
    pub(super) secret: SavedSecret,
    /// A certificate to trust beside the system's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) certificate: Option<Certificate>,
    /// The file of that certificate, which earlier versions saved instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) certificate_file: Option<String>,
    /// The address that staff confirmed in a dialog, as [`address_of`] spells it; `None` if there
    /// was no question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) confirmed_address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) requests_per_second: Option<u32>,
    /// The rules, which earlier versions saved with the connection and not with the store.
    #[serde(default, rename = "rules", skip_serializing)]
    pub(super) old_rules: Option<Rules>,
    /// Older preferences spell it `colour`.
    #[serde(default, alias = "colour")]
    pub(super) color: Color,
}

/// Where the secret is. Saved, because a keyring without its collection looks like one without the
/// secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SavedSecret {
    Keyring,
    Session,
    None,
}

impl From<KeepSecret> for SavedSecret {
    fn from(keep: KeepSecret) -> Self {
        match keep {
            KeepSecret::Keyring => Self::Keyring,
            KeepSecret::Session => Self::Session,
        }
    }
}

impl Saved {
    /// Makes the name valid: the file may have been edited by hand.
    fn repaired(mut self) -> Self {
        self.name = name::repaired(&self.name, self.base_url.as_deref());
        self
    }

    pub(super) fn sandbox(client_id: String) -> Self {
        Self {
            id: SANDBOX.into(),
            name: "Sandbox store".into(),
            kind: ConnectionKind::Sandbox,
            base_url: None,
            client_id,
            secret: SavedSecret::None,
            certificate: None,
            certificate_file: None,
            confirmed_address: None,
            requests_per_second: None,
            old_rules: None,
            color: Color::default(),
        }
    }
}

/// Reads the connections. Entries that can't be read are returned as they are, to be written again:
/// a later version may know them.
pub(super) fn read(preferences: &dyn Preferences) -> (Vec<Saved>, Vec<Value>) {
    let Some(Value::Array(values)) = preferences.get(CONNECTIONS) else {
        return (Vec::new(), Vec::new());
    };
    let mut saved = Vec::new();
    let mut unread = Vec::new();
    for value in values {
        match serde_json::from_value::<Saved>(value.clone()) {
            Ok(connection) => saved.push(connection.repaired()),
            Err(_) => unread.push(value),
        }
    }
    (saved, unread)
}

pub(super) fn read_last(preferences: &dyn Preferences) -> Option<String> {
    preferences.get(LAST)?.as_str().map(str::to_owned)
}

pub(super) fn read_rules(preferences: &dyn Preferences) -> StoreRules {
    StoreRules::read(preferences.get(STORE_RULES))
}

pub(super) async fn write_rules(preferences: &Arc<dyn Preferences>, rules: &StoreRules) -> Result<(), Error> {
    set(preferences, STORE_RULES, rules.to_value()).await
}

pub(super) async fn write(
    preferences: &Arc<dyn Preferences>,
    all: &[Saved],
    unread: Vec<Value>,
) -> Result<(), Error> {
    let values: Vec<Value> = all.iter().map(|saved| json!(saved)).chain(unread).collect();
    set(preferences, CONNECTIONS, values.into()).await
}

pub(super) async fn write_last(preferences: &Arc<dyn Preferences>, connection: &str) -> Result<(), Error> {
    set(preferences, LAST, json!(connection)).await
}

async fn set(preferences: &Arc<dyn Preferences>, key: &'static str, value: Value) -> Result<(), Error> {
    let preferences = Arc::clone(preferences);
    let written: Result<(), PreferencesError> = blocking::run(move || preferences.set(key, value)).await;
    Ok(written?)
}

impl Saved {
    /// Whether two connections can share one client.
    pub(super) fn has_same_client(&self, other: &Self) -> bool {
        (&self.client_id, &self.certificate, self.requests_per_second)
            == (&other.client_id, &other.certificate, other.requests_per_second)
    }

    /// Builds a client with the connection's settings.
    pub(super) fn client(&self, endpoint: Endpoint, proxies: Arc<Proxies>) -> Result<Store, Error> {
        let mut builder = Store::builder(endpoint, ClientId::new(self.client_id.clone()))?
            .user_agent("shopside", env!("CARGO_PKG_VERSION"))
            .proxies(move |store| proxies.find(store));
        if let Some(rate) = self.requests_per_second.and_then(NonZeroU32::new) {
            builder = builder.requests_per_second(Some(rate));
        }
        if let Some(certificate) = &self.certificate {
            builder = builder.root_certificates(certificate.pem())?;
        }
        Ok(builder.build()?)
    }

    pub(super) fn endpoint(&self) -> Result<Endpoint, Error> {
        let address = self.base_url.as_deref().ok_or(Error::SandboxNotRunning)?;
        Endpoint::parse(address).map_err(|error| invalid_base_url(&error))
    }

    /// The store. All sandboxes are one: their port and client ID change.
    pub(super) fn store_key(&self) -> StoreKey {
        match self.base_url.as_deref() {
            None => StoreKey {
                address: SANDBOX.into(),
                client_id: String::new(),
            },
            Some(base_url) => StoreKey {
                address: Endpoint::parse(base_url)
                    .map_or_else(|_| base_url.to_owned(), |endpoint| address_of(&endpoint)),
                client_id: self.client_id.trim().to_owned(),
            },
        }
    }

    /// The store as the audit log records it.
    pub(super) fn audit_store(&self) -> AuditStore {
        let url = self.base_url.as_deref();
        AuditStore {
            text: format!("{} ({})", self.name, url.unwrap_or("on this machine")),
            connection_id: Some(self.id.clone()),
            url: url.map(str::to_owned),
        }
    }

    pub(super) fn secret_key(&self) -> SecretKey {
        SecretKey {
            connection: self.id.clone(),
            base_url: self.base_url.clone().unwrap_or_default(),
        }
    }
}

pub(super) fn invalid_base_url(error: &InvalidEndpoint) -> Error {
    Error::input("baseUrl", store_address::invalid(error))
}
