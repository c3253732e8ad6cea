//! The columns of an import, guessed by their headings and chosen by staff.

use super::presets::Preset;
use super::secret_headings;
use super::vocabulary::{self, Role};
use crate::Error;
use crate::view::{ImportColumns, InvalidInput};

/// The chosen columns: two are required.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen {
    /// Full names, or first names beside a column of last names.
    pub(super) name: u32,
    pub(super) last_name: Option<u32>,
    pub(super) email: u32,
    pub(super) password: Option<u32>,
    pub(super) external_ref: Option<u32>,
    /// Whether values that look like hashes or masks are passwords.
    pub(super) uses_odd_passwords: bool,
}

impl ImportColumns {
    /// Guesses the columns by their normalized headings.
    pub(super) fn guess(headings: &[String], preset: Option<&Preset>) -> Self {
        let position = |name: &str| headings.iter().position(|heading| heading == name);
        let of = |role: Role| {
            let (_, names) = vocabulary::HEADINGS.iter().find(|(of, _)| *of == role)?;
            names.iter().find_map(|name| position(name))
        };
        // “Name” beside “first name” is the last name.
        let (name, last_name) = match (of(Role::FirstName), of(Role::LastName), of(Role::Name)) {
            (Some(first), Some(last), _) | (Some(first), None, Some(last)) => (Some(first), Some(last)),
            (Some(only), None, None) => (Some(only), None),
            // “Nom” alone is a full name.
            (None, last, full) => (full.or(last), None),
        };
        let reference = preset.and_then(|preset| preset.external_ref).and_then(position);
        let column = |position: Option<usize>| position.and_then(|position| u32::try_from(position).ok());
        Self {
            name: column(name),
            last_name: column(last_name),
            email: column(of(Role::Email)),
            password: column(of(Role::Password).filter(|place| !headings[*place].contains("hash"))),
            external_ref: column(of(Role::ExternalRef).or(reference)),
            uses_odd_passwords: false,
        }
    }

    /// Validates the columns; `headings` are those of the file, normalized.
    ///
    /// # Errors
    /// [`Error::Input`] for a required column that is missing, a column that is not in the file, a
    /// column that is chosen twice, and a column of passwords that is chosen for something else.
    pub(super) fn validate(self, headings: &[String]) -> Result<Chosen, Error> {
        let name = self
            .name
            .ok_or_else(|| Error::input("name", InvalidInput::NameColumnMissing))?;
        let email = self
            .email
            .ok_or_else(|| Error::input("email", InvalidInput::EmailColumnMissing))?;
        let mut taken = Vec::new();
        let all = [
            ("name", Some(name)),
            ("lastName", self.last_name),
            ("email", Some(email)),
            ("password", self.password),
            ("externalRef", self.external_ref),
        ];
        for (field, column) in all {
            let Some(column) = column else { continue };
            let Some(heading) = headings.get(column as usize) else {
                return Err(Error::input(field, InvalidInput::UnknownColumn));
            };
            if taken.contains(&column) {
                return Err(Error::input(field, InvalidInput::ColumnTaken));
            }
            if field != "password" && secret_headings::is_secret(heading) {
                return Err(Error::input(field, InvalidInput::ColumnOfPasswords));
            }
            taken.push(column);
        }
        Ok(Chosen {
            name,
            last_name: self.last_name,
            email,
            password: self.password,
            external_ref: self.external_ref,
            uses_odd_passwords: self.uses_odd_passwords,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::super::presets::recognize;
    use super::*;

    fn normalized(headings: &str) -> Vec<String> {
        headings.split(',').map(vocabulary::normalize).collect()
    }

    /// The headings that are guessed as name, last name, email, password and reference.
    fn guess(headings: &str) -> [Option<&str>; 5] {
        let normalized = normalized(headings);
        let columns = ImportColumns::guess(&normalized, recognize(&normalized));
        let all: Vec<&str> = headings.split(',').collect();
        [
            columns.name,
            columns.last_name,
            columns.email,
            columns.password,
            columns.external_ref,
        ]
        .map(|column| column.map(|column| all[column as usize]))
    }

    #[test]
    fn columns_are_guessed_by_common_headings() {
        for (headings, guessed) in [
            (
                "External Ref,E-Mail Address,Full name,Password",
                [
                    Some("Full name"),
                    None,
                    Some("E-Mail Address"),
                    Some("Password"),
                    Some("External Ref"),
                ],
            ),
            (
                "Kundennr.,Anrede,Name,Vorname,E-Mail-Adresse,Kennwort",
                [
                    Some("Vorname"),
                    Some("Name"),
                    Some("E-Mail-Adresse"),
                    Some("Kennwort"),
                    Some("Kundennr."),
                ],
            ),
            (
                "Prénom,Nom,Courriel",
                [Some("Prénom"), Some("Nom"), Some("Courriel"), None, None],
            ),
            ("Nom,Courriel", [Some("Nom"), None, Some("Courriel"), None, None]),
            (
                "Nombre,Apellidos,Correo electrónico",
                [
                    Some("Nombre"),
                    Some("Apellidos"),
                    Some("Correo electrónico"),
                    None,
                    None,
                ],
            ),
            (
                "姓名,邮箱,密码",
                [Some("姓名"), None, Some("邮箱"), Some("密码"), None],
            ),
            ("Vorname,Ort", [Some("Vorname"), None, None, None, None]),
            (
                "email,password_hash,name",
                [Some("name"), None, Some("email"), None, None],
            ),
        ] {
            assert_eq!(guess(headings), guessed, "{headings}");
        }
    }

    #[test]
    fn exports_of_shops_are_recognized() {
        for (headings, shop, guessed) in [
            (
                "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Phone,Total Spent,Note",
                "Shopify",
                [
                    Some("First Name"),
                    Some("Last Name"),
                    Some("Email"),
                    None,
                    Some("Customer ID"),
                ],
            ),
            (
                "email,_website,_store,confirmation,created_at,firstname,gender,group_id,lastname,password_hash,password",
                "Magento",
                [
                    Some("firstname"),
                    Some("lastname"),
                    Some("email"),
                    Some("password"),
                    None,
                ],
            ),
            (
                "ID,Name,Email,Group,Phone,ZIP,Country,State/Province,Customer Since",
                "Magento",
                [Some("Name"), None, Some("Email"), None, Some("ID")],
            ),
            (
                "Name,Username,Last Active,Date Registered,Email,Orders,Total Spend,AOV,Country / Region",
                "WooCommerce",
                [Some("Name"), None, Some("Email"), None, None],
            ),
            (
                "ID,user_login,user_email,user_pass,first_name,last_name,display_name",
                "WooCommerce",
                [
                    Some("first_name"),
                    Some("last_name"),
                    Some("user_email"),
                    Some("user_pass"),
                    Some("ID"),
                ],
            ),
            (
                "Customer ID,First Name,Last Name,Company,Email,Phone,Notes,Store Credit,Customer Group,Date Joined",
                "BigCommerce",
                [
                    Some("First Name"),
                    Some("Last Name"),
                    Some("Email"),
                    None,
                    Some("Customer ID"),
                ],
            ),
            (
                "ID,Social title,First name,Last name,Email address,Sales,Enabled,Newsletter",
                "PrestaShop",
                [
                    Some("First name"),
                    Some("Last name"),
                    Some("Email address"),
                    None,
                    Some("ID"),
                ],
            ),
            (
                "id,customer_number,salutation,first_name,last_name,email,active,guest,sales_channel",
                "Shopware",
                [
                    Some("first_name"),
                    Some("last_name"),
                    Some("email"),
                    None,
                    Some("customer_number"),
                ],
            ),
            (
                "type,id,name,email",
                "Commerce Manager",
                [Some("name"), None, Some("email"), None, None],
            ),
            (
                "id,name,email,has_password,external_ref,created_at,updated_at",
                "Shopside",
                [Some("name"), None, Some("email"), None, Some("external_ref")],
            ),
        ] {
            let preset = recognize(&normalized(headings)).map(|preset| preset.name);
            assert_eq!((preset, guess(headings)), (Some(shop), guessed), "{headings}");
        }
        assert!(recognize(&normalized("name,email,phone")).is_none());
    }

    #[test]
    fn name_and_email_are_required_and_columns_unique() {
        let headings = normalized("first,last,email,password");
        let field = |columns: ImportColumns| match columns.validate(&headings) {
            Err(Error::Input { field, .. }) => Some(field),
            _ => None,
        };
        let both = ImportColumns {
            name: Some(0),
            email: Some(2),
            ..ImportColumns::default()
        };

        assert_eq!(field(both), None);
        assert_eq!(
            field(ImportColumns { name: None, ..both }).as_deref(),
            Some("name")
        );
        assert_eq!(
            field(ImportColumns { email: None, ..both }).as_deref(),
            Some("email")
        );
        for (columns, refused) in [
            (
                ImportColumns {
                    password: Some(2),
                    ..both
                },
                "password",
            ),
            (
                ImportColumns {
                    last_name: Some(0),
                    ..both
                },
                "lastName",
            ),
            (
                ImportColumns {
                    external_ref: Some(4),
                    ..both
                },
                "externalRef",
            ),
            (
                ImportColumns {
                    last_name: Some(3),
                    ..both
                },
                "lastName",
            ),
            (
                ImportColumns {
                    name: Some(3),
                    ..both
                },
                "name",
            ),
        ] {
            assert_eq!(field(columns).as_deref(), Some(refused));
        }
    }
}
