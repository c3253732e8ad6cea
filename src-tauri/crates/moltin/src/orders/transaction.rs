//! The transactions of an order (see `docs/api.md`, "Transactions").

use jiff::Timestamp;
use serde::Deserialize;

use crate::id::TransactionId;
use crate::money::Money;
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::timestamps::Timestamps;
use crate::tolerant::{OrAbsent, or_default};

/// A payment, a part of one, or a refund. Kind and status are the store's own text.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Transaction {
    /// The ID.
    pub id: TransactionId,
    /// `purchase`, `capture`, `authorize`, `refund`.
    pub kind: Text,
    /// `complete`, `failed`, `pending`, `cancelled`.
    pub status: Text,
    /// The payment gateway.
    pub gateway: Text,
    /// The gateway's own reference.
    pub reference: Text,
    /// The amount.
    pub amount: Money,
    /// When the transaction was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the transaction was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
}

impl Transaction {
    /// How much of the payment was refunded, in minor units, if the store records that in the
    /// payment.
    pub fn refunded(&self) -> Option<i64> {
        self.extra.get("refunded_amount")?.as_i64()
    }
}

resource! {
    /// A transaction in a response.
    pub(super) struct Received {
        required id: TransactionId,
        optional transaction_type: Text,
        // The name before December 2019. Some responses contain both.
        optional transaction_type_of_2017 = "transaction-type": Text,
        optional status: Text,
        optional gateway: Text,
        optional reference: Text,
        optional amount: i64,
        optional currency: Text,
        optional meta: Meta,
        // The documented table has it here, the examples in `meta`.
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

impl From<Received> for Transaction {
    fn from(received: Received) -> Self {
        let kind = if received.transaction_type.is_empty() {
            received.transaction_type_of_2017
        } else {
            received.transaction_type
        };
        let timestamps = received.meta.timestamps;
        Self {
            id: received.id,
            kind,
            status: received.status,
            gateway: received.gateway,
            reference: received.reference,
            amount: Money {
                amount: received.amount,
                currency: received.currency,
                formatted: received.meta.display_price.0.and_then(|price| price.formatted),
            },
            created_at: timestamps.created_at.0.or(received.timestamps.created_at.0),
            updated_at: timestamps.updated_at.0.or(received.timestamps.updated_at.0),
            extra: received.extra,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Transaction {
        serde_json::from_str::<Received>(json).unwrap().into()
    }

    #[test]
    fn type_is_read_by_its_old_and_new_name() {
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
    fn timestamps_are_read_from_either_place() {
        let created_at = Some("2018-05-10T15:49:13Z".parse().unwrap());
        let beside = r#"{"id":"t-1","timestamps":{"created_at":"2018-05-10T15:49:13Z"}}"#;
        let inside = r#"{"id":"t-1","meta":{"timestamps":{"created_at":"2018-05-10T15:49:13Z"}}}"#;
        assert_eq!(read(beside).created_at, created_at);
        assert_eq!(read(inside).created_at, created_at);
    }
}
