//! The demo's customers. Names as long, short and foreign as real ones are, and two that no page must trust.

/// How a customer signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignsIn {
    WithPassword,
    /// They never set a password.
    No,
    /// Through their company; they have no password here.
    Elsewhere,
}

use SignsIn::{Elsewhere, No, WithPassword};

/// A customer of the demo.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    pub(super) signs_in: SignsIn,
    pub(super) country: &'static str,
}

/// The customer of the document that the product is built from.
pub(super) const RON: &str = "ron@swanson.com";
pub(super) const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
/// A customer who has orders and was deleted.
pub(super) const WHO_LEFT: &str = "gone@former.test";
/// A customer who has never ordered anything.
pub(super) const WHO_ONLY_LOOKED: &str = "just.looking@window.test";

const fn person(name: &'static str, email: &'static str, signs_in: SignsIn, country: &'static str) -> Person {
    Person {
        name,
        email,
        signs_in,
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
    person("فهد المطيري", "fahad@kuwait.test", No, "KW"),
    person("Владимир Соколов", "v.sokolov@neva.test", WithPassword, "DE"),
    person(
        "Αλεξάνδρα Παπαδοπούλου",
        "alexandra@athens.test",
        WithPassword,
        "GR",
    ),
    person("Nguyễn Thị Minh Khai", "minhkhai@saigon.test", No, "FR"),
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
        No,
        "GB",
    ),
    person("Ann Perkins", "ann.perkins+shop@pawnee.test", WithPassword, "US"),
    person(
        "Tom Haverford",
        "tom+newsletter@entertainment720.test",
        WithPassword,
        "US",
    ),
    person("April Ludgate", "april@pawnee.test", No, "US"),
    person("Andy Dwyer", "andy@mouserat.test", No, "US"),
    person("Donna Meagle", "donna@benz.test", WithPassword, "US"),
    person("Jerry Gergich", "jerry@pawnee.test", WithPassword, "US"),
    person("Ben Wyatt", "ben@icetown.test", WithPassword, "US"),
    person("Chris Traeger", "chris@literally.test", WithPassword, "US"),
    person("Amélie Poulain", "amelie@montmartre.test", WithPassword, "FR"),
    person("Hans Castorp", "hans@berghof.test", WithPassword, "DE"),
    person("Effi Briest", "effi@kessin.test", No, "DE"),
    person("Elizabeth Bennet", "lizzy@longbourn.test", WithPassword, "GB"),
    person("Fitzwilliam Darcy", "darcy@pemberley.test", WithPassword, "GB"),
    person("Sherlock Holmes", "sherlock@bakerstreet.test", WithPassword, "GB"),
    person("John Watson", "watson@bakerstreet.test", WithPassword, "GB"),
    person("Irene Adler", "irene@norton.test", No, "GB"),
    person("Kim Minji", "minji.kim@seoul.test", WithPassword, "JP"),
    person("Priya Raghunathan", "priya@chennai.test", WithPassword, "GB"),
    person("Olumide Adébáyọ̀", "olumide@lagos.test", WithPassword, "GB"),
    person("Wanjirũ Kamau", "wanjiru@nairobi.test", No, "GB"),
    person("Maria da Silva", "maria@porto.test", WithPassword, "ES"),
    person("Giulia Bianchi", "giulia@firenze.test", WithPassword, "IT"),
    person(
        "Procurement, Contoso Ltd",
        "procurement@contoso.test",
        Elsewhere,
        "GB",
    ),
    person("Window Shopper", WHO_ONLY_LOOKED, WithPassword, "GB"),
    person("Former Customer", WHO_LEFT, WithPassword, "GB"),
    person(
        "The Longest Address That There Can Be",
        "a-name-of-sixty-four-letters-which-is-the-most-that-one-may-have@a-host-of-many-labels.that-goes-on-and-on.and-on-and-on-and-on-and-on-and-on-and-on-and-on.until-it-has-used-up-all-of-the-room.that-an-address-may-take-up.which-is-two-hundred.and-fif.test",
        WithPassword,
        "GB",
    ),
    person("Dana Scully", "scully@basement.test", WithPassword, "US"),
    person("Fox Mulder", "mulder@basement.test", WithPassword, "US"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn addresses_are_unique_and_one_is_as_long_as_they_get() {
        let addresses: HashSet<_> = PEOPLE.iter().map(|person| person.email.to_lowercase()).collect();

        assert_eq!(addresses.len(), PEOPLE.len());
        assert_eq!(PEOPLE.iter().map(|person| person.email.len()).max(), Some(254));
    }
}
