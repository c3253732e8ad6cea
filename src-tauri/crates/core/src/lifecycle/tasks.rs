//! The tree of cancellation tokens, and the pieces of work that hang on it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio_util::sync::CancellationToken;

use super::{Effect, Event, Work, concerns, effect};
use crate::Error;
use crate::view::LockReason;

/// The tokens of all running work, and whether any may begin.
#[derive(Default)]
pub(crate) struct Lifecycle(Mutex<State>);

#[derive(Default)]
struct State {
    locked: Option<LockReason>,
    /// How often the app was locked, also while it was locked already.
    locks: u64,
    app: CancellationToken,
    branches: HashMap<(Option<String>, Work), Branch>,
}

/// The token above all work of one kind in one store.
#[derive(Clone, Default)]
struct Branch {
    token: CancellationToken,
    stopped_by: Arc<OnceLock<Event>>,
}

impl Lifecycle {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why the app is locked, if it is.
    pub(crate) fn locked(&self) -> Option<LockReason> {
        self.state().locked
    }

    /// # Errors
    /// [`Error::Locked`] while the app is locked.
    pub(crate) fn refuse_while_locked(&self) -> Result<(), Error> {
        match self.locked() {
            Some(_) => Err(Error::Locked),
            None => Ok(()),
        }
    }

    /// How often the app was locked.
    pub(crate) fn locks(&self) -> u64 {
        self.state().locks
    }

    /// Refuses work from now on. False where it is refused already.
    pub(crate) fn lock(&self, reason: LockReason) -> bool {
        let mut state = self.state();
        state.locks += 1;
        let is_new = state.locked.is_none();
        state.locked.get_or_insert(reason);
        is_new
    }

    /// Allows work again, unless the app was locked more often than `locks` times.
    ///
    /// # Errors
    /// [`Error::Locked`] if it was.
    pub(crate) fn unlock(&self, locks: u64) -> Result<(), Error> {
        let mut state = self.state();
        if state.locks > locks {
            return Err(Error::Locked);
        }
        state.locked = None;
        Ok(())
    }

    /// Begins a piece of work in a store, or in none.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked.
    pub(crate) fn begin(&self, work: Work, store: Option<&str>) -> Result<Task, Error> {
        let mut state = self.state();
        if state.locked.is_some() {
            return Err(Error::Locked);
        }
        Ok(state.task(work, store))
    }

    /// As [`Lifecycle::begin`], but where work is refused it begins cancelled.
    pub(crate) fn begin_or_cancel(&self, work: Work, store: Option<&str>) -> Task {
        let mut state = self.state();
        let task = state.task(work, store);
        if state.locked.is_some() {
            task.cancel();
        }
        task
    }

    /// Cancels the work that an event at a store stops.
    pub(crate) fn cancel(&self, event: Event, at: Option<&str>) {
        let mut state = self.state();
        state.branches.retain(|(store, work), branch| {
            let stops = concerns(event, at, store.as_deref()) && effect(event, *work) == Effect::Stops;
            if stops {
                branch.stopped_by.get_or_init(|| event);
                branch.token.cancel();
            }
            !stops
        });
        if event == Event::Quit {
            state.app.cancel();
        }
    }
}

impl State {
    fn task(&mut self, work: Work, store: Option<&str>) -> Task {
        let State { app, branches, .. } = self;
        let branch = branches.entry((store.map(str::to_owned), work));
        let Branch { token, stopped_by } = branch.or_insert_with(|| Branch {
            token: app.child_token(),
            ..Branch::default()
        });
        Task {
            work,
            token: token.child_token(),
            stopped_by: Arc::clone(stopped_by),
        }
    }
}

/// A piece of work. Clones share its token.
#[derive(Clone)]
pub(crate) struct Task {
    work: Work,
    token: CancellationToken,
    stopped_by: Arc<OnceLock<Event>>,
}

impl Task {
    pub(crate) fn token(&self) -> &CancellationToken {
        &self.token
    }

    pub(crate) fn cancel(&self) {
        self.token.cancel();
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.token.is_cancelled()
    }

    /// Runs reads, and drops them where they stand when the work is cancelled.
    ///
    /// # Errors
    /// As the work itself, or why it was cancelled.
    pub(crate) async fn run<T, E: Into<Error>>(
        &self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Error> {
        tokio::select! {
            biased;
            () = self.token.cancelled() => Err(self.error()),
            done = work => done.map_err(Into::into),
        }
    }

    /// Runs work with a write in it to its end. Its requests have to be sent by an identity with
    /// this work's token.
    ///
    /// # Errors
    /// As the work itself, or why it was cancelled before the store had done anything.
    pub(crate) async fn run_to_end<T>(
        &self,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        work.await.map_err(|error| match error {
            Error::Store(moltin::Error::Cancelled) => self.error(),
            error => error,
        })
    }

    /// Why the work was cancelled.
    fn error(&self) -> Error {
        match (self.work, self.stopped_by.get()) {
            (Work::PreviewSession | Work::SignInSession | Work::EnterPreview | Work::EnterSignIn, _) => {
                Error::SessionEnded
            }
            (_, Some(Event::Lock)) => Error::Locked,
            (
                Work::ListRead | Work::SpendingScan | Work::Write,
                Some(Event::CloseStore | Event::RemoveStore),
            ) => Error::UnknownConnection,
            _ => Error::Stopped,
        }
    }
}
