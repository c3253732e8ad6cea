//! The tools and libraries that each purpose needs, how to detect them, and their package names.

use xshell::{Shell, cmd};

/// What this machine is used for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Building and running the app.
    Build,
    /// The lint stage.
    Lint,
    /// Building packages.
    Bundle,
    /// Running the app on a virtual display with its own keyring.
    Tour,
    /// All test stages.
    Test,
}

/// Systems with known package names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Debian, Ubuntu and derivatives.
    Debian,
    /// Fedora and derivatives.
    Fedora,
    /// Arch and derivatives.
    Arch,
    /// Any other system; messages use Debian's names.
    Other,
}

/// How to detect whether something is installed.
enum Check {
    /// A program in `PATH`.
    Program(&'static str),
    /// A library, by its name in `pkg-config`.
    Library(&'static str),
    /// A module of Python's standard library that some systems package separately.
    Python(&'static str),
    /// A font for this language.
    Font(&'static str),
}

/// A tool or library, and its package. An empty package name means that the family does not need
/// it.
pub(crate) struct Need {
    purpose: Purpose,
    check: Check,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
}

use Check::{Font, Library, Program, Python};
use Purpose::{Build, Bundle, Lint, Test, Tour};

const NEEDS: &[Need] = &[
    need(Build, Program("cc"), ["build-essential", "gcc", "base-devel"]),
    need(
        Build,
        Program("pkg-config"),
        ["pkg-config", "pkgconf-pkg-config", "pkgconf"],
    ),
    need(
        Build,
        Library("webkit2gtk-4.1"),
        ["libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel", "webkit2gtk-4.1"],
    ),
    need(Bundle, Program("rpmbuild"), ["rpm", "rpm-build", "rpm-tools"]),
    need(Bundle, Program("dh"), ["debhelper", "", ""]),
    need(
        Tour,
        Program("WebKitWebDriver"),
        ["webkit2gtk-driver", "webkitgtk6.0", "webkit2gtk-4.1"],
    ),
    need(
        Tour,
        Program("Xvfb"),
        ["xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"],
    ),
    need(Tour, Program("dbus-daemon"), ["dbus", "dbus-daemon", "dbus"]),
    need(Tour, Program("dbus-send"), ["dbus", "dbus-tools", "dbus"]),
    need(Test, Program("dbus-monitor"), ["dbus", "dbus-tools", "dbus"]),
    need(
        Tour,
        Program("gnome-keyring-daemon"),
        ["gnome-keyring", "gnome-keyring", "gnome-keyring"],
    ),
    need(
        Tour,
        Program("import"),
        ["imagemagick", "ImageMagick", "imagemagick"],
    ),
    need(Test, Program("xdotool"), ["xdotool", "xdotool", "xdotool"]),
    need(Test, Program("xclip"), ["xclip", "xclip", "xclip"]),
    need(
        Test,
        Program("soffice"),
        ["libreoffice-calc-nogui", "libreoffice-calc", "libreoffice-still"],
    ),
    need(Test, Program("mmdebstrap"), ["mmdebstrap", "", ""]),
    need(Test, Program("lintian"), ["lintian", "", ""]),
    need(Test, Program("reprepro"), ["reprepro", "", ""]),
    need(Test, Program("gpg"), ["gnupg", "", ""]),
    need(Test, Program("appstreamcli"), ["appstream", "", ""]),
    need(
        Test,
        Program("desktop-file-validate"),
        ["desktop-file-utils", "", ""],
    ),
    need(Lint, Program("git"), ["git", "git", "git"]),
    need(Lint, Python("ensurepip"), ["python3-venv", "python3", "python"]),
    need(
        Test,
        Font("ja"),
        [
            "fonts-droid-fallback",
            "google-droid-sans-fonts",
            "noto-fonts-cjk",
        ],
    ),
];

const fn need(purpose: Purpose, check: Check, [debian, fedora, arch]: [&'static str; 3]) -> Need {
    Need {
        purpose,
        check,
        debian,
        fedora,
        arch,
    }
}

impl Need {
    fn package(&self, family: Family) -> &'static str {
        match family {
            Family::Debian | Family::Other => self.debian,
            Family::Fedora => self.fedora,
            Family::Arch => self.arch,
        }
    }
}

impl Family {
    /// The family of this system, by its package manager.
    pub(crate) fn of_this_system(shell: &Shell) -> Self {
        let known = [
            ("apt-get", Self::Debian),
            ("dnf", Self::Fedora),
            ("pacman", Self::Arch),
        ];
        let found = known.into_iter().find(|(program, _)| has_program(shell, program));
        found.map_or(Self::Other, |(_, family)| family)
    }

    /// The command that installs packages, without the package names.
    pub(crate) fn install_command(self) -> &'static str {
        match self {
            Self::Debian => "sudo apt-get install",
            Self::Fedora => "sudo dnf install",
            Self::Arch => "sudo pacman -S --needed",
            Self::Other => "(these are Debian's names)",
        }
    }
}

/// What is missing for `purpose`. All purposes include `Build`, and `Test` includes all others.
pub(crate) fn missing(shell: &Shell, purpose: Purpose) -> Vec<&'static Need> {
    let family = Family::of_this_system(shell);
    NEEDS
        .iter()
        .filter(|need| need.purpose == Build || need.purpose == purpose || purpose == Test)
        .filter(|need| !need.package(family).is_empty())
        .filter(|need| !need.check.is_installed(shell))
        .collect()
}

/// The package names of these needs in a family.
pub(crate) fn packages(needs: &[&Need], family: Family) -> Vec<&'static str> {
    let mut packages: Vec<_> = needs.iter().map(|need| need.package(family)).collect();
    packages.dedup();
    packages
}

/// Whether a program is in `PATH`.
pub(crate) fn has_program(shell: &Shell, name: &str) -> bool {
    let path = shell.var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

impl Check {
    fn is_installed(&self, shell: &Shell) -> bool {
        match self {
            Program(name) => has_program(shell, name),
            Library(name) => cmd!(shell, "pkg-config --exists {name}")
                .quiet()
                .ignore_stderr()
                .run()
                .is_ok(),
            Python(module) => cmd!(shell, "python3 -c")
                .arg(format!("import {module}"))
                .quiet()
                .ignore_stderr()
                .run()
                .is_ok(),
            Font(language) => {
                let fonts = cmd!(shell, "fc-list :lang={language}")
                    .quiet()
                    .ignore_stderr()
                    .read();
                fonts.is_ok_and(|fonts| !fonts.is_empty())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing_on_empty_machine(purpose: Purpose) -> Vec<&'static str> {
        let shell = Shell::new().unwrap();
        shell.set_var("PATH", "/nonexistent");
        packages(&missing(&shell, purpose), Family::Debian)
    }

    #[test]
    fn build_needs_no_test_packages() {
        assert_eq!(
            missing_on_empty_machine(Build),
            ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"]
        );
    }

    #[test]
    fn tests_need_packages_of_build_and_tour() {
        let (tour, test) = (missing_on_empty_machine(Tour), missing_on_empty_machine(Test));
        assert!(
            tour.contains(&"xvfb") && !tour.contains(&"python3-venv"),
            "{tour:?}"
        );
        assert!(tour.iter().all(|package| test.contains(package)), "{test:?}");
        assert!(test.contains(&"python3-venv"), "{test:?}");
        assert!(test.contains(&"libreoffice-calc-nogui"), "{test:?}");
    }
}
