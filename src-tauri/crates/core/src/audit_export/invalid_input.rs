//! What is wrong with an address and headers that staff entered, for staff.

use audit_export::{InvalidHeaders, InvalidTarget};

use crate::view::InvalidInput;

impl From<InvalidTarget> for InvalidInput {
    fn from(invalid: InvalidTarget) -> Self {
        match invalid {
            InvalidTarget::Malformed => Self::LogServerMalformed,
            InvalidTarget::ExtraParts => Self::LogServerExtraParts,
            InvalidTarget::NotEncrypted => Self::LogServerNotEncrypted,
        }
    }
}

impl From<InvalidHeaders> for InvalidInput {
    fn from(invalid: InvalidHeaders) -> Self {
        match invalid {
            InvalidHeaders::Malformed(line) => Self::HeaderMalformed { line },
            InvalidHeaders::Reserved(name) => Self::HeaderReserved { name },
        }
    }
}
