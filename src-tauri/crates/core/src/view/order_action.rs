//! View models of changes of orders, of moves of money and of parcels, and of their results.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AddressView, MoneyView, Problem};

/// What the screen shows of a payment. If the store has something else by now, nothing is done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaymentVersion {
    /// `purchase`, `capture`, `authorize`, `refund`, or another word of the store.
    pub kind: String,
    /// `complete`, `failed`, `pending`, `cancelled`, or another word of the store.
    pub status: String,
    /// How much of it was refunded, in minor units.
    #[ts(type = "number")]
    pub refunded: i64,
}

/// How a payment is refunded.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RefundKind {
    /// The payment service pays an amount back.
    Pay {
        /// How much.
        amount: MoneyView,
        /// The amount entered a second time, if it is above the store's limit.
        repeated: Option<MoneyView>,
    },
    /// No money moves: the payment is marked as refunded.
    Mark,
}

/// A refund.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefundPayment {
    /// The store's ID of the order.
    pub order: String,
    /// The store's ID of the payment.
    pub payment: String,
    /// The payment on screen.
    pub was: PaymentVersion,
    /// How it is refunded.
    pub refund: RefundKind,
    /// Why, for the store and the audit log; may be empty.
    pub note: String,
}

/// The capture of an authorized payment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CapturePayment {
    /// The store's ID of the order.
    pub order: String,
    /// The store's ID of the payment.
    pub payment: String,
    /// The payment on screen.
    pub was: PaymentVersion,
    /// Its amount entered by hand, if it is above the store's limit.
    pub repeated: Option<MoneyView>,
}

/// Why an authorization is canceled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the API")]
pub enum CancelReasonView {
    Duplicate,
    Fraudulent,
    RequestedByCustomer,
    Abandoned,
}

/// The cancellation of an authorized payment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CancelPayment {
    /// The store's ID of the order.
    pub order: String,
    /// The store's ID of the payment.
    pub payment: String,
    /// The payment on screen.
    pub was: PaymentVersion,
    /// Why.
    pub reason: CancelReasonView,
}

/// How a payment outside of the store is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethodView {
    /// The money is there.
    Purchase,
    /// The money is promised.
    Authorize,
}

/// A payment outside of the store, such as cash.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakePayment {
    /// The store's ID of the order.
    pub order: String,
    /// What the order owes, on screen.
    pub was_owing: Option<MoneyView>,
    /// How it is recorded.
    pub method: PaymentMethodView,
    /// How much.
    pub amount: MoneyView,
    /// The amount entered a second time, if it is above the store's limit.
    pub repeated: Option<MoneyView>,
    /// The kind of payment, such as `Cash`; may be empty.
    pub name: String,
    /// The merchant's own reference; may be empty.
    pub reference: String,
}

/// The states of an order on screen. If the store has others by now, nothing is done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[expect(missing_docs, reason = "the names are those of the API")]
pub struct OrderVersion {
    pub status: String,
    pub payment: String,
    pub shipping: String,
}

/// A change of an order's states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OrderChangeKind {
    /// It was shipped.
    Fulfill,
    /// It is canceled. No money moves.
    Cancel,
}

/// A change of an order.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ChangeOrder {
    /// The store's ID of the order.
    pub order: String,
    /// The order on screen.
    pub was: OrderVersion,
    /// What to do.
    pub change: OrderChangeKind,
}

/// A new shipping address of an order.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MoveOrder {
    /// The store's ID of the order.
    pub order: String,
    /// The address on screen.
    pub was: AddressView,
    /// The new address.
    pub address: AddressView,
}

/// The page on which a carrier shows where a parcel is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrackingView {
    /// Its address, always of `https`.
    pub url: String,
    /// The host of the address.
    pub host: String,
}

/// A parcel whose tracking page is opened in the browser.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenTracking {
    /// The store's ID of the order.
    pub order: String,
    /// The carrier on screen.
    pub carrier: String,
    /// The carrier's number on screen.
    pub tracking_reference: String,
}

/// A parcel of an order: a shipping group of the API.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParcelView {
    /// The store's ID of the parcel.
    pub id: String,
    /// The carrier and its service, such as `UPS Ground`.
    pub carrier: String,
    /// The carrier's number of the parcel.
    pub tracking_reference: String,
    /// Where the carrier shows it, for carriers that are known.
    pub tracking: Option<TrackingView>,
    /// The earliest time at which it should arrive.
    pub estimate_start: Option<String>,
    /// The latest time at which it should arrive.
    pub estimate_end: Option<String>,
    /// When the store got to know of it.
    pub created_at: Option<String>,
    /// The JSON paths of the fields that could not be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// What staff enter of a parcel.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParcelFields {
    /// The carrier and its service.
    pub carrier: String,
    /// The carrier's number.
    pub tracking_reference: String,
    /// The earliest time at which it should arrive; may be empty.
    pub estimate_start: String,
    /// The latest time at which it should arrive; may be empty.
    pub estimate_end: String,
}

/// A parcel to add or to change.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveParcel {
    /// The store's ID of the order.
    pub order: String,
    /// The parcel on screen; `None` for a new one.
    pub was: Option<ParcelView>,
    /// What it becomes.
    pub fields: ParcelFields,
}

/// The result of a change of an order or of a move of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum OrderActionView {
    /// It was done.
    Done {
        /// When.
        at: String,
        /// Whether the store's response was lost, and the store was asked whether it was done.
        response_lost: bool,
    },
    /// The store has something else than the screen, so nothing was done.
    Conflict,
    /// The store's response was lost. It must not be done again before the store was looked at.
    Unclear {
        /// What happened.
        problem: Problem,
        /// Whether the store was looked at, and shows nothing of it so far.
        looked_up: bool,
    },
}

/// The result of a new shipping address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum MovedOrderView {
    /// It was saved.
    Saved {
        /// The address as the store has it now.
        address: AddressView,
    },
    /// It was changed elsewhere since it was read, so nothing was changed.
    Conflict {
        /// The address as the store has it now.
        theirs: AddressView,
    },
}
