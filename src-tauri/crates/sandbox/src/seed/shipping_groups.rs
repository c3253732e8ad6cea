//! The shipping groups of the demo: parcels of a part of the fulfilled orders.

use jiff::Timestamp;
use rusqlite::{Transaction, params};

use super::dates::DAY;
use super::rng::SeededRng;

/// Country, carrier and service, prefix of the tracking references.
const CARRIERS: &[(&str, &str, &str)] = &[
    ("GB", "Royal Mail Tracked 48", "RM"),
    ("US", "UPS Ground", "1Z999AA1"),
    ("DE", "DHL Paket", "0034"),
    ("FR", "Chronopost 13", "XY"),
    ("IE", "An Post Parcel", "CE"),
    ("JP", "Japan Post EMS", "EN"),
];
/// The carrier of other countries.
const OTHER: (&str, &str) = ("FedEx International", "7700");

/// Inserts a parcel for two of three fulfilled orders, and a second one for a few.
pub(super) fn demo(db: &Transaction<'_>, rng: &mut SeededRng) -> rusqlite::Result<()> {
    let mut orders = db.prepare(
        "SELECT number, order_address.shipping, updated_at FROM shop_order JOIN order_address ON of_order = number
         WHERE shop_order.shipping = 'fulfilled' AND number % 3 <> 0 ORDER BY number",
    )?;
    let orders: Vec<(u32, String, i64)> = orders
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (order, address, sent) in orders {
        let parcels = if order.is_multiple_of(11) { 2 } else { 1 };
        for parcel in 0..parcels {
            insert(db, rng, order, parcel, &address, sent)?;
        }
    }
    Ok(())
}

fn insert(
    db: &Transaction<'_>,
    rng: &mut SeededRng,
    order: u32,
    parcel: u32,
    address: &str,
    sent: i64,
) -> rusqlite::Result<()> {
    let country = CARRIERS
        .iter()
        .find(|(country, ..)| address.contains(&format!("\"country\":\"{country}\"")));
    let (carrier, prefix) = country.map_or(OTHER, |(_, carrier, prefix)| (*carrier, *prefix));
    let day = |days: i64| {
        let time = Timestamp::from_millisecond(sent + days * DAY).unwrap_or_default();
        format!("{time:.0}")
    };
    db.execute(
        "INSERT INTO shipping_group (id, of_order, shipping_type, tracking_reference, address,
             estimate_start, estimate_end, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
        params![
            rng.id(),
            order,
            carrier,
            format!("{prefix}{:08}", order * 10 + parcel),
            address,
            day(2),
            day(5),
            sent
        ],
    )?;
    Ok(())
}
