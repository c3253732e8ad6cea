//! Shipping groups: the parcels of an order (see `docs/api.md`, "Shipping groups").

use jiff::Timestamp;
use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::{Orders, path};
use crate::addresses::{PostalAddress, ReceivedPostal};
use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{OrderId, ShippingGroupId};
use crate::identity::{Admin, Identity, send};
use crate::lenient::object;
use crate::page::Page;
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::transport::Call;

/// A parcel of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ShippingGroup {
    /// The ID.
    pub id: ShippingGroupId,
    /// How it is shipped, by which stores also name the carrier.
    pub shipping_type: Text,
    /// The carrier's number of the parcel.
    pub tracking_reference: Text,
    /// The merchant's own ID of the parcel.
    pub external_ref: Text,
    /// Where it goes, if the store sends it.
    pub address: Option<PostalAddress>,
    /// The earliest time at which it should arrive, UTC.
    pub estimate_start: Option<Timestamp>,
    /// The latest time at which it should arrive, UTC.
    pub estimate_end: Option<Timestamp>,
    /// When it was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When it was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// What is changed of a shipping group. A field that is `None` is not sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ShippingGroupPatch {
    r#type: ShippingGroupType,
    /// How it is shipped; an empty text removes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_type: Option<String>,
    /// The carrier's number of the parcel; an empty text removes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_reference: Option<String>,
    /// When it should arrive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_estimate: Option<DeliveryEstimate>,
}

/// When a parcel should arrive, UTC. Without either time, there is no estimate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DeliveryEstimate {
    /// The earliest time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Timestamp>,
    /// The latest time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Timestamp>,
}

/// The `type` of a shipping group in a request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
enum ShippingGroupType {
    #[default]
    #[serde(rename = "shipping_group")]
    ShippingGroup,
}

impl DeliveryEstimate {
    /// An estimate from one time to another.
    pub fn new(start: Option<Timestamp>, end: Option<Timestamp>) -> Self {
        Self { start, end }
    }
}

impl ShippingGroupPatch {
    /// A patch without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Changes how it is shipped.
    #[must_use]
    pub fn shipping_type(mut self, text: impl Into<String>) -> Self {
        self.shipping_type = Some(text.into());
        self
    }

    /// Changes the carrier's number.
    #[must_use]
    pub fn tracking_reference(mut self, text: impl Into<String>) -> Self {
        self.tracking_reference = Some(text.into());
        self
    }

    /// Changes when it should arrive.
    #[must_use]
    pub fn delivery_estimate(mut self, estimate: DeliveryEstimate) -> Self {
        self.delivery_estimate = Some(estimate);
        self
    }
}

resource! {
    /// A shipping group in a response.
    struct Received {
        shipping_type: Text,
        tracking_reference: Text,
        external_ref: Text,
        address: ReceivedPostal,
        delivery_estimate: ReceivedEstimate,
        created_at: Timestamp,
        updated_at: Timestamp,
    } ignored ["type", "relation", "order_id", "links", "relationships", "meta"]
}

object! {
    pub(super) struct ReceivedEstimate {
        start: Timestamp,
        end: Timestamp,
    }
}

impl From<Received> for ShippingGroup {
    fn from(received: Received) -> Self {
        let estimate = received.delivery_estimate.unwrap_or_default();
        Self {
            id: received.id.into(),
            shipping_type: received.shipping_type.unwrap_or_default(),
            tracking_reference: received.tracking_reference.unwrap_or_default(),
            external_ref: received.external_ref.unwrap_or_default(),
            address: received.address.map(PostalAddress::from),
            estimate_start: estimate.start,
            estimate_end: estimate.end,
            created_at: received.created_at,
            updated_at: received.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

impl<I: Identity> Orders<I> {
    /// The parcels of an order. The API does not paginate them, so this is the only page.
    ///
    /// # Errors
    /// As [`Orders::get`].
    pub async fn shipping_groups(&self, order: &OrderId) -> Result<Page<ShippingGroup>, Error> {
        let call = Call::get(path(order).join("shipping-groups")).allow_large_response();
        send(&self.identity, &call).await?.whole_list::<Received, _>()
    }
}

impl Orders<Admin> {
    /// One parcel of an order.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the order has no parcel with this ID.
    pub async fn shipping_group(
        &self,
        order: &OrderId,
        id: &ShippingGroupId,
    ) -> Result<ShippingGroup, Error> {
        let path = path(order).join("shipping-groups").id(id.as_str());
        self.one_group(Call::get(path)).await
    }

    /// Adds a parcel to an order. The request is retried only if the store did not process it.
    ///
    /// # Errors
    /// [`Error::Api`] with status 422 if the order can have none.
    pub async fn create_shipping_group(
        &self,
        order: &OrderId,
        group: &ShippingGroupPatch,
    ) -> Result<ShippingGroup, Error> {
        let path = path(order).join("shipping-groups");
        self.one_group(Call::new(Method::POST, path).data(group)).await
    }

    /// Changes a parcel.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the order has no parcel with this ID. [`Error::Api`] with status
    /// 400 if the store refuses a value.
    pub async fn update_shipping_group(
        &self,
        order: &OrderId,
        id: &ShippingGroupId,
        patch: &ShippingGroupPatch,
    ) -> Result<ShippingGroup, Error> {
        let target = path(order).join("shipping-groups").id(id.as_str());
        self.one_group(Call::new(Method::PUT, target).data(patch)).await
    }

    async fn one_group(&self, call: Call) -> Result<ShippingGroup, Error> {
        let response = send(&self.identity, &call).await?;
        let (group, _) = response.one::<Received, NotIncluded>()?;
        Ok(group.into())
    }
}
