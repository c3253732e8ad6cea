//! What must hold of a day's work, read from what the store heard and from the journal.

use std::collections::{HashMap, HashSet};

use axum::http::Method;
use journal::{Action, Entry, Outcome, Verdict};
use shopside_core::view::ImpersonationView;

use super::work::Work;
use crate::test_proxy::{Noted, SentAs};

impl Work {
    /// In which step the request of this number came.
    fn step_of(&self, request: usize) -> usize {
        self.requests.partition_point(|count| *count <= request)
    }

    pub(super) async fn is_as_promised(&self) {
        let current = self.setup.app.impersonation().await;
        let entries = self.setup.journal.recent(100_000).unwrap();
        let entries: Vec<_> = entries.into_iter().rev().collect();
        self.every_request_is_allowed(&entries);
        every_session_has_one_beginning_and_one_end(&entries, current.as_ref());
        let verdict = self.setup.journal.verify().unwrap();
        assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    }

    fn every_request_is_allowed(&self, entries: &[Entry]) {
        let noted = self.proxy.noted();
        let sessions = self.sessions_of_tokens(&noted, entries);
        let mut used = HashSet::new();
        for (number, request) in noted.iter().enumerate() {
            let token = match &request.sent_as {
                SentAs::Mixed(_) => panic!("{request:?}"),
                SentAs::Nobody | SentAs::Admin | SentAs::SignIn(_) => continue,
                SentAs::Customer(token) => token,
            };
            assert_eq!(request.method, Method::GET, "{request:?}");
            let (session, asked) = &sessions[token];
            let step = self.step_of(number);
            // A token whose sign-in came to nothing is used in the step of its sign-in at most.
            let is_begun = self.begun.lock().unwrap();
            let is_begun = is_begun.iter().any(|begun| begun.session == *session);
            let last = match self.ends.get(session) {
                Some(end) => *end,
                None if is_begun => usize::MAX,
                None => self.step_of(*asked),
            };
            assert!(step <= last, "step {step} after {last}: {request:?}");

            // The first request with a token is the sign-in's own, and every other one is a look's.
            let is_first = used.insert(token);
            let announced_by = if is_first { Action::SignIn } else { Action::View };
            let of_session = |entry: &&Entry| entry.said.session.as_deref() == Some(session);
            let announced = entries.iter().filter(of_session).any(|entry| {
                entry.id <= request.journaled
                    && (entry.said.action, entry.said.outcome) == (announced_by, Outcome::Begun)
            });
            assert!(announced, "{request:?}");
            let line = format!("GET {} ", request.path);
            let is_written = entries.iter().filter(of_session).any(|entry| {
                let detail = entry.said.detail.as_deref();
                entry.said.action == Action::Request && detail.is_some_and(|detail| detail.starts_with(&line))
            });
            assert!(is_written, "{request:?}");
        }
    }

    /// The session that each token was asked for, and by which request.
    fn sessions_of_tokens(&self, noted: &[Noted], entries: &[Entry]) -> HashMap<String, (String, usize)> {
        let session = |asked: usize| {
            let SentAs::SignIn(email) = &noted[asked].sent_as else {
                panic!("{:?}", noted[asked])
            };
            let begun = entries.iter().rfind(|entry| {
                entry.id <= noted[asked].journaled
                    && (entry.said.action, entry.said.outcome) == (Action::SignIn, Outcome::Begun)
                    && entry.said.customer_email.as_ref() == Some(email)
            });
            begun.unwrap().said.session.clone().unwrap()
        };
        let tokens = self.proxy.tokens().into_iter();
        tokens
            .map(|(token, given)| (token, (session(given.asked), given.asked)))
            .collect()
    }
}

fn every_session_has_one_beginning_and_one_end(entries: &[Entry], current: Option<&ImpersonationView>) {
    let mut said: HashMap<&str, Vec<(Action, Outcome)>> = HashMap::new();
    for entry in entries.iter().map(|entry| &entry.said) {
        if let Some(session) = &entry.session {
            said.entry(session)
                .or_default()
                .push((entry.action, entry.outcome));
        }
    }
    for (session, said) in said {
        let count = |of: &[(Action, Outcome)]| said.iter().filter(|said| of.contains(said)).count();
        let begun = count(&[(Action::SignIn, Outcome::Done), (Action::Preview, Outcome::Done)]);
        let ends = count(&[(Action::SessionEnd, Outcome::Done)]);
        let is_current = current.is_some_and(|current| current.session == session);
        assert!(begun <= 1, "{said:?}");
        assert_eq!(ends, begun - usize::from(is_current), "{said:?}");
    }
}
