//! A store's address and key as they are pasted from its admin site, a ticket or a configuration
//! file.

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use sheet::is_hidden;

use crate::pasted_text::{surrounds, unquoted};

/// The first parts of the paths of calls.
const CALLS: [&str; 4] = ["v2", "oauth", "pcm", "catalog"];

/// What a key is called where it is copied from. Letter case makes no difference.
const CLIENT_ID: [&str; 4] = ["client_id", "clientid", "client id", "client-id"];
const CLIENT_SECRET: [&str; 4] = ["client_secret", "clientsecret", "client secret", "client-secret"];

/// The address of a store's API without the path of a call, such as `/v2` or
/// `/oauth/access_token`, and without a command or a name in front of it.
pub(super) fn api_root(pasted: &str) -> String {
    let visible = pasted.chars().filter(|character| !is_hidden(*character));
    let visible: String = visible.collect();
    let address = address_in(&visible);
    let host = address.find("://").map_or(0, |scheme| scheme + 3);
    let mut end = host + address[host..].find('/').unwrap_or(address.len() - host);
    for part in address[end..].split('/').skip(1) {
        let name = part.split(['?', '#']).next().unwrap_or_default();
        if CALLS.iter().any(|call| call.eq_ignore_ascii_case(name)) {
            return address[..end].trim_end_matches('/').to_owned();
        }
        end += part.len() + 1;
    }
    address.to_owned()
}

/// The first address in a text such as `curl -X POST "https://…"`, or else the whole text.
fn address_in(text: &str) -> &str {
    let starts = ["https://", "http://"].map(|scheme| position(text, scheme));
    let address = match starts.into_iter().flatten().min() {
        Some(start) => text[start..].split(surrounds).next().unwrap_or_default(),
        None => text,
    };
    address.trim_matches(|character| surrounds(character) || matches!(character, ';' | ')' | '\\'))
}

/// A client ID without what came along.
pub(super) fn client_id(pasted: &str) -> String {
    unquoted(named_value(pasted, &CLIENT_ID))
}

/// A client secret without what came along.
pub(super) fn client_secret(pasted: &SecretString) -> SecretString {
    let pasted = named_value(pasted.expose_secret(), &CLIENT_SECRET);
    // Large enough never to be moved, which would leave a copy in memory.
    let mut secret = Zeroizing::new(String::with_capacity(pasted.len()));
    let visible = pasted.trim_matches(surrounds).chars();
    secret.extend(visible.filter(|character| !is_hidden(*character)));
    SecretString::from(secret.as_str())
}

/// The value after its name, as in `client_id=…&grant_type=…` and `"client_id": "…",`. A text
/// without the name is the value itself.
fn named_value<'a>(text: &'a str, names: &[&str]) -> &'a str {
    let found = names.iter().find_map(|name| {
        let after = &text[position(text, name)? + name.len()..];
        let value = after.trim_start_matches(surrounds).strip_prefix(['=', ':'])?;
        let value = value.trim_start_matches(surrounds);
        value
            .split(|character| character == '&' || surrounds(character))
            .next()
    });
    found.unwrap_or(text)
}

/// Where a text contains `part`, in any letter case of ASCII letters.
fn position(text: &str, part: &str) -> Option<usize> {
    let mut parts = text.as_bytes().windows(part.len());
    parts.position(|bytes| bytes.eq_ignore_ascii_case(part.as_bytes()))
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
            ("https://api.moltin.com//v2", "https://api.moltin.com"),
            ("https://api.moltin.com/V2/", "https://api.moltin.com"),
            ("api.moltin.com/v2?page[limit]=1", "api.moltin.com"),
            ("https://api.moltin.com/v2/#top", "https://api.moltin.com"),
            ("http://127.0.0.1:8080/v2/customers", "http://127.0.0.1:8080"),
            (
                "curl -X POST \"https://api.moltin.com/oauth/access_token\" -d grant_type=implicit",
                "https://api.moltin.com",
            ),
            ("--url https://api.moltin.com/v2 \\", "https://api.moltin.com"),
            ("API_HOST='HTTPS://api.moltin.com/v2';", "HTTPS://api.moltin.com"),
            ("<https://api.moltin.com>", "https://api.moltin.com"),
            (
                "https://someone:secret@api.moltin.com/v2",
                "https://someone:secret@api.moltin.com",
            ),
            (
                "https://euwest.api.elasticpath.com/v2/oauth/access_token",
                "https://euwest.api.elasticpath.com",
            ),
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
        for pasted in [
            "client_id=aB3dE&client_secret=xY9",
            "grant_type=client_credentials&client_secret=xY9&client_id=aB3dE",
            "{\"client_id\": \"aB3dE\", \"client_secret\": \"xY9\"}",
            "EPCC_CLIENT_ID='aB3dE'\nEPCC_CLIENT_SECRET='xY9'",
            "Client ID: aB3dE\nClient secret: xY9",
            "-d client_id=aB3dE -d client_secret=xY9",
        ] {
            assert_eq!(client_id(pasted), "aB3dE", "{pasted:?}");
            let secret = client_secret(&SecretString::from(pasted));
            assert_eq!(secret.expose_secret(), "xY9", "{pasted:?}");
        }
        assert_eq!(client_id("my client identity"), "my client identity");
        assert_eq!(client_id(" \" "), "");
    }
}
