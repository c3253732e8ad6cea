//! Filters as plain SQL: what [`ListIndex`](crate::query::list_index::ListIndex) must agree with.

use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};

use super::parse::{Term, parse};
use super::time_range;
use crate::query::list::{Attribute, Kind, List, Sort};

/// The numbers of the rows that match the filter, sorted.
pub(crate) fn find(db: &Transaction<'_>, list: &List, filter: &str, sort: Sort) -> Vec<u32> {
    let mut sql = Sql::default();
    for term in parse(filter).unwrap() {
        let attribute = &list.attributes[list.position(&term.attribute).unwrap()];
        sql.add(attribute, term);
    }
    let clause = match sql.conditions.as_slice() {
        [] => String::new(),
        conditions => format!("WHERE {}", conditions.join(" AND ")),
    };
    let column = list.attributes[sort.attribute].column;
    let direction = if sort.is_descending { "DESC" } else { "ASC" };
    let statement = format!(
        "SELECT number FROM {} {clause} ORDER BY {column} COLLATE NOCASE {direction}, number {direction}",
        list.table
    );
    let mut statement = db.prepare(&statement).unwrap();
    let numbers = statement.query_map(params_from_iter(&sql.parameters), |row| row.get(0));
    numbers.unwrap().collect::<Result<_, _>>().unwrap()
}

/// SQL conditions and their parameters.
#[derive(Default)]
struct Sql {
    conditions: Vec<String>,
    parameters: Vec<Value>,
}

impl Sql {
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

    fn add(&mut self, attribute: &Attribute, term: Term) {
        use Kind::{Flag, Id, ItemWord, Key, Number, OptionalText, Text, Timestamp, Word};

        let Attribute { column, kind, .. } = attribute;
        let condition = match (term.operator.as_str(), kind) {
            ("eq", Key | Word | Id | Text | OptionalText) => {
                self.parameters.push(term.operand.into());
                format!("{column} = ? COLLATE NOCASE")
            }
            ("like", Text | OptionalText) => {
                self.parameters.push(like_pattern(&term.operand).into());
                format!("{column} LIKE ? ESCAPE '\\'")
            }
            ("in", Key | Word | Id | Text | OptionalText) => {
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
                format!("{column} {} ?", comparison(operator))
            }
            ("eq", Flag) => {
                let flag: bool = term.operand.parse().unwrap();
                self.parameters.push(i64::from(flag).into());
                format!("{column} = ?")
            }
            ("is_null", OptionalText) => format!("{column} IS NULL"),
            (operator, Number) => {
                let number: i64 = term.operand.parse().unwrap();
                self.parameters.push(number.into());
                format!("{column} {} ?", comparison(operator))
            }
            (operator, Timestamp) => {
                let comparison = comparison(operator);
                let (first, last) = time_range(&term.operand).unwrap();
                let (start, end) = (first, last + 1);
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
            (operator, kind) => panic!("{operator} of {kind:?}"),
        };
        self.conditions.push(condition);
    }
}

fn comparison(operator: &str) -> &'static str {
    match operator {
        "eq" => "=",
        "gt" => ">",
        "ge" => ">=",
        "lt" => "<",
        "le" => "<=",
        _ => panic!("{operator}"),
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
