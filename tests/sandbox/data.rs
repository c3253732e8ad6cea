//! The data file: foreign files stay unchanged, and acknowledged writes survive a kill.

use std::fs;
use std::path::Path;

use moltin_sandbox::{Config, Credentials, Data, Error, Sandbox, Seed};
use rand::RngExt;
use reqwest::StatusCode;
use rusqlite::Connection;
use secrecy::ExposeSecret;
use serde_json::json;
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::binary::Program;
use crate::personas::{Persona, anonymous};

async fn open(file: &Path) -> Result<Sandbox, Error> {
    Sandbox::start(Config {
        data: Data::File(file.to_owned()),
        ..Config::in_memory(Seed::Empty)
    })
    .await
}

#[tokio::test]
async fn foreign_file_is_refused_and_unchanged() {
    let folder = TempDir::new().unwrap();
    let text = folder.path().join("text.txt");
    fs::write(&text, "Dear customer, ".repeat(500)).unwrap();
    let other = folder.path().join("other.sqlite");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE precious (thing TEXT)")
        .unwrap();
    for file in [text, other] {
        let before = fs::read(&file).unwrap();

        assert!(
            matches!(open(&file).await, Err(Error::ForeignFile)),
            "{}",
            file.display()
        );

        assert_eq!(fs::read(&file).unwrap(), before);
    }
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "no other file was created"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn data_is_kept_without_shared_memory() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("store.sqlite");
    for _ in 0..2 {
        crate::failing_calls::without_shared_memory(|| {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async { open(&file).await.unwrap().stop().await });
        });
    }
}

#[tokio::test]
async fn newer_schema_is_refused_and_unchanged() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("store.sqlite");
    open(&file).await.unwrap().stop().await;
    Connection::open(&file)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = fs::read(&file).unwrap();

    assert!(matches!(
        open(&file).await,
        Err(Error::NewerSchema { found: 99, .. })
    ));

    assert_eq!(fs::read(&file).unwrap(), before);
}

#[tokio::test]
async fn data_of_version_1_is_kept() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("store.sqlite");
    let old = Connection::open(&file).unwrap();
    old.execute_batch(include_str!("../../src-tauri/crates/sandbox/src/schema.sql"))
        .unwrap();
    old.execute_batch(include_str!("../../src-tauri/crates/sandbox/src/indexes.sql"))
        .unwrap();
    old.execute_batch(
        "PRAGMA application_id = 0x53484f50; PRAGMA user_version = 1;
         INSERT INTO shop_order VALUES (7, 'o-7', '10007', NULL, NULL, 'Ron', 'ron@swanson.com', 'complete', 'refunded',
             'fulfilled', 'USD', 1200, 1000, 1, 2, 0, '', '', '', '');
         INSERT INTO order_address VALUES (7, '{}', '{}');
         INSERT INTO payment VALUES (1, 'p-1', 7, 'r', 'manual', 'authorize', 'complete', 1200, 3),
             (2, 'p-2', 7, 'r', 'manual', 'capture', 'complete', 1200, 4),
             (3, 'p-3', 7, 'r', 'manual', 'refund', 'complete', 1200, 5);",
    )
    .unwrap();
    drop(old);

    for _ in 0..2 {
        let sandbox = open(&file).await.unwrap();
        let admin = anonymous(sandbox.base_url())
            .with_grant("client_credentials")
            .await;
        let order = admin.get("/v2/orders/o-7").await.body["data"].clone();
        let prices = &order["meta"]["display_price"];
        assert_eq!(
            (&prices["paid"]["amount"], &prices["authorized"]["amount"]),
            (&json!(1200), &json!(0))
        );
        assert_eq!(
            order["meta"]["timestamps"]["fully_paid_at"],
            "1970-01-01T00:00:00.004Z"
        );
        let payments = admin.get("/v2/orders/o-7/transactions").await.body["data"].clone();
        let refunded = [0, 1, 2].map(|index| payments[index]["refunded_amount"].as_i64().unwrap());
        assert_eq!(refunded, [0, 1200, 0]);
        sandbox.stop().await;
    }
}

#[tokio::test]
async fn derived_credentials_are_stable_and_in_no_file() {
    let folder = TempDir::new().unwrap();
    let open = async |name: &str| {
        let data = Data::File(folder.path().join(name));
        let config = Config {
            data,
            credentials: None,
            ..Config::in_memory(Seed::Empty)
        };
        let sandbox = Sandbox::start(config).await.unwrap();
        let Credentials {
            client_id,
            client_secret,
        } = sandbox.credentials().clone();
        sandbox.stop().await;
        (client_id, client_secret.expose_secret().to_owned())
    };

    let first = open("one.sqlite").await;
    assert_eq!(open("one.sqlite").await, first);
    assert_ne!(open("other.sqlite").await, first);
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(
            !bytes
                .windows(first.1.len())
                .any(|window| window == first.1.as_bytes())
        );
    }
}

/// Creates customers until the store is killed, and returns the email addresses of those that were
/// acknowledged. Signals each acknowledgment.
async fn create_customers(admin: Persona, round: u32, acknowledge: UnboundedSender<()>) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for number in 0.. {
        let email = format!("{round}-{number}@kill.test");
        let body = json!({ "data": { "type": "customer", "name": "X", "email": email } }).to_string();
        match admin
            .request(reqwest::Method::POST, "/v2/customers")
            .body(body)
            .send()
            .await
        {
            Ok(response) if response.status() == StatusCode::CREATED => {
                acknowledged.push(email);
                let _ = acknowledge.send(());
            }
            _ => break,
        }
    }
    acknowledged
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_writes_survive_a_hundred_kills() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("store.sqlite");
    let mut acknowledged = Vec::new();
    for round in 0..100 {
        let mut program = Program::start(&[
            "--data",
            file.to_str().unwrap(),
            "--seed",
            "empty",
            "--rate-limit",
            "off",
        ]);
        let admin = anonymous(program.base_url())
            .with_grant("client_credentials")
            .await;
        let (acknowledge, mut acknowledgments) = unbounded_channel();
        let writing = tokio::spawn(create_customers(admin, round, acknowledge));
        // Kills it before the first write, up to after the third, at a random time within one.
        for _ in 0..round % 4 {
            acknowledgments
                .recv()
                .await
                .expect("the store acknowledges writes");
        }
        let delay = rand::rng().random_range(0..10_000);
        tokio::time::sleep(std::time::Duration::from_micros(delay)).await;
        program.kill();
        acknowledged.extend(writing.await.unwrap());
    }

    let data = Connection::open(&file).unwrap();
    let integrity: String = data
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(integrity, "ok");
    assert!(acknowledged.len() >= 150, "only {} writes", acknowledged.len());
    for email in acknowledged {
        let found: u32 = data
            .query_row(
                "SELECT count(*) FROM customer WHERE email = ?1",
                [&email],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(found, 1, "{email}");
    }
}
