//! The JSON of memberships, seen from the account or from the member (see `docs/api.md`, "Account
//! memberships").

use axum::Json;
use rusqlite::{OptionalExtension, Row, Transaction};
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::timestamp::timestamps;
use crate::{account_members, accounts};

/// Whose memberships a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Account,
    Member,
}

impl Side {
    /// What a membership of the list refers to.
    pub(super) fn other(self) -> &'static str {
        match self {
            Self::Account => "account_member",
            Self::Member => "account",
        }
    }

    fn column(self) -> &'static str {
        match self {
            Self::Account => "member_id",
            Self::Member => "account_id",
        }
    }
}

/// The memberships with these numbers as `data`. Lists also have the ID of the member at the top.
pub(super) fn page(
    db: &Transaction<'_>,
    base_url: &str,
    numbers: &[u32],
    side: Side,
) -> rusqlite::Result<Value> {
    let mut statement = db.prepare_cached("SELECT * FROM membership WHERE number = ?1")?;
    let read = |number| {
        statement.query_row([number], |row| {
            let mut membership = resource(row, base_url, side)?;
            if side == Side::Account {
                membership["account_member_id"] = row.get::<_, String>("member_id")?.into();
            }
            Ok(membership)
        })
    };
    let memberships: Vec<Value> = numbers.iter().map(read).collect::<Result<_, _>>()?;
    Ok(json!({ "data": memberships }))
}

/// What the memberships with these numbers refer to, each once.
pub(super) fn included(
    db: &Transaction<'_>,
    base_url: &str,
    numbers: &[u32],
    side: Side,
) -> rusqlite::Result<Vec<Value>> {
    let statement = format!("SELECT {} FROM membership WHERE number = ?1", side.column());
    let mut statement = db.prepare_cached(&statement)?;
    let mut found = Vec::with_capacity(numbers.len());
    for number in numbers {
        let id: String = statement.query_row([number], |row| row.get(0))?;
        let resource = match side {
            Side::Account => account_members::find(db, base_url, &id)?,
            Side::Member => accounts::find(db, base_url, &id)?,
        };
        found.extend(resource);
    }
    Ok(found)
}

pub(super) fn single(
    db: &Transaction<'_>,
    base_url: &str,
    account: &str,
    id: &str,
) -> Result<Json<Value>, ApiError> {
    let membership = db
        .query_row(
            "SELECT * FROM membership WHERE account_id = ?1 AND id = ?2",
            [account, id],
            |row| resource(row, base_url, Side::Account),
        )
        .optional()?
        .ok_or_else(not_found)?;
    let links = membership["links"].clone();
    Ok(Json(json!({ "data": membership, "links": links })))
}

pub(super) fn not_found() -> ApiError {
    ApiError::not_found_text("account membership not found")
}

fn resource(row: &Row<'_>, base_url: &str, side: Side) -> rusqlite::Result<Value> {
    let (id, account): (String, String) = (row.get("id")?, row.get("account_id")?);
    let other: String = row.get(side.column())?;
    let reference = json!({ "data": { "type": side.other(), "id": other } });
    Ok(json!({
        "type": "account_membership",
        "id": id,
        "meta": { "timestamps": timestamps(row)? },
        "relationships": { side.other(): reference },
        "links": { "self": format!("{base_url}/v2/accounts/{account}/account-memberships/{id}") },
    }))
}
