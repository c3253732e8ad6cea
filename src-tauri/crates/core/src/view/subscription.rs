//! View models of subscriptions.

use serde::Serialize;
use ts_rs::TS;

use super::MoneyView;

/// A subscription in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "the store sends each by itself")]
pub struct SubscriptionRowView {
    /// The store's ID of the subscription.
    pub id: String,
    /// What is subscribed to.
    pub name: String,
    /// The name of its plan.
    pub plan: String,
    /// `active`, `inactive`, or another word of the store.
    pub status: String,
    /// Whether it was canceled.
    pub is_canceled: bool,
    /// Whether it is paused.
    pub is_paused: bool,
    /// Whether it is suspended, because a payment failed.
    pub is_suspended: bool,
    /// The price of one period, if the store sends it.
    pub price: Option<MoneyView>,
    /// When the next invoice is due, if one is.
    pub next_invoice_at: Option<String>,
    /// When it was created.
    pub created_at: Option<String>,
    /// When it was canceled.
    pub canceled_at: Option<String>,
    /// When it was paused.
    pub paused_at: Option<String>,
    /// When it ends, if it does.
    pub ends_at: Option<String>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// One page of subscriptions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubscriptionPageView {
    /// The subscriptions of this page.
    pub subscriptions: Vec<SubscriptionRowView>,
    /// How many subscriptions there are.
    #[ts(type = "number")]
    pub total: u64,
    /// How many subscriptions come before this page.
    #[ts(type = "number")]
    pub offset: u64,
    /// The most subscriptions of a page.
    #[ts(type = "number")]
    pub limit: u64,
}

/// One subscription with its invoices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubscriptionView {
    /// The subscription as in a list.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: SubscriptionRowView,
    /// One page of its invoices, newest first.
    pub invoices: Vec<InvoiceView>,
    /// How many invoices there are in all.
    #[ts(type = "number")]
    pub invoice_count: u64,
    /// The most invoices of a page.
    #[ts(type = "number")]
    pub invoice_limit: u64,
}

/// An invoice of a subscription.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceView {
    /// The store's ID of the invoice.
    pub id: String,
    /// The invoice number, if the store has one.
    pub number: Option<String>,
    /// When its billing period begins.
    pub period_start: Option<String>,
    /// When its billing period ends.
    pub period_end: Option<String>,
    /// Whether it is still to be paid, if the store says it.
    pub is_outstanding: Option<bool>,
    /// Total.
    pub total: Option<MoneyView>,
    /// What it is for.
    pub items: Vec<InvoiceItemView>,
    /// The attempts to pay it, as the store sends them.
    pub payments: Vec<InvoicePaymentView>,
    /// Whether nothing but perhaps the ID could be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// A line of an invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvoiceItemView {
    /// What it is for.
    pub description: String,
    /// The price.
    pub price: Option<MoneyView>,
}

/// An attempt to pay an invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InvoicePaymentView {
    /// Whether it succeeded.
    pub succeeded: bool,
    /// Whether it is under way.
    pub is_pending: bool,
    /// The payment service.
    pub gateway: String,
    /// The amount, if the store sends it.
    pub amount: Option<MoneyView>,
    /// Why it failed, in the store's words.
    pub failure: Option<String>,
    /// When it was made.
    pub created_at: Option<String>,
    /// Whether it could not be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}
