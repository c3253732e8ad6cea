//! What the details of an entry of the audit log say, by ID and arguments. The entry itself has an
//! English text, which stays as it was written.
//!
//! The page has a message `detail-<id>` for each in every language but English.

use serde::Serialize;
use ts_rs::TS;

use super::Cause;

/// What the details of an entry say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "detail", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the messages say it")]
pub enum EntryDetail {
    /// Words that are the same in each language, such as a name or an address.
    Text {
        text: String,
    },
    /// Something, and why it failed.
    Failed {
        what: Box<EntryDetail>,
        failure: Box<EntryDetail>,
    },
    /// The response was lost, and the store has done it.
    FoundInStore {
        what: Box<EntryDetail>,
    },

    // Why something failed.
    SignInRefused {
        words: String,
    },
    MemberSignInRefused {
        words: String,
    },
    TokenRejected {
        words: String,
    },
    CredentialsRefused {
        words: String,
    },
    TimedOut {
        request: String,
    },
    ConnectionLost {
        request: String,
    },
    Unreachable {
        request: String,
        words: String,
    },
    Cancelled,
    Stopped,
    SessionEnded,
    AppLocked,
    NoPassword,
    NotCreated,
    CreationUnknown,
    HostRefused {
        host: String,
    },
    FileNotWritten {
        words: String,
    },

    // Customers and accounts.
    Fields {
        names: String,
    },
    AddressAdded,
    AddressChanged {
        address: String,
    },
    AddressDeleted {
        address: String,
    },
    GoneAlready,
    Account {
        account: String,
    },
    PartOfAccount {
        account: String,
        what: Box<EntryDetail>,
    },
    ImportLine {
        line: String,
        import: String,
    },

    // Orders.
    Order {
        order: String,
    },
    NewOrder {
        amount: String,
        order: String,
    },
    Payment {
        payment: String,
        order: String,
    },
    AmountOfPayment {
        amount: String,
        payment: String,
        order: String,
    },
    WithoutMoney {
        payment: String,
        order: String,
    },
    PaidByHand {
        amount: String,
        order: String,
    },
    AuthorizedByHand {
        amount: String,
        order: String,
    },
    OrderFulfilled {
        order: String,
    },
    OrderCanceled {
        order: String,
    },
    ShippingAddress {
        order: String,
    },
    ParcelAdded {
        order: String,
    },
    ParcelChanged {
        parcel: String,
        order: String,
    },
    ErasureRequest {
        request: String,
    },

    // Files.
    File {
        what: Box<EntryDetail>,
        path: String,
    },
    Continued {
        what: Box<EntryDetail>,
    },
    AllCustomers,
    CustomersFound {
        search: String,
    },
    AllOrders,
    OrdersOfCustomer,
    OrdersLike {
        filter: String,
    },
    OrdersFound {
        search: String,
    },
    OrdersLikeFound {
        filter: String,
        search: String,
    },
    AuditLog,
    Checkpoint,
    AccessReview,
    SubjectReport,
    ExceptionsReport,
    StoreComparison,
    Receipt {
        session: String,
    },
    RejectedRows {
        import: String,
    },
    PersonalData,
    ErasureLetter,

    // Stores.
    ClientSecret,
    Label {
        before: Box<EntryDetail>,
        after: Box<EntryDetail>,
    },
    Colored {
        name: String,
        color: Box<EntryDetail>,
    },
    ColorNone,
    ColorTeal,
    ColorBlue,
    ColorGreen,
    ColorAmber,
    ColorRed,
    ColorPink,
    Certificate {
        before: Box<EntryDetail>,
        after: Box<EntryDetail>,
    },
    SystemCertificates,
    Rules {
        before: Vec<EntryDetail>,
        after: Vec<EntryDetail>,
    },
    PolicyOff,
    PolicyPreviewOnly,
    PolicyPreviewAndSignIn,
    Production,
    NotProduction,
    TimesOf {
        zone: String,
    },
    ViewsNotRecorded,
    AmountsEnteredTwice {
        limit: String,
    },
    UsesProfile {
        profile: String,
    },
    ProfileCreated {
        profile: String,
    },
    ProfileRemoved {
        profile: String,
    },

    // Sessions and support credentials.
    Minutes {
        minutes: String,
    },
    ConsentByCode,
    DeletedByHand {
        username: String,
    },

    // The app.
    LockedWhenIdle,
    LockedByStaff,
    LockedBySystem,
    LockedAtStart,
    OlderThan {
        months: String,
    },
    PublicKey {
        key: String,
    },
    LogLoss {
        cause: Cause,
    },
    LogServer {
        before: Box<EntryDetail>,
        after: Box<EntryDetail>,
        headers_before: Box<EntryDetail>,
        headers_after: Box<EntryDetail>,
    },
    Nothing,
    Authority {
        fingerprint: String,
    },
    SystemAuthorities,
    ClientCertificateChosen,
    ClientCertificateRemoved,
}
