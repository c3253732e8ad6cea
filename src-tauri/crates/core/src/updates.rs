//! The area of updates of the app: check, download and installation, one step at a time.
//!
//! No step runs during impersonation or while the app is locked: a step that runs is cancelled, and
//! the stage before it comes back. The [`Updater`] does the steps. The shell restarts the app.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use jiff::SignedDuration;
use journal::{Action, Outcome};
use tokio::sync::broadcast;

use crate::audit::{AuditEvent, AuditStore, AuditWriter};
use crate::clock::ClockReading;
use crate::export::Exports;
use crate::impersonation::CurrentSession;
use crate::import::Imports;
use crate::lifecycle::{Lifecycle, Task, Work};
use crate::ports::{Clock, UpdateError, Updater};
use crate::settings::Settings;
use crate::view::{Done, InvalidInput, Problem, ReleaseView, UpdateStage, UpdateView, UpdatesOff};
use crate::{Error, blocking};

/// The delay of the first check after the window appears, and how often it is tested whether a
/// check is due.
const TICK: Duration = Duration::from_mins(1);

/// The time between two automatic checks.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// How many bytes are downloaded between two progress reports to the page.
const STEP: u64 = 256 * 1024;

/// The current stage of an update, and the step that runs.
pub(crate) struct Updates {
    pub(crate) updater: Arc<dyn Updater>,
    pub(crate) lifecycle: Arc<Lifecycle>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) audit: Arc<AuditWriter>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) session: Arc<CurrentSession>,
    pub(crate) imports: Arc<Imports>,
    pub(crate) exports: Arc<Exports>,
    pub(crate) state: Mutex<State>,
    pub(crate) news: broadcast::Sender<UpdateView>,
}

pub(crate) struct State {
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

impl Default for State {
    fn default() -> Self {
        Self {
            stage: UpdateStage::NotChecked,
            running: None,
            steps: 0,
            checked_at: None,
            is_watched: false,
        }
    }
}

impl Updates {
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

    fn cancel_if(&self, which: impl FnOnce(&mut Running) -> bool) -> bool {
        let mut state = self.state();
        let Some(running) = state.running.take_if(which) else {
            return false;
        };
        running.task.cancel();
        state.stage = running.before;
        true
    }

    /// The state of the update.
    pub(crate) fn view(&self) -> UpdateView {
        UpdateView {
            means: self.updater.means(),
            off: self.address().err(),
            address: self.updater.address(),
            stage: self.state().stage.clone(),
            stops_import: self.imports.is_importing(),
            stops_export: self.exports.is_any(),
        }
    }

    /// Checks for a new version now, unless a step is running. The result is the stage.
    pub(crate) async fn check(&self) -> Result<UpdateView, Error> {
        let address = self.address().map_err(Error::UpdatesOff)?;
        let checking = self.updater.check(&address);
        let done = self.step(UpdateStage::Checking, |_| checking).await?;
        let Some((step, found)) = done else {
            return Ok(self.view());
        };
        self.state().checked_at = Some(self.now());
        self.end(
            step,
            match found {
                Ok(Some(release)) => UpdateStage::Available { release },
                Ok(None) => UpdateStage::UpToDate,
                Err(error) => failed(&error.into()),
            },
        );
        Ok(self.tell())
    }

    /// Downloads and verifies the version that was found. The result is the stage.
    pub(crate) async fn download(&self) -> Result<UpdateView, Error> {
        let stage = self.state().stage.clone();
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
            if received >= *told + STEP && self.advance(step, arriving(received, total)) {
                *told = received;
                self.tell();
            }
        };
        let done = self
            .step(arriving(0, None), |step| async move {
                let tell = |received, total| tell(step, received, total);
                self.updater.download(&tell).await
            })
            .await?;
        let Some((step, done)) = done else {
            return Ok(self.view());
        };
        self.end(
            step,
            match done {
                Ok(()) => UpdateStage::Ready { release },
                Err(error) => failed(&error.into()),
            },
        );
        Ok(self.tell())
    }

    /// Cancels the running check or download.
    pub(crate) fn cancel(&self) {
        if self.cancel_if(|_| true) {
            self.tell();
        }
    }

    /// Installs the downloaded version, after an audit log entry. The caller restarts the app. On
    /// Windows this ends the process and does not return.
    pub(crate) async fn install(&self, version: &str) -> Result<(), Error> {
        self.refuse_updates()?;
        let release = {
            let mut state = self.state();
            let UpdateStage::Ready { release } = state.stage.clone() else {
                return Err(Error::NoUpdate);
            };
            state.stage = UpdateStage::Installing {
                release: release.clone(),
            };
            release
        };
        self.tell();
        let done = self.run_installer(version, &release).await;
        self.state().stage = match &done {
            Ok(()) => UpdateStage::Installing { release },
            // It is still downloaded.
            Err(Error::AuditLog(_)) => UpdateStage::Ready { release },
            Err(error) => failed(error),
        };
        self.tell();
        done
    }

    async fn run_installer(&self, version: &str, release: &ReleaseView) -> Result<(), Error> {
        let about = AuditEvent {
            detail: Some(format!("{version} → {}", release.version)),
            ..AuditEvent::new(Action::Update, AuditStore::default())
        };
        self.audit.write(&about, Outcome::Begun).await?;
        let updater = Arc::clone(&self.updater);
        let done = blocking::run(move || updater.install().map_err(Error::from)).await;
        self.audit.conclude(&about, done, Done::UpdateInstalled).await
    }

    /// Starts the automatic checks, which staff can switch on. To be called when the window
    /// appears; a second call does nothing.
    pub(crate) fn watch(self: &Arc<Self>) {
        let is_watched = std::mem::replace(&mut self.state().is_watched, true);
        if !is_watched {
            tokio::spawn(watch(Arc::downgrade(self)));
        }
    }

    /// Checks for a new version if automatic checks are on, none was found yet, and the last check
    /// is a day ago.
    pub(crate) async fn check_if_due(&self) {
        let now = self.now();
        let is_due = {
            let state = self.state();
            let is_waited_for = matches!(
                state.stage,
                UpdateStage::Available { .. } | UpdateStage::Ready { .. } | UpdateStage::Installing { .. }
            );
            !is_waited_for && state.checked_at.is_none_or(|at| now.since(at) >= EVERY)
        };
        if is_due && self.settings.read().check_for_updates {
            // A check that may not run now is repeated later.
            if let Err(error) = self.check().await {
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
        let task = self.lifecycle.begin(Work::Update, None)?;
        let Some(step) = self.begin(task.clone(), stage) else {
            return Ok(None);
        };
        // Checked after the step has begun: a session that begins from here on cancels it.
        if let Err(refused) = self.refuse_updates() {
            self.cancel_if(|_| true);
            return Err(refused);
        }
        self.tell();
        let done = task.run(async { Ok::<_, Error>(work(step).await) }).await;
        if done.is_err() {
            self.cancel_if(|running| running.step == step);
        }
        Ok(done.ok().map(|done| (step, done)))
    }

    fn refuse_updates(&self) -> Result<(), Error> {
        self.lifecycle.refuse_while_locked()?;
        if self.session.is_inside() {
            Err(Error::Inside)
        } else {
            Ok(())
        }
    }

    /// The address to check for updates, or why there is none.
    fn address(&self) -> Result<String, UpdatesOff> {
        if !self.updater.has_key() {
            return Err(UpdatesOff::NoKey);
        }
        let set = Some(self.settings.read().update_address).filter(|address| !address.is_empty());
        set.or_else(|| self.updater.address())
            .ok_or(UpdatesOff::NoAddress)
    }

    /// Refuses an address that updates must not come from.
    pub(crate) fn check_address(&self, address: &str) -> Result<(), Error> {
        if address.is_empty() || self.updater.accepts(address) {
            return Ok(());
        }
        Err(Error::input("updateAddress", InvalidInput::UpdateAddressInvalid))
    }

    fn now(&self) -> ClockReading {
        ClockReading::now(self.clock.as_ref())
    }

    fn tell(&self) -> UpdateView {
        let view = self.view();
        // Without a window, there is no listener.
        self.news.send(view.clone()).ok();
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
async fn watch(updates: Weak<Updates>) {
    loop {
        tokio::time::sleep(TICK).await;
        let Some(updates) = Weak::upgrade(&updates) else {
            break;
        };
        updates.check_if_due().await;
    }
}
