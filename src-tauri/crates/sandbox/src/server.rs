//! All routes in one table, and the middleware around them.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state, map_request};
use axum::routing::{MethodRouter, delete, get, post, put};

use crate::api_error::ApiError;
use crate::attributes;
use crate::host_check::{HostCheck, check_host};
use crate::inject_faults::inject_faults;
use crate::middleware::{add_headers, limit_rate, record_request, shape_errors, trim_trailing_slash};
use crate::route::{ADMIN, ADMIN_OR_MEMBER, ADMIN_OR_OWN, ANY_TOKEN, ANYONE, CARTS, CREDENTIALS, Route, row};
use crate::store::Store;
use crate::{account_routes, addresses, carts, compression, control, currencies, customer_tokens};
use crate::{customers, oauth, orders, personal_data, subscriptions};

/// The largest request body, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

/// Every route of the store.
pub fn routes() -> Vec<Route> {
    table().into_iter().map(|(route, _)| route).collect()
}

#[rustfmt::skip] // A table is read by its columns.
fn table() -> Vec<(Route, MethodRouter<Store>)> {
    use carts::{associations, settings as cart_settings};
    use orders::{anonymize, changes, manual, payments, shipping_groups, transactions};
    use personal_data::erasure;
    use subscriptions::{invoices, states};

    let mut routes = vec![
        row("POST", "/oauth/access_token", ANYONE, "Authentication", post(oauth::access_token)),
        row("GET", "/v2/customers", ADMIN_OR_OWN, "Customer calls", get(customers::list)),
        row("POST", "/v2/customers", ANY_TOKEN, "Customer calls", post(customers::create)),
        row("GET", "/v2/customers/attributes", ADMIN, "Attributes", get(attributes::of_customers)),
        row("POST", "/v2/customers/tokens", ANY_TOKEN, "Customer tokens", post(customer_tokens::create)),
        row("GET", "/v2/customers/{customer}", ADMIN_OR_OWN, "Customer calls", get(customers::get)),
        row("PUT", "/v2/customers/{customer}", ADMIN_OR_OWN, "Customer calls", put(customers::update)),
        row("DELETE", "/v2/customers/{customer}", ADMIN_OR_OWN, "Customer calls", delete(customers::delete)),
        row("GET", "/v2/customers/{customer}/addresses", ADMIN_OR_OWN, "Customer addresses", get(addresses::list)),
        row("POST", "/v2/customers/{customer}/addresses", ADMIN_OR_OWN, "Customer addresses", post(addresses::create)),
        row("GET", "/v2/customers/{customer}/addresses/{address}", ADMIN_OR_OWN, "Customer addresses", get(addresses::get)),
        row("PUT", "/v2/customers/{customer}/addresses/{address}", ADMIN_OR_OWN, "Customer addresses", put(addresses::update)),
        row("DELETE", "/v2/customers/{customer}/addresses/{address}", ADMIN_OR_OWN, "Customer addresses", delete(addresses::delete)),
        row("GET", "/v2/orders", ADMIN_OR_OWN, "Order calls", get(orders::list)),
        row("POST", "/v2/orders/anonymize", ADMIN, "Anonymizing orders", post(anonymize::anonymize)),
        row("GET", "/v2/orders/attributes", ADMIN, "Attributes", get(attributes::of_orders)),
        row("POST", "/v2/orders", ADMIN, "Manual orders", post(manual::create)),
        row("DELETE", "/v2/orders/{order}", ADMIN, "Manual orders", delete(manual::delete)),
        row("GET", "/v2/orders/{order}", ADMIN_OR_OWN, "Order calls", get(orders::get)),
        row("PUT", "/v2/orders/{order}", ADMIN, "Changing an order", put(changes::update)),
        row("GET", "/v2/orders/{order}/items", ADMIN_OR_OWN, "Order items", get(orders::items)),
        row("POST", "/v2/orders/{order}/payments", ADMIN, "Payments", post(payments::create)),
        row("GET", "/v2/orders/{order}/shipping-groups", ADMIN_OR_OWN, "Shipping groups", get(shipping_groups::list)),
        row("POST", "/v2/orders/{order}/shipping-groups", ADMIN, "Shipping groups", post(shipping_groups::create)),
        row("GET", "/v2/orders/{order}/shipping-groups/{group}", ADMIN_OR_OWN, "Shipping groups", get(shipping_groups::get)),
        row("PUT", "/v2/orders/{order}/shipping-groups/{group}", ADMIN, "Shipping groups", put(shipping_groups::update)),
        row("GET", "/v2/orders/{order}/transactions", ADMIN_OR_OWN, "Transactions", get(transactions::list)),
        row("GET", "/v2/orders/{order}/transactions/{transaction}", ADMIN_OR_OWN, "Transactions", get(transactions::get)),
        row("POST", "/v2/orders/{order}/transactions/{transaction}/cancel", ADMIN, "Payments", post(payments::cancel)),
        row("POST", "/v2/orders/{order}/transactions/{transaction}/capture", ADMIN, "Payments", post(payments::capture)),
        row("POST", "/v2/orders/{order}/transactions/{transaction}/refund", ADMIN, "Payments", post(payments::refund)),
        row("GET", "/v2/currencies", ANY_TOKEN, "Currencies", get(currencies::list)),
        row("POST", "/v2/currencies", ADMIN, "Currencies", post(currencies::create)),
        row("GET", "/v2/currencies/{currency}", ANY_TOKEN, "Currencies", get(currencies::get)),
        row("PUT", "/v2/currencies/{currency}", ADMIN, "Currencies", put(currencies::update)),
        row("GET", "/v2/personal-data/logs", ADMIN, "Personal data log", get(personal_data::logs)),
        row("GET", "/v2/personal-data/related-data-entries", ADMIN, "Personal data log", get(personal_data::related)),
        row("GET", "/v2/personal-data/erasure-requests", ADMIN, "Erasure requests", get(erasure::list)),
        row("POST", "/v2/personal-data/erasure-requests", ADMIN, "Erasure requests", post(erasure::create)),
        row("GET", "/v2/personal-data/erasure-requests/{request}", ADMIN, "Erasure requests", get(erasure::get)),
        row("GET", "/v2/carts", CARTS, "Cart lists", get(carts::list)),
        row("GET", "/v2/carts/{cart}", ANY_TOKEN, "Cart calls", get(carts::get)),
        row("GET", "/v2/carts/{cart}/items", ANY_TOKEN, "Cart calls", get(carts::items)),
        row("POST", "/v2/carts/{cart}/relationships/accounts", ADMIN_OR_MEMBER, "Cart associations", post(associations::add_account)),
        row("DELETE", "/v2/carts/{cart}/relationships/accounts", ADMIN_OR_MEMBER, "Cart associations", delete(associations::remove_account)),
        row("POST", "/v2/carts/{cart}/relationships/customers", ADMIN_OR_OWN, "Cart associations", post(associations::add_customer)),
        row("DELETE", "/v2/carts/{cart}/relationships/customers", ADMIN_OR_OWN, "Cart associations", delete(associations::remove_customer)),
        row("GET", "/v2/settings/cart", ADMIN, "Cart settings", get(cart_settings::get)),
        row("PUT", "/v2/settings/cart", ADMIN, "Cart settings", put(cart_settings::update)),
        row("GET", "/v2/subscriptions/subscriptions", ADMIN_OR_MEMBER, "Subscription calls", get(subscriptions::list)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}", ADMIN_OR_MEMBER, "Subscription calls", get(subscriptions::get)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}/plans", ADMIN_OR_MEMBER, "Subscription calls", get(subscriptions::plans)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}/pricing-options", ADMIN_OR_MEMBER, "Subscription calls", get(subscriptions::pricing_options)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}/states", ADMIN_OR_MEMBER, "Subscription states", get(states::list)),
        row("POST", "/v2/subscriptions/subscriptions/{subscription}/states", ADMIN_OR_MEMBER, "Subscription states", post(states::create)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}/states/{state}", ADMIN_OR_MEMBER, "Subscription states", get(states::get)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}/invoices", ADMIN_OR_MEMBER, "Invoices", get(invoices::list_of)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}/invoices/{invoice}", ADMIN_OR_MEMBER, "Invoices", get(invoices::get_of)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}/invoices/{invoice}/payments", ADMIN_OR_MEMBER, "Invoices", get(invoices::payments_of)),
        row("GET", "/v2/subscriptions/subscriptions/{subscription}/invoices/{invoice}/payments/{payment}", ADMIN_OR_MEMBER, "Invoices", get(invoices::payment_of)),
        row("GET", "/v2/subscriptions/invoices", ADMIN_OR_MEMBER, "Invoices", get(invoices::list)),
        row("GET", "/v2/subscriptions/invoices/{invoice}", ADMIN_OR_MEMBER, "Invoices", get(invoices::get)),
        row("GET", "/v2/subscriptions/invoices/{invoice}/payments", ADMIN_OR_MEMBER, "Invoices", get(invoices::payments)),
        row("GET", "/v2/subscriptions/invoices/{invoice}/payments/{payment}", ADMIN_OR_MEMBER, "Invoices", get(invoices::payment)),
        row("GET", "/sandbox/openapi.json", ANYONE, "", get(control::openapi)),
        row("GET", "/sandbox/faults", CREDENTIALS, "", get(control::faults)),
        row("PUT", "/sandbox/faults", CREDENTIALS, "", put(control::set_faults)),
        row("DELETE", "/sandbox/faults", CREDENTIALS, "", delete(control::clear_faults)),
        row("GET", "/sandbox/switches", CREDENTIALS, "", get(control::switches)),
        row("PUT", "/sandbox/switches", CREDENTIALS, "", put(control::set_switches)),
        row("GET", "/sandbox/inbox", CREDENTIALS, "", get(control::inbox)),
        row("GET", "/sandbox/requests", CREDENTIALS, "", get(control::requests)),
    ];
    routes.extend(account_routes::table());
    routes
}

/// The router with its middleware. The last layer added runs first.
pub(crate) fn router(store: &Store, host_check: HostCheck, compression: bool) -> Router {
    let not_found = async || ApiError::not_found("The requested resource could not be found");
    let routes = table()
        .into_iter()
        .fold(Router::new(), |router, (route, handler)| {
            router.route(route.path, handler)
        });
    let api = routes
        .fallback(not_found)
        .method_not_allowed_fallback(not_found)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(store.clone());
    // axum runs a router's layers after routing. Around another router they run before it, as
    // changes of the path must.
    Router::new()
        .fallback_service(api)
        .layer(from_fn_with_state(store.clone(), inject_faults))
        .layer(compression::layer(compression))
        .layer(from_fn_with_state(store.clone(), limit_rate))
        .layer(from_fn_with_state(store.clone(), record_request))
        .layer(map_request(trim_trailing_slash))
        .layer(from_fn(shape_errors))
        .layer(from_fn_with_state(host_check, check_host))
        .layer(from_fn_with_state(store.clone(), add_headers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::realms::users;
    use crate::{account_members, account_tags, accounts, memberships};

    const README: &str = include_str!("../README.md");

    #[test]
    fn readme_has_the_attributes_of_every_list() {
        let lists = [
            customers::LIST,
            orders::LIST,
            accounts::LIST,
            account_members::LIST,
            memberships::LIST,
            account_tags::LIST,
            users::LIST,
        ];
        for list in lists {
            let table = list.markdown();
            assert!(
                README.contains(&format!("\n{table}\n")),
                "the README lacks this table:\n{table}"
            );
        }
    }
}
