//! The customer list: the store searches and sorts it, across all pages.

use axum::http::Method;
use serde_json::json;
use shopside_core::view::{Code, CustomerKey, CustomerQueryView, CustomerSortView, NewCustomerView};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{Setup, problem};

async fn empty_store() -> FakeStore {
    FakeStore::granting_tokens(|_| {
        json_response(&json!({ "data": [], "meta": { "results": { "total": 0 } } }))
    })
    .await
}

#[tokio::test]
async fn customer_list_sends_every_sort_key_and_direction() {
    let setup = Setup::new().await;
    let host = empty_store().await;
    let store = host.connect(&setup).await.id;

    // See `docs/api.md`, "Customer lists".
    for (by, key) in [
        (CustomerKey::CreatedAt, "created_at"),
        (CustomerKey::UpdatedAt, "updated_at"),
        (CustomerKey::Name, "name"),
        (CustomerKey::Email, "email"),
        (CustomerKey::Id, "id"),
    ] {
        for (descending, sign) in [(false, ""), (true, "-")] {
            let query = CustomerQueryView {
                sort: CustomerSortView { by, descending },
                ..CustomerQueryView::default()
            };
            setup.app.customers(&store, &query).await.unwrap();
            let request = host.requests_with(&Method::GET).pop().unwrap();
            assert_eq!(request.query("sort"), Some(format!("{sign}{key}")));
        }
    }
    setup
        .app
        .customers(&store, &CustomerQueryView::default())
        .await
        .unwrap();
    let request = host.requests_with(&Method::GET).pop().unwrap();
    assert_eq!(request.query("sort").as_deref(), Some("-created_at"));
    assert_eq!(request.query("filter"), None);
}

const ID: &str = "6dbbf6f8-2b0f-4b1e-9f0e-000000000042";

#[tokio::test]
async fn customer_search_compares_name_email_and_reference() {
    let setup = Setup::new().await;
    let host = empty_store().await;
    let store = host.connect(&setup).await.id;

    // Special characters are quoted: see `docs/api.md`, "Filtering".
    for (search, filters) in [
        (
            " swan ",
            &["eq(external_ref,swan)", "like(name,*swan*)", "like(email,*swan*)"][..],
        ),
        (
            "<swanson.com>,",
            &[
                "eq(external_ref,swanson.com)",
                "like(name,*swanson.com*)",
                "like(email,*swanson.com*)",
            ],
        ),
        ("ron@swan", &["like(email,*ron@swan*)"]),
        (
            "O'Brien, (x)",
            &[
                r#"eq(external_ref,"O'Brien, (x)")"#,
                r#"like(name,"*O'Brien, (x)*")"#,
                r#"like(email,"*O'Brien, (x)*")"#,
            ],
        ),
        (
            ID,
            &[
                "eq(id,6dbbf6f8-2b0f-4b1e-9f0e-000000000042)",
                "eq(external_ref,6dbbf6f8-2b0f-4b1e-9f0e-000000000042)",
            ],
        ),
    ] {
        let before = host.requests_with(&Method::GET).len();
        let query = CustomerQueryView {
            search: search.into(),
            ..CustomerQueryView::default()
        };
        setup.app.customers(&store, &query).await.unwrap();
        let mut sent: Vec<_> = host
            .requests_with(&Method::GET)
            .split_off(before)
            .into_iter()
            .map(|request| request.query("filter").unwrap())
            .collect();
        sent.sort();
        let mut filters = filters.to_vec();
        filters.sort_unstable();
        assert_eq!(sent, filters, "{search}");
    }
}

#[tokio::test]
async fn customer_found_twice_is_one_row_in_the_sort_order() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    for (name, email) in [
        ("Swan Aaronson", "swan@pawnee.test"),
        ("Zoe", "swan@eagleton.test"),
    ] {
        let created = NewCustomerView {
            name: name.into(),
            email: email.into(),
            ..NewCustomerView::default()
        };
        setup.app.create_customer(&store, created).await.unwrap();
    }
    let query = CustomerQueryView {
        search: "swan".into(),
        sort: CustomerSortView {
            by: CustomerKey::Name,
            descending: false,
        },
        ..CustomerQueryView::default()
    };

    let page = setup.app.customers(&store, &query).await.unwrap();

    let names: Vec<_> = page.customers.iter().map(|customer| &*customer.name).collect();
    assert_eq!(names, ["Ron Swanson", "Swan Aaronson", "Zoe"]);
    assert_eq!(page.total, 3);
}

#[tokio::test]
async fn sandbox_sorts_customers_and_finds_external_references() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let created = NewCustomerView {
        name: "Aaron Aardvark".into(),
        email: "zz-top@pawnee.test".into(),
        external_ref: " CRM-1 ".into(),
        ..NewCustomerView::default()
    };
    setup.app.create_customer(&store, created).await.unwrap();
    for (by, descending) in [
        (CustomerKey::Name, false),
        (CustomerKey::Name, true),
        (CustomerKey::Email, false),
    ] {
        let query = CustomerQueryView {
            sort: CustomerSortView { by, descending },
            ..CustomerQueryView::default()
        };
        let page = setup.app.customers(&store, &query).await.unwrap();
        // One page holds the 48 demo customers and the new one.
        assert_eq!(page.customers.len(), 49);
        let mut keys: Vec<_> = page
            .customers
            .into_iter()
            .map(|customer| match by {
                CustomerKey::Name => customer.name.to_ascii_lowercase(),
                _ => customer.email.to_lowercase(),
            })
            .collect();
        if descending {
            keys.reverse();
        }
        assert!(keys.is_sorted(), "{by:?}: {keys:?}");
    }
    let by_reference = CustomerQueryView {
        search: "CRM-1".into(),
        ..CustomerQueryView::default()
    };
    let found = setup.app.customers(&store, &by_reference).await.unwrap();
    assert_eq!(found.total, 1);
    assert_eq!(found.customers[0].external_ref.as_deref(), Some("CRM-1"));
}

#[tokio::test]
async fn too_long_external_reference_marks_its_field() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    let created = NewCustomerView {
        name: "Leslie Knope".into(),
        email: "leslie@pawnee.test".into(),
        external_ref: "x".repeat(2049),
        ..NewCustomerView::default()
    };
    let problem = problem(setup.app.create_customer(&store, created).await);

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::InvalidInput, Some("externalRef"))
    );
    assert!(setup.audit_entries().is_empty());
}

#[tokio::test]
async fn custom_fields_are_shown_unchanged() {
    let setup = Setup::new().await;
    let customer = r#"{"data":{"id":"ron","type":"customer","name":"Ron Swanson","email":"ron@swanson.com",
        "vat_rate":1.50,"loyalty":{"tier":"gold","points":12345678901234567890},"notes":null}}"#;
    let host = FakeStore::granting_tokens(move |_| json_response(customer)).await;
    let store = host.connect(&setup).await.id;

    let ron = setup.app.customer(&store, "ron").await.unwrap();

    let fields: Vec<_> = ron
        .custom_fields
        .iter()
        .map(|field| (field.name.as_str(), field.value.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            ("loyalty", r#"{"tier":"gold","points":12345678901234567890}"#),
            ("notes", "null"),
            ("vat_rate", "1.50"),
        ]
    );
}
