//! The time zone of days and of exported times: the one that the settings name. The page formats
//! times in the same one.

use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::connections::Stores;
use crate::days::{self, Days};
use crate::ports::Clock;
use crate::settings::Settings;
use crate::time_zones;
use crate::view::ZoneChoice;

/// Finds the time zone that applies now.
pub(crate) struct Calendar {
    stores: Arc<Stores>,
    settings: Arc<Settings>,
    clock: Arc<dyn Clock>,
}

impl Calendar {
    pub(crate) fn new(stores: Arc<Stores>, settings: Arc<Settings>, clock: Arc<dyn Clock>) -> Self {
        Self {
            stores,
            settings,
            clock,
        }
    }

    /// Returns the days of the time zone in the settings. `connection` is the open store, whose own
    /// time zone the settings may ask for.
    pub(crate) fn days(&self, connection: Option<&str>) -> Days {
        Days::of_zone(self.zone(connection))
    }

    /// Returns the time zone in the settings. `connection` is the open store.
    pub(crate) fn zone(&self, connection: Option<&str>) -> TimeZone {
        match self.settings.read().time_zone {
            ZoneChoice::Utc => TimeZone::UTC,
            ZoneChoice::Local => self.clock.time_zone(),
            ZoneChoice::Store => self
                .store_zone(connection)
                .unwrap_or_else(|| self.clock.time_zone()),
        }
    }

    /// Returns the name of this computer's time zone; `None` if it has none.
    pub(crate) fn local_name(&self) -> Option<String> {
        let zone = self.clock.time_zone();
        // An unknown zone behaves like UTC.
        if zone.is_unknown() {
            return Some("UTC".to_owned());
        }
        time_zones::current_name(zone.iana_name()?)
    }

    fn store_zone(&self, connection: Option<&str>) -> Option<TimeZone> {
        let rules = self.stores.rules_of(connection?).ok()?;
        days::zone(rules.time_zone.as_deref()?)
    }
}
