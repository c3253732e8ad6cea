//! The content of the managed policy. Its keys are in `docs/managed-policy.md`.

use std::collections::BTreeMap;

use audit_export::{Headers, InvalidCertificate, InvalidHeaders, Target, Trust};
use moltin::Endpoint;
use serde::de;
use serde::{Deserialize, Deserializer};

use super::fault;
use crate::store_address::{self, address_of};
use crate::view::{InvalidInput, Policy, PolicyFault, SettingsView};

/// The settings that the policy fixes. A key that is not here is an error: it may be a typing error
/// in one that is meant to restrict something.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManagedSettings {
    #[serde(default)]
    policy: Option<Policy>,
    #[serde(default)]
    production: Option<bool>,
    #[serde(default)]
    stores: Vec<ManagedStore>,
    /// Hosts, or hosts with a port, spelled as [`address_of`] does.
    #[serde(default, deserialize_with = "hosts")]
    pub(super) allowed_hosts: Option<Vec<String>>,
    #[serde(default, deserialize_with = "session_minutes")]
    pub(super) session_minutes: Option<u32>,
    #[serde(default, deserialize_with = "operator_name")]
    pub(super) operator_name: Option<String>,
    /// The address of the log server.
    #[serde(default, deserialize_with = "export_address")]
    audit_export: Option<String>,
    #[serde(default, deserialize_with = "export_authority")]
    audit_export_authority: Option<String>,
    #[serde(default)]
    pub(super) audit_export_customer_email: bool,
    #[serde(default, deserialize_with = "export_headers")]
    audit_export_headers: BTreeMap<String, String>,
    #[serde(default)]
    audit_export_required_minutes: Option<u32>,
}

/// Where the audit log is sent.
#[derive(Debug, Clone)]
pub(crate) struct ManagedExport {
    pub(crate) address: String,
    /// The certificates of the authority, in PEM format.
    pub(crate) authority: Option<String>,
    headers: BTreeMap<String, String>,
    /// Customer views wait until the log server has each entry that is older.
    pub(crate) required_minutes: Option<u32>,
}

impl ManagedExport {
    pub(crate) fn headers(&self) -> Result<Headers, InvalidHeaders> {
        Headers::parse(&header_lines(&self.headers).into())
    }
}

/// The rules of one store.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ManagedStore {
    #[serde(deserialize_with = "address")]
    address: String,
    /// `None` for every client ID.
    #[serde(default)]
    client_id: Option<String>,
    #[serde(default)]
    policy: Option<Policy>,
    #[serde(default)]
    production: Option<bool>,
}

/// What the policy fixes in the rules of a store.
#[derive(Debug, Default)]
pub(super) struct FixedRules {
    pub(super) policy: Option<Policy>,
    pub(super) production: Option<bool>,
}

impl ManagedSettings {
    /// Reads the text of the file.
    ///
    /// # Errors
    /// Says what is wrong, at which key, line and column.
    pub fn parse(text: &str) -> Result<Self, PolicyFault> {
        // Otherwise a list of the values, without their keys, would be accepted.
        if text.trim_start().starts_with('[') {
            return Err(PolicyFault::List);
        }
        let mut json = serde_json::Deserializer::from_str(text);
        let settings: Self = serde_path_to_error::deserialize(&mut json)
            .map_err(|error| fault::at_key(&error.path().to_string(), error.inner()))?;
        json.end().map_err(|error| fault::in_line(&error))?;
        settings.check_export()?;
        Ok(settings)
    }

    /// A key that says how to export is useless without the address. That may be mistyped.
    fn check_export(&self) -> Result<(), PolicyFault> {
        let needs_address = [
            ("audit_export_authority", self.audit_export_authority.is_some()),
            ("audit_export_headers", !self.audit_export_headers.is_empty()),
            (
                "audit_export_required_minutes",
                self.audit_export_required_minutes.is_some(),
            ),
        ];
        let useless = needs_address
            .iter()
            .find(|(_, is_set)| *is_set && self.audit_export.is_none());
        if let Some((key, _)) = useless {
            return Err(at(key, PolicyFault::NeedsAuditExport));
        }
        // What a syslog server has read, it may lose.
        let address = self.audit_export.as_deref().map(Target::parse);
        let is_syslog = matches!(address, Some(Ok(Target::Syslog { .. })));
        if is_syslog && self.audit_export_required_minutes.is_some() {
            return Err(at(
                "audit_export_required_minutes",
                PolicyFault::SyslogUnacknowledged,
            ));
        }
        Ok(())
    }

    pub(super) fn export(&self) -> Option<ManagedExport> {
        Some(ManagedExport {
            address: self.audit_export.clone()?,
            authority: self.audit_export_authority.clone(),
            headers: self.audit_export_headers.clone(),
            required_minutes: self.audit_export_required_minutes,
        })
    }

    /// What is fixed for a store: by its address and client ID, else by its address, else for all.
    pub(super) fn rules(&self, address: &str, client_id: &str) -> FixedRules {
        let at_address = || self.stores.iter().filter(|store| store.address == address);
        let mut entries: Vec<_> = at_address()
            .filter(|store| store.client_id.as_deref() == Some(client_id))
            .collect();
        entries.extend(at_address().filter(|store| store.client_id.is_none()));
        let policy = entries.iter().find_map(|store| store.policy);
        let production = entries.iter().find_map(|store| store.production);
        FixedRules {
            policy: policy.or(self.policy),
            production: production.or(self.production),
        }
    }
}

fn at(key: &str, fault: PolicyFault) -> PolicyFault {
    PolicyFault::AtKey {
        key: key.into(),
        fault: Box::new(fault),
    }
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    let endpoint = Endpoint::parse(&text);
    let endpoint = endpoint.map_err(|error| de::Error::custom(store_address::invalid(&error)))?;
    Ok(address_of(&endpoint))
}

fn hosts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    let hosts = Option::<Vec<String>>::deserialize(deserializer)?;
    let hosts = hosts.map(|hosts| hosts.iter().map(|host| allowed_host(host)).collect());
    hosts.transpose().map_err(de::Error::custom)
}

/// A host name or IP address, perhaps with a port.
fn allowed_host(text: &str) -> Result<String, PolicyFault> {
    let is_host = !text.is_empty() && !text.contains(['/', '*', '@', '?', '#', ' ']);
    let endpoint = Endpoint::parse(text).ok().filter(|_| is_host);
    let endpoint = endpoint.ok_or_else(|| PolicyFault::NotAHost { text: text.into() })?;
    let address = address_of(&endpoint);
    let has_port = text
        .rsplit_once(':')
        .is_some_and(|(_, port)| port.parse::<u16>().is_ok())
        && (!text.starts_with('[') || !text.ends_with(']'));
    match address.rsplit_once(':') {
        Some((host, _)) if !has_port => Ok(host.to_owned()),
        _ => Ok(address),
    }
}

fn session_minutes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let minutes = Option::<u32>::deserialize(deserializer)?;
    match minutes {
        Some(minutes) if !SettingsView::SESSION_MINUTES.contains(&minutes) => {
            Err(de::Error::custom(PolicyFault::SessionMinutes))
        }
        minutes => Ok(minutes),
    }
}

fn operator_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    let is_valid = |name: &String| {
        !name.trim().is_empty()
            && name.chars().count() <= SettingsView::MAX_OPERATOR_LENGTH
            && !name.contains(char::is_control)
    };
    if name.as_ref().is_none_or(is_valid) {
        Ok(name)
    } else {
        Err(de::Error::custom(PolicyFault::OperatorName))
    }
}

fn export_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let address = Option::<String>::deserialize(deserializer)?;
    let address = address.map(|address| Target::parse(&address).map(|_| address.trim().to_owned()));
    let address = address.transpose();
    address.map_err(|error| de::Error::custom(InvalidInput::from(error)))
}

fn export_authority<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let authorities = Option::<String>::deserialize(deserializer)?;
    let trust = Trust {
        authorities: authorities.clone(),
        client: None,
    };
    match authorities {
        Some(_) => match trust.check() {
            Ok(()) => Ok(authorities),
            Err(InvalidCertificate::Authority) => Err(de::Error::custom(InvalidInput::AuthorityCertificate)),
            Err(error) => Err(de::Error::custom(error)),
        },
        None => Ok(None),
    }
}

fn export_headers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error> {
    let headers = BTreeMap::<String, String>::deserialize(deserializer)?;
    let parsed = Headers::parse(&header_lines(&headers).into());
    match parsed {
        Ok(parsed) if parsed.repeat_a_name() => Err(de::Error::custom(PolicyFault::HeaderTwice)),
        Ok(parsed) if parsed.names().len() == headers.len() => Ok(headers),
        Ok(_) => Err(de::Error::custom(PolicyFault::HeaderLineBreak)),
        Err(error) => Err(de::Error::custom(InvalidInput::from(error))),
    }
}

fn header_lines(headers: &BTreeMap<String, String>) -> String {
    let lines = headers.iter().map(|(name, value)| format!("{name}: {value}\n"));
    lines.collect()
}
