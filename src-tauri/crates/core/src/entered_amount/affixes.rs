//! What is before and after the digits of an amount: its sign and its currency.

use super::characters::plain;
use super::unreadable::Unreadable;

/// The signs of currencies, to tell another currency from a slip of the keyboard.
const CURRENCY_SIGNS: &str = "$€£¥₹₩₽₺₴₫₱฿₪₦₡₲₵₸₭₮";

/// The digits of an amount and the signs between them, and whether it is negative.
///
/// # Errors
/// Returns why the text is no amount in this currency.
pub(super) fn number<'a>(
    text: &'a str,
    currency: &str,
    symbols: &[String],
) -> Result<(&'a str, bool), Unreadable> {
    let is_digit = |character: char| character.is_ascii_digit();
    let (Some(first), Some(last)) = (text.find(is_digit), text.rfind(is_digit)) else {
        return Err(Unreadable::Malformed);
    };
    let (mut before, after) = (&text[..first], &text[last + 1..]);
    // A decimal sign without a digit before it, but not the end of "Rs.".
    if let Some(rest) = before.strip_suffix(['.', ',', '٫'])
        && !rest.ends_with(char::is_alphabetic)
    {
        before = rest;
    }
    let digits = &text[before.len()..=last];
    // "12,-" is a way to write "12,00".
    let after = [",-", ".-"]
        .into_iter()
        .find_map(|none| after.strip_prefix(none))
        .unwrap_or(after);
    let (before, after) = (before.trim(), after.trim());
    let (before, after, in_parentheses) = match (before.strip_prefix('('), after.strip_suffix(')')) {
        (Some(before), Some(after)) => (before, after, true),
        (None, None) => (before, after, false),
        _ => return Err(Unreadable::Malformed),
    };
    let (before, minus_before) = without_sign(before)?;
    let (after, minus_after) = without_sign(after)?;
    let currency = Currency { currency, symbols };
    currency.check(before)?;
    currency.check(after)?;
    match [in_parentheses, minus_before, minus_after] {
        [false, false, false] => Ok((digits, false)),
        [true, false, false] | [false, true, false] | [false, false, true] => Ok((digits, true)),
        _ => Err(Unreadable::Malformed),
    }
}

/// The text without a plus or a minus at one of its ends, and whether it was a minus.
fn without_sign(text: &str) -> Result<(&str, bool), Unreadable> {
    let at = |sign: char| text.strip_prefix(sign).or_else(|| text.strip_suffix(sign));
    let (rest, is_negative) = match (at('-'), at('+')) {
        (Some(rest), None) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => (text, false),
        (Some(_), Some(_)) => return Err(Unreadable::Malformed),
    };
    Ok((rest.trim(), is_negative))
}

/// The currency that an amount is meant in.
struct Currency<'a> {
    currency: &'a str,
    symbols: &'a [String],
}

impl Currency<'_> {
    /// Checks that the text names this currency, or none.
    fn check(&self, text: &str) -> Result<(), Unreadable> {
        if text.is_empty() || self.is_named(text) || text.split(' ').all(|part| self.is_named(part)) {
            return Ok(());
        }
        let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_code || text.contains(|character| CURRENCY_SIGNS.contains(character)) {
            return Err(Unreadable::OtherCurrency(text.to_owned()));
        }
        Err(Unreadable::Malformed)
    }

    fn is_named(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let code = self.currency.to_lowercase();
        if text == code {
            return true;
        }
        self.symbols
            .iter()
            .map(|symbol| plain(symbol).to_lowercase())
            .any(|symbol| {
                // "US$", "A$": the beginning of the code before the sign.
                let country = text.strip_suffix(symbol.as_str());
                let is_sign = !symbol.is_empty() && !symbol.contains(char::is_alphanumeric);
                text == symbol
                    || text.trim_end_matches('.') == symbol.trim_end_matches('.')
                    || is_sign && country.is_some_and(|country| code.starts_with(country))
            })
    }
}
