//! Why the input of a field is invalid: a sentence in English, and an ID with arguments for other
//! languages.
//!
//! The page has a message `input-<id>` for each in every language but English.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use ts_rs::TS;

use super::MoneyView;

/// Why an input is invalid. Names in arguments are isolated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[serde(tag = "input", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum InvalidInput {
    #[error("Enter a number from {first} to {last}.")]
    NumberOutOfRange { first: u32, last: u32 },
    #[error("Enter at most {limit} characters.")]
    TooLong { limit: usize },
    #[error("Enter a name of 1 to {limit} characters.")]
    NameLength { limit: usize },
    #[error("Enter a name of at most {limit} visible characters.")]
    NameNotVisible { limit: usize },
    #[error("The name has characters that can’t be seen: {visible}. Enter it without them.")]
    NameWithHiddenCharacters { visible: String },

    // Days and times.
    #[error("Enter a date.")]
    DateMissing,
    #[error("Choose a day, such as 2026-11-03.")]
    NotADay,
    #[error("This is the year {year}. Choose a day from {first} to {last}.")]
    UnlikelyYear {
        year: String,
        first: String,
        last: String,
    },
    #[error("Choose a time zone, such as Europe/London.")]
    UnknownTimeZone,
    #[error("This is not a timestamp.")]
    MalformedTimestamp,

    // Customers.
    #[error("Enter the customer’s name.")]
    CustomerNameMissing,
    #[error("Enter the customer’s email address.")]
    EmailMissing,
    #[error("Enter the customer’s email address to confirm.")]
    ConfirmationMissing,
    #[error("This isn’t the email address of {name}.")]
    OtherEmail { name: String },
    #[error("Character {position} of this address, {code}, can’t be seen and doesn’t belong in an address.")]
    EmailWithHiddenCharacter { position: usize, code: String },
    #[error("The store has no email address for this customer, so you can’t sign in as them.")]
    CustomerWithoutEmail,
    #[error("An external reference has at most 2,048 characters.")]
    ReferenceTooLong,
    #[error("Enter the country’s code of two letters, such as GB or US.")]
    CountryNotACode,
    #[error("Enter the note.")]
    NoteMissing,
    #[error("Shorten the note to 2,000 characters.")]
    CustomerNoteTooLong,
    #[error("You can pin up to {limit} of them. Unpin one first.")]
    TooManyPinned { limit: usize },
    #[error("An order can’t be pinned.")]
    OrderNotPinned,

    // Accounts and members.
    #[error("Enter the account’s name.")]
    AccountNameMissing,
    #[error("Enter the member’s name.")]
    MemberNameMissing,
    #[error("A member of this store has this email address. Add them as a member of another account.")]
    MemberExists,
    #[error("“{value}” is not a value that the store can keep in this field.")]
    NotAFieldValue { value: String },

    // Passwords and reasons.
    #[error("Enter the customer’s password.")]
    CustomerPasswordMissing,
    #[error("Enter the new password, or generate one.")]
    NewPasswordMissing,
    #[error("Too short. Use at least 8 characters, or generate a password.")]
    PasswordTooShort,
    #[error("Too easy to guess. Use unrelated words, or generate a password.")]
    PasswordTooEasy,
    #[error("Production store: enter a reason (at least 10 characters).")]
    ReasonMissing,
    #[error("Enter the ticket’s link, such as https://desk.example/tickets/1234.")]
    TicketNotALink,
    #[error("Enter the code that the member reads out.")]
    CodeMissing,
    #[error("Confirm that a second password profile does not break the store’s shop.")]
    ProfileNotConfirmed,

    // Links.
    #[error("This store’s IDs can’t be in a link.")]
    IdsNotLinkable,
    #[error("The link doesn’t lead to a customer or an order. Copy it again in Shopside.")]
    MalformedLink,
    #[error("The link’s store isn’t connected on this computer. Connect it, then open the link again.")]
    StoreOfLinkNotConnected,
    #[error(
        "An import or an export is running in the store that is open. Open the link again when it is done."
    )]
    LinkWouldStopWork,

    // Stores.
    #[error("Enter the address of the store’s API.")]
    StoreAddressMissing,
    #[error("The address must begin with https://. Plain http:// is for a store on this machine only.")]
    StoreAddressNotEncrypted,
    #[error("The address must have no user name, no “?” and no “#” in it.")]
    StoreAddressExtraParts,
    #[error("This is not an address; one looks like {example}.")]
    StoreAddressMalformed { example: String },
    #[error("Enter the client ID of the store’s application key.")]
    ClientIdMissing,
    #[error("Enter the client secret, or choose sign-in only.")]
    ClientSecretMissing,
    #[error("This connection needs no client secret.")]
    ClientSecretNotNeeded,
    #[error(
        "This certificate file can’t be used. Choose a PEM or DER file on this computer, of up to 1 MB and 16 \
         certificates."
    )]
    UnusableCertificateFile,
    #[error("Choose the certificate file again.")]
    CertificateNotChosen,
    #[error("The sandbox store uses no certificate.")]
    SandboxUsesNoCertificate,

    // Amounts and orders.
    #[error("Enter the currency’s three letters, such as GBP.")]
    CurrencyNotACode,
    #[error("Enter an amount in {currency}, such as {example}.")]
    AmountMalformed { currency: String, example: String },
    #[error("{}", decimal_places(currency, *decimals))]
    TooManyDecimals { currency: String, decimals: u8 },
    #[error("This amount is too large.")]
    AmountTooLarge,
    #[error("“{other}” is not {currency}. Change the amount or the currency.")]
    OtherCurrency { other: String, currency: String },
    #[error("Enter an amount of zero or more.")]
    AmountNegative,
    #[error("Enter an amount above zero.")]
    AmountNotPositive,
    #[error("This is above the store’s limit. Enter the amount a second time.")]
    AmountAboveLimit,
    #[error("This isn’t the same amount.")]
    RepeatedAmountDiffers,
    #[error("This order is in {currency}.")]
    OrderInOtherCurrency { currency: String },
    #[error("Only {words} is left to pay.")]
    MoreThanOwed {
        left: MoneyView,
        /// The amount, in English.
        #[serde(skip)]
        words: String,
    },
    #[error("The store doesn’t say how much was paid, so nothing was refunded.")]
    PaidAmountUnknown,
    #[error("The store doesn’t say how much is authorized, so nothing was captured.")]
    HeldAmountUnknown,
    #[error("This payment is in {currency}.")]
    PaymentInOtherCurrency { currency: String },
    #[error("At most {words} is left to refund.")]
    MoreThanRefundable {
        left: MoneyView,
        /// The amount, in English.
        #[serde(skip)]
        words: String,
    },
    #[error("A note has at most {limit} characters.")]
    NoteTooLong { limit: usize },
    #[error("The last day can’t be before the first one.")]
    LastDayBeforeFirst,
    #[error("Shopside doesn’t know this carrier’s tracking page.")]
    UnknownCarrier,
    #[error("Enter a tracking number, a carrier or a date.")]
    ParcelWithoutDetails,
    #[error("This order is canceled. No parcel can be added to it.")]
    ParcelOfCanceledOrder,
    #[error("Order {order} can’t be anonymized, because it’s neither fulfilled, canceled nor refunded.")]
    OrderNotFinal { order: String },
    #[error("Order {order} can’t be deleted, because a customer placed it in the shop.")]
    OrderNotManual { order: String },
    #[error("Add an item.")]
    OrderWithoutItems,
    #[error("Enter the item’s name.")]
    ItemNameMissing,
    #[error("The total has changed. Check it, then create the order.")]
    OrderTotalDiffers,
    #[error("Order {order} has this reference already. Open it, or enter another reference.")]
    ReferenceTaken { order: String },
    #[error("The store has no email address for this customer, and an order needs one.")]
    OrderForCustomerWithoutEmail,
    #[error("Nothing was anonymized or erased for this customer, so there is nothing to confirm.")]
    NothingToConfirm,

    // Filters and exports of orders.
    #[error("The store takes no more filters than these at a time.")]
    TooManyTerms,
    #[error("The store can only filter this by the whole text.")]
    OnlyWholeText,
    #[error("Enter what to filter by.")]
    FilterTextMissing,
    #[error("You can save {limit} filters per store. Delete one first.")]
    TooManyFilters { limit: usize },
    #[error("Another filter has this name.")]
    FilterNameTaken,
    #[error("This export can’t be continued. Start a new one.")]
    ExportNotContinuable,

    // The audit log.
    #[error("Enter a reason that doesn’t name the person. It stays in the audit log.")]
    ErasureReasonMissing,
    #[error(
        "The reason stays in the audit log, so it can’t name the person. Describe the request instead, such as \
         “Letter of November 20”."
    )]
    ErasureReasonNamesPerson,
    #[error("This entry isn’t about a customer, or their data was erased already.")]
    EntryWithoutPerson,
    #[error("This doesn’t match the entry. Enter it exactly as shown to confirm.")]
    EntryNotConfirmed,
    #[error(
        "Nothing was erased: entry {entry} of the audit log was changed or is missing, and a signed erasure would \
         hide that. Verify the audit log, and show the result to your administrator."
    )]
    ErasureOfBrokenLog { entry: String },
    #[error(
        "The data is erased, but a copy of it may be left in the audit log’s file ({reason}). Shopside tries again \
         every hour and when it starts."
    )]
    CopyLeft { reason: String },
    #[error("This file is not a checkpoint of an audit log.")]
    NotACheckpoint,
    #[error(
        "This computer’s signing key isn’t in the keyring. Paste the public key that you noted when it was created."
    )]
    SigningKeyMissing,
    #[error("This checkpoint was changed after it was signed, so it proves nothing. Use the original file.")]
    CheckpointChanged,
    #[error(
        "This checkpoint was signed with another key, {key}. If you noted that key as yours, paste it here. If not, \
         the checkpoint is from another computer or forged."
    )]
    CheckpointOfOtherKey { key: String },
    #[error(
        "The audit log is intact, but this checkpoint covers the entries up to {entry}, and that entry was removed \
         because of its age. Use a later checkpoint."
    )]
    CheckpointEntryRemoved { entry: String },
    #[error("A public key has 64 characters: 0 to 9 and a to f.")]
    MalformedPublicKey,
    #[error("The audit log has no such session.")]
    UnknownSession,
    #[error("There is no such event.")]
    UnknownEvent,
    #[error("There is no such access.")]
    UnknownAccess,
    #[error("Enter the customer’s ID or email address.")]
    ReportCustomerMissing,
    #[error("Enter a time, such as 08:00.")]
    NotATime,

    // The log server.
    #[error("Enter an address such as https://collector.example:4318 or syslog+tls://logs.example:6514.")]
    LogServerMalformed,
    #[error("Enter the address without user name, password, “?” and “#”. Credentials belong in the headers.")]
    LogServerExtraParts,
    #[error("Without encryption, entries can only be sent to this computer. Use https:// or syslog+tls://.")]
    LogServerNotEncrypted,
    #[error("Line {line} is no header. Enter a name, a colon and a value, such as Authorization: Bearer …")]
    HeaderMalformed { line: usize },
    #[error("Leave out the header {name}: the app sets it.")]
    HeaderReserved { name: String },
    #[error("The certificate of the authority can’t be used. Choose a file with certificates in PEM format.")]
    AuthorityCertificate,
    #[error(
        "The client certificate can’t be used. Choose a PEM file with the certificate and its private key, without \
         a passphrase."
    )]
    ClientCertificate,

    // Settings.
    #[error("Choose a zoom level from 50 to 300%.")]
    ZoomOutOfRange,
    #[error("Keep entries for 12, 24, 36 or 84 months, or forever.")]
    AuditLogMonths,
    #[error("Choose a language from the list.")]
    UnknownLanguage,
    #[error("These are too many columns.")]
    TooManyColumns,
    #[error("Enter the user name and password in their own fields, not in the address.")]
    ProxyAddressWithCredentials,
    #[error(
        "Enter the address of a proxy, such as http://proxy.example:3128 or socks5h://proxy.example:1080."
    )]
    ProxyAddressMalformed,
    #[error("Enter a user name of at most {limit} visible characters, without a colon.")]
    ProxyUserInvalid { limit: usize },
    #[error("Enter the user name that the password is for, and save it first.")]
    ProxyUserMissing,
    #[error("Enter an address that begins with https:// and has no user, no ? and no #.")]
    UpdateAddressInvalid,

    // Imports.
    #[error("The file arrived damaged. Choose it again.")]
    FileDamaged,
    #[error("The file is empty.")]
    FileEmpty,
    #[error("The file is larger than 20 MB. Import it in parts.")]
    FileTooLarge,
    #[error("This is {what}, not a table. Save the table as CSV (UTF-8) or .xlsx, and choose that file.")]
    NotATable { what: OtherFile },
    #[error("This is not a text file. Save the table as CSV (UTF-8) or .xlsx, and choose that file.")]
    NotText,
    #[error("There is no row of a customer in this file.")]
    NoRowOfACustomer,
    #[error("There is no such encoding.")]
    UnknownEncoding,
    #[error("The file has no such row.")]
    UnknownRow,
    #[error("This row has no headings: it may be a customer, or has one cell.")]
    RowWithoutHeadings,
    #[error("The workbook has no such sheet.")]
    UnknownSheet,
    #[error(
        "This workbook can’t be read. Save it as .xlsx without a password, or as CSV, and choose that file."
    )]
    UnreadableWorkbook,
    #[error("This sheet can’t be read. Save it as CSV, and choose that file.")]
    UnreadableSheet,
    #[error(
        "This sheet is too large: it has cells beyond column 1,000 or millions of cells. Save the part with \
         customers as CSV."
    )]
    SheetTooLarge,
    #[error("Choose the column of names.")]
    NameColumnMissing,
    #[error("Choose the column of email addresses.")]
    EmailColumnMissing,
    #[error("The file has no such column.")]
    UnknownColumn,
    #[error("This column is chosen for something else.")]
    ColumnTaken,
    #[error("This column has passwords.")]
    ColumnOfPasswords,
    #[error("Another import is under way.")]
    OtherImport,
    #[error("The import is not ready for this.")]
    ImportNotReady,
    #[error("This import is over. Choose the file again.")]
    ImportOver,
}

/// What a file is that is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum OtherFile {
    Pdf,
    Image,
    Compressed,
    Database,
    Program,
    Html,
    Xml,
    Json,
}

impl Display for OtherFile {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF document",
            Self::Image => "an image",
            Self::Compressed => "a compressed file",
            Self::Database => "a database",
            Self::Program => "a program",
            Self::Html => "an HTML page",
            Self::Xml => "an XML file",
            Self::Json => "a JSON file",
        })
    }
}

fn decimal_places(currency: &str, decimals: u8) -> String {
    match decimals {
        0 => format!("{currency} has no decimal places here."),
        1 => format!("{currency} has 1 decimal place here."),
        decimals => format!("{currency} has {decimals} decimal places here."),
    }
}
