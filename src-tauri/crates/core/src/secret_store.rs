//! Client secrets in the keyring: bound to their host, read back after writing, with a timeout.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use crate::blocking;
use crate::ports::{SecretKey, Secrets, SecretsError};

/// The keyring, called with a timeout.
pub(crate) struct SecretStore {
    secrets: Arc<dyn Secrets>,
    timeout: Duration,
}

impl SecretStore {
    pub(crate) fn new(secrets: Arc<dyn Secrets>, timeout: Duration) -> Self {
        Self { secrets, timeout }
    }

    /// Reads a secret.
    ///
    /// # Errors
    /// Why the keyring failed.
    pub(crate) async fn get(&self, key: SecretKey) -> Result<Option<SecretString>, SecretsError> {
        self.call(move |secrets| secrets.get(&key)).await
    }

    /// Writes a secret and reads it back, to notice a keyring that does not keep it.
    ///
    /// # Errors
    /// Why the keyring failed; [`SecretsError::NotReturned`] if it does not return the same secret.
    pub(crate) async fn put(&self, key: SecretKey, secret: SecretString) -> Result<(), SecretsError> {
        self.call(move |secrets| {
            secrets.put(&key, &secret)?;
            match secrets.get(&key)? {
                Some(read) if read.expose_secret() == secret.expose_secret() => Ok(()),
                _ => Err(SecretsError::NotReturned),
            }
        })
        .await
    }

    /// Deletes a secret.
    ///
    /// # Errors
    /// Why the keyring failed.
    pub(crate) async fn delete(&self, key: SecretKey) -> Result<(), SecretsError> {
        self.call(move |secrets| secrets.delete(&key)).await
    }

    /// Calls the keyring with a timeout. It may show a prompt and block until that is answered; its
    /// thread is then left to it.
    async fn call<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&dyn Secrets) -> Result<T, SecretsError> + Send + 'static,
    ) -> Result<T, SecretsError> {
        let secrets = Arc::clone(&self.secrets);
        tokio::time::timeout(self.timeout, blocking::run(move || operation(secrets.as_ref())))
            .await
            .unwrap_or(Err(SecretsError::TimedOut))
    }
}
