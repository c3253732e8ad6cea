//! The list of accounts, searched and sorted by the store.

use std::cmp::Ordering;
use std::collections::HashSet;

use futures_util::future::try_join_all;
use moltin::{Account, AccountFilter, AccountId, AccountQuery, AccountSort, AccountTagId, Page};

use super::{Accounts, views};
use crate::lifecycle::Work;
use crate::view::{AccountKey, AccountPageView, AccountQueryView, AccountSortView};
use crate::{Error, pasted_text};

/// How many accounts a page of the list has.
const PAGE: u32 = 50;

impl Accounts {
    /// Returns one page of a store's accounts. A search compares several attributes, which the API
    /// can't do at once. Each is a list of its own, and a page has the accounts of one page of
    /// each, sorted and without duplicates.
    pub(crate) async fn list(
        &self,
        connection: &str,
        query: &AccountQueryView,
    ) -> Result<AccountPageView, Error> {
        let text = pasted_text::searched(&query.search);
        let filters = filters(&text).into_iter().map(|filter| match &*query.tag {
            "" => filter,
            tag => filter.and(AccountFilter::tag(&AccountTagId::new(tag))),
        });
        let queries: Vec<AccountQuery> = filters
            .map(|filter| {
                AccountQuery::new()
                    .filter(filter)
                    .sort(sort_order(query.sort))
                    .limit(PAGE)
                    .offset(query.offset)
            })
            .collect();
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let accounts = store.admin()?.accounts();
                let pages = try_join_all(queries.iter().map(|query| accounts.list(query))).await?;
                let mut page = merged(pages, query.sort);
                if pasted_text::is_id(&text) {
                    keep_only(&mut page, &text);
                }
                Ok(views::account_page(page))
            })
            .await
    }
}

/// Returns the filters for a search text. An account that matches one of them is found.
pub(crate) fn filters(text: &str) -> Vec<AccountFilter> {
    if text.is_empty() {
        return vec![AccountFilter::default()];
    }
    let mut filters = vec![
        AccountFilter::registration_id(text),
        AccountFilter::external_ref(text),
    ];
    if pasted_text::is_id(text) {
        filters.push(AccountFilter::id(&AccountId::new(text)));
    } else {
        let part = format!("*{text}*");
        filters.push(AccountFilter::name_like(&part));
        filters.push(AccountFilter::legal_name_like(&part));
    }
    filters
}

/// Keeps the account with this ID or reference: a store that does not know a filter sends all.
fn keep_only(page: &mut Page<Account>, id: &str) {
    let is_same = |text: &Option<moltin::Text>| text.as_deref() == Some(id);
    page.items.retain(|account| {
        account.id.as_str().eq_ignore_ascii_case(id)
            || is_same(&account.external_ref)
            || is_same(&account.registration_id)
    });
    page.unreadable.clear();
    page.total = page.items.len() as u64;
}

/// Merges pages of several lists into one page. A list that has ended has an empty page.
fn merged(mut pages: Vec<Page<Account>>, sort: AccountSortView) -> Page<Account> {
    let Some(mut all) = pages.pop() else {
        unreachable!("a search has a filter");
    };
    if pages.is_empty() {
        return all;
    }
    for page in pages {
        all.total = all.total.saturating_add(page.total);
        all.items.extend(page.items);
        all.unreadable.extend(page.unreadable);
    }
    let mut known = HashSet::new();
    let before = all.items.len();
    all.items.retain(|account| known.insert(account.id.clone()));
    all.total = all.total.saturating_sub((before - all.items.len()) as u64);
    all.items.sort_by(|one, other| {
        let order = compare(one, other, sort.by);
        if sort.descending { order.reverse() } else { order }
    });
    all
}

fn compare(one: &Account, other: &Account, by: AccountKey) -> Ordering {
    match by {
        AccountKey::CreatedAt => one.created_at.cmp(&other.created_at),
        AccountKey::UpdatedAt => one.updated_at.cmp(&other.updated_at),
        AccountKey::Name => one.name.to_lowercase().cmp(&other.name.to_lowercase()),
        AccountKey::Id => one.id.as_str().cmp(other.id.as_str()),
    }
}

fn sort_order(sort: AccountSortView) -> AccountSort {
    let (ascending, descending) = match sort.by {
        AccountKey::CreatedAt => (AccountSort::OldestFirst, AccountSort::NewestFirst),
        AccountKey::UpdatedAt => (AccountSort::LastChangedLast, AccountSort::LastChangedFirst),
        AccountKey::Name => (AccountSort::Name, AccountSort::NameDescending),
        AccountKey::Id => (AccountSort::Id, AccountSort::IdDescending),
    };
    if sort.descending { descending } else { ascending }
}
