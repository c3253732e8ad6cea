//! The columns of an import, guessed by their headings and chosen by staff.

use crate::Error;
use crate::view::ImportColumns;

const NAME: [&str; 5] = ["name", "fullname", "customername", "displayname", "customer"];
const EMAIL: [&str; 5] = ["email", "emailaddress", "customeremail", "mail", "login"];
const PASSWORD: [&str; 4] = ["password", "initialpassword", "newpassword", "passwort"];
const EXTERNAL_REF: [&str; 6] = [
    "externalref",
    "externalreference",
    "externalid",
    "customernumber",
    "reference",
    "ref",
];

/// The chosen columns: two are required, two optional.
pub(super) struct Chosen {
    pub(super) name: u32,
    pub(super) email: u32,
    pub(super) password: Option<u32>,
    pub(super) external_ref: Option<u32>,
}

impl ImportColumns {
    /// Guesses the columns by their headings. Earlier names in a list win.
    pub(super) fn guess(headings: &[String]) -> Self {
        let headings: Vec<String> = headings.iter().map(|heading| normalize(heading)).collect();
        let find = |names: &[&str]| {
            let position = |name: &&str| headings.iter().position(|heading| heading == name);
            names
                .iter()
                .find_map(position)
                .and_then(|position| u32::try_from(position).ok())
        };
        Self {
            name: find(&NAME),
            email: find(&EMAIL),
            password: find(&PASSWORD),
            external_ref: find(&EXTERNAL_REF),
        }
    }

    /// Validates the columns; `count` is the number of columns of the file.
    ///
    /// # Errors
    /// [`Error::Input`] for a required column that is missing, a column that is not in the file,
    /// and a column that is chosen twice.
    pub(super) fn validate(self, count: usize) -> Result<Chosen, Error> {
        let name = self
            .name
            .ok_or_else(|| Error::input("name", "Choose the column of names."))?;
        let email = self
            .email
            .ok_or_else(|| Error::input("email", "Choose the column of e-mail addresses."))?;
        let mut taken = Vec::new();
        let all = [
            ("name", Some(name)),
            ("email", Some(email)),
            ("password", self.password),
            ("externalRef", self.external_ref),
        ];
        for (field, column) in all {
            let Some(column) = column else { continue };
            if column as usize >= count {
                return Err(Error::input(field, "The file has no such column."));
            }
            if taken.contains(&column) {
                return Err(Error::input(field, "This column is chosen for something else."));
            }
            taken.push(column);
        }
        Ok(Chosen {
            name,
            email,
            password: self.password,
            external_ref: self.external_ref,
        })
    }
}

/// Keeps letters and digits in lowercase: `E-Mail Address` is `emailaddress`.
fn normalize(heading: &str) -> String {
    let kept = heading.chars().filter(|character| character.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    fn guess<const N: usize>(headings: [&str; N]) -> [Option<u32>; 4] {
        let columns = ImportColumns::guess(&headings.map(str::to_owned));
        [
            columns.name,
            columns.email,
            columns.password,
            columns.external_ref,
        ]
    }

    #[test]
    fn columns_are_guessed_by_common_headings() {
        assert_eq!(
            guess(["External Ref", "E-Mail Address", "Full name", "Password"]),
            [Some(2), Some(1), Some(3), Some(0)]
        );
        // The headings of our own export of customers: `has_password` is not a password.
        assert_eq!(
            guess(["id", "name", "email", "has_password", "external_ref"]),
            [Some(1), Some(2), None, Some(4)]
        );
        assert_eq!(guess(["Vorname", "Ort"]), [None; 4]);
    }

    #[test]
    fn name_and_email_are_required_and_columns_unique() {
        let field = |columns: ImportColumns| match columns.validate(3) {
            Err(Error::Input { field, .. }) => Some(field),
            _ => None,
        };
        let both = ImportColumns {
            name: Some(0),
            email: Some(1),
            ..ImportColumns::default()
        };

        assert_eq!(field(both), None);
        assert_eq!(field(ImportColumns { name: None, ..both }), Some("name"));
        assert_eq!(field(ImportColumns { email: None, ..both }), Some("email"));
        assert_eq!(
            field(ImportColumns {
                password: Some(1),
                ..both
            }),
            Some("password")
        );
        assert_eq!(
            field(ImportColumns {
                external_ref: Some(3),
                ..both
            }),
            Some("externalRef")
        );
    }
}
