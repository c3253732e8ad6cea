//! The carts of one customer or one account.

use moltin::{Cart, CartFilter, CartQuery, Page};

use crate::connections::OpenStore;
use crate::member_error::MemberError;
use crate::view::{CartView, Owner, OwnerCartsView};
use crate::{Error, view_of};

/// How many carts a request returns.
const PAGE: u32 = 100;
/// How many carts are looked at: ten requests.
const MOST: u64 = 1000;

/// The carts of an owner.
///
/// # Errors
/// [`Error::Store`] if a request fails.
pub(super) async fn list(store: &OpenStore, owner: &Owner) -> Result<OwnerCartsView, Error> {
    let currencies = store.currencies().await;
    let mut carts = Vec::new();
    let mut unclear = Vec::new();
    let mut offset = 0;
    let is_last = loop {
        let page = page(store, owner, offset).await?;
        // A store may send less than was requested.
        let next = offset.saturating_add(page.limit);
        let is_last = next >= page.total;
        unclear.extend(
            page.unreadable
                .into_iter()
                .map(|record| record.id.unwrap_or_default()),
        );
        for cart in page.items {
            if is_of(&cart, owner) {
                carts.push(cart);
            } else if is_unclear(&cart, owner) {
                unclear.push(cart.id.as_str().to_owned());
            }
        }
        if is_last || next >= MOST {
            break is_last;
        }
        offset = next;
    };
    carts.sort_by_key(|cart| std::cmp::Reverse(cart.updated_at));
    let mut rows: Vec<_> = carts
        .into_iter()
        .map(|cart| view_of::cart_row(cart, &currencies))
        .collect();
    // The list of an account has its carts only. Among all carts, an odd one may be anyone's.
    let is_complete = match owner {
        Owner::Account { .. } => {
            rows.extend(unclear.into_iter().map(view_of::unreadable_cart));
            is_last
        }
        Owner::Customer { .. } => is_last && unclear.is_empty(),
    };
    Ok(OwnerCartsView {
        carts: rows,
        is_complete,
    })
}

/// One cart, if the list of the owner has it now.
///
/// # Errors
/// [`MemberError::CartNotListed`] if it does not, [`Error::Store`] if a request fails.
pub(super) async fn one(store: &OpenStore, owner: &Owner, cart: &str) -> Result<CartView, Error> {
    let listed = find(store, owner, cart)
        .await?
        .ok_or(MemberError::CartNotListed)?;
    let details = store.admin()?.carts().get(&listed.id).await?;
    let is_same = details.cart.created_at == listed.created_at;
    if !is_same || !is_of(&details.cart, owner) {
        return Err(MemberError::CartNotListed.into());
    }
    let currencies = store.currencies().await;
    Ok(view_of::cart(details, &currencies))
}

async fn find(store: &OpenStore, owner: &Owner, cart: &str) -> Result<Option<Cart>, Error> {
    let mut offset = 0;
    while offset < MOST {
        let page = page(store, owner, offset).await?;
        let (total, limit) = (page.total, page.limit);
        if let Some(found) = page.items.into_iter().find(|listed| listed.id.as_str() == cart) {
            return Ok(Some(found).filter(|found| is_of(found, owner)));
        }
        offset = offset.saturating_add(limit);
        if offset >= total {
            break;
        }
    }
    Ok(None)
}

/// A page of the carts among which those of the owner are. The API filters by account only.
async fn page(store: &OpenStore, owner: &Owner, offset: u64) -> Result<Page<Cart>, Error> {
    let query = CartQuery::new().limit(PAGE).offset(offset);
    let query = match owner {
        Owner::Customer { .. } => query,
        Owner::Account { id } => query.filter(CartFilter::account(&id.as_str().into())),
    };
    Ok(store.admin()?.carts().list(&query).await?)
}

/// Whether a cart is linked to the owner.
fn is_of(cart: &Cart, owner: &Owner) -> bool {
    match owner {
        Owner::Customer { id } => cart.customer_ids.iter().any(|customer| customer.as_str() == id),
        Owner::Account { id } => cart.account_ids.iter().any(|account| account.as_str() == id),
    }
}

/// Whether it can't be read whose a cart is.
fn is_unclear(cart: &Cart, owner: &Owner) -> bool {
    match owner {
        Owner::Account { .. } => cart.account_ids.is_empty(),
        Owner::Customer { .. } => {
            let is_odd = |path: &moltin::Text| path.as_str().starts_with("relationships");
            cart.unreadable_fields.iter().any(is_odd)
        }
    }
}
