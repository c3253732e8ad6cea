//! Where an import stands: its stage, its rows, and which of them are still to be done.
//!
//! ```text
//!             check             done              run               done
//!   Opened ──────────▶ Checking ────▶ Checked ──────────▶ Running ────────▶ Finished ─┐
//!     ▲                   │              │                 │   ▲                      │
//!     └───────────────────┘              └── check ──▶ …   │   └──────── run ─────────┤
//!            stopped                                       └────────▶ Stopped ────────┘
//!                                                           stopped
//! ```
//!
//! Checking and Running can be paused: then rows that are not begun wait. A file that is opened or
//! checked can be read in another way, which leads back to Opened.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::file::File;
use super::history::ImportHistory;
use super::rows::{Row, Verdict};
use super::run::{RowTask, Run};
use crate::Error;
use crate::lifecycle::Task;
use crate::view::{
    ImportColumns, ImportCounts, ImportPause, ImportProgress, ImportRowView, ImportStage, InvalidInput,
    Problem, RowState,
};

/// An import of one file into one store.
pub(crate) struct Import {
    pub(super) id: String,
    pub(super) connection: String,
    pub(super) file_name: String,
    /// The hash of the file.
    pub(super) hash: String,
    pub(super) history: ImportHistory,
    /// Never held across an await.
    state: Mutex<State>,
    /// Tells the page, and wakes those who wait for the end of a pause.
    progress: watch::Sender<ImportProgress>,
}

pub(super) struct State {
    pub(super) file: Arc<File>,
    pub(super) columns: ImportColumns,
    pub(super) rows: Vec<Row>,
    /// The rows that are still to be done, by place.
    queue: VecDeque<usize>,
    stage: Stage,
    done: u32,
    total: u32,
    counts: ImportCounts,
}

enum Stage {
    Opened,
    Checking(Run),
    Checked,
    Running(Run),
    /// Stopped while it was running.
    Stopped,
    Finished,
}

impl Import {
    pub(super) fn new(
        id: String,
        connection: String,
        file_name: String,
        file: File,
        history: ImportHistory,
    ) -> Self {
        let hash = file.hash.clone();
        let state = State {
            columns: ImportColumns::guess(&file.normalized, file.preset),
            file: Arc::new(file),
            rows: Vec::new(),
            queue: VecDeque::new(),
            stage: Stage::Opened,
            done: 0,
            total: 0,
            counts: ImportCounts::default(),
        };
        Self {
            id,
            connection,
            file_name,
            history,
            hash,
            progress: watch::Sender::new(state.progress()),
            state: Mutex::new(state),
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, and reports it to the page and to the waiting workers.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state();
        let result = change(&mut state);
        self.progress.send_replace(state.progress());
        result
    }

    pub(super) fn progress(&self) -> watch::Receiver<ImportProgress> {
        self.progress.subscribe()
    }

    /// The file, as it was last read.
    pub(super) fn file(&self) -> Arc<File> {
        Arc::clone(&self.state().file)
    }

    /// Takes the same file, read in another way.
    ///
    /// # Errors
    /// [`Error::Input`] unless the import is opened or checked.
    pub(super) fn replace_file(&self, file: File) -> Result<(), Error> {
        self.change(|state| {
            if !matches!(state.stage, Stage::Opened | Stage::Checked) {
                return Err(out_of_turn());
            }
            state.columns = ImportColumns::guess(&file.normalized, file.preset);
            state.file = Arc::new(file);
            state.rows = Vec::new();
            state.count();
            state.stage = Stage::Opened;
            Ok(())
        })
    }

    pub(super) fn rows(&self, only: Option<RowState>) -> Vec<ImportRowView> {
        let state = self.state();
        let wanted = |row: &&Row| only.is_none_or(|only| row.verdict.state == only);
        state.rows.iter().filter(wanted).map(Row::view).collect()
    }

    /// Takes new rows, and begins to look up those that are valid.
    ///
    /// # Errors
    /// [`Error::Input`] unless the import is opened or checked.
    pub(super) fn begin_check(
        &self,
        columns: ImportColumns,
        rows: Vec<Row>,
        task: Task,
    ) -> Result<(), Error> {
        self.change(|state| {
            if !matches!(state.stage, Stage::Opened | Stage::Checked) {
                return Err(out_of_turn());
            }
            state.columns = columns;
            state.rows = rows;
            state.count();
            state.fill_queue(&[RowState::Create, RowState::Doubtful]);
            state.stage = Stage::Checking(Run::new(task));
            Ok(())
        })
    }

    /// Begins to create customers, also those that failed before.
    ///
    /// # Errors
    /// [`Error::Input`] unless the import is checked, stopped or finished.
    pub(super) fn begin_run(&self, task: Task) -> Result<(), Error> {
        self.change(|state| {
            if !matches!(state.stage, Stage::Checked | Stage::Stopped | Stage::Finished) {
                return Err(out_of_turn());
            }
            state.fill_queue(&[
                RowState::Create,
                RowState::Doubtful,
                RowState::Failed,
                RowState::Unknown,
            ]);
            state.stage = Stage::Running(Run::new(task));
            Ok(())
        })
    }

    /// The next row to do. Waits during a pause. `None` if there are no more rows or the import
    /// stops.
    pub(super) async fn next(&self) -> Option<RowTask> {
        let mut progress = self.progress.subscribe();
        loop {
            {
                let mut state = self.state();
                let State {
                    stage, queue, rows, ..
                } = &mut *state;
                let run = stage.run()?;
                if run.task.is_cancelled() {
                    return None;
                }
                if run.paused.is_none() {
                    let place = queue.pop_front()?;
                    let row = &rows[place];
                    return Some(RowTask {
                        place,
                        resumed: run.resumed,
                        task: run.task.clone(),
                        line: row.line,
                        new: row.customer.to_new(),
                        verdict: row.verdict.clone(),
                        is_in_doubt: row.is_in_doubt || self.history.in_doubt.contains(&row.line),
                    });
                }
            }
            progress.changed().await.ok()?;
        }
    }

    /// A row is done.
    pub(super) fn settle(&self, row: &RowTask, verdict: Verdict) {
        self.change(|state| {
            state.judge(row.place, verdict);
            state.done += 1;
        });
    }

    /// A row was not sent, because the import stops: it goes back into the queue.
    pub(super) fn requeue(&self, row: &RowTask) {
        self.change(|state| state.queue.push_back(row.place));
    }

    /// A row failed for a reason that concerns every row: it is queued again, and all pause.
    pub(super) fn put_back(&self, row: &RowTask, error: &Error) {
        self.change(|state| {
            if matches!(state.stage, Stage::Running(_)) {
                state.rows[row.place].is_in_doubt = true;
                if error.leaves_outcome_unknown() {
                    state.judge(row.place, Verdict::new(RowState::Unknown));
                }
            }
            state.queue.push_back(row.place);
            state.pause_for(row, error);
        });
    }

    /// A row is done, and something else concerns every row: the import pauses.
    pub(super) fn settle_and_pause(&self, row: &RowTask, verdict: Verdict, error: &Error) {
        self.change(|state| {
            state.judge(row.place, verdict);
            state.done += 1;
            state.pause_for(row, error);
        });
    }

    /// The workers were dropped amid their rows. A request may be on its way for any row, so each
    /// is looked up before it is tried again.
    pub(super) fn abandon(&self) {
        self.change(|state| {
            let State { stage, rows, .. } = state;
            if let Some(run) = stage.run() {
                run.task.cancel();
                for row in rows {
                    row.is_in_doubt = true;
                }
            }
        });
    }

    /// All workers are done.
    pub(super) fn end(&self) {
        self.change(|state| {
            state.stage = match &state.stage {
                Stage::Checking(run) if run.task.is_cancelled() => Stage::Opened,
                Stage::Checking(_) => Stage::Checked,
                Stage::Running(run) if run.task.is_cancelled() => Stage::Stopped,
                Stage::Running(_) => Stage::Finished,
                Stage::Opened | Stage::Checked | Stage::Stopped | Stage::Finished => return,
            };
            state.queue.clear();
        });
    }

    pub(super) fn is_at_work(&self) -> bool {
        self.state().stage.run().is_some()
    }

    /// Pauses: no further row is begun.
    pub(super) fn pause(&self) {
        self.change(|state| {
            if let Some(run) = state.stage.run() {
                run.paused.get_or_insert(ImportPause::Asked);
            }
        });
    }

    pub(super) fn resume(&self) {
        self.change(|state| {
            if let Some(run) = state.stage.run() {
                run.resumed += 1;
                run.paused = None;
                run.problem = None;
            }
        });
    }

    /// Stops: no further row is begun, and the requests on their way are waited for.
    pub(super) fn stop(&self) {
        self.change(|state| {
            if let Some(run) = state.stage.run() {
                run.task.cancel();
                run.paused = None;
            }
        });
    }
}

impl Stage {
    /// The run, while the import is at work.
    fn run(&mut self) -> Option<&mut Run> {
        match self {
            Self::Checking(run) | Self::Running(run) => Some(run),
            Self::Opened | Self::Checked | Self::Stopped | Self::Finished => None,
        }
    }
}

impl State {
    fn pause_for(&mut self, row: &RowTask, error: &Error) {
        // The reason may have been gone since the import was last resumed.
        let current = self.stage.run().filter(|run| run.resumed == row.resumed);
        if let Some(run) = current.filter(|run| !run.task.is_cancelled()) {
            run.paused = Some(ImportPause::Problem);
            run.problem = Some(Problem::from(error));
        }
    }

    pub(super) fn progress(&self) -> ImportProgress {
        let (stage, run) = match &self.stage {
            Stage::Opened => (ImportStage::Opened, None),
            Stage::Checking(run) => (ImportStage::Checking, Some(run)),
            Stage::Checked => (ImportStage::Checked, None),
            Stage::Running(run) => (ImportStage::Running, Some(run)),
            Stage::Stopped => (ImportStage::Stopped, None),
            Stage::Finished => (ImportStage::Finished, None),
        };
        ImportProgress {
            stage,
            done: self.done,
            total: self.total,
            pause: run.and_then(|run| run.paused),
            problem: run.and_then(|run| run.problem.clone()),
            counts: self.counts,
        }
    }

    /// Queues the rows of these states.
    fn fill_queue(&mut self, states: &[RowState]) {
        let places = 0..self.rows.len();
        self.queue = places
            .filter(|place| states.contains(&self.rows[*place].verdict.state))
            .collect();
        self.done = 0;
        self.total = u32::try_from(self.queue.len()).unwrap_or(u32::MAX);
    }

    fn judge(&mut self, place: usize, verdict: Verdict) {
        let row = &mut self.rows[place];
        *self.counts.of(row.verdict.state) -= 1;
        *self.counts.of(verdict.state) += 1;
        if verdict.state == RowState::Created {
            // It is not needed any more.
            row.customer.forget_password();
        }
        row.verdict = verdict;
    }

    fn count(&mut self) {
        self.counts = ImportCounts::default();
        for row in &self.rows {
            *self.counts.of(row.verdict.state) += 1;
        }
    }
}

fn out_of_turn() -> Error {
    Error::input("import", InvalidInput::ImportNotReady)
}
