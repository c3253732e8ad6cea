//! Every test that `SECURITY.md` names as proof exists.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// Adds the names of all tests below `folder` to `found`.
fn collect_tests(folder: &Path, found: &mut HashSet<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect_tests(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let attributed = source
                .split("#[test]")
                .skip(1)
                .chain(source.split("#[tokio::test").skip(1));
            found.extend(attributed.filter_map(|rest| {
                let name = rest.split_once("fn ")?.1.split('(').next()?;
                Some(name.to_owned())
            }));
        }
    }
}

/// The names in backticks in the last column of a table row.
fn named_in(line: &str) -> impl Iterator<Item = &str> {
    let row = line.strip_suffix('|').filter(|row| row.starts_with('|'));
    let proof = row.and_then(|row| row.rsplit('|').next()).unwrap_or_default();
    proof.split('`').skip(1).step_by(2)
}

#[test]
fn every_test_named_in_security_md_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = HashSet::new();
    collect_tests(&root.join("tests"), &mut tests);
    collect_tests(&root.join("src-tauri/crates"), &mut tests);
    collect_tests(&root.join("src-tauri/src"), &mut tests);
    let text = fs::read_to_string(root.join("src-tauri/SECURITY.md")).unwrap();
    let named: Vec<_> = text.lines().flat_map(named_in).collect();

    assert!(named.len() > 40, "found only {} names", named.len());
    for name in named {
        assert!(tests.contains(name), "no test is called `{name}`");
    }
}
