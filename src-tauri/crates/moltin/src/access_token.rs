//! Bearers: asked for when needed, kept until shortly before they end, renewed by one for all (see
//! `docs/api.md`, "Token lifetimes").

use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tokio::sync::Mutex;

use crate::error::Error;
use crate::log::SentAs;
use crate::tolerant::epoch;
use crate::transport::{Call, Transport};

const PATH: &str = "/oauth/access_token";

/// A bearer is not used in its last minute, so that it does not end under way.
const MARGIN: Duration = Duration::from_mins(1);

/// Who asks for a bearer.
pub(crate) enum Grant {
    /// The merchant's program, by its secret.
    ClientCredentials(SecretString),
    /// Anybody who knows the client id.
    Implicit,
}

/// The bearer of one identity.
pub(crate) struct AccessTokenCell {
    grant: Grant,
    /// Held across the request for a new bearer: whoever comes meanwhile waits for that one.
    current: Mutex<Option<AccessToken>>,
}

#[derive(Clone)]
pub(crate) struct AccessToken {
    pub(crate) token: SecretString,
    /// On the clock that nobody sets.
    good_until: Instant,
}

impl AccessTokenCell {
    pub(crate) fn new(grant: Grant) -> Self {
        Self {
            grant,
            current: Mutex::default(),
        }
    }

    /// The bearer at hand, or a new one.
    pub(crate) async fn get(&self, transport: &Transport) -> Result<AccessToken, Error> {
        let mut current = self.current.lock().await;
        match &*current {
            Some(bearer) if Instant::now() < bearer.good_until => Ok(bearer.clone()),
            _ => self.ask(transport, &mut current).await,
        }
    }

    /// A new bearer, whatever is at hand.
    pub(crate) async fn refresh(&self, transport: &Transport) -> Result<(), Error> {
        let mut current = self.current.lock().await;
        self.ask(transport, &mut current).await.map(drop)
    }

    /// A bearer other than this one, which the store refused: somebody may have renewed it already.
    pub(crate) async fn renew(
        &self,
        refused: &AccessToken,
        transport: &Transport,
    ) -> Result<AccessToken, Error> {
        let mut current = self.current.lock().await;
        match &*current {
            Some(bearer) if bearer.token.expose_secret() != refused.token.expose_secret() => {
                Ok(bearer.clone())
            }
            _ => self.ask(transport, &mut current).await,
        }
    }

    async fn ask(
        &self,
        transport: &Transport,
        current: &mut Option<AccessToken>,
    ) -> Result<AccessToken, Error> {
        *current = None;
        let client_id = transport.client_id.as_str().into();
        let fields = match &self.grant {
            Grant::ClientCredentials(secret) => vec![
                ("grant_type", "client_credentials".into()),
                ("client_id", client_id),
                ("client_secret", secret.clone()),
            ],
            Grant::Implicit => vec![("grant_type", "implicit".into()), ("client_id", client_id)],
        };
        let call = Call::new(Method::POST, PATH).form(fields);
        let mut attempts = transport.attempts(&call, SentAs::Nobody, None);
        let (asked_at, response) = loop {
            let asked_at = Instant::now();
            let sent = attempts.send(None).await;
            if !attempts.again(&sent).await {
                break (asked_at, sent?);
            }
        };
        if response.is_refusal() {
            // Not a store's refusal: a host that knows nothing of tokens answers with a page of its own.
            if response.is_markup() {
                return Err(response.not_json());
            }
            return Err(Error::Credentials(response.into_refusal()));
        }
        let given: TokenResponse = response.decode()?;
        let given = given.flat();
        let lasts = given.lasts(Timestamp::now());
        let bearer = AccessToken {
            token: SecretString::from(given.access_token),
            good_until: asked_at + lasts.saturating_sub(MARGIN),
        };
        *current = Some(bearer.clone());
        Ok(bearer)
    }
}

/// The reply, flat as the service sends it or wrapped as one of its descriptions has it (see
/// `docs/api.md`, "Quirks": wrapped token response).
#[derive(Deserialize)]
#[serde(untagged)]
enum TokenResponse {
    Flat(Access),
    Wrapped { data: Access },
}

#[derive(Deserialize)]
struct Access {
    access_token: String,
    /// Seconds.
    #[serde(default)]
    expires_in: Option<u64>,
    /// Seconds since the epoch.
    #[serde(default)]
    expires: Option<i64>,
}

impl TokenResponse {
    fn flat(self) -> Access {
        match self {
            Self::Flat(access) | Self::Wrapped { data: access } => access,
        }
    }
}

impl Access {
    /// How long it lasts. One that does not say is used once.
    fn lasts(&self, now: Timestamp) -> Duration {
        if let Some(seconds) = self.expires_in {
            return Duration::from_secs(seconds);
        }
        let until = self.expires.and_then(|moment| epoch(moment).ok());
        until
            .and_then(|until| Duration::try_from(until.duration_since(now)).ok())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lasts(response: &str) -> Duration {
        let given: TokenResponse = serde_json::from_str(response).unwrap();
        given.flat().lasts("2018-04-23T11:20:08Z".parse().unwrap())
    }

    #[test]
    fn the_documented_reply_lasts_an_hour() {
        let documented = r#"{"expires":1524486008,"identifier":"client_credentials","expires_in":3600,
            "access_token":"xa3521ca621113e44eeed9232fa3e54571cb08bc","token_type":"Bearer"}"#;

        assert_eq!(lasts(documented), Duration::from_hours(1));
        assert_eq!(
            lasts(&format!(r#"{{"data":{documented}}}"#)),
            Duration::from_hours(1)
        );
    }

    #[test]
    fn without_a_duration_the_moment_counts_and_without_either_it_lasts_not_at_all() {
        assert_eq!(
            lasts(r#"{"access_token":"x","expires":1524486008}"#),
            Duration::from_hours(1)
        );
        assert_eq!(lasts(r#"{"access_token":"x","expires":1}"#), Duration::ZERO);
        assert_eq!(lasts(r#"{"access_token":"x"}"#), Duration::ZERO);
    }
}
