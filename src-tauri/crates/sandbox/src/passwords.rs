//! Passwords: kept as argon2id hashes, and compared in the same time whether there is one or not.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// Stands in for the hash of a customer who does not exist or has no password.
static NOBODYS: LazyLock<String> = LazyLock::new(|| hash("nobody's password"));

/// Hashes a password. Takes tens of milliseconds by design: call it where blocking is allowed.
pub(crate) fn hash(password: &str) -> String {
    let hash: PasswordHash = Argon2::default()
        .hash_password(password.as_bytes())
        .expect("the default parameters hash any password");
    hash.to_string()
}

/// Compares a password with a hash, and costs as much where there is none.
pub(crate) fn matches(password: &str, hash: Option<&str>) -> bool {
    let text = hash.unwrap_or(&NOBODYS);
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
    fn a_password_matches_its_own_hash_and_no_other() {
        let hash = hash("mysecretpassword");

        assert!(hash.starts_with("$argon2id$"));
        assert!(matches("mysecretpassword", Some(&hash)));
        assert!(!matches("mysecretpasswor", Some(&hash)));
        assert!(!matches("nobody's password", None));
        assert!(!matches("", Some("not a hash")));
    }
}
