//! The address of a store in one spelling, to compare stores by.

use moltin::Endpoint;

/// Host and port of an address. The path, the scheme, a final dot and letter case make no
/// difference, and all names of this computer are one.
pub(crate) fn address_of(endpoint: &Endpoint) -> String {
    let host = endpoint.host().trim_end_matches('.').to_lowercase();
    let is_local = endpoint.is_loopback() || host == "localhost" || host.ends_with(".localhost");
    let host = if is_local { "localhost" } else { host.as_str() };
    format!("{host}:{}", endpoint.port())
}
