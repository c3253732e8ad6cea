//! The accounts of the demo, with their tags, members, memberships and addresses.

mod people;

use rusqlite::{Transaction, params};
use serde_json::{Map, Value, json};

use super::addresses;
use super::dates::{DAY, last_day};
use super::people::Customer;
use super::rng::SeededRng;
use crate::passwords;
use crate::personal_data::log::{Change, initiator, insert as insert_log};
use people::{ACCOUNTS, APPROVAL_NOTE, Account, DELIVERY_NOTES, MEMBERS, Member, Username};

/// The realm of accounts, which every store has.
const REALM: &str = "acc0a000-0000-4000-8000-000000000001";
/// The shop's password profile.
const PROFILE: &str = "acc0a000-0000-4000-8000-0000000000a1";
/// The password of the members who have one.
const PASSWORD: &str = "letmein-please";
const TAGS: [(&str, &str); 3] = [
    ("Wholesale", "Prices of the wholesale list"),
    ("Net 30", "Pays within 30 days"),
    ("Tax exempt", ""),
];

/// A member of an account, who places orders for it.
pub(super) struct Buyer {
    pub(super) account: Customer,
    pub(super) member_id: String,
    pub(super) name: String,
    pub(super) email: String,
}

/// Inserts the demo's accounts and their members.
pub(super) fn demo(db: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut rng = SeededRng::new(1897);
    db.execute(
        "INSERT INTO password_profile (id, realm_id, name, username_format, has_one_time_passwords, created_at, updated_at)
         VALUES (?1, ?2, 'Storefront', 'email', 1, ?3, ?3)",
        params![PROFILE, REALM, last_day() - 880 * DAY],
    )?;
    for (number, (name, description)) in (1..).zip(TAGS) {
        db.execute(
            "INSERT INTO account_tag (id, name, description, created_at, updated_at) VALUES (?1, ?2, nullif(?3, ''), ?4, ?4)",
            params![tag_id(number), name, description, last_day() - (800 - number) * DAY],
        )?;
    }
    // Parents before their children.
    let (parents, children): (Vec<_>, Vec<_>) = (1..)
        .zip(ACCOUNTS)
        .partition(|(_, account)| account.parent.is_none());
    for (place, (number, account)) in (0..).zip(parents.into_iter().chain(children)) {
        insert_account(
            db,
            &mut rng,
            number,
            account,
            last_day() - (780 - place * 17) * DAY,
        )?;
    }
    // One hash, because Argon2 is slow by design.
    let hash = passwords::hash(PASSWORD);
    for (number, member) in (1..).zip(MEMBERS) {
        insert_member(db, &mut rng, number, member, &hash)?;
    }
    add_custom_fields(db)
}

/// Gives some accounts and members custom fields. A field without a value is null.
fn add_custom_fields(db: &Transaction<'_>) -> rusqlite::Result<()> {
    for (number, notes) in [(1, DELIVERY_NOTES), (4, "Ring twice")] {
        let custom =
            json!({ "delivery_notes": notes, "is_key_account": number == 1, "contract_number": null });
        let statement = "UPDATE account SET custom = ?2 WHERE id = ?1";
        db.execute(statement, params![account_id(number), custom.to_string()])?;
    }
    for (number, note) in [(1, APPROVAL_NOTE), (2, "Asks Mara Quint first")] {
        let custom =
            json!({ "approval_note": note, "can_approve_orders": number == 1, "badge_number": null });
        let statement = "UPDATE member SET custom = ?2 WHERE id = ?1";
        db.execute(statement, params![member_id(number), custom.to_string()])?;
    }
    Ok(())
}

/// Whether a database has the demo's accounts.
pub(super) fn is_demo(db: &Transaction<'_>) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM password_profile WHERE id = ?1)";
    let has_profile: bool = db.query_row(sql, [PROFILE], |row| row.get(0))?;
    let sql = "SELECT EXISTS (SELECT 1 FROM account WHERE id = ?1)";
    let has_account: bool = db.query_row(sql, [account_id(1)], |row| row.get(0))?;
    Ok(has_profile || has_account)
}

/// The first member of each account that has members, in the order of the accounts.
pub(super) fn buyers(db: &Transaction<'_>) -> rusqlite::Result<Vec<Buyer>> {
    let mut statement = db.prepare(
        "SELECT account.id, account.name, member.id, member.name, email FROM membership
             JOIN account ON account.id = account_id JOIN member ON member.id = member_id
         ORDER BY account.id, membership.number",
    )?;
    let buyers = statement.query_map([], |row| {
        let account: String = row.get(0)?;
        let index = ACCOUNTS
            .iter()
            .zip(1..)
            .find(|(_, number)| account_id(*number) == account);
        let (country, number) = index.map_or(("GB", 1), |(account, number)| (account.country, number));
        Ok(Buyer {
            account: Customer {
                id: account,
                name: row.get(1)?,
                email: String::new(),
                country,
                house: usize::try_from(number).unwrap_or_default(),
            },
            member_id: row.get(2)?,
            name: row.get(3)?,
            email: row.get(4)?,
        })
    });
    buyers?.collect()
}

pub(super) fn account_id(number: i64) -> String {
    format!("acc00000-0000-4000-8000-{number:012}")
}

fn member_id(number: i64) -> String {
    format!("acc1e000-0000-4000-8000-{number:012}")
}

fn tag_id(number: i64) -> String {
    format!("acc7a600-0000-4000-8000-{number:012}")
}

fn insert_account(
    db: &Transaction<'_>,
    rng: &mut SeededRng,
    number: i64,
    account: &Account,
    created: i64,
) -> rusqlite::Result<()> {
    let id = account_id(number);
    let tags: Vec<_> = account.tags.iter().map(|tag| tag_id(*tag)).collect();
    db.execute(
        "INSERT INTO account (id, name, legal_name, registration_id, external_ref, parent_id, tag_ids, created_at, updated_at)
         VALUES (?1, ?2, nullif(?3, ''), nullif(?4, ''), nullif(?5, ''), ?6, ?7, ?8, ?8)",
        params![
            id,
            account.name,
            account.legal_name,
            account.registration_id,
            account.external_ref,
            account.parent.map(account_id),
            tags.join(" "),
            created
        ],
    )?;
    let resident = Customer {
        id: id.clone(),
        name: account.name.to_owned(),
        email: String::new(),
        country: account.country,
        house: usize::try_from(number * 10).unwrap_or_default(),
    };
    for label in ["Head office", "Warehouse"].iter().take(account.addresses) {
        let (_, mut address) = addresses::of(rng, &resident);
        address["name"] = json!(label);
        address["company_name"] = account.name.into();
        db.execute(
            "INSERT INTO account_address (id, account_id, fields, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
            params![rng.id(), id, address.to_string(), created],
        )?;
    }
    Ok(())
}

fn insert_member(
    db: &Transaction<'_>,
    rng: &mut SeededRng,
    number: i64,
    member: &Member,
    hash: &str,
) -> rusqlite::Result<()> {
    let id = member_id(number);
    let created = last_day() - (500 - number * 9) * DAY;
    let (given, family) = member.name.split_once(' ').unzip();
    db.execute(
        "INSERT INTO member (id, realm_id, name, email, given_name, family_name, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
        params![id, REALM, member.name, member.email, given, family, created],
    )?;
    let usernames: &[&str] = match member.username {
        Username::None => &[],
        Username::Email => &[member.email],
        Username::Two(other) => &[member.email, other],
    };
    let delta = Map::from_iter([
        ("name".to_owned(), Value::from(member.name)),
        ("email".to_owned(), member.email.into()),
    ]);
    let path = format!("/v2/authentication-realms/{REALM}/user-authentication-info/{id}");
    let change = Change {
        resource_type: "user-authentication-info",
        resource_id: id.clone(),
        path,
        event: "created",
        delta,
    };
    let shop = initiator("storefront-key", "Storefront", "implicit-token");
    insert_log(db, &rng.id(), &shop, change, created)?;
    for username in usernames {
        db.execute(
            "INSERT INTO credential (id, member_id, profile_id, username, password_hash, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
            params![rng.id(), id, PROFILE, username, hash, created],
        )?;
    }
    for (place, account) in (0..).zip(member.accounts) {
        db.execute(
            "INSERT INTO membership (id, account_id, member_id, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
            params![rng.id(), account_id(*account), id, created + place * DAY],
        )?;
    }
    Ok(())
}
