//! Updates of the app: check, download and installation, one step at a time.
//!
//! No step runs during impersonation or while the app is locked: a step that runs is cancelled, and
//! the stage before it comes back. The [`Updater`] does the steps. The shell restarts the app.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use jiff::SignedDuration;
use journal::{Action, Outcome};
use tokio::sync::broadcast;

use crate::app::Shared;
use crate::audit::{AuditEvent, AuditStore};
use crate::clock::ClockReading;
use crate::lifecycle::{Task, Work};
use crate::ports::{UpdateError, Updater};
use crate::view::{Problem, ReleaseView, UpdateStage, UpdateView, UpdatesOff};
use crate::{App, Error, blocking};

/// The delay of the first check after the window appears, and how often it is tested whether a
/// check is due.
const TICK: Duration = Duration::from_mins(1);

/// The time between two automatic checks.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// How many bytes are downloaded between two progress reports to the page.
const STEP: u64 = 256 * 1024;

/// The current stage of an update, and the step that runs.
pub(crate) struct Updates {
    updater: Arc<dyn Updater>,
    state: Mutex<State>,
    news: broadcast::Sender<UpdateView>,
}

struct State {
    stage: UpdateStage,
    running: Option<Running>,
    /// Counts steps; a step's number tells it from later ones.
    steps: u64,
    checked_at: Option<ClockReading>,
    is_watched: bool,
}

/// A step that runs.
struct Running {
    step: u64,
    task: Task,
    /// The stage to return to if the step is cancelled.
    before: UpdateStage,
}

impl Updates {
    pub(crate) fn new(updater: Arc<dyn Updater>) -> Self {
        Self {
            updater,
            state: Mutex::new(State {
                stage: UpdateStage::NotChecked,
                running: None,
                steps: 0,
                checked_at: None,
                is_watched: false,
            }),
            news: broadcast::Sender::new(64),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a step, unless one is running. Returns its number.
    fn begin(&self, task: Task, stage: UpdateStage) -> Option<u64> {
        let mut inner = self.state();
        if inner.running.is_some() {
            return None;
        }
        inner.steps += 1;
        let (step, before) = (inner.steps, std::mem::replace(&mut inner.stage, stage));
        inner.running = Some(Running { step, task, before });
        Some(step)
    }

    /// Reports the progress of a step. False if the step is no longer the running one.
    fn advance(&self, step: u64, stage: UpdateStage) -> bool {
        let mut inner = self.state();
        let is_current = inner.running.as_ref().is_some_and(|running| running.step == step);
        if is_current {
            inner.stage = stage;
        }
        is_current
    }

    /// Ends a step, unless it was cancelled.
    fn end(&self, step: u64, stage: UpdateStage) {
        let mut inner = self.state();
        let is_current = |running: &mut Running| running.step == step;
        if inner.running.take_if(is_current).is_some() {
            inner.stage = stage;
        }
    }

    /// Cancels the running step. False if there is none.
    fn cancel(&self) -> bool {
        self.cancel_if(|_| true)
    }

    fn cancel_if(&self, which: impl FnOnce(&mut Running) -> bool) -> bool {
        let mut state = self.state();
        let Some(running) = state.running.take_if(which) else {
            return false;
        };
        running.task.cancel();
        state.stage = running.before;
        true
    }
}

impl App {
    /// Receives each change of the update.
    pub fn update_news(&self) -> broadcast::Receiver<UpdateView> {
        self.shared.updates.news.subscribe()
    }

    /// The state of the update.
    pub fn update(&self) -> UpdateView {
        let Updates { updater, .. } = &self.shared.updates;
        UpdateView {
            means: updater.means(),
            off: self.update_address().err(),
            address: updater.address(),
            stage: self.shared.updates.state().stage.clone(),
            stops_import: self.is_importing(),
            stops_export: self.shared.exports.is_any(),
        }
    }

    /// Checks for a new version now, unless a step is running. The result is the stage.
    ///
    /// # Errors
    /// [`Error::UpdatesOff`] if this build can't update, [`Error::Inside`] during impersonation,
    /// [`Error::Locked`] while the app is locked.
    pub async fn check_for_update(&self) -> Result<UpdateView, Error> {
        let address = self.update_address().map_err(Error::UpdatesOff)?;
        let updates = &self.shared.updates;
        let checking = updates.updater.check(&address);
        let done = self.step(UpdateStage::Checking, |_| checking).await?;
        let Some((step, found)) = done else {
            return Ok(self.update());
        };
        updates.state().checked_at = Some(self.now());
        updates.end(
            step,
            match found {
                Ok(Some(release)) => UpdateStage::Available { release },
                Ok(None) => UpdateStage::UpToDate,
                Err(error) => failed(&error.into()),
            },
        );
        Ok(self.tell_of_update())
    }

    /// Downloads and verifies the version that was found. The result is the stage.
    ///
    /// # Errors
    /// [`Error::NoUpdate`] if none was found, [`Error::Inside`] during impersonation,
    /// [`Error::Locked`] while the app is locked.
    pub async fn download_update(&self) -> Result<UpdateView, Error> {
        let updates = &self.shared.updates;
        let stage = updates.state().stage.clone();
        let UpdateStage::Available { release } = stage else {
            return Err(Error::NoUpdate);
        };
        let arriving = |received, total| UpdateStage::Downloading {
            release: release.clone(),
            received,
            total,
        };
        let told = Mutex::new(0);
        let tell = |step, received, total| {
            let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
            if received >= *told + STEP && updates.advance(step, arriving(received, total)) {
                *told = received;
                self.tell_of_update();
            }
        };
        let done = self
            .step(arriving(0, None), |step| async move {
                let tell = |received, total| tell(step, received, total);
                updates.updater.download(&tell).await
            })
            .await?;
        let Some((step, done)) = done else {
            return Ok(self.update());
        };
        updates.end(
            step,
            match done {
                Ok(()) => UpdateStage::Ready { release },
                Err(error) => failed(&error.into()),
            },
        );
        Ok(self.tell_of_update())
    }

    /// Cancels the running check or download.
    pub fn cancel_update(&self) {
        if self.shared.updates.cancel() {
            self.tell_of_update();
        }
    }

    /// Installs the downloaded version, after an audit log entry. The caller restarts the app. On
    /// Windows this ends the process and does not return.
    ///
    /// # Errors
    /// [`Error::NoUpdate`] if none is downloaded, [`Error::Inside`] during impersonation,
    /// [`Error::Locked`] while the app is locked, [`Error::AuditLog`] if the audit log can't be
    /// written, [`Error::Update`] if the installation fails.
    pub async fn install_update(&self, version: &str) -> Result<(), Error> {
        let updates = &self.shared.updates;
        self.refuse_updates()?;
        let release = {
            let mut state = updates.state();
            let UpdateStage::Ready { release } = state.stage.clone() else {
                return Err(Error::NoUpdate);
            };
            state.stage = UpdateStage::Installing {
                release: release.clone(),
            };
            release
        };
        self.tell_of_update();
        let done = self.install(version, &release).await;
        updates.state().stage = match &done {
            Ok(()) => UpdateStage::Installing { release },
            // It is still downloaded.
            Err(Error::AuditLog(_)) => UpdateStage::Ready { release },
            Err(error) => failed(error),
        };
        self.tell_of_update();
        done
    }

    async fn install(&self, version: &str, release: &ReleaseView) -> Result<(), Error> {
        let about = AuditEvent {
            detail: Some(format!("{version} → {}", release.version)),
            ..AuditEvent::new(Action::Update, AuditStore::default())
        };
        self.shared.audit.write(&about, Outcome::Begun).await?;
        let updater = Arc::clone(&self.shared.updates.updater);
        let done = blocking::run(move || updater.install().map_err(Error::from)).await;
        self.shared.audit.conclude_or_warn(&about, &done).await;
        done
    }

    /// Starts the automatic checks, which staff can switch on. To be called when the window
    /// appears; a second call does nothing.
    pub fn watch_for_updates(&self) {
        let is_watched = std::mem::replace(&mut self.shared.updates.state().is_watched, true);
        if !is_watched {
            tokio::spawn(watch(Arc::downgrade(&self.shared)));
        }
    }

    /// Checks for a new version if automatic checks are on, none was found yet, and the last check
    /// is a day ago.
    pub async fn check_for_update_if_due(&self) {
        let now = self.now();
        let is_due = {
            let state = self.shared.updates.state();
            let is_waited_for = matches!(
                state.stage,
                UpdateStage::Available { .. } | UpdateStage::Ready { .. } | UpdateStage::Installing { .. }
            );
            !is_waited_for && state.checked_at.is_none_or(|at| now.since(at) >= EVERY)
        };
        if is_due && self.settings().check_for_updates {
            // A check that may not run now is repeated later.
            if let Err(error) = self.check_for_update().await {
                error.warn("update check postponed");
            }
        }
    }

    /// Runs a step, and returns its number and result; `None` if it was cancelled or another step
    /// is running.
    ///
    /// # Errors
    /// [`Error::Inside`] during impersonation, [`Error::Locked`] while the app is locked.
    async fn step<Step: Future<Output = Result<T, UpdateError>>, T>(
        &self,
        stage: UpdateStage,
        work: impl FnOnce(u64) -> Step,
    ) -> Result<Option<(u64, Result<T, UpdateError>)>, Error> {
        let updates = &self.shared.updates;
        let task = self.shared.lifecycle.begin(Work::Update, None)?;
        let Some(step) = updates.begin(task.clone(), stage) else {
            return Ok(None);
        };
        // Checked after the step has begun: a session that begins from here on cancels it.
        if let Err(refused) = self.refuse_updates() {
            updates.cancel();
            return Err(refused);
        }
        self.tell_of_update();
        let done = task.run(async { Ok::<_, Error>(work(step).await) }).await;
        if done.is_err() {
            updates.cancel_if(|running| running.step == step);
        }
        Ok(done.ok().map(|done| (step, done)))
    }

    fn refuse_updates(&self) -> Result<(), Error> {
        self.refuse_while_locked()?;
        if self.is_inside() {
            Err(Error::Inside)
        } else {
            Ok(())
        }
    }

    /// The address to check for updates, or why there is none.
    fn update_address(&self) -> Result<String, UpdatesOff> {
        let Updates { updater, .. } = &self.shared.updates;
        if !updater.has_key() {
            return Err(UpdatesOff::NoKey);
        }
        let set = Some(self.settings().update_address).filter(|address| !address.is_empty());
        set.or_else(|| updater.address()).ok_or(UpdatesOff::NoAddress)
    }

    /// Refuses an address that updates must not come from.
    pub(crate) fn check_update_address(&self, address: &str) -> Result<(), Error> {
        if address.is_empty() || self.shared.updates.updater.accepts(address) {
            return Ok(());
        }
        Err(Error::input(
            "updateAddress",
            "Enter an address that begins with https:// and has no user, no ? and no #.",
        ))
    }

    fn tell_of_update(&self) -> UpdateView {
        let view = self.update();
        // Without a window, there is no listener.
        self.shared.updates.news.send(view.clone()).ok();
        view
    }
}

fn failed(error: &Error) -> UpdateStage {
    error.warn("update failed");
    UpdateStage::Failed {
        problem: Problem::from(error),
    }
}

/// Tests whether a check is due until the app is dropped.
async fn watch(app: Weak<Shared>) {
    loop {
        tokio::time::sleep(TICK).await;
        let Some(shared) = Weak::upgrade(&app) else { break };
        App { shared }.check_for_update_if_due().await;
    }
}
