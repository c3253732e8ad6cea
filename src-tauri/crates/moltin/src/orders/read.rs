//! Orders as they are received.

use std::collections::HashMap;
use std::fmt;

use compact_str::CompactString;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Order;
use super::item::{self, OrderItem};
use crate::addresses::PostalAddress;
use crate::customers::Timestamps;
use crate::id::{CustomerId, OrderId, OrderItemId};
use crate::money::Money;
use crate::resource::resource;
use crate::tolerant::{OrAbsent, or_default};

resource! {
    /// An order as it is received.
    pub(super) struct Read {
        required id: OrderId,
        optional order_number: Option<CompactString>,
        optional external_ref: Option<CompactString>,
        optional status: CompactString,
        optional payment: CompactString,
        optional shipping: CompactString,
        optional customer: Person,
        // In its place on an account's order.
        optional contact: Person,
        optional shipping_address: Option<PostalAddress>,
        optional billing_address: Option<PostalAddress>,
        optional meta: Meta,
        optional relationships: Relationships,
        // Two of the documented samples have it here instead of beside the order.
        optional included: Option<Included>,
        ignored "type",
        ignored "links",
    }
}

#[derive(Default, Deserialize)]
pub(super) struct Person {
    #[serde(default, deserialize_with = "or_default")]
    name: CompactString,
    #[serde(default, deserialize_with = "or_default")]
    email: CompactString,
}

impl Person {
    fn is_nobody(&self) -> bool {
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
    // Of later years, and no reason to lose an order over.
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

/// References to lines: a list under `data` today, a list of objects with a `data` each in 2017
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
        formatter.write_str("references to the lines of an order")
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
    kind: CompactString,
    id: String,
}

impl ItemReferences {
    /// The lines; shipping groups are among the references too.
    fn ids(self) -> Vec<OrderItemId> {
        let lines = self
            .0
            .into_iter()
            .filter(|reference| reference.kind != "shipping_group");
        lines.map(|reference| OrderItemId::new(reference.id)).collect()
    }
}

/// What was asked to be included: the lines of all the orders in one array.
#[derive(Default, Deserialize)]
pub(super) struct Included {
    #[serde(default, deserialize_with = "or_default")]
    items: Vec<item::Read>,
}

/// The lines of all the orders of a reply. They mostly come in the order in which the orders name them.
pub(super) struct Lines {
    lines: Vec<Option<OrderItem>>,
    next: usize,
    /// Where each line is, once one has not been where it was expected.
    places: Option<HashMap<OrderItemId, usize>>,
}

impl Included {
    pub(super) fn lines(self) -> Lines {
        Lines {
            lines: self.items.into_iter().map(|item| Some(item.into())).collect(),
            next: 0,
            places: None,
        }
    }
}

impl Lines {
    fn take(&mut self, id: &OrderItemId) -> Option<OrderItem> {
        let expected = self.lines.get_mut(self.next);
        if let Some(line) = expected.and_then(|line| line.take_if(|line| line.id == *id)) {
            self.next += 1;
            return Some(line);
        }
        let lines = &self.lines;
        let places = self.places.get_or_insert_with(|| {
            let places = lines.iter().enumerate();
            places
                .filter_map(|(place, line)| Some((line.as_ref()?.id.clone(), place)))
                .collect()
        });
        let place = *places.get(id)?;
        self.next = place + 1;
        self.lines[place].take()
    }
}

impl Read {
    /// The order, with its lines where they were asked for.
    pub(super) fn finish(self, lines: Option<&mut Lines>) -> Order {
        let item_ids = self.relationships.items.ids();
        let person = if self.customer.is_nobody() {
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
            items: lines.map(|lines| item_ids.iter().filter_map(|id| lines.take(id)).collect()),
            item_ids,
            extra: self.extra,
        }
    }
}
