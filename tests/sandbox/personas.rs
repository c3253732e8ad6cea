//! Personas: callers of a store, each with the headers of one identity.

use std::time::Duration;

use moltin_sandbox::{Config, Faults, Sandbox, Seed};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

const TIMEOUT: Duration = Duration::from_mins(2);
pub(crate) const RON: &str = "ron@swanson.com";
pub(crate) const RON_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
pub(crate) const RON_PASSWORD: &str = "mysecretpassword";

/// A store with the demo seed, and its personas.
pub(crate) struct DemoStore {
    pub(crate) sandbox: Sandbox,
}

/// A caller of a store.
#[derive(Clone)]
pub(crate) struct Persona {
    http: Client,
    base_url: String,
    access_token: Option<String>,
    customer_token: Option<String>,
    account_token: Option<String>,
}

/// A response, read to its end.
#[derive(Debug)]
pub(crate) struct ApiResponse {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
}

impl DemoStore {
    pub(crate) async fn start() -> Self {
        Self::with_config(Config::in_memory(Seed::Demo)).await
    }

    pub(crate) async fn with_faults(faults: Faults) -> Self {
        Self::with_config(Config {
            faults,
            ..Config::in_memory(Seed::Demo)
        })
        .await
    }

    pub(crate) async fn with_config(config: Config) -> Self {
        Self {
            sandbox: Sandbox::start(config).await.unwrap(),
        }
    }

    /// A caller without tokens.
    pub(crate) fn anonymous(&self) -> Persona {
        anonymous(self.sandbox.base_url())
    }

    /// An access token of the grant `client_credentials`.
    pub(crate) async fn admin(&self) -> Persona {
        self.anonymous().with_grant("client_credentials").await
    }

    /// An implicit access token.
    pub(crate) async fn shopper(&self) -> Persona {
        self.anonymous().with_grant("implicit").await
    }

    /// Ron, signed in: an implicit access token and a customer token.
    pub(crate) async fn ron(&self) -> Persona {
        let shopper = self.shopper().await;
        let token = shopper.sign_in(RON, RON_PASSWORD).await.body["data"]["token"]
            .as_str()
            .unwrap()
            .to_owned();
        shopper.with_customer_token(&token)
    }

    /// Sends `PUT /sandbox/faults`.
    pub(crate) async fn put_faults(&self, faults: Value) -> StatusCode {
        let url = format!("{}/sandbox/faults", self.sandbox.base_url());
        let request = Client::new()
            .put(url)
            .basic_auth("sandbox", Some("sandbox-secret"));
        request.json(&faults).send().await.unwrap().status()
    }
}

pub(crate) fn anonymous(base_url: &str) -> Persona {
    Persona {
        http: Client::builder().timeout(TIMEOUT).build().unwrap(),
        base_url: base_url.to_owned(),
        access_token: None,
        customer_token: None,
        account_token: None,
    }
}

impl Persona {
    pub(crate) async fn with_grant(&self, grant: &str) -> Self {
        let form = [
            ("grant_type", grant),
            ("client_id", "sandbox"),
            ("client_secret", "sandbox-secret"),
        ];
        let response = self
            .http
            .post(format!("{}/oauth/access_token", self.base_url))
            .form(&form)
            .send()
            .await
            .unwrap();
        let body: Value = response.json().await.unwrap();
        self.with_access_token(body["access_token"].as_str().unwrap())
    }

    pub(crate) fn with_access_token(&self, token: &str) -> Self {
        Self {
            access_token: Some(token.to_owned()),
            ..self.clone()
        }
    }

    pub(crate) fn access_token(&self) -> &str {
        self.access_token.as_deref().unwrap()
    }

    pub(crate) fn with_customer_token(&self, token: &str) -> Self {
        Self {
            customer_token: Some(token.to_owned()),
            ..self.clone()
        }
    }

    pub(crate) fn with_account_token(&self, token: &str) -> Self {
        Self {
            account_token: Some(token.to_owned()),
            ..self.clone()
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.http.request(method, format!("{}{path}", self.base_url));
        if let Some(token) = &self.access_token {
            request = request.bearer_auth(token);
        }
        if let Some(token) = &self.customer_token {
            request = request.header("X-MOLTIN-CUSTOMER-TOKEN", token);
        }
        if let Some(token) = &self.account_token {
            request = request.header("EP-Account-Management-Authentication-Token", token);
        }
        request
    }

    pub(crate) async fn get(&self, path: &str) -> ApiResponse {
        read(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub(crate) async fn send(&self, method: Method, path: &str, data: Value) -> ApiResponse {
        let body = json!({ "data": data }).to_string();
        read(self.request(method, path).body(body).send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, data: Value) -> ApiResponse {
        self.send(Method::POST, path, data).await
    }

    pub(crate) async fn put(&self, path: &str, data: Value) -> ApiResponse {
        self.send(Method::PUT, path, data).await
    }

    pub(crate) async fn delete(&self, path: &str) -> ApiResponse {
        read(self.request(Method::DELETE, path).send().await.unwrap()).await
    }

    pub(crate) async fn sign_in(&self, email: &str, password: &str) -> ApiResponse {
        self.post(
            "/v2/customers/tokens",
            json!({ "type": "token", "email": email, "password": password }),
        )
        .await
    }

    /// How many customers have this email address.
    pub(crate) async fn count_customers(&self, email: &str) -> u64 {
        let path = format!("/v2/customers?filter=eq(email,{email})");
        self.get(&path).await.body["meta"]["results"]["total"]
            .as_u64()
            .unwrap()
    }
}

pub(crate) async fn read(response: Response) -> ApiResponse {
    let status = response.status();
    let text = response.text().await.unwrap();
    let body = if text.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(&text).unwrap()
    };
    ApiResponse { status, body }
}

/// The fields of a customer who is not in the demo.
pub(crate) fn leslie() -> Value {
    json!({ "type": "customer", "name": "Leslie Knope", "email": "new.leslie@pawnee.test", "password": "waffles-first" })
}
