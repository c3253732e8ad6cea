//! What was done to an order.

use journal::Action;

use super::words::shown;
use crate::view::EntryDetail;

pub(super) fn of(action: Action, text: &str) -> Option<EntryDetail> {
    match action {
        Action::OrderAnonymize | Action::OrderDelete => {
            let order = shown(text.strip_prefix("order ")?);
            return Some(EntryDetail::Order { order });
        }
        Action::ErasureRequest => {
            let request = shown(text.strip_prefix("request ")?);
            return Some(EntryDetail::ErasureRequest { request });
        }
        _ => {}
    }
    let (what, order) = text.rsplit_once(", order ")?;
    let order = shown(order);
    Some(match action {
        Action::OrderCreate => EntryDetail::NewOrder {
            amount: shown(what),
            order,
        },
        Action::OrderChange => match what {
            "fulfilled" => EntryDetail::OrderFulfilled { order },
            "canceled" => EntryDetail::OrderCanceled { order },
            "shipping address" => EntryDetail::ShippingAddress { order },
            _ => return None,
        },
        Action::ParcelChange => match what.strip_prefix("parcel ")? {
            "added" => EntryDetail::ParcelAdded { order },
            parcel => EntryDetail::ParcelChanged {
                parcel: shown(parcel.strip_suffix(" changed")?),
                order,
            },
        },
        Action::PaymentTake => {
            let (amount, method) = what.strip_suffix(" by hand")?.rsplit_once(' ')?;
            let amount = shown(amount);
            match method {
                "paid" => EntryDetail::PaidByHand { amount, order },
                "authorized" => EntryDetail::AuthorizedByHand { amount, order },
                _ => return None,
            }
        }
        _ => payment(what, order)?,
    })
}

/// A refund, a capture or the cancellation of an authorization.
fn payment(what: &str, order: String) -> Option<EntryDetail> {
    if let Some(payment) = what.strip_prefix("payment ") {
        let payment = shown(payment);
        return Some(EntryDetail::Payment { payment, order });
    }
    let (before, payment) = what.split_once(" payment ")?;
    let payment = shown(payment);
    if before == "without a move of money:" {
        return Some(EntryDetail::WithoutMoney { payment, order });
    }
    let amount = shown(before.strip_suffix(" of")?);
    Some(EntryDetail::AmountOfPayment {
        amount,
        payment,
        order,
    })
}
