//! View models of connections.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ClockNote;

/// What a connection can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    /// Client ID and client secret: can read and write everything.
    Full,
    /// Client ID alone: can only sign in as a customer with the customer's password.
    SignInOnly,
    /// The sandbox store; its credentials are new at every start.
    Sandbox,
}

/// Where the client secret of a connection is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretKept {
    /// In the keyring of the operating system.
    Keyring,
    /// In memory until the app quits.
    Session,
    /// The connection needs no secret.
    NotNeeded,
    /// It was in memory only, and staff must enter it again.
    Missing,
}

/// Where to save a client secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeepSecret {
    /// In the keyring of the operating system.
    Keyring,
    /// In memory until the app quits, for computers without a keyring.
    Session,
}

/// A saved connection to a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionView {
    /// The ID of the connection.
    pub id: String,
    /// The name that staff gave it.
    pub name: String,
    /// What it can do.
    pub kind: ConnectionKind,
    /// The base URL; `None` for a sandbox that is not running.
    pub base_url: Option<String>,
    /// The client ID.
    pub client_id: String,
    /// Where the client secret is saved.
    pub secret: SecretKept,
    /// The policy of the store and its time zone.
    pub rules: Rules,
    /// The color of the window's edge while the store is open.
    pub color: Color,
    /// The account of the secret in the keyring, for people who inspect the keyring.
    pub keyring_entry: Option<String>,
    /// By how much this computer's clock differs from that of the open store, if by much.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub clock_note: Option<ClockNote>,
    /// What the company's policy fixes in the rules.
    pub managed: ManagedRules,
    /// The certificate that is trusted for this store beside the system's.
    pub certificate: Option<CertificateView>,
}

/// What the company's policy fixes in the rules of a store.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct ManagedRules {
    /// Whether it fixes how staff may see the store as a customer.
    pub policy: bool,
    /// Whether it fixes if the store is in production.
    pub production: bool,
}

/// A certificate that staff chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CertificateView {
    /// The certificates in the file.
    pub certificates: Vec<CertificateDetails>,
}

/// What one certificate says, to compare with what the administrator of the host says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateDetails {
    /// The SHA-256 fingerprint, such as `AB:CD:…`.
    pub fingerprint: String,
    /// Whose certificate it is.
    pub subject: Option<String>,
    /// Who signed it.
    pub issuer: Option<String>,
    /// When it begins to be valid.
    pub valid_from: Option<String>,
    /// When it expires.
    pub valid_until: Option<String>,
}

/// A color that distinguishes stores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Color {
    /// None.
    #[default]
    None,
    /// Teal.
    Teal,
    /// Blue.
    Blue,
    /// Green.
    Green,
    /// Amber.
    Amber,
    /// Red.
    Red,
    /// Pink.
    Pink,
}

/// The name and color of a connection.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Label {
    /// The name.
    pub name: String,
    /// The color.
    pub color: Color,
}

/// How staff may see a store as one of its customers, the strictest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Not at all.
    Off,
    /// By preview.
    PreviewOnly,
    /// By preview and by sign-in.
    #[default]
    PreviewAndSignIn,
}

/// The policy of a store and its time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Rules {
    /// Whether the store is in production. Every session in it then needs a reason.
    pub production: bool,
    /// How staff may see it as a customer.
    pub policy: Policy,
    /// The time zone of the shop, such as `Europe/London`; `None` if not set.
    pub time_zone: Option<String>,
    /// Whether the audit log records what staff open of a customer outside of a session.
    pub record_admin_views: bool,
    /// A larger amount is moved only if it is entered a second time; in whole units of its
    /// currency, such as pounds.
    pub confirm_amounts_above: u32,
}

impl Rules {
    /// The amount that a store begins with.
    pub const CONFIRM_ABOVE: u32 = 100;
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            production: false,
            policy: Policy::default(),
            time_zone: None,
            record_admin_views: true,
            confirm_amounts_above: Self::CONFIRM_ABOVE,
        }
    }
}

/// A store to connect.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectStore {
    /// The name; if empty, the host name is used.
    pub name: String,
    /// The base URL: `https://`, or `http://` on this computer.
    pub base_url: String,
    /// The client ID.
    pub client_id: String,
    /// The client secret; without it the connection is sign-in-only.
    #[ts(type = "string | null")]
    pub client_secret: Option<SecretString>,
    /// Where to save the secret.
    pub keep: KeepSecret,
    /// The first fingerprint of the certificate that was chosen last, to trust it in addition to
    /// the system's.
    #[serde(default)]
    pub certificate: Option<String>,
    /// The most requests per second; 20 if not set.
    #[serde(default)]
    pub requests_per_second: Option<u32>,
}

/// A new client secret for a connection.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplaceSecret {
    /// The connection.
    pub connection: String,
    /// The client secret.
    #[ts(type = "string")]
    pub client_secret: SecretString,
    /// Where to save it.
    pub keep: KeepSecret,
}
