//! Signing in: exchanging an email address and a password for a customer token (see `docs/api.md`,
//! "Customer tokens").

mod customer_token;

use std::time::Duration;

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

pub use customer_token::CustomerToken;

use crate::error::Error;
use crate::identity::{Shopper, send};
use crate::lenient::{StrictText, from_epoch, object};
use crate::transport::{Call, Path};

#[derive(Serialize)]
struct TokenRequest<'a> {
    r#type: &'static str,
    email: &'a str,
    password: &'a str,
}

object! {
    struct TokenResponse {
        data: Token,
    }
}

object! {
    struct Token {
        customer_id: StrictText,
        token: SecretString,
        expires: i64,
    }
}

impl<'a> TokenRequest<'a> {
    fn new(email: &'a str, password: &'a str) -> Self {
        Self {
            r#type: "token",
            email,
            password,
        }
    }
}

impl Shopper {
    /// Requests a customer token (see `docs/api.md`, "Customer tokens"). It is never retried,
    /// because stores count failed sign-ins.
    ///
    /// # Errors
    /// [`Error::SignIn`] if the store refuses. It does not say whether the email address is
    /// unknown, the password is wrong, or the customer has none.
    pub async fn create_customer_token(
        &self,
        email: &str,
        password: impl Into<SecretString>,
    ) -> Result<CustomerToken, Error> {
        let password = password.into();
        let call = Call::new(Method::POST, Path::new("/v2/customers/tokens"))
            .data(&TokenRequest::new(email, password.expose_secret()))
            .confidential()
            .without_retries();
        let response = send(self, &call).await?;
        if response.is_refusal() && !response.is_markup() {
            return Err(Error::SignIn(response.into_api_error()));
        }
        let response = response.error_for_status()?;
        let token = response.object::<TokenResponse>()?.data.unwrap_or_default();
        let customer = token
            .customer_id
            .ok_or_else(|| response.lacks("data.customer_id"))?;
        let secret = token.token.ok_or_else(|| response.lacks("data.token"))?;
        // An expiry that is missing or no valid date counts as expired.
        let expires = token
            .expires
            .and_then(from_epoch)
            .unwrap_or(Timestamp::UNIX_EPOCH);
        // The expiry is a time on the store's clock, and this computer's may be wrong.
        let now = response.date().unwrap_or_else(Timestamp::now);
        let left = Duration::try_from(expires.duration_since(now)).unwrap_or_default();
        let token = CustomerToken::from_parts(customer.0, secret, expires);
        Ok(token.valid_for(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn token_request_matches_the_documented_example() {
        let request = TokenRequest::new("ron@swanson.com", "mysecretpassword");

        assert_eq!(
            serde_json::to_value(&request).unwrap(),
            serde_json::json!({"type": "token", "email": "ron@swanson.com", "password": "mysecretpassword"})
        );
    }
}
