//! Connections as the page sees them.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a connection can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    /// Client id and secret: everything.
    Full,
    /// Client id alone: signing in as a customer with that customer's password.
    SignInOnly,
    /// The store that this program ships; its credentials are made anew at every start.
    Sandbox,
}

/// Where the client secret of a connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretKept {
    /// In the keyring of the operating system.
    Keyring,
    /// In memory until the program ends.
    Session,
    /// Nowhere: the connection needs none.
    NotNeeded,
    /// It was kept for a session that has ended, and must be typed again.
    Missing,
}

/// Where to keep a client secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeepSecret {
    /// In the keyring of the operating system.
    Keyring,
    /// In memory until the program ends, for machines where no keyring answers.
    Session,
}

/// A store that this program knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionView {
    /// Our own name for it.
    pub id: String,
    /// What the merchant calls it.
    pub name: String,
    /// What it can do.
    pub kind: ConnectionKind,
    /// The API's address; the sandbox's is known only while it runs.
    pub base_url: Option<String>,
    /// The public half of the credentials.
    pub client_id: String,
    /// Where the secret half is.
    pub secret: SecretKept,
    /// What staff may do in it.
    pub rules: Rules,
    /// The colour of the window's edge while it is open.
    pub colour: Colour,
    /// Where the keyring has the secret, for whoever wants to look: service and account.
    pub keyring_entry: Option<String>,
}

/// A colour by which staff tell stores apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
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

/// How a connection is told from the others.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Label {
    /// What the merchant calls the store.
    pub name: String,
    /// Its colour.
    pub colour: Colour,
}

/// In which ways staff may see a store as one of its customers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// In none.
    Off,
    /// By preview.
    PreviewOnly,
    /// By preview and by sign-in.
    #[default]
    PreviewAndSignIn,
}

/// What staff may do in a store, and how its times are told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// It is a store with real customers: nobody looks at it as one of them without a reason.
    #[serde(default)]
    pub production: bool,
    /// In which ways it may be seen as a customer.
    #[serde(default)]
    pub policy: Policy,
    /// The zone that the shop's own clocks show, such as `Europe/London`; none where nobody has said.
    #[serde(default)]
    pub time_zone: Option<String>,
}

/// A store to connect.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectStore {
    /// What the merchant calls it; the host's name when left empty.
    pub name: String,
    /// The API's address, `https://` unless it is on this machine.
    pub base_url: String,
    /// The public half of the credentials.
    pub client_id: String,
    /// The secret half; without it the connection is sign-in only.
    #[ts(type = "string | null")]
    pub client_secret: Option<SecretString>,
    /// Where to keep the secret.
    pub keep: KeepSecret,
    /// A file with a certificate to trust beside the system's, in the PEM format.
    #[serde(default)]
    pub certificate_file: Option<String>,
    /// How many requests a second the store is sent at most; 20 where nothing is said.
    #[serde(default)]
    pub requests_per_second: Option<u32>,
}

/// A secret typed again for a connection that has lost its own.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplaceSecret {
    /// The connection.
    pub connection: String,
    /// Its secret.
    #[ts(type = "string")]
    pub client_secret: SecretString,
    /// Where to keep it.
    pub keep: KeepSecret,
}
