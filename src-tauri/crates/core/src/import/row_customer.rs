//! The customer of a row. It takes little memory: a file may have 100,000 of them.

use moltin::NewCustomer;
use secrecy::SecretString;

/// A customer that a row names.
pub(super) struct RowCustomer {
    /// The name, the email address and the external reference, one after the other.
    text: Box<str>,
    /// Where the name ends in the text.
    name_end: u32,
    /// Where the email address ends in the text.
    email_end: u32,
    password: Option<SecretString>,
}

impl RowCustomer {
    pub(super) fn new(customer: NewCustomer) -> Self {
        let NewCustomer {
            name,
            email,
            password,
            external_ref,
            ..
        } = customer;
        let end = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Self {
            name_end: end(name.len()),
            email_end: end(name.len() + email.len()),
            text: [name, email, external_ref.unwrap_or_default()].concat().into(),
            password,
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.text[..self.name_end as usize]
    }

    pub(super) fn email(&self) -> &str {
        &self.text[self.name_end as usize..self.email_end as usize]
    }

    /// The external reference; empty if there is none.
    pub(super) fn reference(&self) -> &str {
        &self.text[self.email_end as usize..]
    }

    /// Drops the password.
    pub(super) fn forget_password(&mut self) {
        self.password = None;
    }

    /// The customer to create.
    pub(super) fn to_new(&self) -> NewCustomer {
        let mut new = NewCustomer::new(self.name(), self.email());
        new.password.clone_from(&self.password);
        new.external_ref = Some(self.reference().to_owned()).filter(|text| !text.is_empty());
        new
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn customer_is_as_it_was_read() {
        let mut new = NewCustomer::new("Zoë", "zoe@pawnee.test");
        new.password = Some("waffles".into());
        new.external_ref = Some("ERP-7".into());
        let mut row = RowCustomer::new(new);

        assert_eq!(
            (row.name(), row.email(), row.reference()),
            ("Zoë", "zoe@pawnee.test", "ERP-7")
        );
        let again = row.to_new();
        assert_eq!(
            (again.name.as_str(), again.email.as_str()),
            ("Zoë", "zoe@pawnee.test")
        );
        assert_eq!(again.external_ref.as_deref(), Some("ERP-7"));
        assert_eq!(
            again.password.as_ref().map(ExposeSecret::expose_secret),
            Some("waffles")
        );
        row.forget_password();
        assert!(row.to_new().password.is_none());
        let without = RowCustomer::new(NewCustomer::new("Zoë", ""));
        assert_eq!((without.email(), without.to_new().external_ref), ("", None));
    }
}
