//! New versions of the app: when they are looked for, and the steps from there to a restart.
//!
//! Nothing of it happens while a customer is looked at or the app is locked: what is under way then is dropped, and the step
//! before stands. What the steps are made of is the [`Updater`]'s. Not in here: the restart itself, which is the window's.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use futures_util::future::{AbortHandle, Abortable};
use jiff::SignedDuration;
use journal::{Action, Outcome};
use tokio::sync::broadcast;

use crate::audit::{AuditEvent, AuditStore};
use crate::clock::TimePoint;
use crate::ports::{UpdateError, Updater};
use crate::view::{Problem, ReleaseView, UpdateStage, UpdateView, UpdatesOff};
use crate::{App, Error, Shared, blocking};

/// How long the window has been there before the first check, and how often is looked whether another is due.
const TICK: Duration = Duration::from_mins(1);

/// How much time lies between two automatic checks.
const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// How many bytes arrive between two times that the page is told of them.
const STEP: u64 = 256 * 1024;

/// The update that is looked for or under way.
pub(crate) struct Updates {
    updater: Arc<dyn Updater>,
    state: Mutex<State>,
    news: broadcast::Sender<UpdateView>,
}

struct State {
    stage: UpdateStage,
    running: Option<Running>,
    /// How many steps there have been: each has a number of its own.
    steps: u64,
    checked_at: Option<TimePoint>,
    is_watched: bool,
}

/// A step that is under way.
struct Running {
    step: u64,
    handle: AbortHandle,
    /// What stands again if it is cancelled.
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

    /// Begins a step, unless one is under way. Returns its number.
    fn begin(&self, handle: AbortHandle, stage: UpdateStage) -> Option<u64> {
        let mut inner = self.state();
        if inner.running.is_some() {
            return None;
        }
        inner.steps += 1;
        let (step, before) = (inner.steps, std::mem::replace(&mut inner.stage, stage));
        inner.running = Some(Running { step, handle, before });
        Some(step)
    }

    /// Says how far a step is. False where the step is no longer the one under way.
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

    /// Drops the step that is under way. False where there is none.
    fn cancel(&self) -> bool {
        let mut state = self.state();
        let Some(running) = state.running.take() else {
            return false;
        };
        running.handle.abort();
        state.stage = running.before;
        true
    }
}

impl App {
    /// Tells of each step of an update.
    pub fn update_news(&self) -> broadcast::Receiver<UpdateView> {
        self.shared.updates.news.subscribe()
    }

    /// How far an update is.
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

    /// Checks for a new version now. Where a step is under way already, nothing else is begun. What comes of it is the stage.
    ///
    /// # Errors
    /// [`Error::UpdatesOff`] where this copy can't, [`Error::Inside`] and [`Error::Locked`] while no update may run.
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

    /// Downloads and verifies the version that was found. What comes of it is the stage.
    ///
    /// # Errors
    /// [`Error::NoUpdate`] where none was found, [`Error::Inside`] and [`Error::Locked`] while no update may run.
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

    /// Drops the check or the download that is under way.
    pub fn cancel_update(&self) {
        if self.shared.updates.cancel() {
            self.tell_of_update();
        }
    }

    /// Puts the downloaded version in the place of this one, which is written down before. It runs after a restart, which is left to
    /// the caller. On Windows it ends the process and does not return.
    ///
    /// # Errors
    /// [`Error::NoUpdate`] where none is downloaded, [`Error::Inside`] and [`Error::Locked`] while no update may run,
    /// [`Error::AuditLog`] where it can't be written down, [`Error::Update`] where it can't be installed.
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
        self.shared.audit.note(&about, &done).await;
        done
    }

    /// Checks for updates from time to time, if staff have set so. The first time is a while after the window is there, which is when
    /// this is called; calling it again does nothing.
    pub fn watch_for_updates(&self) {
        let is_watched = std::mem::replace(&mut self.shared.updates.state().is_watched, true);
        if !is_watched {
            tokio::spawn(watch(Arc::downgrade(&self.shared)));
        }
    }

    /// Checks for a new version if staff have set so, none is known, and the last check was long enough ago.
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
            // Where updates may not run now, they may later.
            self.check_for_update().await.ok();
        }
    }

    /// Does a step while it may be done, and returns its number and what came of it; nothing where it was cancelled, or another
    /// is under way.
    async fn step<Work: Future<Output = Result<T, UpdateError>>, T>(
        &self,
        stage: UpdateStage,
        work: impl FnOnce(u64) -> Work,
    ) -> Result<Option<(u64, Result<T, UpdateError>)>, Error> {
        let updates = &self.shared.updates;
        let (handle, registration) = AbortHandle::new_pair();
        let Some(step) = updates.begin(handle, stage) else {
            return Ok(None);
        };
        // Asked when a session that begins would already find the step and end it.
        if let Err(refused) = self.refuse_updates() {
            updates.cancel();
            return Err(refused);
        }
        self.tell_of_update();
        let done = Abortable::new(work(step), registration).await;
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

    /// Where to check for updates, or why that can't be done.
    fn update_address(&self) -> Result<String, UpdatesOff> {
        let Updates { updater, .. } = &self.shared.updates;
        if !updater.has_key() {
            return Err(UpdatesOff::NoKey);
        }
        let set = Some(self.settings().update_address).filter(|address| !address.is_empty());
        set.or_else(|| updater.address()).ok_or(UpdatesOff::NoAddress)
    }

    /// Refuses an address that updates may not come from.
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
    UpdateStage::Failed {
        problem: Problem::from(error),
    }
}

/// Looks from time to time whether a check is due, for as long as there is a app.
async fn watch(app: Weak<Shared>) {
    loop {
        tokio::time::sleep(TICK).await;
        let Some(shared) = Weak::upgrade(&app) else { break };
        App { shared }.check_for_update_if_due().await;
    }
}
