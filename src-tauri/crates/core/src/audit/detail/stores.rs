//! What was changed about a connection, its rules, its support sign-in or the audit export.

use journal::Action;

use super::words::{shown, words};
use crate::view::EntryDetail;

pub(super) fn of(action: Action, text: &str) -> Option<EntryDetail> {
    match action {
        Action::PolicyChange => {
            let (before, after) = text.strip_prefix("from ")?.split_once(" to ")?;
            Some(EntryDetail::Rules {
                before: rules(before)?,
                after: rules(after)?,
            })
        }
        Action::SignInSetup => sign_in_setup(text),
        Action::AuditExportChange => audit_export(text),
        _ => connection(text),
    }
}

fn connection(text: &str) -> Option<EntryDetail> {
    if text == "client secret" {
        return Some(EntryDetail::ClientSecret);
    }
    if let Some(rest) = text.strip_prefix("certificate from ") {
        let (before, after) = rest.split_once(" to ")?;
        return Some(EntryDetail::Certificate {
            before: Box::new(certificate(before)),
            after: Box::new(certificate(after)),
        });
    }
    let labels = text.strip_prefix("from ")?;
    // A name may have the words between the labels, too.
    let mut splits = labels
        .match_indices(" to “")
        .map(|(at, _)| (&labels[..at], &labels[at + 4..]));
    splits.find_map(|(before, after)| {
        Some(EntryDetail::Label {
            before: Box::new(label(before)?),
            after: Box::new(label(after)?),
        })
    })
}

fn certificate(text: &str) -> EntryDetail {
    if text == "the system’s" {
        EntryDetail::SystemCertificates
    } else {
        words(text)
    }
}

/// `“Parks”, color red`.
fn label(text: &str) -> Option<EntryDetail> {
    let (name, color) = text.strip_prefix('“')?.rsplit_once("”, color ")?;
    let color = match color {
        "none" => EntryDetail::ColorNone,
        "teal" => EntryDetail::ColorTeal,
        "blue" => EntryDetail::ColorBlue,
        "green" => EntryDetail::ColorGreen,
        "amber" => EntryDetail::ColorAmber,
        "red" => EntryDetail::ColorRed,
        "pink" => EntryDetail::ColorPink,
        _ => return None,
    };
    Some(EntryDetail::Colored {
        name: shown(name),
        color: Box::new(color),
    })
}

/// `preview only, production, times of Europe/London`.
fn rules(text: &str) -> Option<Vec<EntryDetail>> {
    text.split(", ").map(rule).collect()
}

fn rule(text: &str) -> Option<EntryDetail> {
    Some(match text {
        "off" => EntryDetail::PolicyOff,
        "preview only" => EntryDetail::PolicyPreviewOnly,
        "preview and sign-in" => EntryDetail::PolicyPreviewAndSignIn,
        "production" => EntryDetail::Production,
        "not production" => EntryDetail::NotProduction,
        "admin views not recorded" => EntryDetail::ViewsNotRecorded,
        _ => return rule_with_words(text),
    })
}

fn rule_with_words(text: &str) -> Option<EntryDetail> {
    if let Some(zone) = text.strip_prefix("times of ").map(shown) {
        return Some(EntryDetail::TimesOf { zone });
    }
    let limit = text.strip_prefix("amounts above ")?;
    let limit = shown(limit.strip_suffix(" entered twice")?);
    Some(EntryDetail::AmountsEnteredTwice { limit })
}

fn sign_in_setup(text: &str) -> Option<EntryDetail> {
    let profile = |rest: &str| shown(rest.strip_prefix(": ").unwrap_or(rest));
    if let Some(rest) = text.strip_prefix("uses profile ") {
        return Some(EntryDetail::UsesProfile { profile: shown(rest) });
    }
    let rest = text.strip_prefix("profile Support sign-in ")?;
    if let Some(rest) = rest.strip_prefix("created") {
        let profile = profile(rest);
        return Some(EntryDetail::ProfileCreated { profile });
    }
    let profile = profile(rest.strip_prefix("removed")?);
    Some(EntryDetail::ProfileRemoved { profile })
}

fn audit_export(text: &str) -> Option<EntryDetail> {
    match text {
        "authority of the system" => return Some(EntryDetail::SystemAuthorities),
        "client certificate chosen" => return Some(EntryDetail::ClientCertificateChosen),
        "client certificate removed" => return Some(EntryDetail::ClientCertificateRemoved),
        _ => {}
    }
    if let Some(fingerprint) = text.strip_prefix("authority ") {
        let fingerprint = shown(fingerprint);
        return Some(EntryDetail::Authority { fingerprint });
    }
    let (addresses, headers) = text
        .strip_prefix("address from ")?
        .split_once("; headers from ")?;
    let (before, after) = addresses.split_once(" to ")?;
    let (headers_before, headers_after) = headers.split_once(" to ")?;
    Some(EntryDetail::LogServer {
        before: Box::new(some(before)),
        after: Box::new(some(after)),
        headers_before: Box::new(some(headers_before)),
        headers_after: Box::new(some(headers_after)),
    })
}

fn some(text: &str) -> EntryDetail {
    if text == "none" {
        EntryDetail::Nothing
    } else {
        words(text)
    }
}
