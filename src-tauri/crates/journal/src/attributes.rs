//! The names of an entry's values for other programs: those of OpenTelemetry's semantic conventions
//! where there is one, and `shopside.*` otherwise. `docs/audit-export.md` has the table.

mod emails;

use crate::content::{EntryContent, format_time};
use crate::words::{Action, Outcome};
use crate::{Anchor, Entry, Hash};

/// A value of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribute {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
}

/// What the attributes of an entry may contain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AttributeOptions {
    /// The customer's email address, and texts that may contain one.
    pub customer_email: bool,
}

impl AttributeOptions {
    /// A text without email addresses, unless they are allowed.
    fn masked(self, text: &str) -> String {
        if self.customer_email {
            text.to_owned()
        } else {
            emails::mask(text)
        }
    }
}

/// How many attributes there are.
pub(crate) const COUNT: usize = 29;
/// The name of the attribute with the number of an entry.
pub(crate) const NUMBER: &str = "shopside.entry.number";
/// The name of the attribute with the hash of an entry.
pub(crate) const HASH: &str = "shopside.entry.hash";
pub(crate) const PREVIOUS_HASH: &str = "shopside.entry.previous_hash";
/// The time of an entry, as the file has it.
pub(crate) const TIME: &str = "shopside.entry.time";
pub(crate) const HEAD_NUMBER: &str = "shopside.head.number";
pub(crate) const HEAD_HASH: &str = "shopside.head.hash";
pub(crate) const ERASED: &str = "shopside.entry.erased";
/// The attributes that an erasure takes from an entry.
pub(crate) const PERSONAL: [&str; 5] = [
    "shopside.customer.id",
    "shopside.customer.email",
    "shopside.reason",
    "shopside.detail",
    "url.path",
];

/// Returns the attributes of an entry by their names, without those that have no value. `previous`
/// is the hash of the entry before it, and `head` is the last entry of the audit log.
pub fn attributes(
    entry: &Entry,
    previous: Hash,
    head: &Anchor,
    options: AttributeOptions,
) -> Vec<(&'static str, Attribute)> {
    let present = all(entry, previous, head, options).into_iter();
    present.filter_map(|(name, value)| Some((name, value?))).collect()
}

/// All attributes, also those without a value.
pub(crate) fn all(
    entry: &Entry,
    previous: Hash,
    head: &Anchor,
    options: AttributeOptions,
) -> [(&'static str, Option<Attribute>); COUNT] {
    let content = &entry.content;
    let text = |text: &str| Some(Attribute::Text(text.to_owned()));
    let optional = |text: &Option<String>| text.clone().map(Attribute::Text);
    let number = |number: Option<u32>| number.map(|number| Attribute::Whole(number.into()));
    [
        (HASH, text(&entry.hash.to_string())),
        (NUMBER, Some(Attribute::Whole(entry.id))),
        (PREVIOUS_HASH, text(&previous.to_string())),
        (TIME, text(&format_time(content.at))),
        (
            "shopside.entry.version",
            Some(Attribute::Whole(entry.version.number())),
        ),
        ("shopside.entry.removes", optional(&entry.removes)),
        (ERASED, entry.is_erased.then(|| Attribute::Text("true".into()))),
        (HEAD_NUMBER, Some(Attribute::Whole(head.entries))),
        (HEAD_HASH, text(&head.head.to_string())),
        ("shopside.action", text(content.action.as_str())),
        ("shopside.outcome", text(content.outcome.as_str())),
        ("enduser.id", text(&content.account)),
        ("shopside.operator", text(&content.operator)),
        ("session.id", optional(&content.session_id)),
        (
            "shopside.store.name",
            Some(content.store_name())
                .filter(|name| !name.is_empty())
                .map(|name| Attribute::Text(options.masked(name))),
        ),
        ("shopside.store.url", optional(&content.store_url)),
        ("shopside.connection.id", optional(&content.connection_id)),
        (
            "shopside.customer.id",
            content
                .customer_id
                .as_deref()
                .map(|id| Attribute::Text(options.masked(id))),
        ),
        (
            "shopside.customer.email",
            content
                .customer_email
                .clone()
                .filter(|_| options.customer_email)
                .map(Attribute::Text),
        ),
        (
            "shopside.access.method",
            content.way.and_then(|way| text(way.as_str())),
        ),
        ("shopside.reason", reason(content, options)),
        ("shopside.detail", detail(content, options)),
        ("shopside.import.id", optional(&content.import_id)),
        ("shopside.import.line", number(content.import_line)),
        ("http.request.method", optional(&content.method)),
        ("url.path", path(content, options)),
        ("http.response.status_code", number(content.status.map(u32::from))),
        ("shopside.request.duration_ms", number(content.duration_ms)),
        ("shopside.items", number(content.items)),
    ]
}

fn reason(content: &EntryContent, options: AttributeOptions) -> Option<Attribute> {
    let reason = content.reason.as_deref()?;
    Some(Attribute::Text(options.masked(reason)))
}

fn path(content: &EntryContent, options: AttributeOptions) -> Option<Attribute> {
    let path = content.path.as_deref()?;
    Some(Attribute::Text(if options.customer_email {
        path.to_owned()
    } else {
        emails::mask_in_path(path)
    }))
}

/// The detail is free text. Without the permission for email addresses, only that of actions which
/// are about no customer is left.
fn detail(content: &EntryContent, options: AttributeOptions) -> Option<Attribute> {
    let detail = content.detail.as_deref()?;
    if options.customer_email {
        return Some(Attribute::Text(detail.to_owned()));
    }
    let is_about_no_customer =
        matches!(
            content.action,
            Action::SessionExtend
                | Action::SessionEnd
                | Action::PolicyChange
                | Action::HostConfirm
                | Action::ConnectionAdd
                | Action::ConnectionChange
                | Action::ConnectionRemove
                | Action::Lock
                | Action::Unlock
                | Action::Update
                | Action::KeyCreate
                | Action::AuditExportChange
                | Action::LogShortened
                | Action::Retention
        ) && matches!(content.outcome, Outcome::Begun | Outcome::Done | Outcome::Unknown);
    is_about_no_customer.then(|| Attribute::Text(emails::mask(detail)))
}
