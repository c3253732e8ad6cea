//! What happens to running work when the app locks, a store closes or the app quits.
//!
//! [`TABLE`] decides it, cell by cell, and nothing else does; `running_work` carries it out:
//!
//! | Work | Lock | Switch store | Close store | Remove store | Policy preview only | Policy off | Page reload | Quit | Panic |
//! |---|---|---|---|---|---|---|---|---|---|
//! | Preview session | stops | stops | stops | stops | continues | stops | continues | stops | stops |
//! | Sign in session | stops | stops | stops | stops | stops | stops | continues | stops | stops |
//! | Enter preview | stops | stops | stops | stops | continues | stops | stops | stops | stops |
//! | Enter sign in | stops | stops | stops | stops | stops | stops | stops | stops | stops |
//! | List read | stops | continues | stops | stops | continues | continues | continues | stops | continues |
//! | Order scan | stops | stops | stops | stops | continues | continues | stops | stops | continues |
//! | Spending scan | stops | stops | stops | stops | continues | continues | stops | stops | continues |
//! | Write | stops | continues | stops | stops | continues | continues | continues | stops | continues |
//! | Export | continues | stops | stops | stops | continues | continues | stops | stops | continues |
//! | Import | continues | stops | stops | stops | continues | continues | continues | stops | continues |
//! | Verify | stops | continues | stops | stops | continues | continues | stops | stops | continues |
//! | Copied password | stops | continues | continues | continues | continues | continues | continues | stops | stops |
//! | Credential deletion | continues | continues | continues | continues | continues | continues | continues | continues | continues |
//! | Update | stops | continues | continues | continues | continues | continues | continues | stops | continues |
//!
//! An event concerns the work of certain stores: closing a store, that store's; switching to a
//! store, every other store's; lock, reload, quit and a panic, all.
//!
//! Exports and imports take longer than staff stay: those that have begun continue while the app is
//! locked. They were begun by someone who was there, they display nothing, and the audit log has
//! them.
//!
//! A support credential is deleted in every event: it must not stay. Quitting waits five seconds
//! for it, and the next start deletes the rest.
//!
//! A panic is a bug that ended one task: what staff could no longer trust or see ends with it.
//!
//! Stopped work sends nothing more. A read is dropped where it stands. A write that is on its way
//! is waited for, because the store may carry it out either way; one that waits for the rate
//! limiter or for a retry is not sent. An import begins no further row, and concludes those on
//! their way.
//!
//! ```text
//! app ─┬─ (store, kind of work) ─┬─ one piece of work      a tree of cancellation tokens
//!      │                         └─ …
//!      └─ …
//! ```
//!
//! Cancelling a token cancels those below it. Work that begins after an event gets a new token;
//! while the app is locked, no work of the table begins.

mod tasks;

pub(crate) use tasks::{Lifecycle, Task};

/// Something that may end running work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The app locks.
    Lock,
    /// Another store is opened; it concerns the work of all others.
    SwitchStore,
    /// A store is closed, and stays known.
    CloseStore,
    /// A store is removed.
    RemoveStore,
    /// A store's policy becomes "preview only".
    PolicyPreviewOnly,
    /// A store's policy becomes "off".
    PolicyOff,
    /// The page is loaded again.
    PageReload,
    /// The app quits.
    Quit,
    /// A task of the app panicked, because of a bug.
    Panic,
}

/// A kind of work that takes a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Work {
    /// An impersonation session with the admin's token, and the reads in it.
    PreviewSession,
    /// An impersonation session with the customer's token, and the reads in it.
    SignInSession,
    /// Everything from asking for a preview until it begins.
    EnterPreview,
    /// Everything from asking for a sign-in until it begins, a new password included.
    EnterSignIn,
    /// A read of one record or one page.
    ListRead,
    /// Reading all orders into the page.
    OrderScan,
    /// Reading all orders of a customer to add them up.
    SpendingScan,
    /// A change to a customer, such as a new password.
    Write,
    /// Writing customers or orders to a file.
    Export,
    /// Creating customers from a file.
    Import,
    /// Checking the credentials of a connection.
    Verify,
    /// A password in the clipboard.
    CopiedPassword,
    /// Deleting a support credential of an account member.
    CredentialDeletion,
    /// A check for updates, or a download.
    Update,
}

/// What an event does to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It sends nothing more, and ends.
    Stops,
    /// It goes on as if nothing had happened.
    Continues,
}

use Effect::{Continues, Stops};

impl Event {
    /// All events, in the order of the table's columns.
    pub const ALL: [Self; 9] = [
        Self::Lock,
        Self::SwitchStore,
        Self::CloseStore,
        Self::RemoveStore,
        Self::PolicyPreviewOnly,
        Self::PolicyOff,
        Self::PageReload,
        Self::Quit,
        Self::Panic,
    ];
}

/// What each event of [`Event::ALL`] does to each kind of work.
#[rustfmt::skip]
pub const TABLE: [(Work, [Effect; 9]); 14] = [
    // The columns are the events of `Event::ALL`.
    (Work::PreviewSession,  [Stops,     Stops,     Stops,     Stops,     Continues, Stops,     Continues, Stops,     Stops]),
    (Work::SignInSession,   [Stops,     Stops,     Stops,     Stops,     Stops,     Stops,     Continues, Stops,     Stops]),
    (Work::EnterPreview,    [Stops,     Stops,     Stops,     Stops,     Continues, Stops,     Stops,     Stops,     Stops]),
    (Work::EnterSignIn,     [Stops,     Stops,     Stops,     Stops,     Stops,     Stops,     Stops,     Stops,     Stops]),
    (Work::ListRead,        [Stops,     Continues, Stops,     Stops,     Continues, Continues, Continues, Stops,     Continues]),
    (Work::OrderScan,       [Stops,     Stops,     Stops,     Stops,     Continues, Continues, Stops,     Stops,     Continues]),
    (Work::SpendingScan,    [Stops,     Stops,     Stops,     Stops,     Continues, Continues, Stops,     Stops,     Continues]),
    (Work::Write,           [Stops,     Continues, Stops,     Stops,     Continues, Continues, Continues, Stops,     Continues]),
    (Work::Export,          [Continues, Stops,     Stops,     Stops,     Continues, Continues, Stops,     Stops,     Continues]),
    (Work::Import,          [Continues, Stops,     Stops,     Stops,     Continues, Continues, Continues, Stops,     Continues]),
    (Work::Verify,          [Stops,     Continues, Stops,     Stops,     Continues, Continues, Stops,     Stops,     Continues]),
    (Work::CopiedPassword,  [Stops,     Continues, Continues, Continues, Continues, Continues, Continues, Stops,     Stops]),
    (Work::CredentialDeletion, [Continues, Continues, Continues, Continues, Continues, Continues, Continues, Continues, Continues]),
    (Work::Update,          [Stops,     Continues, Continues, Continues, Continues, Continues, Continues, Stops,     Continues]),
];

/// What an event does to a kind of work.
pub fn effect(event: Event, work: Work) -> Effect {
    let row = TABLE.iter().find(|(of, _)| *of == work);
    let column = Event::ALL.iter().position(|of| *of == event);
    let (Some((_, effects)), Some(column)) = (row, column) else {
        unreachable!("the table has a row for {work:?} and a column for {event:?}");
    };
    effects[column]
}

/// Whether an event at one store concerns the work of another, or of none.
pub(crate) fn concerns(event: Event, at: Option<&str>, store: Option<&str>) -> bool {
    match event {
        Event::Lock | Event::PageReload | Event::Quit | Event::Panic => true,
        Event::SwitchStore => store.is_some() && store != at,
        Event::CloseStore | Event::RemoveStore | Event::PolicyPreviewOnly | Event::PolicyOff => {
            store.is_some() && store == at
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a Rust name: `list read` of `ListRead`.
    fn words(name: impl std::fmt::Debug) -> String {
        let name = format!("{name:?}");
        let mut words = String::new();
        for letter in name.chars() {
            if letter.is_uppercase() && !words.is_empty() {
                words.push(' ');
            }
            words.extend(letter.to_lowercase());
        }
        words
    }

    #[test]
    fn table_in_docs_equals_table_in_code() {
        let source = include_str!("lifecycle.rs");
        let rows = source.lines().filter_map(|line| line.strip_prefix("//! | "));
        let documented: Vec<Vec<String>> = rows
            .map(|row| {
                row.trim_end_matches(" |")
                    .split(" | ")
                    .map(str::to_lowercase)
                    .collect()
            })
            .collect();

        let head = ["work".to_owned()].into_iter().chain(Event::ALL.map(words));
        let rows = TABLE.map(|(work, effects)| [words(work)].into_iter().chain(effects.map(words)).collect());
        let coded: Vec<Vec<String>> = [head.collect()].into_iter().chain(rows).collect();
        assert_eq!(documented, coded);
    }

    #[test]
    fn cancelled_work_leaves_later_work_alone() {
        let lifecycle = Lifecycle::default();
        let begin = || {
            lifecycle
                .begin(Work::OrderScan, Some("a"))
                .unwrap_or_else(|_| panic!("locked"))
        };
        let (one, other) = (
            begin(),
            lifecycle
                .begin(Work::OrderScan, Some("b"))
                .unwrap_or_else(|_| panic!("locked")),
        );

        lifecycle.cancel(Event::CloseStore, Some("a"));

        assert!(one.is_cancelled());
        assert!(!other.is_cancelled());
        assert!(!begin().is_cancelled());
        lifecycle.cancel(Event::Quit, None);
        assert!(begin().is_cancelled());
    }
}
