//! The customers of the demo: long, short and non-Latin names, two names with HTML and SQL, and an
//! email address of the greatest length.

/// A customer of a seed.
pub(super) struct Customer {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) country: &'static str,
    pub(super) house: usize,
}

/// How a customer signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignIn {
    WithPassword,
    WithoutPassword,
    /// By `OpenID` Connect, without a password in this store.
    Oidc,
}

use SignIn::{Oidc, WithPassword, WithoutPassword};

/// A customer of the demo.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    pub(super) sign_in: SignIn,
    pub(super) country: &'static str,
}

/// The customer of the API documentation's examples.
pub(super) const RON: &str = "ron@swanson.com";
pub(super) const RON_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
/// A customer with orders, who is deleted.
pub(super) const FORMER_CUSTOMER: &str = "gone@former.test";
/// A customer whose account was deleted and created again, so that the first orders belong to the
/// earlier one.
pub(super) const REGISTERED_AGAIN: &str = "mulder@basement.test";
/// A customer without orders.
pub(super) const WITHOUT_ORDERS: &str = "just.looking@window.test";

const fn person(name: &'static str, email: &'static str, sign_in: SignIn, country: &'static str) -> Person {
    Person {
        name,
        email,
        sign_in,
        country,
    }
}

pub(super) const PEOPLE: &[Person] = &[
    person("Ron Swanson", RON, WithPassword, "US"),
    person(
        "Leslie Barbara Knope",
        "leslie.knope@parks.test",
        WithPassword,
        "US",
    ),
    person("Ada Byron", "ada@example.test", WithPassword, "GB"),
    person("Grace Hopper", "grace.hopper@navy.test", WithPassword, "US"),
    person("Siobhán Ní Dhomhnaill", "siobhan@galway.test", WithPassword, "IE"),
    person("Miles O'Brien", "miles.obrien@station.test", WithPassword, "IE"),
    person(
        "François Lefèvre",
        "francois.lefevre@lyon.test",
        WithPassword,
        "FR",
    ),
    person(
        "Zoë Müller-Großmann",
        "zoe.mueller@koeln.test",
        WithPassword,
        "DE",
    ),
    person("山田 太郎", "taro.yamada@tokyo.test", WithPassword, "JP"),
    person("佐藤 花子", "hanako.sato@osaka.test", WithPassword, "JP"),
    person("نورة الصباح", "noura.alsabah@kuwait.test", WithPassword, "KW"),
    person("فهد المطيري", "fahad@kuwait.test", WithoutPassword, "KW"),
    person("Владимир Соколов", "v.sokolov@neva.test", WithPassword, "DE"),
    person(
        "Αλεξάνδρα Παπαδοπούλου",
        "alexandra@athens.test",
        WithPassword,
        "GR",
    ),
    person(
        "Nguyễn Thị Minh Khai",
        "minhkhai@saigon.test",
        WithoutPassword,
        "FR",
    ),
    person("Łukasz Żółkiewski", "lukasz@krakow.test", WithPassword, "DE"),
    person("Bjørn Åse Ødegård", "bjorn@bergen.test", WithPassword, "DE"),
    person(
        "José María de la Concepción Fernández-Villaverde y Rodríguez de Santillana",
        "jose.maria@sevilla.test",
        WithPassword,
        "ES",
    ),
    person("Li", "li@short.test", WithPassword, "GB"),
    person(
        "<b>Bobby</b> \"Tables\"; DROP TABLE customers;--",
        "bobby@tables.test",
        WithPassword,
        "US",
    ),
    person(
        "${7*7} {{constructor}} <img src=x onerror=alert(1)>",
        "curious@payload.test",
        WithoutPassword,
        "GB",
    ),
    person("Ann Perkins", "ann.perkins+shop@pawnee.test", WithPassword, "US"),
    person(
        "Tom Haverford",
        "tom+newsletter@entertainment720.test",
        WithPassword,
        "US",
    ),
    person("April Ludgate", "april@pawnee.test", WithoutPassword, "US"),
    person("Andy Dwyer", "andy@mouserat.test", WithoutPassword, "US"),
    person("Donna Meagle", "donna@benz.test", WithPassword, "US"),
    person("Jerry Gergich", "jerry@pawnee.test", WithPassword, "US"),
    person("Ben Wyatt", "ben@icetown.test", WithPassword, "US"),
    person("Chris Traeger", "chris@literally.test", WithPassword, "US"),
    person("Amélie Poulain", "amelie@montmartre.test", WithPassword, "FR"),
    person("Hans Castorp", "hans@berghof.test", WithPassword, "DE"),
    person("Effi Briest", "effi@kessin.test", WithoutPassword, "DE"),
    person("Elizabeth Bennet", "lizzy@longbourn.test", WithPassword, "GB"),
    person("Fitzwilliam Darcy", "darcy@pemberley.test", WithPassword, "GB"),
    person("Sherlock Holmes", "sherlock@bakerstreet.test", WithPassword, "GB"),
    person("John Watson", "watson@bakerstreet.test", WithPassword, "GB"),
    person("Irene Adler", "irene@norton.test", WithoutPassword, "GB"),
    person("Kim Minji", "minji.kim@seoul.test", WithPassword, "JP"),
    person("Priya Raghunathan", "priya@chennai.test", WithPassword, "GB"),
    person("Olumide Adébáyọ̀", "olumide@lagos.test", WithPassword, "GB"),
    person("Wanjirũ Kamau", "wanjiru@nairobi.test", WithoutPassword, "GB"),
    person("Maria da Silva", "maria@porto.test", WithPassword, "ES"),
    person("Giulia Bianchi", "giulia@firenze.test", WithPassword, "IT"),
    person("Procurement, Contoso Ltd", "procurement@contoso.test", Oidc, "GB"),
    person("Window Shopper", WITHOUT_ORDERS, WithPassword, "GB"),
    person("Former Customer", FORMER_CUSTOMER, WithPassword, "GB"),
    person(
        "The Longest Address That There Can Be",
        "a-name-of-sixty-four-letters-which-is-the-most-that-one-may-have@a-host-of-many-labels.that-goes-on-and-on.and-on-and-on-and-on-and-on-and-on-and-on-and-on.until-it-has-used-up-all-of-the-room.that-an-address-may-take-up.which-is-two-hundred.and-fif.test",
        WithPassword,
        "GB",
    ),
    person("Dana Scully", "scully@basement.test", WithPassword, "US"),
    person("Fox Mulder", REGISTERED_AGAIN, WithPassword, "US"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn emails_are_unique_and_longest_has_254_characters() {
        let emails: HashSet<_> = PEOPLE.iter().map(|person| person.email.to_lowercase()).collect();

        assert_eq!(emails.len(), PEOPLE.len());
        assert_eq!(PEOPLE.iter().map(|person| person.email.len()).max(), Some(254));
    }
}
