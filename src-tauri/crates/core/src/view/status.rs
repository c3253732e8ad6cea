//! View models of the app itself: its status at the start, and the settings.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CheckpointReminder, ConnectionView, ExportOptions, ImpersonationView, KeepSecret, Notice};

/// The state of the app: enough for the first screen, without the keyring and the network.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusView {
    /// The version of the app.
    pub version: String,
    /// Errors at the start, if any.
    pub notices: Vec<Notice>,
    /// The connections, by name.
    pub connections: Vec<ConnectionView>,
    /// The connection that was open last.
    pub last_connection: Option<String>,
    /// The current impersonation session.
    pub impersonation: Option<ImpersonationView>,
    /// Why the app is locked, if it is.
    pub locked: Option<LockReason>,
    /// Whether unlocking asks the system who is there. If not, the app is only hidden.
    pub can_authenticate: bool,
    /// The settings.
    pub settings: SettingsView,
    /// User and host: the operator's name in the audit log if the settings have none.
    pub account: String,
    /// What the company's policy fixes.
    pub managed: ManagedView,
    /// The name of this computer's time zone, such as `Europe/London`, if it has one.
    pub local_time_zone: Option<String>,
}

/// A time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimeZoneView {
    /// Its current name, such as `Europe/Kyiv`.
    pub name: String,
    /// Its old names, such as `Europe/Kiev`.
    pub other_names: Vec<String>,
}

/// What the company's policy fixes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ManagedView {
    /// Whether it fixes the operator's name.
    pub operator: bool,
    /// Whether it fixes how long a session lasts.
    pub session_minutes: bool,
    /// The only hosts that stores may be at, if it fixes them.
    pub allowed_hosts: Option<Vec<String>>,
}

/// The computer, for diagnostics.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The version of the app.
    pub version: String,
    /// The operating system and the processor architecture.
    pub system: String,
    /// The web view and its version.
    pub web_view: String,
    /// The last lines of the log.
    pub log: String,
}

/// Why the app is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    /// The idle time passed.
    Idle,
    /// Staff pressed Lock.
    Asked,
    /// The screen was locked, or the computer went to sleep.
    System,
    /// The app was locked when it ended.
    Restart,
}

/// The settings of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// The operator's name in the audit log; if empty, user and host.
    pub operator: String,
    /// How long an impersonation session lasts: 5 to 60 minutes.
    pub session_minutes: u32,
    /// After how long without keyboard or pointer input the app locks: 5 to 60 minutes.
    pub idle_minutes: u32,
    /// Privacy view: whether addresses and phone numbers are blurred until the pointer is on them.
    #[serde(default)]
    pub privacy: bool,
    /// The theme.
    #[serde(default)]
    pub theme: Theme,
    /// The height of rows and controls.
    #[serde(default)]
    pub density: Density,
    /// The zoom in percent: 50 to 300.
    #[serde(default = "default_zoom")]
    pub zoom: u16,
    /// The language of the texts.
    #[serde(default)]
    pub language: LanguageChoice,
    /// The locale of numbers and dates, such as `en-GB`; if empty, that of the system, or of the
    /// chosen language where the system has another one.
    #[serde(default)]
    pub locale: String,
    /// The time zone of times and of the bounds of days.
    #[serde(default)]
    pub time_zone: ZoneChoice,
    /// Whether the app checks for updates once a day.
    #[serde(default)]
    pub check_for_updates: bool,
    /// The address to check for updates; if empty, the build's address.
    #[serde(default)]
    pub update_address: String,
    /// The lowest level of events in the log file.
    #[serde(default)]
    pub log_level: LogLevel,
    /// When the app reminds staff of a checkpoint of the audit log.
    #[serde(default)]
    pub checkpoint_reminder: CheckpointReminder,
    /// How many months entries of the audit log are kept: 12, 24, 36, 84, or 0 for ever.
    #[serde(default)]
    pub audit_log_months: u32,
    /// How the last export was written; `None` before the first one.
    #[serde(default)]
    pub export: Option<ExportOptions>,
    /// The columns that staff have hidden, by list.
    #[serde(default)]
    pub hidden_columns: BTreeMap<String, Vec<String>>,
    /// Which proxy requests to stores are sent through.
    #[serde(default)]
    pub proxy: ProxyChoice,
    /// The address of a proxy, without a user name and a password.
    #[serde(default)]
    pub proxy_address: String,
    /// The user name for that proxy; if empty, it needs none.
    #[serde(default)]
    pub proxy_user: String,
}

impl SettingsView {
    /// How long a session may last, in minutes.
    pub const SESSION_MINUTES: RangeInclusive<u32> = 5..=60;
    /// The longest name of an operator, in characters.
    pub const MAX_OPERATOR_LENGTH: usize = 100;
}

fn default_zoom() -> u16 {
    100
}

/// The theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// The system's theme.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The height of rows and controls.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// As many rows as can be read.
    #[default]
    Compact,
    /// Higher rows and larger targets.
    Comfortable,
}

/// The language of the texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LanguageChoice {
    /// The system's language, or English if there are no texts in it.
    #[default]
    System,
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
}

/// Which proxy requests to stores are sent through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProxyChoice {
    /// The one of this computer: of its environment variables or network settings.
    #[default]
    System,
    /// None.
    None,
    /// The one of the settings.
    Address,
}

/// The password of the proxy in the settings.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProxyPassword {
    /// The password; an empty one removes the saved one.
    #[ts(type = "string")]
    pub password: SecretString,
    /// Where it is kept.
    pub keep: KeepSecret,
}

/// The lowest level of events in the log file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LogLevel {
    /// Failures of the app itself.
    Error,
    /// And failures that the app recovers from.
    Warn,
    /// And sessions, commands and store requests.
    #[default]
    Info,
    /// And details for developers.
    Debug,
}

/// The time zone of times.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ZoneChoice {
    /// This computer's time zone.
    #[default]
    Local,
    /// UTC.
    Utc,
    /// The time zone of the open store; if it has none, this computer's.
    Store,
}
