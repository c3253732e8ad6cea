//! Import and export in the real window: the exports of two shops, and owner-only output files.

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

/// The shop whose export is imported.
#[derive(Clone, Copy)]
enum Shop {
    /// Without passwords: Shopify exports none.
    Shopify,
    /// With semicolons, in Windows-1252, and with passwords.
    Magento,
}

impl Shop {
    fn name(self) -> &'static str {
        match self {
            Self::Shopify => "Shopify",
            Self::Magento => "Magento",
        }
    }

    /// A line of the export.
    fn line(self, number: &str, first: &str, last: &str, email: &str, password: &str) -> String {
        match self {
            Self::Shopify => format!(
                "'{number},{first},{last},{email},yes,,\"12 Main St,\nPawnee\",'+13175550100,10.50,\n"
            ),
            Self::Magento => format!("{email};base;default;{first};1;{last};;{password}\r\n"),
        }
    }

    /// Writes an export: new customers, an existing one, and two invalid rows.
    fn file(self, home: &Path) -> PathBuf {
        let mut text = match self {
            Self::Shopify => {
                "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,\
                 Default Address Address1,Default Address Phone,Total Spent,Note\n"
            }
            Self::Magento => "email;_website;_store;firstname;group_id;lastname;password_hash;password\r\n",
        }
        .to_owned();
        text += &self.line("7001", "Zo\u{eb}", "M\u{fc}ller", "zoe@import.test", PASSWORD);
        text += &self.line("7002", "Ron", "Swanson", "ron@swanson.com", "");
        text += &self.line("7003", "", "", "nameless@import.test", "");
        text += &self.line("7004", "April", "", "april", "");
        for number in 1..=NEW_CUSTOMERS {
            let email = format!("citizen{number}@import.test");
            text += &self.line(
                &format!("8{number:03}"),
                "Citizen",
                &number.to_string(),
                &email,
                "",
            );
        }
        let file = home.join("customers.csv");
        let bytes = match self {
            Self::Shopify => text.into_bytes(),
            Self::Magento => text.chars().map(|letter| u8::try_from(letter).unwrap()).collect(),
        };
        fs::write(&file, bytes).unwrap();
        file
    }
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

async fn import_and_export(desktop: &TestDesktop, prefix: &str, shop: Shop) {
    let store = store(desktop).await;
    let window = open_with_store(desktop, &store).await;
    let screenshot = async |name: &str| window.screenshot(&format!("{prefix}-{name}")).await;
    screenshot("1-customers").await;

    window.press("Import…").await;
    window.wait_for_heading("Import customers").await;
    screenshot("2-choose-a-file").await;
    window
        .choose_file("File to import", &shop.file(desktop.home()))
        .await;
    window.wait_for_heading("customers.csv").await;
    window
        .wait_for_text(&format!("an export from {}", shop.name()))
        .await;
    window.wait_for_text("Zoë Müller").await;
    if matches!(shop, Shop::Magento) {
        window.wait_for_text("sent to the store once").await;
    }
    screenshot("3-columns").await;
    let hold = store.close_gate("/v2/customers", 0);
    window.press("Check rows").await;
    hold.reached().await;
    window.wait_for_text("Looking for existing customers").await;
    screenshot("4-checking").await;
    drop(hold);
    window
        .wait_for_heading(&format!("{} customers will be created", NEW_CUSTOMERS + 1))
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
    window.wait_for_text("per second").await;
    window.press("Pause").await;
    window.wait_for_text("Paused").await;
    drop(hold);
    screenshot("7-paused").await;
    window.press("Orders").await;
    window.press("Import paused").await;
    window.wait_for_text("Paused").await;
    window.press("Resume").await;
    window
        .wait_for_heading(&format!("{} customers created", NEW_CUSTOMERS + 1))
        .await;
    window.press("Save rows that weren’t created").await;
    window.wait_for_text("3 rows, saved as").await;
    screenshot("8-finished").await;
    // In the encoding of the imported file.
    let rejects = fs::read(output_file(desktop.home(), "shopside-not-imported-")).unwrap();
    let rejects = String::from_utf8_lossy(&rejects);
    assert!(
        rejects.contains("ron@swanson.com") && !rejects.contains(PASSWORD),
        "{rejects}"
    );
    window.press("Done").await;
    window
        .wait_for_text(&format!("of {} customers", NEW_CUSTOMERS + 49))
        .await;

    window.type_into("Search customers", "zoe@").await;
    window.wait_for_text("1 customer").await;
    window.press("Export…").await;
    window.choose("Customers found by “zoe@”").await;
    screenshot("9-export").await;
    window.press("Export").await;
    window.wait_for_text("1 row, saved to").await;
    let exported = fs::read_to_string(output_file(desktop.home(), "shopside-customers-")).unwrap();
    let zoe = match shop {
        Shop::Shopify => "Zoë Müller,zoe@import.test,false,7001,",
        Shop::Magento => "Zoë Müller,zoe@import.test,true,,",
    };
    assert!(exported.contains(zoe), "{exported}");
    window.press("Done").await;
    window.wait_for_dialog_to_close().await;
    window.press("Orders").await;
    window.wait_for_heading("Orders").await;
    window.press("Export…").await;
    window.choose("All orders").await;
    window.choose("Excel (.xlsx)").await;
    window.press("Export").await;
    window.wait_for_text("rows, saved to").await;
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
async fn customers_of_a_shop_are_imported_and_exported() {
    let _lock = exclusive_window().await;
    import_and_export(&TestDesktop::new().with_screen(), "import", Shop::Shopify).await;
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
        .choose_file("File to import", &Shop::Magento.file(desktop.home()))
        .await;
    window.press("Check rows").await;
    window
        .wait_for_heading(&format!("{} customers will be created", NEW_CUSTOMERS + 1))
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
    let desktop = TestDesktop::new().with_screen().with_dark_theme();
    import_and_export(&desktop, "import-dark", Shop::Magento).await;
}
