//! Preferences through the real plugin: intact after a kill at any time, and no silent data loss.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use shopside_core::ports::Preferences;
use shopside_core::view::Notice;
use shopside_lib::preferences::PreferencesFile;
use tauri::test::{MockRuntime, mock_builder};
use tempfile::TempDir;

use crate::child_process::{ChildGuard, output};

/// Kills during a save, for each file size.
const KILLS: usize = 100;

/// The preferences file below the home folder of `child`.
fn file_in(home: &Path) -> PathBuf {
    home.join("dev.shopside.desktop/preferences.json")
}

/// Runs one of the ignored tests below in a child process, whose environment sets its home folder.
fn child(what: &str, home: &Path, size: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            &format!("preferences::{what}"),
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env("XDG_DATA_HOME", home)
        .env("PREFERENCES_SIZE", size.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

fn open() -> (PreferencesFile<MockRuntime>, Vec<Notice>) {
    let app = mock_builder()
        .plugin(tauri_plugin_store::Builder::new().build())
        .build(tauri::generate_context!())
        .unwrap();
    PreferencesFile::open(app.handle()).unwrap()
}

#[test]
#[ignore = "the tests below run it in a child process"]
fn program_saves_until_killed() {
    let Ok(size) = std::env::var("PREFERENCES_SIZE") else {
        return;
    };
    let (prefs, _) = open();
    let last = prefs
        .get("value")
        .and_then(|value| value["number"].as_u64())
        .unwrap_or_default();
    for number in last + 1.. {
        let padding = number
            .to_string()
            .repeat(size.parse::<usize>().unwrap() / number.to_string().len());
        prefs
            .set("value", json!({ "number": number, "padding": padding }))
            .unwrap();
        if number == last + 1 {
            println!("saving");
        }
    }
}

#[test]
#[ignore = "the tests below run it in a child process"]
fn program_reports_loaded_preferences() {
    if std::env::var_os("PREFERENCES_SIZE").is_none() {
        return;
    }
    let (prefs, notices) = open();
    let saved = prefs.set("probe", json!(true)).map_err(|error| error.to_string());
    println!(
        "found: {}",
        json!({ "value": prefs.get("value"), "notices": notices.iter().map(|notice| &notice.message).collect::<Vec<_>>(), "saved": saved })
    );
}

fn found_in(home: &Path) -> Value {
    let output = output(
        "the preferences to be read",
        &mut child("program_reports_loaded_preferences", home, 0),
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    let found = printed
        .lines()
        .find_map(|line| line.split_once("found: "))
        .unwrap_or_else(|| panic!("{printed}"));
    serde_json::from_str(found.1).unwrap()
}

fn kill_while_saving(size: usize) {
    let home = TempDir::new().unwrap();
    let file = file_in(home.path());
    let mut last = 0;
    for round in 0..KILLS {
        let mut saving = ChildGuard::start(&mut child("program_saves_until_killed", home.path(), size));
        let is_saving = saving.wait_for("the first save", |saving| {
            let out = BufReader::new(saving.stdout.take().unwrap());
            out.lines().any(|line| line.unwrap().ends_with("saving"))
        });
        assert!(is_saving);
        // Spreads the kills over the duration of several saves.
        std::thread::sleep(Duration::from_micros((round * 173 % 20_000) as u64));
        saving.kill().unwrap();
        saving.wait().unwrap();

        let text = fs::read(&file).unwrap();
        let preferences: Value = serde_json::from_slice(&text).unwrap_or_else(|error| {
            panic!("round {round}: {} bytes, {error}", text.len());
        });
        let number = preferences["value"]["number"].as_u64().unwrap();
        let padding = preferences["value"]["padding"].as_str().unwrap();
        assert!(number > last, "round {round}: {number} after {last}");
        assert!(padding.len() > size - 32 && padding.starts_with(&number.to_string()));
        last = number;
    }
}

#[test]
fn kill_while_saving_1_kb_keeps_preferences_intact() {
    kill_while_saving(1_000);
}

#[test]
fn kill_while_saving_20_kb_keeps_preferences_intact() {
    kill_while_saving(20_000);
}

#[test]
fn kill_while_saving_500_kb_keeps_preferences_intact() {
    kill_while_saving(500_000);
}

#[test]
fn damaged_preferences_are_kept_aside_and_app_starts() {
    for damage in [&b""[..], b"{\"value\":", b"\0\0\0\0\0\0", b"[1]", b"\"text\""] {
        let home = TempDir::new().unwrap();
        let file = file_in(home.path());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, damage).unwrap();
        fs::write(
            file.with_extension("json.bak"),
            r#"{"value":7,"from_the_future":[1,2]}"#,
        )
        .unwrap();

        let found = found_in(home.path());

        assert_eq!(found["value"], 7, "{found}");
        assert_eq!(found["saved"], json!({ "Ok": null }));
        assert!(
            found["notices"][0].as_str().unwrap().contains("put back"),
            "{found}"
        );
        let aside = fs::read_dir(file.parent().unwrap())
            .unwrap()
            .flatten()
            .find(|entry| {
                entry
                    .file_name()
                    .to_string_lossy()
                    .starts_with("preferences.damaged-")
            });
        assert_eq!(fs::read(aside.unwrap().path()).unwrap(), damage);
        let saved: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        assert_eq!(
            (&saved["probe"], &saved["from_the_future"]),
            (&json!(true), &json!([1, 2]))
        );
    }
}

#[test]
fn preferences_of_newer_version_are_read_only() {
    let home = TempDir::new().unwrap();
    let file = file_in(home.path());
    let text = r#"{"schema_version":9,"value":7}"#;
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, text).unwrap();

    let found = found_in(home.path());

    assert_eq!(found["value"], 7);
    assert!(
        found["saved"]["Err"].as_str().unwrap().contains("later version"),
        "{found}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn first_start_reports_no_preferences_problem() {
    let home = TempDir::new().unwrap();

    assert_eq!(found_in(home.path())["notices"], json!([]));
}
