//! The project's commands: `cargo xtask setup`, `run`, `tour`, `test`, `bundle`, `bench`, `fuzz`, `bindings` and `licences`.
//!
//! Each begins with `setup`, so that a fresh machine with Rust and Node is enough.
#![expect(clippy::print_stdout, reason = "it is a command-line program")]

mod assets;
mod bench;
mod bindings;
mod bundle;
mod cargo;
mod changelog;
mod fuzz;
mod identities;
mod licences;
mod npm;
mod sbom;
mod system;
mod test;
mod tour;

use std::env;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
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
    /// Checks the machine, and installs what building and testing need
    Setup,
    /// Builds the app as shipped and opens it; without a display, takes the short tour
    Run,
    /// Does the main job in a real window on a virtual display, with a picture of each screen
    Tour(tour::Options),
    /// Runs the tests, in stages that can be named
    Test(test::Options),
    /// Makes the packages that this system can make
    Bundle(bundle::Options),
    /// Prints the changes of a version, if it is the one of Cargo.toml
    ReleaseNotes {
        /// The tag of the release, such as v1.2.3
        tag: String,
    },
    /// Describes the updates among the files of a release, and sums all of them up
    ReleaseAssets {
        /// Where the files are
        folder: PathBuf,
    },
    /// Writes bills of materials of the crates and of the page
    Sbom,
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
    let Ok(shell) = Shell::new() else {
        eprintln!("error: this folder is gone");
        return ExitCode::FAILURE;
    };
    shell.change_dir(clone());
    let Err(error) = start(&shell) else {
        return ExitCode::SUCCESS;
    };
    if !error.is::<Silent>() {
        eprintln!("error: {error:#}");
    }
    if let Some(reason) = system::disk_is_full(&shell) {
        eprintln!("error: {reason}");
    }
    ExitCode::FAILURE
}

/// The folder of the clone. Cargo says where it is now, which may not be where this was built.
fn clone() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&own)
        .ancestors()
        .nth(2)
        .expect("it is in a workspace")
        .to_owned()
}

fn start(shell: &Shell) -> Result<()> {
    match Arguments::parse().command {
        Command::Setup => setup(shell),
        Command::Run => run(shell),
        Command::Tour(options) => tour::tour(shell, &options),
        Command::Test(options) => test::test(shell, &options),
        Command::Bundle(options) => bundle::bundle(shell, &options),
        Command::ReleaseNotes { tag } => {
            println!("{}", changelog::release_notes(shell, &tag)?);
            Ok(())
        }
        Command::ReleaseAssets { folder } => assets::release_assets(shell, &folder),
        Command::Sbom => sbom::sbom(shell),
        Command::Fuzz { target, examples } => fuzz::fuzz(shell, target, examples),
        Command::Bench { target, check } => bench::bench(shell, target, check),
        Command::Bindings { check } => bindings::bindings(shell, check),
        Command::Licences { check } => licences::licences(shell, check),
    }
}

fn setup(shell: &Shell) -> Result<()> {
    system::setup(shell, Purpose::Test)?;
    println!("This machine has what building and testing need.");
    Ok(())
}

fn run(shell: &Shell) -> Result<()> {
    if !system::has_display() {
        println!(
            "There is no display, so no window can be opened. Taking the tour on a virtual one instead."
        );
        return tour::tour(shell, &tour::Options::default());
    }
    system::setup(shell, Purpose::Build)?;
    npm::run(shell, npm::PAGE, "build")?;
    let app = cargo::build_as_shipped(shell)?;
    cmd!(shell, "{app}").run()?;
    Ok(())
}
