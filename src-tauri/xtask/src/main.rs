//! The project's development commands. `cargo xtask --help` lists them.
//!
//! Most of them run `setup` first, so that a new machine needs only Rust and Node.js.
#![expect(clippy::print_stdout, reason = "this is a command-line program")]

mod already_printed;
mod assets;
mod bench;
mod bindings;
mod bundle;
mod cargo;
mod changelog;
mod fuzz;
mod identities;
mod licenses;
mod mutants;
mod npm;
mod pip;
mod sbom;
mod system;
mod test;
mod tour;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xshell::{Shell, cmd};

use crate::already_printed::AlreadyPrinted;
use crate::system::Purpose;

#[derive(Parser)]
#[command(
    about = "Development commands of this project",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check this machine and install missing tools
    Setup,
    /// Build the app as shipped and open it; without a display, run the tour
    Run,
    /// Walk through the app on a virtual display and take a screenshot of each screen
    Tour(tour::Options),
    /// Run all test stages, or only the named ones
    Test(test::Options),
    /// Build the packages that this system can build
    Bundle(bundle::Options),
    /// Print the changelog section of a release, if the tag matches Cargo.toml
    ReleaseNotes {
        /// The tag of the release, such as v1.2.3
        tag: String,
    },
    /// Write latest.json and SHA256SUMS for the files of a release
    ReleaseAssets {
        /// The folder of the release files
        folder: PathBuf,
    },
    /// Write bills of materials (SBOM) of the crates and the page
    Sbom,
    /// Fuzz the sandbox store or the client
    Fuzz {
        /// What to fuzz
        target: fuzz::Target,
        /// Requests per route and strategy; the client gets 100 times as many inputs
        #[arg(long, default_value_t = 500)]
        examples: u32,
    },
    /// Change the code in small ways, and count the changes that no test notices
    Mutants(mutants::Options),
    /// Run a benchmark and update its results in the repository
    Bench {
        /// What to measure
        target: bench::Target,
        /// Fail if a goal is missed
        #[arg(long)]
        check: bool,
    },
    /// Generate the page's TypeScript types from the Rust types
    Bindings {
        /// Change nothing, and fail if the checked-in types are out of date
        #[arg(long)]
        check: bool,
    },
    /// Generate the list of third-party licenses that the app shows
    Licenses,
}

fn main() -> ExitCode {
    let Ok(shell) = Shell::new() else {
        eprintln!("error: the current folder does not exist");
        return ExitCode::FAILURE;
    };
    shell.change_dir(repository());
    let Err(error) = start(&shell) else {
        return ExitCode::SUCCESS;
    };
    if !error.is::<AlreadyPrinted>() {
        eprintln!("error: {error:#}");
    }
    if let Some(reason) = system::disk_is_full(&shell) {
        eprintln!("error: {reason}");
    }
    ExitCode::FAILURE
}

/// The repository's folder. It may have moved since this program was built.
fn repository() -> PathBuf {
    let manifest_folder =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&manifest_folder)
        .ancestors()
        .nth(2)
        .expect("xtask is two folders below the repository")
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
        Command::Mutants(options) => mutants::mutants(shell, options),
        Command::Bench { target, check } => bench::bench(shell, target, check),
        Command::Bindings { check } => bindings::bindings(shell, check),
        Command::Licenses => licenses::licenses(shell),
    }
}

fn setup(shell: &Shell) -> Result<()> {
    system::setup(shell, Purpose::Test)?;
    println!("This machine has everything that building and testing need.");
    Ok(())
}

fn run(shell: &Shell) -> Result<()> {
    if !system::has_display() {
        println!("There is no display to open a window on. Running the tour on a virtual display instead.");
        return tour::tour(shell, &tour::Options::default());
    }
    system::setup(shell, Purpose::Build)?;
    npm::run(shell, npm::PAGE, "build")?;
    let app = cargo::build_as_shipped(shell)?;
    cmd!(shell, "{app}").run()?;
    Ok(())
}
