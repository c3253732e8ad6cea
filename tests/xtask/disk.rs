//! A full disk, and a read-only clone.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::machine::Machine;

fn df(free_kilobytes: u64) -> String {
    format!("echo Filesystem 1024-blocks Used Available; echo /dev/vda 0 0 {free_kilobytes}")
}

#[test]
fn small_disk_is_found_before_the_build() {
    let machine = Machine::complete();
    machine.has("df", &df(500 * 1024));
    machine.has("cargo", "echo cargo was started; exit 1");
    let outcome = machine.xtask("run");
    outcome.fails_with(&["MB of disk space are needed", "has 500 MB", "CARGO_TARGET_DIR"]);
    assert!(
        !outcome.printed.contains("cargo was started"),
        "{}",
        outcome.printed
    );
}

#[test]
fn existing_build_needs_no_more_disk_space() {
    let machine = Machine::complete();
    machine
        .has("df", &df(500 * 1024))
        .has("du", "echo 90000000 target");
    assert!(machine.xtask("run").succeeded);
}

#[test]
fn disk_filled_by_the_build_is_named() {
    let machine = Machine::complete();
    let now_full = df(3).replace('\'', "");
    let df = machine.path("bin/df");
    machine.has(
        "cargo",
        &format!(
            "case $1 in build) echo '#!/bin/sh' > {df}; echo '{now_full}' >> {df}; echo error: no space; exit 101 ;; esac",
            df = df.display()
        ),
    );
    machine
        .xtask("run")
        .fails_with(&["The disk is full", "0 MB left", "cargo clean"]);
}

#[test]
fn read_only_clone_is_named() {
    let machine = Machine::complete();
    let clone = machine.path("clone");
    if rustix::process::geteuid().is_root() {
        // Root can write everywhere except on a read-only file system.
        let clone = clone.to_str().unwrap();
        let xtask = env!("CARGO_BIN_EXE_xtask");
        let script =
            format!("mount --bind {clone} {clone} && mount -o remount,bind,ro {clone} && exec {xtask} run");
        let may_mount = Command::new("unshare").args(["-m", "true"]).status();
        if !may_mount.is_ok_and(|status| status.success()) {
            eprintln!("skipped: root may not mount here");
            return;
        }
        machine.run_in_own_mounts(&script).fails_with(&[
            "read-only file system",
            "Clone the repository to a folder of your own",
        ]);
        return;
    }
    fs::set_permissions(&clone, Permissions::from_mode(0o555)).unwrap();
    let outcome = machine.xtask("run");
    fs::set_permissions(&clone, Permissions::from_mode(0o755)).unwrap();
    outcome.fails_with(&["can't be written to", "chmod -R u+w"]);
}
