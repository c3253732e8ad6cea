//! Access tokens: requested when needed, cached until shortly before they expire, and refreshed by
//! a single flight (see `docs/api.md`, "Token lifetimes").

use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;

use crate::error::Error;
use crate::lenient::{from_epoch, object};
use crate::log::SentAs;
use crate::transport::{Attempts, Call, Path, Transport};

/// A token is refreshed this long before it expires, so that it is valid when the request arrives.
const EXPIRY_MARGIN: Duration = Duration::from_mins(1);
/// A token is refreshed after this time even if the store says that it is valid for longer.
const MAX_LIFETIME: Duration = Duration::from_hours(24);

/// How an access token is requested (see `docs/api.md`, "Authentication").
pub(crate) enum Grant {
    /// With client ID and client secret: full access.
    ClientCredentials(SecretString),
    /// With the client ID alone: little access.
    Implicit,
}

/// The cached access token of one identity.
pub(crate) struct AccessTokenCache {
    grant: Grant,
    /// The lock is held during a token request, so that concurrent callers share its result.
    current: Mutex<Option<AccessToken>>,
}

#[derive(Clone)]
pub(crate) struct AccessToken {
    pub(crate) secret: SecretString,
    /// On the monotonic clock, which nothing sets back.
    fresh_until: Instant,
}

impl AccessTokenCache {
    pub(crate) fn new(grant: Grant) -> Self {
        Self {
            grant,
            current: Mutex::default(),
        }
    }

    /// The cached token if it is fresh, otherwise a new one.
    pub(crate) async fn get(&self, transport: &Transport) -> Result<AccessToken, Error> {
        let mut current = self.current.lock().await;
        match &*current {
            Some(token) if Instant::now() < token.fresh_until => Ok(token.clone()),
            _ => self.request(transport, &mut current).await,
        }
    }

    /// Requests a new token even if the cached one is fresh.
    pub(crate) async fn refresh(&self, transport: &Transport) -> Result<(), Error> {
        let mut current = self.current.lock().await;
        self.request(transport, &mut current).await.map(drop)
    }

    /// Replaces a token that the store rejected, unless another caller has replaced it already.
    pub(crate) async fn replace(
        &self,
        rejected: &AccessToken,
        transport: &Transport,
    ) -> Result<AccessToken, Error> {
        let mut current = self.current.lock().await;
        match &*current {
            Some(token) if token.secret.expose_secret() != rejected.secret.expose_secret() => {
                Ok(token.clone())
            }
            _ => self.request(transport, &mut current).await,
        }
    }

    async fn request(
        &self,
        transport: &Transport,
        current: &mut Option<AccessToken>,
    ) -> Result<AccessToken, Error> {
        *current = None;
        let call = Call::new(Method::POST, Path::new("/oauth/access_token"))
            .form(self.grant.form(transport.client_id.as_str()));
        let mut attempts = Attempts::new(transport, &call, SentAs::Unauthenticated, None);
        let (requested_at, response) = loop {
            let requested_at = Instant::now();
            attempts.wait_for_turn().await;
            let result = attempts.send(None).await;
            if !attempts.wait_for_retry(&result).await {
                break (requested_at, result?);
            }
        };
        if response.is_refusal() {
            // A host that is no store answers with a web page of its own.
            if response.is_markup() {
                return Err(response.not_json());
            }
            return Err(Error::Credentials(response.into_api_error()));
        }
        let response = response.error_for_status()?;
        let granted = response.object::<TokenResponse>()?.unwrapped();
        let lifetime = granted.lifetime(response.date().unwrap_or_else(Timestamp::now));
        let token = AccessToken {
            secret: granted
                .access_token
                .ok_or_else(|| response.lacks("access_token"))?,
            fresh_until: requested_at
                .checked_add(lifetime.saturating_sub(EXPIRY_MARGIN))
                .unwrap_or(requested_at),
        };
        *current = Some(token.clone());
        Ok(token)
    }
}

impl Grant {
    /// The token request.
    fn form(&self, client_id: &str) -> Vec<(&'static str, SecretString)> {
        let client_id = ("client_id", client_id.into());
        match self {
            Self::ClientCredentials(secret) => vec![
                ("grant_type", "client_credentials".into()),
                client_id,
                ("client_secret", secret.clone()),
            ],
            Self::Implicit => vec![("grant_type", "implicit".into()), client_id],
        }
    }
}

object! {
    /// The token response, flat as the service sends it or wrapped as one of its documents shows it
    /// (see `docs/api.md`, "Quirks": wrapped token response).
    struct TokenResponse {
        access_token: SecretString,
        // Seconds.
        expires_in: u64,
        // Seconds since the epoch.
        expires: i64,
        data: WrappedToken,
    }
}

object! {
    struct WrappedToken {
        access_token: SecretString,
        expires_in: u64,
        expires: i64,
    }
}

impl TokenResponse {
    fn unwrapped(self) -> Self {
        match self.data {
            Some(data) if self.access_token.is_none() => Self {
                access_token: data.access_token,
                expires_in: data.expires_in,
                expires: data.expires,
                data: None,
            },
            _ => self,
        }
    }

    /// How long the token is valid, at most [`MAX_LIFETIME`]. Without an expiry it is used once.
    fn lifetime(&self, now: Timestamp) -> Duration {
        let lifetime = if let Some(seconds) = self.expires_in {
            Duration::from_secs(seconds)
        } else {
            let expires = self.expires.and_then(from_epoch);
            let left = expires.map(|expires| Duration::try_from(expires.duration_since(now)));
            left.and_then(Result::ok).unwrap_or_default()
        };
        lifetime.min(MAX_LIFETIME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lenient::from_json;

    fn lifetime(response: &str) -> Duration {
        let response: TokenResponse = from_json(response).unwrap();
        let now = "2018-04-23T11:20:08Z".parse().unwrap();
        response.unwrapped().lifetime(now)
    }

    #[test]
    fn documented_token_is_valid_for_an_hour() {
        let documented = r#"{"expires":1524486008,"identifier":"client_credentials","expires_in":3600,
            "access_token":"xa3521ca621113e44eeed9232fa3e54571cb08bc","token_type":"Bearer"}"#;

        assert_eq!(lifetime(documented), Duration::from_hours(1));
        assert_eq!(
            lifetime(&format!(r#"{{"data":{documented}}}"#)),
            Duration::from_hours(1)
        );
    }

    #[test]
    fn lifetime_is_at_most_a_day() {
        for expiry in [
            r#""expires_in":18446744073709551615"#,
            r#""expires_in":9223372036854775808"#,
            r#""expires":99999999999"#,
        ] {
            let response = format!(r#"{{"access_token":"x",{expiry}}}"#);
            assert_eq!(lifetime(&response), Duration::from_hours(24), "{expiry}");
        }
    }

    #[test]
    fn lifetime_falls_back_to_expires_and_then_to_zero() {
        assert_eq!(
            lifetime(r#"{"access_token":"x","expires":1524486008}"#),
            Duration::from_hours(1)
        );
        assert_eq!(lifetime(r#"{"access_token":"x","expires":1}"#), Duration::ZERO);
        assert_eq!(lifetime(r#"{"access_token":"x"}"#), Duration::ZERO);
    }
}
