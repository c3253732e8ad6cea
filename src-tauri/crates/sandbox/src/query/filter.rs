//! Filters: `eq(email,ron@swanson.com):gt(with_tax,1000)` (see `docs/api.md`, "Filtering").

mod parse;
#[cfg(test)]
pub(crate) mod plain_sql;

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use super::list::{Kind, List};
use crate::api_error::ApiError;
pub(crate) use parse::{Term, parse};

/// The most terms of a filter.
pub(crate) const MAX_TERMS: usize = 10;

/// Reads a filter of `eq` terms only: attributes and operands. `None` if it has others.
pub(crate) fn equalities(text: &str) -> Result<Option<Vec<(String, String)>>, ApiError> {
    let terms = parse(text)?;
    if terms.iter().any(|term| term.operator != "eq") {
        return Ok(None);
    }
    let pairs = terms.into_iter().map(|term| (term.attribute, term.operand));
    Ok(Some(pairs.collect()))
}

/// Conditions that all hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    pub(crate) conditions: Vec<Condition>,
}

/// A condition on one attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The index of the attribute.
    pub(crate) attribute: usize,
    pub(crate) test: Test,
}

/// What a condition requires. Texts are compared without the case of ASCII letters, except for IDs
/// that come before or after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// The number, the time in milliseconds, or the flag as 0 or 1 is one of these.
    Within(RangeInclusive<i64>),
    /// The text is one of these.
    OneOf(Vec<String>),
    Like(Pattern),
    /// The ID compares like this with another.
    Id(Comparison, String),
    IsNull,
}

/// The pattern of `like`: a text with any text before or after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) text: String,
    pub(crate) any_before: bool,
    pub(crate) any_after: bool,
}

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

impl Filter {
    /// Parses a filter. A term on an unknown attribute is ignored, as the API does.
    pub(crate) fn read(text: &str, list: &List) -> Result<Self, ApiError> {
        let terms = parse(text)?;
        if terms.len() > MAX_TERMS {
            return Err(ApiError::list_query(
                "The number of filters may not be greater than 10",
            ));
        }
        let mut filter = Self::default();
        for term in terms {
            if let Some(attribute) = list.position(&term.attribute) {
                filter.conditions.push(Condition {
                    attribute,
                    test: Test::read(list.attributes[attribute].kind, term)?,
                });
            }
        }
        Ok(filter)
    }

    /// Adds a condition: this attribute has this value.
    pub(crate) fn and_equals(&mut self, list: &List, attribute: &str, value: String) {
        self.conditions.push(Condition {
            attribute: list.position(attribute).expect("the list has this attribute"),
            test: Test::OneOf(vec![value]),
        });
    }
}

impl Test {
    fn read(kind: Kind, term: Term) -> Result<Self, ApiError> {
        use Kind::{
            Flag, FoldedText, FoldedTextOrEqual, Id, ItemWord, Key, Number, OptionalFoldedText, OptionalText,
            Tags, Text, Timestamp, Word,
        };

        let Term {
            operator, operand, ..
        } = term;
        let number = operand.trim();
        Ok(match (operator.as_str(), kind) {
            ("eq", Key | Word | Id | Text | OptionalText | ItemWord | FoldedTextOrEqual) => {
                Self::OneOf(vec![operand])
            }
            ("in", Key | Word | Id | Text | OptionalText | ItemWord) => {
                Self::OneOf(operand.split(',').map(|value| value.trim().to_owned()).collect())
            }
            ("like", Text | OptionalText)
            | ("ilike", FoldedText | OptionalFoldedText | FoldedTextOrEqual) => {
                Self::Like(Pattern::read(&operand))
            }
            ("contains", Tags) => Self::Like(Pattern {
                text: operand,
                any_before: true,
                any_after: true,
            }),
            ("is_null", OptionalText | OptionalFoldedText) => Self::IsNull,
            (operator, Id) => Self::Id(Comparison::read(operator)?, operand),
            ("eq", Flag) => {
                let flag: bool = number.parse().map_err(|_| ApiError::malformed_filter())?;
                Self::Within(flag.into()..=flag.into())
            }
            (operator, Number) => {
                let number = number.parse().map_err(|_| ApiError::malformed_filter())?;
                Self::Within(Comparison::read(operator)?.range(number, number))
            }
            (operator, Timestamp) => {
                let comparison = Comparison::read(operator)?;
                let (first, last) = time_range(number).ok_or_else(ApiError::malformed_filter)?;
                Self::Within(comparison.range(first, last))
            }
            _ => return Err(ApiError::malformed_filter()),
        })
    }
}

impl Comparison {
    fn read(operator: &str) -> Result<Self, ApiError> {
        match operator {
            "eq" => Ok(Self::Equal),
            "gt" => Ok(Self::Greater),
            "ge" => Ok(Self::GreaterOrEqual),
            "lt" => Ok(Self::Less),
            "le" => Ok(Self::LessOrEqual),
            _ => Err(ApiError::malformed_filter()),
        }
    }

    /// The numbers that compare like this with a range, such as a day: `>` starts after its end,
    /// `=` is all of it.
    fn range(self, first: i64, last: i64) -> RangeInclusive<i64> {
        let none = RangeInclusive::new(i64::MAX, i64::MIN);
        match self {
            Self::Equal => first..=last,
            Self::Greater => last.checked_add(1).map_or(none, |next| next..=i64::MAX),
            Self::GreaterOrEqual => first..=i64::MAX,
            Self::Less => first.checked_sub(1).map_or(none, |last| i64::MIN..=last),
            Self::LessOrEqual => i64::MIN..=last,
        }
    }

    /// Whether a value that has this order to another compares like this with it.
    pub(crate) fn accepts(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
        }
    }
}

impl Pattern {
    /// Reads the operand of `like`: `*` at either end matches any text, all else matches itself.
    pub(crate) fn read(operand: &str) -> Self {
        let (text, any_before) = operand
            .strip_prefix('*')
            .map_or((operand, false), |rest| (rest, true));
        let (text, any_after) = text.strip_suffix('*').map_or((text, false), |rest| (rest, true));
        Self {
            text: text.to_owned(),
            any_before,
            any_after,
        }
    }
}

/// The first and the last millisecond of a day, a timestamp (RFC 3339) or milliseconds since the
/// epoch; both in milliseconds since the epoch.
fn time_range(text: &str) -> Option<(i64, i64)> {
    if let Ok(milliseconds) = text.parse::<i64>() {
        return Some((milliseconds, milliseconds));
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some((time.as_millisecond(), time.as_millisecond()));
    }
    let day = text.parse::<Date>().ok()?;
    let midnight = |day: Date| Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond());
    Some((midnight(day)?, midnight(day.tomorrow().ok()?)? - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::list::attribute;

    const LIST: List = List {
        table: "shop_order",
        attributes: &[
            attribute("email", "email", Kind::Text),
            attribute("status", "status", Kind::Word),
            attribute("with_tax", "with_tax", Kind::Number),
            attribute("created_at", "created_at", Kind::Timestamp),
        ],
        default_sort: "created_at",
    };

    fn tests(text: &str) -> Vec<Test> {
        let filter = Filter::read(text, &LIST).unwrap();
        filter
            .conditions
            .into_iter()
            .map(|condition| condition.test)
            .collect()
    }

    #[test]
    fn terms_become_conditions_on_attributes() {
        let filter = Filter::read("eq(email,ron@swanson.com):gt(with_tax,1000)", &LIST).unwrap();

        let condition = |attribute, test| Condition { attribute, test };
        assert_eq!(
            filter.conditions,
            [
                condition(0, Test::OneOf(vec!["ron@swanson.com".into()])),
                condition(2, Test::Within(1001..=i64::MAX)),
            ]
        );
    }

    #[test]
    fn asterisk_at_either_end_matches_any_text() {
        for (operand, any_before, text, any_after) in [
            ("*swan*", true, "swan", true),
            ("ron*", false, "ron", true),
            ("ron", false, "ron", false),
            ("*50%_\\*", true, "50%_\\", true),
            ("a*b", false, "a*b", false),
            ("*", true, "", false),
        ] {
            let pattern = Pattern {
                text: text.into(),
                any_before,
                any_after,
            };
            assert_eq!(Pattern::read(operand), pattern);
        }
    }

    #[test]
    fn day_operand_covers_the_whole_day() {
        let day = 86_400_000_i64;
        let start = 1_704_067_200_000_i64;

        for (term, range) in [
            ("eq(created_at,2024-01-01)", start..=start + day - 1),
            ("gt(created_at,2024-01-01)", start + day..=i64::MAX),
            ("ge(created_at,2024-01-01)", start..=i64::MAX),
            ("le(created_at,2024-01-01)", i64::MIN..=start + day - 1),
            ("lt(created_at,1704067200000)", i64::MIN..=start - 1),
            ("lt(created_at,\"2024-01-01T00:00:00Z\")", i64::MIN..=start - 1),
        ] {
            assert_eq!(tests(term), [Test::Within(range)], "{term}");
        }
    }

    #[test]
    fn comparison_with_the_last_number_matches_nothing() {
        for term in [
            format!("gt(with_tax,{})", i64::MAX),
            format!("lt(created_at,{})", i64::MIN),
        ] {
            let [Test::Within(range)] = &tests(&term)[..] else {
                panic!("{term}")
            };
            assert!(range.is_empty(), "{term}");
        }
    }

    #[test]
    fn unknown_attribute_is_ignored_and_wrong_operator_refused() {
        assert_eq!(tests("eq(shoe_size,44)"), []);
        for wrong in [
            "like(status,comp*)",
            "gt(email,x)",
            "near(with_tax,1)",
            "gt(with_tax,much)",
            "eq(created_at,soon)",
        ] {
            assert!(Filter::read(wrong, &LIST).is_err(), "{wrong}");
        }
        assert!(Filter::read(&["eq(status,x)"; 11].join(":"), &LIST).is_err());
    }
}
