//! What a password that staff enter for a customer has to be.
//!
//! The store's own rules are unknown (see `docs/api.md`, "Passwords"), so this only refuses what an
//! attacker tries first. A dictionary such as zxcvbn's is larger than the whole page, and the app
//! generates a password unless staff enter one.

use secrecy::{ExposeSecret, SecretString};

use crate::Error;
use crate::view::InvalidInput;

/// In characters.
const MIN_LENGTH: usize = 8;
/// The least number of different characters.
const MIN_DIFFERENT: usize = 5;
/// A common word says nothing about a password that is at least this much longer.
const MIN_REST: usize = 6;

/// The words that most passwords of leaked lists consist of, in the languages of the app.
const COMMON: [&str; 24] = [
    "password",
    "passwort",
    "motdepasse",
    "contrasena",
    "qwerty",
    "qwertz",
    "azerty",
    "welcome",
    "willkommen",
    "bienvenue",
    "bienvenido",
    "letmein",
    "iloveyou",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "trustno",
    "dragon",
    "monkey",
    "admin",
    "customer",
    "changeme",
];

/// Checks a password that staff entered for the customer with this email address.
///
/// # Errors
/// [`Error::Input`] for an empty password, and one that is easy to guess.
pub(crate) fn check(password: &SecretString, email: &str) -> Result<(), Error> {
    let password = password.expose_secret();
    let refuse = |why| Err(Error::input("password", why));
    if password.is_empty() {
        return refuse(InvalidInput::NewPasswordMissing);
    }
    if password.chars().count() < MIN_LENGTH {
        return refuse(InvalidInput::PasswordTooShort);
    }
    if is_easy_to_guess(&password.to_lowercase(), &email.trim().to_lowercase()) {
        return refuse(InvalidInput::PasswordTooEasy);
    }
    Ok(())
}

fn is_easy_to_guess(password: &str, email: &str) -> bool {
    let characters: Vec<char> = password.chars().collect();
    let mut different = characters.clone();
    different.sort_unstable();
    different.dedup();
    let steps = characters
        .windows(2)
        .map(|pair| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0])));
    let in_sequence = steps.filter(|step| step.abs() <= 1).count();
    let user = email.split('@').next().unwrap_or_default();
    let is_mostly = |word: &str| {
        let rest = characters.len().saturating_sub(word.chars().count());
        word.chars().count() > 3 && password.contains(word) && rest < MIN_REST
    };
    different.len() < MIN_DIFFERENT
        || in_sequence * 3 >= characters.len() * 2
        || COMMON.into_iter().any(is_mostly)
        || is_mostly(email)
        || is_mostly(user)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMAIL: &str = " Ron@Swanson.com ";

    #[test]
    fn guessable_password_is_refused() {
        for password in [
            "",
            "short",
            "aaaaaaaaaa",
            "1212121212",
            "12345678",
            "abcdefgh",
            "Password",
            "password1!",
            "Qwerty123",
            "ron@swanson.com",
            "Passwort2026",
            "87654321",
        ] {
            assert!(check(&password.into(), EMAIL).is_err(), "{password}");
        }
    }

    #[test]
    fn words_and_other_scripts_are_accepted() {
        for password in [
            "waffles-first",
            "mysecretpassword",
            "correct horse battery staple",
            "пароль-и-чай",
            "bvd7k2mx",
        ] {
            assert!(check(&password.into(), EMAIL).is_ok(), "{password}");
        }
    }
}
