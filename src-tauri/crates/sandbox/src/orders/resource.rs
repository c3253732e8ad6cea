//! The JSON of orders and their items (see `docs/api.md`, "Order fields" and "Order items").

use rusqlite::Row;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Builder;

use super::json::{
    Empty, Item, ItemMeta, ItemRelationships, OrderMeta, OrderPrices, OrderRelationships, Person, Prices,
    Reference, Related, Resource, Timestamps, UnitAndValue,
};
use super::money::Sums;
use crate::custom_fields;
use crate::money::{Amount, Currency, Price};
use crate::timestamp::timestamp;

/// An order as it is stored.
pub(super) struct Order {
    number: u32,
    id: String,
    order_number: String,
    external_ref: Option<String>,
    customer_id: Option<String>,
    account_id: Option<String>,
    account_member_id: Option<String>,
    contact: Option<Person>,
    name: String,
    email: String,
    status: String,
    payment: String,
    shipping: String,
    currency: Currency,
    with_tax: i64,
    without_tax: i64,
    discount: i64,
    paid: i64,
    authorized: i64,
    is_manual: bool,
    shipping_address: String,
    billing_address: String,
    is_anonymized: bool,
    custom: Map<String, Value>,
    created_at: i64,
    updated_at: i64,
    fully_paid_at: Option<i64>,
}

impl Order {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            id: row.get("id")?,
            order_number: row.get("order_number")?,
            external_ref: row.get("external_ref")?,
            customer_id: row.get("customer_id")?,
            account_id: row.get("account_id")?,
            account_member_id: row.get("account_member_id")?,
            contact: contact(row)?,
            name: row.get("name")?,
            email: row.get("email")?,
            status: row.get("status")?,
            payment: row.get("payment")?,
            shipping: row.get("shipping")?,
            currency: Currency::of(row.get_ref("currency")?.as_str()?),
            with_tax: row.get("with_tax")?,
            without_tax: row.get("without_tax")?,
            discount: row.get("discount")?,
            paid: row.get("paid")?,
            authorized: row.get("authorized")?,
            is_manual: row.get("is_manual")?,
            shipping_address: row.get("shipping_address")?,
            billing_address: row.get("billing_address")?,
            is_anonymized: row.get("is_anonymized")?,
            custom: custom_fields::read(row.get_ref("custom")?.as_str()?),
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
            fully_paid_at: row.get("fully_paid_at")?,
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

    pub(super) fn account_id(&self) -> Option<&str> {
        self.account_id.as_deref()
    }

    /// The IDs of the account and of the member who placed it.
    pub(super) fn owner(&self) -> (Option<String>, Option<String>) {
        (self.account_id.clone(), self.account_member_id.clone())
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

    /// The three states as an error names them.
    pub(super) fn states(&self) -> String {
        format!(
            "order:{}, payment:{}, shipping:{}",
            self.status, self.payment, self.shipping
        )
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

    pub(super) fn is_complete(&self) -> bool {
        self.status == "complete"
    }

    /// Whether something is authorized and not captured.
    pub(super) fn is_authorized(&self) -> bool {
        matches!(self.payment.as_str(), "authorized" | "partially_authorized") || self.authorized > 0
    }

    /// Whether no payment is taken any more, because the money was paid back.
    pub(super) fn is_closed_for_payment(&self) -> bool {
        self.payment == "refunded"
    }

    /// The order's sums after `paid` and `authorized` minor units more.
    pub(super) fn sums_with(&self, paid: i64, authorized: i64) -> Sums {
        Sums {
            total: self.with_tax,
            paid: self.paid.saturating_add(paid),
            authorized: self.authorized.saturating_add(authorized).max(0),
        }
    }

    /// Whether an admin created it.
    pub(super) fn is_manual(&self) -> bool {
        self.is_manual
    }

    /// Whether its state no longer changes.
    pub(super) fn is_closed(&self) -> bool {
        self.is_fulfilled() || self.is_cancelled() || self.payment == "refunded"
    }

    /// The order as JSON, with references to its items.
    pub(super) fn into_resource(self, items: &[Item]) -> Resource {
        let reference = |item: &Item| Reference {
            r#type: "item",
            id: item.id.clone(),
        };
        Resource {
            r#type: "order",
            meta: OrderMeta {
                display_price: OrderPrices {
                    prices: Prices {
                        with_tax: self.price(self.with_tax),
                        without_tax: self.price(self.without_tax),
                        tax: self.price(self.with_tax - self.without_tax),
                        discount: self.price(self.discount),
                        without_discount: self.price(self.with_tax - self.discount),
                    },
                    paid: self.price(self.paid),
                    authorized: self.price(self.authorized),
                    balance_owing: self.price(self.with_tax - self.paid),
                    shipping: self.price(0),
                },
                timestamps: Timestamps {
                    created_at: timestamp(self.created_at),
                    updated_at: timestamp(self.updated_at),
                    fully_paid_at: self.fully_paid_at.and_then(timestamp),
                },
                is_manual: self.is_manual,
            },
            relationships: OrderRelationships {
                items: Related {
                    data: items.iter().map(reference).collect(),
                },
                customer: related("customer", self.customer_id),
                account: related("account", self.account_id),
                account_member: related("account-member", self.account_member_id),
            },
            id: self.id,
            order_number: self.order_number,
            external_ref: self.external_ref,
            status: self.status,
            payment: self.payment,
            shipping: self.shipping,
            anonymized: self.is_anonymized,
            customer: self.contact.is_none().then_some(Person {
                name: self.name,
                email: self.email,
            }),
            contact: self.contact,
            shipping_address: raw(self.shipping_address),
            billing_address: raw(self.billing_address),
            links: Empty {},
            custom: self.custom,
        }
    }

    /// An item of the order as JSON.
    pub(super) fn item(&self, row: &Row<'_>) -> rusqlite::Result<Item> {
        let quantity: i64 = row.get("quantity")?;
        let (with_tax, without_tax): (i64, i64) = (row.get("unit_with_tax")?, row.get("unit_without_tax")?);
        let discount: i64 = row.get("unit_discount")?;
        let prices = |unit: i64| UnitAndValue {
            unit: self.price(unit),
            value: self.price(unit * quantity),
        };
        let amount = |amount: i64| Amount::new(amount, self.currency, true);
        let id: String = row.get("id")?;
        Ok(Item {
            r#type: "order_item",
            relationships: ItemRelationships {
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
            links: Empty {},
            meta: ItemMeta {
                display_price: Prices {
                    with_tax: prices(with_tax),
                    without_tax: prices(without_tax),
                    tax: prices(with_tax - without_tax),
                    discount: prices(discount),
                    without_discount: prices(with_tax - discount),
                },
                timestamps: Timestamps {
                    created_at: timestamp(self.created_at),
                    updated_at: timestamp(self.created_at),
                    fully_paid_at: None,
                },
            },
        })
    }

    pub(super) fn price(&self, amount: i64) -> Price {
        Price::new(amount, self.currency)
    }
}

/// Who placed an order of an account.
fn contact(row: &Row<'_>) -> rusqlite::Result<Option<Person>> {
    let name: Option<String> = row.get("contact_name")?;
    let email: Option<String> = row.get("contact_email")?;
    Ok(name.zip(email).map(|(name, email)| Person { name, email }))
}

fn related(r#type: &'static str, id: Option<String>) -> Option<Related<Reference>> {
    let data = Reference { r#type, id: id? };
    Some(Related { data })
}

/// The ID of the cart item behind an order item. The sandbox has no carts, so it is a hash.
fn cart_item(item: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(item).into();
    let bytes = digest.first_chunk().expect("a digest has 32 bytes");
    Builder::from_random_bytes(*bytes).into_uuid().to_string()
}

fn address(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}

fn raw(json: String) -> Box<RawValue> {
    RawValue::from_string(json).unwrap_or_else(|_| RawValue::NULL.to_owned())
}
