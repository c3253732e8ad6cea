//! Conversions from the client's types to view models.

mod cart;
mod subscription;

use jiff::Timestamp;
use moltin::{
    AccountMember, Address, Confirmation, Created, CustomFields, Customer, Money, Order, OrderItem, Page,
    PostalAddress, ShippingGroup, Text, Transaction,
};

use crate::currencies::Currencies;
use crate::tracking;
use crate::view::{
    AddressBookView, AddressView, ComparedOrderView, CreatedView, CustomFieldView, CustomerPageView,
    CustomerView, MoneyView, OrderItemView, OrderPageView, OrderRowView, OrderView, ParcelView, PlacedByView,
    SessionMemberView, SimilarAccountView, StoreOrderRowView, StoreOrderView, TransactionView,
};

pub(crate) use cart::{cart, cart_page, cart_row, unreadable_cart};
pub(crate) use subscription::{
    invoice, payments_of, subscription_page, subscription_row, unreadable_invoice,
};

/// The rows of a page. A record that can't be read has a row at its place, of which `unreadable`
/// makes a row for its ID.
pub(crate) fn rows<T, R>(page: Page<T>, row: impl FnMut(T) -> R, unreadable: impl Fn(String) -> R) -> Vec<R> {
    let mut rows: Vec<R> = page.items.into_iter().map(row).collect();
    for record in page.unreadable {
        let place = record.index.min(rows.len());
        rows.insert(place, unreadable(record.id.unwrap_or_default()));
    }
    rows
}

pub(crate) fn paths(fields: Vec<Text>) -> Vec<String> {
    fields.into_iter().map(String::from).collect()
}

pub(crate) fn custom_fields(fields: &CustomFields) -> Vec<CustomFieldView> {
    let field = |(name, value)| CustomFieldView { name, value };
    fields.texts().into_iter().map(field).collect()
}

pub(crate) fn customer(customer: Customer) -> CustomerView {
    CustomerView {
        id: customer.id.to_string(),
        name: customer.name,
        email: customer.email,
        has_password: customer.has_password,
        external_ref: customer.external_ref,
        created_at: time(customer.created_at),
        updated_at: time(customer.updated_at),
        custom_fields: custom_fields(&customer.extra),
        unreadable_fields: paths(customer.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn similar_account(customer: Customer) -> SimilarAccountView {
    SimilarAccountView {
        id: customer.id.to_string(),
        name: customer.name,
        email: customer.email,
    }
}

pub(crate) fn created(created: Created) -> CreatedView {
    CreatedView {
        customer: customer(created.customer),
        looked_up: created.confirmed_by == Confirmation::Lookup,
    }
}

pub(crate) fn customer_page(page: Page<Customer>) -> CustomerPageView {
    CustomerPageView {
        total: page.total,
        offset: page.offset,
        limit: page.limit,
        reachable: moltin::OFFSET_LIMIT,
        customers: rows(page, customer, |id| CustomerView {
            id,
            is_unreadable: true,
            ..CustomerView::default()
        }),
    }
}

pub(crate) fn session_member(member: AccountMember) -> SessionMemberView {
    SessionMemberView {
        id: member.id.to_string(),
        name: member.name.into(),
        email: member.email.into(),
    }
}

pub(crate) fn order_row(order: Order, currencies: &Currencies) -> OrderRowView {
    let placed_by = order.account_member_id.map(|member| PlacedByView {
        member: member.to_string(),
        name: order.customer_name.to_string(),
    });
    OrderRowView {
        id: order.id.to_string(),
        number: order.order_number.map(Into::into),
        status: order.status.into(),
        payment: order.payment.into(),
        shipping: order.shipping.into(),
        customer_name: order.customer_name.into(),
        customer_email: order.customer_email.into(),
        item_count: order.item_ids.len() as u64,
        total: order.with_tax.map(|total| money(total, currencies)),
        created_at: time(order.created_at),
        placed_by,
        unreadable_fields: paths(order.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn compared_order(order: Order, currencies: &Currencies) -> ComparedOrderView {
    ComparedOrderView {
        updated_at: time(order.updated_at),
        row: order_row(order, currencies),
    }
}

/// A row for an order that can't be read.
pub(crate) fn unreadable_order(id: String) -> OrderRowView {
    OrderRowView {
        id,
        is_unreadable: true,
        ..OrderRowView::default()
    }
}

pub(crate) fn order_page(page: Page<Order>, currencies: &Currencies) -> OrderPageView {
    OrderPageView {
        total: page.total,
        offset: page.offset,
        limit: page.limit,
        reachable: moltin::OFFSET_LIMIT,
        orders: rows(page, |order| order_row(order, currencies), unreadable_order),
    }
}

pub(crate) fn order(mut order: Order, currencies: &Currencies) -> OrderView {
    let money = |amount: Option<Money>| amount.map(|amount| money(amount, currencies));
    OrderView {
        items: order
            .items
            .take()
            .unwrap_or_default()
            .into_iter()
            .map(|sold| item(sold, currencies))
            .collect(),
        without_tax: money(order.without_tax.take()),
        tax: money(order.tax.take()),
        discount: money(order.discount.take()),
        shipping_price: money(order.shipping_price.take()),
        shipping_discount: money(order.shipping_discount.take()),
        shipping_address: order.shipping_address.take().map(address),
        billing_address: order.billing_address.take().map(address),
        updated_at: time(order.updated_at),
        custom_fields: custom_fields(&order.extra),
        row: order_row(order, currencies),
    }
}

pub(crate) fn store_order_row(order: Order, currencies: &Currencies) -> StoreOrderRowView {
    let customer = if order.customer_name.is_empty() {
        order.customer_email
    } else {
        order.customer_name
    };
    StoreOrderRowView {
        id: order.id.to_string(),
        number: order.order_number.map(Into::into),
        created_at: time(order.created_at),
        customer_id: order.customer_id.map(|customer| customer.to_string()),
        account_id: order.account_id.map(|account| account.to_string()),
        member_id: order.account_member_id.map(|member| member.to_string()),
        customer: customer.into(),
        item_count: u32::try_from(order.item_ids.len()).unwrap_or(u32::MAX),
        total: order.with_tax.map(|total| money(total, currencies)),
        payment: order.payment.into(),
        shipping: order.shipping.into(),
        status: order.status.into(),
        is_manual: order.is_manual == Some(true),
        unreadable_fields: paths(order.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn store_order_rows(page: Page<Order>, currencies: &Currencies) -> Vec<StoreOrderRowView> {
    rows(
        page,
        |order| store_order_row(order, currencies),
        |id| StoreOrderRowView {
            id,
            is_unreadable: true,
            ..StoreOrderRowView::default()
        },
    )
}

pub(crate) fn store_order(mut from: Order, currencies: &Currencies) -> StoreOrderView {
    let owing = owing(&from).map(|owing| money(owing, currencies));
    StoreOrderView {
        owing,
        customer_id: from.customer_id.take().map(|customer| customer.to_string()),
        account_id: from.account_id.take().map(|account| account.to_string()),
        member_id: from.account_member_id.take().map(|member| member.to_string()),
        external_ref: from.external_ref.take().map(Into::into),
        is_manual: from.is_manual == Some(true),
        order: order(from, currencies),
    }
}

fn item(item: OrderItem, currencies: &Currencies) -> OrderItemView {
    let money = |amount| money(amount, currencies);
    OrderItemView {
        discount: item.discount().map(money),
        id: item.id.to_string(),
        kind: item.kind.into(),
        name: item.name.into(),
        sku: item.sku.into(),
        quantity: item.quantity,
        unit_price: item.unit_price.map(money),
        value: item.value.map(money),
        unreadable_fields: paths(item.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn book_entry(entry: Address) -> AddressBookView {
    AddressBookView {
        id: entry.id.to_string(),
        name: entry.name,
        address: address(entry.postal),
        unreadable_fields: paths(entry.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn address_book(page: Page<Address>) -> Vec<AddressBookView> {
    rows(page, book_entry, |id| AddressBookView {
        id,
        is_unreadable: true,
        ..AddressBookView::default()
    })
}

/// What neither a payment nor an authorization covers, if the store says it.
pub(crate) fn owing(order: &Order) -> Option<Money> {
    let total = order.with_tax.as_ref()?;
    // A negative sum is an error of the store. It must not make the order owe more than its total.
    let authorized = order.authorized.as_ref().map_or(0, |money| money.amount.max(0));
    let covered = order.paid.as_ref()?.amount.max(0).saturating_add(authorized);
    let left = total.amount.saturating_sub(covered).max(0);
    Some(Money::new(left, total.currency.clone()))
}

pub(crate) fn parcel(group: ShippingGroup) -> ParcelView {
    ParcelView {
        id: group.id.to_string(),
        tracking: tracking::page(&group.shipping_type, &group.tracking_reference),
        carrier: group.shipping_type.into(),
        tracking_reference: group.tracking_reference.into(),
        estimate_start: time(group.estimate_start),
        estimate_end: time(group.estimate_end),
        created_at: time(group.created_at),
        unreadable_fields: paths(group.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn parcels(page: Page<ShippingGroup>) -> Vec<ParcelView> {
    rows(page, parcel, |id| ParcelView {
        id,
        is_unreadable: true,
        ..ParcelView::default()
    })
}

fn transaction(transaction: Transaction, currencies: &Currencies) -> TransactionView {
    let part = |amount: i64| {
        let currency = transaction.amount.as_ref()?.currency.clone();
        Some(money(Money::new(amount, currency), currencies))
    };
    let mut unreadable_fields = paths(transaction.unreadable_fields.clone());
    if transaction.has_unreadable_refund() {
        unreadable_fields.push("refunded_amount".into());
    }
    TransactionView {
        refunded: transaction.refunded().and_then(part),
        refundable: transaction.refundable().and_then(part),
        is_captured_by_hand: transaction.is_captured_by_hand(),
        updated_at: time(transaction.updated_at),
        id: transaction.id.to_string(),
        kind: transaction.kind.into(),
        status: transaction.status.into(),
        gateway: transaction.gateway.into(),
        reference: transaction.reference.into(),
        amount: transaction.amount.map(|amount| money(amount, currencies)),
        created_at: time(transaction.created_at),
        unreadable_fields,
        is_unreadable: false,
    }
}

pub(crate) fn transactions(page: Page<Transaction>, currencies: &Currencies) -> Vec<TransactionView> {
    rows(
        page,
        |payment| transaction(payment, currencies),
        |id| TransactionView {
            id,
            is_unreadable: true,
            ..TransactionView::default()
        },
    )
}

pub(crate) fn money(money: Money, currencies: &Currencies) -> MoneyView {
    MoneyView {
        amount: money.amount,
        decimals: currencies.decimals(&money.currency),
        currency: money.currency.into(),
    }
}

pub(crate) fn address(address: PostalAddress) -> AddressView {
    AddressView {
        first_name: address.first_name.into(),
        last_name: address.last_name.into(),
        company_name: address.company_name.into(),
        line_1: address.line_1.into(),
        line_2: address.line_2.into(),
        city: address.city.into(),
        county: address.county.into(),
        region: address.region.into(),
        postcode: address.postcode.into(),
        country: address.country.into(),
        phone_number: address.phone_number.into(),
        instructions: address.instructions.into(),
    }
}

pub(crate) fn time(time: Option<Timestamp>) -> Option<String> {
    time.map(|time| time.to_string())
}
