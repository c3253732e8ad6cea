//! The JSON of orders.

use std::collections::HashMap;
use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::item::{self, OrderItem};
use super::order::Order;
use crate::addresses::PostalAddress;
use crate::id::{CustomerId, OrderId, OrderItemId};
use crate::money::Money;
use crate::resource::resource;
use crate::text::Text;
use crate::timestamps::Timestamps;
use crate::tolerant::{OrAbsent, or_default};

resource! {
    /// An order in a response.
    pub(super) struct Received {
        required id: OrderId,
        optional order_number: Option<Text>,
        optional external_ref: Option<Text>,
        optional status: Text,
        optional payment: Text,
        optional shipping: Text,
        optional customer: Person,
        // An account's order has this instead.
        optional contact: Person,
        optional shipping_address: Option<PostalAddress>,
        optional billing_address: Option<PostalAddress>,
        optional meta: Meta,
        optional relationships: Relationships,
        // Two of the documented examples have it here instead of beside the order.
        optional included: Option<Included>,
        ignored "type",
        ignored "links",
    }
}

#[derive(Default, Deserialize)]
pub(super) struct Person {
    #[serde(default, deserialize_with = "or_default")]
    name: Text,
    #[serde(default, deserialize_with = "or_default")]
    email: Text,
}

impl Person {
    fn is_empty(&self) -> bool {
        self.name.is_empty() && self.email.is_empty()
    }
}

#[derive(Default, Deserialize)]
pub(super) struct Meta {
    #[serde(default, deserialize_with = "or_default")]
    display_price: DisplayPrice,
    #[serde(default, deserialize_with = "or_default")]
    timestamps: Timestamps,
}

#[derive(Default, Deserialize)]
struct DisplayPrice {
    with_tax: Option<Money>,
    without_tax: Option<Money>,
    tax: Option<Money>,
    // Newer fields; an unexpected type must not make the order unreadable.
    #[serde(default)]
    discount: OrAbsent<Money>,
    #[serde(default)]
    shipping: OrAbsent<Money>,
    #[serde(default)]
    shipping_discount: OrAbsent<Money>,
}

#[derive(Default, Deserialize)]
pub(super) struct Relationships {
    #[serde(default, deserialize_with = "or_default")]
    items: ItemReferences,
    #[serde(default, deserialize_with = "or_default")]
    customer: OneOrNone,
}

/// References to items: a list under `data` today, a list of objects with a `data` each in 2017
/// (see `docs/api.md`, "Order fields").
#[derive(Default)]
struct ItemReferences(Vec<Reference>);

impl<'de> Deserialize<'de> for ItemReferences {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemReferencesVisitor)
    }
}

struct ItemReferencesVisitor;

impl<'de> Visitor<'de> for ItemReferencesVisitor {
    type Value = ItemReferences;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("references to order items")
    }

    fn visit_map<A: MapAccess<'de>>(self, today: A) -> Result<Self::Value, A::Error> {
        let Many { data } = Many::deserialize(MapAccessDeserializer::new(today))?;
        Ok(ItemReferences(data))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, of_2017: A) -> Result<Self::Value, A::Error> {
        let references = Vec::<One>::deserialize(SeqAccessDeserializer::new(of_2017))?;
        Ok(ItemReferences(
            references.into_iter().map(|one| one.data).collect(),
        ))
    }
}

#[derive(Deserialize)]
struct Many {
    #[serde(default, deserialize_with = "or_default")]
    data: Vec<Reference>,
}

#[derive(Deserialize)]
struct One {
    data: Reference,
}

#[derive(Default, Deserialize)]
struct OneOrNone {
    data: Option<Reference>,
}

#[derive(Deserialize)]
struct Reference {
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    kind: Text,
    id: String,
}

impl ItemReferences {
    /// The IDs of the items. The references also contain shipping groups.
    fn ids(self) -> Vec<OrderItemId> {
        let items = self
            .0
            .into_iter()
            .filter(|reference| reference.kind != "shipping_group");
        items.map(|reference| OrderItemId::new(reference.id)).collect()
    }
}

/// The `included` part of a response: the items of all its orders in one array.
#[derive(Default, Deserialize)]
pub(super) struct Included {
    #[serde(default, deserialize_with = "or_default")]
    items: Vec<item::Received>,
}

/// The items of all orders of a response, usually in the order in which the orders refer to them.
pub(super) struct Items {
    items: Vec<Option<OrderItem>>,
    next: usize,
    /// The position of each item; built when an item is not at the expected position.
    positions: Option<HashMap<OrderItemId, usize>>,
}

impl Included {
    pub(super) fn into_items(self) -> Items {
        Items {
            items: self.items.into_iter().map(|item| Some(item.into())).collect(),
            next: 0,
            positions: None,
        }
    }
}

impl Items {
    fn take(&mut self, id: &OrderItemId) -> Option<OrderItem> {
        let expected = self.items.get_mut(self.next);
        if let Some(item) = expected.and_then(|item| item.take_if(|item| item.id == *id)) {
            self.next = self.next.saturating_add(1);
            return Some(item);
        }
        let items = &self.items;
        let positions = self.positions.get_or_insert_with(|| {
            let positions = items.iter().enumerate();
            positions
                .filter_map(|(position, item)| Some((item.as_ref()?.id.clone(), position)))
                .collect()
        });
        let position = *positions.get(id)?;
        self.next = position.saturating_add(1);
        self.items[position].take()
    }
}

impl Received {
    /// The order, with its items if the request included them.
    pub(super) fn into_order(self, items: Option<&mut Items>) -> Order {
        let item_ids = self.relationships.items.ids();
        let person = if self.customer.is_empty() {
            self.contact
        } else {
            self.customer
        };
        let DisplayPrice {
            with_tax,
            without_tax,
            tax,
            discount,
            shipping: shipping_price,
            shipping_discount,
        } = self.meta.display_price;
        Order {
            id: self.id,
            order_number: self.order_number,
            external_ref: self.external_ref,
            status: self.status,
            payment: self.payment,
            shipping: self.shipping,
            customer_name: person.name,
            customer_email: person.email,
            customer_id: self
                .relationships
                .customer
                .data
                .map(|customer| CustomerId::new(customer.id)),
            with_tax,
            without_tax,
            tax,
            discount: discount.0,
            shipping_price: shipping_price.0,
            shipping_discount: shipping_discount.0,
            created_at: self.meta.timestamps.created_at.0,
            updated_at: self.meta.timestamps.updated_at.0,
            shipping_address: self.shipping_address,
            billing_address: self.billing_address,
            items: items.map(|items| item_ids.iter().filter_map(|id| items.take(id)).collect()),
            item_ids,
            extra: self.extra,
        }
    }
}
