//! A gate that holds requests until a test releases them, so that it can observe what a client does
//! meanwhile.

use std::sync::Arc;

use tokio::sync::watch;

/// A closed gate. Dropping it releases the held requests.
#[derive(Debug)]
pub struct ClosedGate(Gate);

impl ClosedGate {
    /// Waits until the gate holds a request.
    pub async fn reached(&self) {
        self.reached_by(1).await;
    }

    /// Waits until the gate holds this many requests.
    pub async fn reached_by(&self, requests: u32) {
        let mut state = self.0.0.subscribe();
        // `self` holds a sender, so the channel is open.
        state.wait_for(|state| state.held >= requests).await.ok();
    }
}

impl Drop for ClosedGate {
    fn drop(&mut self) {
        self.0.0.send_replace(State::default());
    }
}

/// The gate that every request passes. Clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gate(Arc<watch::Sender<State>>);

#[derive(Debug, Default)]
struct State {
    /// Requests to paths with this prefix are held.
    path: Option<String>,
    /// How many of them pass first.
    pass: u32,
    /// How many were held.
    held: u32,
}

impl Gate {
    /// Closes the gate for paths with this prefix, after the next `pass` such requests. There is
    /// one gate: closing it again replaces the path.
    pub(crate) fn close(&self, path: &str, pass: u32) -> ClosedGate {
        self.0.send_replace(State {
            path: Some(path.to_owned()),
            pass,
            held: 0,
        });
        ClosedGate(self.clone())
    }

    /// Returns when a request to this path may pass.
    pub(crate) async fn pass(&self, path: &str) {
        let mut state = self.0.subscribe();
        let is_held = self.0.send_if_modified(|state| {
            let matches = state
                .path
                .as_deref()
                .is_some_and(|prefix| path.starts_with(prefix));
            if !matches {
                return false;
            }
            if state.pass > 0 {
                state.pass -= 1;
                return false;
            }
            state.held += 1;
            true
        });
        if is_held {
            // `self` holds a sender, so the channel is open.
            state.wait_for(|state| state.path.is_none()).await.ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn held_request_waits_until_gate_is_dropped() {
        let gate = Gate::default();
        let closed = gate.close("/v2/orders", 1);
        gate.pass("/v2/customers").await;
        gate.pass("/v2/orders").await;

        let request = tokio::spawn({
            let gate = gate.clone();
            async move { gate.pass("/v2/orders/1").await }
        });
        closed.reached().await;
        assert!(!request.is_finished());

        drop(closed);
        request.await.unwrap();
        gate.pass("/v2/orders").await;
    }
}
