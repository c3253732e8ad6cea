//! A subscription.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::plan::{self, PricingOption, ReceivedOption, SubscriptionPlan};
use crate::id::{AccountId, SubscriptionId, SubscriptionPlanId};
use crate::lenient::{RecordList, StrictText, object};
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// A subscription of an account (see `docs/api.md`, "Subscriptions").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Subscription {
    /// The ID.
    pub id: SubscriptionId,
    /// The account that subscribed.
    pub account_id: Option<AccountId>,
    /// The merchant's own ID.
    pub external_ref: Option<Text>,
    /// The name of what was subscribed to.
    pub offering_name: Option<Text>,
    /// The plan.
    pub plan_id: Option<SubscriptionPlanId>,
    /// The ID of the pricing option.
    pub pricing_option_id: Option<Text>,
    /// The plan itself, if the store sends it.
    pub plan: Option<SubscriptionPlan>,
    /// The pricing option itself, if the store sends it.
    pub pricing_option: Option<PricingOption>,
    /// ISO 4217 code; empty if the store sends none.
    pub currency: Text,
    /// The name of the subscriber.
    pub name: Option<Text>,
    /// The email address of the subscriber.
    pub email: Option<Text>,
    /// `active` or `inactive`; empty if the store sends none.
    pub status: Text,
    /// Whether it was canceled: it may stay active until the end of the period.
    pub canceled: Option<bool>,
    /// Whether it is paused.
    pub paused: Option<bool>,
    /// Whether it is closed.
    pub closed: Option<bool>,
    /// Whether it has not begun.
    pub pending: Option<bool>,
    /// Whether it is suspended.
    pub suspended: Option<bool>,
    /// When the next invoice is due, UTC.
    pub invoice_after: Option<Timestamp>,
    /// When it was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When it was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// When it was canceled, UTC.
    pub canceled_at: Option<Timestamp>,
    /// When it was paused, UTC.
    pub paused_at: Option<Timestamp>,
    /// When it ends, UTC.
    pub end_date: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

resource! {
    /// A subscription in a response.
    pub(super) struct Received {
        attributes: Attributes,
        meta: Meta,
    } ignored ["type", "links"]
}

object! {
    pub(super) struct Attributes {
        account_id: StrictText,
        external_ref: Text,
        offering: Offering,
        plan_id: StrictText,
        pricing_option_id: Text,
        currency: Text,
        name: Text,
        email: Text,
    }
}

object! {
    pub(super) struct Offering {
        attributes: OfferingAttributes,
    }
}

object! {
    pub(super) struct OfferingAttributes {
        name: Text,
    }
}

object! {
    pub(super) struct Meta {
        status: Text,
        canceled: bool,
        paused: bool,
        closed: bool,
        pending: bool,
        suspended: bool,
        invoice_after: Timestamp,
        timestamps: Timestamps,
    }
}

object! {
    pub(super) struct Timestamps {
        created_at: Timestamp,
        updated_at: Timestamp,
        canceled_at: Timestamp,
        paused_at: Timestamp,
        end_date: Timestamp,
    }
}

object! {
    /// The plans and pricing options of all subscriptions of a response.
    pub(super) struct Included {
        plans: RecordList<plan::Received>,
        pricing_options: RecordList<ReceivedOption>,
    }
}

impl Received {
    pub(super) fn into_subscription(self, included: &mut Included) -> Subscription {
        let attributes = self.attributes.unwrap_or_default();
        let meta = self.meta.unwrap_or_default();
        let timestamps = meta.timestamps.unwrap_or_default();
        let plan_id = attributes.plan_id.map(|id| id.0);
        let plan = included.plans.iter().flat_map(|plans| &plans.records);
        let plan = plan.into_iter().find(|plan| plan_id.as_deref() == Some(&plan.id));
        let option_id = attributes.pricing_option_id;
        let options = included.pricing_options.iter();
        let option = options
            .flat_map(|options| &options.records)
            .find(|option| option_id.as_deref() == Some(&option.id));
        Subscription {
            id: self.id.into(),
            account_id: attributes.account_id.map(|id| id.0.into()),
            external_ref: attributes.external_ref,
            offering_name: attributes.offering.and_then(|offering| offering.attributes?.name),
            plan: plan.cloned().map(Into::into),
            plan_id: plan_id.map(Into::into),
            pricing_option: option.cloned().map(Into::into),
            pricing_option_id: option_id,
            currency: attributes.currency.unwrap_or_default(),
            name: attributes.name,
            email: attributes.email,
            status: meta.status.unwrap_or_default(),
            canceled: meta.canceled,
            paused: meta.paused,
            closed: meta.closed,
            pending: meta.pending,
            suspended: meta.suspended,
            invoice_after: meta.invoice_after,
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            canceled_at: timestamps.canceled_at,
            paused_at: timestamps.paused_at,
            end_date: timestamps.end_date,
            extra: self.extra,
            unreadable_fields: self.unreadable_fields,
        }
    }
}
