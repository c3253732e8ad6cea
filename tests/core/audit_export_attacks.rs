//! Attacks on the audit export: a replaced audit log, an edited cursor, credentials of another
//! server, and entries that are to be removed before they are sent.

use jiff::{SignedDuration, Timestamp};
use journal::{Anchor, AuditLog, EntryContent};
use serde_json::json;
use shopside_core::Error;
use shopside_core::ports::Preferences;
use shopside_core::view::{LockReason, SettingsView};

use crate::audit_export::{TOKEN, change, exported, managed, required};
use crate::log_server::LogServer;
use crate::setup::{RON, Setup, preview_request};

#[tokio::test]
async fn replaced_audit_log_does_not_pass_for_acknowledged() {
    let (mut setup, proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    server.set_down(true);
    // Shorter than what the log server has acknowledged.
    setup.restart_with(AuditLog::in_memory().unwrap(), &store).await;
    let requests = proxy.requests().len();

    let refused = setup.app.preview(&store, preview_request(&ron)).await;

    assert!(matches!(refused, Err(Error::NotExported(_))), "{refused:?}");
    assert_eq!(proxy.requests().len(), requests, "a request was sent");
    let waiting = setup.app.audit_export().await.unwrap().waiting;
    assert_eq!(waiting, setup.all_audit_entries().len() as u64);
}

#[tokio::test]
async fn edited_cursor_does_not_pass_for_an_acknowledgment() {
    let (mut setup, _proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let view = exported(&setup).await;
    let ahead = Anchor {
        entries: 1_000_000,
        ..setup.audit_log.anchor().unwrap()
    };
    let cursor = |acknowledged: &str, rejected: serde_json::Value| json!({ "address": view.address, "acknowledged": acknowledged, "rejected": rejected });
    for damaged in [
        cursor(&ahead.to_string(), json!(0)),
        cursor(&format!("{} {}", i64::MAX, "0".repeat(64)), json!(u64::MAX)),
        cursor("-1 00", json!(0)),
        cursor("", json!(-1)),
        json!("text"),
        json!(null),
        json!([1]),
    ] {
        setup
            .preferences
            .set("auditExportCursor", damaged.clone())
            .unwrap();
        server.set_down(true);
        setup.restart();
        setup.app.open(&store).await.unwrap();
        let refused = setup.app.preview(&store, preview_request(&ron)).await;
        assert!(matches!(refused, Err(Error::NotExported(_))), "{damaged}");

        // Everything is sent again.
        let before = server.count("shopside.connection_add");
        server.set_down(false);
        // An attempt that began before may still fail.
        setup.app.preview(&store, preview_request(&ron)).await.unwrap();
        assert_eq!(server.count("shopside.connection_add"), before + 2, "{damaged}");
    }
}

#[tokio::test]
async fn clock_that_jumps_makes_no_entry_acknowledged() {
    let (setup, proxy, server, _running) = required().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    server.set_down(true);
    // Back and forth: entries look new, and then old.
    for days in [-400, 800] {
        setup
            .clock
            .shift_wall_clock(SignedDuration::from_hours(24 * days));
        let requests = proxy.requests().len();
        let refused = setup.app.preview(&store, preview_request(&ron)).await;
        assert!(matches!(refused, Err(Error::NotExported(_))), "{refused:?}");
        assert_eq!(proxy.requests().len(), requests, "a request was sent");
    }
}

#[tokio::test]
async fn credentials_of_another_server_do_not_stop_the_export() {
    let mut setup = Setup::new().await;
    let (own, fixed) = (LogServer::default(), LogServer::default());
    let (address, _running) = own.start().await;
    let headers = format!("Authorization: {TOKEN}");
    setup
        .app
        .change_audit_export(change(&address, Some(&headers)))
        .await
        .unwrap();
    exported(&setup).await;

    // The company fixes another address.
    let (address, _running) = fixed.start().await;
    let policy = format!(r#"{{ "allowed_hosts": ["localhost"], "audit_export": "{address}" }}"#);
    setup.managed_policy = Some(policy);
    setup.restart();
    let view = exported(&setup).await;
    assert_eq!((view.failure, view.header_names), (None, Vec::new()));
    assert!(fixed.count("shopside.audit_export_change") > 0);
    assert!(!fixed.headers().contains_key("authorization"));

    // And staff enter the token for it.
    setup
        .app
        .change_audit_export(change(&address, Some(&headers)))
        .await
        .unwrap();
    // The last entry of the change may have left before it.
    setup.app.lock(LockReason::Asked).await;
    assert_eq!(exported(&setup).await.header_names, ["authorization"]);
    assert_eq!(fixed.headers()["authorization"], TOKEN);
    setup.restart();
    assert_eq!(exported(&setup).await.header_names, ["authorization"]);
}

#[tokio::test]
async fn old_entry_that_waits_is_not_removed() {
    let (mut setup, _proxy, server, _running) = managed("").await;
    server.set_down(true);
    let store = setup.connect().await.id;
    let template = setup.audit_log.recent(1).unwrap().remove(0).content;
    let old = [1_000, 900, 10].map(|days| EntryContent {
        at: Timestamp::now() - SignedDuration::from_hours(24 * days),
        ..template.clone()
    });
    let log = AuditLog::in_memory().unwrap();
    log.append_all(old).unwrap();
    setup.restart_with(log, &store).await;
    let settings = SettingsView {
        audit_log_months: 24,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();

    assert_eq!(setup.app.remove_old_audit_entries().await.unwrap(), 0);
    assert_eq!(setup.audit_log.recent(100).unwrap().last().unwrap().id, 1);

    server.set_down(false);
    setup.restart();
    exported(&setup).await;
    // The app may have done it itself by now.
    setup.app.remove_old_audit_entries().await.unwrap();
    assert_eq!(setup.audit_log.recent(100).unwrap().last().unwrap().id, 3);
}
