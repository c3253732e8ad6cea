//! The number of decimals of each currency (ISO 4217). The page has the same table, generated from
//! this one: web engines count differently.

/// The currencies that have another number of decimals than [`USUAL_DECIMALS`].
pub(crate) const EXCEPTIONS: [(&str, u8); 26] = [
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

pub(crate) const USUAL_DECIMALS: u8 = 2;

/// Returns `None` for what is not a code of three letters: its number of decimals is unknown.
pub(crate) fn decimals(currency: &str) -> Option<u8> {
    let code = currency.to_ascii_uppercase();
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let exception = EXCEPTIONS.iter().find(|(exception, _)| *exception == code);
    Some(exception.map_or(USUAL_DECIMALS, |(_, decimals)| *decimals))
}

/// The table as TypeScript.
pub(crate) fn typescript() -> String {
    let entries = EXCEPTIONS.map(|(code, decimals)| format!("{code}: {decimals}"));
    format!(
        "/** The decimals of currencies that don't have {USUAL_DECIMALS} (ISO 4217). */\n\
         export const CURRENCY_DECIMALS: Readonly<Record<string, number>> = {{ {} }};",
        entries.join(", ")
    )
}
