//! Missing and outdated programs and packages.

use std::process::Command;

use crate::machine::Machine;

#[test]
fn complete_machine_opens_the_app() {
    let outcome = Machine::complete().xtask("run");
    assert!(outcome.succeeded, "{}", outcome.printed);
    assert!(outcome.printed.contains("the app is open"), "{}", outcome.printed);
}

#[test]
fn node_too_old_names_both_versions() {
    let machine = Machine::complete();
    machine.has("node", "echo v18.19.0");
    machine
        .xtask("run")
        .fails_with(&["Node.js 20.19 or newer", "v18.19.0", "nvm install 22"]);
}

#[test]
fn missing_node_says_where_to_get_it() {
    let machine = Machine::complete();
    machine.lacks("node");
    machine
        .xtask("run")
        .fails_with(&["Node.js 20.19 or newer", "there is none", "https://nodejs.org"]);
}

#[test]
fn missing_npm_is_named() {
    let machine = Machine::complete();
    machine.lacks("npm");
    machine
        .xtask("run")
        .fails_with(&["npm is needed", "nvm install 22"]);
}

#[test]
fn rust_too_old_names_both_versions() {
    let machine = Machine::complete();
    machine.has("rustc", "echo rustc 1.80.1; echo host: x");
    machine
        .xtask("run")
        .fails_with(&["Rust 1.95 or newer", "1.80.1", "rustup toolchain install 1.95"]);
}

/// Cargo checks its version before it can build `xtask`.
#[test]
fn cargo_itself_refuses_older_rust() {
    let machine = Machine::complete();
    machine.has("rustc", "echo rustc 1.80.1; echo host: x");
    let real = std::env::var("CARGO").unwrap();
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let fake = machine.path("bin/old-rustc");
    machine.has(
        "old-rustc",
        &format!(
            r#"case "$*" in -vV) {rustc} -vV | /bin/sed 's/1\.[0-9]*\.[0-9]*/1.80.1/' ;; *) exec {rustc} "$@" ;; esac"#
        ),
    );
    let refused = Command::new(real)
        .args(["check", "--locked", "--offline", "--manifest-path", manifest])
        .env("RUSTC", fake)
        .env("CARGO_TARGET_DIR", machine.path("clone/target"))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success(), "{errors}");
    assert!(errors.contains("rustc 1.80.1 is not supported"), "{errors}");
    assert!(errors.contains("requires rustc 1.95"), "{errors}");
}

#[test]
fn missing_xvfb_without_apt_names_the_package() {
    let machine = Machine::complete();
    machine.lacks("Xvfb").lacks("apt-get");
    machine.xtask("tour").fails_with(&["lacks some packages", "xvfb"]);
}

#[test]
fn missing_libreoffice_names_the_package() {
    let machine = Machine::complete();
    machine.lacks("soffice").lacks("apt-get");
    machine
        .xtask("setup")
        .fails_with(&["lacks some packages", "libreoffice-calc-nogui"]);
}

#[test]
fn fedora_names_the_dnf_command() {
    let machine = Machine::complete();
    machine.lacks("Xvfb").lacks("apt-get").has("dnf", "exit 0");
    machine
        .xtask("tour")
        .fails_with(&["sudo dnf install xorg-x11-server-Xvfb"]);
}

#[test]
fn run_command_needs_no_xvfb() {
    let machine = Machine::complete();
    machine.lacks("Xvfb");
    assert!(machine.xtask("run").succeeded);
}

#[test]
fn missing_sudo_names_the_command_for_root() {
    let machine = Machine::complete();
    machine.lacks("cc");
    machine
        .xtask("run")
        .fails_with(&["no sudo", "Run as root", "    apt-get install build-essential"]);
}

#[test]
fn sudo_with_password_needs_a_terminal() {
    let machine = Machine::complete();
    machine.lacks("cc").has("sudo", "exit 1");
    machine
        .xtask("run")
        .fails_with(&["sudo asks for a password", "sudo apt-get install build-essential"]);
}

/// A script of `apt-get` that installs the C compiler.
fn installing(machine: &Machine) -> String {
    let cc = machine.path("bin/cc");
    format!(
        "case \"$*\" in *build-essential*) echo '#!/bin/sh' > {cc} ;; esac",
        cc = cc.display()
    )
}

#[test]
fn sudo_without_password_installs() {
    let machine = Machine::complete();
    machine.lacks("cc").has("sudo", &installing(&machine));
    let outcome = machine.xtask("run");
    assert!(outcome.succeeded, "{}", outcome.printed);
    assert!(
        outcome.printed.contains("Installing build-essential"),
        "{}",
        outcome.printed
    );
}

#[test]
fn enter_key_on_a_terminal_installs() {
    let machine = Machine::complete();
    machine.lacks("cc").has("sudo", &installing(&machine));
    let outcome = machine.xtask_on_terminal("run", "\\n");
    assert!(outcome.succeeded, "{}", outcome.printed);
    assert!(
        outcome.printed.contains("sudo apt-get install build-essential"),
        "{}",
        outcome.printed
    );
    assert!(outcome.printed.contains("[Y/n]"), "{}", outcome.printed);
}

#[test]
fn declined_prompt_installs_nothing() {
    let machine = Machine::complete();
    machine.lacks("cc").has("sudo", &installing(&machine));
    machine
        .xtask_on_terminal("run", "n\\n")
        .fails_with(&["Nothing was installed", "Run the command above"]);
    assert!(!machine.path("bin/cc").exists());
}
