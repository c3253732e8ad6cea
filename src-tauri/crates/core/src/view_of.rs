//! Conversions from the client's types to view models.

use jiff::Timestamp;
use moltin::{
    Address, Confirmation, Created, Customer, Money, Order, OrderItem, Page, PostalAddress, Text, Transaction,
};

use crate::view::{
    AccountView, AddressBookView, AddressView, CreatedView, CustomFieldView, CustomerPageView, CustomerView,
    MoneyView, OrderItemView, OrderPageView, OrderRowView, OrderView, StoreOrderRowView, StoreOrderView,
    TransactionView,
};

/// The rows of a page. A record that can't be read has a row at its place, of which `unreadable`
/// makes a row for its ID.
fn rows<T, R>(page: Page<T>, row: impl FnMut(T) -> R, unreadable: impl Fn(String) -> R) -> Vec<R> {
    let mut rows: Vec<R> = page.items.into_iter().map(row).collect();
    for record in page.unreadable {
        let place = record.index.min(rows.len());
        rows.insert(place, unreadable(record.id.unwrap_or_default()));
    }
    rows
}

fn paths(fields: Vec<Text>) -> Vec<String> {
    fields.into_iter().map(String::from).collect()
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
        custom_fields: customer
            .extra
            .texts()
            .into_iter()
            .map(|(name, value)| CustomFieldView { name, value })
            .collect(),
        unreadable_fields: paths(customer.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn account(customer: Customer) -> AccountView {
    AccountView {
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

pub(crate) fn order_row(order: Order) -> OrderRowView {
    OrderRowView {
        id: order.id.to_string(),
        number: order.order_number.map(Into::into),
        status: order.status.into(),
        payment: order.payment.into(),
        shipping: order.shipping.into(),
        customer_name: order.customer_name.into(),
        customer_email: order.customer_email.into(),
        item_count: order.item_ids.len() as u64,
        total: order.with_tax.map(money),
        created_at: time(order.created_at),
        unreadable_fields: paths(order.unreadable_fields),
        is_unreadable: false,
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

pub(crate) fn order_page(page: Page<Order>) -> OrderPageView {
    OrderPageView {
        total: page.total,
        offset: page.offset,
        limit: page.limit,
        reachable: moltin::OFFSET_LIMIT,
        orders: rows(page, order_row, unreadable_order),
    }
}

pub(crate) fn order(mut order: Order) -> OrderView {
    OrderView {
        items: order
            .items
            .take()
            .unwrap_or_default()
            .into_iter()
            .map(item)
            .collect(),
        without_tax: order.without_tax.take().map(money),
        tax: order.tax.take().map(money),
        discount: order.discount.take().map(money),
        shipping_price: order.shipping_price.take().map(money),
        shipping_discount: order.shipping_discount.take().map(money),
        shipping_address: order.shipping_address.take().map(address),
        billing_address: order.billing_address.take().map(address),
        updated_at: time(order.updated_at),
        row: order_row(order),
    }
}

fn store_order_row(order: Order) -> StoreOrderRowView {
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
        customer: customer.into(),
        item_count: u32::try_from(order.item_ids.len()).unwrap_or(u32::MAX),
        total: order.with_tax.map(money),
        payment: order.payment.into(),
        shipping: order.shipping.into(),
        status: order.status.into(),
        unreadable_fields: paths(order.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn store_order_rows(page: Page<Order>) -> Vec<StoreOrderRowView> {
    rows(page, store_order_row, |id| StoreOrderRowView {
        id,
        is_unreadable: true,
        ..StoreOrderRowView::default()
    })
}

pub(crate) fn store_order(mut from: Order) -> StoreOrderView {
    StoreOrderView {
        customer_id: from.customer_id.take().map(|customer| customer.to_string()),
        external_ref: from.external_ref.take().map(Into::into),
        order: order(from),
    }
}

fn item(item: OrderItem) -> OrderItemView {
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

fn transaction(transaction: Transaction) -> TransactionView {
    TransactionView {
        id: transaction.id.to_string(),
        kind: transaction.kind.into(),
        status: transaction.status.into(),
        gateway: transaction.gateway.into(),
        reference: transaction.reference.into(),
        amount: transaction.amount.map(money),
        created_at: time(transaction.created_at),
        unreadable_fields: paths(transaction.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn transactions(page: Page<Transaction>) -> Vec<TransactionView> {
    rows(page, transaction, |id| TransactionView {
        id,
        is_unreadable: true,
        ..TransactionView::default()
    })
}

fn money(money: Money) -> MoneyView {
    MoneyView {
        amount: money.amount,
        currency: money.currency.into(),
    }
}

fn address(address: PostalAddress) -> AddressView {
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
