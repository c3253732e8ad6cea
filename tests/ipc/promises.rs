//! What `SECURITY.md` promises is proved by tests that there are.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// The names of all tests below a folder.
fn tests_in(folder: &Path, found: &mut HashSet<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            tests_in(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let attributed = source
                .split("#[test]")
                .chain(source.split("#[tokio::test]"))
                .skip(1);
            found.extend(attributed.filter_map(|rest| {
                let name = rest.split_once("fn ")?.1.split('(').next()?;
                Some(name.to_owned())
            }));
        }
    }
}

#[test]
fn every_test_that_a_promise_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = HashSet::new();
    tests_in(&root.join("tests"), &mut tests);
    let text = fs::read_to_string(root.join("src-tauri/SECURITY.md")).unwrap();
    let named: Vec<_> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.matches('_').count() >= 3)
        .collect();

    assert!(named.len() > 40, "{}", named.len());
    for name in named {
        assert!(tests.contains(name), "there is no test `{name}`");
    }
}
