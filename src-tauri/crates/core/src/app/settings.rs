//! Changes of the settings, for the shell.

use super::App;
use crate::Error;
use crate::view::{ProxyPassword, SettingsView};

impl App {
    /// Saves the settings. A current session keeps its deadline. Staff confirm a new proxy or
    /// update server in a native dialog first.
    ///
    /// # Errors
    /// [`Error::HostRefused`] if staff say no, [`Error::AuditLog`] if that can't be recorded,
    /// [`Error::Input`] for an invalid setting, [`Error::Managed`] if the company's policy fixes
    /// it, [`Error::Preferences`] if the preferences cannot be written, [`Error::Locked`] if more
    /// than the zoom changes while the app is locked; the settings are then unchanged.
    pub async fn change_settings(&self, settings: SettingsView) -> Result<SettingsView, Error> {
        let before = self.settings();
        let zoomed = SettingsView {
            zoom: settings.zoom,
            ..before.clone()
        };
        if settings != zoomed {
            self.unlocked()?;
        }
        let settings = settings.validated()?;
        self.areas.updates.check_address(&settings.update_address)?;
        self.areas
            .connections
            .confirm_settings(&before, &settings)
            .await?;
        self.areas.settings.save(settings.clone()).await?;
        let proxy = |settings: &SettingsView| {
            let SettingsView {
                proxy,
                proxy_address,
                proxy_user,
                ..
            } = settings;
            (*proxy, proxy_address.clone(), proxy_user.clone())
        };
        if proxy(&before) != proxy(&settings) {
            self.areas.proxies.settings_changed(&before).await;
            for store in self.areas.stores.endpoints() {
                if let Err(error) = self.areas.proxies.look_up(&store).await {
                    error.warn("the proxy of a store can't be used");
                }
            }
        }
        Ok(settings)
    }

    /// Sets the password of the proxy in the settings. An empty one removes it.
    ///
    /// # Errors
    /// [`Error::Input`] if the settings have no user name for a proxy, [`Error::Keyring`] if it
    /// can't be saved, [`Error::Locked`] while the app is locked: it is then unchanged.
    pub async fn set_proxy_password(&self, password: ProxyPassword) -> Result<(), Error> {
        self.unlocked()?.proxies.set_password(password).await
    }
}
