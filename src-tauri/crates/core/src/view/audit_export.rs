//! View models of the audit export.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Notice;

/// Where the audit log is sent, and how far the log server has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditExportView {
    /// The address of the log server; empty if nothing is exported.
    pub address: String,
    /// Its host.
    pub host: String,
    /// The names of the headers that are in the keyring.
    pub header_names: Vec<String>,
    /// Whether staff chose the certificate of an authority.
    pub has_authority: bool,
    /// Whether the keyring has a client certificate.
    pub has_client_certificate: bool,
    /// Whether the company's policy fixes the address.
    pub managed: bool,
    /// How many entries the server has not acknowledged.
    #[ts(type = "number")]
    pub waiting: u64,
    /// When it acknowledged entries last, since the app was started.
    pub acknowledged_at: Option<String>,
    /// How many entries the server refused for good.
    #[ts(type = "number")]
    pub rejected: u64,
    /// What it said when it refused entries.
    pub rejection: Option<String>,
    /// Why the last attempt failed.
    pub failure: Option<Notice>,
}

/// A change of where the audit log is sent.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeAuditExport {
    /// The address of the log server; empty to export nothing.
    pub address: String,
    /// One header per line; `None` keeps those of the same address.
    #[ts(type = "string | null")]
    pub headers: Option<SecretString>,
}

/// A certificate file of the audit export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditExportFile {
    /// The certificate of the authority that signs the server's.
    Authority,
    /// The certificate and the private key of this computer.
    Client,
}
