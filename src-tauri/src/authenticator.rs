//! Asks the system who is at the computer: polkit on Linux. Other systems are not asked yet, and
//! the app is only hidden there.

#[cfg(not(target_os = "linux"))]
mod other;
#[cfg(target_os = "linux")]
mod polkit;

#[cfg(not(target_os = "linux"))]
pub(crate) use other::OsAuthenticator;
#[cfg(target_os = "linux")]
pub(crate) use polkit::OsAuthenticator;
