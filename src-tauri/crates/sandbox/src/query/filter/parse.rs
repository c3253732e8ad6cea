//! Taking a filter apart: classic operands as they stand, newer ones in quotes.

use super::unparsable;
use crate::refusal::Refusal;

/// One term of a filter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) operator: String,
    pub(super) attribute: String,
    /// Empty for an operator that takes none.
    pub(super) operand: String,
}

/// Reads `operator(attribute,operand)`, joined by `:`.
pub(super) fn parse(text: &str) -> Result<Vec<Term>, Refusal> {
    let mut terms = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (operator, after) = rest.split_once('(').ok_or_else(unparsable)?;
        let end = after.find([',', ')']).ok_or_else(unparsable)?;
        let (attribute, after) = after.split_at(end);
        let (operand, after) = match after.strip_prefix(',') {
            Some(after) => operand(after.trim_start())?,
            None => (String::new(), after),
        };
        let after = after.trim_start().strip_prefix(')').ok_or_else(unparsable)?;
        let is_word = |text: &str| {
            !text.is_empty()
                && text
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-'))
        };
        let (operator, attribute) = (operator.trim(), attribute.trim());
        if !is_word(operator) || !is_word(attribute) {
            return Err(unparsable());
        }
        terms.push(Term {
            operator: operator.into(),
            attribute: attribute.into(),
            operand,
        });
        rest = match after.trim_start() {
            "" => "",
            more => more
                .strip_prefix(':')
                .filter(|more| !more.is_empty())
                .ok_or_else(unparsable)?,
        };
    }
    Ok(terms)
}

/// Reads an operand: up to the parenthesis, or in quotes with `\` before what is meant as it stands.
fn operand(text: &str) -> Result<(String, &str), Refusal> {
    let Some(quote) = text.chars().next().filter(|letter| matches!(letter, '"' | '\'')) else {
        let end = text.find(')').ok_or_else(unparsable)?;
        let (operand, rest) = text.split_at(end);
        if operand.contains('(') {
            return Err(unparsable());
        }
        let is_supported = |letter: char| letter.is_alphanumeric() || "$-_*. @{}|+:/,".contains(letter);
        if !operand.chars().all(is_supported) {
            return Err(Refusal::filter(
                "The supplied filter contained unsupported characters",
            ));
        }
        return Ok((operand.trim_end().to_owned(), rest));
    };
    let mut operand = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((index, letter)) = letters.next() {
        match letter {
            '\\' => operand.push(letters.next().ok_or_else(unparsable)?.1),
            letter if letter == quote => return Ok((operand, &text[index + letter.len_utf8()..])),
            letter => operand.push(letter),
        }
    }
    Err(unparsable())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operands(text: &str) -> Vec<String> {
        parse(text)
            .unwrap()
            .into_iter()
            .map(|term| term.operand)
            .collect()
    }

    #[test]
    fn terms_are_joined_by_colons_and_a_space_after_the_comma_is_fine() {
        let terms = parse("eq(email, ron@swanson.com):is_null(external_ref)").unwrap();

        assert_eq!(terms.len(), 2);
        assert_eq!(terms[0].operand, "ron@swanson.com");
        assert_eq!(
            (terms[1].operator.as_str(), terms[1].operand.as_str()),
            ("is_null", "")
        );
    }

    #[test]
    fn quotes_hold_what_the_language_uses_itself() {
        assert_eq!(
            operands(r#"eq(name,"Swanson, Ron (Parks): \"Duke\" \\")"#),
            [r#"Swanson, Ron (Parks): "Duke" \"#]
        );
        assert_eq!(operands(r#"eq(name,'a"b'):eq(name,"é")"#), ["a\"b", "é"]);
        assert_eq!(
            operands("eq(created_at,2024-01-01T10:00:00Z)"),
            ["2024-01-01T10:00:00Z"]
        );
    }

    #[test]
    fn what_cannot_be_parsed_is_refused() {
        for wrong in [
            "eq",
            "eq(",
            "eq(name",
            "eq(name,",
            "eq(name,x",
            "eq(name,x)y",
            "eq(name,x):",
            "(name,x)",
            "eq(,x)",
            "eq(name,a(b))",
            r#"eq(name,"x)"#,
            "eq(name,\"\\",
            ":",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(parse("  ").unwrap(), []);
    }
}
