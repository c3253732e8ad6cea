//! Email addresses in texts that people wrote or pasted.

/// What a text has in the place of an email address.
const EMAIL: &str = "[email]";
/// The sign of an email address, as it is, and as links, HTML and JSON have it. A link is encoded
/// twice if it is a part of another one.
const AT: [&str; 11] = [
    "@", "\u{ff20}", "\u{fe6b}", "%40", "%2540", "%252540", "&#64;", "&#064;", "&#x40;", "&commat;",
    "\\u0040",
];

/// Replaces each word that may be an email address or a part of one: the word with the @, and the
/// one beside an @ at the begin or the end of its word.
pub(super) fn mask(text: &str) -> String {
    let words: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let mut is_masked = vec![false; words.len()];
    for (place, word) in words.iter().enumerate() {
        let word = word.trim_end().to_ascii_lowercase();
        let Some(at) = AT.iter().find(|at| word.contains(**at)) else {
            continue;
        };
        is_masked[place] = true;
        if word.starts_with(at) && place > 0 {
            is_masked[place - 1] = true;
        }
        if word.ends_with(at) && place + 1 < words.len() {
            is_masked[place + 1] = true;
        }
        // Such as "ron swanson"@pawnee.example
        if word.contains(&format!("\"{at}")) {
            let begin = (0..place).rev().find(|before| words[*before].contains('"'));
            is_masked[begin.unwrap_or(place)..place].fill(true);
        }
    }
    let words = words.into_iter().zip(is_masked).map(|(word, is_masked)| {
        if is_masked {
            format!("{EMAIL}{}", &word[word.trim_end().len()..])
        } else {
            word.to_owned()
        }
    });
    words.collect()
}

/// Replaces each part of a path that may be an email address.
pub(super) fn mask_in_path(path: &str) -> String {
    path.split('/').map(mask).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{mask, mask_in_path};

    #[test]
    fn email_addresses_in_texts_are_masked() {
        for (text, masked) in [
            (
                "Order 7, asked by ron@pawnee.example.",
                "Order 7, asked by [email]",
            ),
            ("<ron@pawnee.example>\nticket 12", "[email]\nticket 12"),
            ("no address", "no address"),
            ("", ""),
            ("100 % of 40 orders", "100 % of 40 orders"),
        ] {
            assert_eq!(mask(text), masked);
        }
        let path = "/v2/customers/ron%40pawnee.example/addresses";
        assert_eq!(mask_in_path(path), "/v2/customers/[email]/addresses");
    }

    #[test]
    fn email_addresses_in_other_forms_are_masked() {
        for text in [
            "https://desk.example/search?q=ron%40pawnee.example",
            "https://desk.example/?to=https%3A%2F%2Fx.example%2F%3Fq%3Dron%2540pawnee.example",
            "ron&#64;pawnee.example",
            "ron&#X40;pawnee.example",
            "ron&commat;pawnee.example",
            "{\"email\":\"ron\\u0040pawnee.example\"}",
            "ron\u{ff20}pawnee.example",
            "ron\u{fe6b}pawnee.example",
            "ron\u{200b}@\u{200b}pawnee.example",
            "ron @pawnee.example",
            "ron@ pawnee.example",
            "ron @ pawnee.example",
            "ron\u{a0}@\u{a0}pawnee.example",
            "\"ron swanson\"@pawnee.example",
        ] {
            let masked = mask(&format!("Ticket 12 {text} called"));
            assert!(!masked.contains("ron") && !masked.contains("pawnee"), "{masked}");
            assert!(masked.starts_with("Ticket 12 [email]"), "{masked}");
            assert!(masked.ends_with(" called"), "{masked}");
        }
    }
}
