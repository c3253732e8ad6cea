//! Pages: `page[limit]` and `page[offset]`, `meta` and `links` (see `docs/api.md`, "Paging").

use serde_json::{Value, json};

use crate::refusal::Refusal;

const DEFAULT_LIMIT: i64 = 25;
const MOST: i64 = 100;
/// The API goes no further.
const FURTHEST: i64 = 10_000;

/// A page that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) limit: i64,
    pub(crate) offset: i64,
}

impl Asked {
    pub(crate) fn read(limit: Option<&str>, offset: Option<&str>) -> Result<Self, Refusal> {
        let number =
            |text: Option<&str>, default| text.and_then(|text| text.trim().parse().ok()).unwrap_or(default);
        let offset: i64 = number(offset, 0).max(0);
        if offset > FURTHEST {
            return Err(Refusal::filter("The page offset may not be greater than 10000"));
        }
        Ok(Self {
            limit: number(limit, DEFAULT_LIMIT).clamp(1, MOST),
            offset,
        })
    }

    /// The page of a list.
    pub(crate) fn of<T>(self, list: &[T]) -> &[T] {
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
                "total": pages(total, self.limit),
            },
            "results": { "total": total },
        })
    }

    /// Links to the other pages; null where there is none.
    pub(crate) fn links(self, total: i64, link: impl Fn(i64) -> String) -> Value {
        let last = (pages(total, self.limit) - 1).max(0) * self.limit;
        let next = self.offset + self.limit;
        json!({
            "current": link(self.offset),
            "first": link(0),
            "last": (total > self.limit).then(|| link(last)),
            "prev": (self.offset > 0).then(|| link((self.offset - self.limit).max(0))),
            "next": (next < total).then(|| link(next)),
        })
    }
}

fn pages(total: i64, limit: i64) -> i64 {
    (total + limit - 1) / limit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(limit: i64, offset: i64) -> Asked {
        Asked { limit, offset }
    }

    #[test]
    fn limits_are_held_and_nonsense_is_the_default() {
        assert_eq!(Asked::read(None, None).unwrap(), asked(25, 0));
        assert_eq!(Asked::read(Some("500"), Some("-3")).unwrap(), asked(100, 0));
        assert_eq!(Asked::read(Some("ten"), Some("x")).unwrap(), asked(25, 0));
        assert!(Asked::read(None, Some("10000")).is_ok());
        assert!(Asked::read(None, Some("10001")).is_err());
    }

    #[test]
    fn meta_counts_pages_and_matches() {
        let meta = asked(10, 20).meta(41);

        assert_eq!(
            meta["page"],
            json!({ "limit": 10, "offset": 20, "current": 3, "total": 5 })
        );
        assert_eq!(meta["results"]["total"], 41);
        assert_eq!(asked(10, 0).meta(0)["page"]["total"], 0);
    }

    #[test]
    fn links_are_null_where_there_is_no_page() {
        let single = asked(25, 0).links(3, |offset| offset.to_string());
        assert_eq!(
            single,
            json!({ "current": "0", "first": "0", "last": null, "prev": null, "next": null })
        );

        let middle = asked(10, 20).links(41, |offset| offset.to_string());
        assert_eq!(
            middle,
            json!({ "current": "20", "first": "0", "last": "40", "prev": "10", "next": "30" })
        );
    }
}
