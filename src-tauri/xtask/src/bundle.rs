//! Builds packages: `.deb` and `.rpm` on Linux, a disk image on macOS, an installer on Windows.
//!
//! On Linux the distribution's own tools build them. Tauri's bundler names the desktop entry and
//! the documentation folder against the rules of Debian, and sets no versions for dependencies.

mod changes;
mod files;
mod linux;
mod repository;
mod signing;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;
use serde_json::json;
use xshell::{Shell, cmd};

use crate::cargo;
use crate::npm;
use crate::system::{self, Purpose};
pub(crate) use files::{file_name, sums};
pub(crate) use linux::make as linux;
pub(crate) use repository::make as repository;

/// The folder of the packages.
const FOLDER: &str = "target/bundle";

/// Options of `bundle`.
#[derive(Args)]
pub(crate) struct Options {
    /// Also create an apt repository with the Debian package in this folder, which is emptied first
    #[arg(long, value_name = "FOLDER", requires = "sign")]
    apt_repository: Option<PathBuf>,
    /// The GPG key that signs the apt repository
    #[arg(long, value_name = "KEY", requires = "apt_repository")]
    sign: Option<String>,
}

/// Builds the packages, and prints their paths, sizes and SHA-256 sums.
///
/// # Errors
///
/// If a tool is missing, or the build or a packaging tool fails.
pub(crate) fn bundle(shell: &Shell, options: &Options) -> Result<()> {
    system::setup(shell, Purpose::Bundle)?;
    npm::run(shell, npm::PAGE, "build")?;
    let app = cargo::build_as_shipped(shell)?;
    let folder = shell.current_dir().join(FOLDER);
    let packages = if cfg!(target_os = "linux") {
        linux(shell, &app, &folder)?
    } else {
        with_tauri(shell, &app, &folder)?
    };
    let sums = sums(shell, &packages)?;
    if let (Some(target), Some(key)) = (&options.apt_repository, &options.sign) {
        let target = std::path::absolute(target)?;
        repository(shell, &packages, &target, key)?;
        println!("Wrote the apt repository to {}.", target.display());
    }
    shell.write_file(folder.join("SHA256SUMS"), sums)?;
    Ok(())
}

/// Copies the command that verifies an audit log to the name that Tauri's bundler looks for, which
/// ends with the target. Returns its path without that.
fn external_program(shell: &Shell, app: &Path) -> Result<PathBuf> {
    let program = app.with_file_name(cargo::VERIFY);
    let target = cmd!(shell, "rustc --print host-tuple").quiet().read()?;
    let suffix = std::env::consts::EXE_SUFFIX;
    let built = program.with_file_name(format!("{}{suffix}", cargo::VERIFY));
    let copy = program.with_file_name(format!("{}-{}{suffix}", cargo::VERIFY, target.trim()));
    shell.copy_file(built, copy)?;
    Ok(program)
}

/// Builds the disk image or the installer with Tauri's bundler, and signs it if there are keys.
fn with_tauri(shell: &Shell, app: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    // On macOS the updater replaces the app, so it needs `app` beside the disk image.
    let kinds: &[&str] = if cfg!(target_os = "macos") {
        &["app", "dmg"]
    } else {
        &["nsis"]
    };
    let tauri = Path::new(npm::PAGE).join("node_modules/@tauri-apps/cli/tauri.js");
    let list = kinds.join(",");
    let mut config = signing::config(shell)?;
    config["bundle"]["externalBin"] = json!([external_program(shell, app)?]);
    let config = config.to_string();
    let bundling = cmd!(shell, "node {tauri} bundle --bundles {list} --config {config}");
    signing::without_empty_keys(bundling).run()?;
    shell.remove_path(folder)?;
    shell.create_dir(folder)?;
    let mut packages = Vec::new();
    for output in ["dmg", "macos", "nsis"].map(|kind| app.with_file_name("bundle").join(kind)) {
        if !shell.path_exists(&output) {
            continue;
        }
        for file in shell.read_dir(&output)? {
            let name = file_name(&file)?;
            if [".dmg", ".exe", ".tar.gz", ".sig"]
                .iter()
                .any(|ending| name.ends_with(ending))
            {
                let package = folder.join(name);
                shell.copy_file(&file, &package)?;
                packages.push(package);
            }
        }
    }
    ensure!(!packages.is_empty(), "Tauri's bundler built no package");
    Ok(packages)
}
