//! A route of the store, and the words for who may send its requests.

use axum::routing::MethodRouter;

use crate::store::Store;

pub(crate) const ANYONE: &str = "anyone";
pub(crate) const ANY_TOKEN: &str = "any access token";
pub(crate) const ADMIN: &str = "admin";
pub(crate) const ADMIN_OR_OWN: &str = "admin; a customer for their own";
pub(crate) const ADMIN_OR_MEMBER: &str = "admin; a member for their account";
pub(crate) const CARTS: &str = "admin; a customer and a member for their own";
pub(crate) const CREDENTIALS: &str = "client credentials, by HTTP basic authentication";

/// A route of the store, for its documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may send the request.
    pub access: &'static str,
    /// The heading in `docs/api.md` that describes it; `None` for the sandbox's own routes.
    pub section: Option<&'static str>,
}

/// A route with its handler. An empty section means a route of the sandbox's own.
pub(crate) fn row(
    method: &'static str,
    path: &'static str,
    access: &'static str,
    section: &'static str,
    handler: MethodRouter<Store>,
) -> (Route, MethodRouter<Store>) {
    let section = Some(section).filter(|section| !section.is_empty());
    let route = Route {
        method,
        path,
        access,
        section,
    };
    (route, handler)
}
