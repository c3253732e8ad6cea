//! Attempts to take the payment for an invoice.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::SubscriptionPaymentId;
use crate::lenient::object;
use crate::money::{self, Money};
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::timestamps::ResourceMeta;

/// An attempt to take the payment for an invoice (see `docs/api.md`, "Invoices").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SubscriptionPayment {
    /// The ID.
    pub id: SubscriptionPaymentId,
    /// Whether the payment was taken, if the store says so.
    pub success: Option<bool>,
    /// Whether the outcome is not known yet.
    pub pending: Option<bool>,
    /// The payment gateway.
    pub gateway: Option<Text>,
    /// The amount.
    pub amount: Option<Money>,
    /// Why the payment failed, in the words of the gateway.
    pub failure_reason: Option<Text>,
    /// When it was tried, UTC.
    pub created_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

resource! {
    /// A payment in a response.
    pub(super) struct Received {
        attributes: Attributes,
        meta: ResourceMeta,
    } ignored ["type", "links"]
}

object! {
    pub(super) struct Attributes {
        success: bool,
        pending: bool,
        gateway: Text,
        amount: money::Received,
        failure_detail: Failure,
    }
}

object! {
    pub(super) struct Failure {
        reason: Text,
    }
}

impl From<Received> for SubscriptionPayment {
    fn from(received: Received) -> Self {
        let attributes = received.attributes.unwrap_or_default();
        let timestamps = received.meta.unwrap_or_default().timestamps.unwrap_or_default();
        Self {
            id: received.id.into(),
            success: attributes.success,
            pending: attributes.pending,
            gateway: attributes.gateway,
            amount: attributes.amount.and_then(money::Received::into_money),
            failure_reason: attributes.failure_detail.and_then(|failure| failure.reason),
            created_at: timestamps.created_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
