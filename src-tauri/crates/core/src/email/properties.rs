//! Any spelling of any address is the same address, and another address is another one.

use icu_normalizer::DecomposingNormalizer;
use proptest::prelude::*;

use super::{cleaned, entered, is_same, key};

/// Characters that can't be seen, as they come along when an address is pasted.
const INVISIBLE: [char; 5] = ['\u{200b}', '\u{200d}', '\u{2060}', '\u{202a}', '\u{feff}'];

/// An address, in the letters of several languages.
fn address() -> impl Strategy<Value = (String, String)> {
    (
        "[a-z0-9éüßςжñ._+-]{1,16}",
        "[a-zéüñ][a-zéüñ0-9]{0,9}\\.(com|test|co\\.uk)",
    )
}

/// How an address is written.
#[derive(Debug, Clone)]
struct Spelling {
    /// Whether each character is in uppercase, in turn.
    uppercase: Vec<bool>,
    is_decomposed: bool,
    has_ascii_domain: bool,
    /// Invisible characters and their places.
    invisible: Vec<(prop::sample::Index, char)>,
    around: (&'static str, &'static str),
}

fn spelling() -> impl Strategy<Value = Spelling> {
    let space = || prop::sample::select(vec!["", " ", "\u{a0}", "\t", "\u{3000}"]);
    (
        prop::collection::vec(any::<bool>(), 1..8),
        any::<bool>(),
        any::<bool>(),
        prop::collection::vec(
            (any::<prop::sample::Index>(), prop::sample::select(&INVISIBLE[..])),
            0..3,
        ),
        (space(), space()),
    )
        .prop_map(
            |(uppercase, is_decomposed, has_ascii_domain, invisible, around)| Spelling {
                uppercase,
                is_decomposed,
                has_ascii_domain,
                invisible,
                around,
            },
        )
}

impl Spelling {
    fn write(&self, local: &str, domain: &str) -> String {
        let domain = if self.has_ascii_domain {
            idna::domain_to_ascii(domain).unwrap()
        } else {
            domain.to_owned()
        };
        let mut text = String::new();
        let cases = self.uppercase.iter().cycle();
        for (character, is_upper) in format!("{local}@{domain}").chars().zip(cases) {
            if *is_upper {
                text.extend(character.to_uppercase());
            } else {
                text.push(character);
            }
        }
        if self.is_decomposed {
            text = DecomposingNormalizer::new_nfd().normalize(&text).into_owned();
        }
        for (place, character) in &self.invisible {
            let places: Vec<_> = text.char_indices().map(|(place, _)| place).collect();
            text.insert(*place.get(&places), *character);
        }
        format!("{}{text}{}", self.around.0, self.around.1)
    }
}

proptest! {
    #[test]
    fn any_spelling_is_the_same_address((local, domain) in address(), spelling in spelling()) {
        let plain = format!("{local}@{domain}");
        let spelled = spelling.write(&local, &domain);

        prop_assert!(is_same(&plain, &spelled), "{spelled:?}: {} is not {}", key(&plain), key(&spelled));
        prop_assert_eq!(key(&key(&spelled)), key(&spelled));
        let entered = entered(&spelled).unwrap();
        prop_assert!(is_same(&entered, &plain));
        prop_assert_eq!(cleaned(&entered), entered);
    }

    #[test]
    fn another_address_is_never_the_same(
        (local, domain) in address(),
        other in "[a-z0-9]",
        spelling in spelling(),
    ) {
        let plain = format!("{local}@{domain}");
        for another in [
            format!("{local}{other}@{domain}"),
            format!("{local}@{other}{domain}"),
            format!("{local}@{domain}.{other}"),
            plain.replace('@', ""),
        ] {
            prop_assert!(!is_same(&another, &spelling.write(&local, &domain)), "{another}");
        }
    }
}
