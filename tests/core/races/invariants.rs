//! The invariants of a simulation, checked against the recorded requests and the audit log.

use std::collections::{HashMap, HashSet};

use axum::http::Method;
use journal::{Action, Entry, Outcome, Verdict};
use shopside_core::view::ImpersonationView;

use super::simulation::Simulation;
use crate::test_proxy::{RecordedRequest, SentAs};

impl Simulation {
    /// The batch in which a request was sent.
    fn batch_of(&self, request: usize) -> usize {
        self.request_counts.partition_point(|count| *count <= request)
    }

    pub(super) async fn check_invariants(&self) {
        let current = self.setup.app.impersonation().await;
        let entries = self.setup.audit_log.recent(100_000).unwrap();
        let entries: Vec<_> = entries.into_iter().rev().collect();
        self.check_requests(&entries);
        check_session_entries(&entries, current.as_ref());
        let verdict = self.setup.audit_log.verify().unwrap();
        assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict:?}");
    }

    fn check_requests(&self, entries: &[Entry]) {
        let requests = self.proxy.requests();
        let sessions = self.sessions_of_tokens(&requests, entries);
        let mut used = HashSet::new();
        for (number, request) in requests.iter().enumerate() {
            let token = match &request.sent_as {
                SentAs::Mixed(_) => panic!("{request:?}"),
                SentAs::Unauthenticated | SentAs::Admin | SentAs::SignIn(_) => continue,
                SentAs::Customer(token) => token,
            };
            assert_eq!(request.method, Method::GET, "{request:?}");
            let (session, token_request) = &sessions[token];
            let batch = self.batch_of(number);
            // A token of a failed sign-in is used only in the batch of that sign-in.
            let is_started = self.started.lock().unwrap();
            let is_started = is_started.iter().any(|started| started.session == *session);
            let last = match self.ends.get(session) {
                Some(end) => *end,
                None if is_started => usize::MAX,
                None => self.batch_of(*token_request),
            };
            assert!(batch <= last, "batch {batch} after {last}: {request:?}");

            // The first request with a token belongs to the sign-in, all others belong to reads.
            let is_first = used.insert(token);
            let audited_by = if is_first { Action::SignIn } else { Action::View };
            let of_session = |entry: &&Entry| entry.content.session_id.as_deref() == Some(session);
            let is_audited = entries.iter().filter(of_session).any(|entry| {
                entry.id <= request.last_entry
                    && (entry.content.action, entry.content.outcome) == (audited_by, Outcome::Begun)
            });
            assert!(is_audited, "{request:?}");
            let line = format!("GET {} ", request.path);
            let has_entry = entries.iter().filter(of_session).any(|entry| {
                let detail = entry.content.detail.as_deref();
                entry.content.action == Action::Request
                    && detail.is_some_and(|detail| detail.starts_with(&line))
            });
            assert!(has_entry, "{request:?}");
        }
    }

    /// The session and the token request of each customer token.
    fn sessions_of_tokens(
        &self,
        requests: &[RecordedRequest],
        entries: &[Entry],
    ) -> HashMap<String, (String, usize)> {
        let session = |index: usize| {
            let SentAs::SignIn(email) = &requests[index].sent_as else {
                panic!("{:?}", requests[index])
            };
            let sign_in = entries.iter().rfind(|entry| {
                entry.id <= requests[index].last_entry
                    && (entry.content.action, entry.content.outcome) == (Action::SignIn, Outcome::Begun)
                    && entry.content.customer_email.as_ref() == Some(email)
            });
            sign_in.unwrap().content.session_id.clone().unwrap()
        };
        let tokens = self.proxy.issued_tokens().into_iter();
        tokens
            .map(|(value, token)| (value, (session(token.request), token.request)))
            .collect()
    }
}

fn check_session_entries(entries: &[Entry], current: Option<&ImpersonationView>) {
    let mut sessions: HashMap<&str, Vec<(Action, Outcome)>> = HashMap::new();
    for entry in entries.iter().map(|entry| &entry.content) {
        if let Some(session) = &entry.session_id {
            sessions
                .entry(session)
                .or_default()
                .push((entry.action, entry.outcome));
        }
    }
    for (session, actions) in sessions {
        let count = |of: &[(Action, Outcome)]| actions.iter().filter(|action| of.contains(action)).count();
        let started = count(&[(Action::SignIn, Outcome::Done), (Action::Preview, Outcome::Done)]);
        let ends = count(&[(Action::SessionEnd, Outcome::Done)]);
        let is_current = current.is_some_and(|current| current.session == session);
        assert!(started <= 1, "{actions:?}");
        assert_eq!(ends, started - usize::from(is_current), "{actions:?}");
    }
}
