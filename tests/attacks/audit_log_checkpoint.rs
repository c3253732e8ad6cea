//! The key that signs checkpoints is taken from the keyring, or a checkpoint is forged.

use journal::{Action, AuditLog, Checkpoint, Outcome, SigningKey};
use shopside_core::view::Code;
use tempfile::TempDir;

use crate::setup::{Setup, problem};

async fn setup() -> (TempDir, Setup) {
    let folder = TempDir::new().unwrap();
    let audit_log = AuditLog::open(&folder.path().join("journal.sqlite")).unwrap();
    (folder, Setup::with_audit_log(audit_log).await)
}

async fn checkpoint(setup: &Setup) -> (String, shopside_core::view::CheckpointView) {
    let folder = TempDir::new().unwrap();
    let view = setup.app.export_checkpoint(folder.path().into()).await.unwrap();
    (std::fs::read_to_string(&view.path).unwrap(), view)
}

fn created_keys(setup: &Setup) -> Vec<String> {
    setup
        .audit_entries()
        .into_iter()
        .filter(|entry| (entry.action, entry.outcome) == (Action::KeyCreate, Outcome::Done))
        .map(|entry| entry.detail.unwrap())
        .collect()
}

#[tokio::test]
async fn genuine_checkpoint_is_accepted_after_its_key_is_lost() {
    let (_folder, setup) = setup().await;
    let (signed, first) = checkpoint(&setup).await;
    assert!(first.key_created && !first.key_replaced);
    assert_eq!(
        setup.app.checkpoint_key().await.unwrap(),
        Some(first.public_key.clone())
    );
    setup.keyring.forget("journal", "checkpoints");

    let without = problem(setup.app.verify_against(&signed).await);
    assert_eq!(without.field.as_deref(), Some("publicKey"));
    assert!(
        without.message.contains("isn’t in the keyring"),
        "{}",
        without.message
    );
    let noted = format!(" {} ", first.public_key.to_uppercase());
    let with = setup.app.verify_against_key(&signed, &noted).await;
    assert_eq!(with.unwrap().broken, None);

    // A new key is not created silently.
    let (_, second) = checkpoint(&setup).await;
    assert!(second.key_created && second.key_replaced);
    assert_ne!(second.public_key, first.public_key);
    assert_eq!(
        created_keys(&setup),
        [&first, &second].map(|view| format!("public key {}", view.public_key))
    );
    let other = problem(setup.app.verify_against(&signed).await);
    assert!(other.message.contains(&first.public_key), "{}", other.message);
    let third = checkpoint(&setup).await.1;
    assert!(!third.key_created && !third.key_replaced);
}

#[tokio::test]
async fn forged_and_malformed_checkpoints_are_told_apart() {
    let (_folder, setup) = setup().await;
    let (signed, view) = checkpoint(&setup).await;
    let stranger = SigningKey::from_seed(&[7; 32]).unwrap();
    let forged = setup
        .audit_log
        .checkpoint("2026-11-23T10:00:00Z".parse().unwrap(), &stranger)
        .unwrap();
    let genuine: Checkpoint = serde_json::from_str(&signed).unwrap();
    let with_its_name = Checkpoint {
        public_key: view.public_key.clone(),
        ..forged.clone()
    };
    let changed = Checkpoint {
        entries: 0,
        ..genuine
    };
    let text = |checkpoint: &Checkpoint| serde_json::to_string(checkpoint).unwrap();

    for (checkpoint, field, words) in [
        (text(&forged), "publicKey", stranger.public()),
        (text(&with_its_name), "checkpoint", "was changed".to_owned()),
        (text(&changed), "checkpoint", "was changed".to_owned()),
        ("{}".to_owned(), "checkpoint", "is not a checkpoint".to_owned()),
    ] {
        let refused = problem(setup.app.verify_against(&checkpoint).await);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
        assert!(refused.message.contains(&words), "{}", refused.message);
    }
    let no_key = problem(setup.app.verify_against_key(&signed, "12").await);
    assert_eq!(no_key.field.as_deref(), Some("publicKey"));
}

#[tokio::test]
async fn key_that_cannot_be_recorded_is_not_created() {
    let setup = Setup::with_audit_log(AuditLog::closed(std::io::Error::other("the disk is full"))).await;
    let folder = TempDir::new().unwrap();

    let refused = problem(setup.app.export_checkpoint(folder.path().into()).await);

    assert_eq!(refused.code, Code::AuditLogFailed);
    assert!(setup.keyring.is_empty());
}
