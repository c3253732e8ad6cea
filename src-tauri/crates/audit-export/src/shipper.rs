//! The shipper: sends what follows the cursor, until the log server has all entries.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use journal::{Anchor, AuditLog, Following};
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use crate::backoff::Backoff;
use crate::{Failure, LogServer, Source};

/// The most entries of one batch.
const BATCH: u32 = 1000;
/// The most batches of a backlog that are acknowledged before the cursor is saved. After a crash,
/// they are sent again.
const UNSAVED: u32 = 10;

/// How far the log server has the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The last entry that the server acknowledged.
    pub acknowledged: Anchor,
    /// How many entries the server refused for good.
    pub rejected: u64,
}

impl Default for Cursor {
    fn default() -> Self {
        Self {
            acknowledged: Anchor::EMPTY,
            rejected: 0,
        }
    }
}

/// Keeps the cursor. The calls may block.
pub trait CursorStore: Send + Sync + 'static {
    /// Reads the cursor; `None` before the first acknowledgment.
    fn load(&self) -> Option<Cursor>;

    /// Writes the cursor. It is on disk when this returns.
    ///
    /// # Errors
    /// Says why it could not be written.
    fn save(&self, cursor: &Cursor) -> Result<(), String>;
}

/// The state of the export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportState {
    /// How far the server has the audit log.
    pub cursor: Cursor,
    /// How many entries were not acknowledged when the audit log was read last.
    pub waiting: i64,
    /// When the last entries were acknowledged since the start.
    pub acknowledged_at: Option<Timestamp>,
    /// Why the last attempt failed; `None` after a success.
    pub failure: Option<Failure>,
    /// The number of the attempt that `failure` is of.
    pub failed: u64,
    /// The number of the last attempt that has begun. It reads the audit log after that.
    pub attempt: u64,
    /// Until when the server wants no further attempt, after a failure.
    pub paused_until: Option<Instant>,
    /// What the server said when it refused entries for good.
    pub rejection: Option<String>,
}

impl ExportState {
    /// Begins an attempt.
    pub fn begin(&mut self) {
        self.attempt += 1;
        self.paused_until = None;
    }

    /// Ends an attempt that failed.
    pub fn fail(&mut self, failure: Failure) {
        self.failure = Some(failure);
        self.failed = self.attempt;
    }
}

/// What an attempt led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The server has all entries.
    UpToDate,
    /// There may be more to send.
    Continue,
    /// Entries were not acknowledged. The next attempt is due after this time.
    Retry(Duration),
}

/// Wakes a shipper that has nothing to send, or that waits for the next attempt.
#[derive(Debug, Default)]
pub struct Wakeup {
    appended: Notify,
    retry: Notify,
}

impl Wakeup {
    /// There are new entries.
    pub fn appended(&self) {
        self.appended.notify_one();
    }

    /// The next attempt is due now, unless the server asked for a pause.
    pub fn retry(&self) {
        self.retry.notify_one();
        self.appended.notify_one();
    }

    /// Waits until the next attempt is due, for some time at most.
    pub async fn retried_within(&self, wait: Duration) {
        tokio::time::timeout(wait, self.retry.notified()).await.ok();
    }
}

/// Sends entries to one log server.
pub struct Shipper {
    log: AuditLog,
    cursors: Arc<dyn CursorStore>,
    server: LogServer,
    source: Source,
    cursor: Cursor,
    /// How many acknowledged batches the saved cursor lacks.
    unsaved: u32,
    batch: u32,
    backoff: Backoff,
    state: watch::Sender<ExportState>,
}

impl Shipper {
    /// Continues after the saved cursor. Blocks on the disk.
    pub fn new(
        log: AuditLog,
        cursors: Arc<dyn CursorStore>,
        server: LogServer,
        source: Source,
        state: watch::Sender<ExportState>,
    ) -> Self {
        let mut cursor = cursors.load().unwrap_or_default();
        // If it can't be read now, nothing counts as acknowledged yet.
        let place = log.following(&cursor.acknowledged, 0);
        settle(&mut cursor, place.map_or(Anchor::EMPTY, |place| place.before));
        state.send_modify(|state| state.cursor = cursor.clone());
        Self {
            log,
            cursors,
            server,
            source,
            cursor,
            unsaved: 0,
            batch: BATCH,
            backoff: Backoff::default(),
            state,
        }
    }

    /// Sends entries as they are written. Ends when it is dropped, which may cut off a request: its
    /// entries are sent again the next time.
    pub async fn run(mut self, wakeup: Arc<Wakeup>) {
        loop {
            match self.step().await {
                Step::UpToDate => wakeup.appended.notified().await,
                Step::Continue => {}
                Step::Retry(wait) if self.is_paused() => tokio::time::sleep(wait).await,
                Step::Retry(wait) => wakeup.retried_within(wait).await,
            }
        }
    }

    /// Sends one batch. The cursor moves only after the server acknowledged it.
    pub async fn step(&mut self) -> Step {
        self.state.send_modify(ExportState::begin);
        match self.try_step().await {
            Ok(step) => step,
            Err(failure) => {
                let asked = failure.retry_after();
                // The server may be away for long.
                let failure = self.save().await.err().unwrap_or(failure);
                let wait = self.backoff.next(asked);
                tracing::warn!(
                    seconds = wait.as_secs(),
                    kind = failure.kind(),
                    "audit export failed"
                );
                self.state.send_modify(|state| {
                    state.fail(failure);
                    state.paused_until = asked.map(|_| Instant::now() + wait);
                });
                Step::Retry(wait)
            }
        }
    }

    fn is_paused(&self) -> bool {
        self.state.borrow().paused_until.is_some()
    }

    async fn try_step(&mut self) -> Result<Step, Failure> {
        let batch = self.next_batch().await?;
        settle(&mut self.cursor, batch.before);
        let waiting = batch.head.entries - batch.before.entries;
        self.state.send_modify(|state| {
            state.waiting = waiting;
            state.cursor = self.cursor.clone();
        });
        let Some(last) = batch.entries.last() else {
            self.save().await?;
            self.backoff.reset();
            self.state.send_modify(|state| state.failure = None);
            return Ok(Step::UpToDate);
        };
        let acknowledged = Anchor {
            entries: last.id,
            head: last.hash,
        };
        let accepted = match self.server.send(&batch, &self.source).await {
            Ok(accepted) => accepted,
            // Perhaps they are too many.
            Err(failure) if failure.is_about_content() && batch.entries.len() > 1 => {
                self.batch = u32::try_from(batch.entries.len() / 2).unwrap_or(1);
                return Ok(Step::Continue);
            }
            Err(failure) => return Err(failure),
        };
        // A server can't refuse more than it got.
        let rejected = accepted.rejected.min(batch.entries.len() as u64);
        self.cursor = Cursor {
            acknowledged,
            rejected: self.cursor.rejected.saturating_add(rejected),
        };
        self.unsaved += 1;
        let waiting = batch.head.entries - acknowledged.entries;
        if waiting == 0 || self.unsaved >= UNSAVED {
            self.save().await?;
        }
        self.batch = self.batch.saturating_mul(2).min(BATCH);
        self.backoff.reset();
        self.state.send_modify(|state| {
            state.cursor = self.cursor.clone();
            state.waiting = waiting;
            state.acknowledged_at = Some(Timestamp::now());
            state.failure = None;
            if rejected > 0 {
                state.rejection = Some(accepted.message);
            }
        });
        Ok(Step::Continue)
    }

    async fn next_batch(&self) -> Result<Following, Failure> {
        let (log, after, limit) = (self.log.clone(), self.cursor.acknowledged, self.batch);
        let read = tokio::task::spawn_blocking(move || log.following(&after, limit)).await;
        let read = read.map_err(|error| Failure::Local(error.to_string()))?;
        read.map_err(|error| Failure::Local(error.to_string()))
    }

    /// Saves the cursor unless that is done.
    async fn save(&mut self) -> Result<(), Failure> {
        if self.unsaved == 0 {
            return Ok(());
        }
        let (cursors, cursor) = (Arc::clone(&self.cursors), self.cursor.clone());
        let saving = tokio::task::spawn_blocking(move || cursors.save(&cursor)).await;
        let saved = saving.map_err(|error| error.to_string()).flatten();
        saved.map_err(Failure::Local)?;
        self.unsaved = 0;
        Ok(())
    }
}

/// Sets a cursor back that is ahead of the audit log: the file was cut off or is another one, so
/// its entries were not acknowledged. `before` is where the entries to send begin.
fn settle(cursor: &mut Cursor, before: Anchor) {
    if before.entries < cursor.acknowledged.entries {
        cursor.acknowledged = before;
    }
}
