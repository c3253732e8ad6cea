//! The life of a session, and of an attempt to begin one: with it ends whatever is asked in its name.

use tokio::sync::watch;

use crate::Error;

/// The life of a session, or of an attempt to begin one. It ends when it is dropped.
#[derive(Default)]
pub(super) struct Life(watch::Sender<()>);

impl Life {
    pub(super) fn living(&self) -> Living {
        Living(self.0.subscribe())
    }

    /// Whether somebody still acts in its name.
    pub(super) fn is_lived(&self) -> bool {
        self.0.receiver_count() > 0
    }
}

/// Somebody who acts in the name of a life.
#[derive(Clone)]
pub(super) struct Living(watch::Receiver<()>);

impl Living {
    pub(super) fn is_over(&self) -> bool {
        self.0.has_changed().is_err()
    }

    /// Does something, unless the life is over. Where it ends meanwhile, the work is dropped where it stands, and sends nothing more.
    pub(super) async fn during<T, E: Into<Error>>(
        &self,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Error> {
        let mut life = self.0.clone();
        tokio::select! {
            biased;
            _ = life.changed() => Err(Error::SessionEnded),
            done = work => done.map_err(Into::into),
        }
    }
}
