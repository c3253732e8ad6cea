//! Pagination: `page[limit]` and `page[offset]`, `meta` and `links` (see `docs/api.md`, "Paging").

use serde_json::{Value, json};

use crate::api_error::ApiError;

const DEFAULT_LIMIT: i64 = 25;
const MAX_LIMIT: i64 = 100;
/// See `docs/api.md`, "Offset limit".
const MAX_OFFSET: i64 = 10_000;

/// The page that a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PageRequest {
    pub(crate) limit: i64,
    pub(crate) offset: i64,
}

impl PageRequest {
    pub(crate) fn read(limit: Option<&str>, offset: Option<&str>) -> Result<Self, ApiError> {
        let number =
            |text: Option<&str>, default| text.and_then(|text| text.trim().parse().ok()).unwrap_or(default);
        let offset: i64 = number(offset, 0).max(0);
        if offset > MAX_OFFSET {
            return Err(ApiError::list_query(
                "The page offset may not be greater than 10000",
            ));
        }
        Ok(Self {
            limit: number(limit, DEFAULT_LIMIT).clamp(1, MAX_LIMIT),
            offset,
        })
    }

    /// The page's part of a list.
    pub(crate) fn slice<T>(self, list: &[T]) -> &[T] {
        let start = usize::try_from(self.offset).unwrap_or(usize::MAX).min(list.len());
        let end = start
            .saturating_add(usize::try_from(self.limit).unwrap_or_default())
            .min(list.len());
        &list[start..end]
    }

    pub(crate) fn meta(self, total: i64) -> Value {
        json!({
            "page": {
                "limit": self.limit,
                "offset": self.offset,
                "current": self.offset / self.limit + 1,
                "total": page_count(total, self.limit),
            },
            "results": { "total": total },
        })
    }

    /// Links to the other pages; null where there is none.
    pub(crate) fn links(self, total: i64, link: impl Fn(i64) -> String) -> Value {
        let last = (page_count(total, self.limit) - 1).max(0) * self.limit;
        let next = self.offset + self.limit;
        json!({
            "current": link(self.offset),
            "first": link(0),
            "last": (total > self.limit).then(|| link(last)),
            "prev": (self.offset > 0).then(|| link((self.offset - self.limit).max(0))),
            "next": (next < total).then(|| link(next)),
        })
    }

    /// `meta` and `links` of an empty list, as observed in 2022 (see `docs/api.md`, "Paging").
    pub(crate) fn odd_meta_and_links(self, link: impl Fn(i64) -> String) -> (Value, Value) {
        let mut meta = self.meta(0);
        meta["page"]["current"] = 1.into();
        let mut links = self.links(0, &link);
        links["last"] = link(-self.limit).into();
        links["next"] = link(-1).into();
        links["prev"] = link(0).into();
        (meta, links)
    }
}

fn page_count(total: i64, limit: i64) -> i64 {
    (total + limit - 1) / limit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(limit: i64, offset: i64) -> PageRequest {
        PageRequest { limit, offset }
    }

    #[test]
    fn limit_is_clamped_and_malformed_numbers_are_defaults() {
        assert_eq!(PageRequest::read(None, None).unwrap(), page(25, 0));
        assert_eq!(PageRequest::read(Some("500"), Some("-3")).unwrap(), page(100, 0));
        assert_eq!(PageRequest::read(Some("ten"), Some("x")).unwrap(), page(25, 0));
        assert!(PageRequest::read(None, Some("10000")).is_ok());
        assert!(PageRequest::read(None, Some("10001")).is_err());
    }

    #[test]
    fn meta_counts_pages_and_matches() {
        let meta = page(10, 20).meta(41);

        assert_eq!(
            meta["page"],
            json!({ "limit": 10, "offset": 20, "current": 3, "total": 5 })
        );
        assert_eq!(meta["results"]["total"], 41);
        assert_eq!(page(10, 0).meta(0)["page"]["total"], 0);
    }

    #[test]
    fn links_without_a_page_are_null() {
        let single = page(25, 0).links(3, |offset| offset.to_string());
        assert_eq!(
            single,
            json!({ "current": "0", "first": "0", "last": null, "prev": null, "next": null })
        );

        let middle = page(10, 20).links(41, |offset| offset.to_string());
        assert_eq!(
            middle,
            json!({ "current": "20", "first": "0", "last": "40", "prev": "10", "next": "30" })
        );
    }
}
