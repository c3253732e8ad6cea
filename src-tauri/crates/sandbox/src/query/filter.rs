//! Filters: `eq(email,ron@swanson.com):gt(with_tax,1000)` (see `docs/api.md`, "Filtering").
//!
//! A filter becomes SQL with parameters. No value of a request is part of a statement.

mod parse;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use rusqlite::types::Value;

use super::list::{Attribute, Kind};
use crate::api_error::ApiError;
use parse::{Term, parse};

/// The most terms of a filter.
const MAX_TERMS: usize = 10;

/// Reads a filter of `eq` terms only: attributes and operands. `None` if it has others.
pub(crate) fn equalities(text: &str) -> Result<Option<Vec<(String, String)>>, ApiError> {
    let terms = parse(text)?;
    if terms.iter().any(|term| term.operator != "eq") {
        return Ok(None);
    }
    let pairs = terms.into_iter().map(|term| (term.attribute, term.operand));
    Ok(Some(pairs.collect()))
}

/// A filter as SQL conditions and their parameters.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Filter {
    pub(crate) conditions: Vec<String>,
    pub(crate) parameters: Vec<Value>,
}

impl Filter {
    /// Parses a filter. A term on an unknown attribute is ignored, as the API does.
    pub(crate) fn read(text: &str, attributes: &[Attribute]) -> Result<Self, ApiError> {
        let terms = parse(text)?;
        if terms.len() > MAX_TERMS {
            return Err(ApiError::list_query(
                "The number of filters may not be greater than 10",
            ));
        }
        let mut filter = Self::default();
        for term in terms {
            if let Some(attribute) = attributes
                .iter()
                .find(|attribute| attribute.name == term.attribute)
            {
                filter.add(attribute, term)?;
            }
        }
        Ok(filter)
    }

    /// Adds a condition: this column equals this value.
    pub(crate) fn and_equals(&mut self, column: &str, value: String) {
        self.conditions.push(format!("{column} = ?"));
        self.parameters.push(value.into());
    }

    /// The `WHERE` clause; empty without conditions.
    pub(crate) fn clause(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.conditions.join(" AND "))
        }
    }

    /// Adds the values of a comma-separated operand, and returns their placeholders.
    fn add_values(&mut self, operand: &str) -> String {
        let values: Vec<Value> = operand
            .split(',')
            .map(|value| value.trim().to_owned().into())
            .collect();
        let placeholders = vec!["?"; values.len()].join(", ");
        self.parameters.extend(values);
        placeholders
    }

    fn add(&mut self, attribute: &Attribute, term: Term) -> Result<(), ApiError> {
        use Kind::{Flag, Id, ItemWord, Number, OptionalText, Text, Timestamp, Word};

        let Attribute { column, kind, .. } = attribute;
        let condition = match (term.operator.as_str(), kind) {
            ("eq", Word | Id | Text | OptionalText) => {
                self.parameters.push(term.operand.into());
                format!("{column} = ? COLLATE NOCASE")
            }
            ("like", Text | OptionalText) => {
                self.parameters.push(like_pattern(&term.operand).into());
                format!("{column} LIKE ? ESCAPE '\\'")
            }
            ("in", Word | Id | Text | OptionalText) => {
                let placeholders = self.add_values(&term.operand);
                format!("{column} COLLATE NOCASE IN ({placeholders})")
            }
            ("eq" | "in", ItemWord) => {
                let placeholders = if term.operator == "in" {
                    self.add_values(&term.operand)
                } else {
                    self.parameters.push(term.operand.into());
                    "?".to_owned()
                };
                format!(
                    "number IN (SELECT of_order FROM order_item WHERE {column} COLLATE NOCASE IN ({placeholders}))"
                )
            }
            (operator, Id) => {
                self.parameters.push(term.operand.into());
                format!("{column} {} ?", comparison(operator)?)
            }
            ("eq", Flag) => {
                let flag: bool = term
                    .operand
                    .trim()
                    .parse()
                    .map_err(|_| ApiError::malformed_filter())?;
                self.parameters.push(i64::from(flag).into());
                format!("{column} = ?")
            }
            ("is_null", OptionalText) => format!("{column} IS NULL"),
            (operator, Number) => {
                let number: i64 = term
                    .operand
                    .trim()
                    .parse()
                    .map_err(|_| ApiError::malformed_filter())?;
                self.parameters.push(number.into());
                format!("{column} {} ?", comparison(operator)?)
            }
            (operator, Timestamp) => {
                let comparison = comparison(operator)?;
                let (start, end) = time_range(term.operand.trim()).ok_or_else(ApiError::malformed_filter)?;
                // An operand is a range, such as a day: `>` starts at its end, `=` is all of it.
                let (from, until) = match comparison {
                    "=" => (Some(start), Some(end)),
                    ">" => (Some(end), None),
                    ">=" => (Some(start), None),
                    "<" => (None, Some(start)),
                    _ => (None, Some(end)),
                };
                let bounds = [(from, ">="), (until, "<")];
                let conditions: Vec<_> = bounds
                    .into_iter()
                    .filter_map(|(bound, operator)| {
                        self.parameters.push(bound?.into());
                        Some(format!("{column} {operator} ?"))
                    })
                    .collect();
                conditions.join(" AND ")
            }
            _ => return Err(ApiError::malformed_filter()),
        };
        self.conditions.push(condition);
        Ok(())
    }
}

fn comparison(operator: &str) -> Result<&'static str, ApiError> {
    match operator {
        "eq" => Ok("="),
        "gt" => Ok(">"),
        "ge" => Ok(">="),
        "lt" => Ok("<"),
        "le" => Ok("<="),
        _ => Err(ApiError::malformed_filter()),
    }
}

/// The SQL pattern of a `like` operand: `*` at either end matches any text, all else matches
/// itself.
fn like_pattern(pattern: &str) -> String {
    let (pattern, open_start) = pattern
        .strip_prefix('*')
        .map_or((pattern, false), |rest| (rest, true));
    let (pattern, open_end) = pattern
        .strip_suffix('*')
        .map_or((pattern, false), |rest| (rest, true));
    let literal = pattern
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!(
        "{}{literal}{}",
        if open_start { "%" } else { "" },
        if open_end { "%" } else { "" }
    )
}

/// The start and the end (exclusive) of a day, a timestamp (RFC 3339) or milliseconds since the
/// epoch; both in milliseconds since the epoch.
fn time_range(text: &str) -> Option<(i64, i64)> {
    if let Ok(milliseconds) = text.parse::<i64>() {
        return Some((milliseconds, milliseconds + 1));
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some((time.as_millisecond(), time.as_millisecond() + 1));
    }
    let day = text.parse::<Date>().ok()?;
    let midnight = |day: Date| Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond());
    Some((midnight(day)?, midnight(day.tomorrow().ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::list::attribute;

    const ATTRIBUTES: &[Attribute] = &[
        attribute("email", "email", Kind::Text),
        attribute("status", "status", Kind::Word),
        attribute("with_tax", "with_tax", Kind::Number),
        attribute("created_at", "created_at", Kind::Timestamp),
    ];

    fn read(text: &str) -> Filter {
        Filter::read(text, ATTRIBUTES).unwrap()
    }

    #[test]
    fn operands_become_sql_parameters() {
        let filter = read("eq(email,\"x' OR 1=1 --\"):gt(with_tax,1000)");

        assert_eq!(filter.clause(), "WHERE email = ? COLLATE NOCASE AND with_tax > ?");
        assert_eq!(
            filter.parameters,
            ["x' OR 1=1 --".to_owned().into(), Value::from(1000)]
        );
    }

    #[test]
    fn asterisk_at_either_end_matches_any_text() {
        for (pattern, sql) in [
            ("*swan*", "%swan%"),
            ("ron*", "ron%"),
            ("ron", "ron"),
            ("*50%_\\*", "%50\\%\\_\\\\%"),
        ] {
            assert_eq!(like_pattern(pattern), sql);
        }
    }

    #[test]
    fn day_operand_covers_the_whole_day() {
        let day = 86_400_000_i64;
        let start = 1_704_067_200_000_i64;
        let bounds = |text: &str| read(text).parameters;

        assert_eq!(
            bounds("eq(created_at,2024-01-01)"),
            [start.into(), (start + day).into()]
        );
        assert_eq!(bounds("gt(created_at,2024-01-01)"), [(start + day).into()]);
        assert_eq!(bounds("ge(created_at,2024-01-01)"), [start.into()]);
        assert_eq!(bounds("lt(created_at,1704067200000)"), [start.into()]);
        assert_eq!(bounds("lt(created_at,\"2024-01-01T00:00:00Z\")"), [start.into()]);
    }

    #[test]
    fn unknown_attribute_is_ignored_and_wrong_operator_refused() {
        assert_eq!(read("eq(shoe_size,44)"), Filter::default());
        for wrong in [
            "like(status,comp*)",
            "gt(email,x)",
            "near(with_tax,1)",
            "gt(with_tax,much)",
            "eq(created_at,soon)",
        ] {
            assert!(Filter::read(wrong, ATTRIBUTES).is_err(), "{wrong}");
        }
        assert!(Filter::read(&["eq(status,x)"; 11].join(":"), ATTRIBUTES).is_err());
    }
}
