//! The accounts that a query may mean.

use futures_util::future::join_all;
use moltin::{Account, AccountFilter, AccountId, AccountQuery};

use super::customers::Failures;
use super::found::Found;
use super::query::FindQuery;
use crate::accounts::views;
use crate::connections::OpenStore;
use crate::error::Error;
use crate::view::FoundAccountView;

/// How many accounts a search returns.
const MOST_FOUND: usize = 5;

/// Selects one account in the list of accounts, which opens nothing of it. `None` if there is none.
///
/// # Errors
/// As [`moltin::Accounts::list`].
pub(super) async fn by_id(store: &OpenStore, id: &AccountId) -> Result<Option<Account>, Error> {
    let query = AccountQuery::new().filter(AccountFilter::id(id)).limit(1);
    let page = store.admin()?.accounts().list(&query).await?;
    Ok(page.into_iter().find(|account| account.id == *id))
}

/// Sends all requests for accounts at once. An error of the store is a part of the result.
pub(super) async fn search(store: &OpenStore, query: &FindQuery) -> Found<FoundAccountView> {
    let filters = filters(query);
    let pages = join_all(filters.iter().map(|(filter, _)| list(store, filter))).await;
    let mut failures = Failures::default();
    let mut found: Vec<(u8, FoundAccountView)> = Vec::new();
    let mut more = false;
    for ((_, accepts), page) in filters.iter().zip(pages) {
        match page {
            Ok((accounts, has_more)) => {
                failures.succeeded();
                more |= has_more;
                for account in accounts.into_iter().filter(|account| accepts.accepts(account)) {
                    let rank = rank(&account, query);
                    let view = FoundAccountView::from(&views::account(account));
                    if !found.iter().any(|(_, known)| known.id == view.id) {
                        found.push((rank, view));
                    }
                }
            }
            // A store that no longer has accounts has none to find.
            Err(Error::Store(error)) if matches!(error.status(), Some(403 | 404)) => {}
            Err(Error::Store(error)) => failures.add(error),
            Err(_) => {}
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    more |= found.len() > MOST_FOUND;
    found.truncate(MOST_FOUND);
    Found {
        found: found.into_iter().map(|(_, account)| account).collect(),
        more,
        is_exact: false,
        problem: failures.problem(),
    }
}

async fn list(store: &OpenStore, filter: &AccountFilter) -> Result<(Vec<Account>, bool), Error> {
    let limit = u32::try_from(MOST_FOUND).unwrap_or(u32::MAX);
    let query = AccountQuery::new().filter(filter.clone()).limit(limit);
    let page = store.admin()?.accounts().list(&query).await?;
    let more = page.total > page.items.len() as u64;
    Ok((page.items, more))
}

/// What an account that a filter asks for has: stores ignore a filter that they don't know.
enum Accepts {
    Id(String),
    Value(String),
    Any,
}

impl Accepts {
    fn accepts(&self, account: &Account) -> bool {
        match self {
            Self::Id(id) => account.id.as_str() == id,
            Self::Value(value) => has_value(account, value),
            Self::Any => true,
        }
    }
}

fn has_value(account: &Account, value: &str) -> bool {
    let own = [&account.registration_id, &account.external_ref];
    own.into_iter()
        .flatten()
        .any(|own| own.trim().to_lowercase() == value.to_lowercase())
}

fn filters(query: &FindQuery) -> Vec<(AccountFilter, Accepts)> {
    let mut filters = Vec::new();
    for id in &query.ids {
        filters.push((AccountFilter::id(&AccountId::new(id)), Accepts::Id(id.clone())));
    }
    for value in &query.references {
        let accepts = || Accepts::Value(value.clone());
        filters.push((AccountFilter::registration_id(value), accepts()));
        filters.push((AccountFilter::external_ref(value), accepts()));
    }
    for part in query.parts.iter().filter(|part| !part.contains('@')) {
        let pattern = format!("*{part}*");
        filters.push((AccountFilter::name_like(&pattern), Accepts::Any));
        filters.push((AccountFilter::legal_name_like(&pattern), Accepts::Any));
    }
    filters
}

/// The best matches have the lowest rank.
fn rank(account: &Account, query: &FindQuery) -> u8 {
    let is_named = query.ids.iter().any(|id| *id == *account.id.as_str())
        || query.references.iter().any(|value| has_value(account, value));
    if is_named {
        return 0;
    }
    let name = account.name.to_lowercase();
    let rank_of_part = |part: &String| {
        let part = part.to_lowercase();
        if name == part {
            1
        } else if name.starts_with(&part) {
            2
        } else if name.split_whitespace().any(|word| word.starts_with(&part)) {
            3
        } else {
            4
        }
    };
    query.parts.iter().map(rank_of_part).min().unwrap_or(4)
}
