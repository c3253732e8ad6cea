//! The package stage: Debian's package checks, and the main job in the app installed into an empty
//! Debian.

mod root;

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use super::run::Run;
use super::steps::Steps;
use crate::bundle;
use crate::cargo;
use root::Root;

/// The folder of the packages, screenshots and logs.
const FOLDER: &str = "target/package-test";
/// Packages that the test needs besides the app: a display, a keyring and an accessibility API.
const TOOLS: [&str; 10] = [
    "at-spi2-core",
    "dbus-x11",
    "gir1.2-atspi-2.0",
    "gnome-keyring",
    "procps",
    "python3-gi",
    "python3-pil",
    "x11-utils",
    "xdotool",
    "xvfb",
];
const JOB: &str = "tests/package/main_job.py";

pub(super) fn package(run: &Run, steps: &mut Steps) {
    if !run.builds_page(steps) {
        return;
    }
    let shell = run.shell;
    let folder = shell.current_dir().join(FOLDER);
    let mut packages = Vec::new();
    steps.run("build", || {
        let app = cargo::build_as_shipped(shell)?;
        packages = bundle::linux(shell, &app, &folder.join("packages"))?;
        Ok(())
    });
    if packages.is_empty() {
        return;
    }
    let Some(deb) = with_extension(&packages, "deb") else {
        return steps.skip("deb", "dpkg-buildpackage is missing");
    };
    steps.run("lint", || lint(shell, deb, &folder));
    if let Some(rpm) = with_extension(&packages, "rpm") {
        steps.run("rpm", || contents_agree(shell, deb, rpm));
    }
    if let Some(reason) = root::obstacle(shell) {
        return steps.skip("install", &reason);
    }
    let mut root = None;
    steps.run("install", || {
        root = Some(Root::create(shell, &folder.join("root"))?);
        install(root.as_ref().expect("the root was just created"), deb)
    });
    let Some(root) = root else { return };
    steps.run("main job", || main_job(&root, &folder.join("pictures")));
    steps.run("purge", || purge(&root));
    steps.run("apt repository", || repository(shell, &root, &packages, &folder));
}

fn with_extension<'a>(packages: &'a [PathBuf], extension: &str) -> Option<&'a Path> {
    let mut packages = packages.iter().map(PathBuf::as_path);
    packages.find(|package| package.extension().is_some_and(|found| found == extension))
}

/// Runs the checkers of Debian and freedesktop.org.
fn lint(shell: &Shell, deb: &Path, folder: &Path) -> Result<()> {
    // lintian leaves a temporary file behind.
    let temporary = shell.create_temp_dir()?;
    cmd!(shell, "lintian --allow-root --fail-on error,warning {deb}")
        .env("TMPDIR", temporary.path())
        .run()?;
    let files = folder.join("files");
    shell.remove_path(&files)?;
    cmd!(shell, "dpkg-deb --extract {deb} {files}").run()?;
    let entry = files.join("usr/share/applications/dev.shopside.desktop.desktop");
    cmd!(shell, "desktop-file-validate {entry}").run()?;
    cmd!(shell, "appstreamcli validate-tree --no-net {files}").run()?;
    let metainfo = files.join("usr/share/metainfo/dev.shopside.desktop.metainfo.xml");
    cmd!(shell, "appstreamcli validate --pedantic --no-net {metainfo}").run()?;
    for page in ["shopside.1.gz", "shopside-verify.1.gz"] {
        let manual = files.join("usr/share/man/man1").join(page);
        ensure!(manual.is_file(), "the manual page {page} is missing");
    }
    shell.remove_path(files)?;
    Ok(())
}

/// Compares the files of both packages, except for documentation and licenses.
fn contents_agree(shell: &Shell, deb: &Path, rpm: &Path) -> Result<()> {
    let in_deb = cmd!(shell, "dpkg-deb --contents {deb}").quiet().read()?;
    let in_rpm = cmd!(shell, "rpm --query --list --package {rpm}").quiet().read()?;
    let in_deb = in_deb.lines().filter_map(|line| line.split_once(" ./"));
    let mut in_deb: Vec<_> = in_deb.map(|(_, path)| format!("/{path}")).collect();
    let mut in_rpm: Vec<_> = in_rpm.lines().map(str::to_owned).collect();
    for list in [&mut in_deb, &mut in_rpm] {
        list.retain(|path| {
            !path.ends_with('/')
                && !path.starts_with("/usr/share/doc/")
                && !path.starts_with("/usr/share/licenses/")
        });
        list.sort();
    }
    ensure!(in_deb == in_rpm, "the .deb has {in_deb:#?}, the .rpm {in_rpm:#?}");
    let license = cmd!(shell, "rpm --query --package {rpm} --queryformat")
        .arg("%{LICENSE}")
        .quiet()
        .read()?;
    ensure!(license == "MIT", "the .rpm is under {license}");
    Ok(())
}

/// Installs the package into the empty system, and checks that its dependencies are complete.
fn install(root: &Root, deb: &Path) -> Result<()> {
    root.copy(deb, "srv/shopside.deb")?;
    root.apt("install", &["/srv/shopside.deb"])?;
    let libraries = root.read(&["ldd", "/usr/bin/shopside"])?;
    ensure!(
        !libraries.contains("not found"),
        "libraries are missing:\n{libraries}"
    );
    root.run(&["shopside-verify", "--version"])?;
    let scripts = root.read(&["sh", "-c", "ls /var/lib/dpkg/info/shopside.*"])?;
    let scripts: Vec<_> = scripts
        .lines()
        .filter_map(|file| file.rsplit('.').next())
        .collect();
    // No maintainer scripts, which would run as root.
    ensure!(scripts == ["list", "md5sums"], "the package has {scripts:?}");
    root.apt("install", &TOOLS)
}

/// Starts the installed app as an ordinary user with a screen, a session bus and a keyring.
fn main_job(root: &Root, pictures: &Path) -> Result<()> {
    root.copy(Path::new(JOB), "srv/main_job.py")?;
    root.run(&["useradd", "--create-home", "ann"])?;
    root.run(&[
        "install",
        "-d",
        "-o",
        "ann",
        "-m",
        "700",
        "/srv/runtime",
        "/srv/pictures",
    ])?;
    let result = root.run(&[
        "runuser",
        "--user=ann",
        "--",
        "env",
        "--ignore-environment",
        "PATH=/usr/bin:/bin",
        "HOME=/home/ann",
        "LANG=C.UTF-8",
        "XDG_RUNTIME_DIR=/srv/runtime",
        "dbus-run-session",
        "--",
        "python3",
        "/srv/main_job.py",
        "/srv/pictures",
    ]);
    root.copy_out("srv/pictures", pictures)?;
    println!("The screenshots are in {}.", pictures.display());
    result
}

/// Removes the package. The user's own data stays.
fn purge(root: &Root) -> Result<()> {
    root.apt("purge", &["shopside"])?;
    let left = root.files_named("shopside")?;
    ensure!(left.is_empty(), "the package leaves {left:#?}");
    let data = root.path("home/ann/.local/share/dev.shopside.desktop/journal.sqlite");
    ensure!(data.is_file(), "the user's audit log is gone");
    Ok(())
}

/// Installs the package from a signed repository and purges it. apt must reject an altered
/// repository.
fn repository(shell: &Shell, root: &Root, packages: &[PathBuf], folder: &Path) -> Result<()> {
    let (target, keys) = (folder.join("repository"), folder.join("gpg"));
    shell.remove_path(&keys)?;
    shell.create_dir(&keys)?;
    cmd!(shell, "chmod 700 {keys}").quiet().run()?;
    let _keys = shell.push_env("GNUPGHOME", &keys);
    let key = "test@shopside.dev";
    let created = cmd!(
        shell,
        "gpg --batch --quiet --passphrase= --quick-generate-key {key} ed25519 sign"
    )
    .run()
    .map_err(Into::into)
    .and_then(|()| bundle::repository(shell, packages, &target, key));
    cmd!(shell, "gpgconf --kill all").run()?;
    created?;

    let before = root.files()?;
    root.copy(&target, "srv/repository")?;
    root.copy(&target.join("shopside.asc"), "srv/shopside.asc")?;
    let source = "deb [signed-by=/srv/shopside.asc] file:/srv/repository stable main\n";
    root.write("etc/apt/sources.list.d/shopside.list", source)?;
    root.apt("update", &[])?;
    root.apt("install", &["shopside"])?;
    let policy = root.read(&["apt-cache", "policy", "shopside"])?;
    ensure!(
        policy.contains("file:/srv/repository stable/main"),
        "the package does not come from the repository:\n{policy}"
    );
    ensure!(
        root.path("usr/bin/shopside").is_file(),
        "the app is not installed"
    );
    root.apt("purge", &["shopside"])?;
    root.run(&["rm", "/etc/apt/sources.list.d/shopside.list"])?;
    let after = root.files()?;
    let new: Vec<_> = after.difference(&before).collect();
    let removed: Vec<_> = before.difference(&after).collect();
    ensure!(
        new.is_empty() && removed.is_empty(),
        "installing and purging leaves {new:#?} and removes {removed:#?}"
    );

    root.write("etc/apt/sources.list.d/shopside.list", source)?;
    let release = shell.read_file(root.path("srv/repository/dists/stable/InRelease"))?;
    root.write(
        "srv/repository/dists/stable/InRelease",
        &release.replacen("Origin: Shopside", "Origin: Stranger", 1),
    )?;
    let refused = root.apt("update", &["--error-on=any"]);
    ensure!(refused.is_err(), "apt accepted an altered repository");
    Ok(())
}
