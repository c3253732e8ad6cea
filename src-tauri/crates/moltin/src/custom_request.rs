//! Calls that this client has no method for.

use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::identity::{Admin, send};
use crate::response::Response;
use crate::transport::{Call, Path};

/// A call of any path of the API, sent as the admin: see [`Admin::request`].
#[must_use = "the request is sent by `send` or `send_empty`"]
pub struct CustomRequest {
    admin: Admin,
    call: Result<Call, Error>,
}

impl Admin {
    /// Prepares a call of any path of the API. It goes through the rate limiter, the retries and
    /// the request log like all other calls. The log contains the path, but not the values of the
    /// query.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use moltin_sandbox::{Config, Sandbox, Seed};
    /// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
    /// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
    /// use moltin::Method;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Customers {
    ///     data: Vec<serde_json::Value>,
    /// }
    ///
    /// let request = admin.request(Method::GET, "/v2/customers").query("page[limit]", "5");
    /// let customers: Customers = request.send().await?;
    /// assert_eq!(customers.data.len(), 5);
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: impl Into<String>) -> CustomRequest {
        CustomRequest {
            admin: self.clone(),
            call: Path::custom(path.into()).map(|path| Call::new(method, path).allow_large_response()),
        }
    }
}

impl CustomRequest {
    /// Adds a query parameter. It is percent-encoded.
    pub fn query(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            call: self
                .call
                .map(|call| call.private_query(name.into(), value.into())),
            ..self
        }
    }

    /// Sets the body, with the API's `data` envelope included in `body`.
    pub fn json(self, body: &impl Serialize) -> Self {
        let json = serde_json::to_vec(body).map_err(Error::InvalidBody);
        Self {
            call: self.call.and_then(|call| Ok(call.json(json?))),
            ..self
        }
    }

    /// Sends the request and reads the response, envelope included.
    ///
    /// # Errors
    /// [`Error::InvalidPath`] or [`Error::InvalidBody`] if the request is invalid; otherwise as all
    /// calls.
    pub async fn send<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.response().await?.decode()
    }

    /// Sends the request and ignores the body of a successful response.
    ///
    /// # Errors
    /// As [`CustomRequest::send`].
    pub async fn send_empty(self) -> Result<(), Error> {
        self.response().await?.error_for_status().map(drop)
    }

    async fn response(self) -> Result<Response, Error> {
        send(&self.admin, &self.call?).await
    }
}
