//! Formulas in texts of CSV (CSV injection).

/// The characters with which a spreadsheet starts a formula, or that it skips before one.
const FORMULA_PREFIXES: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Puts an apostrophe before a formula, so that a spreadsheet shows it as text.
pub(crate) fn escape_formula(text: String) -> String {
    if text.starts_with(FORMULA_PREFIXES) {
        format!("'{text}")
    } else {
        text
    }
}

/// Removes the apostrophe that this crate put before a formula, to import a table that it exported.
pub fn unescape_formula(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA_PREFIXES) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_escaped_and_unescaped() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            let safe = escape_formula(text.into());
            assert_eq!(safe, format!("'{text}"));
            assert_eq!(unescape_formula(&safe), text);
        }
        for text in ["", "'", "O'Brien", "'tis", "1=1"] {
            assert_eq!(escape_formula(text.into()), text);
            assert_eq!(unescape_formula(text), text);
        }
    }
}
