//! Listing accounts.

use jiff::Timestamp;

use super::account::Account;
use super::filter::{AccountFilter, AccountSort};
use super::wire::Received;
use super::{Accounts, PATH};
use crate::document::NotIncluded;
use crate::error::Error;
use crate::identity::send;
use crate::list::{ListCall, ListQuery, ListScan};
use crate::page::{self, Page};
use crate::paginator::{List, PageRequest, Pages};
use crate::response::Response;
use crate::transport::{Call, Path};

/// One page of an account list.
pub type AccountQuery = ListQuery<AccountFilter, AccountSort>;

/// A whole list of accounts.
pub type AccountScan = ListScan<AccountFilter>;

impl Accounts {
    /// One page of accounts.
    ///
    /// # Errors
    /// [`Error::Api`] if the store does not support the filter, [`Error::InvalidLimit`] for a limit
    /// out of range.
    pub async fn list(&self, query: &AccountQuery) -> Result<Page<Account>, Error> {
        ListCall::new(Path::new(PATH))
            .filter(query.filter.parameter())
            .sort(query.sort)
            .page::<Received, _>(&self.admin, query.limit, query.offset)
            .await
    }

    /// Reads the whole list with a paginator, each account once. It works as
    /// [`Orders::scan`](crate::Orders::scan) does, and its stream ends with the same errors.
    pub fn scan(&self, scan: AccountScan) -> Pages<Account> {
        let (direction, from) = (scan.direction, scan.from);
        let (page_size, concurrency) = (scan.page_size, scan.concurrency);
        let list = AccountList {
            accounts: self.clone(),
            filter: scan.filter,
        };
        Pages::new(list, direction, from, page_size, concurrency)
    }
}

struct AccountList {
    accounts: Accounts,
    filter: AccountFilter,
}

impl List for AccountList {
    type Record = Account;

    async fn request(&self, page: PageRequest) -> Result<Response, Error> {
        let bounds = [
            page.created_after().map(AccountFilter::created_after),
            page.created_before().map(AccountFilter::created_before),
        ];
        let bounds = bounds.into_iter().flatten();
        let filter = bounds.fold(self.filter.clone(), AccountFilter::and);
        let call = Call::get(Path::new(PATH))
            .query([("sort", page.sort_key().to_owned())])
            .filter(filter.parameter())
            .query(page::parameters(page.limit, page.offset))
            .allow_large_response()
            .priority(page.priority);
        send(&self.accounts.admin, &call).await
    }

    fn read(&self, page: PageRequest, response: Response) -> Result<Page<Account>, Error> {
        let document = response.list::<Received, NotIncluded>(page.limit)?;
        Ok(document.into_page(page.limit, page.offset, Account::from))
    }

    fn id(account: &Account) -> &str {
        account.id.as_str()
    }

    fn created_at(account: &Account) -> Option<Timestamp> {
        account.created_at
    }
}
