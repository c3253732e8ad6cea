//! The request log and the pending retries of an open store.

use moltin::{LoggedRequest, Outcome, PendingRetry, RetryReason, SentAs};
use tokio::sync::broadcast;

use crate::connections::OpenStore;
use crate::view::{RequestView, SentAsView, StoreWaits, WaitReasonView, WaitView};
use crate::{App, Error};

impl App {
    /// Returns the last 500 requests to a store, newest first.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] for a store that is not open.
    pub fn requests(&self, connection: &str) -> Result<Vec<RequestView>, Error> {
        let OpenStore { store, endpoint, .. } = self.store(connection)?;
        let view = |request: LoggedRequest| view(&request, request.curl(&endpoint));
        Ok(store.requests().into_iter().map(view).collect())
    }

    /// Cancels all pending retries. Each request fails with the error that it would be retried for.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] for a store that is not open.
    pub fn cancel_pending_retries(&self, connection: &str) -> Result<(), Error> {
        self.store(connection)?.store.cancel_pending_retries();
        Ok(())
    }

    /// Subscribes to the pending retries; sends them whenever they change.
    pub fn waits(&self) -> broadcast::Receiver<StoreWaits> {
        self.shared.waits.subscribe()
    }

    /// Forwards the pending retries of a store while it is open.
    pub(crate) fn watch_waits(&self, open: &OpenStore) {
        let connection = open.connection.clone();
        let mut retries = open.store.pending_retries();
        let tell = self.shared.waits.clone();
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
