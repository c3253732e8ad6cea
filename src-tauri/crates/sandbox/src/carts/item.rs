//! The items of a cart.

use rusqlite::Row;
use serde_json::{Map, Value, json};

use crate::money::{Amount, Currency, Price};
use crate::timestamp::timestamp;

/// The promotion of a promotion item, in its details.
const PROMOTION: &str = "promotion";

/// An item of a cart as it is stored.
pub(super) struct Item {
    id: String,
    kind: String,
    name: String,
    sku: String,
    pub(super) quantity: i64,
    pub(super) unit_with_tax: i64,
    pub(super) unit_without_tax: i64,
    pub(super) unit_discount: i64,
    tax: Option<Value>,
    details: Map<String, Value>,
}

impl Item {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let tax: Option<String> = row.get("tax")?;
        let details: String = row.get("details")?;
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            name: row.get("name")?,
            sku: row.get("sku")?,
            quantity: row.get("quantity")?,
            unit_with_tax: row.get("unit_with_tax")?,
            unit_without_tax: row.get("unit_without_tax")?,
            unit_discount: row.get("unit_discount")?,
            tax: tax.and_then(|tax| serde_json::from_str(&tax).ok()),
            details: serde_json::from_str(&details).unwrap_or_default(),
        })
    }

    pub(super) fn is_promotion(&self) -> bool {
        self.kind == "promotion_item"
    }

    pub(super) fn reference(&self) -> Value {
        json!({ "type": self.kind, "id": self.id })
    }

    /// The tax item, if prices do not include tax.
    pub(super) fn tax_item(&self) -> Option<Value> {
        self.tax.clone()
    }

    /// The promotion, for a promotion item.
    pub(super) fn promotion(&self) -> Option<Value> {
        self.details.get(PROMOTION).cloned()
    }

    /// The item as JSON.
    pub(super) fn resource(&self, currency: Currency, created_at: i64, updated_at: i64) -> Value {
        let price = |unit: i64| {
            json!({
                "unit": Price::new(unit, currency),
                "value": Price::new(unit * self.quantity, currency),
            })
        };
        let includes_tax = self.tax.is_none();
        let unit = if includes_tax {
            self.unit_with_tax
        } else {
            self.unit_without_tax
        };
        let amount = |amount: i64| Amount::new(amount, currency, includes_tax);
        let taxes = self
            .tax
            .as_ref()
            .map(|tax| json!([{ "type": "tax_item", "id": tax["id"] }]));
        let mut item = json!({
            "id": self.id,
            "type": self.kind,
            "product_id": "",
            "name": self.name,
            "description": "",
            "sku": self.sku,
            "slug": "",
            "image": { "mime_type": "", "file_name": "", "href": "" },
            "quantity": self.quantity,
            "manage_stock": false,
            "unit_price": amount(unit),
            "value": amount(unit * self.quantity),
            "links": {},
            "meta": {
                "display_price": {
                    "with_tax": price(self.unit_with_tax),
                    "without_tax": price(self.unit_without_tax),
                    "tax": price(self.unit_with_tax - self.unit_without_tax),
                    "discount": price(self.unit_discount),
                    "without_discount": price(self.unit_with_tax - self.unit_discount),
                },
                "timestamps": {
                    "created_at": timestamp(created_at),
                    "updated_at": timestamp(updated_at),
                },
            },
            "relationships": { "taxes": { "data": taxes } },
        });
        for (name, value) in &self.details {
            if name != PROMOTION {
                item[name] = value.clone();
            }
        }
        if let Some(promotion) = self.promotion() {
            item["promotion_id"] = promotion["id"].clone();
        }
        item
    }
}
