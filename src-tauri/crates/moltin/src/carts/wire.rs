//! The JSON of carts.

use jiff::Timestamp;

use super::cart::{Cart, CartDetails};
use super::id::CartId;
use super::item::{self, Entry};
use super::promotion::CartPromotion;
use crate::lenient::{RecordList, object};
use crate::money;
use crate::relationships::ToMany;
use crate::resource::resource;
use crate::text::Text;

resource! {
    /// A cart in a response.
    pub(super) struct Received {
        name: Text,
        description: Text,
        contact: Contact,
        is_quote: bool,
        relationships: Relationships,
        meta: Meta,
    } ignored ["type", "links"]
}

object! {
    pub(super) struct Contact {
        email: Text,
    }
}

object! {
    pub(super) struct Relationships {
        accounts: ToMany,
        customers: ToMany,
    }
}

object! {
    pub(super) struct Meta {
        display_price: DisplayPrice,
        timestamps: Timestamps,
    }
}

object! {
    pub(super) struct Timestamps {
        created_at: Timestamp,
        updated_at: Timestamp,
        expires_at: Timestamp,
    }
}

object! {
    pub(super) struct DisplayPrice {
        with_tax: money::Received,
        without_tax: money::Received,
        tax: money::Received,
        discount: money::Received,
        without_discount: money::Received,
        shipping: money::Received,
    }
}

object! {
    /// The `included` part of a response with one cart.
    pub(super) struct Included {
        items: RecordList<item::Received>,
        promotions: RecordList<Promotion>,
    }
}

resource! {
    /// A promotion in a response.
    pub(super) struct Promotion {
        name: Text,
    } ignored ["type", "links"]
}

impl From<Received> for Cart {
    fn from(received: Received) -> Self {
        let relationships = received.relationships.unwrap_or_default();
        let meta = received.meta.unwrap_or_default();
        let timestamps = meta.timestamps.unwrap_or_default();
        let prices = meta.display_price.unwrap_or_default();
        let money = |received: Option<money::Received>| received.and_then(money::Received::into_money);
        Self {
            id: CartId::listed(received.id),
            name: received.name.unwrap_or_default(),
            description: received.description,
            contact_email: received.contact.unwrap_or_default().email,
            is_quote: received.is_quote,
            account_ids: relationships.accounts.unwrap_or_default().into_ids(),
            customer_ids: relationships.customers.unwrap_or_default().into_ids(),
            with_tax: money(prices.with_tax),
            without_tax: money(prices.without_tax),
            tax: money(prices.tax),
            discount: money(prices.discount),
            without_discount: money(prices.without_discount),
            shipping: money(prices.shipping),
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            expires_at: timestamps.expires_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

/// A cart with what the response includes. Promotions are among the items, in a list of their own,
/// or in both.
pub(super) fn details(cart: Received, included: Included) -> CartDetails {
    let list = included.items.unwrap_or_default();
    let (mut items, mut promotions) = (Vec::new(), Vec::new());
    for record in list.records {
        match Entry::from(record) {
            Entry::Item(item) => items.push(item),
            Entry::Promotion(promotion) => promotions.push(promotion),
        }
    }
    for promotion in included.promotions.unwrap_or_default().records {
        let is_known = |known: &CartPromotion| *known.id == *promotion.id;
        if !promotions.iter().any(is_known) {
            promotions.push(CartPromotion {
                id: promotion.id.into(),
                name: promotion.name.unwrap_or_default(),
                code: None,
                discount: None,
                extra: promotion.extra,
                unreadable_fields: promotion.unreadable_fields,
            });
        }
    }
    CartDetails {
        cart: cart.into(),
        items,
        promotions,
        unreadable: list.unreadable,
    }
}
