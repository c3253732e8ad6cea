//! Diagnostics: a report for support without personal data.
//!
//! Not in here: text that staff entered or a store sent, IDs, addresses and paths. Every value is a
//! number or one of our own words.

use std::fmt::Write;

use jiff::Timestamp;
use moltin::{LoggedRequest, Outcome, SentAs};

use crate::clock;
use crate::connections::Stores;
use crate::view::{
    AccessMode, ConnectionKind, Density, ExportFormat, LanguageChoice, LogLevel, Machine, ProxyChoice,
    SettingsView, Theme, ZoneChoice,
};

/// What the report says of the app.
pub(crate) struct Facts {
    /// UTC.
    pub(crate) now: Timestamp,
    pub(crate) is_audit_log_writable: bool,
    pub(crate) session: Option<AccessMode>,
    pub(crate) is_locked: bool,
    pub(crate) settings: SettingsView,
}

/// Returns the state of the app as lines of text, without secrets and personal data.
pub(crate) fn report(machine: &Machine, facts: &Facts, stores: &Stores) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        writeln!(text, "{name:<14} {value}").expect("writing to a String never fails");
    };
    let Machine {
        version,
        system,
        web_view,
        log,
    } = machine;
    line("Shopside", version);
    line("System", system);
    line("Web view", web_view);
    line("Time", &facts.now.to_string());
    line(
        "Journal",
        if facts.is_audit_log_writable {
            "can be written"
        } else {
            "can’t be written"
        },
    );
    line("Stores", &store_counts(stores));
    line("Clock", &clock_notes(stores));
    line("Session", facts.session.map_or("none", way));
    line("Locked", yes_or_no(facts.is_locked));
    line("Last request", &last_request(stores));
    line("Settings", &describe(&facts.settings));
    writeln!(text, "\nLog:\n{log}").expect("writing to a String can't fail");
    text
}

fn store_counts(stores: &Stores) -> String {
    let state = stores.state();
    let count = |kind| state.kinds().filter(|known| *known == kind).count();
    format!(
        "{} with a secret, {} sign-in only, {} sandbox; {} open",
        count(ConnectionKind::Full),
        count(ConnectionKind::SignInOnly),
        count(ConnectionKind::Sandbox),
        state.open().len(),
    )
}

/// Returns by how much the clock differs from those of the open stores.
fn clock_notes(stores: &Stores) -> String {
    let state = stores.state();
    let notes: Vec<_> = state
        .open()
        .filter_map(|open| clock::difference(open.store.clock_offset()))
        .map(|note| note.to_string())
        .collect();
    if notes.is_empty() {
        "no difference to an open store".to_owned()
    } else {
        notes.join(" ")
    }
}

/// Returns the outcome of the last request to any open store, without its path, which has IDs.
fn last_request(stores: &Stores) -> String {
    let state = stores.state();
    let last = state
        .open()
        .filter_map(|open| open.store.requests().into_iter().next())
        .max_by_key(|request| request.at);
    last.map_or_else(|| "none".into(), |request| outcome(&request))
}

fn outcome(request: &LoggedRequest) -> String {
    let result = match request.outcome {
        Outcome::Status(status) => format!("status {status}"),
        Outcome::Failed(word) => word.to_owned(),
        _ => "cancelled".to_owned(),
    };
    let sent_as = match request.sent_as {
        SentAs::Admin => "admin",
        SentAs::Shopper => "shopper",
        SentAs::Customer(_) => "a customer",
        SentAs::Member(_) => "a member",
        _ => "no one",
    };
    let (attempts, took) = (request.attempts, request.took.as_millis());
    format!(
        "{} as {sent_as}: {result}, attempts {attempts}, {took} ms",
        request.request.method
    )
}

fn way(way: AccessMode) -> &'static str {
    match way {
        AccessMode::Preview => "preview",
        AccessMode::SignIn => "signed in",
        AccessMode::SupportCredential => "support credential",
        AccessMode::OneTimeCode => "one-time code",
    }
}

fn describe(settings: &SettingsView) -> String {
    let theme = match settings.theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let density = match settings.density {
        Density::Compact => "compact",
        Density::Comfortable => "comfortable",
    };
    let language = match settings.language {
        LanguageChoice::System => "system",
        LanguageChoice::En => "en",
        LanguageChoice::De => "de",
        LanguageChoice::Fr => "fr",
        LanguageChoice::Es => "es",
    };
    let zone = match settings.time_zone {
        ZoneChoice::Local => "this computer’s",
        ZoneChoice::Utc => "UTC",
        ZoneChoice::Store => "the store’s",
    };
    let log_level = match settings.log_level {
        LogLevel::Error => "error",
        LogLevel::Warn => "warn",
        LogLevel::Info => "info",
        LogLevel::Debug => "debug",
    };
    let export = match settings.export.map(|export| export.format) {
        None => "none yet",
        Some(ExportFormat::Csv) => "CSV",
        Some(ExportFormat::JsonLines) => "JSON Lines",
        Some(ExportFormat::Xlsx) => "Excel",
    };
    let proxy = match settings.proxy {
        ProxyChoice::System => "this computer’s",
        ProxyChoice::None => "none",
        ProxyChoice::Address => "of the settings",
    };
    let (session, idle) = (settings.session_minutes, settings.idle_minutes);
    let (privacy, zoom) = (yes_or_no(settings.privacy), settings.zoom);
    format!(
        "theme {theme}, density {density}, zoom {zoom} %, language {language}, zone {zone}, session {session} min, idle {idle} min, privacy view {privacy}, log level {log_level}, last export {export}, proxy {proxy}"
    )
}

fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}
