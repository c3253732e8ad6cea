//! The log server of the company's policy: what is fixed can't be changed or weakened.

use serde_json::json;
use shopside_core::Error;
use shopside_core::ManagedSettings;
use shopside_core::ports::{Preferences, SecretKey, Secrets};
use shopside_core::view::{AuditExportFile, LockReason, Problem};

use crate::audit_export::{change, exported, managed};
use crate::log_server::LogServer;
use crate::setup::{RON, Setup, preview_request, problem};
use crate::test_proxy::TestProxy;
use crate::tls::SelfSigned;

/// An app whose policy names a log server, and whose operator had set another one.
struct Weakened {
    setup: Setup,
    proxy: TestProxy,
    fixed: LogServer,
    own: LogServer,
    fixed_at: SelfSigned,
    own_at: SelfSigned,
}

impl Weakened {
    /// `authority` is that of the log server of the policy, if the policy is to name it.
    async fn new(names_authority: bool) -> Self {
        let (fixed, own) = (LogServer::default(), LogServer::default());
        let fixed_at = SelfSigned::of_authority("localhost", fixed.router()).await;
        let own_at = SelfSigned::of_authority("localhost", own.router()).await;
        let (mut setup, proxy) = Setup::with_proxy().await;
        let mut policy = json!({
            "allowed_hosts": ["localhost"],
            "audit_export": fixed_at.base_url,
            "audit_export_headers": { "X-Scope-OrgID": "pawnee" },
            "audit_export_required_minutes": 5,
        });
        if names_authority {
            policy["audit_export_authority"] = fixed_at.certificate.clone().into();
        }
        setup.managed_policy = Some(policy.to_string());
        let weakened = Self {
            setup,
            proxy,
            fixed,
            own,
            fixed_at,
            own_at,
        };
        weakened.write_settings(&weakened.own_at.base_url, &weakened.own_at.base_url);
        weakened
    }

    /// Edits the file with the settings, and starts the app.
    fn write_settings(&self, address: &str, credentials_for: &str) {
        let settings = json!({
            "address": address,
            "headerNames": ["x-scope-orgid"],
            "authority": self.own_at.certificate,
            "hasClientCertificate": false,
            "credentialsFor": credentials_for,
            "requiredMinutes": null,
            "required_minutes": 1_000_000,
        });
        self.setup.preferences.set("auditExport", settings).unwrap();
    }
}

#[tokio::test]
async fn log_server_of_the_policy_can_not_be_weakened() {
    let mut weakened = Weakened::new(true).await;
    weakened.setup.restart();
    let store = weakened.setup.connect().await.id;
    let ron = weakened.setup.customer_id(&store, RON).await;
    let view = exported(&weakened.setup).await;
    assert_eq!(
        (view.address.as_str(), view.managed),
        (weakened.fixed_at.base_url.as_str(), true)
    );
    assert!(!view.has_authority && view.header_names.is_empty(), "{view:?}");

    // What the page can call.
    let app = &weakened.setup.app;
    let entries = weakened.setup.all_audit_entries().len();
    let (fixed, own) = (&*weakened.fixed_at.base_url, &*weakened.own_at.base_url);
    for (address, headers, field) in [
        ("", None, "address"),
        (own, None, "address"),
        (own, Some("Authorization: x"), "address"),
        (fixed, Some("x-scope-orgid: other"), "headers"),
        (fixed, Some("Authorization: x\nX-SCOPE-ORGID: other"), "headers"),
    ] {
        let refused = app.change_audit_export(change(address, headers)).await;
        assert_eq!(
            problem(refused).field.as_deref(),
            Some(field),
            "{address} {headers:?}"
        );
    }
    for refused in [
        app.choose_audit_export_file(AuditExportFile::Authority).await,
        app.remove_audit_export_file(AuditExportFile::Authority).await,
    ] {
        assert!(
            matches!(refused, Err(Error::Managed { field: "authority" })),
            "{refused:?}"
        );
    }
    assert_eq!(weakened.setup.all_audit_entries().len(), entries);
    assert!(weakened.setup.dialogs.questions().is_empty());

    // What can be written into the settings and the keyring.
    let key = SecretKey {
        connection: "audit export headers".into(),
        base_url: fixed.into(),
    };
    let headers = "x-scope-orgid: other\nAuthorization: Bearer 1".into();
    weakened.setup.keyring.put(&key, &headers).unwrap();
    weakened.write_settings(own, fixed);
    weakened.setup.restart();
    weakened.setup.app.lock(LockReason::Asked).await;
    exported(&weakened.setup).await;
    let headers = weakened.fixed.headers();
    let tenants: Vec<_> = headers.get_all("x-scope-orgid").iter().collect();
    assert_eq!(tenants, ["pawnee"]);
    assert_eq!(headers["authorization"], "Bearer 1");

    // It is still required.
    weakened.setup.restart();
    weakened.setup.app.open(&store).await.unwrap();
    exported(&weakened.setup).await;
    weakened.fixed.set_down(true);
    let requests = weakened.proxy.requests().len();
    let refused = weakened.setup.app.preview(&store, preview_request(&ron)).await;
    assert!(matches!(refused, Err(Error::NotExported(_))), "{refused:?}");
    assert_eq!(weakened.proxy.requests().len(), requests, "a request was sent");
    assert_eq!(weakened.own.arrived(), 0);
}

#[tokio::test]
async fn authority_of_the_settings_does_not_count_for_the_policy() {
    let mut weakened = Weakened::new(false).await;
    // The operator answers in the name of the company's log server.
    let policy = weakened.setup.managed_policy.as_mut().unwrap();
    *policy = policy.replace(&weakened.fixed_at.base_url, &weakened.own_at.base_url);
    let own = weakened.own_at.base_url.clone();
    weakened.write_settings(&own, &own);
    let key = SecretKey {
        connection: "audit export headers".into(),
        base_url: own.clone(),
    };
    weakened.setup.keyring.put(&key, &"x-one: 1".into()).unwrap();
    weakened.setup.restart();
    let store = weakened.setup.connect().await.id;
    let ron = weakened.setup.customer_id(&store, RON).await;

    let refused = weakened
        .setup
        .app
        .preview(&store, preview_request(&ron))
        .await
        .unwrap_err();

    let problem = Problem::from(&refused);
    assert!(problem.message.contains("unknown authority"), "{problem:?}");
    assert_eq!(weakened.own.arrived(), 0);
}

#[tokio::test]
async fn log_server_of_the_policy_can_not_be_changed() {
    let (setup, _proxy, _server, _running) = managed("").await;
    for address in ["", "https://other.example"] {
        let refused = setup
            .app
            .change_audit_export(change(address, None))
            .await
            .unwrap_err();
        assert!(matches!(refused, Error::Managed { .. }), "{refused:?}");
    }
}

#[test]
fn policy_of_the_export_is_checked() {
    for (policy, error) in [
        (
            r#"{"audit_export": "http://logs.example"}"#,
            "“audit_export”: Without encryption",
        ),
        (
            r#"{"audit_export": "https://l.example", "audit_export_headers": {"Host": "x"}}"#,
            "“audit_export_headers”: Leave out",
        ),
        (
            r#"{"audit_export": "https://l.example", "audit_export_headers": {"a": "b\nc: d"}}"#,
            "“audit_export_headers”: a header has a line break",
        ),
        (
            r#"{"audit_export": "https://l.example", "audit_export_headers": {"a": "b", "A": "c"}}"#,
            "“audit_export_headers”: a header occurs twice",
        ),
        (
            r#"{"audit_export": "https://l.example", "audit_export_authority": "none"}"#,
            "“audit_export_authority”: The certificate",
        ),
        (
            r#"{"audit_export_required_minutes": 5}"#,
            "“audit_export_required_minutes”: it needs “audit_export”",
        ),
        (
            r#"{"audit_export": "syslog+tls://l.example", "audit_export_required_minutes": 5}"#,
            "“audit_export_required_minutes”: syslog has no acknowledgments",
        ),
        (
            r#"{"audit_export_headers": {"a": "b"}}"#,
            "“audit_export_headers”: it needs “audit_export”",
        ),
        (
            r#"{"audit_export": "", "audit_export_required_minutes": 5}"#,
            "“audit_export”: Enter an address",
        ),
        (
            r#"{"audit_export": null, "audit_export_required_minutes": 5}"#,
            "“audit_export_required_minutes”: it needs “audit_export”",
        ),
        (
            r#"{"audit_export": "https://l.example", "audit_export_required_minutes": -1}"#,
            "“audit_export_required_minutes”: invalid value",
        ),
        (
            r#"{"audit_export": "https://l.example", "audit_export_customer_email": "false"}"#,
            "“audit_export_customer_email”: invalid type",
        ),
    ] {
        let found = ManagedSettings::parse(policy).unwrap_err().to_string();
        assert!(found.starts_with(error), "{found}");
    }
}
