//! Accounts of a store and their members, as the admin reads and changes them.

pub(crate) mod access;
mod add_member;
mod addresses;
mod change;
mod children;
mod fields;
mod list;
mod member;
mod members;
mod new_member;
pub(crate) mod views;

use std::sync::Arc;

use futures_util::future::join_all;
use moltin::{Account, AccountFilter, AccountId, AccountQuery, Admin};

use crate::Error;
use crate::admin_views::AdminViews;
use crate::audit::AuditWriter;
use crate::connections::Stores;
use crate::lifecycle::Work;
use crate::view::{AccountDetailsView, AccountNameView, AccountTagView, AccountsAccess};
use access::AccessCache;

/// The area of a store's accounts and members.
pub(crate) struct Accounts {
    stores: Arc<Stores>,
    audit: Arc<AuditWriter>,
    views: Arc<AdminViews>,
    access: Arc<AccessCache>,
}

impl Accounts {
    pub(crate) fn new(
        stores: Arc<Stores>,
        audit: Arc<AuditWriter>,
        views: Arc<AdminViews>,
        access: Arc<AccessCache>,
    ) -> Self {
        Self {
            stores,
            audit,
            views,
            access,
        }
    }

    /// Asks a store whether it has accounts that the application key may read.
    pub(crate) async fn access(&self, connection: &str) -> Result<AccountsAccess, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                self.access.check(&store).await
            })
            .await
    }

    /// Returns an account, with the names of the accounts above it and of its tags. What can't be
    /// named has no name.
    pub(crate) async fn details(&self, connection: &str, account: &str) -> Result<AccountDetailsView, Error> {
        let id = AccountId::new(account);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let admin = store.admin()?;
                let account = self.views.account(&store, &id).await?;
                let (ancestors, tags) = tokio::join!(ancestors(admin, &account), tags(admin, &account));
                Ok(AccountDetailsView {
                    account: views::account(account),
                    ancestors,
                    tags,
                })
            })
            .await
    }

    /// Returns the name of the account that an order was placed for.
    pub(crate) async fn name(&self, connection: &str, account: &str) -> Result<AccountNameView, Error> {
        let id = AccountId::new(account);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                let account = self.views.account_of_order(&store, &id).await?;
                Ok(views::account_name(&account))
            })
            .await
    }

    /// Returns the store's account tags.
    pub(crate) async fn tags(&self, connection: &str) -> Result<Vec<AccountTagView>, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let tags = store.admin()?.accounts().tags().await?;
                Ok(tags.into_iter().map(views::tag).collect())
            })
            .await
    }
}

/// The accounts above an account, the topmost first. They are selected in a list, which opens none.
async fn ancestors(admin: &Admin, account: &Account) -> Vec<AccountNameView> {
    let mut ids = account.ancestor_ids.clone();
    if ids.is_empty() {
        ids.extend(account.parent_id.clone());
    }
    if ids.is_empty() {
        return Vec::new();
    }
    let query = AccountQuery::new().filter(AccountFilter::ids(&ids));
    let found = match admin.accounts().list(&query).await {
        Ok(page) => page.items,
        Err(error) => {
            Error::from(error).warn("the accounts above an account can't be named");
            Vec::new()
        }
    };
    let named = |id: AccountId| {
        let account = found.iter().find(|account| account.id == id);
        AccountNameView {
            name: account.and_then(|account| views::account_name(account).name),
            id: id.to_string(),
        }
    };
    ids.into_iter().map(named).collect()
}

async fn tags(admin: &Admin, account: &Account) -> Vec<AccountTagView> {
    let accounts = admin.accounts();
    let read = account
        .tag_ids
        .iter()
        .map(async |id| match accounts.tag(id).await {
            Ok(tag) => views::tag(tag),
            Err(error) => {
                Error::from(error).warn("a tag of an account can't be named");
                AccountTagView {
                    id: id.to_string(),
                    name: None,
                    description: None,
                }
            }
        });
    join_all(read).await
}
