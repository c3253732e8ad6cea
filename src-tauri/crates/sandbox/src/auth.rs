//! Authentication and scope: which token a request carries, and what it may read (see
//! `docs/api.md`, "What a customer token limits").

use axum::extract::FromRequestParts;
use axum::http::HeaderName;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use rusqlite::OptionalExtension;
use serde_json::Value;

use crate::access_tokens::Grant;
use crate::api_error::ApiError;
use crate::member_session::{self, MemberSession};
use crate::oauth::BASIC_USER_SUFFIX;
use crate::permissions::Area;
use crate::personal_data::log;
use crate::store::Store;
use crate::switches::{Mixed, Switches};
use crate::token_signature;

pub(crate) const CUSTOMER_TOKEN: HeaderName = HeaderName::from_static("x-moltin-customer-token");
pub(crate) const ACCOUNT_TOKEN: HeaderName =
    HeaderName::from_static("ep-account-management-authentication-token");

/// The tokens of a request, verified.
#[derive(Debug)]
pub(crate) struct Caller {
    grant: Grant,
    /// The customer whose token the request carries.
    customer: Option<String>,
    /// The member whose account token the request carries.
    session: Option<MemberSession>,
    /// The switches when the request came.
    switches: Switches,
}

/// Which customers and orders a request may read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Everything,
    /// Only what belongs to this customer. A customer token limits every grant.
    Own(String),
    /// Only the orders of this account.
    Account(String),
}

impl Caller {
    pub(crate) fn scope(self) -> Result<Scope, ApiError> {
        match (self.customer, self.grant) {
            (Some(customer), _) => Ok(Scope::Own(customer)),
            (None, Grant::ClientCredentials | Grant::BasicUser) => Ok(Scope::Everything),
            (None, Grant::Implicit) => Err(ApiError::forbidden()),
        }
    }

    /// Refuses everyone but an admin who may see orders.
    pub(crate) fn require_admin(self) -> Result<(), ApiError> {
        match self.order_scope()? {
            Scope::Everything => Ok(()),
            Scope::Own(_) | Scope::Account(_) => Err(ApiError::forbidden()),
        }
    }

    /// Refuses everyone but an admin whose role may read personal data, or erase them.
    pub(crate) fn require_personal_data(&self, erases: bool) -> Result<(), ApiError> {
        let role = self.switches.role;
        let is_allowed = if erases {
            role.may_write(Area::PersonalData)
        } else {
            role.may_read(Area::PersonalData)
        };
        let is_admin = self.grant == Grant::ClientCredentials && self.customer.is_none();
        if is_admin && is_allowed && self.session()?.is_none() {
            Ok(())
        } else {
            Err(ApiError::forbidden())
        }
    }

    pub(crate) fn grant(&self) -> Grant {
        self.grant
    }

    pub(crate) fn has_customer_token(&self) -> bool {
        self.customer.is_some()
    }

    pub(crate) fn customer(&self) -> Option<&str> {
        self.customer.as_deref()
    }

    pub(crate) fn switches(&self) -> Switches {
        self.switches
    }

    /// The member whose account token counts. A client-credentials token may hide it.
    ///
    /// # Errors
    /// Refuses both tokens together, if the store is switched so.
    pub(crate) fn session(&self) -> Result<Option<&MemberSession>, ApiError> {
        match (&self.session, self.grant) {
            (None, _) => Ok(None),
            (Some(session), Grant::Implicit) => Ok(Some(session)),
            (Some(session), _) => match self.switches.admin_with_account_token {
                Mixed::Scoped => Ok(Some(session)),
                Mixed::Ignored => Ok(None),
                Mixed::Refused => Err(ApiError::mixed_tokens()),
            },
        }
    }

    /// Who sends the request, as the personal data log names them: the application key (see
    /// `docs/api.md`, "Personal data log").
    pub(crate) fn initiator(&self, store: &Store) -> Value {
        let client_id = &store.credentials.client_id;
        let (id, name, kind) = match self.grant {
            Grant::ClientCredentials => (client_id.clone(), "Sandbox store", "client-credentials-token"),
            Grant::BasicUser => (
                format!("{client_id}{BASIC_USER_SUFFIX}"),
                "Sandbox store, basic users",
                "client-credentials-token",
            ),
            Grant::Implicit => (client_id.clone(), "Sandbox store", "implicit-token"),
        };
        log::initiator(&id, name, kind)
    }

    /// The scope for orders. A key for basic users has none, even with a customer token, and an
    /// account token limits to the orders of the account.
    pub(crate) fn order_scope(self) -> Result<Scope, ApiError> {
        match self.grant {
            Grant::BasicUser => return Err(ApiError::forbidden()),
            Grant::ClientCredentials if !self.switches.role.may_read(Area::Orders) => {
                return Err(ApiError::forbidden());
            }
            Grant::ClientCredentials | Grant::Implicit => {}
        }
        if self.customer.is_none()
            && let Some(session) = self.session()?
        {
            return Ok(Scope::Account(session.account.clone()));
        }
        self.scope()
    }

    /// The scope for a single order, which may be wider than for their list.
    pub(crate) fn single_order_scope(self) -> Result<Scope, ApiError> {
        let is_open = self.switches.orders_by_id_are_open;
        if is_open && self.grant == Grant::Implicit && self.customer.is_none() {
            return Ok(Scope::Everything);
        }
        self.order_scope()
    }
}

impl Scope {
    /// Checks that the scope includes what `owner` owns. No customer owns `None`.
    pub(crate) fn require(&self, owner: Option<&str>) -> Result<(), ApiError> {
        match self {
            Self::Own(customer) if owner != Some(customer.as_str()) => Err(ApiError::forbidden()),
            Self::Account(_) => Err(ApiError::forbidden()),
            Self::Everything | Self::Own(_) => Ok(()),
        }
    }
}

impl FromRequestParts<Store> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, store: &Store) -> Result<Self, ApiError> {
        let text = |name: &HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let token = text(&AUTHORIZATION).ok_or_else(ApiError::access_token)?;
        let grant = store
            .access_tokens
            .verify(access_token(token))
            .ok_or_else(ApiError::access_token)?;
        let customer = match parts.headers.get(&CUSTOMER_TOKEN) {
            None => None,
            Some(token) => {
                let token = token.to_str().map_err(|_| ApiError::customer_token())?;
                Some(verify_customer_token(store, token).await?)
            }
        };
        let session = match parts.headers.get(&ACCOUNT_TOKEN) {
            None => None,
            Some(token) => {
                // Text that is no token is refused as one.
                let token = token.to_str().unwrap_or_default();
                Some(member_session::verify(store, token).await?)
            }
        };
        Ok(Self {
            grant,
            customer,
            session,
            switches: store.switches.get(),
        })
    }
}

/// The token in an `Authorization` header. The scheme is optional, in any case, and may be followed
/// by a colon (see `docs/api.md`, "Requests and headers").
pub(crate) fn access_token(header: &str) -> &str {
    const SCHEME: &str = "bearer";
    let header = header.trim();
    let Some((scheme, rest)) = header.split_at_checked(SCHEME.len()) else {
        return header;
    };
    let token = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    // Without a separator, the word is the beginning of the token.
    if scheme.eq_ignore_ascii_case(SCHEME) && token.len() < rest.len() {
        token
    } else {
        header
    }
}

/// The customer of a valid customer token, if the customer still exists.
async fn verify_customer_token(store: &Store, token: &str) -> Result<String, ApiError> {
    let now = store.now().as_second();
    let customer =
        token_signature::verify(&store.token_key, token, now).ok_or_else(ApiError::customer_token)?;
    store
        .database
        .run(move |db| {
            let exists = db
                .query_row("SELECT 1 FROM customer WHERE id = ?1", [&customer], |_| Ok(()))
                .optional()?;
            exists.map(|()| customer).ok_or_else(ApiError::customer_token)
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn access_token_is_read_after_any_spelling_of_the_scheme() {
        for header in [
            "Bearer abc",
            "Bearer: abc",
            "bearer abc",
            "BEARER:abc",
            "Bearer   abc ",
            "Bearer:  abc",
            "abc",
            "  abc",
        ] {
            assert_eq!(access_token(header), "abc", "{header:?}");
        }
        for token in ["bearerabc", "bear", "", "Basic abc"] {
            assert_eq!(access_token(token), token);
        }
    }
}
