//! Orders and their lines in the API's shape (see `docs/api.md`, "Order fields" and "Order items").

use jiff::Timestamp;
use rusqlite::Row;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
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
    currency: Currency,
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
            currency: Currency::of(row.get_ref("currency")?.as_str()?),
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

    pub(super) fn currency(&self) -> Currency {
        self.currency
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
    pub(super) fn into_resource(self, lines: &[Line]) -> Resource {
        let names = |line: &Line| Reference {
            r#type: "item",
            id: line.id.clone(),
        };
        Resource {
            r#type: "order",
            meta: Meta {
                display_price: Split {
                    with_tax: self.price(self.with_tax),
                    without_tax: self.price(self.without_tax),
                    tax: self.price(self.with_tax - self.without_tax),
                },
                timestamps: Timestamps {
                    created_at: moment(self.created_at),
                    updated_at: moment(self.updated_at),
                },
            },
            relationships: OrderRelationships {
                items: Related {
                    data: lines.iter().map(names).collect(),
                },
                customer: self.customer_id.map(|id| Related {
                    data: Reference {
                        r#type: "customer",
                        id,
                    },
                }),
            },
            id: self.id,
            order_number: self.order_number,
            external_ref: self.external_ref,
            status: self.status,
            payment: self.payment,
            shipping: self.shipping,
            anonymized: self.is_anonymized,
            customer: Person {
                name: self.name,
                email: self.email,
            },
            shipping_address: raw(self.shipping_address),
            billing_address: raw(self.billing_address),
            links: Nothing {},
        }
    }

    /// A line of the order in the API's shape.
    pub(super) fn line(&self, row: &Row<'_>) -> rusqlite::Result<Line> {
        let quantity: i64 = row.get("quantity")?;
        let (with_tax, without_tax): (i64, i64) = (row.get("unit_with_tax")?, row.get("unit_without_tax")?);
        let prices = |unit: i64| Prices {
            unit: self.price(unit),
            value: self.price(unit * quantity),
        };
        let amount = |amount: i64| Amount {
            amount,
            currency: self.currency,
            includes_tax: true,
        };
        let id: String = row.get("id")?;
        Ok(Line {
            r#type: "order_item",
            relationships: LineRelationships {
                cart_item: Related {
                    data: Reference {
                        r#type: "cart_item",
                        id: cart_item(&id),
                    },
                },
                taxes: Related { data: None },
            },
            id,
            quantity,
            product_id: row.get("product_id")?,
            name: row.get("name")?,
            sku: row.get("sku")?,
            unit_price: amount(with_tax),
            value: amount(with_tax * quantity),
            links: Nothing {},
            meta: Meta {
                display_price: Split {
                    with_tax: prices(with_tax),
                    without_tax: prices(without_tax),
                    tax: prices(with_tax - without_tax),
                },
                timestamps: Timestamps {
                    created_at: moment(self.created_at),
                    updated_at: moment(self.created_at),
                },
            },
        })
    }

    pub(super) fn price(&self, amount: i64) -> Price {
        Price {
            amount,
            currency: self.currency,
            formatted: formatted(amount, self.currency),
        }
    }
}

/// An order in the API's shape. Types, where everything else here is built as JSON: a page of orders has ten thousand fields.
#[derive(Serialize)]
pub(crate) struct Resource {
    r#type: &'static str,
    id: String,
    order_number: String,
    external_ref: Option<String>,
    status: String,
    payment: String,
    shipping: String,
    anonymized: bool,
    customer: Person,
    shipping_address: Box<RawValue>,
    billing_address: Box<RawValue>,
    links: Nothing,
    meta: Meta<Price>,
    relationships: OrderRelationships,
}

/// A line in the API's shape.
#[derive(Serialize)]
pub(crate) struct Line {
    r#type: &'static str,
    id: String,
    quantity: i64,
    product_id: String,
    name: String,
    sku: String,
    unit_price: Amount,
    value: Amount,
    links: Nothing,
    meta: Meta<Prices>,
    relationships: LineRelationships,
}

#[derive(Serialize)]
struct Person {
    name: String,
    email: String,
}

#[derive(Serialize)]
struct Nothing {}

#[derive(Serialize)]
struct Meta<P> {
    display_price: Split<P>,
    timestamps: Timestamps,
}

#[derive(Serialize)]
struct Split<P> {
    with_tax: P,
    without_tax: P,
    tax: P,
}

#[derive(Serialize)]
struct Timestamps {
    created_at: Option<String>,
    updated_at: Option<String>,
}

#[derive(Serialize)]
struct OrderRelationships {
    items: Related<Vec<Reference>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    customer: Option<Related<Reference>>,
}

#[derive(Serialize)]
struct LineRelationships {
    cart_item: Related<Reference>,
    taxes: Related<Option<Reference>>,
}

#[derive(Serialize)]
struct Related<D> {
    data: D,
}

#[derive(Serialize)]
struct Reference {
    r#type: &'static str,
    id: String,
}

#[derive(Serialize)]
struct Prices {
    unit: Price,
    value: Price,
}

/// An amount with how a shop prints it.
#[derive(Serialize)]
pub(super) struct Price {
    amount: i64,
    currency: Currency,
    formatted: String,
}

#[derive(Serialize)]
struct Amount {
    amount: i64,
    currency: Currency,
    includes_tax: bool,
}

/// A currency of the seeds, by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Currency(&'static str);

impl Currency {
    /// The code of no currency stands for those that are in no seed.
    fn of(code: &str) -> Self {
        let known = ["GBP", "USD", "EUR", "JPY", "KWD"];
        Self(known.into_iter().find(|known| *known == code).unwrap_or("XXX"))
    }

    /// What a shop prints before an amount, and how many decimals it has.
    fn style(self) -> (&'static str, usize) {
        match self.0 {
            "GBP" => ("£", 2),
            "USD" => ("$", 2),
            "EUR" => ("€", 2),
            "JPY" => ("¥", 0),
            "KWD" => ("KD ", 3),
            other => (other, 2),
        }
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

fn raw(json: String) -> Box<RawValue> {
    RawValue::from_string(json).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

/// Orders' times have milliseconds.
pub(super) fn moment(milliseconds: i64) -> Option<String> {
    Timestamp::from_millisecond(milliseconds)
        .ok()
        .map(|moment| format!("{moment:.3}"))
}

/// An amount as a shop prints it, with the decimals that the currency has.
fn formatted(amount: i64, currency: Currency) -> String {
    let (symbol, decimals) = currency.style();
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
        assert_eq!(formatted(2400, Currency::of("GBP")), "£24.00");
        assert_eq!(formatted(5, Currency::of("USD")), "$0.05");
        assert_eq!(formatted(-123_456_789, Currency::of("EUR")), "-€1,234,567.89");
        assert_eq!(formatted(2280, Currency::of("JPY")), "¥2,280");
        assert_eq!(formatted(4680, Currency::of("KWD")), "KD 4.680");
        assert_eq!(formatted(0, Currency::of("KWD")), "KD 0.000");
    }
}
