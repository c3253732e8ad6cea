//! Client secrets: kept under the host they are for, read back after writing, never waited for without end.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use crate::blocking;
use crate::ports::{SecretKey, Secrets, SecretsError};

pub(crate) struct SecretStore {
    secrets: Arc<dyn Secrets>,
    patience: Duration,
}

impl SecretStore {
    pub(crate) fn new(secrets: Arc<dyn Secrets>, patience: Duration) -> Self {
        Self { secrets, patience }
    }

    pub(crate) async fn get(&self, key: SecretKey) -> Result<Option<SecretString>, SecretsError> {
        self.ask(move |secrets| secrets.get(&key)).await
    }

    /// Writes a secret and reads it back: a keyring that takes it and forgets it is found out now,
    /// and not when the merchant needs it.
    pub(crate) async fn put(&self, key: SecretKey, secret: SecretString) -> Result<(), SecretsError> {
        self.ask(move |secrets| {
            secrets.put(&key, &secret)?;
            match secrets.get(&key)? {
                Some(read) if read.expose_secret() == secret.expose_secret() => Ok(()),
                _ => Err(SecretsError::Failed(
                    "it did not give back what it was given".into(),
                )),
            }
        })
        .await
    }

    pub(crate) async fn delete(&self, key: SecretKey) -> Result<(), SecretsError> {
        self.ask(move |secrets| secrets.delete(&key)).await
    }

    /// A keyring that asks its owner something blocks until they answer. The thread is left to it;
    /// the window gets an answer in time.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Secrets) -> Result<T, SecretsError> + Send + 'static,
    ) -> Result<T, SecretsError> {
        let secrets = Arc::clone(&self.secrets);
        tokio::time::timeout(self.patience, blocking::run(move || question(secrets.as_ref())))
            .await
            .unwrap_or(Err(SecretsError::TimedOut))
    }
}
