//! Signatures of checkpoints and tombstones.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest, Sha256};

use crate::Error;

/// The key that signs checkpoints and tombstones (Ed25519).
pub struct SigningKey(Ed25519KeyPair);

impl SigningKey {
    /// Creates the key from a secret seed of 32 bytes.
    ///
    /// # Errors
    /// [`Error::Key`] if the seed has another length.
    pub fn from_seed(seed: &[u8]) -> Result<Self, Error> {
        Ed25519KeyPair::from_seed_unchecked(seed)
            .map(Self)
            .map_err(|_| Error::Key)
    }

    /// Creates the key from a secret of any length, by its SHA-256.
    ///
    /// # Panics
    /// Never: a SHA-256 has 32 bytes.
    pub fn from_secret(secret: &[u8]) -> Self {
        Self::from_seed(&Sha256::digest(secret)).expect("a SHA-256 has 32 bytes")
    }

    /// Returns the public key: 32 bytes in hexadecimal.
    pub fn public(&self) -> String {
        hex::encode(self.0.public_key().as_ref())
    }

    /// Signs a message; returns the signature in hexadecimal.
    pub(crate) fn sign(&self, message: &[u8]) -> String {
        hex::encode(self.0.sign(message))
    }
}

/// Whether a signature is valid for a message and a public key, both in hexadecimal.
pub(crate) fn is_signed(message: &[u8], signature: &str, public_key: &str) -> bool {
    let (Ok(key), Ok(signature)) = (hex::decode(public_key), hex::decode(signature)) else {
        return false;
    };
    UnparsedPublicKey::new(&ED25519, key)
        .verify(message, &signature)
        .is_ok()
}
