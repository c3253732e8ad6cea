//! The one-time passwords that were issued (see `docs/api.md`, "One-time passwords"). In memory.

use std::sync::{Mutex, PoisonError};

use crate::switches::Switches;

/// How long a one-time password is valid, in seconds.
pub(crate) const LIFETIME: i64 = 600;

/// A one-time password.
struct Code {
    profile: String,
    credential: String,
    code: String,
    /// Seconds since the epoch.
    expires: i64,
    wrong_tries: u32,
}

/// The one-time passwords of a store. A new one replaces the one before.
#[derive(Default)]
pub(crate) struct OneTimePasswords(Mutex<Vec<Code>>);

impl OneTimePasswords {
    /// Issues a one-time password for a credential. `now` is in seconds.
    pub(crate) fn issue(&self, profile: &str, credential: &str, now: i64) -> String {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|code| code.expires > now && code.credential != credential);
        let code = format!("{:08}", rand::random::<u32>() % 100_000_000);
        codes.push(Code {
            profile: profile.to_owned(),
            credential: credential.to_owned(),
            code: code.clone(),
            expires: now + LIFETIME,
            wrong_tries: 0,
        });
        code
    }

    /// Whether the code is the credential's one-time password. It is used up, unless the store is
    /// switched so that it can be used again.
    pub(crate) fn redeem(
        &self,
        profile: &str,
        credential: &str,
        sent: &str,
        now: i64,
        switches: Switches,
    ) -> bool {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = codes
            .iter()
            .position(|code| code.profile == profile && code.credential == credential && code.expires > now);
        let Some(index) = found else {
            return false;
        };
        if codes[index].code == sent {
            if !switches.one_time_passwords_repeat {
                codes.remove(index);
            }
            return true;
        }
        codes[index].wrong_tries += 1;
        if codes[index].wrong_tries == switches.one_time_password_tries {
            codes.remove(index);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_time_password_is_used_up_and_expires() {
        let codes = OneTimePasswords::default();
        let redeem = |code: &str, now| codes.redeem("p", "c", code, now, Switches::default());

        let code = codes.issue("p", "c", 1000);
        assert!(!redeem("wrong", 1000));
        assert!(!codes.redeem("p", "another", &code, 1000, Switches::default()));
        assert!(redeem(&code, 1000 + LIFETIME - 1));
        assert!(!redeem(&code, 1001));

        let code = codes.issue("p", "c", 1000);
        assert!(!redeem(&code, 1000 + LIFETIME));
        let code = codes.issue("p", "c", 1000);
        let newer = codes.issue("p", "c", 1001);
        assert!(code == newer || !redeem(&code, 1001));
        assert!(redeem(&newer, 1001));
    }
}
