//! Parcels: the shipping groups of an order.

use std::collections::BTreeSet;

use futures_util::FutureExt;
use journal::Action;
use moltin::{DeliveryEstimate, OrderId, ShippingGroup, ShippingGroupId, ShippingGroupPatch, Timestamp};

use super::OrderActions;
use crate::Error;
use crate::lifecycle::Work;
use crate::view::{Done, InvalidInput, OpenTracking, OrderActionView, ParcelFields, ParcelView, SaveParcel};
use crate::{tracking, view_of};

/// In characters. The API names no limit.
const MAX_TEXT_LENGTH: usize = 128;

impl OrderActions {
    /// The parcels of an order.
    pub(crate) async fn parcels(&self, connection: &str, order: &str) -> Result<Vec<ParcelView>, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let (orders, id) = (store.admin()?.orders(), OrderId::new(order));
                self.views.record_order(&store, &id, "parcels of order").await?;
                Ok(view_of::parcels(orders.shipping_groups(&id).await?))
            })
            .await
    }

    /// Records that the page of a parcel is opened in the browser, whose carrier gets its number.
    /// Returns its address.
    pub(crate) async fn tracking_page(
        &self,
        connection: &str,
        parcel: OpenTracking,
    ) -> Result<String, Error> {
        self.refuse_in_session()?;
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                let page = tracking::page(&parcel.carrier, &parcel.tracking_reference)
                    .ok_or_else(|| Error::input("carrier", InvalidInput::UnknownCarrier))?;
                let what = format!("tracking page at {} of order", page.host);
                self.views
                    .record_order(&store, &OrderId::new(parcel.order), &what)
                    .await?;
                Ok(page.url)
            })
            .await
    }

    /// Adds or changes a parcel.
    pub(crate) async fn save_parcel(
        &self,
        connection: &str,
        save: SaveParcel,
    ) -> Result<OrderActionView, Error> {
        self.act(connection, async |store| {
            let id = OrderId::new(&save.order);
            let patch = patch(&save.fields)?;
            let what = match &save.was {
                None => "parcel added".to_owned(),
                Some(was) => format!("parcel {} changed", was.id),
            };
            let (order, event) = self.order(&store, &id, Action::ParcelChange, what).await?;
            if save.was.is_none() && order.status == "cancelled" {
                return Err(Error::input("order", InvalidInput::ParcelOfCanceledOrder));
            }
            let orders = store.admin()?.orders();
            match &save.was {
                None => {
                    let all = orders.shipping_groups(&id).await?.items;
                    let before: BTreeSet<_> = all.into_iter().map(|one| one.id).collect();
                    let request = orders.create_shipping_group(&id, &patch);
                    let look = || {
                        async {
                            let all = orders.shipping_groups(&id).await?.items;
                            let is_new =
                                |one: &ShippingGroup| !before.contains(&one.id) && is_same(one, &patch);
                            Ok(all.iter().any(is_new))
                        }
                        .boxed()
                    };
                    self.settle(event, request, look, Done::ParcelAdded).await
                }
                Some(was) => {
                    let group = ShippingGroupId::new(&was.id);
                    let current = view_of::parcel(orders.shipping_group(&id, &group).await?);
                    if current != *was {
                        return Ok(OrderActionView::Conflict);
                    }
                    let request = orders.update_shipping_group(&id, &group, &patch);
                    let look = || {
                        async {
                            let now = orders.shipping_group(&id, &group).await?;
                            Ok(is_same(&now, &patch))
                        }
                        .boxed()
                    };
                    self.settle(event, request, look, Done::ParcelChanged).await
                }
            }
        })
        .await
    }
}

fn is_same(group: &ShippingGroup, patch: &ShippingGroupPatch) -> bool {
    let estimate = DeliveryEstimate::new(group.estimate_start, group.estimate_end);
    patch.tracking_reference.as_deref() == Some(group.tracking_reference.as_str())
        && patch.shipping_type.as_deref() == Some(group.shipping_type.as_str())
        && patch.delivery_estimate == Some(estimate)
}

fn patch(fields: &ParcelFields) -> Result<ShippingGroupPatch, Error> {
    let text = |field: &'static str, text: &str| {
        let text = text.trim();
        if text.chars().count() > MAX_TEXT_LENGTH {
            return Err(Error::input(
                field,
                InvalidInput::TooLong {
                    limit: MAX_TEXT_LENGTH,
                },
            ));
        }
        Ok(text.to_owned())
    };
    let time = |field: &'static str, text: &str| {
        let time = Some(text.trim()).filter(|text| !text.is_empty());
        let time = time.map(str::parse::<Timestamp>).transpose();
        time.map_err(|_| Error::input(field, InvalidInput::DateMissing))
    };
    let start = time("estimateStart", &fields.estimate_start)?;
    let end = time("estimateEnd", &fields.estimate_end)?;
    if let (Some(start), Some(end)) = (start, end)
        && start > end
    {
        return Err(Error::input("estimateEnd", InvalidInput::LastDayBeforeFirst));
    }
    let (carrier, tracking) = (
        text("carrier", &fields.carrier)?,
        text("trackingReference", &fields.tracking_reference)?,
    );
    if carrier.is_empty() && tracking.is_empty() && start.is_none() && end.is_none() {
        return Err(Error::input(
            "trackingReference",
            InvalidInput::ParcelWithoutDetails,
        ));
    }
    Ok(ShippingGroupPatch::new()
        .shipping_type(carrier)
        .tracking_reference(tracking)
        .delivery_estimate(DeliveryEstimate::new(start, end)))
}
