//! The attributes of resources, as `GET /v2/customers/attributes` and `GET /v2/orders/attributes`
//! describe them (see `docs/api.md`, "Attributes").

use axum::Json;
use serde::Serialize;

use crate::api_error::ApiError;
use crate::auth::Caller;

/// An attribute of a resource.
#[derive(Clone, Copy, Serialize)]
struct Attribute {
    label: &'static str,
    value: &'static str,
    r#type: &'static str,
    required: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    options: &'static [&'static str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    validation: &'static [Rule],
}

/// A rule for the values of an attribute.
#[derive(Clone, Copy, Serialize)]
struct Rule {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<u32>,
}

const EMAIL: &[Rule] = &[Rule {
    r#type: "email",
    options: None,
}];

const fn max_length(length: u32) -> Rule {
    Rule {
        r#type: "max",
        options: Some(length),
    }
}

const fn attribute(label: &'static str, value: &'static str, r#type: &'static str) -> Attribute {
    Attribute {
        label,
        value,
        r#type,
        required: false,
        options: &[],
        validation: &[],
    }
}

impl Attribute {
    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn options(mut self, options: &'static [&'static str]) -> Self {
        self.options = options;
        self
    }

    const fn validation(mut self, validation: &'static [Rule]) -> Self {
        self.validation = validation;
        self
    }
}

const CUSTOMER: &[Attribute] = &[
    attribute("Type", "type", "string")
        .required()
        .options(&["customer"]),
    attribute("ID", "id", "string"),
    attribute("Name", "name", "string").required(),
    attribute("Email", "email", "string").required().validation(EMAIL),
    attribute("Password", "password", "string"),
    attribute("External reference", "external_ref", "string").validation(&[max_length(2048)]),
    attribute("Created at", "created_at", "date"),
    attribute("Updated at", "updated_at", "date"),
    attribute("Loyalty tier", "loyalty_tier", "string").options(&["bronze", "silver", "gold"]),
    attribute("Newsletter", "newsletter", "boolean"),
    attribute("Support note", "support_note", "string"),
];

const ORDER: &[Attribute] = &[
    attribute("Type", "type", "string").required().options(&["order"]),
    attribute("ID", "id", "string"),
    attribute("Status", "status", "string").options(&["incomplete", "processing", "complete", "cancelled"]),
    attribute("Payment", "payment", "string").options(&[
        "unpaid",
        "authorized",
        "paid",
        "refunded",
        "partially_authorized",
        "partially_paid",
    ]),
    attribute("Shipping", "shipping", "string").options(&["unfulfilled", "fulfilled"]),
    attribute("Order number", "order_number", "string"),
    attribute("External reference", "external_ref", "string").validation(&[max_length(64)]),
    attribute("Anonymized", "anonymized", "boolean"),
    attribute("Customer", "customer", "object"),
    attribute("Shipping address", "shipping_address", "object").required(),
    attribute("Billing address", "billing_address", "object").required(),
    attribute("Created at", "created_at", "date"),
    attribute("Updated at", "updated_at", "date"),
    attribute("Gift message", "gift_message", "string"),
    attribute("Delivery slot", "delivery_slot", "string"),
];

/// A list of attributes as JSON.
#[derive(Serialize)]
pub(crate) struct Document {
    data: &'static [Attribute],
    meta: Meta,
}

#[derive(Serialize)]
struct Meta {
    entity: &'static str,
    version: &'static str,
}

fn document(entity: &'static str, data: &'static [Attribute]) -> Json<Document> {
    let meta = Meta {
        entity,
        version: "v2",
    };
    Json(Document { data, meta })
}

/// `GET /v2/customers/attributes`.
pub(crate) async fn of_customers(caller: Caller) -> Result<Json<Document>, ApiError> {
    caller.scope()?.require(None)?;
    Ok(document("customers", CUSTOMER))
}

/// `GET /v2/orders/attributes`.
pub(crate) async fn of_orders(caller: Caller) -> Result<Json<Document>, ApiError> {
    caller.order_scope()?.require(None)?;
    Ok(document("orders", ORDER))
}
