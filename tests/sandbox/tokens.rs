//! Access tokens and customer tokens (see `docs/api.md`, "Authentication" and "Customer tokens").

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{RON, RONS_ID, RONS_PASSWORD, Shop, read};

async fn ask(shop: &Shop, form: &[(&str, &str)]) -> crate::personas::Reply {
    let url = format!("{}/oauth/access_token", shop.sandbox.base_url());
    read(reqwest::Client::new().post(url).form(form).send().await.unwrap()).await
}

#[tokio::test]
async fn both_grants_give_the_documented_reply() {
    let shop = Shop::open().await;
    let credentials = [
        ("grant_type", "client_credentials"),
        ("client_id", "sandbox"),
        ("client_secret", "sandbox-secret"),
    ];
    let implicit = [("grant_type", "implicit"), ("client_id", "sandbox")];

    for (form, identifier) in [
        (&credentials[..], "client_credentials"),
        (&implicit[..], "implicit"),
    ] {
        let given = ask(&shop, form).await;
        assert_eq!(given.status, StatusCode::OK);
        assert_eq!(given.body["identifier"], identifier);
        assert_eq!(given.body["token_type"], "Bearer");
        assert_eq!(given.body["expires_in"], 3600);
        assert_eq!(given.body["access_token"].as_str().unwrap().len(), 40);
        assert!(given.body["expires"].as_i64().unwrap() > 1_700_000_000);
        let again = ask(&shop, form).await;
        assert_ne!(again.body["access_token"], given.body["access_token"]);
    }
}

#[tokio::test]
async fn wrong_credentials_and_missing_fields_are_refused_in_the_dialect_of_the_endpoint() {
    let shop = Shop::open().await;
    let wrong = [
        [
            ("grant_type", "client_credentials"),
            ("client_id", "sandbox"),
            ("client_secret", "wrong"),
        ],
        [
            ("grant_type", "client_credentials"),
            ("client_id", "wrong"),
            ("client_secret", "sandbox-secret"),
        ],
        [
            ("grant_type", "implicit"),
            ("client_id", "wrong"),
            ("client_secret", "sandbox-secret"),
        ],
    ];
    for form in wrong {
        let refused = ask(&shop, &form).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert_eq!(
            refused.body,
            json!({ "errors": [{ "title": "Unauthorized", "status": "401" }] })
        );
    }
    for form in [
        &[][..],
        &[("grant_type", "implicit")],
        &[("grant_type", "password"), ("client_id", "sandbox")],
        &[("grant_type", "client_credentials"), ("client_id", "sandbox")],
    ] {
        let refused = ask(&shop, form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert_eq!(
            refused.body,
            json!({ "errors": [{ "title": "Bad Request", "status": "400" }] })
        );
    }
}

#[tokio::test]
async fn a_form_is_read_though_its_header_says_json() {
    let shop = Shop::open().await;
    let url = format!("{}/oauth/access_token", shop.sandbox.base_url());

    let request = reqwest::Client::new()
        .post(url)
        .header("content-type", "application/json");
    let given = read(
        request
            .body("grant_type=implicit&client_id=sandbox")
            .send()
            .await
            .unwrap(),
    )
    .await;

    assert_eq!(given.status, StatusCode::OK);
}

#[tokio::test]
async fn without_a_good_bearer_nothing_is_given() {
    let shop = Shop::open().await;
    for persona in [shop.anonymous(), shop.anonymous().with_bearer("nonsense")] {
        let refused = persona.get("/v2/customers").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert_eq!(
            refused.body,
            json!({ "errors": [{ "status": 401, "title": "Unable to validate access token" }] })
        );
    }
}

#[tokio::test]
async fn a_right_password_gives_a_token_for_its_customer() {
    let shop = Shop::open().await;
    for persona in [shop.shopper().await, shop.admin().await] {
        for email in [RON, "RON@SWANSON.COM"] {
            let given = persona.sign_in(email, RONS_PASSWORD).await;
            assert_eq!(given.status, StatusCode::OK);
            assert_eq!(
                (&given.body["data"]["type"], &given.body["data"]["customer_id"]),
                (&json!("token"), &json!(RONS_ID))
            );
            assert!(given.body["data"]["expires"].as_i64().unwrap() > 1_700_000_000);
            assert_eq!(
                given.body["data"]["token"].as_str().unwrap().split('.').count(),
                3
            );
        }
    }
}

#[tokio::test]
async fn wrong_password_unknown_address_and_no_password_are_not_told_apart() {
    let shop = Shop::open().await;
    let shopper = shop.shopper().await;
    let mut answers = Vec::new();
    for (email, password) in [
        (RON, "wrong"),
        ("nobody@x.test", "wrong"),
        ("april@pawnee.test", "wrong"),
        ("procurement@contoso.test", "wrong"),
    ] {
        let refused = shopper.sign_in(email, password).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{email}");
        answers.push(refused.body);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(
        answers[0]["errors"][0]["detail"],
        "The email or password supplied is incorrect"
    );
}

#[tokio::test]
async fn a_malformed_request_for_a_token_is_refused_field_by_field() {
    let shop = Shop::open().await;
    let shopper = shop.shopper().await;
    for wrong in [
        json!({}),
        json!({ "type": "token", "email": RON }),
        json!({ "type": "customer", "email": RON, "password": RONS_PASSWORD }),
        json!({ "type": "token", "email": RON, "password": 1 }),
        json!({ "type": "token", "authentication_mechanism": "oidc", "oauth_authorization_code": "x", "oauth_redirect_uri": "x", "oauth_code_verifier": "x" }),
    ] {
        assert_eq!(
            shopper.post("/v2/customers/tokens", wrong).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let with_mechanism = json!({ "type": "token", "authentication_mechanism": "password", "email": RON, "password": RONS_PASSWORD });
    assert_eq!(
        shopper.post("/v2/customers/tokens", with_mechanism).await.status,
        StatusCode::OK
    );
    assert_eq!(
        shopper.post("/v2/customers/token", Value::Null).await.status,
        StatusCode::NOT_FOUND
    );
}
