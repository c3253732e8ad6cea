//! What was done, where only the audit log could not record it: a sentence in English without its
//! period, and an ID with arguments for other languages.
//!
//! The page has a message `done-<id>` for each in every language but English.

use serde::Serialize;
use ts_rs::TS;

use super::MoneyView;

/// What was done. Names in arguments are isolated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[serde(tag = "done", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum Done {
    /// Something that is read, or that ends with its question: its error says it otherwise.
    #[error("It was done")]
    Other,
    #[error("The account was created")]
    AccountCreated,
    #[error("The account was changed")]
    AccountChanged,
    #[error("The account was opened")]
    AccountOpened,
    #[error("The member was created without being added to the account")]
    MemberCreatedOnly,
    #[error("The member was created and added to the account")]
    MemberCreatedAndAdded,
    #[error("The member was added")]
    MemberAdded,
    #[error("The member was changed")]
    MemberChanged,
    #[error("The member was removed")]
    MemberRemoved,
    #[error("The address was saved")]
    AddressSaved,
    #[error("The address was changed")]
    AddressChanged,
    #[error("The address was deleted")]
    AddressDeleted,
    #[error("The customer was created")]
    CustomerCreated,
    #[error("The customer was changed")]
    CustomerChanged,
    #[error("The customer was deleted")]
    CustomerDeleted,
    #[error("The customer was gone already")]
    CustomerGone,
    #[error("The password was set")]
    PasswordSet,
    #[error("The session was extended")]
    SessionExtended,
    #[error("The store was asked to send a code")]
    CodeRequested,
    #[error("The store was connected")]
    StoreConnected,
    #[error("The connection was removed")]
    ConnectionRemoved,
    #[error("The client secret was replaced")]
    SecretReplaced,
    #[error("The certificate was changed")]
    CertificateChanged,
    #[error("The name and color were changed")]
    StoreRelabeled,
    #[error("The store’s rules were changed")]
    RulesChanged,
    #[error("The support sign-in was set up")]
    SupportSignInSetUp,
    #[error("The audit export was changed")]
    AuditExportChanged,
    #[error("The key that signs checkpoints was created")]
    SigningKeyCreated,
    #[error("The file was written to {path}")]
    FileWritten { path: String },
    #[error("The update was installed")]
    UpdateInstalled,
    #[error("The order was created")]
    OrderCreated,
    #[error("The order was fulfilled")]
    OrderFulfilled,
    #[error("The order was canceled")]
    OrderCanceled,
    #[error("Order {order} was anonymized")]
    OrderAnonymized { order: String },
    #[error("Order {order} was deleted")]
    OrderDeleted { order: String },
    #[error("The store was asked to erase the customer")]
    ErasureRequested,
    #[error("The parcel was added")]
    ParcelAdded,
    #[error("The parcel was changed")]
    ParcelChanged,
    #[error("The payment was captured")]
    PaymentCaptured,
    #[error("The authorization was canceled")]
    AuthorizationCanceled,
    #[error("The payment was recorded")]
    PaymentRecorded,
    #[error("{words} was refunded")]
    Refunded {
        amount: MoneyView,
        /// The amount, in English.
        #[serde(skip)]
        words: String,
    },
    #[error("The payment was marked as refunded")]
    MarkedAsRefunded,
}
