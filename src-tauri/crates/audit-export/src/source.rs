//! Who sends: this installation of the app.

/// This installation of the app, as the log server knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The ID of the installation.
    pub installation: String,
    /// The version of the app.
    pub version: String,
    /// The name of the computer.
    pub host: String,
    /// Whether the customer's email address, and texts that may contain one, are sent.
    pub customer_email: bool,
}

/// The name of the app as a service.
pub(crate) const SERVICE: &str = "shopside";

/// The type of the operating system, by the semantic conventions.
pub(crate) const OS_TYPE: &str = if cfg!(target_os = "macos") {
    "darwin"
} else {
    std::env::consts::OS
};

impl Source {
    pub(crate) fn options(&self) -> journal::AttributeOptions {
        journal::AttributeOptions {
            customer_email: self.customer_email,
        }
    }

    /// The attributes of the installation.
    pub(crate) fn attributes(&self) -> [(&'static str, &str); 5] {
        [
            ("service.name", SERVICE),
            ("service.version", &self.version),
            ("service.instance.id", &self.installation),
            ("host.name", &self.host),
            ("os.type", OS_TYPE),
        ]
    }
}
