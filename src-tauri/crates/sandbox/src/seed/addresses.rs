//! Where the seeds' customers live.

use serde_json::{Value, json};

use super::{Customer, Dice};

/// An address to bill and one to ship to; the second has a telephone number and instructions.
pub(super) fn of(dice: &mut Dice, customer: &Customer) -> (Value, Value) {
    let streets = [
        "Mill Lane",
        "Station Road",
        "Rue de la Paix",
        "Hauptstraße",
        "Elm Street",
        "Harbour Walk",
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
        "line_1": format!("{house} {}", dice.pick(&streets)), "line_2": "",
        "city": dice.pick(&cities), "postcode": format!("LS{} {}AA", 1 + dice.below(9), dice.below(10)),
        "county": "West Yorkshire", "region": "", "country": customer.country,
    });
    let mut shipping = billing.clone();
    shipping["phone_number"] = json!(format!("+44 113 496 0{:03}", dice.below(1000)));
    shipping["instructions"] = json!(if dice.below(4) == 0 {
        "Leave with the neighbour"
    } else {
        ""
    });
    (billing, shipping)
}
