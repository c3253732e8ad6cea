//! What staff opened, from the text that the entry has of it. The text stays as it was written; the
//! page and the receipt say it in the reader's language.

use journal::{Action, EntryContent};

use crate::view::ActivityView;

/// How many orders a page of the customer view has; the entry has the offset.
const ORDERS_PER_PAGE: u64 = 50;

/// Returns what was opened; `None` for other entries, and for texts that this version does not
/// know.
pub(super) fn activity(content: &EntryContent) -> Option<ActivityView> {
    use Action::{AccountChange, AccountCreate, AdminView, MemberAdd, MemberCreate, MemberRemove, View};

    match content.action {
        View | AdminView => {}
        // These name their account, and nothing else.
        AccountCreate | AccountChange | MemberAdd | MemberCreate | MemberRemove => {
            return account(content.detail.as_deref()?.strip_prefix("account ")?);
        }
        _ => return None,
    }
    opened(content.detail.as_deref()?)
}

/// Returns what was opened, from the text that the entry has of it.
pub(super) fn opened(text: &str) -> Option<ActivityView> {
    let word = match text {
        "profile" => ActivityView::Profile,
        "profile, before a sign-in" => ActivityView::ProfileBeforeSignIn,
        "addresses" => ActivityView::Addresses,
        "orders" => ActivityView::Orders,
        "unlinked orders" => ActivityView::UnlinkedOrders,
        "orders compared" => ActivityView::Comparison,
        "spending" => ActivityView::Spending,
        "carts" => ActivityView::Carts,
        "subscriptions" => ActivityView::Subscriptions,
        "member profile" => ActivityView::MemberProfile,
        "accounts of the member" => ActivityView::MemberAccounts,
        "orders of the member" => ActivityView::MemberOrders,
        "profile, before a change" => ActivityView::ProfileBeforeChange,
        "profile, after a conflict" => ActivityView::ProfileAfterConflict,
        "profile, before a deletion" => ActivityView::ProfileBeforeDeletion,
        "profile, before a new password" => ActivityView::ProfileBeforePassword,
        "profile, before an order is anonymized" => ActivityView::ProfileBeforeAnonymizing,
        "profile, before an erasure" => ActivityView::ProfileBeforeErasure,
        "profile, for a new order" => ActivityView::ProfileForNewOrder,
        "JSON of the profile" => ActivityView::ProfileJson,
        "addresses, before a change" => ActivityView::AddressesBeforeChange,
        "log of personal data" => ActivityView::PersonalDataLog,
        "orders and personal data, to forget" => ActivityView::ForgetPlan,
        "requests to erase personal data" => ActivityView::ErasureRequests,
        "account of an order" => ActivityView::AccountOfOrder,
        _ => return with_argument(text),
    };
    Some(word)
}

fn with_argument(text: &str) -> Option<ActivityView> {
    if let Some(offset) = text.strip_prefix("orders from ") {
        let offset: u64 = offset.parse().ok()?;
        let page = offset / ORDERS_PER_PAGE + 1;
        return Some(ActivityView::OrderPage { page });
    }
    if let Some((what, account)) = text.split_once(" of account ") {
        return of_account(what, account.to_owned());
    }
    if let Some(cart) = text.strip_prefix("cart ") {
        return Some(ActivityView::Cart { cart: cart.into() });
    }
    if let Some(subscription) = text.strip_prefix("subscription ") {
        let subscription = subscription.into();
        return Some(ActivityView::Subscription { subscription });
    }
    if let Some(rest) = text.strip_prefix("account ") {
        return account(rest);
    }
    of_order(text)
}

/// What was opened of an account.
fn of_account(what: &str, account: String) -> Option<ActivityView> {
    Some(match what {
        "members" => ActivityView::AccountMembers { account },
        "addresses" => ActivityView::AccountAddresses { account },
        "orders" => ActivityView::AccountOrders { account },
        "carts" => ActivityView::AccountCarts { account },
        "subscriptions" => ActivityView::AccountSubscriptions { account },
        _ => {
            if let Some(cart) = what.strip_prefix("cart ") {
                let cart = cart.to_owned();
                return Some(ActivityView::AccountCart { cart, account });
            }
            let subscription = what.strip_prefix("subscription ")?.to_owned();
            ActivityView::AccountSubscription {
                subscription,
                account,
            }
        }
    })
}

fn of_order(text: &str) -> Option<ActivityView> {
    if let Some((host, order)) = text
        .strip_prefix("tracking page at ")
        .and_then(|rest| rest.split_once(" of order "))
    {
        let (host, order) = (host.into(), order.into());
        return Some(ActivityView::TrackingPage { host, order });
    }
    let (what, order) = text.split_once("order ")?;
    let order = order.to_owned();
    Some(match what {
        "" => ActivityView::Order { order },
        "payments of " => ActivityView::Payments { order },
        "JSON of " => ActivityView::OrderJson { order },
        "parcels of " => ActivityView::Parcels { order },
        "new " => ActivityView::NewOrder { order },
        _ => return None,
    })
}

/// An account by its ID, and by its name where the entry has it: `a-1: Harbor Tools`.
fn account(text: &str) -> Option<ActivityView> {
    let (account, name) = match text.split_once(": ") {
        Some((account, name)) => (account, Some(name.to_owned())),
        None => (text.strip_suffix(" of an order").unwrap_or(text), None),
    };
    let account = account.to_owned();
    (!account.is_empty()).then_some(ActivityView::Account { account, name })
}

#[cfg(test)]
mod tests {
    use journal::Outcome;

    use super::*;

    fn of(action: Action, detail: &str) -> Option<ActivityView> {
        activity(&EntryContent {
            at: "2026-11-23T09:00:00Z".parse().unwrap(),
            operator: "Ann Perkins".into(),
            account: "ann@till-3".into(),
            store: "Pawnee Parks".into(),
            action,
            outcome: Outcome::Begun,
            way: None,
            customer_id: None,
            customer_email: None,
            session_id: None,
            reason: None,
            detail: Some(detail.into()),
            connection_id: None,
            store_url: None,
            import_id: None,
            import_line: None,
            method: None,
            path: None,
            status: None,
            duration_ms: None,
            items: None,
        })
    }

    #[test]
    fn text_of_an_entry_is_what_was_opened() {
        let view = |detail| of(Action::View, detail);
        assert_eq!(view("orders from 0"), Some(ActivityView::OrderPage { page: 1 }));
        assert_eq!(view("orders from 100"), Some(ActivityView::OrderPage { page: 3 }));
        assert_eq!(
            view("order o-1"),
            Some(ActivityView::Order { order: "o-1".into() })
        );
        assert_eq!(
            view("payments of order o-1"),
            Some(ActivityView::Payments { order: "o-1".into() })
        );
        assert_eq!(of(Action::AdminView, "spending"), Some(ActivityView::Spending));
    }

    #[test]
    fn account_of_an_entry_has_its_name() {
        let named = |name: Option<&str>| {
            Some(ActivityView::Account {
                account: "a-1".into(),
                name: name.map(str::to_owned),
            })
        };
        let harbor = named(Some("Harbor Tools"));
        assert_eq!(of(Action::AdminView, "account a-1: Harbor Tools"), harbor);
        assert_eq!(of(Action::MemberAdd, "account a-1: Harbor Tools"), harbor);
        assert_eq!(of(Action::AdminView, "account a-1"), named(None));
        assert_eq!(of(Action::AdminView, "account a-1 of an order"), named(None));
        assert_eq!(of(Action::AccountCreate, "Harbor Tools"), None);
    }

    #[test]
    fn unknown_text_stays_as_it_is() {
        assert_eq!(of(Action::View, "orders from -1"), None);
        assert_eq!(of(Action::View, "something new"), None);
        assert_eq!(of(Action::Lock, "profile"), None);
    }
}
