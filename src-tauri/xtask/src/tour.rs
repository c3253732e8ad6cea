//! The tours: the app in a real window on a virtual display with a real keyring, and a picture of each screen.

use std::env;
use std::iter;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;
use xshell::{Shell, cmd};

use crate::Silent;
use crate::cargo;
use crate::npm;
use crate::system::{self, Purpose};

const PICTURES: &str = "target/tour";

/// What the README shows: a picture of the short tour, and what the README calls it.
const IN_README: [(&str, &str); 4] = [
    ("02-customers", "customers"),
    ("14-customers-dark", "customers-dark"),
    ("08-orders", "orders"),
    ("15-orders-dark", "orders-dark"),
];
const README: &str = ".github/pictures";

/// Which tour to take.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// Runs all end-to-end tests, with a picture of each of their screens
    #[arg(long, conflicts_with = "readme")]
    all: bool,
    /// Replaces the README's pictures by those of the short tour
    #[arg(long)]
    readme: bool,
}

/// Takes the tour, and lists the pictures.
///
/// # Errors
///
/// When something needed is missing, the build fails, or a step fails.
pub(crate) fn tour(shell: &Shell, options: &Options) -> Result<()> {
    ensure!(
        cfg!(target_os = "linux"),
        "The tour needs a virtual display, which only Linux has."
    );
    let purpose = if options.all { Purpose::Test } else { Purpose::Tour };
    system::setup(shell, purpose)?;
    npm::run(shell, npm::PAGE, "build")?;
    let folder = empty_folder(shell)?;
    let toured = if options.all {
        all(shell, &folder)
    } else {
        short(shell, &folder)
    };
    if toured.is_ok() || options.all {
        list(shell)?;
    }
    toured?;
    if options.readme {
        for (picture, name) in IN_README {
            let (from, to) = (
                format!("{PICTURES}/{picture}.png"),
                format!("{README}/{name}.png"),
            );
            shell.copy_file(from, &to)?;
            println!("{to} is written.");
        }
    }
    Ok(())
}

/// Takes the short tour. If a step fails, it has said so in three lines.
fn short(shell: &Shell, folder: &Path) -> Result<()> {
    let tour = cargo::build_tour(shell)?;
    println!("Taking the tour. It takes about a minute.");
    let walked = cmd!(shell, "{tour}").env("SHOPSIDE_TOUR", folder).quiet().run();
    walked.map_err(|_| Silent.into())
}

/// Takes the short tour for the tests: it must come to its end.
///
/// # Errors
///
/// When it does not, or leaves fewer or more pictures than it should.
pub(crate) fn test(shell: &Shell) -> Result<()> {
    let folder = empty_folder(shell)?;
    short(shell, &folder).context("the tour failed")?;
    let pictures = shell.read_dir(&folder)?.len();
    ensure!((12..=20).contains(&pictures), "the tour left {pictures} pictures");
    Ok(())
}

/// Takes the short tour where no screen can be had: it must say so in three lines, and no more.
///
/// # Errors
///
/// When it says anything else.
pub(crate) fn test_failure(shell: &Shell) -> Result<()> {
    let tour = cargo::build_tour(shell)?;
    // A screen that ends at once, found before the real one.
    let programs = shell.create_temp_dir()?;
    let screen = programs.path().join("Xvfb");
    shell.write_file(&screen, "#!/bin/sh\nexit 1\n")?;
    cmd!(shell, "chmod +x {screen}").run()?;
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(iter::once(programs.path().to_owned()).chain(env::split_paths(&path)))?;
    let walked = cmd!(shell, "{tour}")
        .env("SHOPSIDE_TOUR", empty_folder(shell)?)
        .env("PATH", path)
        .env("RUST_BACKTRACE", "1")
        .ignore_status()
        .output()?;
    let said = String::from_utf8_lossy(&walked.stderr);
    println!("{said}");
    let begins = [
        "The tour failed at this step: Start a desktop",
        "What went wrong: Xvfb",
        "Pictures so far: 0, in ",
    ];
    let is_report = said.lines().count() == begins.len()
        && said
            .lines()
            .zip(begins)
            .all(|(line, begin)| line.starts_with(begin));
    ensure!(
        is_report && !walked.status.success(),
        "a failed tour does not say so in three lines"
    );
    Ok(())
}

fn all(shell: &Shell, folder: &Path) -> Result<()> {
    cmd!(
        shell,
        "cargo nextest run --locked --package shopside --test e2e --no-fail-fast"
    )
    .env("SHOPSIDE_TOUR", folder)
    .run()?;
    Ok(())
}

fn empty_folder(shell: &Shell) -> Result<PathBuf> {
    shell.remove_path(PICTURES)?;
    Ok(shell.create_dir(PICTURES)?)
}

fn list(shell: &Shell) -> Result<()> {
    let pictures = shell.read_dir(PICTURES)?;
    println!("\n{} pictures in {PICTURES}:", pictures.len());
    for picture in pictures {
        println!("  {}", picture.file_name().unwrap_or_default().display());
    }
    Ok(())
}
