//! The customer token.

use std::fmt;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use secrecy::SecretString;

use crate::id::CustomerId;

/// A customer token. It is valid for a day, and the API can't revoke it. The client treats it as
/// opaque.
///
/// A server can store the parts of a token and rebuild it later:
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use moltin_sandbox::{Config, Sandbox, Seed};
/// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
/// let shopper = moltin::Store::new(sandbox.base_url(), "sandbox")?.shopper();
/// let token = shopper.create_customer_token("ron@swanson.com", "mysecretpassword").await?;
/// println!("as {} until {}", token.customer_id(), token.expires());
///
/// let (customer, secret, expires) = (token.customer_id(), token.secret(), token.expires());
/// let stored = moltin::CustomerToken::from_parts(customer.clone(), secret.clone(), expires);
/// let ron = shopper.as_customer(stored);
/// assert_eq!(ron.profile().await?.name, "Ron Swanson");
///
/// let wrong = shopper.create_customer_token("ron@swanson.com", "vegetables").await;
/// assert!(matches!(wrong, Err(moltin::Error::SignIn(_))));
/// # Ok(())
/// # }
/// ```
pub struct CustomerToken {
    customer_id: CustomerId,
    secret: SecretString,
    expires: Timestamp,
    /// On the monotonic clock, if the token was just received.
    deadline: Option<Instant>,
}

impl CustomerToken {
    /// Rebuilds a token from its stored parts.
    pub fn from_parts(
        customer_id: impl Into<CustomerId>,
        secret: impl Into<SecretString>,
        expires: Timestamp,
    ) -> Self {
        Self {
            customer_id: customer_id.into(),
            secret: secret.into(),
            expires,
            deadline: None,
        }
    }

    /// A token that was just received and is valid for this long by the store's clock.
    pub(super) fn valid_for(self, left: Duration) -> Self {
        Self {
            deadline: Instant::now().checked_add(left),
            ..self
        }
    }

    /// The customer that the token is for, according to the store.
    pub fn customer_id(&self) -> &CustomerId {
        &self.customer_id
    }

    /// The token itself. Anyone who has it can read the customer's data until it expires.
    pub fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// How much longer the token is valid: by the store's clock since the token was received, or by
    /// this computer's clock if it was rebuilt from its parts.
    pub fn time_left(&self) -> Duration {
        match self.deadline {
            Some(deadline) => deadline.saturating_duration_since(Instant::now()),
            None => Duration::try_from(self.expires.duration_since(Timestamp::now())).unwrap_or_default(),
        }
    }

    /// When the token expires, on the store's clock.
    pub fn expires(&self) -> Timestamp {
        self.expires
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_has_no_secret() {
        let token = CustomerToken::from_parts("c-1", "unmistakable", Timestamp::UNIX_EPOCH);

        assert!(!format!("{token:?}").contains("unmistakable"));
    }
}
