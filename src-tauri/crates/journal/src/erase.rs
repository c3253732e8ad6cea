//! Erasure of one person's data: the personal fields of all entries about the person, and of all
//! entries that name the person in a text.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Transaction};

use crate::chain::{self, insert};
use crate::content::{EntryContent, Version, format_time};
use crate::legacy::split_store;
use crate::signing::SigningKey;
use crate::tombstone::{self, Removal, Scope, Statement};
use crate::words::Action;
use crate::{AuditLog, Error, link, numbers, schema};

impl AuditLog {
    /// Erases the personal fields of all entries about the customer of entry `entry`, and of
    /// entries of the same store that name this customer in a text. First appends an entry that
    /// announces it: `announcement`, with the action and the number of entries added.
    ///
    /// The data is in no file of the audit log when this returns. The chain stays intact.
    ///
    /// # Errors
    /// [`Error::NoPerson`] if the entry is about no customer or was erased before.
    /// [`Error::NamesPerson`] if the announcement names the customer. [`Error::Broken`] if the log
    /// is not intact: nothing is erased then, because the signed statement would hide the fault.
    /// [`Error::CopyLeft`] if the data was erased, but a copy may be left in the file; call
    /// [`compact`](Self::compact) later.
    pub fn erase(&self, entry: i64, announcement: &EntryContent, key: &SigningKey) -> Result<Removal, Error> {
        let mut writer = self.writer()?;
        let removal = writer.change(|transaction, (last, head)| {
            chain::require_intact(transaction)?;
            let person = Person::of(transaction, entry)?.ok_or(Error::NoPerson(entry))?;
            let texts = [&announcement.reason, &announcement.detail, &announcement.path];
            if texts.into_iter().flatten().any(|text| person.is_named_in(text)) {
                return Err(Error::NamesPerson);
            }
            let erased = person.entries(transaction)?;
            let numbers = numbers::format(&erased);
            let content = EntryContent {
                action: Action::PersonErased,
                items: u32::try_from(erased.len()).ok(),
                ..announcement.clone()
            };
            let (id, hash) = insert(transaction, (last, head), &content, Some(&numbers))?;
            let statement = Statement {
                entry: id,
                hash: hash.to_string(),
                at: format_time(content.at),
                entries: numbers,
                removed: Scope::Person {
                    left: left_of(transaction, &erased)?,
                },
            };
            let removal = tombstone::insert(transaction, &statement, key)?;
            schema::without_trigger(transaction, "personal_is_never_deleted", || {
                let mut delete = transaction.prepare("DELETE FROM personal WHERE id = ?")?;
                for id in &erased {
                    delete.execute([id])?;
                }
                Ok(())
            })?;
            Ok((removal, (id, hash)))
        })?;
        writer.compact()?;
        Ok(removal)
    }
}

/// For entries of version 2 and 3, hashes of what is left of them.
fn left_of(transaction: &Transaction<'_>, erased: &[i64]) -> Result<BTreeMap<i64, String>, Error> {
    let mut left = BTreeMap::new();
    for id in erased {
        let (version, hash) = link::hash_without_personal(transaction, *id)?;
        if version != Version::Four {
            left.insert(*id, hash.to_string());
        }
    }
    Ok(left)
}

/// The store of an entry.
#[derive(Clone, PartialEq, Eq)]
struct Store {
    /// Name and base URL, for people; empty for entries of the app itself.
    text: String,
    /// `None` in version 2.
    connection_id: Option<String>,
}

impl Store {
    fn is_same(&self, other: &Self) -> bool {
        match (&self.connection_id, &other.connection_id) {
            (Some(one), Some(other)) => one == other,
            _ => self.text == other.text,
        }
    }

    fn url(&self) -> Option<&str> {
        split_store(&self.text).1
    }
}

/// What an entry says about a person. Email addresses and texts are in lower case.
struct Row {
    id: i64,
    store: Store,
    customer_id: Option<String>,
    email: Option<String>,
    /// Reason, detail and path.
    texts: [Option<String>; 3],
    announces_removal: bool,
}

const ROWS: &str =
    "SELECT personal.id, store, connection_id, customer_id, customer_email, reason, detail, path, removes
    FROM personal JOIN entry ON entry.id = personal.id";

impl Row {
    fn read(row: &rusqlite::Row<'_>) -> Result<Self, rusqlite::Error> {
        let text = |index| {
            row.get(index)
                .map(|text: Option<String>| text.map(|text| normalize(&text)))
        };
        Ok(Self {
            id: row.get(0)?,
            store: Store {
                text: row.get(1)?,
                connection_id: row.get(2)?,
            },
            customer_id: text(3)?,
            email: text(4)?,
            texts: [text(5)?, text(6)?, text(7)?],
            announces_removal: row.get::<_, Option<String>>(8)?.is_some(),
        })
    }

    fn for_each(transaction: &Transaction<'_>, mut work: impl FnMut(Self)) -> Result<(), Error> {
        let mut query = transaction.prepare(&format!("{ROWS} ORDER BY personal.id"))?;
        for row in query.query_map([], Self::read)? {
            work(row?);
        }
        Ok(())
    }
}

/// The names under which the entries of one store know a person.
struct Person {
    store: Store,
    /// The address of the entry that the person was chosen by.
    email: Option<String>,
    ids: BTreeSet<String>,
    /// All addresses that entries with one of these IDs have.
    emails: BTreeSet<String>,
}

impl Person {
    /// Returns the person that entry `entry` is about; `None` if it is about none.
    fn of(transaction: &Transaction<'_>, entry: i64) -> Result<Option<Self>, Error> {
        let row = transaction.query_row(&format!("{ROWS} WHERE personal.id = ?"), [entry], Row::read);
        let Some(chosen) = row.optional()? else {
            return Ok(None);
        };
        if chosen.customer_id.is_none() && chosen.email.is_none() {
            return Ok(None);
        }
        let mut person = Self {
            store: chosen.store,
            ids: chosen.customer_id.into_iter().collect(),
            emails: chosen.email.clone().into_iter().collect(),
            email: chosen.email,
        };
        Row::for_each(transaction, |row| {
            if row.email.is_some() && row.email == person.email && row.store.is_same(&person.store) {
                person.ids.extend(row.customer_id);
            }
        })?;
        Row::for_each(transaction, |row| {
            if person.has_id_of(&row) {
                person.emails.extend(row.email);
            }
        })?;
        Ok(Some(person))
    }

    /// An ID is unique at one base URL, so it also names the person in another connection to it.
    fn has_id_of(&self, row: &Row) -> bool {
        let is_at_store = row.store.is_same(&self.store) || row.store.url() == self.store.url();
        is_at_store && row.customer_id.as_ref().is_some_and(|id| self.ids.contains(id))
    }

    fn is_about(&self, row: &Row) -> bool {
        if row.announces_removal {
            return false;
        }
        let has_email = row.email.as_ref().is_some_and(|email| {
            // Another customer may have an address that this one had before.
            let is_theirs = row.customer_id.is_none() || row.email == self.email;
            is_theirs && self.emails.contains(email)
        });
        let is_of_store = row.store.is_same(&self.store);
        // The app's own entries, such as exports, are of no store.
        let may_name = is_of_store || row.store.text.is_empty();
        self.has_id_of(row)
            || is_of_store && has_email
            || may_name && row.texts.iter().flatten().any(|text| self.is_named_in(text))
    }

    /// The entries about the person, in ascending order.
    fn entries(&self, transaction: &Transaction<'_>) -> Result<Vec<i64>, Error> {
        let mut entries = Vec::new();
        Row::for_each(transaction, |row| {
            if self.is_about(&row) {
                entries.push(row.id);
            }
        })?;
        Ok(entries)
    }

    fn is_named_in(&self, text: &str) -> bool {
        let text = normalize(text);
        let mut names = self.ids.iter().chain(&self.emails);
        names.any(|name| has_word(&text, name))
    }
}

fn normalize(text: &str) -> String {
    text.to_lowercase().replace("%40", "@")
}

/// Whether a text has a word, and not only as a part of a longer address or ID.
fn has_word(text: &str, word: &str) -> bool {
    let goes_on = |first: Option<char>, second: Option<char>| match first {
        Some('.' | '_' | '-' | '+') => second.is_some_and(char::is_alphanumeric),
        first => first.is_some_and(char::is_alphanumeric),
    };
    !word.is_empty()
        && text.match_indices(word).any(|(start, word)| {
            let mut before = text[..start].chars().rev();
            let mut after = text[start + word.len()..].chars();
            !goes_on(before.next(), before.next()) && !goes_on(after.next(), after.next())
        })
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn address_is_found_as_a_whole_word_only() {
        for text in [
            "ann@a.test",
            "about ann@a.test.",
            "<ann@a.test>, called",
            "“ann@a.test”",
            "-ann@a.test",
        ] {
            assert!(has_word(text, "ann@a.test"), "{text}");
        }
        for text in [
            "joann@a.test",
            "jo.ann@a.test",
            "ann@a.test.example",
            "ann@a.tests",
            "ann@b.test",
        ] {
            assert!(!has_word(text, "ann@a.test"), "{text}");
        }
    }
}
