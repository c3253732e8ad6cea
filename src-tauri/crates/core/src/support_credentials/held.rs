//! A support credential that a sign-in holds.

use secrecy::SecretString;
use tokio::sync::oneshot;

/// A support credential. It is deleted when this is dropped.
pub(crate) struct SupportCredential {
    pub(crate) username: String,
    pub(crate) password: SecretString,
    /// Dropped to have the credential deleted.
    pub(super) hold: oneshot::Sender<()>,
    /// Is done after the first attempt to delete it.
    pub(super) tried: oneshot::Receiver<()>,
}

impl SupportCredential {
    /// Has the credential deleted, and waits for the first attempt.
    pub(crate) async fn delete(self) {
        let Self {
            password,
            hold,
            tried,
            ..
        } = self;
        drop((password, hold));
        // Without a result the deletion goes on in its own task, and is shown.
        tried.await.ok();
    }
}
