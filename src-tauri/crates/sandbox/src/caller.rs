//! Who calls, and what they may see (see `docs/api.md`, "What a customer token limits").

use axum::extract::FromRequestParts;
use axum::http::HeaderName;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use crate::bearers::Grant;
use crate::refusal::Refusal;
use crate::{Store, customer_tokens};

pub(crate) const CUSTOMER_TOKEN: HeaderName = HeaderName::from_static("x-moltin-customer-token");

/// Who calls: a bearer, and the customer whom a token narrows it to.
#[derive(Debug)]
pub(crate) struct Caller {
    grant: Grant,
    customer: Option<String>,
}

/// What a caller may see of customers and orders.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All of the store.
    Everything,
    /// What belongs to this customer. A token always narrows, whatever the bearer.
    Own(String),
}

impl Caller {
    /// What the caller may see.
    pub(crate) fn scope(self) -> Result<Scope, Refusal> {
        match (self.customer, self.grant) {
            (Some(customer), _) => Ok(Scope::Own(customer)),
            (None, Grant::ClientCredentials | Grant::BasicUser) => Ok(Scope::Everything),
            (None, Grant::Implicit) => Err(Refusal::forbidden()),
        }
    }

    /// What the caller may see of orders: keys for basic users nothing, by whomever they are narrowed.
    pub(crate) fn order_scope(self) -> Result<Scope, Refusal> {
        match self.grant {
            Grant::BasicUser => Err(Refusal::forbidden()),
            Grant::ClientCredentials | Grant::Implicit => self.scope(),
        }
    }
}

impl Scope {
    /// Refuses what belongs to somebody else; `None` belongs to nobody.
    pub(crate) fn allow(&self, owner: Option<&str>) -> Result<(), Refusal> {
        match self {
            Self::Own(customer) if owner != Some(customer.as_str()) => Err(Refusal::forbidden()),
            _ => Ok(()),
        }
    }
}

impl FromRequestParts<Store> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, store: &Store) -> Result<Self, Refusal> {
        let text = |name: &HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let bearer = text(&AUTHORIZATION).ok_or_else(Refusal::bearer)?;
        // A bare token is taken too (see `docs/api.md`, "Requests and headers").
        let bearer = bearer.strip_prefix("Bearer ").unwrap_or(bearer);
        let grant = store.bearers.check(bearer).ok_or_else(Refusal::bearer)?;
        let customer = match parts.headers.get(&CUSTOMER_TOKEN) {
            None => None,
            Some(token) => {
                let token = token.to_str().map_err(|_| Refusal::customer_token())?;
                Some(customer_tokens::check(store, token).await?)
            }
        };
        Ok(Self { grant, customer })
    }
}
