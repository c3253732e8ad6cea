//! Reports when the screen is locked, the machine goes to sleep, or the desktop session ends.
//!
//! Linux desktops send D-Bus signals for them. Elsewhere only the app's own idle timeout locks it.

/// What staff or the system do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Departure {
    /// The screen is locked, or the machine goes to sleep.
    Away,
    /// Staff log out, or the machine shuts down.
    LogOut,
}

/// Calls `on_departure` at each of them, until the app quits.
#[cfg(target_os = "linux")]
pub(crate) fn watch(on_departure: impl Fn(Departure) + Clone + Send + 'static) {
    for bus in [Bus::Session, Bus::System] {
        let on_departure = on_departure.clone();
        std::thread::spawn(move || {
            if let Err(error) = linux::listen(bus, &on_departure) {
                // The idle timeout still locks the app.
                tracing::warn!(?bus, %error, "screen lock and sleep signals unavailable");
            }
        });
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_: impl Fn(Departure) + Clone + Send + 'static) {}

/// The D-Bus daemon that a signal comes from.
#[cfg(target_os = "linux")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bus {
    Session,
    System,
}

#[cfg(target_os = "linux")]
mod linux {
    use zbus::blocking::fdo::DBusProxy;
    use zbus::blocking::{Connection, MessageIterator};
    use zbus::message::{Message, Type};
    use zbus::{MatchRule, Result};

    use super::{Bus, Departure};

    struct Signal {
        means: Departure,
        bus: Bus,
        interface: &'static str,
        member: &'static str,
        /// Its argument is `true` when the state begins, and `false` when it ends.
        has_state: bool,
    }

    const SIGNALS: [Signal; 6] = [
        Signal {
            means: Departure::Away,
            bus: Bus::Session,
            interface: "org.freedesktop.ScreenSaver",
            member: "ActiveChanged",
            has_state: true,
        },
        Signal {
            means: Departure::Away,
            bus: Bus::Session,
            interface: "org.gnome.ScreenSaver",
            member: "ActiveChanged",
            has_state: true,
        },
        Signal {
            means: Departure::Away,
            bus: Bus::System,
            interface: "org.freedesktop.login1.Manager",
            member: "PrepareForSleep",
            has_state: true,
        },
        Signal {
            means: Departure::Away,
            bus: Bus::System,
            interface: "org.freedesktop.login1.Session",
            member: "Lock",
            has_state: false,
        },
        Signal {
            means: Departure::LogOut,
            bus: Bus::System,
            interface: "org.freedesktop.login1.Manager",
            member: "PrepareForShutdown",
            has_state: true,
        },
        Signal {
            means: Departure::LogOut,
            bus: Bus::Session,
            interface: "org.gnome.SessionManager",
            member: "SessionOver",
            has_state: false,
        },
    ];

    /// Listens until the bus closes the connection.
    pub(super) fn listen(bus: Bus, on_departure: &impl Fn(Departure)) -> Result<()> {
        let connection = match bus {
            Bus::Session => Connection::session()?,
            Bus::System => Connection::system()?,
        };
        let messages = MessageIterator::from(&connection);
        let daemon = DBusProxy::new(&connection)?;
        for signal in SIGNALS.iter().filter(|signal| signal.bus == bus) {
            let rule = MatchRule::builder()
                .msg_type(Type::Signal)
                .interface(signal.interface)?
                .member(signal.member)?;
            daemon.add_match_rule(rule.build())?;
        }
        for message in messages {
            let signal = SIGNALS
                .iter()
                .find(|signal| signal.bus == bus && signal.matches(&message));
            if let Some(signal) = signal {
                on_departure(signal.means);
            }
        }
        Ok(())
    }

    impl Signal {
        /// Whether the message is this signal, and the state begins.
        fn matches(&self, message: &Result<Message>) -> bool {
            let Ok(message) = message else { return false };
            let header = message.header();
            let has_name = header.message_type() == Type::Signal
                && header
                    .interface()
                    .is_some_and(|name| name.as_str() == self.interface)
                && header.member().is_some_and(|name| name.as_str() == self.member);
            has_name && (!self.has_state || message.body().deserialize::<bool>().unwrap_or(false))
        }
    }
}
