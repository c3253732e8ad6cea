//! Password hashes (Argon2id). Verifying takes the same time with and without a hash.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// Verified in place of a missing hash, so that the time does not show whether a customer exists.
static DUMMY: LazyLock<String> = LazyLock::new(|| hash("dummy password"));

/// Hashes a password. Slow by design (tens of milliseconds): call it on a blocking thread.
pub(crate) fn hash(password: &str) -> String {
    let hash: PasswordHash = Argon2::default()
        .hash_password(password.as_bytes())
        .expect("the default parameters hash any password");
    hash.to_string()
}

/// Whether the password matches the hash. Slow by design, and false without a hash.
pub(crate) fn verify(password: &str, hash: Option<&str>) -> bool {
    let text = hash.unwrap_or(&DUMMY);
    let Ok(parsed) = PasswordHash::new(text) else {
        return false;
    };
    let matches = Argon2::default()
        .verify_password(password.as_bytes(), &parsed)
        .is_ok();
    matches && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn password_matches_only_its_own_hash() {
        let hash = hash("mysecretpassword");

        assert!(hash.starts_with("$argon2id$"));
        assert!(verify("mysecretpassword", Some(&hash)));
        assert!(!verify("mysecretpasswor", Some(&hash)));
        assert!(!verify("dummy password", None));
        assert!(!verify("", Some("not a hash")));
    }
}
