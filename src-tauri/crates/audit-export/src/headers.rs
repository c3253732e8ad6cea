//! The headers of requests to an OTLP server, which have its credentials.

use reqwest::header::{HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

/// Why headers can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidHeaders {
    /// A line is no header.
    #[error("Line {0} is no header. Enter a name, a colon and a value, such as Authorization: Bearer …")]
    Malformed(usize),
    /// The app sets this header itself.
    #[error("Leave out the header {0}: the app sets it.")]
    Reserved(String),
}

/// The headers that the app or the HTTP client sets.
const RESERVED: [&str; 11] = [
    // Responses are not decompressed.
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Headers with secret values.
#[derive(Debug, Clone, Default)]
pub struct Headers(Vec<(HeaderName, SecretString)>);

impl Headers {
    /// Parses one header per line: a name, a colon and a value.
    ///
    /// # Errors
    /// [`InvalidHeaders`], without any value.
    pub fn parse(text: &SecretString) -> Result<Self, InvalidHeaders> {
        let lines = text.expose_secret().lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim().is_empty());
        let headers = lines.map(|(index, line)| {
            let malformed = || InvalidHeaders::Malformed(index + 1);
            let (name, value) = line.split_once(':').ok_or_else(malformed)?;
            let (name, value) = (name.trim(), value.trim());
            let name = HeaderName::try_from(name).map_err(|_| malformed())?;
            HeaderValue::try_from(value).map_err(|_| malformed())?;
            if RESERVED.contains(&name.as_str()) {
                return Err(InvalidHeaders::Reserved(name.to_string()));
            }
            Ok((name, SecretString::from(value)))
        });
        headers.collect::<Result<_, _>>().map(Self)
    }

    /// Their names, in small letters.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.to_string()).collect()
    }

    /// Whether a name occurs more than once.
    pub fn repeat_a_name(&self) -> bool {
        let mut names = self.names();
        names.sort_unstable();
        names.windows(2).any(|pair| pair[0] == pair[1])
    }

    /// Adds those of `more` whose names these do not have.
    #[must_use]
    pub fn or(mut self, more: Self) -> Self {
        let names = self.names();
        let is_new =
            |(name, _): &(HeaderName, SecretString)| names.iter().all(|known| known != name.as_str());
        self.0.extend(more.0.into_iter().filter(is_new));
        self
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&HeaderName, HeaderValue)> {
        self.0.iter().map(|(name, value)| {
            let mut value = HeaderValue::try_from(value.expose_secret()).expect("it was parsed");
            value.set_sensitive(true);
            (name, value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Headers, InvalidHeaders};

    #[test]
    fn headers_are_read_line_by_line() {
        let text = "Authorization: Bearer a:b\n\n X-Scope-OrgID :pawnee\n";
        let headers = Headers::parse(&text.into()).expect("headers");
        let all: Vec<_> = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .collect();
        assert_eq!(all[0].0, "authorization");
        assert_eq!(all[0].1, "Bearer a:b");
        assert_eq!(all[1].0, "x-scope-orgid");
        assert_eq!(all[1].1, "pawnee");
        assert!(!format!("{headers:?}").contains("Bearer"));
    }

    #[test]
    fn first_headers_win_over_those_that_are_added() {
        let parse = |text: &str| Headers::parse(&text.into()).expect("headers");
        let own = parse("x-scope-orgid: other\nAuthorization: Bearer b\nX-Two: 1\nx-two: 2");
        assert!(own.repeat_a_name());
        let all = parse("X-Scope-OrgID: pawnee").or(own);
        let all: Vec<_> = all.iter().collect();
        let values: Vec<_> = all
            .iter()
            .map(|(_, value)| value.to_str().expect("text"))
            .collect();
        assert_eq!(values, ["pawnee", "Bearer b", "1", "2"]);
    }

    #[test]
    fn header_that_cannot_be_sent_is_refused() {
        for (text, error) in [
            ("a: 1\nsecret", InvalidHeaders::Malformed(2)),
            ("a b: 1", InvalidHeaders::Malformed(1)),
            ("a: \u{7}", InvalidHeaders::Malformed(1)),
            ("a: b\rc: d", InvalidHeaders::Malformed(1)),
            ("a: b\0c", InvalidHeaders::Malformed(1)),
            (
                "Accept-Encoding: gzip",
                InvalidHeaders::Reserved("accept-encoding".into()),
            ),
            ("Host: x", InvalidHeaders::Reserved("host".into())),
            ("Content-Type: x", InvalidHeaders::Reserved("content-type".into())),
        ] {
            assert_eq!(
                Headers::parse(&text.into()).map(|headers| headers.names()),
                Err(error)
            );
        }
    }
}
