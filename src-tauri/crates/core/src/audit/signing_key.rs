//! Where the key is that signs checkpoints and removals.

use crate::ports::SecretKey;

/// The keyring entry of the key.
pub(super) fn signing_key_id() -> SecretKey {
    SecretKey {
        connection: "journal".into(),
        base_url: "checkpoints".into(),
    }
}
