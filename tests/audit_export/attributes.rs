//! What leaves the computer: the table of `docs/audit-export.md`, and nothing that may not leave.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use audit_export::{Source, Trust};
use journal::{Action, EntryContent, Outcome, Way};
use serde_json::Value;

use crate::collector::{Collector, records, texts};
use crate::{Shipping, sign_in, source};

/// Sends entries, and returns their attributes.
async fn sent(source: Source, entries: Vec<EntryContent>) -> Vec<BTreeMap<String, String>> {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::with(&address, "", &Trust::default(), source);
    shipping.log.append_all(entries).unwrap();
    shipping.ship().await;
    let received = collector.received.lock().unwrap();
    let records = received.requests.iter().flat_map(|(_, request)| records(request));
    records.map(|record| texts(&record.attributes)).collect()
}

#[tokio::test]
async fn entry_has_the_attributes_of_the_documentation() {
    let request = EntryContent {
        action: Action::Request,
        outcome: Outcome::Failed,
        method: Some("GET".into()),
        path: Some("/v2/customers/c8c1c511".into()),
        status: Some(503),
        duration_ms: Some(34),
        ..sign_in()
    };
    let sent = sent(source(), vec![sign_in(), request]).await;

    let first: Vec<_> = sent[0].iter().map(|(key, value)| (&**key, &**value)).collect();
    let hash = &*sent[0]["shopside.entry.hash"];
    let head = &*sent[1]["shopside.entry.hash"];
    let zero = "0".repeat(64);
    assert_eq!(
        first,
        [
            ("enduser.id", "ann@till-3"),
            ("session.id", "session-1"),
            ("shopside.access.method", "sign_in"),
            ("shopside.action", "sign_in"),
            ("shopside.connection.id", "connection-1"),
            ("shopside.customer.id", "c8c1c511-beef-4812-9b7a-9f92c587217c"),
            ("shopside.entry.hash", hash),
            ("shopside.entry.number", "1"),
            ("shopside.entry.previous_hash", &zero),
            ("shopside.entry.time", "2026-11-23T09:00:00.125Z"),
            ("shopside.entry.version", "4"),
            ("shopside.head.hash", head),
            ("shopside.head.number", "2"),
            ("shopside.operator", "Ann Perkins"),
            ("shopside.outcome", "begun"),
            ("shopside.reason", "Ticket 12, [email] called"),
            ("shopside.store.name", "Pawnee Parks"),
            ("shopside.store.url", "https://euwest.api.elasticpath.com"),
        ]
    );
    assert_eq!(hash.len(), 64);
    assert_eq!(sent[1]["shopside.entry.previous_hash"], hash);
    for (key, value) in [
        ("http.request.method", "GET"),
        ("url.path", "/v2/customers/c8c1c511"),
        ("http.response.status_code", "503"),
        ("shopside.request.duration_ms", "34"),
        ("shopside.outcome", "failed"),
    ] {
        assert_eq!(sent[1][key], value, "{key}");
    }
}

/// The names that stand in backticks at the begin of a row of the documentation's tables.
fn documented() -> BTreeSet<String> {
    let text = document("audit-export.md");
    let tables = text.split_once("## Attributes").unwrap().1;
    let tables = tables.split_once("\n## ").unwrap().0;
    let first_cells = tables
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once(" |"));
    let names = first_cells.flat_map(|(cell, _)| cell.split(", "));
    names.map(|name| name.trim_matches('`').to_owned()).collect()
}

fn document(name: &str) -> String {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs");
    fs::read_to_string(docs.join(name)).unwrap()
}

#[tokio::test]
async fn documentation_lists_each_attribute_and_no_other() {
    let full = EntryContent {
        import_id: Some("file".into()),
        import_line: Some(7),
        method: Some("GET".into()),
        path: Some("/v2/orders".into()),
        status: Some(200),
        duration_ms: Some(34),
        items: Some(48),
        ..sign_in()
    };
    let allowed = Source {
        customer_email: true,
        ..source()
    };
    let entries = sent(allowed, vec![full]).await;
    let mut names: BTreeSet<String> = entries[0].keys().cloned().collect();
    // Only entries about removals have these, and entries that were erased.
    names.extend(["shopside.entry.removes", "shopside.entry.erased"].map(str::to_owned));
    let resource = [
        "service.name",
        "service.version",
        "service.instance.id",
        "host.name",
        "os.type",
    ];
    names.extend(resource.map(str::to_owned));
    assert_eq!(documented(), names);
}

#[test]
fn queries_name_only_attributes_that_are_sent() {
    let (documented, queries) = (documented(), document("audit-export/clickhouse.sql"));
    let names = queries.split("Attributes['").skip(1);
    let names: Vec<&str> = names.filter_map(|rest| Some(rest.split_once("']")?.0)).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        assert!(documented.contains(name), "{name}");
    }
    // Loki has `_` in the place of dots.
    let documented: BTreeSet<String> = documented.iter().map(|name| name.replace('.', "_")).collect();
    let text = document("audit-export.md");
    let loki = text.split_once("### Loki").unwrap().1;
    let words = loki.split(|character: char| !character.is_alphanumeric() && character != '_');
    let names = words.filter(|word| {
        ["shopside_", "service_", "enduser_"]
            .iter()
            .any(|start| word.starts_with(start))
    });
    for name in names {
        assert!(documented.contains(name), "{name}");
    }
}

#[test]
fn dashboard_has_a_query_for_each_panel() {
    let dashboard: Value = serde_json::from_str(&document("audit-export/grafana-dashboard.json")).unwrap();
    let view = document("audit-export/clickhouse.sql");
    let columns: Vec<&str> = view
        .split(" AS ")
        .skip(1)
        .filter_map(|rest| rest.split([',', '\n']).next())
        .collect();
    for panel in dashboard["panels"].as_array().unwrap() {
        let query = panel["targets"][0]["rawSql"].as_str().unwrap();
        assert!(query.contains("FROM shopside_entries"), "{query}");
        let used = [
            "operator", "account", "method", "session", "customer", "reason", "head", "store",
        ];
        for column in used.into_iter().filter(|column| query.contains(column)) {
            assert!(columns.contains(&column), "{column}");
        }
    }
}

#[tokio::test]
async fn record_has_the_time_and_names_the_installation() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(1);
    shipping.ship().await;

    let received = collector.received.lock().unwrap();
    let logs = &received.requests[0].1.resource_logs[0];
    let resource = texts(&logs.resource.clone().unwrap().attributes);
    let os = if cfg!(target_os = "macos") {
        "darwin"
    } else {
        std::env::consts::OS
    };
    for (key, value) in [
        ("service.name", "shopside"),
        ("service.version", "0.1.0"),
        ("service.instance.id", "4f6c9b0e-8f1d-4c55-9f1a-0d3a1f2b7c11"),
        ("host.name", "till-3"),
        ("os.type", os),
    ] {
        assert_eq!(resource[key], value);
    }
    let record = &logs.scope_logs[0].log_records[0];
    // 2026-11-23T09:00:00.125Z
    assert_eq!(record.time_unix_nano, 1_795_424_400_125_000_000);
    assert_eq!(record.event_name, "shopside.sign_in");
    assert_eq!((record.severity_number, &*record.severity_text), (9, "INFO"));
}

#[tokio::test]
async fn email_leaves_only_if_it_is_allowed() {
    let note = EntryContent {
        action: Action::Note,
        detail: Some("Ron wants no calls".into()),
        ..sign_in()
    };
    let lock = EntryContent {
        action: Action::Lock,
        detail: Some("staff pressed Lock".into()),
        ..sign_in()
    };
    // Nothing of the app does that; a later version may.
    let everywhere = EntryContent {
        action: Action::Request,
        store: "ron@pawnee.example (https://euwest.api.elasticpath.com)".into(),
        customer_id: Some("ron@pawnee.example".into()),
        reason: Some("https://desk.example/?q=ron%40pawnee.example and ron @ pawnee.example".into()),
        path: Some("/v2/customers/ron%40pawnee.example/addresses".into()),
        ..sign_in()
    };
    let entries = vec![sign_in(), note, lock, everywhere];
    let without = sent(source(), entries.clone()).await;
    let text = format!("{without:?}");
    assert!(
        !text.contains("ron") && !text.contains("pawnee.example") && !text.contains("no calls"),
        "{text}"
    );
    assert_eq!(without[3]["url.path"], "/v2/customers/[email]/addresses");
    assert_eq!(without[2]["shopside.detail"], "staff pressed Lock");

    let allowed = Source {
        customer_email: true,
        ..source()
    };
    let with = sent(allowed, entries).await;
    assert_eq!(with[0]["shopside.customer.email"], "ron@pawnee.example");
    assert_eq!(with[0]["shopside.reason"], "Ticket 12, ron@pawnee.example called");
    assert_eq!(with[1]["shopside.detail"], "Ron wants no calls");
}

#[tokio::test]
async fn entry_of_a_later_version_is_sent_with_its_words() {
    let later = EntryContent {
        action: Action::read("customer_merge"),
        outcome: Outcome::read("delegated"),
        way: Some(Way::read("passkey")),
        ..sign_in()
    };
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.log.append_all([sign_in(), later, sign_in()]).unwrap();
    shipping.ship().await;

    assert_eq!(collector.numbers(), [1, 2, 3]);
    let received = collector.received.lock().unwrap();
    let record = records(&received.requests[0].1).nth(1).unwrap();
    assert_eq!(record.event_name, "shopside.customer_merge");
    assert_eq!(record.severity_text, "WARN");
    let sent = texts(&record.attributes);
    assert_eq!(sent["shopside.action"], "customer_merge");
    assert_eq!(sent["shopside.outcome"], "delegated");
    assert_eq!(sent["shopside.access.method"], "passkey");
    // What its texts mean is not known.
    assert!(!format!("{sent:?}").contains("ron@"), "{sent:?}");
    assert!(!sent.contains_key("shopside.detail"), "{sent:?}");
}
