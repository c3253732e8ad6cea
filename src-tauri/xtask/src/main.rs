//! The project's commands, for whoever builds it: `cargo xtask run`, `tour`, `test`, `bundle`, `bench`, `fuzz`, `bindings` and `licences`.
//!
//! Each installs what it needs first, so that a fresh machine with Rust and Node is enough.
#![expect(clippy::print_stdout, reason = "it is a command-line program")]

mod bench;
mod bindings;
mod bundle;
mod cargo;
mod fuzz;
mod identities;
mod licences;
mod npm;
mod system;
mod test;
mod tour;

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xshell::{Shell, cmd};

use crate::system::Purpose;

#[derive(Parser)]
#[command(about = "The project's commands", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Installs what is missing, builds the application and opens its window
    Run,
    /// Does the main job in a real window on a virtual display, and keeps a picture of every screen
    Tour,
    /// Runs the tests, in stages that can be named
    Test(test::Options),
    /// Makes the packages that this system can make
    Bundle(bundle::Options),
    /// Sends made-up requests and looks whether any answer is not as it is described
    Fuzz {
        /// What to send them to
        target: fuzz::Target,
        /// How many for each route and each way of making them up
        #[arg(long, default_value_t = 500)]
        examples: u32,
    },
    /// Measures, and keeps what was measured beside the code
    Bench {
        /// What to measure
        target: bench::Target,
        /// Fails where a goal is missed
        #[arg(long)]
        check: bool,
    },
    /// Writes the page's TypeScript types from the Rust ones
    Bindings {
        /// Changes nothing, and fails where the checked-in types are old
        #[arg(long)]
        check: bool,
    },
    /// Writes the licences of what the program is made of
    Licences {
        /// Changes nothing, and fails where the checked-in file is of other packages
        #[arg(long)]
        check: bool,
    },
}

/// An error that has been reported already.
#[derive(Debug)]
struct Silent;

impl fmt::Display for Silent {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("see above")
    }
}

impl Error for Silent {}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is::<Silent>() {
                eprintln!("error: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<()> {
    let shell = Shell::new()?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    shell.change_dir(root.expect("the folder of this package is two levels below the root"));
    match Arguments::parse().command {
        Command::Run => run(&shell),
        Command::Tour => tour::tour(&shell),
        Command::Test(options) => test::test(&shell, &options),
        Command::Bundle(options) => bundle::bundle(&shell, &options),
        Command::Fuzz { target, examples } => fuzz::fuzz(&shell, target, examples),
        Command::Bench { target, check } => bench::bench(&shell, target, check),
        Command::Bindings { check } => bindings::bindings(&shell, check),
        Command::Licences { check } => licences::licences(&shell, check),
    }
}

fn run(shell: &Shell) -> Result<()> {
    if !system::has_display() {
        println!(
            "There is no display here, so no window can be opened: taking the tour on a virtual one instead."
        );
        return tour::tour(shell);
    }
    system::setup(shell, Purpose::Build)?;
    npm::run(shell, npm::PAGE, "build")?;
    cmd!(shell, "cargo run --locked --package shopside").run()?;
    Ok(())
}
