//! The managed policy, as its documentation describes it.

use shopside_core::ManagedSettings;

const DOCUMENTATION: &str = include_str!("../../docs/managed-policy.md");

/// The example of the documentation.
fn example() -> &'static str {
    let (_, after) = DOCUMENTATION.split_once("```json\n").unwrap();
    after.split_once("```").unwrap().0
}

#[test]
fn documented_example_is_valid_and_fixes_something() {
    let settings = ManagedSettings::parse(example()).unwrap();

    assert_ne!(settings, ManagedSettings::default());
}

#[test]
fn each_documented_key_is_known_and_others_are_not() {
    // The app lists the keys that it knows in the error about one that it does not.
    let error = ManagedSettings::parse(r#"{ "unknown": 1 }"#)
        .unwrap_err()
        .to_string();
    let store_error = ManagedSettings::parse(r#"{ "stores": [{ "unknown": 1 }] }"#)
        .unwrap_err()
        .to_string();
    let known = |error: &str| -> Vec<String> {
        let (_, list) = error.split_once("expected one of ").unwrap();
        let (list, _) = list.split_once(" at line").unwrap();
        list.split(", ")
            .map(|key| key.trim_matches('`').to_owned())
            .collect()
    };
    let (keys, store_keys) = (known(&error), known(&store_error));

    let rows = DOCUMENTATION.lines().filter_map(|line| line.strip_prefix("| `"));
    let documented: Vec<_> = rows
        .flat_map(|row| row.split(" | ").next().unwrap().split(", "))
        .map(|key| key.trim_matches('`'))
        .filter(|key| !key.contains('/'))
        .collect();
    let of_stores = documented.iter().filter_map(|key| key.strip_prefix("stores[]."));
    assert_eq!(of_stores.collect::<Vec<_>>(), store_keys);
    let mut of_file: Vec<_> = documented.iter().filter(|key| !key.contains("[]")).collect();
    of_file.sort();
    let mut keys: Vec<_> = keys.iter().collect();
    keys.sort();
    assert!(
        of_file
            .iter()
            .zip(&keys)
            .all(|(documented, known)| **documented == known.as_str())
    );
    assert_eq!(of_file.len(), keys.len());
}
