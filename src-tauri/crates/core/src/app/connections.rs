//! Connections, for the shell.

use super::App;
use crate::Error;
use crate::connections::SandboxStore;
use crate::view::{CertificateView, ConnectStore, ConnectionView, Label, ReplaceSecret, Rules};

impl App {
    /// The connections by name, the sandbox last.
    pub fn connections(&self) -> Vec<ConnectionView> {
        self.areas.connections.all()
    }

    /// The connection that was open last.
    pub fn last_connection(&self) -> Option<String> {
        self.areas.connections.last()
    }

    /// Opens a store with its secret from the keyring. Sends no request, unless a support
    /// credential may be left over in it.
    ///
    /// # Errors
    /// [`Error::SecretMissing`] if the secret has to be entered again, [`Error::Keyring`] if the
    /// keyring fails, [`Error::SandboxNotRunning`] for a sandbox store before
    /// [`App::open_sandbox`]; and as [`App::connect`] about the host.
    pub async fn open(&self, connection: &str) -> Result<ConnectionView, Error> {
        let opened = self.areas.connections.open(connection).await?;
        self.look_for_leftovers(connection);
        Ok(opened)
    }

    /// Opens the sandbox store, and saves a connection to it if there is none.
    ///
    /// # Errors
    /// [`Error::SandboxNotRunning`] for an invalid base URL, [`Error::Preferences`] if the
    /// connection can't be saved.
    pub async fn open_sandbox(&self, sandbox: SandboxStore) -> Result<ConnectionView, Error> {
        let opened = self.areas.connections.open_sandbox(sandbox).await?;
        self.look_for_leftovers(&opened.id);
        Ok(opened)
    }

    /// Replaces the client secret of a connection. The current store stays the current one.
    ///
    /// # Errors
    /// As [`App::connect`]; a secret that the store refuses is not saved.
    pub async fn replace_secret(&self, replacement: ReplaceSecret) -> Result<ConnectionView, Error> {
        let opened = self.areas.connections.replace_secret(replacement).await?;
        self.look_for_leftovers(&opened.id);
        Ok(opened)
    }

    /// Removes a connection: stops its work, deletes its secret, and then its settings.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the secret can't be deleted, [`Error::Preferences`] if the settings
    /// can't be, [`Error::Locked`] while the app is locked; the connection is then still there.
    pub async fn remove(&self, connection: &str) -> Result<(), Error> {
        self.unlocked()?.connections.remove(connection).await?;
        self.areas.find.store_removed(connection).await;
        self.areas.store_orders.store_removed(connection).await;
        self.find_leftovers_elsewhere();
        Ok(())
    }

    /// Closes a store, which stops its work. The connection stays saved.
    pub async fn close(&self, connection: &str) {
        self.areas.connections.close(connection).await;
        self.find_leftovers_elsewhere();
    }

    /// Connects a store: verifies its credentials by a token request, saves them, and opens it.
    /// Before anything is sent to a host that the app does not know, staff confirm it in a native
    /// dialog.
    ///
    /// # Errors
    /// [`Error::Input`] for invalid input, [`Error::AlreadyConnected`] for a duplicate,
    /// [`Error::Credentials`] if the store refuses them, [`Error::Keyring`] if the secret can't be
    /// saved, [`Error::Store`] if the host is unreachable or no store, [`Error::Locked`] while the
    /// app is locked, [`Error::HostRefused`], [`Error::HostNotAllowed`] or
    /// [`Error::UnusablePolicy`] if nothing may be sent to the host. After any of them nothing is
    /// saved.
    pub async fn connect(&self, request: ConnectStore) -> Result<ConnectionView, Error> {
        let connected = self.areas.connections.connect(request).await?;
        self.look_for_leftovers(&connected.id);
        Ok(connected)
    }

    /// Returns the address of Commerce Manager for a store in a region; `None` for any other host.
    /// How it addresses one customer or order is not documented, so this is its first page.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if there is no such connection.
    pub fn commerce_manager(&self, connection: &str) -> Result<Option<&'static str>, Error> {
        self.areas.connections.commerce_manager(connection)
    }

    /// Has staff choose a certificate file in a native dialog, for the next store to connect.
    /// Returns `None` if they choose none.
    ///
    /// # Errors
    /// [`Error::Input`] if it is not a certificate file, [`Error::QuestionOpen`] while another
    /// dialog is open, [`Error::Locked`] while the app is locked.
    pub async fn choose_certificate(&self) -> Result<Option<CertificateView>, Error> {
        self.areas.connections.choose_certificate().await
    }

    /// Trusts the certificate that was chosen last, named by its first fingerprint, for a
    /// connection; with `None` only those of the system. An open store is opened again.
    ///
    /// # Errors
    /// [`Error::Input`] if another certificate or none was chosen, [`Error::AuditLog`] if the audit
    /// log can't be written, [`Error::Preferences`] if it can't be saved, [`Error::Locked`] while
    /// the app is locked: nothing has changed then.
    pub async fn change_certificate(
        &self,
        connection: &str,
        certificate: Option<&str>,
    ) -> Result<ConnectionView, Error> {
        let connections = &self.unlocked()?.connections;
        connections.change_certificate(connection, certificate).await
    }

    /// Changes a connection's name and color. New audit log entries have the new name.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid name, [`Error::Preferences`] if it can't be saved,
    /// [`Error::Locked`] while the app is locked: nothing has changed then.
    pub async fn relabel(&self, connection: &str, label: Label) -> Result<ConnectionView, Error> {
        self.unlocked()?.connections.relabel(connection, label).await
    }

    /// Tests the credentials of a store by a token request. The current store stays the current
    /// one.
    ///
    /// # Errors
    /// [`Error::Credentials`] if the store refuses them, [`Error::Store`] if the request fails,
    /// [`Error::SecretMissing`] if its secret was not kept.
    pub async fn test(&self, connection: &str) -> Result<(), Error> {
        self.areas.connections.test(connection).await
    }

    /// Changes the policy and the time zone of a connection's store. A session that is no longer
    /// allowed ends.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid time zone, [`Error::Managed`] for a rule that the company's
    /// policy fixes, [`Error::AuditLog`] if the audit log can't be written, [`Error::Preferences`]
    /// if the rules can't be saved, [`Error::Locked`] while the app is locked: they are the old
    /// ones then.
    pub async fn change_rules(&self, connection: &str, rules: Rules) -> Result<ConnectionView, Error> {
        let connections = &self.unlocked()?.connections;
        connections.change_rules(connection, rules).await
    }
}
