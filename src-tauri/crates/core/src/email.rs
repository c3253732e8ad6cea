//! Email addresses: the one rule by which they are compared, and how one that staff type is read.

#[cfg(test)]
mod properties;

use std::collections::HashSet;

use email_address::{EmailAddress, Options};
use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizer;
use unicode_security::MixedScript;

use crate::Error;
use crate::pasted_text::{cleaned, is_control};
use crate::view::{InvalidInput, RowReason};

/// Cleans an address that staff typed or pasted. Its form is not checked: the store decides what it
/// takes, and may have kept any text.
///
/// # Errors
/// [`Error::Input`] if it is empty or has a control character.
pub(crate) fn entered(text: &str) -> Result<String, Error> {
    let trimmed = text.trim();
    if let Some((index, found)) = trimmed.chars().enumerate().find(|(_, found)| is_control(*found)) {
        let why = InvalidInput::EmailWithHiddenCharacter {
            position: index.saturating_add(1),
            code: format!("U+{:04X}", u32::from(found)),
        };
        return Err(Error::input("email", why));
    }
    let cleaned = cleaned(trimmed);
    if cleaned.is_empty() {
        return Err(Error::input("email", InvalidInput::EmailMissing));
    }
    Ok(cleaned)
}

/// Whether two addresses are spellings of the same one.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

/// What all spellings of an address have in common: case is folded, and the domain is in ASCII.
pub(crate) fn key(address: &str) -> String {
    let address = cleaned(address);
    let Some((local, domain)) = address.rsplit_once('@') else {
        return folded(&address);
    };
    let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| folded(domain));
    format!("{}@{domain}", folded(local))
}

/// Whether a text has the form of an address.
pub(crate) fn is_well_formed(address: &str) -> bool {
    let options = Options::default()
        .without_display_text()
        .without_domain_literal()
        .with_required_tld();
    EmailAddress::parse_with_options(address.trim(), options).is_ok()
}

/// Warns of a new address that is probably not the one that is meant.
pub(crate) fn warning(address: &str) -> Option<RowReason> {
    let address = cleaned(address);
    if is_well_formed(&address) {
        mixed_alphabets(&address)
    } else {
        Some(RowReason::OddEmail)
    }
}

/// Warns of an address that mixes alphabets, as those do that pass for another one: “rоn” with a
/// Cyrillic о.
fn mixed_alphabets(address: &str) -> Option<RowReason> {
    let address = cleaned(address);
    let (local, domain) = address.rsplit_once('@').unwrap_or((&address, ""));
    let (domain, _) = idna::domain_to_unicode(domain);
    let is_mixed = |part: &&str| !part.is_single_script();
    let part = [local].into_iter().chain(domain.split('.')).find(is_mixed)?;
    let letter = part.chars().find(|letter| !letter.is_ascii())?;
    Some(RowReason::MixedAlphabets {
        letter,
        code: format!("U+{:04X}", u32::from(letter)),
    })
}

/// The spellings of an address to ask a store for. The store may compare letter by letter, so they
/// are its own spelling, the one in lowercase, and the one that [`key`] returns.
pub(crate) fn spellings(address: &str) -> Vec<String> {
    let lowercase = cleaned(address).to_lowercase();
    let mut spellings = vec![address.to_owned(), lowercase, key(address)];
    spellings.retain(|spelling| !spelling.is_empty());
    let mut known = HashSet::new();
    spellings.retain(|spelling| known.insert(spelling.clone()));
    spellings
}

/// Whether two addresses are likely one person's: spellings of the same one, or different only in
/// the dots or the tag (`+shop`) before the `@`.
pub(crate) fn is_similar(one: &str, other: &str) -> bool {
    is_same(one, other)
        || match (undotted(one), undotted(other)) {
            (Some(one), Some(other)) => one == other,
            _ => false,
        }
}

/// What similar addresses begin and end with: `ann` and `@pawnee.test` of
/// `ann.perkins+shop@pawnee.test`. `None` if they have no such beginning.
pub(crate) fn similar_affixes(address: &str) -> Option<(String, String)> {
    let address = cleaned(address).to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let (start, _) = local.split_once(['.', '+']).unwrap_or((local, ""));
    (!start.is_empty()).then(|| (start.to_owned(), format!("@{domain}")))
}

/// The key of an address without the dots and the tag before the `@`.
fn undotted(address: &str) -> Option<String> {
    let key = key(address);
    let (local, domain) = key.rsplit_once('@')?;
    let (name, _) = local.split_once('+').unwrap_or((local, ""));
    let name = name.replace('.', "");
    (!name.is_empty()).then(|| format!("{name}@{domain}"))
}

fn folded(text: &str) -> String {
    let folded = CaseMapper::new().fold_string(text);
    ComposingNormalizer::new_nfc().normalize(&folded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_an_address_are_the_same() {
        for (one, other) in [
            ("ron@swanson.com", " RON@Swanson.com\u{a0}"),
            ("ron@swanson.com", "ron\u{200b}@swanson.com\u{feff}"),
            ("ron@swanson.com", "\u{202a}ron@swanson.com\u{202c}"),
            ("ren\u{e9}e@pawnee.test", "rene\u{301}e@pawnee.test"),
            ("STRASSE@pawnee.test", "straße@pawnee.test"),
            ("ΣΊΣΥΦΟΣ@pawnee.test", "σίσυφος@pawnee.test"),
            ("ron@münchen.de", "ron@xn--mnchen-3ya.de"),
            ("ron@MÜNCHEN.de", "ron@mu\u{308}nchen.de"),
            ("ron@pawnee。test", "ron@pawnee.test"),
            ("not an address", "Not an Address "),
        ] {
            assert!(is_same(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn mixed_alphabets_are_pointed_out() {
        for (address, letter) in [
            ("rоn@swanson.com", "U+043E"),
            ("ron@swаnson.com", "U+0430"),
            ("ron@xn--swnson-4nf.com", "U+0430"),
            ("rοn@swanson.com", "U+03BF"),
        ] {
            let warning = mixed_alphabets(address)
                .map(|why| why.to_string())
                .unwrap_or_default();
            assert!(warning.contains(letter), "{address}: {warning}");
        }
        for address in [
            "ron@swanson.com",
            "renée@münchen.de",
            "рон@сайт.рф",
            "рон@swanson.com",
            "李@例え.jp",
            "ron.2+shop_x@swanson.com",
            "not an address",
        ] {
            assert_eq!(mixed_alphabets(address), None, "{address}");
        }
    }

    #[test]
    fn control_character_is_refused_by_its_position() {
        for (text, message) in [
            ("ron\n@swanson.com", "Character 4 of this address, U+000A,"),
            (" ron@swanson.com\u{0}x", "Character 16 of this address, U+0000,"),
            (
                "ron@swanson.com\u{2028}session_end",
                "Character 16 of this address, U+2028,",
            ),
        ] {
            let error = entered(text).unwrap_err();

            assert!(error.to_string().contains(message), "{error}");
            assert!(!is_same(text, "ron@swanson.com"));
        }
        assert_eq!(entered("\tron@swanson.com\r\n").unwrap(), "ron@swanson.com");
    }

    #[test]
    fn different_addresses_are_not_the_same() {
        for (one, other) in [
            ("ron@swanson.com", "rоn@swanson.com"),
            ("ron@swanson.com", "ron@swanson.co"),
            ("ron@swanson.com", "r on@swanson.com"),
            ("ron@swanson.com", ""),
            ("ron+shop@swanson.com", "ron@swanson.com"),
            ("r.on@swanson.com", "ron@swanson.com"),
            ("rene@pawnee.test", "ren\u{e9}@pawnee.test"),
        ] {
            assert!(!is_same(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn spellings_are_those_of_the_store_and_folded_ones() {
        assert_eq!(spellings("ron@swanson.com"), ["ron@swanson.com"]);
        assert_eq!(
            spellings("Ron@Swanson.com"),
            ["Ron@Swanson.com", "ron@swanson.com"]
        );
        assert_eq!(
            spellings("Ron@München.de"),
            ["Ron@München.de", "ron@münchen.de", "ron@xn--mnchen-3ya.de"]
        );
        assert!(spellings("").is_empty());
    }

    #[test]
    fn dots_tags_and_spellings_are_similar() {
        for (one, other) in [
            ("ron@swanson.com", "RON@Swanson.com"),
            ("ron+shop@swanson.com", "ron@swanson.com"),
            ("ron+shop@swanson.com", "ron+news@swanson.com"),
            ("R.on@swanson.com", "ron@swanson.com"),
            ("r.o.n+shop@swanson.com", "ron@swanson.com"),
        ] {
            assert!(is_similar(one, other), "{one:?} {other:?}");
        }
        for (one, other) in [
            ("ron@swanson.com", "rona@swanson.com"),
            ("ron@swanson.com", "ron@swanson.org"),
            ("ron@swanson.com", "ron@shop.swanson.com"),
            ("+a@swanson.com", "+b@swanson.com"),
            ("", "+@"),
            ("ron", "r.on"),
        ] {
            assert!(!is_similar(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn similar_addresses_are_searched_by_their_start_and_domain() {
        let affixes = |address| similar_affixes(address);
        let both = |start: &str, end: &str| Some((start.to_owned(), end.to_owned()));
        assert_eq!(affixes("Ron@swanson.com"), both("ron", "@swanson.com"));
        assert_eq!(
            affixes("ann.perkins+shop@pawnee.test"),
            both("ann", "@pawnee.test")
        );
        assert_eq!(affixes("+shop@pawnee.test"), None);
        assert_eq!(affixes("not an address"), None);
    }
}
