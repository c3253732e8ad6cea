//! The accounts below an account. The API can't select accounts by their parent, so a list of all
//! accounts is looked through.

use std::pin::pin;

use futures_util::TryStreamExt;
use moltin::{Account, AccountId, AccountQuery, AccountScan, AccountSort};

use super::{Accounts, views};
use crate::Error;
use crate::lifecycle::Work;
use crate::view::{AccountChildrenView, AccountNameView};

/// How many accounts are looked through without being asked for.
const MOST_UNASKED: u64 = 500;
/// How many accounts one request returns.
const PAGE: u32 = 100;

impl Accounts {
    /// Returns the accounts directly below an account. More than 500 accounts are looked through
    /// only if `all` is set.
    pub(crate) async fn children(
        &self,
        connection: &str,
        account: &str,
        all: bool,
    ) -> Result<AccountChildrenView, Error> {
        let id = AccountId::new(account);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let accounts = store.admin()?.accounts();
                let first = AccountQuery::new().sort(AccountSort::NewestFirst).limit(PAGE);
                let page = accounts.list(&first).await?;
                let total = page.total;
                let is_whole = page.items.len() as u64 + page.unreadable.len() as u64 >= total;
                let is_complete = is_whole || all || total <= MOST_UNASKED;
                let mut children = Vec::new();
                if is_whole || !is_complete {
                    children.extend(page.items.iter().filter_map(|account| child(account, &id)));
                } else {
                    let mut pages = pin!(accounts.scan(AccountScan::new()));
                    while let Some(page) = pages.try_next().await? {
                        children.extend(page.items.iter().filter_map(|account| child(account, &id)));
                    }
                }
                children.sort_by_cached_key(|child| child.name.as_deref().unwrap_or_default().to_lowercase());
                Ok(AccountChildrenView {
                    children,
                    is_complete,
                    total,
                })
            })
            .await
    }
}

fn child(account: &Account, of: &AccountId) -> Option<AccountNameView> {
    (account.parent_id.as_ref() == Some(of)).then(|| views::account_name(account))
}
