//! Reads entries back from an export of a log server: JSON Lines, in the forms that servers have.
//!
//! The attributes of an entry can be fields of any object: `Attributes` of `ClickHouse`,
//! `structured_metadata` of Loki, structured data of a syslog server, or the list of keys and
//! values of OTLP in JSON. The fields of an object around it count, too: there, OTLP has the
//! installation.

mod lines;

use std::collections::BTreeMap;
use std::io::BufRead;

use serde_json::Value;

use crate::Error;
use crate::attributes::{HASH, NUMBER};
use lines::Lines;

/// The attribute with the ID of the installation.
pub(crate) const INSTALLATION: &str = "service.instance.id";

/// An entry as the log server has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExportedEntry {
    /// The ID of the installation; empty if the export leaves it out.
    pub(crate) installation: String,
    /// From 1 on.
    pub(crate) number: i64,
    pub(crate) hash: String,
    /// All attributes, as text.
    pub(crate) attributes: Attributes,
}

type Attributes = BTreeMap<String, String>;

/// What an export has.
#[derive(Debug)]
pub(crate) enum Exported {
    Entry(ExportedEntry),
    /// A line that can't be read, by its number from 1 on. It may be cut off or altered.
    Unreadable(i64),
}

/// Reads each entry of an export. Lines without entries are skipped.
///
/// # Errors
/// [`Error::Read`] if the export can't be read, [`Error::ExportLine`] if it is no export: it has
/// lines that can't be read, and no entry. Errors of `each` end it.
pub(crate) fn read(
    export: impl BufRead,
    mut each: impl FnMut(Exported) -> Result<(), Error>,
) -> Result<(), Error> {
    let (mut has_entry, mut unreadable) = (false, None);
    let mut lines = Lines::new(export);
    while let Some((number, line)) = lines.next_line().map_err(Error::Read)? {
        let Some(value) = line.and_then(|line| serde_json::from_slice(line).ok()) else {
            unreadable.get_or_insert(number);
            each(Exported::Unreadable(number))?;
            continue;
        };
        collect(&value, &BTreeMap::new(), &mut |entry| {
            has_entry = true;
            each(Exported::Entry(entry))
        })?;
    }
    match unreadable {
        Some(number) if !has_entry => Err(Error::ExportLine(number)),
        _ => Ok(()),
    }
}

fn collect(
    value: &Value,
    around: &Attributes,
    each: &mut impl FnMut(ExportedEntry) -> Result<(), Error>,
) -> Result<(), Error> {
    match value {
        Value::Array(values) => values.iter().try_for_each(|value| collect(value, around, each)),
        Value::Object(fields) => {
            let mut attributes = around.clone();
            add_attributes(value, &[], &mut attributes);
            match entry(attributes) {
                Ok(entry) => each(entry),
                Err(attributes) => fields
                    .iter()
                    .try_for_each(|(_, value)| collect(value, &attributes, each)),
            }
        }
        _ => Ok(()),
    }
}

/// The texts and numbers of an object, and of the objects and attribute lists in it. Lists of
/// objects are records of their own.
fn add_attributes(value: &Value, path: &[&str], attributes: &mut Attributes) {
    for (key, value) in value.as_object().into_iter().flatten() {
        let path = [path, &[key]].concat();
        match value {
            Value::String(text) => add(&path, text, attributes),
            Value::Number(number) => add(&path, &number.to_string(), attributes),
            Value::Object(_) => add_attributes(value, &path, attributes),
            Value::Array(values) => attributes.extend(values.iter().filter_map(key_value)),
            _ => {}
        }
    }
}

/// Adds a value by each end of its path: some servers make objects of the parts of a name.
fn add(path: &[&str], value: &str, attributes: &mut Attributes) {
    for start in 0..path.len() {
        attributes.insert(path[start..].join("."), value.to_owned());
    }
}

/// An attribute of OTLP in JSON: `{"key": "…", "value": {"stringValue": "…"}}`.
fn key_value(attribute: &Value) -> Option<(String, String)> {
    let key = attribute.get("key")?.as_str()?;
    let value = attribute.get("value")?;
    let value = value.get("stringValue").or_else(|| value.get("intValue"))?;
    let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Some((key.to_owned(), value))
}

/// The entry that has these attributes; without one, returns them.
fn entry(attributes: Attributes) -> Result<ExportedEntry, Attributes> {
    let number = get(&attributes, NUMBER).and_then(|number| number.parse().ok());
    let number = number.filter(|number| *number >= 1);
    let hash = get(&attributes, HASH).map(str::to_ascii_lowercase);
    match number.zip(hash) {
        Some((number, hash)) => Ok(ExportedEntry {
            installation: get(&attributes, INSTALLATION).unwrap_or_default().to_owned(),
            number,
            hash,
            attributes,
        }),
        None => Err(attributes),
    }
}

/// Loki replaces the dots of names.
fn get<'a>(attributes: &'a Attributes, name: &str) -> Option<&'a str> {
    let found = attributes.get(name);
    let found = found.or_else(|| attributes.get(&name.replace('.', "_")));
    found.map(String::as_str)
}

impl ExportedEntry {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        get(&self.attributes, name)
    }
}
