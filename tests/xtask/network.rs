//! A machine without a network: apt, npm or cargo fails.

use crate::machine::Machine;

#[test]
fn apt_without_network_names_the_command() {
    let machine = Machine::complete();
    machine.lacks("cc").has("id", "echo 0").has("env", "exit 100");
    machine
        .xtask("run")
        .fails_with(&["Check the network", "apt-get install build-essential"]);
}

#[test]
fn npm_without_network_names_the_command() {
    let machine = Machine::complete();
    machine.has("npm", "case $1 in ci) exit 1 ;; *) echo 10.0.0 ;; esac");
    machine
        .xtask("run")
        .fails_with(&["packages of `ui`", "Check the network", "npm ci --prefix ui"]);
}

#[test]
fn cargo_without_network_names_the_command() {
    let machine = Machine::complete();
    machine.has("cargo", "exit 101");
    machine
        .xtask("run")
        .fails_with(&["Check the network", "cargo fetch --locked"]);
}

#[test]
fn nextest_without_network_names_the_command() {
    let machine = Machine::complete();
    machine.has("cargo", "case $1 in nextest|install) exit 101 ;; esac");
    machine
        .xtask("setup")
        .fails_with(&["Check the network", "cargo install --locked cargo-nextest@"]);
}
