//! Importing customers and exporting what is there, in the real window: a file as an old spreadsheet wrote it, and files that only their owner
//! can read.

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use sandbox::{Config, Data, Sandbox, Seed};

use crate::bus::Overheard;
use crate::customers::open;
use crate::desktop::Desktop;
use crate::timeouts::wait_async;
use crate::turn;

const PASSWORD: &str = "unmistakable-password-9c41";
const CITIZENS: usize = 140;
/// What the desktop is told when an import is over.
const FINISHED: &str = "Import finished";

/// A file with semicolons in Windows-1252, with so many new customers, one who is there, and two mistakes.
fn spreadsheet(home: &Path) -> PathBuf {
    let mut text = format!(
        "Full name;E-mail;Password;Customer number\r\n\
         Zo\u{eb} M\u{fc}ller;zoe@import.test;{PASSWORD};A-1\r\n\
         Ron Swanson;ron@swanson.com;;\r\n\
         ;nameless@import.test;;\r\n\
         April;april;;\r\n"
    );
    for number in 1..=CITIZENS {
        write!(text, "Citizen {number};citizen{number}@import.test;;\r\n").unwrap();
    }
    let file = home.join("customers.csv");
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    fs::write(&file, latin).unwrap();
    file
}

/// The one file in the home whose name begins so.
fn written(home: &Path, start: &str) -> PathBuf {
    let files = fs::read_dir(home).unwrap().map(|file| file.unwrap().path());
    let named = |file: &PathBuf| file.file_name().unwrap().to_str().unwrap().starts_with(start);
    let found: Vec<_> = files.filter(named).collect();
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

/// A store beside the program that keeps its data where the program keeps its own.
async fn store(desktop: &Desktop) -> Sandbox {
    let folder = desktop.data_folder();
    fs::create_dir(&folder).unwrap();
    Sandbox::start(Config {
        data: Data::File(folder.join("sandbox.sqlite")),
        ..Config::in_memory(Seed::Demo)
    })
    .await
    .unwrap()
}

async fn imports_and_exports(desktop: &Desktop, pictures: &str) {
    let store = store(desktop).await;
    let window = open(desktop, &store).await;
    let picture = async |name: &str| window.picture(&format!("{pictures}-{name}")).await;
    picture("1-customers").await;

    window.press("Import…").await;
    window.arrives_at("Import customers").await;
    picture("2-choose-a-file").await;
    window
        .give_file("File to import", &spreadsheet(desktop.home()))
        .await;
    window.arrives_at("customers.csv").await;
    window.says("sent to the store once").await;
    picture("3-columns").await;
    let hold = store.hold("/v2/customers", 0);
    window.press("Check the rows").await;
    hold.reached().await;
    window.says("Looking up who is there already").await;
    picture("4-checking").await;
    drop(hold);
    window
        .arrives_at(&format!("{} customers would be created", CITIZENS + 1))
        .await;
    window.says("Zoë Müller").await;
    picture("5-checked").await;
    window.resize(800, 600).await;
    picture("6-checked-in-a-small-window").await;
    window.resize(1180, 780).await;

    // More than go in a second, so that there is something to say about how fast it goes.
    let hold = store.hold("/v2/customers", 60);
    window.press(&format!("Create {} customers", CITIZENS + 1)).await;
    hold.reached().await;
    window.says("a second").await;
    window.press("Pause").await;
    window.says("Paused").await;
    drop(hold);
    picture("7-paused").await;
    window.press("Orders").await;
    window.press("Import waits").await;
    window.says("Paused").await;
    window.press("Resume").await;
    window
        .arrives_at(&format!("{} customers created", CITIZENS + 1))
        .await;
    window.press("Save the rows that were not created").await;
    window.says("3 rows, written to").await;
    picture("8-finished").await;
    let rejects = fs::read_to_string(written(desktop.home(), "shopside-not-imported-")).unwrap();
    assert!(rejects.contains("ron@swanson.com") && !rejects.contains("Password"));
    window.press("Done").await;
    window.says(&format!("of {} customers", CITIZENS + 49)).await;

    window.type_into("Search customers", "zoe@").await;
    window.says("1–1 of 1 customers").await;
    window.press("Export…").await;
    window.choose("Customers found by “zoe@”").await;
    picture("9-export").await;
    window.press("Export").await;
    window.says("1 row, written to").await;
    let exported = fs::read_to_string(written(desktop.home(), "shopside-customers-")).unwrap();
    assert!(
        exported.contains("Zoë Müller,zoe@import.test,true,A-1,"),
        "{exported}"
    );
    window.press("Done").await;
    window.closes_dialog().await;
    window.press("Orders").await;
    window.arrives_at("Orders").await;
    window.press("Export…").await;
    window.choose("All orders").await;
    window.press("Export").await;
    window.says("rows, written to").await;
    written(desktop.home(), "shopside-orders-");
    window.close().await;

    // The file that was imported is the one place for its passwords.
    for file in files_below(&desktop.data_folder()) {
        // What the program put away as it ended holds nothing.
        let Ok(bytes) = fs::read(&file) else { continue };
        let holds_it = bytes
            .windows(PASSWORD.len())
            .any(|window| window == PASSWORD.as_bytes());
        assert!(!holds_it, "{}", file.display());
    }
}

#[tokio::test]
async fn customers_are_imported_and_exported_as_spreadsheets() {
    let _turn = turn().await;
    imports_and_exports(&Desktop::bare().and_screen(), "import").await;
}

#[tokio::test]
async fn finished_import_notifies_hidden_window() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let bus = Overheard::on(&desktop);
    let store = store(&desktop).await;
    let window = open(&desktop, &store).await;
    window.press("Import…").await;
    window
        .give_file("File to import", &spreadsheet(desktop.home()))
        .await;
    window.press("Check the rows").await;
    window
        .arrives_at(&format!("{} customers would be created", CITIZENS + 1))
        .await;
    let hold = store.hold("/v2/customers", 0);
    window.press(&format!("Create {} customers", CITIZENS + 1)).await;
    hold.reached().await;
    desktop.hide_window("Shopside");
    assert!(!bus.has(FINISHED), "it is not over");
    drop(hold);

    wait_async("the notice of the end", async || bus.has(FINISHED)).await;
    window.close().await;
}

#[tokio::test]
async fn import_screen_is_legible_in_dark_theme() {
    let _turn = turn().await;
    imports_and_exports(&Desktop::bare().and_screen().and_dark(), "import-dark").await;
}
