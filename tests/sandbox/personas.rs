//! Those who call a store: each carries their own headers, and asks in one line.

use std::time::Duration;

use moltin_sandbox::{Config, Sandbox, Seed};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

/// No request is waited for longer.
const PATIENCE: Duration = Duration::from_mins(2);
pub(crate) const RON: &str = "ron@swanson.com";
pub(crate) const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
pub(crate) const RONS_PASSWORD: &str = "mysecretpassword";

/// A store with the demo in it.
pub(crate) struct Shop {
    pub(crate) sandbox: Sandbox,
}

/// Somebody who calls the store.
#[derive(Clone)]
pub(crate) struct Persona {
    http: Client,
    base_url: String,
    bearer: Option<String>,
    customer_token: Option<String>,
}

/// What the store answered.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
}

impl Shop {
    pub(crate) async fn open() -> Self {
        Self {
            sandbox: Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap(),
        }
    }

    /// Nobody in particular.
    pub(crate) fn anonymous(&self) -> Persona {
        anonymous(self.sandbox.base_url())
    }

    /// The merchant.
    pub(crate) async fn admin(&self) -> Persona {
        self.anonymous().with_grant("client_credentials").await
    }

    /// Somebody who has just walked in.
    pub(crate) async fn shopper(&self) -> Persona {
        self.anonymous().with_grant("implicit").await
    }

    /// Ron, signed in.
    pub(crate) async fn ron(&self) -> Persona {
        let shopper = self.shopper().await;
        let token = shopper.sign_in(RON, RONS_PASSWORD).await.body["data"]["token"]
            .as_str()
            .unwrap()
            .to_owned();
        shopper.with_token(&token)
    }
}

pub(crate) fn anonymous(base_url: &str) -> Persona {
    Persona {
        http: Client::builder().timeout(PATIENCE).build().unwrap(),
        base_url: base_url.to_owned(),
        bearer: None,
        customer_token: None,
    }
}

impl Persona {
    pub(crate) async fn with_grant(&self, grant: &str) -> Self {
        let form = [
            ("grant_type", grant),
            ("client_id", "sandbox"),
            ("client_secret", "sandbox-secret"),
        ];
        let reply = self
            .http
            .post(format!("{}/oauth/access_token", self.base_url))
            .form(&form)
            .send()
            .await
            .unwrap();
        let body: Value = reply.json().await.unwrap();
        self.with_bearer(body["access_token"].as_str().unwrap())
    }

    pub(crate) fn with_bearer(&self, bearer: &str) -> Self {
        Self {
            bearer: Some(bearer.to_owned()),
            ..self.clone()
        }
    }

    /// The bearer that it sends.
    pub(crate) fn bearer(&self) -> &str {
        self.bearer.as_deref().unwrap()
    }

    pub(crate) fn with_token(&self, token: &str) -> Self {
        Self {
            customer_token: Some(token.to_owned()),
            ..self.clone()
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.http.request(method, format!("{}{path}", self.base_url));
        if let Some(bearer) = &self.bearer {
            request = request.bearer_auth(bearer);
        }
        if let Some(token) = &self.customer_token {
            request = request.header("X-MOLTIN-CUSTOMER-TOKEN", token);
        }
        request
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        read(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub(crate) async fn send(&self, method: Method, path: &str, data: Value) -> Reply {
        let body = json!({ "data": data }).to_string();
        read(self.request(method, path).body(body).send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, data: Value) -> Reply {
        self.send(Method::POST, path, data).await
    }

    pub(crate) async fn put(&self, path: &str, data: Value) -> Reply {
        self.send(Method::PUT, path, data).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        read(self.request(Method::DELETE, path).send().await.unwrap()).await
    }

    pub(crate) async fn sign_in(&self, email: &str, password: &str) -> Reply {
        self.post(
            "/v2/customers/tokens",
            json!({ "type": "token", "email": email, "password": password }),
        )
        .await
    }
}

pub(crate) async fn read(response: Response) -> Reply {
    let status = response.status();
    let text = response.text().await.unwrap();
    let body = if text.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(&text).unwrap()
    };
    Reply { status, body }
}

/// A customer whom nobody has used before.
pub(crate) fn leslie() -> Value {
    json!({ "type": "customer", "name": "Leslie Knope", "email": "new.leslie@pawnee.test", "password": "waffles-first" })
}
