//! The query language of lists: filter, sort, include, pagination (see `docs/api.md`,
//! "Query language").

pub(crate) mod body;
pub(crate) mod filter;
pub(crate) mod list;
pub(crate) mod list_index;
pub(crate) mod page;
pub(crate) mod rows;

use axum::http::Uri;
use serde_json::Value;

use crate::api_error::ApiError;
use filter::Filter;
use list::{List, Sort};
use page::PageRequest;

/// The longest filter, in bytes.
const MAX_FILTER_LENGTH: usize = 8 * 1024;

/// The query of a list request.
pub(crate) struct ListQuery {
    pub(crate) filter: Filter,
    pub(crate) sort: Sort,
    pub(crate) page: PageRequest,
    /// The query without its page, for the links to other pages.
    other_pairs: Vec<(String, String)>,
    path: String,
}

impl ListQuery {
    pub(crate) fn read(uri: &Uri, list: &List) -> Result<Self, ApiError> {
        let pairs = pairs(uri.query().unwrap_or_default());
        let value_of = |name: &str| {
            pairs
                .iter()
                .rev()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.as_str())
        };
        let filter = value_of("filter").unwrap_or_default();
        if filter.len() > MAX_FILTER_LENGTH {
            return Err(ApiError::list_query("The filter may not be longer than 8 kB"));
        }
        Ok(Self {
            filter: Filter::read(filter, list)?,
            sort: list.sort(value_of("sort")),
            page: PageRequest::read(value_of("page[limit]"), value_of("page[offset]"))?,
            path: uri.path().to_owned(),
            other_pairs: pairs
                .into_iter()
                .filter(|(key, _)| !key.starts_with("page["))
                .collect(),
        })
    }

    /// Whether the query asks to include a related resource, such as `items`.
    pub(crate) fn includes(&self, name: &str) -> bool {
        pairs_include(&self.other_pairs, name)
    }

    /// `meta` and `links` of the page, for a list with `total` matches. With `odd_links`, an empty
    /// list has links with negative offsets.
    pub(crate) fn meta_and_links(&self, base_url: &str, total: u32, odd_links: bool) -> (Value, Value) {
        let link = |offset: i64| {
            let page = [
                ("page[limit]".to_owned(), self.page.limit.to_string()),
                ("page[offset]".to_owned(), offset.to_string()),
            ];
            let query: Vec<_> = self
                .other_pairs
                .iter()
                .chain(&page)
                .map(|(key, value)| format!("{key}={}", encode(value)))
                .collect();
            format!("{base_url}{}?{}", self.path, query.join("&"))
        };
        let total = i64::from(total);
        if odd_links && total == 0 {
            self.page.odd_meta_and_links(link)
        } else {
            (self.page.meta(total), self.page.links(total, link))
        }
    }
}

/// Percent-encodes what would end or change a query value.
pub(crate) fn encode(value: &str) -> String {
    value
        .replace('%', "%25")
        .replace('&', "%26")
        .replace('#', "%23")
        .replace('+', "%2B")
        .replace(' ', "%20")
}

/// Whether the query of a single resource asks to include a related resource.
pub(crate) fn includes(uri: &Uri, name: &str) -> bool {
    pairs_include(&pairs(uri.query().unwrap_or_default()), name)
}

fn pairs_include(pairs: &[(String, String)], name: &str) -> bool {
    pairs
        .iter()
        .any(|(key, value)| key == "include" && value.split(',').any(|part| part.trim() == name))
}

/// Decodes a query string or a form. Characters may be encoded or not; `+` is a space.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_and_encoded_queries_are_equal() {
        let raw = pairs("page[limit]=10&filter=eq(email,ron@swanson.com)");
        let encoded = pairs("page%5Blimit%5D=10&filter=eq%28email%2Cron%40swanson.com%29");

        assert_eq!(raw, encoded);
        assert_eq!(pairs("filter=a+b%2Bc")[0].1, "a b+c");
    }
}
