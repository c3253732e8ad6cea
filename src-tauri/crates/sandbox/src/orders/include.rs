//! What responses with orders include (see `docs/api.md`, "Including related resources").

use std::collections::BTreeSet;

use rusqlite::Transaction;
use serde::Serialize;
use serde_json::Value;

use super::json::Item;
use crate::store::Store;
use crate::{account_members, accounts};

/// The `included` of a response.
#[derive(Serialize)]
pub(super) struct Included {
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Vec<Item>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accounts: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_members: Option<Vec<Value>>,
}

/// What a request asks to include.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    items: bool,
    accounts: bool,
    account_members: bool,
}

impl Wanted {
    pub(super) fn read(store: &Store, includes: impl Fn(&str) -> bool) -> Self {
        let has_accounts = !store.switches.get().orders_lack_accounts;
        Self {
            items: includes("items"),
            accounts: has_accounts && includes("account"),
            account_members: has_accounts && includes("account_member"),
        }
    }

    /// What the response includes of these orders, if anything. Each account and member is in it
    /// once; deleted ones are missing.
    pub(super) fn included(
        self,
        db: &Transaction<'_>,
        base_url: &str,
        owners: &[(Option<String>, Option<String>)],
        items: Vec<Item>,
    ) -> rusqlite::Result<Option<Included>> {
        if !(self.items || self.accounts || self.account_members) {
            return Ok(None);
        }
        let find_all = |ids: BTreeSet<&String>, find: Find| {
            let found = ids.into_iter().map(|id| find(db, base_url, id).transpose());
            found.flatten().collect::<rusqlite::Result<Vec<Value>>>()
        };
        let accounts = owners.iter().filter_map(|(account, _)| account.as_ref());
        let members = owners.iter().filter_map(|(_, member)| member.as_ref());
        Ok(Some(Included {
            items: self.items.then_some(items),
            accounts: self
                .accounts
                .then(|| find_all(accounts.collect(), accounts::find))
                .transpose()?,
            account_members: self
                .account_members
                .then(|| find_all(members.collect(), account_members::find))
                .transpose()?,
        }))
    }
}

type Find = fn(&Transaction<'_>, &str, &str) -> rusqlite::Result<Option<Value>>;
