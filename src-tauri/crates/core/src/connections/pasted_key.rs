//! A store's address and key as they are pasted from its admin site, a ticket or a configuration
//! file.

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use sheet::is_hidden;

/// Quotes that come along with a value.
const QUOTES: [char; 9] = [
    '"', '\'', '`', '\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', ',',
];

/// The first parts of the paths of calls.
const CALLS: [&str; 4] = ["v2", "oauth", "pcm", "catalog"];

/// The address of a store's API without the path of a call, such as `/v2` or
/// `/oauth/access_token`.
pub(super) fn api_root(address: &str) -> String {
    let address: String = address
        .chars()
        .filter(|character| !is_hidden(*character))
        .collect();
    let address = address.trim_matches(surrounds);
    let host = address.find("://").map_or(0, |scheme| scheme + 3);
    let mut end = host + address[host..].find('/').unwrap_or(address.len() - host);
    for part in address[end..].split('/').skip(1) {
        let name = part.split(['?', '#']).next().unwrap_or_default();
        if CALLS.contains(&name) {
            return address[..end].to_owned();
        }
        end += part.len() + 1;
    }
    address.to_owned()
}

/// A client ID without blanks and quotes around it, and without invisible characters.
pub(super) fn client_id(pasted: &str) -> String {
    let visible = pasted.trim_matches(surrounds).chars();
    visible.filter(|character| !is_hidden(*character)).collect()
}

/// A client secret without blanks and quotes around it, and without invisible characters.
pub(super) fn client_secret(pasted: &SecretString) -> SecretString {
    let pasted = pasted.expose_secret();
    // Large enough never to be moved, which would leave a copy in memory.
    let mut secret = Zeroizing::new(String::with_capacity(pasted.len()));
    let visible = pasted.trim_matches(surrounds).chars();
    secret.extend(visible.filter(|character| !is_hidden(*character)));
    SecretString::from(secret.as_str())
}

fn surrounds(character: char) -> bool {
    character.is_whitespace() || is_hidden(character) || QUOTES.contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_of_a_call_leads_to_the_root() {
        for (pasted, root) in [
            (
                "https://useast.api.elasticpath.com",
                "https://useast.api.elasticpath.com",
            ),
            (
                "https://useast.api.elasticpath.com/v2",
                "https://useast.api.elasticpath.com",
            ),
            (
                "https://useast.api.elasticpath.com/v2/",
                "https://useast.api.elasticpath.com",
            ),
            (" api.moltin.com/oauth/access_token\n", "api.moltin.com"),
            (
                "\"https://api.moltin.com/v2/customers?page[limit]=1\",",
                "https://api.moltin.com",
            ),
            (
                "https://proxy.example/moltin/v2/orders",
                "https://proxy.example/moltin",
            ),
            ("https://api.moltin.com/\u{200b}v2", "https://api.moltin.com"),
            ("https://v2.example/shop", "https://v2.example/shop"),
            ("https://api.moltin.com/", "https://api.moltin.com/"),
            ("", ""),
            ("https://", "https://"),
        ] {
            assert_eq!(api_root(pasted), root, "{pasted:?}");
        }
    }

    #[test]
    fn key_is_freed_of_what_came_along() {
        for pasted in [
            "aB3dE",
            " aB3dE\r\n",
            "\"aB3dE\"",
            "'aB3dE',",
            "\u{201c}aB3dE\u{201d}",
            "\u{feff}aB3\u{200b}dE",
            "\u{a0}aB3dE\t",
        ] {
            assert_eq!(client_id(pasted), "aB3dE", "{pasted:?}");
            let secret = client_secret(&SecretString::from(pasted));
            assert_eq!(secret.expose_secret(), "aB3dE", "{pasted:?}");
        }
        assert_eq!(client_id(" \" "), "");
    }
}
