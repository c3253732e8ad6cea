//! What the system tells of its user going away: the screen was locked, or the machine goes to sleep.
//!
//! Linux desktops tell it on the buses. Elsewhere, and where no bus answers, the program's own idle time has to do.

/// Calls `tell` each time that the user goes away, for as long as the program runs.
#[cfg(target_os = "linux")]
pub(crate) fn watch(tell: impl Fn() + Clone + Send + 'static) {
    for bus in [Bus::Session, Bus::System] {
        let tell = tell.clone();
        // A thread for each bus, which waits nearly all of its time.
        std::thread::spawn(move || {
            if let Err(error) = linux::listen(bus, &tell) {
                // Then the program's own idle time is what locks it.
                eprintln!("The {bus:?} bus does not report screen locks and sleep: {error}");
            }
        });
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_: impl Fn() + Clone + Send + 'static) {}

/// Where signals come from.
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

    /// A signal that tells of the user going away.
    struct Signal {
        bus: Bus,
        interface: &'static str,
        member: &'static str,
        /// It comes with whether this begins or ends.
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

    /// Listens until the bus closes.
    pub(super) fn listen(bus: Bus, tell: &impl Fn()) -> Result<()> {
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
                .any(|signal| signal.bus == bus && signal.is_given_by(&message))
            {
                tell();
            }
        }
        Ok(())
    }

    impl Signal {
        /// Whether the message is this signal, and says that the user goes.
        fn is_given_by(&self, message: &Result<Message>) -> bool {
            let Ok(message) = message else { return false };
            let header = message.header();
            let is_it = header.message_type() == Type::Signal
                && header
                    .interface()
                    .is_some_and(|name| name.as_str() == self.interface)
                && header.member().is_some_and(|name| name.as_str() == self.member);
            is_it && (!self.has_state || message.body().deserialize::<bool>().unwrap_or(false))
        }
    }
}
