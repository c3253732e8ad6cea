//! The fields of forms that a store may require.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use ts_rs::TS;

/// A field that a store requires. The page has a message `problem-field-<id>` for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum FormField {
    Name,
    LegalName,
    RegistrationId,
    ExternalRef,
    Email,
    Label,
    FirstName,
    LastName,
    Company,
    Street,
    SecondLine,
    City,
    Postcode,
    County,
    Region,
    Country,
    Phone,
    Instructions,
    OrderNumber,
    Currency,
}

impl Display for FormField {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "the name",
            Self::LegalName => "the legal name",
            Self::RegistrationId => "the registration ID",
            Self::ExternalRef => "the external reference",
            Self::Email => "the email address",
            Self::Label => "a label",
            Self::FirstName => "a first name",
            Self::LastName => "a last name",
            Self::Company => "a company",
            Self::Street => "a street",
            Self::SecondLine => "a second line",
            Self::City => "a city",
            Self::Postcode => "a postcode",
            Self::County => "a county",
            Self::Region => "a region",
            Self::Country => "a country",
            Self::Phone => "a phone number",
            Self::Instructions => "instructions",
            Self::OrderNumber => "an order number",
            Self::Currency => "a currency",
        })
    }
}
