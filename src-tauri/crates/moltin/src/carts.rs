//! Carts, read only (see `docs/api.md`, "Carts").
//!
//! Reading a cart with an unknown ID creates one. So only a list of carts makes a [`CartId`].

mod cart;
mod filter;
mod id;
mod item;
mod promotion;
mod wire;

pub use cart::{Cart, CartDetails};
pub use filter::{CartFilter, CartQuery};
pub use id::CartId;
pub use item::CartItem;
pub use promotion::CartPromotion;

use crate::error::Error;
use crate::identity::{Admin, AsCustomer, AsMember, Identity, send};
use crate::list::{ListCall, ListQuery};
use crate::page::Page;
use crate::transport::{Call, Path};

const PATH: &str = "/v2/carts";

/// The carts that an identity can see: those of the store for the admin, a customer's own, or those
/// of a member's account.
#[derive(Debug, Clone)]
pub struct Carts<I> {
    identity: I,
}

impl Admin {
    /// The store's carts. A setting of the store decides whether these are all of them, or only
    /// those of customers and accounts.
    pub fn carts(&self) -> Carts<Self> {
        Carts {
            identity: self.clone(),
        }
    }
}

impl AsCustomer {
    /// The customer's own carts.
    pub fn carts(&self) -> Carts<Self> {
        Carts {
            identity: self.clone(),
        }
    }
}

impl AsMember {
    /// The carts of the token's account.
    pub fn carts(&self) -> Carts<Self> {
        Carts {
            identity: self.clone(),
        }
    }
}

impl Carts<Admin> {
    /// One page of carts. The store chooses their order.
    ///
    /// # Errors
    /// [`Error::Api`] if the store does not support the filter, [`Error::InvalidLimit`] for a limit
    /// out of range.
    pub async fn list(&self, query: &CartQuery) -> Result<Page<Cart>, Error> {
        ListCall::new(Path::new(PATH))
            .filter(query.filter.parameter())
            .page::<wire::Received, _>(&self.identity, query.limit, query.offset)
            .await
    }
}

impl Carts<AsCustomer> {
    /// One page of the customer's carts. The store chooses their order.
    ///
    /// # Errors
    /// [`Error::CustomerTokenRejected`] if the token is not valid any more,
    /// [`Error::InvalidLimit`] for a limit out of range.
    pub async fn list(&self, query: &ListQuery) -> Result<Page<Cart>, Error> {
        own(&self.identity, query).await
    }
}

impl Carts<AsMember> {
    /// One page of the account's carts. The store chooses their order.
    ///
    /// # Errors
    /// [`Error::AccountTokenRejected`] if the token is not valid any more, [`Error::InvalidLimit`]
    /// for a limit out of range.
    pub async fn list(&self, query: &ListQuery) -> Result<Page<Cart>, Error> {
        own(&self.identity, query).await
    }
}

impl<I: Identity> Carts<I> {
    /// One cart with its items and promotions. Reading it does not change when it expires.
    ///
    /// Every identity can read every cart by its ID, so the list shows whose it is. The store
    /// creates a cart that has expired since the list, empty: read it soon after the list.
    ///
    /// # Errors
    /// As all calls.
    pub async fn get(&self, id: &CartId) -> Result<CartDetails, Error> {
        let call = Call::get(Path::new(PATH).id(id.as_str()))
            .query([("include", "items,promotions".to_owned())])
            .allow_large_response();
        let response = send(&self.identity, &call).await?;
        let (cart, included) = response.one::<wire::Received, wire::Included>()?;
        Ok(wire::details(cart, included.unwrap_or_default()))
    }
}

async fn own(identity: &impl Identity, query: &ListQuery) -> Result<Page<Cart>, Error> {
    ListCall::new(Path::new(PATH))
        .page::<wire::Received, _>(identity, query.limit, query.offset)
        .await
}
