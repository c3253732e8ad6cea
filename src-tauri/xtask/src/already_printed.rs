//! The error of a command that has printed its own report.

use std::error::Error;
use std::fmt;

/// An error that was already printed.
#[derive(Debug)]
pub(crate) struct AlreadyPrinted;

impl fmt::Display for AlreadyPrinted {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("see above")
    }
}

impl Error for AlreadyPrinted {}
