//! The JSON of carts (see `docs/api.md`, "Cart fields").

use rusqlite::Row;
use serde_json::{Value, json};

use super::item::Item;
use super::settings::Settings;
use crate::money::{Currency, Price};
use crate::timestamp::timestamp;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// A cart as it is stored.
pub(super) struct Cart {
    pub(super) number: i64,
    pub(super) id: String,
    name: String,
    description: Option<String>,
    pub(super) contact_email: Option<String>,
    is_quote: bool,
    currency: Currency,
    snapshot_date: Option<String>,
    custom_attributes: Option<String>,
    created_at: i64,
    updated_at: i64,
    pub(super) items: Vec<Item>,
    /// ID, amount and the other fields of each custom discount.
    pub(super) discounts: Vec<(String, i64, String)>,
    pub(super) accounts: Vec<String>,
    pub(super) customers: Vec<String>,
}

impl Cart {
    /// A cart without what other tables have.
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            id: row.get("id")?,
            name: row.get("name")?,
            description: row.get("description")?,
            contact_email: row.get("contact_email")?,
            is_quote: row.get("is_quote")?,
            currency: Currency::of(row.get_ref("currency")?.as_str()?),
            snapshot_date: row.get("snapshot_date")?,
            custom_attributes: row.get("custom_attributes")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            items: Vec::new(),
            discounts: Vec::new(),
            accounts: Vec::new(),
            customers: Vec::new(),
        })
    }

    /// The cart as JSON. Only some carts have all fields.
    pub(super) fn resource(&self, base_url: &str, settings: &Settings) -> Value {
        let items: Vec<Value> = self.items.iter().map(Item::reference).collect();
        let owners = |kind: &str, ids: &[String]| {
            let owners = ids.iter().map(|id| json!({ "type": kind, "id": id }));
            related(&owners.collect::<Vec<Value>>())
        };
        let mut cart = json!({
            "id": self.id,
            "type": "cart",
            "name": self.name,
            "description": self.description.as_deref().unwrap_or_default(),
            "discount_settings": { "custom_discounts_enabled": !self.discounts.is_empty() },
            "links": { "self": format!("{base_url}/v2/carts/{}", self.id) },
            "meta": self.meta(settings),
            "relationships": {
                "items": related(&items),
                "customers": owners("customer", &self.customers),
                "accounts": owners("account", &self.accounts),
            },
        });
        if let Some(email) = &self.contact_email {
            cart["contact"] = json!({ "email": email });
        }
        if let Some(date) = &self.snapshot_date {
            cart["snapshot_date"] = date.as_str().into();
        }
        if let Some(attributes) = &self.custom_attributes {
            cart["custom_attributes"] = serde_json::from_str(attributes).unwrap_or_default();
        }
        if self.is_quote {
            cart["is_quote"] = true.into();
        }
        cart
    }

    /// The sums and the timestamps.
    pub(super) fn meta(&self, settings: &Settings) -> Value {
        let sum = |unit: fn(&Item) -> i64| -> i64 {
            let values = self.items.iter().map(|item| unit(item) * item.quantity);
            values.sum()
        };
        let custom: i64 = self.discounts.iter().map(|(_, amount, _)| amount).sum();
        let with_tax = sum(|item| item.unit_with_tax) + custom;
        let without_tax = sum(|item| item.unit_without_tax) + custom;
        let discount = custom
            + sum(|item| {
                let promotion = if item.is_promotion() {
                    item.unit_with_tax
                } else {
                    0
                };
                promotion + item.unit_discount
            });
        let price = |amount: i64| Price::new(amount, self.currency);
        json!({
            "display_price": {
                "with_tax": price(with_tax),
                "without_tax": price(without_tax),
                "tax": price(with_tax - without_tax),
                "discount": price(discount),
                "without_discount": price(with_tax - discount),
                "shipping": price(0),
            },
            "timestamps": {
                "created_at": timestamp(self.created_at),
                "updated_at": timestamp(self.updated_at),
                "expires_at": timestamp(self.updated_at + settings.expiry_days * DAY),
            },
        })
    }

    pub(super) fn items(&self) -> Vec<Value> {
        let resource = |item: &Item| item.resource(self.currency, self.created_at, self.updated_at);
        self.items.iter().map(resource).collect()
    }

    pub(super) fn tax_items(&self) -> Vec<Value> {
        self.items.iter().filter_map(Item::tax_item).collect()
    }

    pub(super) fn promotions(&self) -> Vec<Value> {
        self.items.iter().filter_map(Item::promotion).collect()
    }

    pub(super) fn custom_discounts(&self) -> Vec<Value> {
        let resource = |(id, amount, details): &(String, i64, String)| {
            let mut discount: Value = serde_json::from_str(details).unwrap_or_default();
            discount["type"] = "custom_discount".into();
            discount["id"] = id.as_str().into();
            discount["amount"] = json!(Price::new(*amount, self.currency));
            discount
        };
        self.discounts.iter().map(resource).collect()
    }
}

/// A relationship: an empty object if there is nothing.
fn related(references: &[Value]) -> Value {
    if references.is_empty() {
        json!({})
    } else {
        json!({ "data": references })
    }
}
