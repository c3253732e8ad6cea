//! Manual orders: those that an admin creates and may delete (see `docs/api.md`, "Manual orders").

use reqwest::Method;
use serde::Serialize;

use super::order::Order;
use super::wire::Received;
use super::{Orders, PATH, path};
use crate::addresses::PostalAddress;
use crate::customers::Confirmation;
use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{CustomerId, OrderId};
use crate::identity::{Admin, send};
use crate::transport::{Call, Path};

/// A manual order to create, with the states that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewOrder {
    /// Its ID. Choose a new UUID: after a lost response, [`Orders::create`] finds the order by it.
    pub id: OrderId,
    /// The customer; `None` for a guest.
    pub customer_id: Option<CustomerId>,
    /// The name of the customer.
    pub customer_name: String,
    /// The email address of the customer.
    pub customer_email: String,
    /// `incomplete`, `processing`, `cancelled`, `complete`.
    pub status: String,
    /// `unpaid`, `paid`, `refunded`, `partially_authorized`, `partially_paid`.
    pub payment: String,
    /// `unfulfilled`, `fulfilled`.
    pub shipping: String,
    /// The number that the shop prints.
    pub order_number: Option<String>,
    /// The merchant's own ID.
    pub external_ref: Option<String>,
    /// The shipping address.
    pub shipping_address: PostalAddress,
    /// The billing address.
    pub billing_address: PostalAddress,
    /// The total with tax, in minor units.
    pub with_tax: i64,
    /// The currency of all amounts.
    pub currency: String,
    /// Its items.
    pub items: Vec<NewOrderItem>,
}

/// An item of a manual order to create.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewOrderItem {
    /// The name of the product.
    pub name: String,
    /// The SKU.
    pub sku: String,
    /// How many.
    pub quantity: u32,
    /// The price of one with tax, in minor units of the order's currency.
    pub unit_price: i64,
}

/// A manual order that was created.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CreatedOrder {
    /// The order.
    pub order: Order,
    /// What confirmed the creation.
    pub confirmed_by: Confirmation,
}

impl NewOrderItem {
    /// An item; the price of one is in minor units of the order's currency, with tax.
    pub fn new(name: impl Into<String>, sku: impl Into<String>, quantity: u32, unit_price: i64) -> Self {
        Self {
            name: name.into(),
            sku: sku.into(),
            quantity,
            unit_price,
        }
    }
}

impl NewOrder {
    /// A guest's order that is complete, unpaid and unfulfilled, without items.
    pub fn new(
        id: OrderId,
        name: impl Into<String>,
        email: impl Into<String>,
        (with_tax, currency): (i64, &str),
    ) -> Self {
        Self {
            id,
            customer_id: None,
            customer_name: name.into(),
            customer_email: email.into(),
            status: "complete".into(),
            payment: "unpaid".into(),
            shipping: "unfulfilled".into(),
            order_number: None,
            external_ref: None,
            shipping_address: PostalAddress::default(),
            billing_address: PostalAddress::default(),
            with_tax,
            currency: currency.into(),
            items: Vec::new(),
        }
    }

    /// Sets the customer.
    #[must_use]
    pub fn customer(mut self, id: CustomerId) -> Self {
        self.customer_id = Some(id);
        self
    }

    /// Sets the states: status, payment and shipping.
    #[must_use]
    pub fn states(mut self, [status, payment, shipping]: [&str; 3]) -> Self {
        self.status = status.into();
        self.payment = payment.into();
        self.shipping = shipping.into();
        self
    }

    /// Adds an item.
    #[must_use]
    pub fn item(mut self, name: &str, sku: &str, quantity: u32, unit_price: i64) -> Self {
        self.items
            .push(NewOrderItem::new(name, sku, quantity, unit_price));
        self
    }

    fn body(&self) -> Sent<'_> {
        let currency = self.currency.as_str();
        let amount = |amount| SentAmount { amount, currency };
        let items = self.items.iter().map(|item| SentItem {
            r#type: "order_item",
            name: &item.name,
            sku: &item.sku,
            quantity: item.quantity,
            unit_price: amount(item.unit_price),
            value: amount(item.unit_price.saturating_mul(item.quantity.into())),
        });
        Sent {
            r#type: "order",
            id: &self.id,
            customer: SentCustomer {
                id: self.customer_id.as_ref(),
                name: &self.customer_name,
                email: &self.customer_email,
            },
            status: &self.status,
            payment: &self.payment,
            shipping: &self.shipping,
            order_number: self.order_number.as_deref(),
            external_ref: self.external_ref.as_deref(),
            shipping_address: &self.shipping_address,
            billing_address: &self.billing_address,
            meta: SentMeta {
                display_price: SentPrices {
                    with_tax: amount(self.with_tax),
                },
            },
            included: SentIncluded {
                items: items.collect(),
            },
        }
    }
}

impl Orders<Admin> {
    /// Creates a manual order. The request is retried only if the store did not process it. After a
    /// lost response, the order is looked up by its ID.
    ///
    /// # Errors
    /// [`Error::Api`] if the store refuses it. The error of the lost response if the order is not
    /// found afterwards.
    pub async fn create(&self, new: &NewOrder) -> Result<CreatedOrder, Error> {
        let call = Call::new(Method::POST, Path::new(PATH))
            .data(&new.body())
            .allow_large_response();
        let (order, confirmed_by) = match self.order_of(&call).await {
            Ok(order) => (order, Confirmation::Response),
            Err(lost) if lost.may_have_been_done() => {
                let found = self.get(&new.id).await.map_err(|_| lost)?;
                (found, Confirmation::Lookup)
            }
            Err(error) => return Err(error),
        };
        Ok(CreatedOrder { order, confirmed_by })
    }

    /// Deletes a manual order.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no order with this ID. [`Error::Api`] if it was not
    /// created by an admin.
    pub async fn delete(&self, id: &OrderId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, path(id));
        send(&self.identity, &call).await?.accept_deletion()
    }

    /// Replaces the personal data of an order by asterisks, for good. One order at a time: whether
    /// several are all or nothing is not known (see `docs/api.md`, "Anonymizing orders").
    ///
    /// # Errors
    /// [`Error::Api`] with status 422 if the order is neither fulfilled, canceled nor refunded.
    pub async fn anonymize(&self, id: &OrderId) -> Result<(), Error> {
        #[derive(Serialize)]
        struct Sent<'a> {
            order_ids: [&'a OrderId; 1],
        }
        let body = Sent { order_ids: [id] };
        let call = Call::new(Method::POST, Path::new(PATH).join("anonymize"))
            .data(&body)
            .allow_large_response();
        send(&self.identity, &call).await?.error_for_status().map(drop)
    }

    async fn order_of(&self, call: &Call) -> Result<Order, Error> {
        let response = send(&self.identity, call).await?;
        let (mut order, _) = response.one::<Received, NotIncluded>()?;
        let mut items = order.included.take().unwrap_or_default().into_items();
        Ok(order.into_order(Some(&mut items)))
    }
}

/// A manual order in a request.
#[derive(Serialize)]
struct Sent<'a> {
    r#type: &'static str,
    id: &'a OrderId,
    customer: SentCustomer<'a>,
    status: &'a str,
    payment: &'a str,
    shipping: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_ref: Option<&'a str>,
    shipping_address: &'a PostalAddress,
    billing_address: &'a PostalAddress,
    meta: SentMeta<'a>,
    included: SentIncluded<'a>,
}

#[derive(Serialize)]
struct SentCustomer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a CustomerId>,
    name: &'a str,
    email: &'a str,
}

#[derive(Serialize)]
struct SentMeta<'a> {
    display_price: SentPrices<'a>,
}

#[derive(Serialize)]
struct SentPrices<'a> {
    with_tax: SentAmount<'a>,
}

#[derive(Serialize)]
struct SentAmount<'a> {
    amount: i64,
    currency: &'a str,
}

#[derive(Serialize)]
struct SentIncluded<'a> {
    items: Vec<SentItem<'a>>,
}

#[derive(Serialize)]
struct SentItem<'a> {
    r#type: &'static str,
    name: &'a str,
    sku: &'a str,
    quantity: u32,
    unit_price: SentAmount<'a>,
    value: SentAmount<'a>,
}
