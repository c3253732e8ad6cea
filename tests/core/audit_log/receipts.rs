//! The receipt as a page for an auditor.

use std::fs;

use journal::Action;
use shopside_core::view::{AccessReason, SettingsView, ZoneChoice};
use tempfile::TempDir;

use super::two_sessions;
use crate::setup::{RON, Setup, preview_request, problem};

/// Saves the receipt of a session and returns the page.
async fn saved(setup: &Setup, session: &str) -> String {
    let folder = TempDir::new().unwrap();
    let saving = setup.app.save_receipt(folder.path().into(), session, None, "en");
    let saved = saving.await.unwrap();
    #[cfg(unix)]
    assert_eq!(crate::setup::file_mode(&saved.path), 0o600);
    fs::read_to_string(saved.path).unwrap()
}

#[tokio::test]
async fn page_has_facts_requests_and_hashes() {
    let (_folder, setup, [previewed, _]) = two_sessions().await;
    setup.app.verify_audit_log().await.unwrap();

    let page = saved(&setup, &previewed).await;

    let receipt = setup.app.receipt(&previewed, None).await.unwrap();
    for text in [
        "<!DOCTYPE html><html lang=\"en\"",
        "Customer session receipt",
        "<bdi>ron@swanson.com</bdi>",
        "No changes (3 read-only requests)",
        "Order list, page 1",
        "Replaced by another session",
        "The audit log was verified on",
        "shopside-verify journal.sqlite checkpoint.json --key KEY --entries",
        &format!("Time (UTC{})", receipt.started.offset),
    ] {
        assert!(page.contains(text), "“{text}” is missing in\n{page}");
    }
    assert!(receipt.entries.len() >= 6);
    for entry in &receipt.entries {
        let hash = setup.audit_log.entry(entry.id).unwrap().unwrap().hash.to_string();
        assert!(page.contains(&hash), "{page}");
    }
}

#[tokio::test]
async fn page_needs_nothing_from_elsewhere() {
    let (_folder, setup, [previewed, _]) = two_sessions().await;

    let page = saved(&setup, &previewed).await;

    assert!(page.contains("default-src 'none'"), "{page}");
    for forbidden in [
        "<script",
        "src=",
        "href=",
        "url(",
        "@import",
        "<link",
        "javascript:",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[tokio::test]
async fn hostile_texts_stay_texts() {
    const HOSTILE: &str =
        "</bdi></td><script>alert(1)</script><img src=x onerror=alert(1)> \" onload=\"x '\u{202e}&amp;";
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let mut request = preview_request(&ron);
    request.why = AccessReason {
        reason: HOSTILE.into(),
        ticket: "https://desk.example/</style><script>".into(),
    };
    let session = setup.app.preview(&store, request).await.unwrap().session;
    problem(setup.app.order(&session, HOSTILE).await);
    let clean = saved(&setup, &setup.preview_as(&store, &ron).await).await;

    let page = saved(&setup, &session).await;

    for forbidden in ["<script", "<img", "</style><", "\u{202e}"] {
        assert_eq!(
            page.matches(forbidden).count(),
            clean.matches(forbidden).count(),
            "{forbidden} in\n{page}"
        );
    }
    assert!(!page.contains("<script"), "{page}");
    assert!(
        page.contains("&lt;/bdi&gt;&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{page}"
    );
    assert!(page.contains("&amp;amp;"), "{page}");
    // Each tag of the page is one that a receipt without such texts has.
    let tags = |page: &str| {
        let tags = page.split('<').skip(1).map(|tag| {
            let end =
                tag.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '/' && letter != '!');
            tag[..end.unwrap_or(tag.len())].to_owned()
        });
        tags.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(tags(&page), tags(&clean));
}

#[tokio::test]
async fn right_to_left_texts_are_isolated() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let mut request = preview_request(&ron);
    request.why.reason = "טלפון מלקוח".into();
    let session = setup.app.preview(&store, request).await.unwrap().session;

    let page = saved(&setup, &session).await;

    assert!(page.contains("<bdi>טלפון מלקוח</bdi>"), "{page}");
}

#[tokio::test]
async fn times_are_in_the_chosen_zone() {
    let (_folder, setup, [previewed, _]) = two_sessions().await;
    let settings = SettingsView {
        time_zone: ZoneChoice::Utc,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();

    let receipt = setup.app.receipt(&previewed, None).await.unwrap();

    assert_eq!(receipt.started.offset, "+00:00");
    let at = format!("{}T{}", receipt.started.day, receipt.started.time);
    assert!(receipt.started.at.starts_with(&at), "{receipt:?}");
}

#[tokio::test]
async fn saved_receipt_is_recorded_outside_of_the_session() {
    let (_folder, setup, [previewed, _]) = two_sessions().await;
    let before = setup.app.receipt(&previewed, None).await.unwrap().entries;

    saved(&setup, &previewed).await;

    let after = setup.app.receipt(&previewed, None).await.unwrap().entries;
    assert_eq!(before, after);
    let last = setup.all_audit_entries().pop().unwrap();
    assert_eq!(last.action, Action::Export);
    assert!(
        last.detail
            .unwrap()
            .starts_with(&format!("the receipt of session {previewed}"))
    );
}
