//! The request log and the pending retries of an open store.

use std::sync::Arc;

use moltin::{LoggedRequest, Outcome, PendingRetry, RetryReason, SentAs};
use tokio::sync::broadcast;

use crate::Error;
use crate::connections::{OpenStore, Stores};
use crate::view::{RequestView, SentAsView, StoreWaits, WaitReasonView, WaitView};

/// What is sent to the open stores.
pub(crate) struct Requests {
    stores: Arc<Stores>,
}

impl Requests {
    pub(crate) fn new(stores: Arc<Stores>) -> Self {
        Self { stores }
    }

    /// Returns the last 500 requests to a store, newest first.
    pub(crate) fn list(&self, connection: &str) -> Result<Vec<RequestView>, Error> {
        let OpenStore { store, endpoint, .. } = self.stores.get(connection)?;
        let view = |request: LoggedRequest| view(&request, request.curl(&endpoint));
        Ok(store.requests().into_iter().map(view).collect())
    }

    /// Cancels all pending retries. Each request fails with the error that it would be retried for.
    pub(crate) fn cancel_pending_retries(&self, connection: &str) -> Result<(), Error> {
        self.stores.get(connection)?.store.cancel_pending_retries();
        Ok(())
    }
}

/// Reports the pending retries of a store while it is open.
pub(crate) fn watch_waits(open: &OpenStore, tell: broadcast::Sender<StoreWaits>) {
    let connection = open.connection.clone();
    let mut retries = open.store.pending_retries();
    tokio::spawn(async move {
        while let Some(retries) = retries.changed().await {
            let waits = retries.iter().map(|retry| wait_view(retry)).collect();
            // Without a window there is no subscriber.
            tell.send(StoreWaits {
                connection: connection.clone(),
                waits,
            })
            .ok();
        }
    });
}

fn view(request: &LoggedRequest, curl: String) -> RequestView {
    let pairs = request
        .query
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    let (status, failure) = match request.outcome {
        Outcome::Status(status) => (Some(status), None),
        Outcome::Failed(word) => (None, Some(word.to_owned())),
        _ => (None, Some("cancelled".to_owned())),
    };
    RequestView {
        number: request.number,
        at: request.at.to_string(),
        method: request.request.method.to_string(),
        path: request.request.path.clone(),
        query: pairs.collect::<Vec<_>>().join("&"),
        sent_as: sent_as(&request.sent_as),
        status,
        failure,
        attempts: request.attempts,
        took_ms: u64::try_from(request.took.as_millis()).unwrap_or(u64::MAX),
        request_id: request.request_id.clone(),
        curl,
    }
}

pub(crate) fn sent_as(sent_as: &SentAs) -> SentAsView {
    match sent_as {
        SentAs::Admin => SentAsView::Admin,
        SentAs::Shopper => SentAsView::Shopper,
        SentAs::Customer(_) => SentAsView::Customer,
        SentAs::Member(_) => SentAsView::Member,
        _ => SentAsView::None,
    }
}

fn wait_view(wait: &PendingRetry) -> WaitView {
    WaitView {
        reason: match wait.reason {
            RetryReason::RateLimited => WaitReasonView::RateLimited,
            RetryReason::ConnectionLost => WaitReasonView::ConnectionLost,
            _ => WaitReasonView::Unavailable,
        },
        attempts: wait.attempts,
        max_attempts: wait.max_attempts,
        left_ms: u64::try_from(wait.left().as_millis()).unwrap_or(u64::MAX),
    }
}
