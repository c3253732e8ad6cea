//! Audit export: sends the entries of the audit log to a log server that the company runs, as
//! OTLP/HTTP or as syslog over TLS.
//!
//! The audit log itself is the queue. A cursor names the last entry that the server acknowledged,
//! so memory does not grow while the server is away. Each entry is sent at least once, in the order
//! of writing. Its hash is its ID. Not in here: where settings, credentials and the cursor are
//! kept.
#![forbid(unsafe_code)]

mod accepted;
mod backoff;
mod failure;
mod headers;
mod otlp;
mod server;
mod shipper;
mod source;
mod syslog;
mod target;
mod tls;

pub use failure::{CertificateFailure, Failure};
pub use headers::{Headers, InvalidHeaders};
pub use server::LogServer;
pub use shipper::{Cursor, CursorStore, ExportState, Shipper, Step, Wakeup};
pub use source::Source;
pub use target::{InvalidTarget, Target};
pub use tls::{InvalidCertificate, Trust};
