//! Reports when the screen is locked or the machine goes to sleep.
//!
//! Linux desktops send D-Bus signals for both. Elsewhere only the app's own idle timeout locks it.

/// Calls `on_lock` at each screen lock and each sleep, until the app quits.
#[cfg(target_os = "linux")]
pub(crate) fn watch(on_lock: impl Fn() + Clone + Send + 'static) {
    for bus in [Bus::Session, Bus::System] {
        let on_lock = on_lock.clone();
        std::thread::spawn(move || {
            if let Err(error) = linux::listen(bus, &on_lock) {
                // The idle timeout still locks the app.
                tracing::warn!(?bus, %error, "screen lock and sleep signals unavailable");
            }
        });
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_: impl Fn() + Clone + Send + 'static) {}

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

    use super::Bus;

    /// A signal that means a screen lock or sleep.
    struct Signal {
        bus: Bus,
        interface: &'static str,
        member: &'static str,
        /// Its argument is `true` when the state begins, and `false` when it ends.
        has_state: bool,
    }

    const SIGNALS: [Signal; 4] = [
        Signal {
            bus: Bus::Session,
            interface: "org.freedesktop.ScreenSaver",
            member: "ActiveChanged",
            has_state: true,
        },
        Signal {
            bus: Bus::Session,
            interface: "org.gnome.ScreenSaver",
            member: "ActiveChanged",
            has_state: true,
        },
        Signal {
            bus: Bus::System,
            interface: "org.freedesktop.login1.Manager",
            member: "PrepareForSleep",
            has_state: true,
        },
        Signal {
            bus: Bus::System,
            interface: "org.freedesktop.login1.Session",
            member: "Lock",
            has_state: false,
        },
    ];

    /// Listens until the bus closes the connection.
    pub(super) fn listen(bus: Bus, on_lock: &impl Fn()) -> Result<()> {
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
            if SIGNALS
                .iter()
                .any(|signal| signal.bus == bus && signal.matches(&message))
            {
                on_lock();
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
