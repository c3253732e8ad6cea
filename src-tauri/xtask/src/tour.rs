//! The tour: the main job in the real window, on a virtual display and with a real keyring, with a picture of
//! every screen.

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::npm;
use crate::system::{self, Purpose};

const PICTURES: &str = "target/tour";

/// Takes the tour and says which pictures it left.
///
/// # Errors
///
/// When something needed is missing, the build fails, or a step of the main job does not do what it promises.
pub(crate) fn tour(shell: &Shell) -> Result<()> {
    ensure!(
        cfg!(target_os = "linux"),
        "the tour needs a virtual display, which only Linux has"
    );
    system::setup(shell, Purpose::Test)?;
    npm::run(shell, npm::PAGE, "build")?;
    shell.remove_path(PICTURES)?;
    let folder = shell.create_dir(PICTURES)?;
    cmd!(shell, "cargo test --locked --package shopside --test e2e")
        .env("SHOPSIDE_TOUR", &folder)
        .run()?;
    let pictures = shell.read_dir(PICTURES)?;
    println!("\n{} pictures in {PICTURES}:", pictures.len());
    for picture in pictures {
        println!("  {}", picture.file_name().unwrap_or_default().display());
    }
    Ok(())
}
