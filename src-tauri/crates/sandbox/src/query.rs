//! The query language: filters, order, pages (see `docs/api.md`, "Query language").

pub(crate) mod body;
pub(crate) mod filter;
pub(crate) mod page;
pub(crate) mod sort;

use axum::http::Uri;
use serde_json::Value;

use crate::faults;
use crate::refusal::Refusal;

/// The most that a filter may have, in bytes.
const LONGEST_FILTER: usize = 8 * 1024;

/// A list that was asked for: which rows, in which order, and which page of them.
pub(crate) struct Listing {
    pub(crate) filter: filter::Filter,
    pub(crate) order: &'static str,
    pub(crate) page: page::Asked,
    /// The rest of the query, for the links to other pages.
    rest: Vec<(String, String)>,
    path: String,
}

/// What can be asked of a resource's list.
pub(crate) struct Rules {
    pub(crate) attributes: &'static [filter::Attribute],
    pub(crate) sorts: &'static [sort::Key],
    pub(crate) default_order: &'static str,
}

impl Listing {
    /// Reads the query of a list.
    pub(crate) fn read(uri: &Uri, rules: &Rules) -> Result<Self, Refusal> {
        let pairs = pairs(uri.query().unwrap_or_default());
        let last = |name: &str| {
            pairs
                .iter()
                .rev()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.as_str())
        };
        if last("filter").is_some_and(|filter| filter.len() > LONGEST_FILTER) {
            return Err(Refusal::filter("The filter may not be longer than 8 kB"));
        }
        Ok(Self {
            filter: filter::Filter::read(last("filter").unwrap_or_default(), rules.attributes)?,
            order: sort::order(last("sort"), rules.sorts, rules.default_order),
            page: page::Asked::read(last("page[limit]"), last("page[offset]"))?,
            path: uri.path().to_owned(),
            rest: pairs
                .into_iter()
                .filter(|(key, _)| !key.starts_with("page["))
                .collect(),
        })
    }

    /// Whether the lines of orders are to be included.
    pub(crate) fn includes(&self, what: &str) -> bool {
        includes(&self.rest, what)
    }

    /// `meta` and `links` of a page of `total` matches.
    /// Links of an empty list are odd where that is wanted.
    pub(crate) fn envelope(&self, base_url: &str, total: u32, odd: bool) -> (Value, Value) {
        let link = |offset: i64| {
            let page = [
                ("page[limit]".to_owned(), self.page.limit.to_string()),
                ("page[offset]".to_owned(), offset.to_string()),
            ];
            let query: Vec<_> = self
                .rest
                .iter()
                .chain(&page)
                .map(|(key, value)| {
                    format!(
                        "{key}={}",
                        value
                            .replace('%', "%25")
                            .replace('&', "%26")
                            .replace('#', "%23")
                            .replace('+', "%2B")
                            .replace(' ', "%20")
                    )
                })
                .collect();
            format!("{base_url}{}?{}", self.path, query.join("&"))
        };
        let total = i64::from(total);
        let mut links = self.page.links(total, link);
        let mut meta = self.page.meta(total);
        if odd && total == 0 {
            meta["page"]["current"] = 1.into();
            faults::odd_links(&mut links, link, self.page.limit);
        }
        (meta, links)
    }
}

/// Whether the query of one resource asks for something to be included.
pub(crate) fn asks_to_include(uri: &Uri, what: &str) -> bool {
    includes(&pairs(uri.query().unwrap_or_default()), what)
}

fn includes(pairs: &[(String, String)], what: &str) -> bool {
    pairs
        .iter()
        .any(|(key, value)| key == "include" && value.split(',').any(|name| name.trim() == what))
}

/// Takes a query or a form apart: raw and encoded characters alike, `+` for a space.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_and_encoded_queries_mean_the_same() {
        let raw = pairs("page[limit]=10&filter=eq(email,ron@swanson.com)");
        let encoded = pairs("page%5Blimit%5D=10&filter=eq%28email%2Cron%40swanson.com%29");

        assert_eq!(raw, encoded);
        assert_eq!(pairs("filter=a+b%2Bc")[0].1, "a b+c");
    }
}
