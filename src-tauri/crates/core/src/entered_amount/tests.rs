use proptest::prelude::*;
use serde::Deserialize;

use super::{Reading, Unreadable, read};
use crate::view::AmountStyle;

/// How languages write amounts in euros. `ui/tests/money.test.ts` compares it with the page's
/// formatter.
const STYLES: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../tests/fixtures/amount_styles.json"
));

#[derive(Debug, Clone, Deserialize)]
struct Language {
    language: String,
    decimal: String,
    group: String,
    symbol: String,
    /// The digits from zero.
    digits: String,
    /// Whether groups before the last one have two digits.
    in_twos: bool,
}

impl Language {
    fn all() -> Vec<Self> {
        serde_json::from_str(STYLES).unwrap()
    }

    fn style(&self) -> AmountStyle {
        AmountStyle {
            decimal: self.decimal.clone(),
            group: self.group.clone(),
            symbols: vec![self.symbol.clone()],
        }
    }

    /// Writes an amount as the language does.
    fn write(&self, amount: i64, decimals: usize) -> String {
        let digits = format!("{amount:0>width$}", width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let mut text = String::new();
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len() - index;
            let is_border = if self.in_twos && left > 3 {
                (left - 3).is_multiple_of(2)
            } else {
                left.is_multiple_of(3)
            };
            if index > 0 && is_border {
                text.push_str(&self.group);
            }
            text.push(self.digit(digit));
        }
        if decimals > 0 {
            text.push_str(&self.decimal);
            text.extend(fraction.chars().map(|digit| self.digit(digit)));
        }
        text
    }

    fn digit(&self, digit: char) -> char {
        let value = usize::try_from(digit.to_digit(10).unwrap()).unwrap();
        self.digits.chars().nth(value).unwrap()
    }
}

fn style(decimal: &str, group: &str) -> AmountStyle {
    AmountStyle {
        decimal: decimal.into(),
        group: group.into(),
        symbols: Vec::new(),
    }
}

fn english() -> AmountStyle {
    style(".", ",")
}

fn german() -> AmountStyle {
    style(",", ".")
}

fn french() -> AmountStyle {
    style(",", "\u{202f}")
}

fn swiss() -> AmountStyle {
    style(".", "’")
}

#[allow(clippy::unnecessary_wraps, reason = "compared with results")]
fn certain(amount: i64) -> Result<Reading, Unreadable> {
    Ok(Reading::Certain(amount))
}

#[allow(clippy::unnecessary_wraps, reason = "compared with results")]
fn unclear<const N: usize>(amounts: [i64; N]) -> Result<Reading, Unreadable> {
    Ok(Reading::Unclear(amounts.to_vec()))
}

proptest! {
    #[test]
    fn amount_as_any_language_writes_it_is_read(
        language in proptest::sample::select(Language::all()),
        amount in 0_i64..1 << 53,
        magnitude in 0_u32..16,
        decimals in 0_u8..=4,
        frame in 0_usize..6,
    ) {
        let amount = amount / 10_i64.pow(magnitude);
        let written = language.write(amount, usize::from(decimals));
        let symbol = &language.symbol;
        let text = match frame {
            0 => written,
            1 => format!("{symbol}{written}"),
            2 => format!("{written}\u{a0}{symbol}"),
            3 => format!("EUR {written}"),
            4 => format!("\u{200f}{written} eur\u{feff}"),
            _ => format!(" {written}\n"),
        };

        let reading = read(&text, "EUR", decimals, &language.style());

        prop_assert_eq!(reading, certain(amount), "{} in {}", text, language.language);
    }

    #[test]
    fn no_text_panics_or_reads_as_other_digits(text in "\\PC{0,12}|[0-9.,' ٫٬-]{0,12}", decimals in 0_u8..=18) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        for style in [english(), german(), french(), swiss(), style("٫", "٬"), style("", "")] {
            let Ok(Reading::Certain(amount)) = read(&text, "EUR", decimals, &style) else { continue };
            if text.is_ascii() {
                let read: String = amount.unsigned_abs().to_string();
                prop_assert_eq!(
                    read.trim_matches('0'), digits.trim_matches('0'), "{} {:?}", text, style
                );
            }
        }
    }
}

#[test]
fn language_decides_between_thousands_and_decimals() {
    for (text, style, decimals, reading) in [
        ("1,500", english(), 2, certain(150_000)),
        ("1.500", german(), 2, certain(150_000)),
        ("1.500", english(), 3, certain(1_500)),
        ("1,500", german(), 3, certain(1_500)),
        ("1,500", english(), 0, certain(1_500)),
        ("24.5", english(), 2, certain(2_450)),
        ("24,5", german(), 2, certain(2_450)),
        (".5", english(), 2, certain(50)),
        ("1 500,00", french(), 2, certain(150_000)),
        ("1'500.00", swiss(), 2, certain(150_000)),
        ("1’500", swiss(), 2, certain(150_000)),
        // Two signs, or one that is repeated, have one reading in every language.
        ("1.500,00", english(), 2, certain(150_000)),
        ("1,500.00", german(), 2, certain(150_000)),
        ("1.500.000", english(), 2, certain(150_000_000)),
        ("1,50,000", english(), 2, certain(15_000_000)),
        ("1,50,000.75", english(), 2, certain(15_000_075)),
        ("1 500", english(), 2, certain(150_000)),
        ("007", english(), 2, certain(700)),
        ("980", english(), 0, certain(980)),
    ] {
        assert_eq!(read(text, "EUR", decimals, &style), reading, "{text} {style:?}");
    }
}

#[test]
fn amount_with_two_readings_is_unclear() {
    for (text, style, decimals, reading) in [
        ("1,50", english(), 2, unclear([150, 15_000])),
        ("1,5", english(), 2, unclear([150, 1_500])),
        ("1.50", german(), 2, unclear([150, 15_000])),
        ("1.500", english(), 2, unclear([150, 150_000])),
        ("1.234", english(), 2, unclear([123_400])),
        ("1.234", english(), 0, unclear([1_234])),
        ("1,234", german(), 2, unclear([123_400])),
        ("1.234", french(), 2, unclear([123_400])),
        ("1.50", french(), 2, unclear([150])),
        ("1,500", swiss(), 2, unclear([150, 150_000])),
        ("0,50", english(), 2, unclear([50])),
        ("1,500", style("٫", "٬"), 2, unclear([150, 150_000])),
    ] {
        assert_eq!(read(text, "EUR", decimals, &style), reading, "{text} {style:?}");
    }
}

#[test]
fn decimals_are_not_rounded() {
    for (text, decimals) in [
        ("24.055", 2),
        ("24.5", 0),
        ("1,500.005", 2),
        ("0.001", 2),
        ("1.50000", 4),
    ] {
        let reading = read(text, "EUR", decimals, &style(".", " "));
        assert!(!matches!(reading, Ok(Reading::Certain(_))), "{text}: {reading:?}");
    }
    assert_eq!(
        read("24.0555", "EUR", 2, &english()),
        Err(Unreadable::TooManyDecimals)
    );
    assert_eq!(
        read("24.5", "JPY", 0, &english()),
        Err(Unreadable::TooManyDecimals)
    );
}

#[test]
fn currency_and_sign_around_an_amount_are_read() {
    let mut dollars = english();
    dollars.symbols = vec!["$".into(), "US dollars".into()];
    for (text, amount) in [
        ("$1,500.00", 150_000),
        ("US$1,500.00", 150_000),
        ("USD 12", 1_200),
        ("12 usd", 1_200),
        ("$12 USD", 1_200),
        ("12.50 US dollars", 1_250),
        ("＄１２．５０", 1_250),
        ("+12", 1_200),
        ("-12", -1_200),
        ("−$12", -1_200),
        ("$-12", -1_200),
        ("12-", -1_200),
        ("(12.00)", -1_200),
        ("($12.00)", -1_200),
        ("12,-", 1_200),
    ] {
        assert_eq!(read(text, "USD", 2, &dollars), certain(amount), "{text}");
    }
    for (text, other) in [
        ("€12", "€"),
        ("12 GBP", "GBP"),
        ("CA$12", "ca$"),
        ("CHF 12", "CHF"),
    ] {
        let Err(Unreadable::OtherCurrency(found)) = read(text, "USD", 2, &dollars) else {
            panic!("{text}");
        };
        assert_eq!(found.to_lowercase(), other.to_lowercase());
    }
}

#[test]
fn digits_of_every_script_are_read() {
    let arabic = style("٫", "٬");
    for (text, style) in [
        ("١٬٥٠٠٫٢٥", arabic.clone()),
        ("۱٬۵۰۰٫۲۵", arabic),
        ("१,५००.२५", english()),
        ("１，５００．２５", english()),
        ("1\u{202f}500,25", french()),
    ] {
        assert_eq!(read(text, "EUR", 2, &style), certain(150_025), "{text}");
    }
}

#[test]
fn text_that_is_no_amount_is_refused() {
    for text in [
        "",
        "x",
        "1e3",
        "1..5",
        "1,,5",
        "1.",
        "1,2,3",
        "1 50",
        "12 34 5",
        "1,5.0,0",
        "--5",
        "(5",
        "5)",
        "-(5)",
        "$",
        "19⁹⁹",
        "½",
        "0x10",
        "1_000",
        "5%",
        "12 apples",
    ] {
        assert_eq!(
            read(text, "EUR", 2, &english()),
            Err(Unreadable::Malformed),
            "{text}"
        );
    }
    for text in ["90071992547409.92", "99999999999999999999999999"] {
        assert_eq!(
            read(text, "EUR", 2, &english()),
            Err(Unreadable::TooLarge),
            "{text}"
        );
    }
    assert_eq!(
        read("90071992547409.91", "EUR", 2, &english()),
        certain((1 << 53) - 1)
    );
}
