//! How the proxy of a store failed, and where its address comes from.

use serde::Serialize;
use ts_rs::TS;

/// How a proxy failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProxyFault {
    /// It is unknown.
    HostNotFound,
    /// Nothing runs there.
    ConnectionRefused,
    /// Its certificate is not trusted or not valid.
    InvalidCertificate,
    /// It requires a user name and a password.
    CredentialsMissing,
    /// It refused the user name and the password.
    CredentialsRefused,
    /// It does not allow the store's host.
    NotAllowed,
    /// It can't reach the store's host.
    StoreUnreachable,
    /// It did not connect, and does not say why.
    NotConnected,
    /// It is no proxy of this kind.
    NotAProxy,
    /// It can't be reached.
    Unreachable,
}

/// Where the address of a proxy comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProxyFrom {
    /// The settings of the app.
    Setting,
    /// An environment variable.
    Environment,
    /// The settings of the system.
    System,
}
