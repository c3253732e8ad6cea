//! `cargo xtask test` runs every stage, and ends with a table of the results.

use std::fs;

use crate::machine::Machine;

fn machine() -> Machine {
    let machine = Machine::complete();
    fs::create_dir_all(machine.path("clone/tests/sdk/node_modules")).unwrap();
    fs::write(machine.path("clone/tests/sdk/package-lock.json"), "{}").unwrap();
    machine
}

#[test]
fn failed_stage_does_not_stop_the_next() {
    let machine = machine();
    machine.has("npm", "case \"$*\" in 'run check') exit 1 ;; esac");
    let outcome = machine.xtask("test page sdk");
    assert!(!outcome.succeeded, "{}", outcome.printed);
    let last: Vec<_> = outcome.printed.trim_end().lines().rev().take(4).collect();
    assert_eq!(last[0], "1 passed, 1 failed, 0 skipped", "{}", outcome.printed);
    assert!(last[1].starts_with("sdk       passed"), "{}", outcome.printed);
    assert!(
        last[2].starts_with("page      failed") && last[2].ends_with("failed: check"),
        "{}",
        outcome.printed
    );
}

#[test]
fn passed_stages_end_with_success() {
    let outcome = machine().xtask("test page sdk");
    assert!(outcome.succeeded, "{}", outcome.printed);
    assert!(
        outcome.printed.ends_with("2 passed, 0 failed, 0 skipped\n"),
        "{}",
        outcome.printed
    );
}

#[test]
fn unknown_stage_names_the_known_ones() {
    let outcome = machine().xtask("test everything");
    assert!(!outcome.succeeded);
    assert!(
        outcome
            .printed
            .contains("lint, page, unit, e2e, package, release, sdk, fuzz"),
        "{}",
        outcome.printed
    );
}
