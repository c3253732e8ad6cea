//! Builds `.deb` and `.rpm` packages from one tree of files, with `dpkg-buildpackage` and
//! `rpmbuild`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use super::changes::Changes;
use super::files::file_name;
use crate::cargo::VERIFY;
use crate::licenses;
use crate::system::has_program;

/// The folder of the templates.
const PACKAGING: &str = "src-tauri/packaging";
/// The app's ID on the desktop.
const ID: &str = "dev.shopside.desktop";
const ICONS: [&str; 9] = ["16", "22", "24", "32", "48", "64", "128", "256", "512"];
const PICTURES: &str = "raw/main/.github/pictures";

/// A marker in the binary that tells Tauri's updater the kind of package; Tauri's bundler sets it,
/// too.
const BUNDLE_TYPE: &str = "__TAURI_BUNDLE_TYPE_VAR_";

/// Builds the packages that this system has the tools for. Empties the folder first.
///
/// # Errors
///
/// If there are no tools, or one of them fails.
pub(crate) fn make(shell: &Shell, app: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let changes = Changes::read(shell)?;
    let _time = shell.push_env("SOURCE_DATE_EPOCH", &changes.time);
    shell.remove_path(folder)?;
    let work = shell.create_dir(folder.join("work"))?;
    let mut packages = Vec::new();
    if has_program(shell, "dpkg-buildpackage") {
        packages.push(deb(shell, app, &changes, &work.join("deb"))?);
    }
    if has_program(shell, "rpmbuild") {
        packages.push(rpm(shell, app, &changes, &work.join("rpm"))?);
    }
    ensure!(!packages.is_empty(), "dpkg-buildpackage and rpmbuild are missing");
    let mut finished = Vec::new();
    for package in packages {
        let target = folder.join(file_name(&package)?);
        shell.copy_file(&package, &target)?;
        finished.push(target);
    }
    shell.remove_path(work)?;
    Ok(finished)
}

fn deb(shell: &Shell, app: &Path, changes: &Changes, work: &Path) -> Result<PathBuf> {
    let source = work.join("source");
    tree(shell, app, "DEB", changes, &source)?;
    put(
        shell,
        licenses::FILE,
        &source.join("usr/share/doc/shopside/third-party-licenses.txt"),
    )?;
    for file in ["control", "copyright", "install", "rules"] {
        fill(
            shell,
            &format!("debian/{file}"),
            changes,
            &source.join("debian").join(file),
        )?;
    }
    let changelog = changes.for_debian(shell, env!("CARGO_PKG_AUTHORS"))?;
    shell.write_file(source.join("debian/changelog"), changelog)?;
    let rules = source.join("debian/rules");
    cmd!(shell, "chmod +x {rules}").quiet().run()?;
    let _folder = shell.push_dir(&source);
    cmd!(
        shell,
        "dpkg-buildpackage --build=binary --unsigned-changes --unsigned-buildinfo"
    )
    .run()?;
    one_with(shell, work, "deb")
}

fn rpm(shell: &Shell, app: &Path, changes: &Changes, work: &Path) -> Result<PathBuf> {
    let root = work.join("tree");
    tree(shell, app, "RPM", changes, &root)?;
    put(
        shell,
        "LICENSE",
        &root.join("usr/share/licenses/shopside/LICENSE"),
    )?;
    put(
        shell,
        licenses::FILE,
        &root.join("usr/share/doc/shopside/third-party-licenses.txt"),
    )?;
    let spec = work.join("shopside.spec");
    fill(shell, "shopside.spec", changes, &spec)?;
    let filled = shell.read_file(&spec)?;
    let rpm_changes = changes.for_rpm(shell, env!("CARGO_PKG_AUTHORS"))?;
    shell.write_file(&spec, filled.replace("@RPM_CHANGES@", &rpm_changes))?;
    let (top, root) = (work.display(), root.display());
    let definitions = [
        format!("--define=_topdir {top}"),
        format!("--define=tree {root}"),
        "--define=use_source_date_epoch_as_buildtime 1".to_owned(),
        "--define=clamp_mtime_to_source_date_epoch 1".to_owned(),
        "--define=_buildhost localhost".to_owned(),
    ];
    cmd!(shell, "rpmbuild -bb {definitions...} {spec}").run()?;
    let folders = shell.read_dir(work.join("RPMS"))?;
    one_with(
        shell,
        folders.first().context("rpmbuild built no package")?,
        "rpm",
    )
}

/// Creates the tree of installed files.
fn tree(shell: &Shell, app: &Path, bundle_type: &str, changes: &Changes, root: &Path) -> Result<()> {
    let program = root.join("usr/bin/shopside");
    cmd!(shell, "install -D --mode=0755 {app} {program}")
        .quiet()
        .run()?;
    set_bundle_type(shell, &program, bundle_type)?;
    let (verify, installed) = (app.with_file_name(VERIFY), program.with_file_name(VERIFY));
    cmd!(shell, "install -D --mode=0755 {verify} {installed}")
        .quiet()
        .run()?;
    let share = root.join("usr/share");
    for size in ICONS {
        let icon = share.join(format!("icons/hicolor/{size}x{size}/apps/shopside.png"));
        put(shell, &format!("icons/{size}x{size}.png"), &icon)?;
    }
    let icon = share.join("icons/hicolor/scalable/apps/shopside.svg");
    put(shell, "icons/shopside.svg", &icon)?;
    let entry = format!("{ID}.desktop");
    fill(shell, &entry, changes, &share.join("applications").join(&entry))?;
    let metainfo = format!("{ID}.metainfo.xml");
    fill(shell, &metainfo, changes, &share.join("metainfo").join(&metainfo))?;
    let policy = format!("{ID}.policy");
    fill(
        shell,
        &policy,
        changes,
        &share.join("polkit-1/actions").join(&policy),
    )?;
    for page in ["shopside.1", "shopside-verify.1"] {
        let manual = share.join("man/man1").join(page);
        fill(shell, page, changes, &manual)?;
        cmd!(shell, "gzip --best --no-name {manual}").quiet().run()?;
    }
    Ok(())
}

fn put(shell: &Shell, from: &str, to: &Path) -> Result<()> {
    cmd!(shell, "install -D --mode=0644 {from} {to}").quiet().run()?;
    Ok(())
}

/// Writes a template with its placeholders replaced.
fn fill(shell: &Shell, template: &str, changes: &Changes, to: &Path) -> Result<()> {
    let repository = env!("CARGO_PKG_REPOSITORY");
    let mut text = shell.read_file(Path::new(PACKAGING).join(template))?;
    for (placeholder, value) in [
        ("@VERSION@", changes.version.clone()),
        ("@DATE@", changes.date(shell, "%F")?),
        ("@REPOSITORY@", repository.to_owned()),
        ("@PICTURES@", format!("{repository}/{PICTURES}")),
        ("@MAINTAINER@", env!("CARGO_PKG_AUTHORS").to_owned()),
    ] {
        text = text.replace(placeholder, &value);
    }
    shell.write_file(to, text)?;
    cmd!(shell, "chmod 0644 {to}").quiet().run()?;
    Ok(())
}

fn set_bundle_type(shell: &Shell, program: &Path, bundle_type: &str) -> Result<()> {
    let unknown = format!("{BUNDLE_TYPE}UNK");
    let known = format!("{BUNDLE_TYPE}{bundle_type}");
    let mut bytes = shell.read_binary_file(program)?;
    let start = bytes
        .windows(unknown.len())
        .position(|window| window == unknown.as_bytes())
        .context("the binary has no bundle type marker")?;
    bytes[start..start + known.len()].copy_from_slice(known.as_bytes());
    shell.write_file(program, bytes)?;
    Ok(())
}

/// The one file in a folder with this extension.
fn one_with(shell: &Shell, folder: &Path, extension: &str) -> Result<PathBuf> {
    let files = shell.read_dir(folder)?;
    let mut found = files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|found| found == extension));
    found
        .next()
        .with_context(|| format!("no .{extension} file in {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn metainfo_pictures_are_in_the_repository() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let metainfo = root.join(PACKAGING).join(format!("{ID}.metainfo.xml"));
        let metainfo = fs::read_to_string(metainfo).unwrap();
        let mut count = 0;
        for picture in metainfo.split("<image>@PICTURES@/").skip(1) {
            let name = picture.split('<').next().unwrap();
            assert!(root.join(".github/pictures").join(name).is_file(), "{name}");
            count += 1;
        }
        assert!(count > 0, "the metainfo has no pictures");
    }
}
