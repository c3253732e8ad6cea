//! Addresses of log servers.

use audit_export::{InvalidTarget, Target};

#[test]
fn unencrypted_address_of_another_computer_is_refused() {
    for address in [
        "http://collector.example:4318",
        "http://127.0.0.1.example",
        "http://10.0.0.1:4318",
        "syslog+tcp://logs.example:514",
        "syslog+tcp://localhost.example",
        "syslog+tcp://[2001:db8::1]",
    ] {
        assert_eq!(
            Target::parse(address),
            Err(InvalidTarget::NotEncrypted),
            "{address}"
        );
    }
}
