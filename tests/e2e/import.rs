//! Import and export in the real window: a legacy spreadsheet file, and owner-only output files.

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use moltin_sandbox::{Config, Data, Sandbox, Seed};

use crate::bus_monitor::BusMonitor;
use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::timeouts::wait_until_async;

const PASSWORD: &str = "unmistakable-password-9c41";
const NEW_CUSTOMERS: usize = 140;
/// The text of the desktop notification.
const FINISHED: &str = "Import finished";

/// A file with semicolons in Windows-1252: new customers, an existing one, and two invalid rows.
fn spreadsheet(home: &Path) -> PathBuf {
    let mut text = format!(
        "Full name;E-mail;Password;Customer number\r\n\
         Zo\u{eb} M\u{fc}ller;zoe@import.test;{PASSWORD};A-1\r\n\
         Ron Swanson;ron@swanson.com;;\r\n\
         ;nameless@import.test;;\r\n\
         April;april;;\r\n"
    );
    for number in 1..=NEW_CUSTOMERS {
        write!(text, "Citizen {number};citizen{number}@import.test;;\r\n").unwrap();
    }
    let file = home.join("customers.csv");
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    fs::write(&file, latin).unwrap();
    file
}

/// The only file in the home folder whose name starts with `start`.
fn output_file(home: &Path, start: &str) -> PathBuf {
    let files = fs::read_dir(home).unwrap().map(|file| file.unwrap().path());
    let matches = |file: &PathBuf| file.file_name().unwrap().to_str().unwrap().starts_with(start);
    let found: Vec<_> = files.filter(matches).collect();
    assert_eq!(found.len(), 1, "{start}: {found:?}");
    let mode = fs::metadata(&found[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    found.into_iter().next().unwrap()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// A store outside the app, with its data in the data folder of the app.
async fn store(desktop: &TestDesktop) -> Sandbox {
    let folder = desktop.data_folder();
    fs::create_dir(&folder).unwrap();
    Sandbox::start(Config {
        data: Data::File(folder.join("sandbox.sqlite")),
        ..Config::in_memory(Seed::Demo)
    })
    .await
    .unwrap()
}

async fn import_and_export(desktop: &TestDesktop, prefix: &str) {
    let store = store(desktop).await;
    let window = open_with_store(desktop, &store).await;
    let screenshot = async |name: &str| window.screenshot(&format!("{prefix}-{name}")).await;
    screenshot("1-customers").await;

    window.press("Import…").await;
    window.wait_for_heading("Import customers").await;
    screenshot("2-choose-a-file").await;
    window
        .choose_file("File to import", &spreadsheet(desktop.home()))
        .await;
    window.wait_for_heading("customers.csv").await;
    window.wait_for_text("sent to the store once").await;
    screenshot("3-columns").await;
    let hold = store.close_gate("/v2/customers", 0);
    window.press("Check the rows").await;
    hold.reached().await;
    window.wait_for_text("Looking up who is there already").await;
    screenshot("4-checking").await;
    drop(hold);
    window
        .wait_for_heading(&format!("{} customers would be created", NEW_CUSTOMERS + 1))
        .await;
    window.wait_for_text("Zoë Müller").await;
    screenshot("5-checked").await;
    window.resize(800, 600).await;
    screenshot("6-checked-in-a-small-window").await;
    window.resize(1180, 780).await;

    // More rows than one second takes, so that the page shows a throughput.
    let hold = store.close_gate("/v2/customers", 60);
    window
        .press(&format!("Create {} customers", NEW_CUSTOMERS + 1))
        .await;
    hold.reached().await;
    window.wait_for_text("a second").await;
    window.press("Pause").await;
    window.wait_for_text("Paused").await;
    drop(hold);
    screenshot("7-paused").await;
    window.press("Orders").await;
    window.press("Import waits").await;
    window.wait_for_text("Paused").await;
    window.press("Resume").await;
    window
        .wait_for_heading(&format!("{} customers created", NEW_CUSTOMERS + 1))
        .await;
    window.press("Save the rows that were not created").await;
    window.wait_for_text("3 rows, written to").await;
    screenshot("8-finished").await;
    let rejects = fs::read_to_string(output_file(desktop.home(), "shopside-not-imported-")).unwrap();
    assert!(rejects.contains("ron@swanson.com") && !rejects.contains("Password"));
    window.press("Done").await;
    window
        .wait_for_text(&format!("of {} customers", NEW_CUSTOMERS + 49))
        .await;

    window.type_into("Search customers", "zoe@").await;
    window.wait_for_text("1–1 of 1 customers").await;
    window.press("Export…").await;
    window.choose("Customers found by “zoe@”").await;
    screenshot("9-export").await;
    window.press("Export").await;
    window.wait_for_text("1 row, written to").await;
    let exported = fs::read_to_string(output_file(desktop.home(), "shopside-customers-")).unwrap();
    assert!(
        exported.contains("Zoë Müller,zoe@import.test,true,A-1,"),
        "{exported}"
    );
    window.press("Done").await;
    window.wait_for_dialog_to_close().await;
    window.press("Orders").await;
    window.wait_for_heading("Orders").await;
    window.press("Export…").await;
    window.choose("All orders").await;
    window.choose("Excel (.xlsx)").await;
    window.press("Export").await;
    window.wait_for_text("rows, written to").await;
    let workbook = output_file(desktop.home(), "shopside-orders-");
    assert_eq!(workbook.extension().unwrap(), "xlsx");
    // A workbook is a ZIP archive.
    assert!(fs::read(workbook).unwrap().starts_with(b"PK"));
    window.close().await;

    // No other file than the imported one holds its passwords.
    for file in files_below(&desktop.data_folder()) {
        // Temporary files may disappear while the app exits.
        let Ok(bytes) = fs::read(&file) else { continue };
        let has_password = bytes
            .windows(PASSWORD.len())
            .any(|window| window == PASSWORD.as_bytes());
        assert!(!has_password, "{}", file.display());
    }
}

#[tokio::test]
async fn customers_are_imported_and_exported_as_spreadsheets() {
    let _lock = exclusive_window().await;
    import_and_export(&TestDesktop::new().with_screen(), "import").await;
}

#[tokio::test]
async fn finished_import_notifies_hidden_window() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let bus = BusMonitor::start(&desktop);
    let store = store(&desktop).await;
    let window = open_with_store(&desktop, &store).await;
    window.press("Import…").await;
    window
        .choose_file("File to import", &spreadsheet(desktop.home()))
        .await;
    window.press("Check the rows").await;
    window
        .wait_for_heading(&format!("{} customers would be created", NEW_CUSTOMERS + 1))
        .await;
    let hold = store.close_gate("/v2/customers", 0);
    window
        .press(&format!("Create {} customers", NEW_CUSTOMERS + 1))
        .await;
    hold.reached().await;
    desktop.hide_window("Shopside");
    assert!(!bus.contains(FINISHED), "the import has not finished");
    drop(hold);

    wait_until_async("the notification", async || bus.contains(FINISHED)).await;
    window.close().await;
}

#[tokio::test]
async fn import_screen_is_legible_in_dark_theme() {
    let _lock = exclusive_window().await;
    import_and_export(&TestDesktop::new().with_screen().with_dark_theme(), "import-dark").await;
}
