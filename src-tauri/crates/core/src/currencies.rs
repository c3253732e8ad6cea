//! The number of decimals of each currency: a store's own, or that of ISO 4217. Each amount has its
//! number with it when it crosses to the page, because web engines count differently.

use std::collections::BTreeMap;

use moltin::Currency;

use crate::view::{CurrencyView, OwnDecimalsView};

/// The currencies that have another number of decimals than [`USUAL_DECIMALS`].
const EXCEPTIONS: [(&str, u8); 26] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLF", 4),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("UYW", 4),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

const USUAL_DECIMALS: u8 = 2;

/// No amount has more decimals: a minor unit is at least the last digit of a 64-bit number.
const MOST_DECIMALS: u8 = 18;

/// The decimals of a store's currencies. The default is those of ISO 4217.
#[derive(Debug, Default)]
pub(crate) struct Currencies {
    /// What the store says, by code.
    own: BTreeMap<String, u8>,
    /// Those that orders can be in.
    enabled: Vec<CurrencyView>,
}

impl Currencies {
    /// The currencies that a store lists. One that is not enabled counts, too: orders may have it.
    /// A number of decimals that can't be is left out.
    pub(crate) fn of(mut listed: Vec<Currency>) -> Self {
        // Of two currencies with one code, the enabled one is inserted last.
        listed.sort_by_key(|currency| currency.enabled == Some(true));
        let mut enabled: Vec<CurrencyView> = Vec::new();
        for currency in listed.iter().filter(|currency| currency.enabled != Some(false)) {
            let code = code(&currency.code);
            if !code.is_empty() && enabled.iter().all(|other| other.code != code) {
                let is_default = currency.is_default == Some(true);
                enabled.push(CurrencyView { code, is_default });
            }
        }
        enabled.sort_by(|one, other| (!one.is_default, &one.code).cmp(&(!other.is_default, &other.code)));
        let own = listed.into_iter().filter_map(|currency| {
            let decimals = u8::try_from(currency.decimal_places?).ok()?;
            let code = code(&currency.code);
            (!code.is_empty() && decimals <= MOST_DECIMALS).then_some((code, decimals))
        });
        let own = own.collect();
        let mut currencies = Self { own, enabled };
        let own = &currencies.own;
        currencies
            .enabled
            .retain(|currency| own.contains_key(&currency.code) || iso_decimals(&currency.code).is_some());
        currencies
    }

    /// Returns `None` for a currency that neither the store nor ISO 4217 knows.
    pub(crate) fn decimals(&self, currency: &str) -> Option<u8> {
        let code = code(currency);
        self.own.get(&code).copied().or_else(|| iso_decimals(&code))
    }

    /// The currencies that new orders can be in, the store's own first. Empty if the store does not
    /// list any.
    pub(crate) fn enabled(&self) -> Vec<CurrencyView> {
        self.enabled.clone()
    }

    /// The currencies whose decimals differ from those of ISO 4217.
    pub(crate) fn differences(&self) -> Vec<OwnDecimalsView> {
        let own = self.own.iter().filter_map(|(code, decimals)| {
            let standard = iso_decimals(code)?;
            (standard != *decimals).then(|| OwnDecimalsView {
                currency: code.clone(),
                decimals: *decimals,
                standard,
            })
        });
        own.collect()
    }
}

fn code(currency: &str) -> String {
    currency.trim().to_ascii_uppercase()
}

/// Returns `None` for what is not a code of three capital letters.
fn iso_decimals(code: &str) -> Option<u8> {
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let exception = EXCEPTIONS.iter().find(|(exception, _)| *exception == code);
    Some(exception.map_or(USUAL_DECIMALS, |(_, decimals)| *decimals))
}
