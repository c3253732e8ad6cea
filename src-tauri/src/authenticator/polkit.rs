//! Authentication by polkit. The packages install the action; without it, polkit refuses to ask.

use std::collections::HashMap;

use shopside_core::ports::{AuthenticationError, Authenticator};
use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::Value;

/// The action in `packaging/dev.shopside.desktop.policy`.
const ACTION: &str = "dev.shopside.desktop.unlock";
/// Lets polkit show its dialog.
const ALLOW_USER_INTERACTION: u32 = 1;

/// polkit's answer: authorized, to be authorized by a dialog, and details.
type Authorization = (bool, bool, HashMap<String, String>);

/// The authentication of a Linux desktop.
#[derive(Default)]
pub(crate) struct OsAuthenticator;

fn check(flags: u32) -> zbus::Result<Authorization> {
    let connection = Connection::system()?;
    let name = connection.unique_name().map(ToString::to_string);
    let subject = HashMap::from([("name", Value::from(name.unwrap_or_default()))]);
    let details = HashMap::<&str, &str>::new();
    Proxy::new(
        &connection,
        "org.freedesktop.PolicyKit1",
        "/org/freedesktop/PolicyKit1/Authority",
        "org.freedesktop.PolicyKit1.Authority",
    )?
    .call(
        "CheckAuthorization",
        &(("system-bus-name", subject), ACTION, details, flags, ""),
    )
}

impl Authenticator for OsAuthenticator {
    fn is_available(&self) -> bool {
        match check(0) {
            // Where polkit would let this account pass without a dialog, it authenticates no one.
            Ok((is_authorized, needs_dialog, _)) => needs_dialog && !is_authorized,
            Err(error) => {
                tracing::info!(%error, "polkit is not available");
                false
            }
        }
    }

    fn authenticate(&self) -> Result<(), AuthenticationError> {
        match check(ALLOW_USER_INTERACTION) {
            Ok((true, ..)) => Ok(()),
            // A dialog is still needed: no program of the desktop shows one.
            Ok((false, true, _)) => Err(AuthenticationError::NoDialog),
            Ok((false, false, _)) => Err(AuthenticationError::Refused),
            Err(error) => Err(AuthenticationError::Failed(error.to_string())),
        }
    }
}
