//! What staff enter of a new order, checked before anything is sent.

use moltin::{NewOrder, OrderId, PostalAddress};
use uuid::Uuid;

use crate::Error;
use crate::address_book::postal_address;
use crate::currencies::Currencies;
use crate::email;
use crate::entered_amount::MOST_MINOR_UNITS;
use crate::field_errors::Field;
use crate::view::{
    AddressView, CreateOrder, FormField, InvalidInput, MoneyView, NewOrderFor, NewOrderItemView,
    NewOrderState,
};

/// In characters (see `docs/api.md`, "Order fields").
const MAX_EXTERNAL_REF: usize = 64;
/// In characters. The API names no limit.
const MAX_TEXT: usize = 255;
/// The API names no limit. More is a slip of the keyboard.
const MAX_QUANTITY: u32 = 100_000;

/// The fields that the store may name in a refusal.
pub(super) const FIELDS: &[Field] = &[
    Field {
        api: "external_ref",
        form: "externalRef",
        is: FormField::ExternalRef,
    },
    Field {
        api: "order_number",
        form: "orderNumber",
        is: FormField::OrderNumber,
    },
    Field {
        api: "currency",
        form: "currency",
        is: FormField::Currency,
    },
    Field {
        api: "email",
        form: "email",
        is: FormField::Email,
    },
];

/// The order to send. A customer of the store is not in it yet.
pub(super) fn checked(order: &CreateOrder, currencies: &Currencies) -> Result<NewOrder, Error> {
    let id = Uuid::try_parse(&order.id).map_err(|_| Error::input("id", InvalidInput::IdsNotLinkable))?;
    let (name, email) = match &order.customer {
        NewOrderFor::Customer { .. } => (String::new(), String::new()),
        NewOrderFor::Guest { name, email } => (
            required("name", name, InvalidInput::CustomerNameMissing)?,
            email::entered(email)?,
        ),
    };
    let currency = currency(&order.currency, currencies)?;
    if order.items.is_empty() {
        return Err(Error::input("items", InvalidInput::OrderWithoutItems));
    }
    let mut new = NewOrder::new(OrderId::new(id.to_string()), name, email, (0, &currency));
    for (index, item) in order.items.iter().enumerate() {
        let part = format!("items.{index}");
        let (sent, value) = checked_item(item, &currency).map_err(|error| error.in_part(&part))?;
        new.with_tax = within_limit(new.with_tax.checked_add(value))
            .ok_or_else(|| Error::input("items", InvalidInput::AmountTooLarge))?;
        new.items.push(sent);
    }
    if order.total.amount != new.with_tax || order.total.currency != currency {
        return Err(Error::input("items", InvalidInput::OrderTotalDiffers));
    }
    let states = match order.state {
        NewOrderState::Unpaid => ["incomplete", "unpaid", "unfulfilled"],
        NewOrderState::Paid => ["complete", "paid", "unfulfilled"],
        NewOrderState::Fulfilled => ["complete", "paid", "fulfilled"],
    };
    let mut new = new.states(states);
    new.order_number = optional("orderNumber", &order.order_number, MAX_TEXT)?;
    new.external_ref = optional("externalRef", &order.external_ref, MAX_EXTERNAL_REF)?;
    new.shipping_address = address("shipping", &order.shipping_address)?;
    let billing = order
        .billing_address
        .as_ref()
        .map(|entered| address("billing", entered));
    new.billing_address = billing
        .unwrap_or_else(|| Ok(new.shipping_address.clone()))?
        // A billing address has neither.
        .phone_number("")
        .instructions("");
    Ok(new)
}

/// The item to send, and the price of all of it.
fn checked_item(item: &NewOrderItemView, currency: &str) -> Result<(moltin::NewOrderItem, i64), Error> {
    let name = required("name", &item.name, InvalidInput::ItemNameMissing)?;
    let sku = optional("sku", &item.sku, MAX_TEXT)?.unwrap_or_default();
    let quantity = quantity(&item.quantity)?;
    let MoneyView {
        amount, currency: of, ..
    } = &item.unit_price;
    if of != currency {
        let currency = currency.to_owned();
        return Err(Error::input(
            "price",
            InvalidInput::OrderInOtherCurrency { currency },
        ));
    }
    if *amount < 0 {
        return Err(Error::input("price", InvalidInput::AmountNegative));
    }
    let value = within_limit(amount.checked_mul(quantity.into()))
        .ok_or_else(|| Error::input("price", InvalidInput::AmountTooLarge))?;
    Ok((moltin::NewOrderItem::new(name, sku, quantity, *amount), value))
}

fn within_limit(amount: Option<i64>) -> Option<i64> {
    amount.filter(|amount| *amount <= MOST_MINOR_UNITS)
}

fn quantity(text: &str) -> Result<u32, Error> {
    let number = text.trim().parse().ok();
    number
        .filter(|number| (1..=MAX_QUANTITY).contains(number))
        .ok_or_else(|| {
            let why = InvalidInput::NumberOutOfRange {
                first: 1,
                last: MAX_QUANTITY,
            };
            Error::input("quantity", why)
        })
}

fn currency(entered: &str, currencies: &Currencies) -> Result<String, Error> {
    let code = entered.trim().to_ascii_uppercase();
    match currencies.decimals(&code) {
        Some(_) => Ok(code),
        None => Err(Error::input("currency", InvalidInput::CurrencyNotACode)),
    }
}

fn address(part: &str, entered: &AddressView) -> Result<PostalAddress, Error> {
    postal_address(entered).map_err(|error| error.in_part(part))
}

fn required(field: &'static str, text: &str, missing: InvalidInput) -> Result<String, Error> {
    optional(field, text, MAX_TEXT)?.ok_or_else(|| Error::input(field, missing))
}

fn optional(field: &'static str, text: &str, limit: usize) -> Result<Option<String>, Error> {
    let text = text.trim();
    if text.chars().count() > limit {
        return Err(Error::input(field, InvalidInput::TooLong { limit }));
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}
