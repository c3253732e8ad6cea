//! Access tokens and customer tokens (see `docs/api.md`, "Authentication" and "Customer tokens").

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::personas::{DemoStore, RON, RON_ID, RON_PASSWORD, read};

async fn request_token(store: &DemoStore, form: &[(&str, &str)]) -> crate::personas::ApiResponse {
    let url = format!("{}/oauth/access_token", store.sandbox.base_url());
    read(reqwest::Client::new().post(url).form(form).send().await.unwrap()).await
}

#[tokio::test]
async fn both_grants_get_the_documented_token_response() {
    let store = DemoStore::start().await;
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
        let response = request_token(&store, form).await;
        assert_eq!(response.status, StatusCode::OK);
        assert_eq!(response.body["identifier"], identifier);
        assert_eq!(response.body["token_type"], "Bearer");
        assert_eq!(response.body["expires_in"], 3600);
        assert_eq!(response.body["access_token"].as_str().unwrap().len(), 40);
        assert!(response.body["expires"].as_i64().unwrap() > 1_700_000_000);
        let second = request_token(&store, form).await;
        assert_ne!(second.body["access_token"], response.body["access_token"]);
    }
}

#[tokio::test]
async fn wrong_credentials_get_401_and_missing_fields_400() {
    let store = DemoStore::start().await;
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
        let refused = request_token(&store, &form).await;
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
        let refused = request_token(&store, form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert_eq!(
            refused.body,
            json!({ "errors": [{ "title": "Bad Request", "status": "400" }] })
        );
    }
}

#[tokio::test]
async fn token_request_with_json_content_type_is_read_as_form() {
    let store = DemoStore::start().await;
    let url = format!("{}/oauth/access_token", store.sandbox.base_url());

    let request = reqwest::Client::new()
        .post(url)
        .header("content-type", "application/json");
    let response = read(
        request
            .body("grant_type=implicit&client_id=sandbox")
            .send()
            .await
            .unwrap(),
    )
    .await;

    assert_eq!(response.status, StatusCode::OK);
}

#[tokio::test]
async fn missing_or_unknown_access_token_gets_401() {
    let store = DemoStore::start().await;
    for persona in [store.anonymous(), store.anonymous().with_access_token("unknown")] {
        let refused = persona.get("/v2/customers").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
        assert_eq!(
            refused.body,
            json!({ "errors": [{ "status": 401, "title": "Unable to validate access token" }] })
        );
    }
}

#[tokio::test]
async fn correct_password_gets_a_customer_token() {
    let store = DemoStore::start().await;
    for persona in [store.shopper().await, store.admin().await] {
        for email in [RON, "RON@SWANSON.COM"] {
            let response = persona.sign_in(email, RON_PASSWORD).await;
            assert_eq!(response.status, StatusCode::OK);
            assert_eq!(
                (
                    &response.body["data"]["type"],
                    &response.body["data"]["customer_id"]
                ),
                (&json!("token"), &json!(RON_ID))
            );
            assert!(response.body["data"]["expires"].as_i64().unwrap() > 1_700_000_000);
            assert_eq!(
                response.body["data"]["token"]
                    .as_str()
                    .unwrap()
                    .split('.')
                    .count(),
                3
            );
        }
    }
}

#[tokio::test]
async fn failed_sign_ins_get_the_same_response() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let mut responses = Vec::new();
    for (email, password) in [
        (RON, "wrong"),
        ("unknown@x.test", "wrong"),
        ("april@pawnee.test", "wrong"),
        ("procurement@contoso.test", "wrong"),
    ] {
        let refused = shopper.sign_in(email, password).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{email}");
        responses.push(refused.body);
    }
    assert!(responses.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(
        responses[0]["errors"][0]["detail"],
        "The email or password supplied is incorrect"
    );
}

#[tokio::test]
async fn malformed_customer_token_request_gets_422() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    for wrong in [
        json!({}),
        json!({ "type": "token", "email": RON }),
        json!({ "type": "customer", "email": RON, "password": RON_PASSWORD }),
        json!({ "type": "token", "email": RON, "password": 1 }),
        json!({ "type": "token", "authentication_mechanism": "oidc", "oauth_authorization_code": "x", "oauth_redirect_uri": "x", "oauth_code_verifier": "x" }),
    ] {
        assert_eq!(
            shopper.post("/v2/customers/tokens", wrong).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let with_mechanism = json!({ "type": "token", "authentication_mechanism": "password", "email": RON, "password": RON_PASSWORD });
    assert_eq!(
        shopper.post("/v2/customers/tokens", with_mechanism).await.status,
        StatusCode::OK
    );
    assert_eq!(
        shopper.post("/v2/customers/token", Value::Null).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn scheme_of_the_access_token_may_have_any_spelling() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let token = admin.access_token();
    for header in [
        format!("Bearer {token}"),
        format!("Bearer: {token}"),
        format!("bearer {token}"),
        format!("BEARER:   {token}"),
        format!("Bearer   {token}"),
        token.to_owned(),
    ] {
        let request = store
            .anonymous()
            .request(Method::GET, "/v2/customers?page[limit]=1");
        let response = request.header("Authorization", &header).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{header}");
        assert_eq!(
            response.headers()["Content-Type"],
            "application/json; charset=utf-8"
        );
    }
    for header in [
        format!("Basic {token}"),
        format!("Bearer{token}"),
        "Bearer:".to_owned(),
    ] {
        let request = store.anonymous().request(Method::GET, "/v2/customers");
        let response = request.header("Authorization", &header).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{header}");
    }
}
