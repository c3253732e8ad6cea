//! Lists that are small enough to be filtered in memory: rows are JSON.

use axum::http::Uri;
use serde_json::{Value, json};

use super::filter::{MAX_TERMS, Pattern, Term, parse};
use super::page::PageRequest;
use super::{encode, pairs};
use crate::api_error::ApiError;

/// What a list can be filtered by.
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    pub(crate) operators: &'static [&'static str],
    /// The values of a row.
    pub(crate) values: fn(&Value) -> Vec<String>,
}

/// The query of a list request.
pub(crate) struct RowQuery {
    page: PageRequest,
    pairs: Vec<(String, String)>,
    path: String,
}

impl RowQuery {
    /// Reads a query. Without a limit, pages have `default_limit` rows.
    pub(crate) fn read(uri: &Uri, default_limit: &str) -> Result<Self, ApiError> {
        let pairs = pairs(uri.query().unwrap_or_default());
        let limit = value_of(&pairs, "page[limit]").unwrap_or(default_limit);
        Ok(Self {
            page: PageRequest::read(Some(limit), value_of(&pairs, "page[offset]"))?,
            path: uri.path().to_owned(),
            pairs,
        })
    }

    pub(crate) fn includes(&self, name: &str) -> bool {
        super::pairs_include(&self.pairs, name)
    }

    /// The rows that match the filter. A term on an unknown attribute is ignored, as elsewhere.
    pub(crate) fn filter(&self, rows: Vec<Value>, attributes: &[Attribute]) -> Result<Vec<Value>, ApiError> {
        let terms = parse(value_of(&self.pairs, "filter").unwrap_or_default())?;
        if terms.len() > MAX_TERMS {
            return Err(ApiError::list_query(
                "The number of filters may not be greater than 10",
            ));
        }
        let mut conditions = Vec::new();
        for term in terms {
            if let Some(attribute) = attributes.iter().find(|known| known.name == term.attribute) {
                if !attribute.operators.contains(&term.operator.as_str()) {
                    return Err(ApiError::malformed_filter());
                }
                conditions.push((attribute, term));
            }
        }
        let matches = |row: &Value| {
            conditions.iter().all(|(attribute, term)| {
                let values = (attribute.values)(row);
                values.iter().any(|value| matches(value, term))
            })
        };
        Ok(rows.into_iter().filter(matches).collect())
    }

    /// The page of the rows as a response.
    pub(crate) fn document(&self, rows: &[Value], base_url: &str) -> Value {
        let link = |offset: i64| {
            let other = self.pairs.iter().filter(|(key, _)| !key.starts_with("page["));
            let other = other.map(|(key, value)| format!("{key}={}&", encode(value)));
            let (other, limit) = (other.collect::<String>(), self.page.limit);
            format!(
                "{base_url}{}?{other}page[limit]={limit}&page[offset]={offset}",
                self.path
            )
        };
        let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        json!({
            "data": self.page.slice(rows),
            "meta": self.page.meta(total),
            "links": self.page.links(total, link),
        })
    }
}

/// The text at a JSON pointer, if there is one.
pub(crate) fn text_at(row: &Value, pointer: &str) -> Vec<String> {
    match row.pointer(pointer) {
        Some(Value::String(text)) => vec![text.clone()],
        Some(value @ (Value::Bool(_) | Value::Number(_))) => vec![value.to_string()],
        _ => Vec::new(),
    }
}

fn value_of<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let pair = pairs.iter().rev().find(|(key, _)| key == name);
    pair.map(|(_, value)| value.as_str())
}

/// Whether a value matches a term, ignoring case.
fn matches(value: &str, term: &Term) -> bool {
    let is = |operand: &str| value.to_lowercase() == operand.trim().to_lowercase();
    match term.operator.as_str() {
        "in" => term.operand.split(',').any(is),
        "ilike" | "like" => is_like(
            &value.to_lowercase(),
            &Pattern::read(&term.operand.to_lowercase()),
        ),
        "text" => value.to_lowercase().contains(&term.operand.to_lowercase()),
        _ => is(&term.operand),
    }
}

fn is_like(value: &str, pattern: &Pattern) -> bool {
    let text = pattern.text.as_str();
    match (pattern.any_before, pattern.any_after) {
        (true, true) => value.contains(text),
        (true, false) => value.ends_with(text),
        (false, true) => value.starts_with(text),
        (false, false) => value == text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ATTRIBUTES: &[Attribute] = &[
        Attribute {
            name: "name",
            operators: &["eq", "in", "ilike"],
            values: |row| text_at(row, "/name"),
        },
        Attribute {
            name: "ids",
            operators: &["contains"],
            values: |row| {
                row["ids"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(ToString::to_string)
                    .collect()
            },
        },
    ];

    fn names(query: &str) -> Result<Vec<String>, ApiError> {
        let rows = vec![
            json!({ "name": "Workshop", "ids": [1, 2] }),
            json!({ "name": "Kitchen", "ids": [2] }),
            json!({ "ids": [] }),
        ];
        let uri: Uri = format!("/v2/rows?{query}").parse().unwrap();
        let rows = RowQuery::read(&uri, "20")?.filter(rows, ATTRIBUTES)?;
        Ok(rows
            .iter()
            .map(|row| row["name"].as_str().unwrap_or("none").to_owned())
            .collect())
    }

    #[test]
    fn terms_narrow_the_rows() {
        for (query, expected) in [
            ("", "Workshop Kitchen none"),
            ("filter=eq(name,workshop)", "Workshop"),
            ("filter=in(name,kitchen,workshop)", "Workshop Kitchen"),
            ("filter=ilike(name,*SHOP*)", "Workshop"),
            ("filter=ilike(name,\"kit*\")", "Kitchen"),
            ("filter=ilike(name,shop)", ""),
            ("filter=contains(ids,2):ilike(name,*k*)", "Workshop Kitchen"),
            ("filter=contains(ids,1)", "Workshop"),
            ("filter=eq(shoe_size,44)", "Workshop Kitchen none"),
        ] {
            let query = query.replace('"', "%22");
            assert_eq!(names(&query).unwrap().join(" "), expected, "{query}");
        }
        assert!(names("filter=gt(name,x)").is_err());
        assert!(names("filter=eq(name").is_err());
    }

    #[test]
    fn page_has_links_that_keep_the_query() {
        let uri: Uri = "/v2/rows?include=items&page[limit]=2".parse().unwrap();
        let rows = vec![json!(1), json!(2), json!(3)];
        let document = RowQuery::read(&uri, "20").unwrap().document(&rows, "http://shop");

        assert_eq!(document["data"], json!([1, 2]));
        assert_eq!(document["meta"]["results"]["total"], 3);
        let next = "http://shop/v2/rows?include=items&page[limit]=2&page[offset]=2";
        assert_eq!(document["links"]["next"], next);
    }
}
