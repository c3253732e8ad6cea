//! Selecting subscriptions and invoices.

use crate::filter::{AnyOf, Terms, filter};
use crate::id::{AccountId, SubscriptionId};
use crate::list::ListQuery;

filter! {
    /// Selects subscriptions (see `docs/api.md`, "Subscription calls"). The default selects all.
    SubscriptionFilter {
        /// Subscriptions of this account.
        account(id: &AccountId) = "eq" "account_id",
        /// Subscriptions of a subscriber with this name.
        name(name: &str) = "eq" "name",
        /// Subscriptions of a subscriber with this email address.
        email(email: &str) = "eq" "email",
        /// Subscriptions with this external reference.
        external_ref(reference: &str) = "eq" "external_ref",
    }
}

impl SubscriptionFilter {
    /// Subscriptions of these accounts. No accounts select none.
    pub fn accounts(ids: &[AccountId]) -> Self {
        Self(Terms::one("in", "account_id", &AnyOf(ids)))
    }
}

filter! {
    /// Selects invoices (see `docs/api.md`, "Invoices"). The default selects all.
    SubscriptionInvoiceFilter {
        /// Invoices of this subscription.
        subscription(id: &SubscriptionId) = "eq" "subscription_id",
        /// Invoices of this subscriber.
        subscriber(id: &str) = "eq" "subscriber_id",
    }
}

impl SubscriptionInvoiceFilter {
    /// Invoices that are or are not still to be paid.
    pub fn outstanding(outstanding: bool) -> Self {
        let outstanding = if outstanding { "true" } else { "false" };
        Self(Terms::one("eq", "outstanding", &outstanding))
    }
}

/// One page of a list of subscriptions.
pub type SubscriptionQuery = ListQuery<SubscriptionFilter>;

/// One page of a list of invoices.
pub type SubscriptionInvoiceQuery = ListQuery<SubscriptionInvoiceFilter>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_operands_of_one_term() {
        let accounts = ["a1".into(), "a,2".into()];

        assert_eq!(
            SubscriptionFilter::accounts(&accounts).to_string(),
            r#"in(account_id,a1,"a,2")"#
        );
        assert_eq!(
            SubscriptionFilter::accounts(&[]).to_string(),
            r#"in(account_id,"")"#
        );
        assert_eq!(
            SubscriptionInvoiceFilter::outstanding(true).to_string(),
            "eq(outstanding,true)"
        );
    }
}
