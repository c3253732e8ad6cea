//! The JSON of orders.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::de::{MapAccess, SeqAccess};

use super::item::{self, OrderItem};
use super::order::Order;
use crate::addresses::{PostalAddress, ReceivedPostal};
use crate::id::OrderItemId;
use crate::lenient::{Place, Readable, RecordList, StrictText, object};
use crate::money;
use crate::resource::resource;
use crate::text::Text;

resource! {
    /// An order in a response.
    pub(super) struct Received {
        order_number: Text,
        external_ref: Text,
        status: Text,
        payment: Text,
        shipping: Text,
        anonymized: bool,
        customer: Person,
        // An account's order has this instead.
        contact: Person,
        shipping_address: ReceivedPostal,
        billing_address: ReceivedPostal,
        meta: Meta,
        relationships: Relationships,
        // Two of the documented examples have it here instead of beside the order.
        included: Included,
    } ignored ["type", "links"]
}

object! {
    #[derive(Clone)]
    pub(super) struct Person {
        name: Text,
        email: Text,
    }
}

object! {
    pub(super) struct Meta {
        display_price: DisplayPrice,
        timestamps: Timestamps,
        is_manual: bool,
    }
}

object! {
    pub(super) struct Timestamps {
        created_at: Timestamp,
        updated_at: Timestamp,
        fully_paid_at: Timestamp,
    }
}

object! {
    pub(super) struct DisplayPrice {
        with_tax: money::Received,
        without_tax: money::Received,
        tax: money::Received,
        discount: money::Received,
        without_discount: money::Received,
        paid: money::Received,
        authorized: money::Received,
        balance_owing: money::Received,
        shipping: money::Received,
        shipping_discount: money::Received,
    }
}

object! {
    pub(super) struct Relationships {
        items: ItemReferences,
        customer: One,
        account: One,
        account_member: One,
    }
}

object! {
    pub(super) struct Many {
        data: Vec<Reference>,
    }
}

object! {
    pub(super) struct One {
        data: Reference,
    }
}

object! {
    pub(super) struct Reference {
        kind = "type": Text,
        id: StrictText,
    }
}

/// References to items: a list under `data` today, a list of objects with a `data` each in 2017
/// (see `docs/api.md`, "Order fields").
pub(super) struct ItemReferences(Vec<Reference>);

impl Readable for ItemReferences {
    fn from_object<'de, A: MapAccess<'de>>(today: A, place: &Place<'_>) -> Result<Option<Self>, A::Error> {
        let many = Many::from_object(today, place)?;
        Ok(many.map(|many| Self(many.data.unwrap_or_default())))
    }

    fn from_list<'de, A: SeqAccess<'de>>(of_2017: A, place: &Place<'_>) -> Result<Option<Self>, A::Error> {
        let references = Vec::<One>::from_list(of_2017, place)?.unwrap_or_default();
        let references = references.into_iter().filter_map(|one| one.data);
        Ok(Some(Self(references.collect())))
    }
}

impl ItemReferences {
    /// The IDs of the items. The references also contain shipping groups.
    fn ids(self) -> Vec<OrderItemId> {
        let is_item = |reference: &Reference| {
            let kind = reference.kind.as_deref();
            kind != Some("shipping_group")
        };
        let ids = self
            .0
            .into_iter()
            .filter(is_item)
            .filter_map(|reference| reference.id);
        ids.map(|id| OrderItemId::new(id.0)).collect()
    }
}

object! {
    /// The `included` part of a response: the items of all its orders in one array.
    pub(super) struct Included {
        items: RecordList<item::Received>,
    }
}

/// The items of all orders of a response, usually in the order in which the orders refer to them.
pub(super) struct Items {
    items: Vec<Option<OrderItem>>,
    some_are_unreadable: bool,
    next: usize,
    /// The position of each item; built when an item is not at the expected position.
    positions: Option<HashMap<OrderItemId, usize>>,
}

impl Included {
    pub(super) fn into_items(self) -> Items {
        let items = self.items.unwrap_or_default();
        Items {
            some_are_unreadable: !items.unreadable.is_empty(),
            items: items.records.into_iter().map(|item| Some(item.into())).collect(),
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
        let relationships = self.relationships.unwrap_or_default();
        let item_ids = relationships.items.map(ItemReferences::ids).unwrap_or_default();
        let is_named = |person: &Person| {
            [&person.name, &person.email]
                .into_iter()
                .flatten()
                .any(|text| !text.is_empty())
        };
        let contact = self.contact.unwrap_or_default();
        let person = self.customer.filter(is_named).unwrap_or_else(|| contact.clone());
        let customer = relationships.customer.and_then(|customer| customer.data);
        let account = relationships.account.and_then(|account| account.data);
        let member = relationships.account_member.and_then(|member| member.data);
        let meta = self.meta.unwrap_or_default();
        let timestamps = meta.timestamps.unwrap_or_default();
        let prices = meta.display_price.unwrap_or_default();
        let money = |received: Option<money::Received>| received.and_then(money::Received::into_money);
        let mut unreadable_fields = self.unreadable_fields;
        let items = items.map(|items| {
            let own: Vec<_> = item_ids.iter().filter_map(|id| items.take(id)).collect();
            if own.len() < item_ids.len() && items.some_are_unreadable {
                unreadable_fields.push("items".into());
            }
            own
        });
        Order {
            id: self.id.into(),
            order_number: self.order_number,
            external_ref: self.external_ref,
            status: self.status.unwrap_or_default(),
            payment: self.payment.unwrap_or_default(),
            shipping: self.shipping.unwrap_or_default(),
            customer_name: person.name.unwrap_or_default(),
            customer_email: person.email.unwrap_or_default(),
            customer_id: customer.and_then(|customer| customer.id).map(|id| id.0.into()),
            account_id: account.and_then(|account| account.id).map(|id| id.0.into()),
            account_member_id: member.and_then(|member| member.id).map(|id| id.0.into()),
            contact_name: contact.name,
            contact_email: contact.email,
            with_tax: money(prices.with_tax),
            without_tax: money(prices.without_tax),
            tax: money(prices.tax),
            discount: money(prices.discount),
            without_discount: money(prices.without_discount),
            paid: money(prices.paid),
            authorized: money(prices.authorized),
            balance_owing: money(prices.balance_owing),
            shipping_price: money(prices.shipping),
            shipping_discount: money(prices.shipping_discount),
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            fully_paid_at: timestamps.fully_paid_at,
            is_manual: meta.is_manual,
            is_anonymized: self.anonymized,
            shipping_address: self.shipping_address.map(PostalAddress::from),
            billing_address: self.billing_address.map(PostalAddress::from),
            item_ids,
            items,
            extra: self.extra,
            unreadable_fields,
        }
    }
}
