//! The payments of an order (see `docs/api.md`, "Transactions").

use compact_str::CompactString;
use jiff::Timestamp;
use serde::Deserialize;

use crate::customers::Timestamps;
use crate::id::TransactionId;
use crate::money::Money;
use crate::resource::{CustomFields, resource};
use crate::tolerant::{OrAbsent, or_default};

/// A payment, or a part of one. States are the store's own words, known here or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Transaction {
    /// The store's id for the transaction.
    pub id: TransactionId,
    /// `purchase`, `capture`, `authorize`, `refund`.
    pub kind: CompactString,
    /// `complete`, `failed`, `pending`, `cancelled`.
    pub status: CompactString,
    /// The payment service.
    pub gateway: CompactString,
    /// The payment service's own reference.
    pub reference: CompactString,
    /// How much.
    pub amount: Money,
    /// When it was made, UTC.
    pub created_at: Option<Timestamp>,
    /// When it last changed, UTC.
    pub updated_at: Option<Timestamp>,
    /// Everything else that the store sends.
    pub extra: CustomFields,
}

impl Transaction {
    /// How much of it has been paid back, in minor units, where the store keeps count of that in the payment itself.
    pub fn refunded(&self) -> Option<i64> {
        self.extra.get("refunded_amount")?.as_i64()
    }
}

resource! {
    /// A transaction as it is received.
    pub(super) struct Read {
        required id: TransactionId,
        optional transaction_type: CompactString,
        // As it was called before December 2019. Both have been sent at once.
        optional transaction_type_of_2017 = "transaction-type": CompactString,
        optional status: CompactString,
        optional gateway: CompactString,
        optional reference: CompactString,
        optional amount: i64,
        optional currency: CompactString,
        optional meta: Meta,
        // Where the documented table has it; the samples have it in `meta`.
        optional timestamps: Timestamps,
        ignored "type",
        ignored "links",
        ignored "relationships",
    }
}

#[derive(Default, Deserialize)]
pub(super) struct Meta {
    #[serde(default)]
    display_price: OrAbsent<Money>,
    #[serde(default, deserialize_with = "or_default")]
    timestamps: Timestamps,
}

impl From<Read> for Transaction {
    fn from(read: Read) -> Self {
        let kind = if read.transaction_type.is_empty() {
            read.transaction_type_of_2017
        } else {
            read.transaction_type
        };
        let timestamps = read.meta.timestamps;
        Self {
            id: read.id,
            kind,
            status: read.status,
            gateway: read.gateway,
            reference: read.reference,
            amount: Money {
                amount: read.amount,
                currency: read.currency,
                formatted: read.meta.display_price.0.and_then(|price| price.formatted),
            },
            created_at: timestamps.created_at.0.or(read.timestamps.created_at.0),
            updated_at: timestamps.updated_at.0.or(read.timestamps.updated_at.0),
            extra: read.extra,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Transaction {
        serde_json::from_str::<Read>(json).unwrap().into()
    }

    #[test]
    fn the_type_is_read_under_its_name_of_today_and_that_of_2017() {
        assert_eq!(
            read(r#"{"id":"t-1","transaction_type":"purchase"}"#).kind,
            "purchase"
        );
        assert_eq!(read(r#"{"id":"t-1","transaction-type":"refund"}"#).kind, "refund");
        assert_eq!(
            read(r#"{"id":"t-1","transaction-type":"refund","transaction_type":"refund"}"#).kind,
            "refund"
        );
    }

    #[test]
    fn the_moment_is_read_from_either_place() {
        let moment = Some("2018-05-10T15:49:13Z".parse().unwrap());
        let beside = r#"{"id":"t-1","timestamps":{"created_at":"2018-05-10T15:49:13Z"}}"#;
        let inside = r#"{"id":"t-1","meta":{"timestamps":{"created_at":"2018-05-10T15:49:13Z"}}}"#;
        assert_eq!(read(beside).created_at, moment);
        assert_eq!(read(inside).created_at, moment);
    }
}
