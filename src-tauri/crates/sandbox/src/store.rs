//! The state of a running store, which every request handler reaches.

use std::sync::Arc;

use axum::Json;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, Transaction};
use serde_json::{Value, json};

use crate::access_tokens::AccessTokens;
use crate::api_error::ApiError;
use crate::config::Credentials;
use crate::database::Database;
use crate::faults::ActiveFaults;
use crate::gate::Gate;
use crate::inbox::Inbox;
use crate::limits::{SignInAttempts, TokenBucket};
use crate::one_time_passwords::OneTimePasswords;
use crate::query::ListQuery;
use crate::query::list_index::ListIndex;
use crate::request_log::RequestLog;
use crate::switches::ActiveSwitches;

/// The state of a running store. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Store {
    pub(crate) database: Database,
    pub(crate) access_tokens: Arc<AccessTokens>,
    pub(crate) credentials: Arc<Credentials>,
    /// The key that signs customer tokens.
    pub(crate) token_key: Arc<[u8]>,
    pub(crate) base_url: Arc<str>,
    pub(crate) rate_limit: Arc<TokenBucket>,
    pub(crate) sign_in_attempts: Arc<SignInAttempts>,
    pub(crate) faults: ActiveFaults,
    pub(crate) switches: ActiveSwitches,
    pub(crate) inbox: Inbox,
    pub(crate) one_time_passwords: Arc<OneTimePasswords>,
    pub(crate) gate: Gate,
    pub(crate) customers: Arc<ListIndex>,
    pub(crate) orders: Arc<ListIndex>,
    pub(crate) accounts: Arc<ListIndex>,
    pub(crate) account_tags: Arc<ListIndex>,
    pub(crate) members: Arc<ListIndex>,
    pub(crate) memberships: Arc<ListIndex>,
    pub(crate) request_log: RequestLog,
}

impl Store {
    /// A page of a list that is in memory, as a response.
    pub(crate) fn page(&self, query: &ListQuery, list: &[Value]) -> Json<Value> {
        self.document(query, list.len(), query.page.slice(list))
    }

    /// A page of a list whose rows an index has found, as a response. `select` selects a row by its
    /// number.
    pub(crate) fn page_of_rows(
        &self,
        db: &Transaction<'_>,
        query: &ListQuery,
        found: &[u32],
        select: &str,
        mut resource: impl FnMut(&Row<'_>) -> rusqlite::Result<Value>,
    ) -> Result<Json<Value>, ApiError> {
        let mut select = db.prepare_cached(select)?;
        let rows = query.page.slice(found).iter();
        let rows: Vec<Value> = rows
            .map(|number| select.query_row([number], &mut resource))
            .collect::<Result<_, _>>()?;
        Ok(self.document(query, found.len(), &rows))
    }

    fn document(&self, query: &ListQuery, total: usize, rows: &[Value]) -> Json<Value> {
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        let odd_links = self.faults.get().odd_links;
        let (meta, links) = query.meta_and_links(&self.base_url, total, odd_links);
        Json(json!({ "data": rows, "meta": meta, "links": links }))
    }

    /// The store's clock.
    pub(crate) fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        let offset = SignedDuration::from_secs(self.faults.get().clock_offset_seconds);
        now.checked_add(offset).unwrap_or(now)
    }
}
