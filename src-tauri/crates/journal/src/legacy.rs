//! Entries of version 2 and before, which say in text what version 3 has columns for.
//!
//! The texts are parsed when an entry is read, and the file stays as it is: the hashes cover the
//! texts and not the new columns. Nothing else in the app parses the texts of the audit log.

use crate::content::EntryContent;
use crate::words::Action;

/// Fills the columns of version 3 from the texts, as far as they have them. The connection and the
/// number of items were never recorded.
pub(crate) fn fill_columns(entry: &mut EntryContent) {
    entry.store_url = split_store(&entry.store).1.map(str::to_owned);
    let detail = entry.detail.as_deref().unwrap_or_default();
    match entry.action {
        Action::Request => {
            if let Some(request) = parse_request(detail) {
                entry.method = Some(request.method.to_owned());
                entry.path = Some(request.path.to_owned());
                entry.status = request.status;
                entry.duration_ms = Some(request.duration_ms);
            }
        }
        Action::CustomerCreate => {
            if let Some((line, import_id)) = parse_import(detail) {
                entry.import_id = Some(import_id.to_owned());
                entry.import_line = Some(line);
            }
        }
        _ => {}
    }
}

/// Splits the text of a store, such as `Acme (EU) (https://api.example.com)`, into its name and its
/// base URL. A name may end with parentheses; a base URL has none.
pub(crate) fn split_store(store: &str) -> (&str, Option<&str>) {
    let parts = store.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match parts {
        Some((name, url)) if url.starts_with("https://") || url.starts_with("http://") => (name, Some(url)),
        _ => (store, None),
    }
}

struct Request<'a> {
    method: &'a str,
    path: &'a str,
    status: Option<u16>,
    duration_ms: u32,
}

/// Parses `GET /v2/orders 200 34 ms as admin`. A word such as `timeout` can be in place of the
/// status.
fn parse_request(detail: &str) -> Option<Request<'_>> {
    let mut words = detail.split(' ');
    let (method, path, status, duration) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_request = is_method && path.starts_with('/') && words.next() == Some("ms");
    is_request.then_some(Request {
        method,
        path,
        status: status.parse().ok(),
        duration_ms: duration.parse().ok()?,
    })
}

/// Parses `line 7 of import 0123456789abcdef`. An error message can follow after a colon.
fn parse_import(detail: &str) -> Option<(u32, &str)> {
    let (line, rest) = detail.strip_prefix("line ")?.split_once(" of import ")?;
    let id = rest.split_once(": ").map_or(rest, |(id, _)| id);
    Some((line.parse().ok()?, id))
}

impl EntryContent {
    /// Returns the store's name as its connection had it when the entry was written.
    pub fn store_name(&self) -> &str {
        split_store(&self.store).0
    }
}

#[cfg(test)]
mod tests {
    use super::split_store;

    #[test]
    fn parentheses_of_a_store_name_are_no_base_url() {
        assert_eq!(split_store("Acme (EU)"), ("Acme (EU)", None));
        for url in ["https://api.example.com", "http://127.0.0.1:8080"] {
            assert_eq!(
                split_store(&format!("Acme (EU) ({url})")),
                ("Acme (EU)", Some(url))
            );
        }
    }
}
