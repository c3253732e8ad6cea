//! Conversions of subscriptions.

use moltin::{Page, Subscription, SubscriptionInvoice, SubscriptionPayment};

use super::{money, paths, rows, time};
use crate::currencies::Currencies;
use crate::view::{
    InvoiceItemView, InvoicePaymentView, InvoiceView, SubscriptionPageView, SubscriptionRowView,
};

pub(crate) fn subscription_row(subscription: Subscription, currencies: &Currencies) -> SubscriptionRowView {
    let price = subscription
        .pricing_option
        .as_ref()
        .and_then(|option| option.price(subscription.currency.as_str()));
    SubscriptionRowView {
        id: subscription.id.to_string(),
        name: subscription.offering_name.map(Into::into).unwrap_or_default(),
        plan: subscription.plan.map(|plan| plan.name.into()).unwrap_or_default(),
        status: subscription.status.into(),
        is_canceled: subscription.canceled == Some(true),
        is_paused: subscription.paused == Some(true),
        is_suspended: subscription.suspended == Some(true),
        price: price.map(|price| money(price, currencies)),
        next_invoice_at: time(subscription.invoice_after),
        created_at: time(subscription.created_at),
        canceled_at: time(subscription.canceled_at),
        paused_at: time(subscription.paused_at),
        ends_at: time(subscription.end_date),
        unreadable_fields: paths(subscription.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn subscription_page(page: Page<Subscription>, currencies: &Currencies) -> SubscriptionPageView {
    SubscriptionPageView {
        total: page.total,
        offset: page.offset,
        limit: page.limit,
        subscriptions: rows(
            page,
            |subscription| subscription_row(subscription, currencies),
            |id| SubscriptionRowView {
                id,
                is_unreadable: true,
                ..SubscriptionRowView::default()
            },
        ),
    }
}

/// The payments of an invoice, or `None` if only they can't be loaded: one invoice does not hide
/// the others.
///
/// # Errors
/// An error that is not about this invoice: a rejected token, or a request that was not sent.
pub(crate) fn payments_of(
    loaded: Result<Page<SubscriptionPayment>, moltin::Error>,
) -> Result<Option<Page<SubscriptionPayment>>, moltin::Error> {
    match loaded {
        Ok(page) => Ok(Some(page)),
        Err(moltin::Error::Api(_) | moltin::Error::Decode { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// An invoice with the attempts to pay it; `None` if they could not be loaded.
pub(crate) fn invoice(
    invoice: SubscriptionInvoice,
    payments: Option<Page<SubscriptionPayment>>,
    currencies: &Currencies,
) -> InvoiceView {
    let items = invoice.items.into_iter();
    let (payments, unreadable) = match payments {
        Some(page) => (page.items, page.unreadable.len()),
        None => (Vec::new(), 1),
    };
    let unreadable = std::iter::repeat_with(|| InvoicePaymentView {
        is_unreadable: true,
        ..InvoicePaymentView::default()
    })
    .take(unreadable);
    InvoiceView {
        id: invoice.id.to_string(),
        number: invoice.number.map(Into::into),
        period_start: time(invoice.period_start),
        period_end: time(invoice.period_end),
        is_outstanding: invoice.outstanding,
        total: invoice.price.map(|price| money(price, currencies)),
        items: items
            .map(|item| InvoiceItemView {
                description: item.description.into(),
                price: item.price.map(|price| money(price, currencies)),
            })
            .collect(),
        payments: payments
            .into_iter()
            .map(|payment| InvoicePaymentView {
                succeeded: payment.success == Some(true),
                is_pending: payment.pending == Some(true),
                gateway: payment.gateway.map(Into::into).unwrap_or_default(),
                amount: payment.amount.map(|amount| money(amount, currencies)),
                failure: payment.failure_reason.map(Into::into),
                created_at: time(payment.created_at),
                is_unreadable: false,
            })
            .chain(unreadable)
            .collect(),
        is_unreadable: false,
    }
}

/// An invoice that can't be read.
pub(crate) fn unreadable_invoice(id: String) -> InvoiceView {
    InvoiceView {
        id,
        is_unreadable: true,
        ..InvoiceView::default()
    }
}
