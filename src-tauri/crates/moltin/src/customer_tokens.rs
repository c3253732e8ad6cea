//! Customer tokens: what an e-mail address and a password are exchanged for (see `docs/api.md`,
//! "Customer tokens").

use std::fmt;

use jiff::Timestamp;
use reqwest::{Client, Method};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::id::CustomerId;
use crate::identity::{Shopper, send};
use crate::response::Document;
use crate::tolerant::epoch;
use crate::transport::Call;

/// A customer token. It lasts a day, and the API has no way to end it sooner. Opaque: it is not a standard JWT, and nothing
/// in it is relied upon.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = moltin_sandbox::Sandbox::start(moltin_sandbox::Config::in_memory(moltin_sandbox::Seed::Demo)).await?;
/// # let endpoint: moltin::Endpoint = sandbox.base_url().parse()?;
/// let shopper = moltin::Store::new(endpoint, "sandbox".into())?.shopper();
/// let token = shopper.sign_in("ron@swanson.com", &"mysecretpassword".into()).await?;
/// println!("as {} until {}", token.customer_id(), token.expires());
/// let ron = shopper.as_customer(token);
/// assert_eq!(ron.profile().await?.name, "Ron Swanson");
///
/// let wrong = shopper.sign_in("ron@swanson.com", &"vegetables".into()).await;
/// assert!(matches!(wrong, Err(moltin::Error::SignIn(_))));
/// # Ok(())
/// # }
/// ```
pub struct CustomerToken {
    customer_id: CustomerId,
    expires: Timestamp,
    secret: SecretString,
    connections: Client,
}

impl CustomerToken {
    /// Whom the store says the token is for.
    pub fn customer_id(&self) -> &CustomerId {
        &self.customer_id
    }

    /// When the token ends.
    pub fn expires(&self) -> Timestamp {
        self.expires
    }

    pub(crate) fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// What it is sent over, so that no copy of it is left in a buffer when it is gone.
    pub(crate) fn connections(&self) -> &Client {
        &self.connections
    }
}

impl fmt::Debug for CustomerToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CustomerToken")
            .field("customer_id", &self.customer_id)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

#[derive(Serialize)]
struct TokenRequest<'a> {
    r#type: &'static str,
    email: &'a str,
    password: &'a str,
}

#[derive(Deserialize)]
struct TokenResponse {
    customer_id: CustomerId,
    token: SecretString,
    expires: i64,
}

pub(crate) async fn ask(
    shopper: &Shopper,
    email: &str,
    password: &SecretString,
) -> Result<CustomerToken, Error> {
    let asked = TokenRequest {
        r#type: "token",
        email,
        password: password.expose_secret(),
    };
    let call = Call::new(Method::POST, "/v2/customers/tokens")
        .data(&asked)
        .confidential()
        .never_again();
    let response = send(shopper, &call).await?;
    if response.is_refusal() && !response.is_markup() {
        return Err(Error::SignIn(response.into_refusal()));
    }
    let Document { data, .. } = response.decode::<Document<TokenResponse>>()?;
    // A moment that no calendar knows is one that has passed.
    let expires = epoch(data.expires).unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(CustomerToken {
        customer_id: data.customer_id,
        expires,
        secret: data.token,
        connections: shopper.connections()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_not_printed() {
        let token = CustomerToken {
            customer_id: "c-1".into(),
            expires: Timestamp::UNIX_EPOCH,
            secret: "unmistakable".into(),
            connections: Client::new(),
        };

        assert!(!format!("{token:?}").contains("unmistakable"));
    }

    #[test]
    fn the_documented_request_is_sent() {
        let asked = TokenRequest {
            r#type: "token",
            email: "ron@swanson.com",
            password: "mysecretpassword",
        };

        assert_eq!(
            serde_json::to_value(&asked).unwrap(),
            serde_json::json!({"type": "token", "email": "ron@swanson.com", "password": "mysecretpassword"})
        );
    }
}
