//! The address of a store in one spelling, to compare stores by, and what is wrong with one.

use moltin::{Endpoint, InvalidEndpoint, Region};

use crate::view::InvalidInput;

/// Host and port of an address. The path, the scheme, a final dot and letter case make no
/// difference, and all names of this computer are one.
pub(crate) fn address_of(endpoint: &Endpoint) -> String {
    let host = host_of(endpoint);
    let host = if is_local(endpoint) { "localhost" } else { &host };
    format!("{host}:{}", endpoint.port())
}

/// Whether the address is one of this computer, by any of its names.
pub(crate) fn is_local(endpoint: &Endpoint) -> bool {
    let host = host_of(endpoint);
    endpoint.is_loopback() || host == "localhost" || host.ends_with(".localhost")
}

fn host_of(endpoint: &Endpoint) -> String {
    endpoint.host().trim_end_matches('.').to_lowercase()
}

/// What is wrong with the address of a store.
pub(crate) fn invalid(error: &InvalidEndpoint) -> InvalidInput {
    match error {
        InvalidEndpoint::Empty => InvalidInput::StoreAddressMissing,
        InvalidEndpoint::NotEncrypted => InvalidInput::StoreAddressNotEncrypted,
        InvalidEndpoint::ExtraParts => InvalidInput::StoreAddressExtraParts,
        _ => InvalidInput::StoreAddressMalformed {
            example: Region::EuWest.endpoint().to_string(),
        },
    }
}
