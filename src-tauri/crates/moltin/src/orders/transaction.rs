//! The transactions of an order (see `docs/api.md`, "Transactions").

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::TransactionId;
use crate::lenient::object;
use crate::money::{self, Money};
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::timestamps::Timestamps;

/// A payment, a part of one, or a refund. Kind and status are the store's own text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The amount, if the store sends it.
    pub amount: Option<Money>,
    /// When the transaction was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the transaction was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read, such as `name`. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

impl Transaction {
    /// How much of the payment was refunded, in minor units, if the store records that in the
    /// payment.
    pub fn refunded(&self) -> Option<i64> {
        self.extra.read("refunded_amount")
    }
}

resource! {
    /// A transaction in a response.
    pub(super) struct Received {
        transaction_type: Text,
        // The name before December 2019. Some responses contain both.
        transaction_type_of_2017 = "transaction-type": Text,
        status: Text,
        gateway: Text,
        reference: Text,
        amount: i64,
        currency: Text,
        meta: Meta,
        // The documented table has it here, the examples in `meta`.
        timestamps: Timestamps,
    } ignored ["type", "links", "relationships"]
}

object! {
    pub(super) struct Meta {
        display_price: money::Received,
        timestamps: Timestamps,
    }
}

impl From<Received> for Transaction {
    fn from(received: Received) -> Self {
        let kind = received.transaction_type.filter(|kind| !kind.is_empty());
        let meta = received.meta.unwrap_or_default();
        let (inside, beside) = (
            meta.timestamps.unwrap_or_default(),
            received.timestamps.unwrap_or_default(),
        );
        let amount = money::Received {
            amount: received.amount,
            currency: received.currency,
            formatted: meta.display_price.and_then(|price| price.formatted),
        };
        Self {
            id: received.id.into(),
            kind: kind.or(received.transaction_type_of_2017).unwrap_or_default(),
            status: received.status.unwrap_or_default(),
            gateway: received.gateway.unwrap_or_default(),
            reference: received.reference.unwrap_or_default(),
            amount: amount.into_money(),
            created_at: inside.created_at.or(beside.created_at),
            updated_at: inside.updated_at.or(beside.updated_at),
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lenient::read_record;

    fn read(json: &str) -> Transaction {
        read_record::<Received>(json).unwrap().into()
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
