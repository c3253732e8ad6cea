//! Creates a signed apt repository with the Debian package, ready for a web server.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// The description of the repository for reprepro.
const DISTRIBUTION: &str = "\
Origin: Shopside
Label: Shopside
Suite: stable
Codename: stable
Architectures: amd64 arm64
Components: main
Description: Shopside for Debian and derivatives
";

/// Creates the repository in a folder, which is emptied first, with the public key as
/// `shopside.asc`.
///
/// # Errors
///
/// If there is no Debian package, or `reprepro` or GPG fails.
pub(crate) fn make(shell: &Shell, packages: &[PathBuf], folder: &Path, key: &str) -> Result<()> {
    let package = packages
        .iter()
        .find(|package| package.extension().is_some_and(|extension| extension == "deb"))
        .context("an apt repository needs a Debian package, and there is none")?;
    shell.remove_path(folder)?;
    shell.create_dir(folder)?;
    // reprepro's own database is not published.
    let base = shell.create_temp_dir()?;
    shell.write_file(
        base.path().join("conf/distributions"),
        format!("{DISTRIBUTION}SignWith: {key}\n"),
    )?;
    let base = base.path();
    cmd!(
        shell,
        "reprepro --basedir {base} --outdir {folder} includedeb stable {package}"
    )
    .run()?;
    let public = folder.join("shopside.asc");
    cmd!(shell, "gpg --batch --armor --output {public} --export {key}").run()?;
    Ok(())
}
