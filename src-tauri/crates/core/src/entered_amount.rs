//! Amounts as people enter and paste them. Where two readings are possible, the user's language
//! decides or the user is asked; nothing is guessed and nothing is rounded.

mod affixes;
mod characters;
mod unreadable;

#[cfg(test)]
mod tests;

use crate::view::AmountStyle;
use characters::plain;
pub(crate) use unreadable::Unreadable;

/// The largest amount that the page's numbers hold exactly.
pub(crate) const MOST_MINOR_UNITS: i64 = (1 << 53) - 1;

/// The signs that are decimal signs in some languages and group digits in others.
const DOUBLE_MEANING: [char; 2] = [',', '.'];
/// The Arabic decimal sign.
const ARABIC_DECIMAL: char = '٫';

/// What an amount is read as, in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    Certain(i64),
    /// What it may mean; at least one.
    Unclear(Vec<i64>),
}

/// Reads an amount in a currency with this number of decimals.
///
/// # Errors
/// Returns why it can't be read.
pub(crate) fn read(
    text: &str,
    currency: &str,
    decimals: u8,
    style: &AmountStyle,
) -> Result<Reading, Unreadable> {
    let text = plain(text);
    let (number, is_negative) = affixes::number(&text, currency, &style.symbols)?;
    let language = Language {
        decimal: sign(&style.decimal),
        group: sign(&style.group),
    };
    let mut reading = Digits::split(number)?.read(language, usize::from(decimals))?;
    if is_negative {
        match &mut reading {
            Reading::Certain(amount) => *amount = -*amount,
            Reading::Unclear(amounts) => amounts.iter_mut().for_each(|amount| *amount = -*amount),
        }
    }
    Ok(reading)
}

fn sign(text: &str) -> Option<char> {
    plain(text)
        .chars()
        .next()
        .or_else(|| text.chars().next().map(|_| ' '))
}

/// The signs of a language.
#[derive(Clone, Copy)]
struct Language {
    decimal: Option<char>,
    group: Option<char>,
}

/// The digits of a number, and the signs between them.
struct Digits<'a> {
    groups: Vec<&'a str>,
    signs: Vec<char>,
}

impl<'a> Digits<'a> {
    fn split(number: &'a str) -> Result<Self, Unreadable> {
        let groups: Vec<&str> = number.split(is_sign).collect();
        let are_digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
        // Only what is before the first sign may be empty: `.5`.
        let is_well_formed =
            groups.iter().all(are_digits) && groups[1..].iter().all(|group| !group.is_empty());
        if !is_well_formed {
            return Err(Unreadable::Malformed);
        }
        Ok(Self {
            groups,
            signs: number.chars().filter(|character| is_sign(*character)).collect(),
        })
    }

    fn read(&self, language: Language, decimals: usize) -> Result<Reading, Unreadable> {
        let Some(&last) = self.signs.last() else {
            return Ok(Reading::Certain(minor_units(self.groups[0], "", decimals)?));
        };
        let is_only_sign = self.signs.len() == 1;
        let (whole, decimal) = (self.as_whole(), self.as_decimal());
        match (whole, decimal) {
            (None, None) => Err(Unreadable::Malformed),
            (Some(whole), None) => Ok(Reading::Certain(minor_units(&whole, "", decimals)?)),
            (None, Some((whole, fraction))) => {
                let is_clear = !is_only_sign || language.decimal == Some(last) || last == ARABIC_DECIMAL;
                if is_clear {
                    return Ok(Reading::Certain(minor_units(&whole, fraction, decimals)?));
                }
                let misplaced = (language.group == Some(last) && !self.begins_with_zero())
                    .then(|| minor_units(&self.groups.concat(), "", decimals));
                choices([
                    Some(minor_units(&whole, without_zeros(fraction, decimals), decimals)),
                    misplaced,
                ])
            }
            (Some(grouped), Some((whole, fraction))) => {
                if language.group == Some(last) {
                    return Ok(Reading::Certain(minor_units(&grouped, "", decimals)?));
                }
                if language.decimal == Some(last) && fraction.len() <= decimals {
                    return Ok(Reading::Certain(minor_units(&whole, fraction, decimals)?));
                }
                choices([
                    Some(minor_units(&whole, without_zeros(fraction, decimals), decimals)),
                    Some(minor_units(&grouped, "", decimals)),
                ])
            }
        }
    }

    /// The digits, if all signs group them as some language does.
    fn as_whole(&self) -> Option<String> {
        let is_decimal_sign = self.signs.contains(&ARABIC_DECIMAL);
        (!is_decimal_sign && is_grouped(&self.groups, &self.signs)).then(|| self.groups.concat())
    }

    /// The digits before and after the last sign, if it can be a decimal sign.
    fn as_decimal(&self) -> Option<(String, &'a str)> {
        let (last, before) = self.signs.split_last()?;
        let (fraction, groups) = self.groups.split_last()?;
        let can_be = DOUBLE_MEANING.contains(last) || *last == ARABIC_DECIMAL;
        let is_repeated = before.contains(last);
        let is_well_grouped = before.is_empty() || is_grouped(groups, before);
        (can_be && !is_repeated && is_well_grouped).then(|| (groups.concat(), *fraction))
    }

    fn begins_with_zero(&self) -> bool {
        self.groups[0].is_empty() || self.groups[0].starts_with('0')
    }
}

fn is_sign(character: char) -> bool {
    !character.is_ascii_digit()
        && (DOUBLE_MEANING.contains(&character) || [' ', '\'', ARABIC_DECIMAL, '٬'].contains(&character))
}

/// Whether one sign groups the digits: in threes, or as in India, in twos before the last three.
fn is_grouped(groups: &[&str], signs: &[char]) -> bool {
    let (Some((first, rest)), Some(sign)) = (groups.split_first(), signs.first()) else {
        return false;
    };
    let Some((last, middle)) = rest.split_last() else {
        return false;
    };
    let is_one_sign = signs.iter().all(|other| other == sign);
    let in_middle = |length| middle.iter().all(|group: &&str| group.len() == length);
    let fits = (in_middle(3) && first.len() <= 3) || (in_middle(2) && first.len() <= 2);
    is_one_sign && fits && last.len() == 3 && !first.is_empty() && !first.starts_with('0')
}

/// The fraction without the zeros at its end that are too many.
fn without_zeros(fraction: &str, decimals: usize) -> &str {
    match fraction.split_at_checked(decimals) {
        Some((kept, rest)) if rest.bytes().all(|byte| byte == b'0') => kept,
        _ => fraction,
    }
}

fn minor_units(whole: &str, fraction: &str, decimals: usize) -> Result<i64, Unreadable> {
    if fraction.len() > decimals {
        return Err(Unreadable::TooManyDecimals);
    }
    let amount: i64 = format!("0{whole}{fraction:0<decimals$}")
        .parse()
        .map_err(|_| Unreadable::TooLarge)?;
    if amount > MOST_MINOR_UNITS {
        return Err(Unreadable::TooLarge);
    }
    Ok(amount)
}

/// The readings that are possible, or why the first one is not.
fn choices(readings: [Option<Result<i64, Unreadable>>; 2]) -> Result<Reading, Unreadable> {
    let mut problem = None;
    let mut amounts = Vec::new();
    for reading in readings.into_iter().flatten() {
        match reading {
            Ok(amount) => amounts.push(amount),
            Err(why) => problem = problem.or(Some(why)),
        }
    }
    if amounts.is_empty() {
        return Err(problem.unwrap_or(Unreadable::Malformed));
    }
    Ok(Reading::Unclear(amounts))
}
