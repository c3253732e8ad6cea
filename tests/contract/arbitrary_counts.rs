//! Token responses and page counts with any values: read or refused, never a panic.

use std::sync::{Arc, Mutex};

use moltin::{CustomerQuery, CustomerScan, OrderQuery, OrderScan};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, OAUTH, TOKENS, json_response};
use crate::malformed_responses::any_json;

/// A number at a limit of some type, or any other value.
fn count() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(vec![
            json!(0),
            json!(1),
            json!(2),
            json!(100),
            json!(u64::MAX),
            json!(i64::MAX),
            json!(i64::MIN),
            json!(u32::MAX),
            json!(1e300),
            json!("18446744073709551615"),
        ]),
        any::<u64>().prop_map(Value::from),
        any_json(),
    ]
}

prop_compose! {
    fn meta()(limit in count(), offset in count(), current in count(), pages in count(), total in count()) -> Value {
        json!({
            "page": { "limit": limit, "offset": offset, "current": current, "total": pages },
            "results": { "total": total },
        })
    }
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 25, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_counts_are_read(meta in prop_oneof![4 => meta(), 1 => any_json()]) {
        let body = json!({ "data": [{ "id": "1" }, { "id": "2" }], "meta": meta }).to_string();
        run(async {
            let host = FakeStore::granting_tokens(move |_| json_response(&body)).await;
            let admin = host.unlimited_admin();

            let customers = admin.customers().list(&CustomerQuery::new()).await.unwrap();
            let orders = admin.orders().list(&OrderQuery::new()).await.unwrap();
            // A store that counts wrong may make a scan fail later.
            let first = admin.customers().scan(CustomerScan::new()).next().await;
            assert_eq!(first.unwrap().unwrap().items.len(), 2);
            let mut pages = admin.orders().scan(OrderScan::new().concurrency(1));
            for _ in 0..3 {
                let _ = pages.next().await;
            }

            assert_eq!((customers.items.len(), orders.items.len()), (2, 2));
            assert!((1..=100).contains(&customers.limit));
        });
    }

    #[test]
    fn any_token_response_is_read_or_refused(
        expires_in in count(),
        expires in count(),
        whole in prop::option::weighted(0.3, any_json()),
        wraps in any::<bool>(),
    ) {
        let fields = json!({
            "access_token": "a-token", "customer_id": "c-1", "token": "a-token", "expires_in": expires_in, "expires": expires,
        });
        let response = whole.unwrap_or(if wraps { json!({ "data": fields }) } else { fields });
        let body = Arc::new(Mutex::new(response.to_string()));
        run(async {
            let host = FakeStore::responding(move |request| match request.path.as_str() {
                OAUTH | TOKENS => json_response(&*body.lock().unwrap()),
                _ => json_response("{\"data\":[]}"),
            })
            .await;
            let store = host.store();

            let verified = store.admin("a-secret").verify().await;
            let listed = store.admin("a-secret").customers().list(&CustomerQuery::new()).await;
            let signed_in = store.shopper().create_customer_token("ron@swanson.com", "a-password").await;

            assert_eq!(verified.is_ok(), listed.is_ok());
            if let Ok(token) = signed_in {
                assert!(!token.customer_id().as_str().is_empty());
            }
        });
    }
}
