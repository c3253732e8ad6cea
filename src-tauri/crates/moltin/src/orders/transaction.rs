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

    /// Whether the store sent how much was refunded, but not as an amount. Then it is not known how
    /// much is left.
    pub fn has_unreadable_refund(&self) -> bool {
        let sent = self.extra.texts();
        let sent = sent.get("refunded_amount");
        self.refunded().is_none() && sent.is_some_and(|sent| sent != "null")
    }

    /// Whether money was collected with it. After a refund, the store calls the payment itself a
    /// `refund`, with its own amount beside the refunded one.
    pub fn is_captured(&self) -> bool {
        let is_payment = matches!(self.kind.as_str(), "purchase" | "capture");
        self.status == "complete" && (is_payment || self.is_refunded_payment())
    }

    /// Whether it is a payment that was refunded, in part or in full, and not a refund by itself.
    pub fn is_refunded_payment(&self) -> bool {
        self.kind == "refund" && self.refunded().is_some_and(|refunded| refunded > 0)
    }

    /// How much can still be refunded, in minor units.
    pub fn refundable(&self) -> Option<i64> {
        if self.has_unreadable_refund() {
            return None;
        }
        let amount = self.amount.as_ref().filter(|_| self.is_captured())?.amount;
        // A negative sum is an error of the store. It must not make more refundable than was paid.
        let refunded = self.refunded().unwrap_or_default().max(0);
        Some(amount.saturating_sub(refunded).max(0))
    }

    /// Whether the money was collected outside of the store, so that the store can't pay it back.
    pub fn is_captured_by_hand(&self) -> bool {
        let mechanism: Option<Text> = self.extra.read("capture_mechanism");
        self.gateway == "manual" || mechanism.is_some_and(|mechanism| mechanism == "manual")
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
    // The last ones hold secrets of the payment service, and personal data.
    } ignored ["type", "links", "relationships", "payment_intent", "client_parameters", "next_actions"]
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
            includes_tax: None,
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
    fn secrets_of_the_payment_service_are_dropped() {
        let transaction = read(
            r#"{"id":"t-1","payment_intent":{"client_secret":"pi_s"},"client_parameters":{"token":"s"},"refunded_amount":900}"#,
        );
        assert_eq!(transaction.extra.texts().len(), 1);
        assert_eq!(transaction.refunded(), Some(900));
    }

    #[test]
    fn refunded_payment_is_told_from_a_refund() {
        let read = |more: &str| {
            let json = format!(r#"{{"id":"t-1","status":"complete","amount":4000,"currency":"EUR",{more}}}"#);
            read(&json)
        };
        let payment = read(r#""transaction_type":"refund","refunded_amount":1250"#);
        let refund = read(r#""transaction_type":"refund","refunded_amount":0"#);

        assert!(payment.is_refunded_payment() && payment.is_captured());
        assert_eq!(payment.refundable(), Some(2750));
        assert!(!refund.is_refunded_payment() && !refund.is_captured());
        assert_eq!(refund.refundable(), None);
    }

    #[test]
    fn impossible_amounts_make_no_more_refundable() {
        for (amount, refunded, left) in [
            (4000, -1250, 4000),
            (4000, 4001, 0),
            (-4000, 0, 0),
            (i64::MAX, i64::MIN, i64::MAX),
            (i64::MIN, i64::MAX, 0),
        ] {
            let json = format!(
                r#"{{"id":"t-1","status":"complete","amount":{amount},"currency":"EUR","transaction_type":"purchase",
                    "refunded_amount":{refunded}}}"#
            );
            assert_eq!(read(&json).refundable(), Some(left), "{amount}, {refunded}");
        }
    }

    #[test]
    fn unreadable_refund_leaves_nothing_to_refund() {
        for (refunded, left) in [
            ("null", Some(4000)),
            (r#""1250""#, Some(2750)),
            ("1250.0", Some(2750)),
            (r#""1,250""#, None),
            ("{}", None),
            ("12.5", None),
        ] {
            let payment = read(&format!(
                r#"{{"id":"t-1","status":"complete","amount":4000,"currency":"EUR","transaction_type":"purchase",
                    "refunded_amount":{refunded}}}"#
            ));
            assert_eq!(payment.refundable(), left, "{refunded}");
            assert_eq!(payment.has_unreadable_refund(), left.is_none(), "{refunded}");
        }
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
