//! The addresses of the seeds' customers.

use serde_json::{Value, json};

use super::people::Customer;
use super::rng::SeededRng;

/// A billing and a shipping address. Only the second has a phone number and instructions.
pub(super) fn of(rng: &mut SeededRng, customer: &Customer) -> (Value, Value) {
    let streets = [
        "Mill Lane",
        "Station Road",
        "Rue de la Paix",
        "Hauptstraße",
        "Elm Street",
        "Harbor Walk",
    ];
    let cities = [
        "Leeds",
        "Pawnee",
        "Lyon",
        "Köln",
        "大阪市",
        "Kuwait City",
        "Galway",
    ];
    let (first, last) = customer.name.split_once(' ').unwrap_or((&customer.name, ""));
    let house = customer.house;
    let billing = json!({
        "first_name": first, "last_name": last, "company_name": "",
        "line_1": format!("{house} {}", rng.pick(&streets)), "line_2": "",
        "city": rng.pick(&cities), "postcode": format!("LS{} {}AA", 1 + rng.below(9), rng.below(10)),
        "county": "West Yorkshire", "region": "", "country": customer.country,
    });
    let mut shipping = billing.clone();
    shipping["phone_number"] = json!(format!("+44 113 496 0{:03}", rng.below(1000)));
    shipping["instructions"] = json!(if rng.below(4) == 0 {
        "Leave with the neighbor"
    } else {
        ""
    });
    (billing, shipping)
}
