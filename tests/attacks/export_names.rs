//! Exports within one second get names of their own, and no file is ever overwritten.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use futures_util::future::join_all;
use journal::{Action, AuditLog, Outcome};
use shopside_core::view::{AuditLogQueryView, CsvOptions, ExportCustomers, ExportFormat, ExportedView};
use tempfile::TempDir;

use crate::setup::Setup;

const EXPORTS: usize = 12;

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// Exports all customers at the same time, in two instances of the app in turn. Their clock stands
/// still.
async fn export_customers_at_once(setups: [&Setup; 2], folder: &Path) -> Vec<ExportedView> {
    let connections = [setups[0].connect().await.id, setups[1].connect().await.id];
    let exports = (0..EXPORTS).map(|number| {
        let (setup, connection) = (setups[number % 2], connections[number % 2].clone());
        async move {
            let wanted = ExportCustomers {
                export: format!("export {number}"),
                search: String::new(),
                format: ExportFormat::Csv,
                csv: CsvOptions::default(),
            };
            let exported = setup
                .app
                .export_customers(&connection, folder, &wanted, |_| {})
                .await;
            exported.unwrap()
        }
    });
    join_all(exports).await
}

#[tokio::test]
async fn exports_at_once_give_as_many_complete_files() {
    let (one, other) = (Setup::new().await, Setup::new().await);
    let folder = TempDir::new().unwrap();

    let exported = export_customers_at_once([&one, &other], folder.path()).await;

    let paths: HashSet<_> = exported.iter().map(|file| PathBuf::from(&file.path)).collect();
    assert_eq!(paths.len(), EXPORTS, "two exports report one path");
    assert_eq!(files_in(folder.path()).into_iter().collect::<HashSet<_>>(), paths);
    for file in exported {
        let text = fs::read_to_string(&file.path).unwrap();
        let rows = text.lines().count() as u64 - 1;
        assert_eq!((rows, file.count), (48, 48), "{}", file.path);
    }
    // The last entry of each export has the name that its file really has.
    let mut recorded = HashSet::new();
    for entry in [one.audit_entries(), other.audit_entries()].concat() {
        if entry.action == Action::Export && entry.outcome == Outcome::Done {
            let detail = entry.detail.unwrap();
            recorded.insert(PathBuf::from(detail.split_once(", to ").unwrap().1));
        }
    }
    assert_eq!(recorded, paths);
}

#[tokio::test]
async fn checkpoints_and_audit_exports_of_one_second_stay() {
    let folder = TempDir::new().unwrap();
    let log = AuditLog::open(&folder.path().join("journal.sqlite")).unwrap();
    let setup = Setup::with_audit_log(log).await;
    let downloads = TempDir::new().unwrap();
    let all = AuditLogQueryView::default();

    let mut contents = HashSet::new();
    for _ in 0..3 {
        let to = downloads.path().to_owned();
        let checkpoint = setup.app.export_checkpoint(to.clone()).await.unwrap();
        let export = setup
            .app
            .export_audit_log(to, &all, ExportFormat::Csv)
            .await
            .unwrap();
        for path in [checkpoint.path, export.path] {
            contents.insert(fs::read_to_string(path).unwrap());
        }
    }

    let files = files_in(downloads.path());
    assert_eq!((files.len(), contents.len()), (6, 6));
    let now: HashSet<_> = files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    assert_eq!(now, contents, "a file was overwritten later");
    let numbered = files
        .iter()
        .filter(|file| file.to_string_lossy().contains(" (3)."))
        .count();
    assert_eq!(numbered, 2);
}

#[tokio::test]
async fn file_of_someone_else_is_not_overwritten() {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let all = AuditLogQueryView::default();
    let export = async || {
        let to = folder.path().to_owned();
        let exported = setup.app.export_audit_log(to, &all, ExportFormat::Csv).await;
        exported.unwrap().path
    };
    let first = export().await;
    // A link to nowhere is taken as well: writing through it would create its target.
    fs::remove_file(&first).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("elsewhere"), &first).unwrap();
    #[cfg(not(unix))]
    fs::write(&first, "mine").unwrap();

    let second = export().await;

    assert_ne!(first, second);
    assert!(second.ends_with("-utc (2).csv"), "{second}");
    assert!(!folder.path().join("elsewhere").exists());
}
