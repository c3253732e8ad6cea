//! Plans and pricing options: what is subscribed to, and how often it is billed.

use serde::{Deserialize, Serialize};

use crate::id::SubscriptionPlanId;
use crate::lenient::object;
use crate::money::Money;
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// A plan of a subscription.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SubscriptionPlan {
    /// The ID.
    pub id: SubscriptionPlanId,
    /// The name; empty if the store sends none.
    pub name: Text,
    /// What the plan gives.
    pub description: Option<Text>,
    /// Whether it is the one that the subscription has, if the store says so.
    pub is_active: Option<bool>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// How often a subscription is billed, and what its subscriber may do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PricingOption {
    /// The ID.
    pub id: Text,
    /// The name; empty if the store sends none.
    pub name: Text,
    /// `day`, `week`, `month` or `year`.
    pub billing_interval_type: Option<Text>,
    /// How many intervals are between two invoices.
    pub billing_frequency: Option<i64>,
    /// Whether the subscriber may pause.
    pub can_pause: Option<bool>,
    /// Whether the subscriber may resume.
    pub can_resume: Option<bool>,
    /// Whether the subscriber may cancel.
    pub can_cancel: Option<bool>,
    /// All other fields. `meta.price` has the price by currency.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

impl PricingOption {
    /// The price of one period in this currency, if the store sends it.
    pub fn price(&self, currency: &str) -> Option<Money> {
        let meta = self.extra.get("meta")?;
        let amount = meta.get("price")?.get(currency)?.get("amount")?;
        Some(Money::new(amount.as_i64()?, currency))
    }
}

resource! {
    /// A plan in a response.
    #[derive(Clone)]
    pub(super) struct Received {
        attributes: Attributes,
        meta: Meta,
    } ignored ["type", "links"]
}

object! {
    #[derive(Clone)]
    pub(super) struct Attributes {
        name: Text,
        description: Text,
    }
}

object! {
    #[derive(Clone)]
    pub(super) struct Meta {
        active_plan: bool,
    }
}

resource! {
    /// A pricing option in a response. Its `meta` is kept for the prices.
    #[derive(Clone)]
    pub(super) struct ReceivedOption {
        attributes: OptionAttributes,
    } ignored ["type", "links"]
}

object! {
    #[derive(Clone)]
    pub(super) struct OptionAttributes {
        name: Text,
        billing_interval_type: Text,
        billing_frequency: i64,
        can_pause: bool,
        can_resume: bool,
        can_cancel: bool,
    }
}

impl From<Received> for SubscriptionPlan {
    fn from(received: Received) -> Self {
        let attributes = received.attributes.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: attributes.name.unwrap_or_default(),
            description: attributes.description,
            is_active: received.meta.and_then(|meta| meta.active_plan),
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

impl From<ReceivedOption> for PricingOption {
    fn from(received: ReceivedOption) -> Self {
        let attributes = received.attributes.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: attributes.name.unwrap_or_default(),
            billing_interval_type: attributes.billing_interval_type,
            billing_frequency: attributes.billing_frequency,
            can_pause: attributes.can_pause,
            can_resume: attributes.can_resume,
            can_cancel: attributes.can_cancel,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
