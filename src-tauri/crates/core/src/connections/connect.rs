//! Connecting a store: its credentials are verified first, then it is saved as a whole or not at
//! all.

use journal::{Action, Outcome};
use moltin::{Endpoint, InvalidEndpoint};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::saved::{Saved, SavedSecret, invalid_base_url};
use super::{Connections, OpenStore, name, pasted_key};
use crate::Error;
use crate::audit::AuditEvent;
use crate::lifecycle::Work;
use crate::view::{Color, ConnectStore, ConnectionKind, ConnectionView, Done, InvalidInput, KeepSecret};

/// The rate limit of a production store, in requests per second.
const FASTEST: u32 = 100;

/// The longest host name of DNS, in characters. A longer one would fill the dialog about it.
const LONGEST_HOST: usize = 253;

impl Connections {
    /// Connects a store: verifies its credentials by a token request, saves them, and opens it.
    pub(crate) async fn connect(&self, request: ConnectStore) -> Result<ConnectionView, Error> {
        let checking = self.lifecycle.begin(Work::Verify, None)?;
        self.managed.check_usable()?;
        let request = ConnectStore {
            base_url: pasted_key::api_root(&request.base_url),
            client_id: pasted_key::client_id(&request.client_id),
            client_secret: request.client_secret.as_ref().map(pasted_key::client_secret),
            ..request
        };
        let certificate = self.chosen_certificate.get(request.certificate.as_deref())?;
        let mut saved = Saved {
            certificate,
            ..validate(&request)?
        };
        self.refuse_duplicate(&saved)?;
        saved.confirmed_address = self.confirm_host(&saved, &checking).await?;
        let _changing = self.changing.lock().await;
        // Another command may have connected it during the question.
        self.refuse_duplicate(&saved)?;
        let secret = request.client_secret.clone();
        let store = self.build_client(&saved, saved.endpoint()?, secret).await?;
        let event = AuditEvent::new(Action::ConnectionAdd, saved.audit_store());
        self.audit.write(&event, Outcome::Begun).await?;
        let added = match checking.run(store.verify()).await {
            Ok(()) => self.add(&saved, store, request.client_secret).await,
            Err(error) => Err(error),
        };
        self.audit.conclude(&event, added, Done::StoreConnected).await
    }

    /// Saves a connection whose credentials were verified, and opens the store.
    async fn add(
        &self,
        saved: &Saved,
        store: OpenStore,
        secret: Option<SecretString>,
    ) -> Result<ConnectionView, Error> {
        if let (SavedSecret::Keyring, Some(secret)) = (saved.secret, secret) {
            self.secret_store.put(saved.secret_key(), secret).await?;
        }
        let (mut all, mut rules) = {
            let state = self.state();
            (state.saved.clone(), state.rules.clone())
        };
        all.push(saved.clone());
        rules.begin(saved.store_key());
        if let Err(error) = self.save(all, rules).await {
            if saved.secret == SavedSecret::Keyring {
                // The error of the preferences is the one to report; without them nothing finds the
                // secret.
                if let Err(error) = self.secret_store.delete(saved.secret_key()).await {
                    Error::from(error).warn("an unused client secret stays in the keyring");
                }
            }
            return Err(error);
        }
        self.set_open(store);
        self.switch_to(&saved.id).await;
        tracing::info!(kind = ?saved.kind, "store connected");
        Ok(self.state().view(saved))
    }

    fn refuse_duplicate(&self, new: &Saved) -> Result<(), Error> {
        let state = self.state();
        let duplicate = state.saved.iter().find(|other| {
            (other.kind, &other.base_url, &other.client_id) == (new.kind, &new.base_url, &new.client_id)
        });
        match duplicate {
            Some(duplicate) => Err(Error::AlreadyConnected {
                name: duplicate.name.clone(),
            }),
            None => Ok(()),
        }
    }
}

/// Validates what was entered.
fn validate(request: &ConnectStore) -> Result<Saved, Error> {
    let endpoint = Endpoint::parse(&request.base_url).map_err(|error| invalid_base_url(&error))?;
    if endpoint.host().len() > LONGEST_HOST {
        return Err(invalid_base_url(&InvalidEndpoint::Malformed));
    }
    if request.client_id.is_empty() {
        return Err(Error::input("clientId", InvalidInput::ClientIdMissing));
    }
    let kind = match &request.client_secret {
        None => ConnectionKind::SignInOnly,
        Some(secret) if secret.expose_secret().is_empty() => {
            return Err(Error::input("clientSecret", InvalidInput::ClientSecretMissing));
        }
        Some(_) => ConnectionKind::Full,
    };
    let name = match request.name.trim() {
        "" => endpoint.host(),
        name => name::validated(name)?,
    };
    Ok(Saved {
        id: Uuid::new_v4().to_string(),
        name: name.to_owned(),
        kind,
        base_url: Some(endpoint.to_string()),
        client_id: request.client_id.clone(),
        secret: match (kind, request.keep) {
            (ConnectionKind::Full, KeepSecret::Keyring) => SavedSecret::Keyring,
            (ConnectionKind::Full, KeepSecret::Session) => SavedSecret::Session,
            _ => SavedSecret::None,
        },
        certificate: None,
        certificate_file: None,
        confirmed_address: None,
        requests_per_second: request.requests_per_second.map(rate).transpose()?,
        old_rules: None,
        color: Color::default(),
    })
}

fn rate(requests_per_second: u32) -> Result<u32, Error> {
    if (1..=FASTEST).contains(&requests_per_second) {
        Ok(requests_per_second)
    } else {
        Err(Error::input(
            "requestsPerSecond",
            InvalidInput::NumberOutOfRange {
                first: 1,
                last: FASTEST,
            },
        ))
    }
}
