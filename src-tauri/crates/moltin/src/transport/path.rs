//! Request paths. An ID is always exactly one encoded segment, so it can't select another resource.

use std::fmt::Write;

use crate::error::Error;

/// A path, and its template for `tracing` spans.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    encoded: String,
    template: String,
    has_plain_ids: bool,
}

impl Path {
    pub(crate) fn new(path: &'static str) -> Self {
        Self {
            encoded: path.to_owned(),
            template: path.to_owned(),
            has_plain_ids: true,
        }
    }

    /// Appends an ID as one segment.
    pub(crate) fn id(mut self, id: &str) -> Self {
        self.encoded.push('/');
        self.encoded.push_str(&encode_segment(id));
        self.template.push_str("/{id}");
        self.has_plain_ids &= !id.is_empty() && id.bytes().all(is_plain);
        self
    }

    /// Appends a fixed segment.
    pub(crate) fn join(mut self, segment: &'static str) -> Self {
        for path in [&mut self.encoded, &mut self.template] {
            path.push('/');
            path.push_str(segment);
        }
        self
    }

    /// A path of the caller's own. Its template keeps the first two segments only, because the
    /// others may be IDs or email addresses.
    ///
    /// # Errors
    /// [`Error::InvalidPath`] unless the path starts with `/` and has no query or fragment.
    pub(crate) fn custom(path: String) -> Result<Self, Error> {
        if !path.starts_with('/') || path.contains(['?', '#']) {
            return Err(Error::InvalidPath);
        }
        let is_word = |segment: &str| segment.bytes().all(is_plain);
        let mut template = String::new();
        for (index, segment) in path.split('/').skip(1).enumerate() {
            let segment = if index < 2 && is_word(segment) {
                segment
            } else {
                "{…}"
            };
            template.push('/');
            template.push_str(segment);
        }
        Ok(Self {
            encoded: path,
            template,
            has_plain_ids: false,
        })
    }

    /// Whether every ID has only letters, digits, `-` and `_`, so that nothing is encoded.
    pub(crate) fn has_plain_ids(&self) -> bool {
        self.has_plain_ids
    }

    pub(crate) fn into_parts(self) -> (String, String) {
        (self.encoded, self.template)
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

fn encode_segment(text: &str) -> String {
    // URL parsers resolve dot segments even when they are percent-encoded. With a percent sign in
    // front they are IDs that no resource has.
    if matches!(text, "" | "." | "..") {
        return format!("%25{text}");
    }
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a String can't fail");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_characters_in_id_are_encoded() {
        assert_eq!(encode_segment("c8c1c511-beef_1"), "c8c1c511-beef_1");
        assert_eq!(
            encode_segment("../oauth/access_token?x#y"),
            "%2E%2E%2Foauth%2Faccess_token%3Fx%23y"
        );
        assert_eq!(encode_segment("é"), "%C3%A9");
    }

    #[test]
    fn id_is_exactly_one_segment() {
        for id in ["", ".", "..", "%2E", "%2e%2E", "/", "a/..", "\u{202e}\n"] {
            let (path, template) = Path::new("/v2/orders").id(id).join("items").into_parts();
            let url = url::Url::parse(&format!("https://shop.example{path}")).unwrap();

            let path: Vec<_> = url.path_segments().unwrap().collect();
            assert_eq!((path.len(), path[1], path[3]), (4, "orders", "items"), "{id:?}");
            assert!(!path[2].is_empty());
            assert_eq!(template, "/v2/orders/{id}/items");
        }
    }

    #[test]
    fn only_letters_digits_and_two_signs_are_plain() {
        for id in ["c8c1c511-beef_1", "A", "-", "0"] {
            assert!(Path::new("/v2/accounts").id(id).has_plain_ids(), "{id:?}");
        }
        for id in ["", ".", "..", "a/b", "a.b", "a b", "é", "a%2Fb", "a\n", "a?b"] {
            let path = Path::new("/v2/accounts").id("plain").id(id).join("x").id("plain");
            assert!(!path.has_plain_ids(), "{id:?}");
        }
    }

    #[test]
    fn template_of_custom_path_has_no_values() {
        let template = |path: &str| Path::custom(path.to_owned()).unwrap().into_parts().1;

        assert_eq!(template("/v2/flows"), "/v2/flows");
        assert_eq!(template("/v2/flows/ron@swanson.com/entries"), "/v2/flows/{…}/{…}");
        assert_eq!(template("/v2/ron@swanson.com"), "/v2/{…}");
    }

    #[test]
    fn custom_path_with_host_or_query_is_refused() {
        for path in [
            "",
            "v2/orders",
            "https://other.example/",
            "@other.example",
            "/v2/orders?x=1",
            "/v2#x",
        ] {
            let result = Path::custom(path.to_owned());
            assert!(matches!(result, Err(Error::InvalidPath)), "{path}");
        }
    }
}
