//! Filters: `eq(email,ron@swanson.com):gt(with_tax,1000)` (see `docs/api.md`, "Filtering").
//!
//! They become SQL with parameters: nothing that a caller sends is ever part of a statement.

mod parse;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use rusqlite::types::Value;

use crate::refusal::Refusal;
use parse::{Term, parse};

/// The most filters that a request may have.
const MOST: usize = 10;

/// An attribute that a list can be filtered by.
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    /// The column, or an expression of columns.
    pub(crate) column: &'static str,
    pub(crate) kind: Kind,
}

/// What an attribute holds, and so which operators it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word: `eq`, `in`.
    Word,
    /// A text: `eq`, `in`, `like`.
    Text,
    /// A text that may be missing: also `is_null`.
    OptionalText,
    /// What a line of an order holds: `eq`, `in`.
    OfItem,
    /// A number: comparisons.
    Number,
    /// A moment, kept in milliseconds: comparisons.
    Moment,
}

/// A condition in SQL, with its parameters.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Filter {
    pub(crate) conditions: Vec<String>,
    pub(crate) parameters: Vec<Value>,
}

impl Filter {
    /// Reads a filter. A term on an attribute that is not known is passed over, as the API does.
    pub(crate) fn read(text: &str, attributes: &[Attribute]) -> Result<Self, Refusal> {
        let terms = parse(text)?;
        if terms.len() > MOST {
            return Err(Refusal::filter(
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

    /// Narrows the filter to rows with this value in this column.
    pub(crate) fn narrow(&mut self, column: &str, value: String) {
        self.conditions.push(format!("{column} = ?"));
        self.parameters.push(value.into());
    }

    /// The condition with its `WHERE`, or nothing.
    pub(crate) fn clause(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.conditions.join(" AND "))
        }
    }

    /// The marks for several values, separated by commas.
    fn several(&mut self, operand: &str) -> String {
        let values: Vec<Value> = operand
            .split(',')
            .map(|value| value.trim().to_owned().into())
            .collect();
        let marks = vec!["?"; values.len()].join(", ");
        self.parameters.extend(values);
        marks
    }

    fn add(&mut self, attribute: &Attribute, term: Term) -> Result<(), Refusal> {
        use Kind::{Moment, Number, OfItem, OptionalText, Text, Word};

        let Attribute { column, kind, .. } = attribute;
        let condition = match (term.operator.as_str(), kind) {
            ("eq", Word | Text | OptionalText) => {
                self.parameters.push(term.operand.into());
                format!("{column} = ? COLLATE NOCASE")
            }
            ("like", Text | OptionalText) => {
                self.parameters.push(like(&term.operand).into());
                format!("{column} LIKE ? ESCAPE '\\'")
            }
            ("in", Word | Text | OptionalText) => {
                let marks = self.several(&term.operand);
                format!("{column} COLLATE NOCASE IN ({marks})")
            }
            ("eq" | "in", OfItem) => {
                let marks = if term.operator == "in" {
                    self.several(&term.operand)
                } else {
                    self.parameters.push(term.operand.into());
                    "?".to_owned()
                };
                format!(
                    "number IN (SELECT of_order FROM order_item WHERE {column} COLLATE NOCASE IN ({marks}))"
                )
            }
            ("is_null", OptionalText) => format!("{column} IS NULL"),
            (operator, Number) => {
                let number: i64 = term.operand.trim().parse().map_err(|_| unparsable())?;
                self.parameters.push(number.into());
                format!("{column} {} ?", comparison(operator)?)
            }
            (operator, Moment) => {
                let comparison = comparison(operator)?;
                let (start, end) = moment(term.operand.trim()).ok_or_else(unparsable)?;
                // A day is a stretch of time: after it begins where it ends, and equal is all of it.
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
            _ => return Err(unparsable()),
        };
        self.conditions.push(condition);
        Ok(())
    }
}

fn unparsable() -> Refusal {
    Refusal::filter("Could not parse the supplied filter")
}

fn comparison(operator: &str) -> Result<&'static str, Refusal> {
    match operator {
        "eq" => Ok("="),
        "gt" => Ok(">"),
        "ge" => Ok(">="),
        "lt" => Ok("<"),
        "le" => Ok("<="),
        _ => Err(unparsable()),
    }
}

/// A `*` at either end stands for anything; the rest stands for itself. Without one the whole value is meant.
fn like(pattern: &str) -> String {
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

/// A moment as milliseconds since the epoch, from its first to just after its last: a day, milliseconds, or RFC 3339.
fn moment(text: &str) -> Option<(i64, i64)> {
    if let Ok(milliseconds) = text.parse::<i64>() {
        return Some((milliseconds, milliseconds + 1));
    }
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some((moment.as_millisecond(), moment.as_millisecond() + 1));
    }
    let day = text.parse::<Date>().ok()?;
    let midnight = |day: Date| Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond());
    Some((midnight(day)?, midnight(day.tomorrow().ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ATTRIBUTES: &[Attribute] = &[
        Attribute {
            name: "email",
            column: "email",
            kind: Kind::Text,
        },
        Attribute {
            name: "status",
            column: "status",
            kind: Kind::Word,
        },
        Attribute {
            name: "with_tax",
            column: "with_tax",
            kind: Kind::Number,
        },
        Attribute {
            name: "created_at",
            column: "created_at",
            kind: Kind::Moment,
        },
    ];

    fn read(text: &str) -> Filter {
        Filter::read(text, ATTRIBUTES).unwrap()
    }

    #[test]
    fn values_are_parameters_and_never_sql() {
        let filter = read("eq(email,\"x' OR 1=1 --\"):gt(with_tax,1000)");

        assert_eq!(filter.clause(), "WHERE email = ? COLLATE NOCASE AND with_tax > ?");
        assert_eq!(
            filter.parameters,
            ["x' OR 1=1 --".to_owned().into(), Value::from(1000)]
        );
    }

    #[test]
    fn an_asterisk_at_either_end_stands_for_anything() {
        for (pattern, sql) in [
            ("*swan*", "%swan%"),
            ("ron*", "ron%"),
            ("ron", "ron"),
            ("*50%_\\*", "%50\\%\\_\\\\%"),
        ] {
            assert_eq!(like(pattern), sql);
        }
    }

    #[test]
    fn a_day_is_all_of_it() {
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
    fn an_unknown_attribute_is_passed_over_and_a_wrong_operator_is_refused() {
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
