//! Listing accounts.

use jiff::Timestamp;

use super::account::Account;
use super::filter::{AccountFilter, AccountSort};
use super::wire::Received;
use super::{Accounts, PATH};
use crate::document::NotIncluded;
use crate::error::Error;
use crate::identity::send;
use crate::list::{ListCall, ListQuery};
use crate::page::{self, Page};
use crate::paginator::{self, Direction, List, PageRequest, Pages};
use crate::response::Response;
use crate::transport::{Call, Path};

/// One page of an account list.
pub type AccountQuery = ListQuery<AccountFilter, AccountSort>;

/// A whole list of accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccountScan {
    /// Which accounts.
    pub filter: AccountFilter,
    /// The sort order.
    pub direction: Direction,
    /// The cursor of an earlier scan: the creation time of its last account, which is read again.
    pub from: Option<Timestamp>,
    /// How many records a page has, from 2 to 100. The default is 100.
    pub page_size: u32,
    /// How many pages are requested at the same time. The default is 8. Up to twice as many are
    /// kept until they are read.
    pub concurrency: usize,
}

impl Default for AccountScan {
    fn default() -> Self {
        Self {
            filter: AccountFilter::default(),
            direction: Direction::default(),
            from: None,
            page_size: page::MAX_LIMIT,
            concurrency: paginator::CONCURRENCY,
        }
    }
}

impl AccountScan {
    /// All accounts, newest first.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the filter.
    #[must_use]
    pub fn filter(mut self, filter: AccountFilter) -> Self {
        self.filter = filter;
        self
    }

    /// Sets the sort order.
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Continues an earlier scan from the creation time of its last account.
    #[must_use]
    pub fn from(mut self, from: Option<Timestamp>) -> Self {
        self.from = from;
        self
    }

    /// Sets how many records a page has, from 2 to 100.
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = page_size;
        self
    }

    /// Sets how many pages are requested at the same time.
    #[must_use]
    pub fn concurrency(mut self, concurrency: usize) -> Self {
        self.concurrency = concurrency;
        self
    }
}

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
