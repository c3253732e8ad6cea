//! A home folder that can't be used: the app starts, and says what is wrong and what to do.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::FileTypeExt;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

/// Starts the app with this data folder, and returns what its window shows.
async fn text_with_data_folder(desktop: TestDesktop, folder: impl Into<OsString>) -> String {
    let desktop = desktop.with_screen().with_variable("XDG_DATA_HOME", folder);
    let window = Window::open(&desktop).await;
    window.wait_for_text("no one signs in as a customer").await;
    let text = window.text().await;
    window.close().await;
    text
}

#[tokio::test]
async fn unusable_data_folder_is_named_with_its_reason() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new();
    let file = desktop.home().join("a-file");
    fs::write(&file, "").unwrap();

    let text = text_with_data_folder(desktop, file).await;

    assert!(
        text.contains("a part of its path is a file and not a folder"),
        "{text}"
    );
    assert!(text.contains("Rename that file or move it away"), "{text}");
    assert!(!text.contains("full"), "{text}");
}

#[tokio::test]
async fn missing_home_is_not_reported_as_a_full_disk() {
    let _lock = exclusive_window().await;
    // No folder can be created in /proc.
    let text = text_with_data_folder(TestDesktop::new(), "/proc/no-home").await;

    assert!(text.contains("its folder does not exist"), "{text}");
    assert!(text.contains("Check that your home folder exists"), "{text}");
    assert!(!text.contains("full"), "{text}");
}

#[tokio::test]
async fn path_too_long_for_the_audit_log_is_explained() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new();
    let long = (0..6).fold(desktop.home().to_owned(), |path, _| path.join("x".repeat(100)));
    fs::create_dir_all(&long).unwrap();

    let text = text_with_data_folder(desktop, long).await;

    assert!(text.contains("a database’s path can have 504"), "{text}");
    assert!(text.contains("Use a home folder with a shorter path"), "{text}");
}

#[tokio::test]
async fn preferences_that_are_a_pipe_are_named_and_left() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    fs::create_dir_all(desktop.data_folder()).unwrap();
    let file = desktop.data_folder().join("preferences.json");
    mknodat(CWD, &file, FileType::Fifo, Mode::from(0o600), 0).unwrap();

    let window = Window::open(&desktop).await;
    window.wait_for_text("it is not a regular file").await;
    let text = window.text().await;
    window.screenshot("preferences-pipe").await;
    window.close().await;

    assert!(text.contains("nothing can be saved"), "{text}");
    assert!(fs::metadata(file).unwrap().file_type().is_fifo());
}
