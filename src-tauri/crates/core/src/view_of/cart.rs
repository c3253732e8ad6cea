//! Conversions of carts.

use moltin::{Cart, CartDetails, CartItem, CartPromotion, Page};

use super::{money, paths, rows, time};
use crate::currencies::Currencies;
use crate::view::{CartItemView, CartPageView, CartRowView, CartView};

pub(crate) fn cart_row(cart: Cart, currencies: &Currencies) -> CartRowView {
    CartRowView {
        id: cart.id.to_string(),
        name: cart.name.into(),
        description: cart.description.map(Into::into).unwrap_or_default(),
        is_quote: cart.is_quote == Some(true),
        total: cart.with_tax.map(|total| money(total, currencies)),
        created_at: time(cart.created_at),
        updated_at: time(cart.updated_at),
        expires_at: time(cart.expires_at),
        unreadable_fields: paths(cart.unreadable_fields),
        is_unreadable: false,
    }
}

pub(crate) fn cart_page(page: Page<Cart>, currencies: &Currencies) -> CartPageView {
    CartPageView {
        total: page.total,
        offset: page.offset,
        limit: page.limit,
        carts: rows(page, |cart| cart_row(cart, currencies), unreadable_cart),
    }
}

/// A cart that can't be read.
pub(crate) fn unreadable_cart(id: String) -> CartRowView {
    CartRowView {
        id,
        is_unreadable: true,
        ..CartRowView::default()
    }
}

pub(crate) fn cart(details: CartDetails, currencies: &Currencies) -> CartView {
    let cart = details.cart;
    let amount = |amount: Option<moltin::Money>| amount.map(|amount| money(amount, currencies));
    let mut items: Vec<_> = details
        .items
        .into_iter()
        .map(|item| cart_item(item, currencies))
        .collect();
    items.extend(details.unreadable.into_iter().map(|record| CartItemView {
        id: record.id.unwrap_or_default(),
        is_unreadable: true,
        ..CartItemView::default()
    }));
    let promotions = details.promotions.into_iter();
    CartView {
        without_tax: amount(cart.without_tax.clone()),
        tax: amount(cart.tax.clone()),
        discount: amount(cart.discount.clone()),
        shipping: amount(cart.shipping.clone()),
        row: cart_row(cart, currencies),
        items,
        promotions: promotions
            .map(|promotion| cart_promotion(promotion, currencies))
            .collect(),
    }
}

fn cart_item(item: CartItem, currencies: &Currencies) -> CartItemView {
    CartItemView {
        id: item.id.to_string(),
        kind: item.kind.into(),
        name: item.name.into(),
        sku: item.sku.into(),
        quantity: item.quantity,
        unit_price: item.unit_price.map(|price| money(price, currencies)),
        value: item.value.map(|value| money(value, currencies)),
        unreadable_fields: paths(item.unreadable_fields),
        is_unreadable: false,
    }
}

fn cart_promotion(promotion: CartPromotion, currencies: &Currencies) -> CartItemView {
    CartItemView {
        id: promotion.id.into(),
        kind: "promotion_item".to_owned(),
        name: promotion.name.into(),
        sku: promotion.code.map(Into::into).unwrap_or_default(),
        value: promotion.discount.map(|discount| money(discount, currencies)),
        unreadable_fields: paths(promotion.unreadable_fields),
        ..CartItemView::default()
    }
}
