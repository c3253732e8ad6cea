//! Orders and their lines in the API's shape (contract sections 5.1 and 5.2).

use jiff::Timestamp;
use rusqlite::Row;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Builder;

/// One order by its number, with its addresses.
pub(super) const ORDER: &str = "SELECT o.*, a.shipping AS shipping_address, a.billing AS billing_address
    FROM shop_order o JOIN order_address a ON a.of_order = o.number WHERE o.number = ?1";
/// The lines of an order by its number.
pub(super) const ITEMS: &str = "SELECT * FROM order_item WHERE of_order = ?1 ORDER BY position";

/// An order as it is stored.
pub(super) struct Order {
    number: u32,
    id: String,
    order_number: String,
    external_ref: Option<String>,
    customer_id: Option<String>,
    name: String,
    email: String,
    status: String,
    payment: String,
    shipping: String,
    currency: String,
    with_tax: i64,
    without_tax: i64,
    shipping_address: String,
    billing_address: String,
    is_anonymized: bool,
    created_at: i64,
    updated_at: i64,
}

impl Order {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            id: row.get("id")?,
            order_number: row.get("order_number")?,
            external_ref: row.get("external_ref")?,
            customer_id: row.get("customer_id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            status: row.get("status")?,
            payment: row.get("payment")?,
            shipping: row.get("shipping")?,
            currency: row.get("currency")?,
            with_tax: row.get("with_tax")?,
            without_tax: row.get("without_tax")?,
            shipping_address: row.get("shipping_address")?,
            billing_address: row.get("billing_address")?,
            is_anonymized: row.get("is_anonymized")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn customer_id(&self) -> Option<&str> {
        self.customer_id.as_deref()
    }

    pub(super) fn currency(&self) -> &str {
        &self.currency
    }

    pub(super) fn shipping_address(&self) -> Value {
        address(&self.shipping_address)
    }

    pub(super) fn billing_address(&self) -> Value {
        address(&self.billing_address)
    }

    pub(super) fn is_fulfilled(&self) -> bool {
        self.shipping == "fulfilled"
    }

    pub(super) fn is_paid(&self) -> bool {
        self.payment == "paid"
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.status == "cancelled"
    }

    /// Whether nothing more will happen to it.
    pub(super) fn is_over(&self) -> bool {
        self.is_fulfilled() || self.is_cancelled() || self.payment == "refunded"
    }

    /// The order in the API's shape. Its lines are named, not held: they are included where they were asked for.
    pub(super) fn resource(&self, items: &[Value]) -> Value {
        let items: Vec<_> = items
            .iter()
            .map(|item| json!({ "type": "item", "id": item["id"] }))
            .collect();
        let mut relationships = json!({ "items": { "data": items } });
        if let Some(customer) = &self.customer_id {
            relationships["customer"] = json!({ "data": { "type": "customer", "id": customer } });
        }
        json!({
            "type": "order",
            "id": self.id,
            "order_number": self.order_number,
            "external_ref": self.external_ref,
            "status": self.status,
            "payment": self.payment,
            "shipping": self.shipping,
            "anonymized": self.is_anonymized,
            "customer": { "name": self.name, "email": self.email },
            "shipping_address": address(&self.shipping_address),
            "billing_address": address(&self.billing_address),
            "links": {},
            "meta": {
                "display_price": {
                    "with_tax": self.price(self.with_tax),
                    "without_tax": self.price(self.without_tax),
                    "tax": self.price(self.with_tax - self.without_tax),
                },
                "timestamps": { "created_at": moment(self.created_at), "updated_at": moment(self.updated_at) },
            },
            "relationships": relationships,
        })
    }

    /// A line of the order in the API's shape.
    pub(super) fn item(&self, row: &Row<'_>) -> rusqlite::Result<Value> {
        let quantity: i64 = row.get("quantity")?;
        let (with_tax, without_tax): (i64, i64) = (row.get("unit_with_tax")?, row.get("unit_without_tax")?);
        let prices = |unit: i64| json!({ "unit": self.price(unit), "value": self.price(unit * quantity) });
        let price =
            |amount: i64| json!({ "amount": amount, "currency": self.currency, "includes_tax": true });
        let id: String = row.get("id")?;
        Ok(json!({
            "type": "order_item",
            "id": id,
            "quantity": quantity,
            "product_id": row.get::<_, String>("product_id")?,
            "name": row.get::<_, String>("name")?,
            "sku": row.get::<_, String>("sku")?,
            "unit_price": price(with_tax),
            "value": price(with_tax * quantity),
            "links": {},
            "meta": {
                "display_price": {
                    "with_tax": prices(with_tax),
                    "without_tax": prices(without_tax),
                    "tax": prices(with_tax - without_tax),
                },
                "timestamps": { "created_at": moment(self.created_at), "updated_at": moment(self.created_at) },
            },
            "relationships": {
                "cart_item": { "data": { "type": "cart_item", "id": cart_item(&id) } },
                "taxes": { "data": null },
            },
        }))
    }

    pub(super) fn price(&self, amount: i64) -> Value {
        json!({ "amount": amount, "currency": self.currency, "formatted": formatted(amount, &self.currency) })
    }
}

/// There are no carts here; yet every line came from one.
fn cart_item(line: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(line).into();
    let bytes = digest.first_chunk().expect("a digest has 32 bytes");
    Builder::from_random_bytes(*bytes).into_uuid().to_string()
}

fn address(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}

/// Orders' times have milliseconds.
pub(super) fn moment(milliseconds: i64) -> Option<String> {
    Timestamp::from_millisecond(milliseconds)
        .ok()
        .map(|moment| format!("{moment:.3}"))
}

/// An amount as a shop prints it, with the decimals that the currency has.
fn formatted(amount: i64, currency: &str) -> String {
    let (symbol, decimals) = match currency {
        "GBP" => ("£", 2),
        "USD" => ("$", 2),
        "EUR" => ("€", 2),
        "JPY" => ("¥", 0),
        "KWD" => ("KD ", 3),
        other => (other, 2),
    };
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if amount < 0 { "-" } else { "" };
    let point = if decimals > 0 { "." } else { "" };
    format!("{sign}{symbol}{grouped}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_printed_with_the_decimals_of_their_currency() {
        assert_eq!(formatted(2400, "GBP"), "£24.00");
        assert_eq!(formatted(5, "USD"), "$0.05");
        assert_eq!(formatted(-123_456_789, "EUR"), "-€1,234,567.89");
        assert_eq!(formatted(2280, "JPY"), "¥2,280");
        assert_eq!(formatted(4680, "KWD"), "KD 4.680");
        assert_eq!(formatted(0, "KWD"), "KD 0.000");
    }
}
