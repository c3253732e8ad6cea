//! The filter parser: plain operands of the classic syntax, and quoted ones of the newer syntax.

use crate::api_error::ApiError;

/// One term of a filter.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) operator: String,
    pub(crate) attribute: String,
    /// Empty for an operator without operand, such as `is_null`.
    pub(crate) operand: String,
}

/// Parses terms `operator(attribute,operand)`, joined by `:`.
pub(crate) fn parse(text: &str) -> Result<Vec<Term>, ApiError> {
    let mut terms = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (operator, after) = rest.split_once('(').ok_or_else(ApiError::malformed_filter)?;
        let end = after.find([',', ')']).ok_or_else(ApiError::malformed_filter)?;
        let (attribute, after) = after.split_at(end);
        let (operand, after) = match after.strip_prefix(',') {
            Some(after) => operand(after.trim_start())?,
            None => (String::new(), after),
        };
        let after = after
            .trim_start()
            .strip_prefix(')')
            .ok_or_else(ApiError::malformed_filter)?;
        let is_word = |text: &str| {
            !text.is_empty()
                && text
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-'))
        };
        let (operator, attribute) = (operator.trim(), attribute.trim());
        if !is_word(operator) || !is_word(attribute) {
            return Err(ApiError::malformed_filter());
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
                .ok_or_else(ApiError::malformed_filter)?,
        };
    }
    Ok(terms)
}

/// Parses an operand up to the parenthesis, or one in quotes with `\` as escape. Also returns the
/// rest of the text.
fn operand(text: &str) -> Result<(String, &str), ApiError> {
    let Some(quote) = text.chars().next().filter(|letter| matches!(letter, '"' | '\'')) else {
        let end = text.find(')').ok_or_else(ApiError::malformed_filter)?;
        let (operand, rest) = text.split_at(end);
        if operand.contains('(') {
            return Err(ApiError::malformed_filter());
        }
        let is_supported = |letter: char| letter.is_alphanumeric() || "$-_*. @{}|+:/,".contains(letter);
        if !operand.chars().all(is_supported) {
            return Err(ApiError::list_query(
                "The supplied filter contained unsupported characters",
            ));
        }
        return Ok((operand.trim_end().to_owned(), rest));
    };
    let mut operand = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((index, letter)) = letters.next() {
        match letter {
            '\\' => operand.push(letters.next().ok_or_else(ApiError::malformed_filter)?.1),
            letter if letter == quote => return Ok((operand, &text[index + letter.len_utf8()..])),
            letter => operand.push(letter),
        }
    }
    Err(ApiError::malformed_filter())
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
    fn colon_separates_terms_and_space_after_comma_is_ignored() {
        let terms = parse("eq(email, ron@swanson.com):is_null(external_ref)").unwrap();

        assert_eq!(terms.len(), 2);
        assert_eq!(terms[0].operand, "ron@swanson.com");
        assert_eq!(
            (terms[1].operator.as_str(), terms[1].operand.as_str()),
            ("is_null", "")
        );
    }

    #[test]
    fn quoted_operand_may_contain_syntax_characters() {
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
    fn malformed_filter_is_refused() {
        for malformed in [
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
            assert!(parse(malformed).is_err(), "{malformed}");
        }
        assert_eq!(parse("  ").unwrap(), []);
    }
}
