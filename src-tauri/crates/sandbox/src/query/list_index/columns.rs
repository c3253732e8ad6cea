//! The columns of a list in memory, one for each attribute.

use std::cmp::Ordering;

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Transaction};

use super::texts::{NONE, Texts};
use crate::query::filter::Test;
use crate::query::list::{Attribute, Kind, List};

/// The values of an attribute by the number of their row.
pub(super) enum Column {
    /// Numbers, times in milliseconds, and flags as 0 or 1.
    Numbers(Vec<i64>),
    Texts {
        texts: Texts,
        /// The code of each row's text.
        codes: Vec<u32>,
    },
    Items {
        texts: Texts,
        /// The orders that have an item with the text of each code.
        orders: Vec<Vec<u32>>,
    },
    /// IDs, which the database finds.
    Key,
}

impl Column {
    pub(super) fn new(attribute: &Attribute) -> Self {
        match attribute.kind {
            Kind::Key => Self::Key,
            Kind::Word
            | Kind::Id
            | Kind::Text
            | Kind::OptionalText
            | Kind::FoldedText
            | Kind::OptionalFoldedText
            | Kind::FoldedTextOrEqual
            | Kind::Tags => Self::Texts {
                texts: Texts::default(),
                codes: Vec::new(),
            },
            Kind::ItemWord => Self::Items {
                texts: Texts::default(),
                orders: Vec::new(),
            },
            Kind::Flag | Kind::Number | Kind::Timestamp => Self::Numbers(Vec::new()),
        }
    }

    /// Whether its values are read from the rows of the list.
    pub(super) fn is_stored(&self) -> bool {
        matches!(self, Self::Numbers(_) | Self::Texts { .. })
    }

    /// Whether its values are read from the items of orders.
    pub(super) fn is_of_items(&self) -> bool {
        matches!(self, Self::Items { .. })
    }

    /// Makes room for numbers up to `length`.
    pub(super) fn grow(&mut self, length: usize) {
        match self {
            Self::Numbers(numbers) => grow(numbers, length, 0),
            Self::Texts { codes, .. } => grow(codes, length, NONE),
            Self::Items { .. } | Self::Key => {}
        }
    }

    /// Prepares to set many values.
    pub(super) fn begin_setting(&mut self) {
        if let Self::Texts { texts, .. } | Self::Items { texts, .. } = self {
            texts.begin_adding();
        }
    }

    pub(super) fn end_setting(&mut self) {
        if let Self::Texts { texts, .. } | Self::Items { texts, .. } = self {
            texts.end_adding();
        }
        if let Self::Items { orders, .. } = self {
            orders.iter_mut().for_each(Vec::shrink_to_fit);
        }
    }

    /// Sets the value of a row, and returns whether it was another one.
    pub(super) fn set(&mut self, number: u32, value: ValueRef<'_>) -> rusqlite::Result<bool> {
        Ok(match self {
            Self::Numbers(numbers) => {
                let new = value.as_i64()?;
                std::mem::replace(&mut numbers[number as usize], new) != new
            }
            Self::Texts { texts, codes } => {
                let text = value.as_str_or_null()?;
                let code = &mut codes[number as usize];
                let is_other = !texts.is(*code, text);
                if is_other {
                    *code = texts.code(text);
                }
                is_other
            }
            Self::Items { .. } | Self::Key => false,
        })
    }

    /// Removes the items of these orders.
    pub(super) fn remove_items(&mut self, is_removed: &[bool]) {
        if let Self::Items { orders, .. } = self {
            for orders in orders {
                orders.retain(|order| is_removed.get(*order as usize) != Some(&true));
            }
        }
    }

    /// Adds an item of an order.
    pub(super) fn add_item(&mut self, order: u32, text: &str) {
        if let Self::Items { texts, orders } = self {
            let code = texts.code(Some(text)) as usize;
            if orders.len() <= code {
                orders.resize_with(code + 1, Vec::new);
            }
            orders[code].push(order);
        }
    }

    /// Compares the values of two rows, as the database does.
    pub(super) fn compare(&self, one: u32, other: u32) -> Ordering {
        let (one, other) = (one as usize, other as usize);
        match self {
            Self::Numbers(numbers) => numbers[one].cmp(&numbers[other]),
            Self::Texts { texts, codes } if codes[one] != codes[other] => {
                texts.text(codes[one]).cmp(&texts.text(codes[other]))
            }
            _ => Ordering::Equal,
        }
    }

    /// Keeps only those of the matches that pass the test.
    pub(super) fn narrow(&self, test: &Test, matches: &mut [bool]) {
        match (self, test) {
            (Self::Numbers(numbers), Test::Within(range)) => {
                for (is_match, number) in matches.iter_mut().zip(numbers) {
                    *is_match &= range.contains(number);
                }
            }
            (Self::Texts { texts, codes }, test) => {
                let wanted = texts.matches(test);
                for (is_match, code) in matches.iter_mut().zip(codes) {
                    *is_match &= wanted[*code as usize];
                }
            }
            (Self::Items { texts, orders }, test) => {
                let wanted = texts.matches(test).into_iter().zip(orders);
                let orders = wanted
                    .filter(|(is_wanted, _)| *is_wanted)
                    .flat_map(|(_, orders)| orders);
                keep_only(matches, orders.copied());
            }
            _ => matches.fill(false),
        }
    }
}

/// Keeps only these of the matches.
pub(super) fn keep_only(matches: &mut [bool], numbers: impl IntoIterator<Item = u32>) {
    let mut is_kept = vec![false; matches.len()];
    for number in numbers {
        if let Some(is_kept) = is_kept.get_mut(number as usize) {
            *is_kept = true;
        }
    }
    for (is_match, is_kept) in matches.iter_mut().zip(is_kept) {
        *is_match &= is_kept;
    }
}

/// The numbers of the rows with these IDs, which are in lower case.
pub(super) fn find_keys(
    db: &Transaction<'_>,
    list: &List,
    attribute: usize,
    ids: &[String],
) -> rusqlite::Result<Vec<u32>> {
    let column = list.attributes[attribute].column;
    let mut statement =
        db.prepare_cached(&format!("SELECT number FROM {} WHERE {column} = ?1", list.table))?;
    let mut numbers: Vec<u32> = Vec::new();
    for id in ids {
        let number: Option<u32> = statement
            .query_row([id.to_ascii_lowercase()], |row| row.get(0))
            .optional()?;
        numbers.extend(number);
    }
    Ok(numbers)
}

/// Makes a list longer, with room for a few more.
pub(super) fn grow<T: Clone>(values: &mut Vec<T>, length: usize, value: T) {
    let missing = length.saturating_sub(values.len());
    if values.capacity() < length {
        values.reserve_exact(missing + length / 32);
    }
    values.resize(values.len() + missing, value);
}
