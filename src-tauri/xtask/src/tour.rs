//! The tour: a walk through the app on a virtual display, with a screenshot of each screen.

use std::env;
use std::iter;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;
use xshell::{Shell, cmd};

use crate::already_printed::AlreadyPrinted;
use crate::cargo;
use crate::npm;
use crate::system::{self, Purpose};

const PICTURES: &str = "target/tour";

/// The README's pictures: file names in the tour and in the README.
const IN_README: [(&str, &str); 4] = [
    ("02-customers", "customers"),
    ("14-customers-dark", "customers-dark"),
    ("08-orders", "orders"),
    ("15-orders-dark", "orders-dark"),
];
const README: &str = ".github/pictures";

/// Options of the tour.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// Run all end-to-end tests, with a screenshot of each of their screens
    #[arg(long, conflicts_with = "readme")]
    all: bool,
    /// Replace the README's pictures
    #[arg(long)]
    readme: bool,
}

/// Runs the tour and lists its pictures.
///
/// # Errors
///
/// If a tool is missing, the build fails, or a step of the tour fails.
pub(crate) fn tour(shell: &Shell, options: &Options) -> Result<()> {
    ensure!(
        cfg!(target_os = "linux"),
        "The tour needs a virtual display, which only Linux has."
    );
    let purpose = if options.all { Purpose::Test } else { Purpose::Tour };
    system::setup(shell, purpose)?;
    npm::run(shell, npm::PAGE, "build")?;
    let folder = empty_folder(shell)?;
    let result = if options.all {
        end_to_end_tests(shell, &folder)
    } else {
        walk(shell, &folder)
    };
    if result.is_ok() || options.all {
        list_pictures(shell)?;
    }
    result?;
    if options.readme {
        for (picture, name) in IN_README {
            let (from, to) = (
                format!("{PICTURES}/{picture}.png"),
                format!("{README}/{name}.png"),
            );
            shell.copy_file(from, &to)?;
            println!("Wrote {to}.");
        }
    }
    Ok(())
}

/// Runs the tour. If a step fails, the tour itself has printed why.
fn walk(shell: &Shell, folder: &Path) -> Result<()> {
    let tour = cargo::build_tour(shell)?;
    println!("Running the tour, which takes about a minute.");
    let result = cmd!(shell, "{tour}").env("SHOPSIDE_TOUR", folder).quiet().run();
    result.map_err(|_| AlreadyPrinted.into())
}

/// Tests that the tour succeeds.
///
/// # Errors
///
/// If it fails, or the number of pictures is wrong.
pub(crate) fn test(shell: &Shell) -> Result<()> {
    let folder = empty_folder(shell)?;
    walk(shell, &folder).context("the tour failed")?;
    let pictures = shell.read_dir(&folder)?.len();
    ensure!(
        (12..=20).contains(&pictures),
        "the tour took {pictures} pictures, not 12 to 20"
    );
    Ok(())
}

/// Tests that a tour without a display fails with a report of three lines.
///
/// # Errors
///
/// If it prints anything else.
pub(crate) fn test_failure(shell: &Shell) -> Result<()> {
    let tour = cargo::build_tour(shell)?;
    // A fake Xvfb that exits at once, first in `PATH`.
    let programs = shell.create_temp_dir()?;
    let fake_xvfb = programs.path().join("Xvfb");
    shell.write_file(&fake_xvfb, "#!/bin/sh\nexit 1\n")?;
    cmd!(shell, "chmod +x {fake_xvfb}").run()?;
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(iter::once(programs.path().to_owned()).chain(env::split_paths(&path)))?;
    let output = cmd!(shell, "{tour}")
        .env("SHOPSIDE_TOUR", empty_folder(shell)?)
        .env("PATH", path)
        .env("RUST_BACKTRACE", "1")
        .ignore_status()
        .output()?;
    let printed = String::from_utf8_lossy(&output.stderr);
    println!("{printed}");
    let expected_starts = [
        "The tour failed at this step: Start a desktop",
        "What went wrong: Xvfb",
        "Pictures so far: 0, in ",
    ];
    let is_report = printed.lines().count() == expected_starts.len()
        && printed
            .lines()
            .zip(expected_starts)
            .all(|(line, start)| line.starts_with(start));
    ensure!(
        is_report && !output.status.success(),
        "a failed tour must exit with an error and print three lines"
    );
    Ok(())
}

fn end_to_end_tests(shell: &Shell, folder: &Path) -> Result<()> {
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

fn list_pictures(shell: &Shell) -> Result<()> {
    let pictures = shell.read_dir(PICTURES)?;
    println!("\n{} pictures in {PICTURES}:", pictures.len());
    for picture in pictures {
        println!("  {}", picture.file_name().unwrap_or_default().display());
    }
    Ok(())
}
