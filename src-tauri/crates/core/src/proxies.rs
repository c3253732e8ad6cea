//! Which proxy the requests to stores are sent through: the one of the settings, or this
//! computer's.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use moltin::{Endpoint, InvalidProxy, Proxy, ProxyOrigin};
use secrecy::{ExposeSecret, SecretString};

use crate::ports::{DesktopProxy, SecretKey, SecretsError};
use crate::secret_store::SecretStore;
use crate::settings::Settings;
use crate::store_address::is_local;
use crate::view::{InvalidInput, KeepSecret, ProxyChoice, ProxyPassword, SettingsView};
use crate::{Error, blocking};

/// How long the desktop may take: it may download a script that finds the proxy.
const DESKTOP_TIMEOUT: Duration = Duration::from_secs(5);

/// Finds the proxy of a store.
pub(crate) struct Proxies {
    settings: Arc<Settings>,
    secrets: Arc<SecretStore>,
    desktop: Arc<dyn DesktopProxy>,
    known: Mutex<Known>,
}

/// What was looked up, so that a request waits for nothing.
#[derive(Default)]
struct Known {
    /// The proxy in the desktop's settings, by store.
    desktop: HashMap<String, Option<String>>,
    /// The password of the proxy in the settings.
    password: Option<(SecretKey, Option<SecretString>)>,
}

impl Proxies {
    pub(crate) fn new(
        settings: Arc<Settings>,
        secrets: Arc<SecretStore>,
        desktop: Arc<dyn DesktopProxy>,
    ) -> Self {
        Self {
            settings,
            secrets,
            desktop,
            known: Mutex::default(),
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The proxy of a store, by what is known of it; `None` if requests are sent directly. A store
    /// on this computer has none.
    ///
    /// # Errors
    /// [`InvalidProxy`] if the proxy has an invalid address.
    pub(crate) fn find(&self, store: &Endpoint) -> Result<Option<Proxy>, InvalidProxy> {
        let settings = self.settings.read();
        match settings.proxy {
            _ if is_local(store) => Ok(None),
            ProxyChoice::None => Ok(None),
            ProxyChoice::System => Proxy::of_system(store, || {
                self.known().desktop.get(store.as_str()).cloned().flatten()
            }),
            ProxyChoice::Address => {
                let proxy = Proxy::parse(&settings.proxy_address, ProxyOrigin::Setting)?;
                let Some(key) = password_key(&settings) else {
                    return Ok(Some(proxy));
                };
                let known = self.known();
                let password = known.password.as_ref().filter(|(place, _)| *place == key);
                let password = password.and_then(|(_, password)| password.as_ref());
                Ok(Some(proxy.with_credentials(&settings.proxy_user, password)))
            }
        }
    }

    /// Looks up what [`Proxies::find`] needs: the desktop's settings, and the saved password.
    ///
    /// # Errors
    /// [`Error::Store`] if the proxy has an invalid address.
    pub(crate) async fn look_up(&self, store: &Endpoint) -> Result<(), Error> {
        self.look_up_desktop(store).await;
        let settings = self.settings.read();
        if settings.proxy == ProxyChoice::Address
            && !is_local(store)
            && let Some(key) = password_key(&settings)
        {
            self.load_password(key).await;
        }
        self.find(store).map_err(moltin::Error::from)?;
        Ok(())
    }

    /// Looks up the proxy of a store in the desktop's settings, if they are used.
    pub(crate) async fn look_up_desktop(&self, store: &Endpoint) {
        if self.settings.read().proxy != ProxyChoice::System || is_local(store) {
            return;
        }
        let (desktop, url) = (Arc::clone(&self.desktop), store.to_string());
        let found = blocking::run(move || desktop.proxy_for(&url));
        // Without an answer in time, the last one counts.
        if let Ok(found) = tokio::time::timeout(DESKTOP_TIMEOUT, found).await {
            self.known().desktop.insert(store.to_string(), found);
        }
    }

    async fn load_password(&self, key: SecretKey) {
        let is_known = matches!(&self.known().password, Some((known, _)) if *known == key);
        if is_known {
            return;
        }
        match self.secrets.get(key.clone()).await {
            Ok(password) => self.known().password = Some((key, password)),
            // The proxy says that it needs the password.
            Err(error) => Error::from(error).warn("the password of the proxy can't be read"),
        }
    }

    /// Sets the password of the proxy in the settings. An empty one removes it.
    ///
    /// # Errors
    /// [`Error::Input`] if the settings have no user name for the proxy, [`Error::Keyring`] if it
    /// can't be saved: it is then unchanged.
    pub(crate) async fn set_password(&self, password: ProxyPassword) -> Result<(), Error> {
        let settings = self.settings.read();
        let Some(key) = password_key(&settings).filter(|_| settings.proxy == ProxyChoice::Address) else {
            return Err(Error::input("proxyUser", InvalidInput::ProxyUserMissing));
        };
        let new = Some(password.password).filter(|password| !password.expose_secret().is_empty());
        match (&new, password.keep) {
            (Some(new), KeepSecret::Keyring) => self.secrets.put(key.clone(), new.clone()).await?,
            (Some(_), KeepSecret::Session) => {}
            (None, _) => self.forget(key.clone()).await?,
        }
        self.known().password = Some((key, new));
        Ok(())
    }

    /// Removes the password of a proxy that is no longer in the settings.
    pub(crate) async fn settings_changed(&self, before: &SettingsView) {
        let (old, new) = (password_key(before), password_key(&self.settings.read()));
        if let Some(old) = old.filter(|old| new.as_ref() != Some(old))
            && let Err(error) = self.forget(old).await
        {
            error.warn("the password of a former proxy stays in the keyring");
        }
    }

    async fn forget(&self, key: SecretKey) -> Result<(), Error> {
        match self.secrets.delete(key).await {
            // Without a keyring there is no password to delete.
            Ok(()) | Err(SecretsError::Absent | SecretsError::NoCollection) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// The place of the proxy's password: it is for one proxy and one user name.
fn password_key(settings: &SettingsView) -> Option<SecretKey> {
    let (address, user) = (&settings.proxy_address, &settings.proxy_user);
    (!address.is_empty() && !user.is_empty()).then(|| SecretKey {
        connection: format!("proxy {user}"),
        base_url: address.clone(),
    })
}
