//! Spellings of email addresses, order numbers and keys. Customers whose address the store keeps in
//! an unusual one can be found, signed in as, given a password and deleted.

use axum::http::{Method, StatusCode};
use axum::response::IntoResponse;
use secrecy::ExposeSecret;
use serde_json::json;
use shopside_core::view::{
    Code, ConnectStore, CustomerQueryView, DeleteCustomer, KeepSecret, OrderTermView, OrderText, ProblemText,
    ReplaceSecret, ScanOrders, SetPassword, SignIn, SignInTarget,
};

use crate::fake_store::{FakeStore, TOKENS, json_response};
use crate::setup::{RONS_PASSWORD, Setup, problem, reason};

const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

/// What the store keeps, and what staff type for it.
const SPELLINGS: [(&str, &str); 8] = [
    ("Ron@Swanson.com", "ron@swanson.com"),
    (" ron@swanson.com ", "ron@swanson.com"),
    ("ron@swanson.com", "\u{a0}RON@swanson.com\u{200b}"),
    ("rene\u{301}e@pawnee.test", "ren\u{e9}e@pawnee.test"),
    ("ÖMER@pawnee.test", "ömer@pawnee.test"),
    ("ron@münchen.de", "ron@xn--mnchen-3ya.de"),
    ("ron.@swanson.com", "ron.@swanson.com"),
    ("ron swanson", "ron swanson"),
];

async fn store_with(setup: &Setup, email: &'static str) -> (FakeStore, String) {
    let host = FakeStore::granting_tokens(move |request| {
        let ron = json!({ "id": RONS_ID, "name": "Ron Swanson", "email": email, "password": true });
        match (&request.method, request.path.split('?').next().unwrap()) {
            (&Method::DELETE, _) => StatusCode::NO_CONTENT.into_response(),
            (_, "/v2/customers") => json_response(&json!({ "data": [ron] }).to_string()),
            _ => json_response(&json!({ "data": ron }).to_string()),
        }
    })
    .await;
    let store = host.connect(setup).await.id;
    (host, store)
}

#[tokio::test]
async fn customer_is_signed_in_as_by_id_and_by_email() {
    for (kept, typed) in SPELLINGS {
        let setup = Setup::new().await;
        let (host, store) = store_with(&setup, kept).await;
        let by_id = SignInTarget::Customer { id: RONS_ID.into() };
        let by_email = SignInTarget::Email { email: typed.into() };
        for target in [by_id, by_email] {
            let request = SignIn {
                target,
                password: RONS_PASSWORD.into(),
                why: reason("Called about order 10042"),
            };

            let session = setup.app.sign_in_as_customer(&store, request).await.unwrap();

            assert_eq!(session.customer, RONS_ID, "{kept:?}");
        }
        // The store gets its own spelling if it is known.
        let sent: Vec<_> = host
            .requests()
            .into_iter()
            .filter(|request| request.path == TOKENS)
            .collect();
        assert!(
            sent[0].body.contains(&serde_json::to_string(kept).unwrap()),
            "{kept:?}"
        );
    }
}

#[tokio::test]
async fn typed_address_confirms_password_and_deletion() {
    for (kept, typed) in SPELLINGS {
        let setup = Setup::new().await;
        let (_host, store) = store_with(&setup, kept).await;
        let with_address = |email: &str| SetPassword {
            customer: RONS_ID.into(),
            email: email.into(),
            password: Some("a-new-password".into()),
            why: reason("Called about order 10042"),
        };

        for wrong in ["leslie@knope.test", "", "\u{200b}"] {
            let refused = problem(setup.app.set_password(&store, with_address(wrong)).await);
            assert_eq!(
                (refused.code, refused.field.as_deref()),
                (Code::InvalidInput, Some("email"))
            );
        }
        setup.app.set_password(&store, with_address(typed)).await.unwrap();
        let deletion = DeleteCustomer {
            customer: RONS_ID.into(),
            email: typed.into(),
        };
        let deleted = setup.app.delete_customer(&store, deletion).await.unwrap();
        assert!(!deleted.was_gone, "{kept:?}");
    }
}

#[tokio::test]
async fn searched_text_is_sent_without_what_came_along() {
    let setup = Setup::new().await;
    let (host, store) = store_with(&setup, "ron@swanson.com").await;
    for (pasted, sent) in [
        ("\u{200b} RON@Swanson.com\u{a0}", "RON@Swanson.com"),
        (
            "\u{202a}rene\u{301}e@pawnee.test\u{202c}",
            "ren\u{e9}e@pawnee.test",
        ),
    ] {
        let query = CustomerQueryView {
            search: pasted.into(),
            ..CustomerQueryView::default()
        };
        setup.app.customers(&store, &query).await.unwrap();

        let filter = host.requests().last().unwrap().query("filter").unwrap();
        assert!(filter.contains(sent), "{filter}");
        assert!(!filter.contains(['\u{200b}', '\u{202a}', '\u{202c}', '\u{a0}', '\u{301}']));
    }
}

#[tokio::test]
async fn order_number_is_sent_in_one_spelling() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|_| json_response("{\"data\":[]}")).await;
    let store = host.connect(&setup).await.id;
    for pasted in ["10042", "#10042", " ＃１００４２", "10 042", "\u{200b}10042"] {
        let by_number = OrderTermView::Exactly {
            attribute: OrderText::OrderNumber,
            value: pasted.into(),
        };
        let scan = ScanOrders {
            scan: "scan-1".into(),
            terms: vec![by_number],
            ..ScanOrders::default()
        };

        setup.app.scan_orders(&store, scan, |_| ()).await;

        let mut requests = host.requests();
        requests.retain(|request| request.path.starts_with("/v2/orders"));
        assert_eq!(
            requests.last().unwrap().query("filter").unwrap(),
            "eq(order_number,10042)",
            "{pasted:?}"
        );
    }
}

#[tokio::test]
async fn pasted_address_and_key_connect_the_store() {
    let setup = Setup::new().await;
    let pasted = setup.full_connection();
    let secret = pasted.client_secret.as_ref().unwrap().expose_secret().to_owned();
    let request = ConnectStore {
        base_url: format!(" {}/oauth/access_token\n", pasted.base_url),
        client_id: format!("\"{}\",", pasted.client_id),
        client_secret: Some(format!("\u{feff}'{secret}'\r\n").into()),
        ..pasted
    };

    let connected = setup.app.connect(request).await.unwrap();

    setup.app.test(&connected.id).await.unwrap();
    let again = problem(setup.app.connect(setup.full_connection()).await);
    assert!(again.message.contains("already connected"), "{again:?}");
    let text = Some(ProblemText::AlreadyConnected { name: connected.name });
    assert_eq!(again.text, text);
    let replacement = ReplaceSecret {
        connection: connected.id,
        client_secret: format!("\u{201c}{secret}\u{201d}").into(),
        keep: KeepSecret::Keyring,
    };
    setup.app.replace_secret(replacement).await.unwrap();
}
