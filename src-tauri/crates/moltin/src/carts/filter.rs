//! Selecting carts, for the admin only.

use crate::filter::{Quoted, Terms, filter};
use crate::id::AccountId;
use crate::list::ListQuery;

filter! {
    /// Selects carts (see `docs/api.md`, "Carts"). The default selects all. The API knows no
    /// filter by customer.
    CartFilter {}
}

impl CartFilter {
    /// Carts of this account.
    pub fn account(id: &AccountId) -> Self {
        Self(Terms::one("contains", "account_ids", &Quoted(id.as_str())))
    }

    /// Carts whose name matches a pattern, with `*` at either end.
    pub fn name_ilike(pattern: &str) -> Self {
        Self(Terms::one("ilike", "name", &Quoted(pattern)))
    }
}

/// One page of a list of carts.
pub type CartQuery = ListQuery<CartFilter>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_of_cart_filters_are_quoted() {
        let filter = CartFilter::account(&"a1".into()).and(CartFilter::name_ilike("*team*"));

        assert_eq!(
            filter.to_string(),
            r#"contains(account_ids,"a1"):ilike(name,"*team*")"#
        );
    }
}
