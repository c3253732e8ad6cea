//! Requests held until a test releases them, so that the state of a client in between can be observed.

use std::sync::Arc;

use tokio::sync::watch;

/// Holds requests until it is dropped.
#[derive(Debug)]
pub struct Hold(Gate);

impl Hold {
    /// Waits until a request is held.
    pub async fn reached(&self) {
        let mut state = self.0.0.subscribe();
        // The gate itself keeps the channel open.
        state.wait_for(|state| state.held > 0).await.ok();
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.0.send_replace(State::default());
    }
}

/// What every request passes before it is handled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gate(Arc<watch::Sender<State>>);

#[derive(Debug, Default)]
struct State {
    /// Requests to paths that begin so are held.
    path: Option<String>,
    /// How many of them pass first.
    pass: u32,
    /// How many were held so far.
    held: u32,
}

impl Gate {
    /// Holds requests to paths that begin so, after the next `pass` of them. One hold at a time.
    pub(crate) fn hold(&self, path: &str, pass: u32) -> Hold {
        self.0.send_replace(State {
            path: Some(path.to_owned()),
            pass,
            held: 0,
        });
        Hold(self.clone())
    }

    /// Returns at once, or when the request is released.
    pub(crate) async fn enter(&self, path: &str) {
        let mut released = self.0.subscribe();
        let is_held = self.0.send_if_modified(|state| {
            let is_meant = state.path.as_deref().is_some_and(|start| path.starts_with(start));
            if !is_meant {
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
            // The gate itself keeps the channel open.
            released.wait_for(|state| state.path.is_none()).await.ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn held_request_waits_until_hold_is_dropped() {
        let gate = Gate::default();
        let hold = gate.hold("/v2/orders", 1);
        gate.enter("/v2/customers").await;
        gate.enter("/v2/orders").await;

        let inside = tokio::spawn({
            let gate = gate.clone();
            async move { gate.enter("/v2/orders/1").await }
        });
        hold.reached().await;
        assert!(!inside.is_finished());

        drop(hold);
        inside.await.unwrap();
        gate.enter("/v2/orders").await;
    }
}
