//! The pages on which carriers show where a parcel is.
//!
//! The addresses are known ones. Nothing of a store is in them but the carrier's number of the
//! parcel, percent-encoded.

use std::fmt::Write;

use crate::view::TrackingView;

/// The beginnings of the names of carriers, in lowercase, with the host and the rest of the address
/// before the number.
const CARRIERS: [(&str, &str, &str); 10] = [
    ("an post", "www.anpost.com", "/Post-Parcels/Track/History?item="),
    (
        "chronopost",
        "www.chronopost.fr",
        "/tracking-no-cms/suivi-page?listeNumerosLT=",
    ),
    ("dhl", "www.dhl.com", "/global-en/home/tracking.html?tracking-id="),
    ("dpd", "tracking.dpd.de", "/status/en_US/parcel/"),
    ("fedex", "www.fedex.com", "/fedextrack/?trknbr="),
    ("gls", "gls-group.eu", "/GROUP/en/parcel-tracking?match="),
    (
        "japan post",
        "trackings.post.japanpost.jp",
        "/services/srv/search/?locale=en&requestNo1=",
    ),
    (
        "royal mail",
        "www.royalmail.com",
        "/track-your-item#/tracking-results/",
    ),
    ("ups", "www.ups.com", "/track?tracknum="),
    ("usps", "tools.usps.com", "/go/TrackConfirmAction?tLabels="),
];

/// No carrier has a longer number.
const MAX_NUMBER_LENGTH: usize = 128;

/// Returns the page of a parcel; `None` for an unknown carrier or without a number.
pub(crate) fn page(carrier: &str, number: &str) -> Option<TrackingView> {
    let name = carrier.trim().to_lowercase();
    let number = number.trim();
    let is_named = |beginning: &str| {
        let rest = name.strip_prefix(beginning);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let (_, host, path) = CARRIERS.iter().find(|(beginning, ..)| is_named(beginning))?;
    // Dots alone would be read as a step in the path.
    let is_number = number.chars().any(char::is_alphanumeric) && number.chars().count() <= MAX_NUMBER_LENGTH;
    is_number.then(|| TrackingView {
        url: format!("https://{host}{path}{}", encoded(number)),
        host: (*host).to_owned(),
    })
}

fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_~".contains(&byte) {
            encoded.push(byte.into());
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a String can't fail");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(carrier: &str, number: &str) -> Option<String> {
        page(carrier, number).map(|page| page.url)
    }

    #[test]
    fn known_carriers_have_pages() {
        assert_eq!(
            url("DHL Paket", "00 34").as_deref(),
            Some("https://www.dhl.com/global-en/home/tracking.html?tracking-id=00%2034")
        );
        assert_eq!(page("ups", " 1Z9 ").unwrap().host, "www.ups.com");
        for (carrier, host, _) in CARRIERS {
            let page = page(carrier, "1").unwrap();
            assert!(page.url.starts_with(&format!("https://{host}/")), "{page:?}");
        }
    }

    #[test]
    fn other_carriers_and_missing_numbers_have_none() {
        for (carrier, number) in [
            ("Upsilon Couriers", "1Z"),
            ("", "1Z"),
            ("UPS", " "),
            ("DPD", ".."),
            ("https://ups", "1Z"),
        ] {
            assert_eq!(url(carrier, number), None, "{carrier}, {number}");
        }
        assert_eq!(url("UPS", &"1".repeat(MAX_NUMBER_LENGTH + 1)), None);
    }

    #[test]
    fn number_stays_in_its_place() {
        for number in [
            "../../x",
            "1@evil.test/",
            "1&tracknum=2",
            "1#2",
            "1\r\nHost: evil.test",
            "é",
        ] {
            let page = page("UPS", number).unwrap();
            let sent = page
                .url
                .strip_prefix("https://www.ups.com/track?tracknum=")
                .unwrap();
            assert!(
                sent.bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"%-_~".contains(&byte)),
                "{sent}"
            );
        }
    }
}
