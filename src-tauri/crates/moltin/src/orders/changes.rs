//! Changes of orders and moves of money, for the admin (see `docs/api.md`, "Changing an order" and
//! "Payments").
//!
//! None of them is repeated after a lost response, because a repetition could pay twice or be
//! refused for what the first attempt did. [`Error::may_have_been_done`] says when to read the
//! order or the transaction before anything else.

use reqwest::Method;
use serde::Serialize;

use super::order::Order;
use super::transaction::{self, Transaction};
use super::wire::{Included, Received};
use super::{Orders, path};
use crate::addresses::PostalAddress;
use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{OrderId, TransactionId};
use crate::identity::{Admin, send};
use crate::transport::{Call, RetryRule};

/// A change of an order. The API takes one at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OrderChange {
    /// Marks it as shipped. The order must be paid.
    Fulfill,
    /// Cancels it. No money moves.
    Cancel,
    /// Replaces its shipping address.
    ShippingAddress(Box<PostalAddress>),
}

/// Why an authorization is canceled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are the API's")]
pub enum CancelReason {
    Duplicate,
    Fraudulent,
    RequestedByCustomer,
    Abandoned,
}

/// How a payment outside of the store is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PaymentMethod {
    /// The money is there.
    Purchase,
    /// The money is promised, and can be captured later.
    Authorize,
}

/// A payment outside of the store, such as cash.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ManualPayment {
    /// How it is recorded.
    pub method: PaymentMethod,
    /// In minor units of the order's currency. `None` is what the order still owes.
    pub amount: Option<i64>,
    /// The name of the kind of payment, such as `Cash`.
    pub name: Option<String>,
    /// The merchant's own reference of the payment.
    pub reference: Option<String>,
}

impl ManualPayment {
    /// A payment of what the order still owes.
    pub fn new(method: PaymentMethod) -> Self {
        Self {
            method,
            amount: None,
            name: None,
            reference: None,
        }
    }

    /// Pays a part, in minor units of the order's currency.
    #[must_use]
    pub fn amount(mut self, amount: i64) -> Self {
        self.amount = Some(amount);
        self
    }

    /// Names the kind of payment.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the merchant's own reference.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }
}

/// An order in a request.
#[derive(Default, Serialize)]
struct SentOrder<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipping: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipping_address: Option<&'a PostalAddress>,
}

#[derive(Serialize)]
struct SentPayment<'a> {
    gateway: &'static str,
    method: PaymentMethod,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paymentmethod_meta: Option<PaymentMeta<'a>>,
}

#[derive(Serialize)]
struct PaymentMeta<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    custom_reference: Option<&'a str>,
}

#[derive(Serialize)]
struct SentRefund<'a> {
    amount: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<RefundOptions<'a>>,
}

#[derive(Serialize)]
struct RefundOptions<'a> {
    note: &'a str,
}

#[derive(Serialize)]
struct SentReason {
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<CancelReason>,
}

/// Changes, for the admin only.
impl Orders<Admin> {
    /// Changes an order.
    ///
    /// # Errors
    /// [`Error::Api`] with status 422 if the order's state does not allow it.
    pub async fn update(&self, id: &OrderId, change: &OrderChange) -> Result<Order, Error> {
        let mut body = SentOrder {
            r#type: "order",
            ..SentOrder::default()
        };
        match change {
            OrderChange::Fulfill => body.shipping = Some("fulfilled"),
            OrderChange::Cancel => body.status = Some("cancelled"),
            OrderChange::ShippingAddress(address) => body.shipping_address = Some(address),
        }
        let mut call = Call::new(Method::PUT, path(id))
            .data(&body)
            .allow_large_response();
        // A repetition would be refused for what the first attempt did.
        if !matches!(change, OrderChange::ShippingAddress(_)) {
            call.retry_rule = RetryRule::IfUnprocessed;
        }
        let response = send(&self.identity, &call).await?;
        let (order, _) = response.one::<Received, Included>()?;
        Ok(order.into_order(None))
    }

    /// One transaction of an order.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the order has no transaction with this ID.
    pub async fn transaction(&self, order: &OrderId, id: &TransactionId) -> Result<Transaction, Error> {
        self.one_transaction(Call::get(path(order).join("transactions").id(id.as_str())))
            .await
    }

    /// Pays an amount of a payment back, in minor units of its currency.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use moltin_sandbox::{Config, Sandbox, Seed};
    /// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
    /// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
    /// use moltin::{OrderFilter, OrderQuery};
    ///
    /// let paid = OrderFilter::payment("paid").and(OrderFilter::status("complete"));
    /// let paid = OrderQuery::new().filter(paid);
    /// let orders = admin.orders();
    /// let order = orders.list(&paid).await?.items.remove(0);
    /// let payments = orders.transactions(&order.id).await?.items;
    /// let payment = payments.iter().find(|payment| payment.is_captured()).expect("it is paid");
    ///
    /// let refunded = orders.refund(&order.id, &payment.id, 100, Some("Scratched lid")).await?;
    /// assert_eq!(refunded.refunded(), Some(100));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::Api`] with status 400 or 422 if the store refuses it. If
    /// [`Error::may_have_been_done`], the money may be on its way: read [`Transaction::refunded`]
    /// before anything else.
    pub async fn refund(
        &self,
        order: &OrderId,
        id: &TransactionId,
        amount: i64,
        note: Option<&str>,
    ) -> Result<Transaction, Error> {
        let options = note.map(|note| RefundOptions { note });
        let call = action(order, id, "refund").data(&SentRefund { amount, options });
        self.one_transaction(call).await
    }

    /// Marks a payment as refunded. No money moves: it was given back in another way.
    ///
    /// # Errors
    /// As [`Orders::refund`].
    pub async fn mark_refunded(&self, order: &OrderId, id: &TransactionId) -> Result<Transaction, Error> {
        self.one_transaction(action(order, id, "refund")).await
    }

    /// Collects what was authorized.
    ///
    /// # Errors
    /// As [`Orders::refund`]. Status 400 if the authorization has expired.
    pub async fn capture(&self, order: &OrderId, id: &TransactionId) -> Result<Transaction, Error> {
        self.one_transaction(action(order, id, "capture")).await
    }

    /// Gives an authorization up. Only some gateways can.
    ///
    /// # Errors
    /// As [`Orders::refund`].
    pub async fn cancel_transaction(
        &self,
        order: &OrderId,
        id: &TransactionId,
        reason: Option<CancelReason>,
    ) -> Result<Transaction, Error> {
        let call = action(order, id, "cancel").data(&SentReason { reason });
        self.one_transaction(call).await
    }

    /// Records a payment that was made outside of the store.
    ///
    /// # Errors
    /// As [`Orders::refund`].
    pub async fn pay_manually(&self, order: &OrderId, payment: &ManualPayment) -> Result<Transaction, Error> {
        let meta = PaymentMeta {
            name: payment.name.as_deref(),
            custom_reference: payment.reference.as_deref(),
        };
        let has_meta = meta.name.is_some() || meta.custom_reference.is_some();
        let body = SentPayment {
            gateway: "manual",
            method: payment.method,
            amount: payment.amount,
            paymentmethod_meta: has_meta.then_some(meta),
        };
        let call = Call::new(Method::POST, path(order).join("payments"))
            .data(&body)
            .without_retries();
        self.one_transaction(call).await
    }

    async fn one_transaction(&self, call: Call) -> Result<Transaction, Error> {
        let response = send(&self.identity, &call).await?;
        let (transaction, _) = response.one::<transaction::Received, NotIncluded>()?;
        Ok(transaction.into())
    }
}

/// A move of money, which is sent once.
fn action(order: &OrderId, id: &TransactionId, action: &'static str) -> Call {
    let path = path(order).join("transactions").id(id.as_str()).join(action);
    Call::new(Method::POST, path).without_retries()
}
