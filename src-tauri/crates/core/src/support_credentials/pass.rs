//! The pass over all members of a store, for what another computer has left behind before this
//! installation first looked. It is slow on purpose, goes on at the next start where it was, and
//! waits while the app is locked or a session is open.

use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;
use moltin::{
    UserAuthenticationInfo, UserAuthenticationInfoFilter, UserAuthenticationInfoQuery,
    UserAuthenticationInfoSort,
};
use tokio::time::timeout;

use super::SupportCredentials;
use super::looks::{Look, Looks, Next, Pass};
use super::place::account_realm;
use super::progress::PassCursor;
use super::sweep::place_of;
use crate::Error;
use crate::connections::OpenStore;
use crate::view::{SweepState, SweepView};

/// How many members are listed at once.
const PAGE: u32 = 100;
/// How often a member is tried whose credentials can't be listed.
const ATTEMPTS: u32 = 3;
/// How far pages overlap: several members may be created at once.
const OVERLAP: SignedDuration = SignedDuration::from_secs(1);

impl SupportCredentials {
    fn looks(&self) -> MutexGuard<'_, Looks> {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change_look<T>(&self, store: &OpenStore, change: impl FnOnce(&mut Look) -> T) -> T {
        change(self.looks().entry(store.connection.clone()).or_default())
    }

    /// Begins a look. False if one is running, which then looks again.
    pub(crate) fn begin_look(&self, connection: &str) -> bool {
        let mut looks = self.looks();
        let look = looks.entry(connection.to_owned()).or_default();
        look.again = look.is_running;
        look.begin();
        self.wakeup.notify_waiters();
        !std::mem::replace(&mut look.is_running, true)
    }

    /// Waits, but not if another look is asked for.
    pub(crate) async fn pause_look(&self, pause: Duration) {
        timeout(pause, self.wakeup.notified()).await.ok();
    }

    /// Ends a look. False if another was asked for meanwhile.
    pub(crate) fn end_look(&self, connection: &str) -> bool {
        let mut looks = self.looks();
        let look = looks.entry(connection.to_owned()).or_default();
        if std::mem::take(&mut look.again) {
            look.begin();
            return false;
        }
        look.is_running = false;
        true
    }

    /// Has the pass begin again that was through.
    pub(crate) async fn look_again(&self, store: &OpenStore, key: &str) -> Result<(), Error> {
        self.change_look(store, |look| look.is_wanted = true);
        if self.progress.of(key).finished_at.is_some() {
            self.progress.begin_again(key).await?;
        }
        Ok(())
    }

    /// Stops the pass until the next start.
    pub(crate) fn stop_look(&self, connection: &str) {
        let mut looks = self.looks();
        looks.entry(connection.to_owned()).or_default().is_stopped = true;
    }

    /// How far the look has come.
    pub(crate) fn look_view(&self, connection: &str, key: &str) -> SweepView {
        let saved = self.progress.of(key);
        let looks = self.looks();
        let look = looks.get(connection);
        let is_running = look.is_some_and(|look| look.is_running && !look.is_stopped);
        let state = match saved.finished_at {
            Some(_) => SweepState::Finished,
            None if is_running => SweepState::Running,
            None => SweepState::Stopped,
        };
        SweepView {
            state,
            looked: look.map_or(saved.looked, |look| look.pass.looked.max(saved.looked)),
            total: look.map_or(0, |look| look.pass.total),
            finished_at: saved.finished_at.map(|at| at.to_string()),
        }
    }

    /// Does the next step of a look. While the app is locked, only the credentials of the audit log
    /// are looked for. `key` names the store in the preferences.
    ///
    /// # Errors
    /// As [`SupportCredentials::sweep_traced`] and [`SupportCredentials::sweep_changed`].
    pub(crate) async fn step(
        self: &Arc<Self>,
        store: &OpenStore,
        key: &str,
        is_locked: bool,
    ) -> Result<Next, Error> {
        if self.is_quitting.load(Ordering::Relaxed) {
            return Ok(Next::Nothing);
        }
        let (are_traced, are_changed, is_stopped) = self.change_look(store, |look| {
            (look.are_traced_settled, look.are_changed_settled, look.is_stopped)
        });
        if !are_traced {
            let swept = self.sweep_traced(store).await?;
            self.change_look(store, |look| look.are_traced_settled = swept.is_settled);
            if !swept.is_settled {
                return Ok(Next::Later);
            }
            let is_wanted = self.change_look(store, |look| look.is_wanted);
            let was_listed = self.progress.of(key).changed_until.is_some();
            return Ok(if swept.is_used || was_listed || is_wanted {
                Next::Step
            } else {
                Next::Nothing
            });
        }
        if is_locked {
            return Ok(Next::Nothing);
        }
        if !are_changed {
            let is_settled = self.sweep_changed(store, key).await?;
            self.change_look(store, |look| look.are_changed_settled = is_settled);
            return Ok(if is_settled { Next::Step } else { Next::Later });
        }
        if is_stopped || self.progress.of(key).finished_at.is_some() {
            return Ok(Next::Nothing);
        }
        self.step_of_pass(store, key).await
    }

    /// Looks at the next member of the pass.
    async fn step_of_pass(self: &Arc<Self>, store: &OpenStore, key: &str) -> Result<Next, Error> {
        let next = self.change_look(store, |look| look.pass.next.pop_front());
        let Some((place, failures)) = next else {
            return self.next_page(store, key).await;
        };
        let swept = self.sweep_member(&place, Vec::new(), None).await;
        self.change_look(store, |look| {
            let pass = &mut look.pass;
            match &swept {
                Ok(true) => pass.looked += 1,
                // A colleague may be signing in just now.
                Ok(false) => pass.next.push_back((place, failures)),
                // One member does not hold up the others.
                Err(error) if failures + 1 < ATTEMPTS => {
                    let failures = failures + u32::from(is_refusal(error));
                    pass.next.push_back((place, failures));
                }
                Err(_) => {
                    pass.looked += 1;
                    pass.skipped += 1;
                }
            }
        });
        swept.map(|settled| if settled { Next::Step } else { Next::Later })
    }

    /// Lists the next members of the pass, or ends it.
    async fn next_page(&self, store: &OpenStore, key: &str) -> Result<Next, Error> {
        let (cursor, is_last, skipped, looked) = self.change_look(store, |look| {
            let pass = &look.pass;
            (pass.cursor, pass.is_last, pass.skipped, pass.looked)
        });
        if is_last {
            // With members that could not be looked at, the next start begins again.
            let at = (skipped == 0).then(|| self.store_now(store));
            self.progress.finish(key, at).await?;
            self.change_look(store, |look| look.pass = Pass::default());
            return Ok(Next::Nothing);
        }
        let saved = self.progress.of(key);
        let (cursor, looked) = match cursor {
            Some(cursor) => {
                self.progress.set_cursor(key, cursor, looked).await?;
                (cursor, looked)
            }
            None => (saved.cursor, saved.looked),
        };
        let admin = store.admin()?;
        let realm = account_realm(admin).await?;
        let mut query = UserAuthenticationInfoQuery::new()
            .sort(UserAuthenticationInfoSort::OldestFirst)
            .limit(PAGE)
            .offset(cursor.offset);
        if let Some(after) = cursor.after {
            query = query.filter(UserAuthenticationInfoFilter::created_after(after));
        }
        let page = admin.realm(&realm).users().list(&query).await?;
        let count = page.items.len() + page.unreadable.len();
        let rest = page.total.saturating_sub(cursor.offset);
        self.change_look(store, |look| {
            let pass = &mut look.pass;
            let is_new = |user: &&UserAuthenticationInfo| !pass.page.contains(user.id.as_str());
            let new = page.items.iter().filter(is_new);
            let next: VecDeque<_> = new.map(|user| (place_of(store, &realm, user), 0)).collect();
            let known = (count - page.unreadable.len() - next.len()) as u64;
            pass.page = page.items.iter().map(|user| user.id.to_string()).collect();
            pass.next = next;
            pass.is_last = count < PAGE as usize;
            pass.cursor = Some(following(cursor, page.items.last(), count as u64));
            pass.looked = looked;
            pass.total = looked.saturating_add(rest.saturating_sub(known));
        });
        Ok(Next::Step)
    }
}

/// Whether the store has responded with an error. Otherwise no member's credentials can be listed.
fn is_refusal(error: &Error) -> bool {
    matches!(error, Error::Store(error) if error.status().is_some())
}

/// Where the page after this one begins. Offsets end at 10,000, so the time of creation moves on
/// where it can.
fn following(cursor: PassCursor, last: Option<&UserAuthenticationInfo>, count: u64) -> PassCursor {
    let created = last.and_then(|last| last.created_at);
    let after = created.and_then(|created| created.checked_sub(OVERLAP).ok());
    if after > cursor.after {
        PassCursor { after, offset: 0 }
    } else {
        PassCursor {
            offset: cursor.offset.saturating_add(count),
            ..cursor
        }
    }
}
