//! An apt repository of the Debian package, signed: what a web server gives out, and nothing else.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// What apt shows of the repository.
const ABOUT: &str = "\
Origin: Shopside
Label: Shopside
Suite: stable
Codename: stable
Architectures: amd64 arm64
Components: main
Description: Shopside for Debian and its relatives
";

/// Makes the repository in a folder, which is emptied first. The public key is beside it for those who trust it.
///
/// # Errors
///
/// When there is no Debian package, or `reprepro` or GPG fails.
pub(crate) fn make(shell: &Shell, packages: &[PathBuf], folder: &Path, key: &str) -> Result<()> {
    let package = packages
        .iter()
        .find(|package| package.extension().is_some_and(|extension| extension == "deb"))
        .context("an apt repository needs a Debian package, and this system has made none")?;
    shell.remove_path(folder)?;
    shell.create_dir(folder)?;
    // What reprepro keeps for itself.
    let own = shell.create_temp_dir()?;
    shell.write_file(
        own.path().join("conf/distributions"),
        format!("{ABOUT}SignWith: {key}\n"),
    )?;
    let own = own.path();
    cmd!(
        shell,
        "reprepro --basedir {own} --outdir {folder} includedeb stable {package}"
    )
    .run()?;
    let public = folder.join("shopside.asc");
    cmd!(shell, "gpg --batch --armor --output {public} --export {key}").run()?;
    Ok(())
}
