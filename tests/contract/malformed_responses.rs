//! Malformed and unusual responses: the client reads them or returns an error, and never panics.

use std::path::Path;

use axum::http::StatusCode;
use moltin::{CustomerQuery, Error, OrderQuery};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, error_response, json_response};

/// A host that responds with the body whose index is the last segment of the path.
async fn host(bodies: Vec<Vec<u8>>, status: StatusCode) -> FakeStore {
    FakeStore::granting_tokens(move |request| {
        let (_, number) = request.path.split('?').next().unwrap().rsplit_once('/').unwrap();
        let body = number.parse().ok().and_then(|number: usize| bodies.get(number));
        let body = body.map_or_else(Vec::new, Clone::clone);
        (status, axum::body::Bytes::from(body))
    })
    .await
}

#[tokio::test]
async fn missing_null_and_unknown_fields_are_accepted() {
    let bare = r#"{"data":[{"id":"o-1"}]}"#;
    let nulls = r#"{"data":[{"id":"o-1","status":null,"payment":null,"shipping":null,"customer":null,"meta":null,
        "relationships":null,"shipping_address":null,"links":null}],"meta":null,"included":null,"links":null}"#;
    let new = r#"{"data":[{"id":"o-1","type":"order","status":"teleported","payment":"barter","contact":{"name":"x"},
        "meta":{"timestamps":{"created_at":"someday"},"display_price":{"with_tax":{"amount":1,"currency":"XAU","formatted":null,"new":1}}},
        "relationships":{"items":{"data":[{"type":"shipping_group","id":"g"},{"type":"item","id":"i"}]},"customer":{"data":null}}}]}"#;
    let of_2017 = r#"{"data":[{"id":"o-1","shipping":"not_shipped","relationships":{"items":[{"data":{"type":"item","id":"i"}}]}}]}"#;
    for (body, status, items) in [
        (bare, "", 0),
        (nulls, "", 0),
        (new, "teleported", 1),
        (of_2017, "", 1),
    ] {
        let host = FakeStore::granting_tokens(move |_| json_response(&body)).await;
        let page = host.admin().orders().list(&OrderQuery::new()).await.unwrap();

        assert_eq!(page.items[0].status, status);
        assert_eq!(page.items[0].item_ids.len(), items);
        assert_eq!(page.items[0].created_at, None);
    }
}

#[tokio::test]
async fn single_customer_reads_as_list_of_one() {
    let one = r#"{"data":{"id":"ron","type":"customer","name":"Ron","email":"ron@swanson.com"}}"#;
    let host = FakeStore::granting_tokens(move |_| json_response(&one)).await;

    let page = host
        .admin()
        .customers()
        .list(&CustomerQuery::new())
        .await
        .unwrap();

    assert_eq!((page.items.len(), page.total), (1, 1));
}

#[tokio::test]
async fn document_without_records_is_a_decode_error() {
    for body in [
        r#"{"data":7}"#,
        r#"{"data":null}"#,
        r#"{"data":"o-1"}"#,
        r#"{"dada":[]}"#,
        "[]",
        "7",
    ] {
        let host = FakeStore::granting_tokens(move |_| json_response(&body)).await;
        let orders = host.admin().orders();
        let list = orders.list(&OrderQuery::new()).await.err();
        let one = orders.get(&"o-1".into()).await.err();

        for error in [list, one] {
            assert!(
                matches!(&error, Some(Error::Decode { path, .. }) if path == "data"),
                "{body}: {error:?}"
            );
        }
    }
}

#[tokio::test]
async fn single_resource_without_valid_id_is_a_decode_error() {
    for body in [
        r#"{"data":{"name":"Ron"}}"#,
        r#"{"data":{"id":5}}"#,
        r#"{"data":[{"id":"c-1"}]}"#,
    ] {
        let host = FakeStore::granting_tokens(move |_| json_response(&body)).await;

        let error = host.admin().customers().get(&"c-1".into()).await.unwrap_err();

        assert!(matches!(error, Error::Decode { .. }), "{body}: {error}");
    }
}

/// The documented examples as JSON.
fn documented() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/documented");
    let files = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .map(|path| serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
        .collect()
}

/// A corruption of a document.
#[derive(Debug, Clone)]
enum Corruption {
    /// Replaces a value.
    Replace(usize, Value),
    /// Removes a field or an element.
    Remove(usize),
    /// Truncates the text to this many bytes.
    Truncate(usize),
    /// Overwrites a byte of the text.
    Overwrite(usize, u8),
}

pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("(id|data|items|meta|errors|[a-z]{1,6})", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn corruptions() -> impl Strategy<Value = Vec<Corruption>> {
    let corruption = prop_oneof![
        4 => (any::<usize>(), any_json()).prop_map(|(place, value)| Corruption::Replace(place, value)),
        2 => any::<usize>().prop_map(Corruption::Remove),
        1 => any::<usize>().prop_map(Corruption::Truncate),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(place, byte)| Corruption::Overwrite(place, byte)),
    ];
    prop::collection::vec(corruption, 1..4)
}

/// The value with this index, counted through the whole document.
pub(crate) fn value_at<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(elements) => elements.iter_mut().find_map(|element| value_at(element, left)),
        Value::Object(fields) => fields.values_mut().find_map(|field| value_at(field, left)),
        _ => None,
    }
}

pub(crate) fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

fn corrupted(mut document: Value, corruptions: &[Corruption]) -> Vec<u8> {
    for corruption in corruptions {
        let (Corruption::Replace(number, _) | Corruption::Remove(number)) = corruption else {
            continue;
        };
        let mut left = number % count(&document);
        let found = value_at(&mut document, &mut left).unwrap();
        match corruption {
            Corruption::Replace(_, value) => *found = value.clone(),
            _ => match found {
                Value::Array(elements) => drop(elements.pop()),
                Value::Object(fields) => {
                    let first = fields.keys().next().cloned();
                    first.and_then(|first| fields.remove(&first));
                }
                other => *other = json!(null),
            },
        }
    }
    let mut text = document.to_string().into_bytes();
    for corruption in corruptions {
        match corruption {
            Corruption::Truncate(at) => text.truncate(at % (text.len() + 1)),
            Corruption::Overwrite(at, byte) if !text.is_empty() => {
                let at = at % text.len();
                text[at] = *byte;
            }
            _ => {}
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn corrupted_response_never_panics(seed in any::<usize>(), corruptions in prop::collection::vec(corruptions(), 8)) {
        let documents = documented();
        let bodies: Vec<_> = corruptions
            .iter()
            .enumerate()
            .map(|(number, corruptions)| corrupted(documents[seed.wrapping_add(number) % documents.len()].clone(), corruptions))
            .collect();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            for status in [StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY] {
                let host = host(bodies.clone(), status).await;
                let admin = host.unlimited_admin();
                for number in 0..bodies.len() {
                    let id = number.to_string();
                    let errors = [
                        admin.customers().get(&id.as_str().into()).await.err(),
                        admin.orders().get(&id.as_str().into()).await.err(),
                        admin.addresses(&"x".into()).get(&id.as_str().into()).await.err(),
                    ];
                    for error in errors.iter().flatten() {
                        // Every error has a message, and no successful response is an API error.
                        assert!(!error.to_string().is_empty());
                        assert!(status != StatusCode::OK || error.api_error().is_none(), "{error}");
                    }
                    assert!(status == StatusCode::OK || errors.iter().all(Option::is_some));
                }
            }
        });
    }
}

#[tokio::test]
async fn error_response_without_entries_keeps_its_status() {
    for body in ["", "null", "[]", "{}", r#"{"errors":7}"#, "<html>", "\u{feff}"] {
        let host = FakeStore::granting_tokens(move |_| error_response(StatusCode::CONFLICT, body)).await;
        let error = host
            .admin()
            .customers()
            .list(&CustomerQuery::new())
            .await
            .unwrap_err();
        assert_eq!(error.status(), Some(409), "{body}");
    }
}
