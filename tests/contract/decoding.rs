//! Whatever a store sends: an answer that is read, or an error that says where it can't be. Never a panic, never a guess.

use std::path::Path;

use axum::http::StatusCode;
use moltin::{CustomerQuery, Error, OrderQuery};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, error_response, json_response};

/// A host that answers each request with the body of its path's number.
async fn host(bodies: Vec<Vec<u8>>, status: StatusCode) -> FakeStore {
    FakeStore::granting_tokens(move |heard| {
        let (_, number) = heard.path.split('?').next().unwrap().rsplit_once('/').unwrap();
        let body = number.parse().ok().and_then(|number: usize| bodies.get(number));
        let body = body.map_or_else(Vec::new, Clone::clone);
        (status, axum::body::Bytes::from(body))
    })
    .await
}

#[tokio::test]
async fn what_is_missing_null_or_new_is_no_error() {
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
        let host = FakeStore::granting_tokens(move |_| json_response(body)).await;
        let page = host.admin().orders().list(&OrderQuery::default()).await.unwrap();

        assert_eq!(page.items[0].status, status);
        assert_eq!(page.items[0].item_ids.len(), items);
        assert_eq!(page.items[0].created_at, None);
    }
}

#[tokio::test]
async fn one_customer_in_place_of_a_list_is_a_list_of_one() {
    let one = r#"{"data":{"id":"ron","type":"customer","name":"Ron","email":"ron@swanson.com"}}"#;
    let host = FakeStore::granting_tokens(move |_| json_response(one)).await;

    let page = host
        .admin()
        .customers()
        .list(&CustomerQuery::default())
        .await
        .unwrap();

    assert_eq!((page.items.len(), page.total), (1, 1));
}

#[tokio::test]
async fn what_can_not_be_read_is_named_with_its_place() {
    for (body, place) in [
        (r#"{"data":[{"id":"o-1"},{"id":5}]}"#, "data[1].id"),
        (r#"{"data":[{"id":"o-1","customer":5}]}"#, "data[0].customer"),
        (
            r#"{"data":[{"id":"o-1","relationships":{"items":{"data":[{"type":"item"}]}}}]}"#,
            "data[0].relationships.items.data[0]",
        ),
        (
            r#"{"data":[{"id":"o-1","meta":{"display_price":{"with_tax":{"amount":"much"}}}}]}"#,
            "data[0].meta.display_price.with_tax.amount",
        ),
        (
            r#"{"data":[{"id":"o-1"}],"included":{"items":[{"id":"i"},{"quantity":1}]}}"#,
            "included.items[1]",
        ),
        (r#"{"data":7}"#, "data"),
        (r#"{"dada":[]}"#, "."),
    ] {
        let host = FakeStore::granting_tokens(move |_| json_response(body)).await;
        let query = OrderQuery {
            with_items: true,
            ..OrderQuery::default()
        };
        let Err(Error::Decode { path, .. }) = host.admin().orders().list(&query).await else {
            panic!("{body} is not what the contract says")
        };
        assert_eq!(path, place, "{body}");
    }
}

/// The documented examples, as JSON.
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

/// Something in the place of something.
#[derive(Debug, Clone)]
enum Spoil {
    /// Puts this value somewhere in the document.
    Put(usize, Value),
    /// Takes a field or an element out.
    Take(usize),
    /// Ends the text after so many bytes.
    Cut(usize),
    /// Changes a byte of the text.
    Flip(usize, u8),
}

fn any_json() -> impl Strategy<Value = Value> {
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

fn spoils() -> impl Strategy<Value = Vec<Spoil>> {
    let spoil = prop_oneof![
        4 => (any::<usize>(), any_json()).prop_map(|(place, value)| Spoil::Put(place, value)),
        2 => any::<usize>().prop_map(Spoil::Take),
        1 => any::<usize>().prop_map(Spoil::Cut),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(place, byte)| Spoil::Flip(place, byte)),
    ];
    prop::collection::vec(spoil, 1..4)
}

/// The place of this number, counted through the whole document.
fn place<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(elements) => elements.iter_mut().find_map(|element| place(element, left)),
        Value::Object(fields) => fields.values_mut().find_map(|field| place(field, left)),
        _ => None,
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

fn spoilt(mut document: Value, spoils: &[Spoil]) -> Vec<u8> {
    for spoil in spoils {
        let (Spoil::Put(number, _) | Spoil::Take(number)) = spoil else {
            continue;
        };
        let mut left = number % count(&document);
        let found = place(&mut document, &mut left).unwrap();
        match spoil {
            Spoil::Put(_, value) => *found = value.clone(),
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
    for spoil in spoils {
        match spoil {
            Spoil::Cut(at) => text.truncate(at % (text.len() + 1)),
            Spoil::Flip(at, byte) if !text.is_empty() => {
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
    fn no_answer_however_spoilt_makes_the_client_stumble(seed in any::<usize>(), spoils in prop::collection::vec(spoils(), 8)) {
        let documents = documented();
        let bodies: Vec<_> = spoils
            .iter()
            .enumerate()
            .map(|(number, spoils)| spoilt(documents[seed.wrapping_add(number) % documents.len()].clone(), spoils))
            .collect();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            for status in [StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY] {
                let host = host(bodies.clone(), status).await;
                let admin = host.unlimited_admin();
                for number in 0..bodies.len() {
                    let id = number.to_string();
                    let answers = [
                        admin.customers().get(&id.as_str().into()).await.err(),
                        admin.orders().get(&id.as_str().into()).await.err(),
                        admin.addresses(&"x".into()).get(&id.as_str().into()).await.err(),
                    ];
                    for error in answers.iter().flatten() {
                        // Words for every error, and none that would be taken for the store's refusal where there was none.
                        assert!(!error.to_string().is_empty());
                        assert!(status != StatusCode::OK || error.refusal().is_none(), "{error}");
                    }
                    assert!(status == StatusCode::OK || answers.iter().all(Option::is_some));
                }
            }
        });
    }
}

#[tokio::test]
async fn every_refusal_is_read_even_where_it_says_nothing() {
    for body in ["", "null", "[]", "{}", r#"{"errors":7}"#, "<html>", "\u{feff}"] {
        let host = FakeStore::granting_tokens(move |_| error_response(StatusCode::CONFLICT, body)).await;
        let error = host
            .admin()
            .customers()
            .list(&CustomerQuery::default())
            .await
            .unwrap_err();
        assert_eq!(error.status(), Some(409), "{body}");
    }
}
