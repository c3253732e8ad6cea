//! A compromised page sends texts of a megabyte. An entry of any size would fill the disk, and no
//! log server would take it: what follows it would never arrive.

use shopside_core::view::{AccessReason, AddNote, Code, CsvOptions, ExportCustomers, ExportFormat, Preview};

use crate::setup::{RON, Setup, preview_request, problem};

/// In characters, each of four bytes.
const LONG: usize = 1_000_000;
/// More than an entry has of one text, in bytes.
const LIMIT: usize = 4 * 8_100;

fn long() -> String {
    "😀".repeat(LONG)
}

#[tokio::test]
async fn long_texts_of_the_page_stay_small_in_the_audit_log() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let folder = tempfile::tempdir().unwrap();
    let before = setup.all_audit_entries().len();

    let _ = setup.app.customer(&store, &long()).await;
    let _ = setup.app.preview(&store, preview_request(&long())).await;
    let note = AddNote {
        customer: long(),
        email: long(),
        text: "Called back".into(),
    };
    setup.app.add_note(&store, note).await.unwrap();
    let export = ExportCustomers {
        export: long(),
        search: long(),
        format: ExportFormat::Csv,
        csv: CsvOptions::default(),
    };
    let _ = setup
        .app
        .export_customers(&store, folder.path(), &export, |_| ())
        .await;

    let entries = setup.all_audit_entries().split_off(before);
    assert!(entries.len() > 4, "{}", entries.len());
    let mut cut = 0;
    for entry in entries {
        let texts = [
            entry.customer_id,
            entry.customer_email,
            entry.reason,
            entry.detail,
            entry.path,
        ];
        for text in texts.into_iter().flatten() {
            assert!(text.len() < LIMIT, "{} bytes", text.len());
            cut += usize::from(text.contains("… ("));
        }
    }
    assert!(cut > 4, "{cut}");
}

#[tokio::test]
async fn long_reason_is_refused_before_anything_is_recorded() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let before = setup.all_audit_entries().len();
    for (reason, ticket, field) in [
        (long(), String::new(), "reason"),
        (
            String::new(),
            format!("https://desk.example/{}", long()),
            "ticket",
        ),
    ] {
        let preview = Preview {
            customer: ron.clone(),
            why: AccessReason { reason, ticket },
        };

        let refused = problem(setup.app.preview(&store, preview).await);

        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
    }
    assert_eq!(setup.all_audit_entries().len(), before);
}
