//! What the log server acknowledged.

/// What the server acknowledged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Accepted {
    /// How many of the entries the server refused for good.
    pub(crate) rejected: u64,
    /// Why, in the server's words.
    pub(crate) message: String,
}
