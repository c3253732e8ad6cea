//! The invoices of subscriptions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{SubscriptionId, SubscriptionInvoiceId};
use crate::lenient::{StrictText, object};
use crate::money::{self, Money};
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// An invoice of a subscription, for one period (see `docs/api.md`, "Invoices").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SubscriptionInvoice {
    /// The ID.
    pub id: SubscriptionInvoiceId,
    /// The number of the invoice.
    pub number: Option<Text>,
    /// The subscription.
    pub subscription_id: Option<SubscriptionId>,
    /// The start of the period, UTC.
    pub period_start: Option<Timestamp>,
    /// The end of the period, UTC.
    pub period_end: Option<Timestamp>,
    /// What is billed.
    pub items: Vec<InvoiceItem>,
    /// Whether it is still to be paid, if the store says so.
    pub outstanding: Option<bool>,
    /// The total.
    pub price: Option<Money>,
    /// When the invoice was created, UTC.
    pub created_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvoiceItem {
    /// What it is; empty if the store does not say.
    pub description: Text,
    /// Its price.
    pub price: Option<Money>,
}

resource! {
    /// An invoice in a response.
    pub(super) struct Received {
        attributes: Attributes,
        meta: Meta,
    } ignored ["type", "links"]
}

object! {
    pub(super) struct Attributes {
        number: Text,
        billing_period: Period,
        invoice_items: Vec<Item>,
        outstanding: bool,
        created_at: Timestamp,
    }
}

object! {
    pub(super) struct Period {
        start: Timestamp,
        end: Timestamp,
    }
}

object! {
    pub(super) struct Item {
        description: Text,
        price: money::Received,
    }
}

object! {
    pub(super) struct Meta {
        subscription_id: StrictText,
        price: money::Received,
        timestamps: Timestamps,
    }
}

object! {
    pub(super) struct Timestamps {
        created_at: Timestamp,
    }
}

impl From<Received> for SubscriptionInvoice {
    fn from(received: Received) -> Self {
        let attributes = received.attributes.unwrap_or_default();
        let period = attributes.billing_period.unwrap_or_default();
        let meta = received.meta.unwrap_or_default();
        let items = attributes.invoice_items.unwrap_or_default().into_iter();
        let created_at = meta.timestamps.and_then(|timestamps| timestamps.created_at);
        Self {
            id: received.id.into(),
            number: attributes.number,
            subscription_id: meta.subscription_id.map(|id| id.0.into()),
            period_start: period.start,
            period_end: period.end,
            items: items.map(InvoiceItem::from).collect(),
            outstanding: attributes.outstanding,
            price: meta.price.and_then(money::Received::into_money),
            created_at: created_at.or(attributes.created_at),
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

impl From<Item> for InvoiceItem {
    fn from(received: Item) -> Self {
        Self {
            description: received.description.unwrap_or_default(),
            price: received.price.and_then(money::Received::into_money),
        }
    }
}
