//! The personal data log of the demo: each customer registered in the shop, and some were changed
//! since by another program.

use rusqlite::Transaction;
use serde_json::{Map, Value};

use super::dates::DAY;
use super::rng::SeededRng;
use crate::personal_data::log::{Change, initiator, insert};

/// Fills the log, oldest entries first.
pub(super) fn fill(db: &Transaction<'_>, rng: &mut SeededRng) -> rusqlite::Result<()> {
    let shop = initiator("storefront-key", "Storefront", "implicit-token");
    let erp = initiator("erp-key", "ERP sync", "client-credentials-token");
    let customers: Vec<(String, String, String, i64)> = db
        .prepare("SELECT id, name, email, created_at FROM customer ORDER BY created_at, number")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    for (id, name, email, created) in &customers {
        let delta = [("name", name), ("email", email)];
        insert(db, &rng.id(), &shop, change(id, "created", delta), *created)?;
    }
    for (place, (id, name, _, created)) in customers.iter().enumerate() {
        if place % 3 == 0 {
            let delta = [("name", name)];
            insert(db, &rng.id(), &erp, change(id, "updated", delta), created + DAY)?;
        }
    }
    Ok(())
}

fn change<const N: usize>(id: &str, event: &'static str, fields: [(&str, &String); N]) -> Change {
    let field = |(name, value): (&str, &String)| (name.to_owned(), Value::from(value.as_str()));
    Change {
        resource_type: "customer",
        resource_id: id.to_owned(),
        path: format!("/v2/customers/{id}"),
        event,
        delta: fields.into_iter().map(field).collect::<Map<_, _>>(),
    }
}
