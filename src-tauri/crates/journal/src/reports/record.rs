//! An entry as reports read it: of an audit log, or of an export of a log server.

use std::hash::{DefaultHasher, Hasher};

use jiff::Timestamp;

use crate::attributes::TIME;
use crate::exported::ExportedEntry;
use crate::hash::Hash;
use crate::{Action, Entry, Outcome, Way};

const ACTION: &str = "shopside.action";
const OUTCOME: &str = "shopside.outcome";
const METHOD: &str = "shopside.access.method";

/// What a source has.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "there is one at a time")]
pub(super) enum RecordRead {
    Entry(Record),
    LeftOut(LeftOut),
}

/// An entry that no report can use.
#[derive(Debug, Clone, Default)]
pub(super) struct LeftOut {
    /// The ID of the installation; empty in an audit log.
    pub(super) installation: String,
    /// `None` for a line that can't be read.
    pub(super) number: Option<i64>,
    /// A part of the hash, if it has one.
    pub(super) hash: Option<u64>,
    /// Whether a later version of the app wrote it: it has a word that this one does not know.
    pub(super) is_later: bool,
}

impl RecordRead {
    pub(super) fn of_entry(entry: Entry) -> Self {
        if entry.content.is_later() {
            return Self::LeftOut(LeftOut {
                number: Some(entry.id),
                hash: Some(first_bytes(entry.hash)),
                is_later: true,
                ..LeftOut::default()
            });
        }
        Self::Entry(Record::of_entry(entry))
    }

    pub(super) fn of_exported(entry: &ExportedEntry) -> Self {
        Record::of_exported(entry).map_or_else(|| Self::LeftOut(LeftOut::of_exported(entry)), Self::Entry)
    }

    pub(super) fn set_installation(&mut self, name: &str) {
        let installation = match self {
            Self::Entry(record) => &mut record.installation,
            Self::LeftOut(entry) => &mut entry.installation,
        };
        name.clone_into(installation);
    }

    /// A part of the hash, to recognize an entry that was read before.
    pub(super) fn hash(&self) -> Option<u64> {
        match self {
            Self::Entry(record) => Some(record.hash),
            Self::LeftOut(entry) => entry.hash,
        }
    }
}

impl LeftOut {
    fn of_exported(entry: &ExportedEntry) -> Self {
        let is_new =
            |name: &str, is_known: fn(&str) -> bool| told(entry, name).is_some_and(|word| !is_known(word));
        Self {
            installation: entry.installation.clone(),
            number: Some(entry.number),
            hash: hash(entry),
            is_later: is_new(ACTION, |word| Action::parse(word).is_some())
                || is_new(OUTCOME, |word| Outcome::parse(word).is_some())
                || is_new(METHOD, |word| Way::parse(word).is_some()),
        }
    }
}

/// What reports need of an entry.
#[derive(Debug, Clone)]
pub(super) struct Record {
    /// The ID of the installation; empty in an audit log.
    pub(super) installation: String,
    pub(super) number: i64,
    /// A part of the hash, to recognize an entry that was read before.
    pub(super) hash: u64,
    pub(super) at: Timestamp,
    pub(super) operator: String,
    pub(super) account: String,
    pub(super) store: String,
    pub(super) store_url: String,
    pub(super) connection: String,
    pub(super) action: Action,
    pub(super) outcome: Outcome,
    pub(super) way: Option<Way>,
    pub(super) customer_id: Option<String>,
    pub(super) customer_email: Option<String>,
    pub(super) session: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) detail: Option<String>,
    pub(super) is_import: bool,
    pub(super) is_erased: bool,
}

impl Record {
    pub(super) fn of_entry(entry: Entry) -> Self {
        let content = entry.content;
        Self {
            installation: String::new(),
            number: entry.id,
            hash: first_bytes(entry.hash),
            at: content.at,
            store: content.store_name().to_owned(),
            operator: content.operator,
            account: content.account,
            store_url: content.store_url.unwrap_or_default(),
            connection: content.connection_id.unwrap_or_default(),
            action: content.action,
            outcome: content.outcome,
            way: content.way,
            customer_id: content.customer_id,
            customer_email: content.customer_email,
            session: content.session_id,
            reason: content.reason,
            detail: content.detail,
            is_import: content.import_id.is_some(),
            is_erased: entry.is_erased,
        }
    }

    /// `None` for an entry that is [left out](LeftOut).
    fn of_exported(entry: &ExportedEntry) -> Option<Self> {
        let text = |name: &str| told(entry, name).map(str::to_owned);
        Some(Self {
            installation: entry.installation.clone(),
            number: entry.number,
            hash: hash(entry)?,
            at: entry.get(TIME)?.parse().ok()?,
            operator: text("shopside.operator").unwrap_or_default(),
            account: text("enduser.id").unwrap_or_default(),
            store: text("shopside.store.name").unwrap_or_default(),
            store_url: text("shopside.store.url").unwrap_or_default(),
            connection: text("shopside.connection.id").unwrap_or_default(),
            action: Action::parse(entry.get(ACTION)?)?,
            outcome: Outcome::parse(entry.get(OUTCOME)?)?,
            way: match told(entry, METHOD) {
                Some(word) => Some(Way::parse(word)?),
                None => None,
            },
            customer_id: text("shopside.customer.id"),
            customer_email: text("shopside.customer.email"),
            session: text("session.id"),
            reason: text("shopside.reason"),
            detail: text("shopside.detail"),
            is_import: told(entry, "shopside.import.id").is_some(),
            is_erased: entry.get("shopside.entry.erased") == Some("true"),
        })
    }

    /// Whether it is about a store, by the connection or by the store's base URL.
    pub(super) fn is_of_store(&self, connection: &str, url: &str) -> bool {
        let is_same = |one: &str, other: &str| !one.is_empty() && one == other;
        is_same(&self.connection, connection) || is_same(&self.store_url, url)
    }

    /// Whether it says that an act begins, or is all that an act has.
    pub(super) fn begins(&self) -> bool {
        match self.outcome {
            Outcome::Begun => true,
            Outcome::Done => self.action == Action::Note,
            Outcome::Failed | Outcome::Unknown | Outcome::Later(_) => false,
        }
    }

    pub(super) fn has_reason(&self) -> bool {
        let reason = self.reason.as_deref().unwrap_or_default();
        !reason.trim().is_empty()
    }
}

/// The part of a hash that is kept in memory.
pub(super) fn first_bytes(hash: Hash) -> u64 {
    let (first, _) = hash.0.split_first_chunk().expect("a hash has 32 bytes");
    u64::from_be_bytes(*first)
}

/// An attribute. Some servers write an empty text in the place of one that is missing.
fn told<'a>(entry: &'a ExportedEntry, name: &str) -> Option<&'a str> {
    entry.get(name).filter(|text| !text.is_empty())
}

fn hash(entry: &ExportedEntry) -> Option<u64> {
    u64::from_str_radix(entry.hash.get(..16)?, 16).ok()
}

/// A number that stands for a value in memory.
pub(super) fn digest(value: &impl std::hash::Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
