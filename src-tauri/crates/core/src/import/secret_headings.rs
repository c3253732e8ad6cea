//! Which columns may have passwords, by their normalized headings.

use super::vocabulary::role;

/// Parts of headings of secrets.
const SECRETS: [&str; 23] = [
    "password",
    "passwort",
    "kennwort",
    "passwd",
    "passphrase",
    "pwd",
    "userpass",
    "motdepasse",
    "contraseña",
    "contrasena",
    "senha",
    "palavrapasse",
    "wachtwoord",
    "hasło",
    "haslo",
    "heslo",
    "lösenord",
    "пароль",
    "パスワード",
    "密码",
    "secret",
    "hash",
    "token",
];
const SECRET_WORDS: [&str; 7] = ["pass", "pw", "pin", "salt", "parola", "passord", "adgangskode"];
/// Parts of headings of columns that have no secrets.
const HARMLESS: [&str; 26] = [
    "address", "adresse", "street", "phone", "telefon", "mobile", "fax", "city", "zip", "post", "country",
    "province", "state", "company", "firma", "date", "spent", "spend", "order", "tax", "vat", "note",
    "group", "store", "number", "name",
];
/// Columns about passwords that have none.
const NO_SECRETS: [&str; 3] = ["haspassword", "passwordset", "passwordchangedat"];

/// Whether it is known what a column with this normalized heading has, and that it is no password.
pub(super) fn is_harmless(heading: &str) -> bool {
    !is_secret(heading) && (role(heading).is_some() || HARMLESS.iter().any(|part| heading.contains(part)))
}

/// Whether a column with this normalized heading may have passwords.
pub(super) fn is_secret(heading: &str) -> bool {
    !NO_SECRETS.contains(&heading)
        && (SECRET_WORDS.contains(&heading) || SECRETS.iter().any(|part| heading.contains(part)))
}
