//! The audit export: where it is sent, what leaves, and customer views that wait for it.

use std::time::Duration;

use journal::{Action, Outcome};
use shopside_core::Error;
use shopside_core::ports::Question;
use shopside_core::view::{AuditExportView, ChangeAuditExport, LockReason, Problem};

use crate::log_server::LogServer;
use crate::setup::{CLIENT_SECRET, RON, RONS_PASSWORD, Setup, preview_request, sign_in_request};
use crate::test_proxy::TestProxy;
use crate::test_server::TestServer;
use crate::wait::wait_for;

pub(crate) const TOKEN: &str = "Bearer 5f0c8a31";

/// An app whose policy names a log server.
pub(crate) async fn managed(more: &str) -> (Setup, TestProxy, LogServer, TestServer) {
    let (mut setup, proxy) = Setup::with_proxy().await;
    let server = LogServer::default();
    let (address, running) = server.start().await;
    setup.managed_policy = Some(format!(
        r#"{{ "allowed_hosts": ["localhost"], "audit_export": "{address}"{more} }}"#
    ));
    setup.restart();
    (setup, proxy, server, running)
}

/// An app whose customer views wait for the log server.
pub(crate) async fn required() -> (Setup, TestProxy, LogServer, TestServer) {
    managed(r#", "audit_export_required_minutes": 5"#).await
}

/// Waits until the log server has all entries.
pub(crate) async fn exported(setup: &Setup) -> AuditExportView {
    wait_for("the export of all entries", async {
        while setup.app.audit_export().await.unwrap().waiting > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
    setup.app.audit_export().await.unwrap()
}

pub(crate) fn change(address: &str, headers: Option<&str>) -> ChangeAuditExport {
    ChangeAuditExport {
        address: address.into(),
        headers: headers.map(Into::into),
    }
}

#[tokio::test]
async fn log_server_of_the_policy_receives_every_entry() {
    let (setup, _proxy, server, _running) =
        managed(r#", "audit_export_headers": {"X-Scope-OrgID": "pawnee"}"#).await;
    setup.connect().await;
    let view = exported(&setup).await;

    assert_eq!(server.count("shopside.connection_add"), 2);
    assert_eq!(server.headers()["x-scope-orgid"], "pawnee");
    assert_eq!((view.host.as_str(), view.managed), ("127.0.0.1", true));
    assert!(view.acknowledged_at.is_some());
    assert_eq!((view.failure, view.rejected), (None, 0));
}

#[tokio::test]
async fn restarted_app_sends_no_entry_again() {
    let (mut setup, _proxy, server, _running) = managed("").await;
    setup.connect().await;
    exported(&setup).await;
    setup.restart();
    setup.app.lock(LockReason::Asked).await;
    exported(&setup).await;
    assert_eq!(server.count("shopside.connection_add"), 2);
    assert_eq!(server.count("shopside.lock"), 1);
}

#[tokio::test]
async fn app_works_while_an_optional_log_server_is_down() {
    let (setup, _proxy, server, _running) = managed("").await;
    server.set_down(true);
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup.app.preview(&store, preview_request(&ron)).await.unwrap();
    setup.app.stop().await;
    server.set_down(false);
    setup.app.quit().await;
    assert_eq!(server.count("shopside.session_end"), 1);
}

#[tokio::test]
async fn quitting_does_not_wait_for_a_log_server_that_hangs() {
    let (setup, _proxy, server, _running) = managed("").await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    exported(&setup).await;
    let arrived = server.arrived();
    server.hold_one();
    setup.app.customer(&store, &ron).await.unwrap();
    server.arrives_after(arrived).await;

    wait_for("the app to quit", setup.app.quit()).await;

    // The request itself is given up later, and then sent again.
    assert_eq!(server.arrived(), arrived + 1);
}

#[tokio::test]
async fn no_secret_and_no_email_leaves() {
    let (setup, _proxy, server, _running) = managed("").await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let request = sign_in_request(&ron);
    let session = setup.app.sign_in_as_customer(&store, request).await.unwrap();
    setup.app.profile(&session.session).await.unwrap();
    setup.app.orders(&session.session, 0).await.unwrap();
    setup.app.stop().await;
    exported(&setup).await;
    assert!(server.count(&ron) > 0);
    for text in [CLIENT_SECRET, RONS_PASSWORD, RON] {
        assert_eq!(server.count(text), 0, "{text}");
    }
}

#[tokio::test]
async fn new_log_server_is_confirmed_and_recorded_first() {
    let setup = Setup::new().await;
    let server = LogServer::default();
    let (address, _running) = server.start().await;
    let headers = format!("Authorization: {TOKEN}");
    setup
        .app
        .change_audit_export(change(&address, Some(&headers)))
        .await
        .unwrap();

    assert!(
        matches!(&setup.dialogs.questions()[0], Question::LogServer { address: shown, .. } if *shown == address)
    );
    let view = exported(&setup).await;
    assert_eq!(view.address, address);
    assert_eq!(view.header_names, ["authorization"]);
    assert_eq!(server.headers()["authorization"], TOKEN);
    assert!(!setup.preferences.text().contains(TOKEN));
    assert!(!format!("{:?}", setup.all_audit_entries()).contains(TOKEN));
    let entries = setup.all_audit_entries();
    let detail = format!("address from none to {address}; headers from none to authorization");
    for (entry, outcome) in entries.iter().zip([Outcome::Begun, Outcome::Done]) {
        assert_eq!(
            (entry.action, entry.outcome),
            (Action::AuditExportChange, outcome)
        );
        assert_eq!(entry.detail.as_deref(), Some(&*detail));
    }

    // The former server has the entry about its end.
    setup.app.change_audit_export(change("", None)).await.unwrap();
    assert_eq!(server.count(&format!("address from {address} to none")), 1);
    assert_eq!(setup.app.audit_export().await.unwrap().address, "");
    assert!(setup.keyring.is_empty(), "the headers stay in the keyring");
}

#[tokio::test]
async fn refused_log_server_receives_nothing() {
    let setup = Setup::new().await;
    let server = LogServer::default();
    let (address, _running) = server.start().await;
    setup.dialogs.say_no();
    let refused = setup
        .app
        .change_audit_export(change(&address, None))
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::HostRefused(_)), "{refused:?}");
    assert_eq!(setup.app.audit_export().await.unwrap().address, "");
    setup.app.quit().await;
    assert_eq!(server.count("shopside"), 0);
}

#[tokio::test]
async fn invalid_log_server_is_refused() {
    let setup = Setup::new().await;
    for (address, headers, field) in [
        ("http://logs.example", None, "address"),
        ("logs.example", None, "address"),
        ("https://logs.example", Some("no header"), "headers"),
    ] {
        let refused = setup
            .app
            .change_audit_export(change(address, headers))
            .await
            .unwrap_err();
        assert_eq!(Problem::from(&refused).field.as_deref(), Some(field), "{address}");
    }
    assert!(setup.all_audit_entries().is_empty() && setup.dialogs.questions().is_empty());
}
