//! Order filters: from the page's terms to the API's query language (see `docs/api.md`, "Order
//! lists" and "Query language").

use jiff::SignedDuration;
use moltin::{CustomerId, OrderFilter};

use crate::Error;
use crate::days::Days;
use crate::pasted_text;
use crate::view::{InvalidInput, MoneyView, OrderAmount, OrderMoment, OrderTermView, OrderText};

/// The most terms of a filter. The API takes ten, and a scan needs one for its cursor.
const MOST_TERMS: usize = 9;

/// Builds the term for one text, exact or with wildcards.
type Term = fn(&str) -> OrderFilter;

pub(crate) fn read(terms: &[OrderTermView], days: &Days) -> Result<OrderFilter, Error> {
    let filter = terms.iter().try_fold(OrderFilter::default(), |filter, term| {
        Ok::<_, Error>(filter.and(read_one(term, days)?))
    })?;
    if filter.terms() > MOST_TERMS {
        return Err(invalid(InvalidInput::TooManyTerms));
    }
    Ok(filter)
}

/// Whose orders a filter is for, by their ID.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Party<'a> {
    Customer(&'a str),
    Account(&'a str),
    Member(&'a str),
}

/// The customer, if the filter is for one customer's orders.
pub(crate) fn customer(terms: &[OrderTermView]) -> Option<&str> {
    party(terms).and_then(|party| match party {
        Party::Customer(id) => Some(id),
        Party::Account(_) | Party::Member(_) => None,
    })
}

/// The customer, account or member whose orders the filter is for.
pub(crate) fn party(terms: &[OrderTermView]) -> Option<Party<'_>> {
    let of = |wanted: OrderText| {
        terms.iter().find_map(|term| match term {
            OrderTermView::Exactly { attribute, value } if *attribute == wanted => Some(value.trim()),
            _ => None,
        })
    };
    of(OrderText::CustomerId)
        .map(Party::Customer)
        .or_else(|| of(OrderText::AccountMemberId).map(Party::Member))
        .or_else(|| of(OrderText::AccountId).map(Party::Account))
}

fn read_one(term: &OrderTermView, days: &Days) -> Result<OrderFilter, Error> {
    match term {
        OrderTermView::Exactly { attribute, value } => {
            let (exactly, _) = text(*attribute);
            Ok(exactly(&meant(*attribute, value)?))
        }
        OrderTermView::Contains { attribute, value } => {
            let (_, contains) = text(*attribute);
            let contains = contains.ok_or_else(|| invalid(InvalidInput::OnlyWholeText))?;
            Ok(contains(&format!("*{}*", meant(*attribute, value)?)))
        }
        OrderTermView::AtLeast { attribute, amount } => in_currency(
            amount,
            match attribute {
                OrderAmount::WithTax => OrderFilter::with_tax_at_least,
                OrderAmount::WithoutTax => OrderFilter::without_tax_at_least,
            },
        ),
        OrderTermView::AtMost { attribute, amount } => in_currency(
            amount,
            match attribute {
                OrderAmount::WithTax => OrderFilter::with_tax_at_most,
                OrderAmount::WithoutTax => OrderFilter::without_tax_at_most,
            },
        ),
        OrderTermView::From { attribute, day } => {
            // The API of 2020 has only `gt` and `lt`, with a precision of milliseconds.
            let before = days.start("terms", day)? - SignedDuration::from_millis(1);
            Ok(match attribute {
                OrderMoment::CreatedAt => OrderFilter::created_after(before),
                OrderMoment::UpdatedAt => OrderFilter::updated_after(before),
            })
        }
        OrderTermView::Until { attribute, day } => {
            let end = days.end("terms", day)?;
            Ok(match attribute {
                OrderMoment::CreatedAt => OrderFilter::created_before(end),
                OrderMoment::UpdatedAt => OrderFilter::updated_before(end),
            })
        }
    }
}

/// The terms for a whole text, and for a part of it if the API supports that.
fn text(attribute: OrderText) -> (Term, Option<Term>) {
    match attribute {
        OrderText::OrderNumber => (OrderFilter::order_number, Some(OrderFilter::order_number_like)),
        OrderText::ExternalRef => (OrderFilter::external_ref, Some(OrderFilter::external_ref_like)),
        OrderText::Status => (OrderFilter::status, None),
        OrderText::Payment => (OrderFilter::payment, None),
        OrderText::Shipping => (OrderFilter::shipping, None),
        OrderText::CustomerId => (
            |id| OrderFilter::customer(&CustomerId::new(id)),
            Some(OrderFilter::customer_like),
        ),
        OrderText::Name => (OrderFilter::name, Some(OrderFilter::name_like)),
        OrderText::Email => (OrderFilter::email, Some(OrderFilter::email_like)),
        OrderText::ShippingName => (OrderFilter::shipping_name, Some(OrderFilter::shipping_name_like)),
        OrderText::ShippingPostcode => (
            OrderFilter::shipping_postcode,
            Some(OrderFilter::shipping_postcode_like),
        ),
        OrderText::BillingName => (OrderFilter::billing_name, Some(OrderFilter::billing_name_like)),
        OrderText::BillingPostcode => (
            OrderFilter::billing_postcode,
            Some(OrderFilter::billing_postcode_like),
        ),
        OrderText::AccountId => (OrderFilter::account, Some(OrderFilter::account_like)),
        OrderText::AccountMemberId => (
            OrderFilter::account_member,
            Some(OrderFilter::account_member_like),
        ),
        OrderText::ContactName => (OrderFilter::contact_name, Some(OrderFilter::contact_name_like)),
        OrderText::ContactEmail => (OrderFilter::contact_email, Some(OrderFilter::contact_email_like)),
        OrderText::ProductId => (OrderFilter::product, None),
        OrderText::ProductSku => (OrderFilter::product_sku, None),
        OrderText::Currency => (OrderFilter::currency, None),
    }
}

/// Compares amounts within one currency, since minor units differ in size.
fn in_currency(amount: &MoneyView, bound: fn(i64) -> OrderFilter) -> Result<OrderFilter, Error> {
    let currency = required(&amount.currency)?.to_uppercase();
    Ok(OrderFilter::currency(&currency).and(bound(amount.amount)))
}

/// The text as it was meant, which must not be empty.
fn meant(attribute: OrderText, value: &str) -> Result<String, Error> {
    let value = match attribute {
        OrderText::OrderNumber => pasted_text::order_number(value),
        _ => pasted_text::cleaned(value),
    };
    required(&value).map(str::to_owned)
}

/// The text without spaces around it.
fn required(value: &str) -> Result<&str, Error> {
    match value.trim() {
        "" => Err(invalid(InvalidInput::FilterTextMissing)),
        value => Ok(value),
    }
}

fn invalid(why: InvalidInput) -> Error {
    Error::input("terms", why)
}
