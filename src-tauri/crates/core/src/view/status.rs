//! What the page asks first.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConnectionView, ImpersonationView};

/// Something that staff should know about the program itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// What happened, and what was done about it.
    pub message: String,
}

/// The state of the program: enough to draw the first screen without touching keyring or network.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusView {
    /// Version of the program.
    pub version: String,
    /// What went wrong at start, if anything.
    pub notices: Vec<Notice>,
    /// The stores it knows, by name.
    pub connections: Vec<ConnectionView>,
    /// The one that was open last.
    pub last_connection: Option<String>,
    /// The customer that staff are signed in as.
    pub impersonation: Option<ImpersonationView>,
    /// Why the program is locked, if it is.
    pub locked: Option<LockReason>,
    /// What staff have set.
    pub settings: SettingsView,
    /// The system's user and host, by which the journal knows whoever has given no name.
    pub account: String,
}

/// What the program runs on, for its diagnostics.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Version of the program.
    pub version: String,
    /// The operating system and the kind of processor.
    pub system: String,
    /// What draws the page, with its version.
    pub web_view: String,
}

/// Why the program locked itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    /// Nobody was there for too long.
    Idle,
    /// Somebody pressed Lock.
    Asked,
    /// The screen was locked, or the machine went to sleep.
    System,
}

/// What staff set for the program itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// Who works here, for the journal; the system's user where it is empty.
    pub operator: String,
    /// How long a session as a customer lasts, from 5 to 60.
    pub session_minutes: u32,
    /// After how long without a key or the pointer the program locks itself, from 5 to 60.
    pub idle_minutes: u32,
    /// Whether addresses and phone numbers are blurred until they are pointed at, for screens that others see too.
    #[serde(default)]
    pub privacy: bool,
    /// Light or dark.
    #[serde(default)]
    pub theme: Theme,
    /// How large everything is on the screen, in hundredths of its usual size, from 50 to 300.
    #[serde(default = "usual_size")]
    pub zoom: u16,
    /// The language in which numbers and dates are written, as a tag such as `en-GB`; the system's where it is empty.
    #[serde(default)]
    pub locale: String,
    /// The zone in which times are told, and days begin and end.
    #[serde(default)]
    pub time_zone: ZoneChoice,
    /// Whether the app checks for updates by itself, once a day.
    #[serde(default)]
    pub check_for_updates: bool,
    /// Where it checks for updates; the build's own address where it is empty.
    #[serde(default)]
    pub update_address: String,
}

fn usual_size() -> u16 {
    100
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light, whatever the system has.
    Light,
    /// Dark, whatever the system has.
    Dark,
}

/// The zone in which times are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ZoneChoice {
    /// The one of this computer.
    #[default]
    Local,
    /// None: UTC.
    Utc,
    /// The one that the open store's rules name; this computer's where they name none.
    Store,
}
