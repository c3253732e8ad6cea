//! Links to a customer, an order, an account or a member of a store:
//! `shopside://HOST:PORT/CLIENT-ID/customers/ID`. They name the store by its address and the client
//! ID, which are the same on each computer. They only open something, and never act.

use std::fmt;

use crate::view::LinkedRecord;

/// The scheme that the system knows the app by.
const SCHEME: &str = "shopside://";
/// The longest part of a link, in bytes.
const LONGEST_PART: usize = 100;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The address of the store, as [`crate::store_address::address_of`] spells it.
    pub(super) address: String,
    /// Empty for the sandbox store.
    pub(super) client_id: String,
    pub(super) record: LinkedRecord,
    /// The ID of the record.
    pub(super) id: String,
}

impl Link {
    /// Reads a link. `None` if it is malformed.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let scheme = text.get(..SCHEME.len())?;
        if !scheme.eq_ignore_ascii_case(SCHEME) {
            return None;
        }
        let parts: Vec<&str> = text[SCHEME.len()..].trim_end_matches('/').split('/').collect();
        let (address, client_id, record, id) = match *parts {
            [address, record, id] => (address, "", record, id),
            [address, client_id, record, id] if is_plain(client_id) => (address, client_id, record, id),
            _ => return None,
        };
        let record = match record {
            "customers" => LinkedRecord::Customer,
            "orders" => LinkedRecord::Order,
            "accounts" => LinkedRecord::Account,
            "members" => LinkedRecord::Member,
            _ => return None,
        };
        let link = Self {
            address: address.to_lowercase(),
            client_id: client_id.to_owned(),
            record,
            id: id.to_owned(),
        };
        link.is_plain().then_some(link)
    }

    /// Whether each part can be written without escapes.
    pub(super) fn is_plain(&self) -> bool {
        is_plain(&self.address)
            && is_plain(&self.id)
            && (self.client_id.is_empty() || is_plain(&self.client_id))
    }
}

fn is_plain(part: &str) -> bool {
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    (1..=LONGEST_PART).contains(&part.len()) && part.bytes().all(is_known)
}

impl fmt::Display for Link {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let record = match self.record {
            LinkedRecord::Customer => "customers",
            LinkedRecord::Order => "orders",
            LinkedRecord::Account => "accounts",
            LinkedRecord::Member => "members",
        };
        formatter.write_str(SCHEME)?;
        for part in [&self.address, &self.client_id] {
            if !part.is_empty() {
                write!(formatter, "{part}/")?;
            }
        }
        write!(formatter, "{record}/{}", self.id)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn malformed_link_is_none() {
        for text in [
            "",
            "shopside:",
            "shopside://",
            "shopside://sandbox",
            "shopside://sandbox/customers",
            "shopside://sandbox/customers/",
            "shopside://sandbox/customers/a/b/c",
            "shopside://sandbox/delete/one",
            "shopside://sandbox/customers/one?delete=true",
            "shopside://sandbox/customers/one#two",
            "shopside://sandbox/customers/%2e%2e",
            "shopside://user@host:443/client/customers/one",
            "https://sandbox/customers/one",
            "shøpside://sandbox/customers/one",
        ] {
            assert_eq!(Link::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn written_link_is_read_as_the_same(
            address in "[a-z0-9]{1,9}(\\.[a-z]{2,6})?:[0-9]{2,5}",
            client_id in "([A-Za-z0-9]{1,40})?",
            record in prop::sample::select(vec![
                LinkedRecord::Customer,
                LinkedRecord::Order,
                LinkedRecord::Account,
                LinkedRecord::Member,
            ]),
            id in "[A-Za-z0-9-]{1,40}",
        ) {
            let link = Link { address, client_id, record, id };
            prop_assert_eq!(Link::parse(&link.to_string()), Some(link));
        }

        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,80}") {
            let _ = Link::parse(&text);
            let _ = Link::parse(&format!("shopside://{text}"));
        }
    }
}
