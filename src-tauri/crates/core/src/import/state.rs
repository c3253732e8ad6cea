//! Where an import stands: its rows, which of them are still to be done, and whether it waits.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use moltin::NewCustomer;
use tokio::sync::watch;

use super::file::File;
use super::history::ImportHistory;
use super::rows::{Row, Verdict};
use crate::Error;
use crate::view::{
    ImportColumns, ImportCounts, ImportPause, ImportProgress, ImportRowView, ImportStage, ImportView,
    Problem, RowState,
};

/// An import of one file into one store.
pub(crate) struct Import {
    pub(super) id: String,
    pub(super) connection: String,
    pub(super) file_name: String,
    pub(super) file: File,
    pub(super) history: ImportHistory,
    /// Never held across an await.
    state: Mutex<State>,
    /// Tells the page, and wakes those who wait for the end of a pause.
    progress: watch::Sender<ImportProgress>,
}

pub(super) struct State {
    pub(super) columns: ImportColumns,
    pub(super) rows: Vec<Row>,
    /// The rows that are still to be done, by place.
    queue: VecDeque<usize>,
    is_stopped: bool,
    /// How often it has been gone on with after a pause.
    resumed: u32,
    progress: ImportProgress,
}

/// A row that is being done.
pub(super) struct Task {
    place: usize,
    /// How often the import had been gone on with when the row was begun.
    resumed: u32,
    pub(super) line: u64,
    pub(super) new: NewCustomer,
    pub(super) is_in_doubt: bool,
}

impl Import {
    pub(super) fn new(
        id: String,
        connection: String,
        file_name: String,
        file: File,
        history: ImportHistory,
    ) -> Self {
        let progress = ImportProgress {
            stage: ImportStage::Opened,
            done: 0,
            total: 0,
            pause: None,
            problem: None,
            counts: ImportCounts::default(),
        };
        Self {
            id,
            connection,
            file_name,
            history,
            state: Mutex::new(State {
                columns: ImportColumns::guess(&file.headings),
                rows: Vec::new(),
                queue: VecDeque::new(),
                is_stopped: false,
                resumed: 0,
                progress: progress.clone(),
            }),
            file,
            progress: watch::Sender::new(progress),
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, and tells of it.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state();
        let result = change(&mut state);
        self.progress.send_replace(state.progress.clone());
        result
    }

    pub(super) fn progress(&self) -> watch::Receiver<ImportProgress> {
        self.progress.subscribe()
    }

    pub(super) fn view(&self) -> ImportView {
        let state = self.state();
        let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
        ImportView {
            id: self.id.clone(),
            file_name: self.file_name.clone(),
            headings: self.file.headings.clone(),
            rows: self.file.rows,
            columns: state.columns,
            created_before: count(self.history.created.len()),
            in_doubt: count(self.history.in_doubt.len()),
            progress: state.progress.clone(),
        }
    }

    pub(super) fn rows(&self, only: Option<RowState>) -> Vec<ImportRowView> {
        let state = self.state();
        let wanted = |row: &&Row| only.is_none_or(|only| row.verdict.state == only);
        state.rows.iter().filter(wanted).map(Row::view).collect()
    }

    /// Takes new rows, and begins to ask the store for those that can be used.
    ///
    /// # Errors
    /// [`Error::Input`] where the import is at work or over.
    pub(super) fn begin_check(&self, columns: ImportColumns, rows: Vec<Row>) -> Result<(), Error> {
        use ImportStage::{Checked, Checking, Opened};
        self.change(|state| {
            if !matches!(state.progress.stage, Opened | Checked) {
                return Err(out_of_turn());
            }
            state.columns = columns;
            state.rows = rows;
            state.count();
            state.begin(Checking, &[RowState::Create]);
            Ok(())
        })
    }

    /// Begins to create the customers who are to be created, and those who could not be before.
    ///
    /// # Errors
    /// [`Error::Input`] where the rows have not been checked, or are being worked on.
    pub(super) fn begin_run(&self) -> Result<(), Error> {
        use ImportStage::{Checked, Finished, Running, Stopped};
        self.change(|state| {
            if !matches!(state.progress.stage, Checked | Stopped | Finished) {
                return Err(out_of_turn());
            }
            state.begin(Running, &[RowState::Create, RowState::Failed, RowState::Unknown]);
            Ok(())
        })
    }

    /// The next row to do. Waits while there is a pause; none where there are no more, or the import was stopped.
    pub(super) async fn next(&self) -> Option<Task> {
        let mut progress = self.progress.subscribe();
        loop {
            {
                let mut state = self.state();
                if state.is_stopped {
                    return None;
                }
                if state.progress.pause.is_none() {
                    let place = state.queue.pop_front()?;
                    let row = &state.rows[place];
                    return Some(Task {
                        place,
                        resumed: state.resumed,
                        line: row.line,
                        new: row.new.clone(),
                        is_in_doubt: row.is_in_doubt || self.history.in_doubt.contains(&row.line),
                    });
                }
            }
            progress.changed().await.ok()?;
        }
    }

    /// A row is done.
    pub(super) fn settle(&self, task: &Task, verdict: Verdict) {
        self.change(|state| {
            state.judge(task.place, verdict);
            state.progress.done += 1;
        });
    }

    /// A row could not be done for a reason that is every row's: it waits for another try, and all the others wait with it.
    pub(super) fn put_back(&self, task: &Task, error: &Error) {
        let (pause, problem) = match error {
            Error::Locked => (ImportPause::Locked, None),
            error => (ImportPause::Problem, Some(Problem::from(error))),
        };
        self.change(|state| {
            if state.progress.stage == ImportStage::Running {
                state.rows[task.place].is_in_doubt = true;
                if error.leaves_outcome_unknown() {
                    state.judge(task.place, Verdict::new(RowState::Unknown));
                }
            }
            state.queue.push_back(task.place);
            // What was in the way of a row that was begun before a pause may be gone since.
            if !state.is_stopped && task.resumed == state.resumed {
                state.progress.pause = Some(pause);
                state.progress.problem = problem.or(state.progress.problem.take());
            }
        });
    }

    /// Nobody is at work any more.
    pub(super) fn end(&self) {
        use ImportStage::{Checked, Checking, Finished, Opened, Running, Stopped};
        self.change(|state| {
            state.progress.stage = match (state.progress.stage, state.is_stopped) {
                (Checking, false) => Checked,
                (Checking, true) => Opened,
                (Running, false) => Finished,
                (Running, true) => Stopped,
                (stage, _) => stage,
            };
            state.queue.clear();
        });
    }

    pub(super) fn is_at_work(&self) -> bool {
        self.state().is_at_work()
    }

    pub(super) fn pause(&self, why: ImportPause) {
        self.change(|state| {
            if state.is_at_work() {
                state.progress.pause.get_or_insert(why);
            }
        });
    }

    pub(super) fn resume(&self) {
        self.change(|state| {
            state.resumed += 1;
            state.progress.pause = None;
            state.progress.problem = None;
        });
    }

    /// No further row is begun; those that are under way are concluded.
    pub(super) fn stop(&self) {
        self.change(|state| {
            state.is_stopped = state.is_at_work();
            state.progress.pause = None;
        });
    }
}

impl State {
    fn is_at_work(&self) -> bool {
        matches!(self.progress.stage, ImportStage::Checking | ImportStage::Running)
    }

    fn begin(&mut self, stage: ImportStage, about: &[RowState]) {
        let places = 0..self.rows.len();
        self.queue = places
            .filter(|place| about.contains(&self.rows[*place].verdict.state))
            .collect();
        self.is_stopped = false;
        self.progress = ImportProgress {
            stage,
            done: 0,
            total: u32::try_from(self.queue.len()).unwrap_or(u32::MAX),
            pause: None,
            problem: None,
            counts: self.progress.counts,
        };
    }

    fn judge(&mut self, place: usize, verdict: Verdict) {
        let row = &mut self.rows[place];
        *self.progress.counts.of(row.verdict.state) -= 1;
        *self.progress.counts.of(verdict.state) += 1;
        if verdict.state == RowState::Created {
            // Nobody needs it any more.
            row.new.password = None;
        }
        row.verdict = verdict;
    }

    fn count(&mut self) {
        self.progress.counts = ImportCounts::default();
        for row in &self.rows {
            *self.progress.counts.of(row.verdict.state) += 1;
        }
    }
}

impl ImportCounts {
    fn of(&mut self, state: RowState) -> &mut u32 {
        match state {
            RowState::Create => &mut self.create,
            RowState::Exists => &mut self.exists,
            RowState::Twice => &mut self.twice,
            RowState::Invalid => &mut self.invalid,
            RowState::Created => &mut self.created,
            RowState::Failed => &mut self.failed,
            RowState::Unknown => &mut self.unknown,
        }
    }
}

fn out_of_turn() -> Error {
    Error::input("import", "The import is not ready for this.")
}
