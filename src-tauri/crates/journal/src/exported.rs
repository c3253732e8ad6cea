//! Reads entries back from an export of a log server: JSON Lines, in the forms that servers have.
//!
//! The attributes of an entry can be fields of any object: `Attributes` of `ClickHouse`,
//! `structured_metadata` of Loki, structured data of a syslog server, or the list of keys and
//! values of OTLP in JSON. The fields of an object around it count, too: there, OTLP has the
//! installation.

use std::collections::BTreeMap;
use std::io::BufRead;

use serde_json::Value;

use crate::Error;
use crate::attributes::{HASH, NUMBER};

/// The attribute with the ID of the installation.
pub(crate) const INSTALLATION: &str = "service.instance.id";

/// An entry as the log server has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExportedEntry {
    /// The ID of the installation; empty if the export leaves it out.
    pub(crate) installation: String,
    pub(crate) number: i64,
    pub(crate) hash: String,
    /// All attributes, as text.
    pub(crate) attributes: BTreeMap<String, String>,
}

/// Reads each entry of an export. Lines without entries are skipped.
///
/// # Errors
/// [`Error::Read`] if the export can't be read, [`Error::ExportLine`] for a line that is not JSON.
pub(crate) fn read(export: impl BufRead, mut each: impl FnMut(ExportedEntry)) -> Result<(), Error> {
    for (index, line) in export.lines().enumerate() {
        let line = line.map_err(Error::Read)?;
        if line.trim().is_empty() {
            continue;
        }
        let value: Value = serde_json::from_str(&line).map_err(|_| Error::ExportLine(index + 1))?;
        collect(&value, &BTreeMap::new(), &mut each);
    }
    Ok(())
}

fn collect(value: &Value, around: &BTreeMap<String, String>, each: &mut impl FnMut(ExportedEntry)) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, around, each)),
        Value::Object(_) => {
            let mut attributes = around.clone();
            add_attributes(value, &[], &mut attributes);
            if let Some(entry) = entry(&attributes) {
                return each(entry);
            }
            let values = value.as_object().into_iter().flatten();
            values.for_each(|(_, value)| collect(value, &attributes, each));
        }
        _ => {}
    }
}

/// The texts and numbers of an object, and of the objects and attribute lists in it. Lists of
/// objects are records of their own.
fn add_attributes(value: &Value, path: &[&str], attributes: &mut BTreeMap<String, String>) {
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
fn add(path: &[&str], value: &str, attributes: &mut BTreeMap<String, String>) {
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

fn entry(attributes: &BTreeMap<String, String>) -> Option<ExportedEntry> {
    Some(ExportedEntry {
        installation: get(attributes, INSTALLATION).unwrap_or_default().to_owned(),
        number: get(attributes, NUMBER)?.parse().ok()?,
        hash: get(attributes, HASH)?.to_ascii_lowercase(),
        attributes: attributes.clone(),
    })
}

/// Loki replaces the dots of names.
fn get<'a>(attributes: &'a BTreeMap<String, String>, name: &str) -> Option<&'a str> {
    let found = attributes.get(name);
    let found = found.or_else(|| attributes.get(&name.replace('.', "_")));
    found.map(String::as_str)
}

impl ExportedEntry {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        get(&self.attributes, name)
    }
}
