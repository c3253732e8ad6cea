//! Reads sections of the changelog.

use anyhow::{Context, Result, ensure};
use xshell::Shell;

pub(crate) const FILE: &str = "CHANGELOG.md";

/// The text under the heading of a version, or of the unreleased changes.
pub(crate) fn section(changelog: &str, title: &str) -> Option<String> {
    let heading = format!("## [{title}]");
    let mut lines = changelog.lines().skip_while(|line| !line.starts_with(&heading));
    lines.next()?;
    let text: Vec<_> = lines.take_while(|line| !line.starts_with("## ")).collect();
    Some(text.join("\n").trim().to_owned())
}

/// The changelog section of a release tag such as `v1.2.3`.
///
/// # Errors
///
/// If the tag is not the version of Cargo.toml, or its section is missing or empty.
pub(crate) fn release_notes(shell: &Shell, tag: &str) -> Result<String> {
    notes_of(&shell.read_file(FILE)?, tag, env!("CARGO_PKG_VERSION"))
}

fn notes_of(changelog: &str, tag: &str, version: &str) -> Result<String> {
    ensure!(
        tag.strip_prefix('v') == Some(version),
        "the tag {tag} is not v{version}, the version in Cargo.toml; change one of them"
    );
    section(changelog, version)
        .filter(|text| !text.is_empty())
        .with_context(|| {
            format!("{FILE} has no changes for {version}; rename its section Unreleased to [{version}]")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGELOG: &str = "# Changelog\n\n## [Unreleased]\n## [1.1.0] - 2026-02-03\n\n### Added\n- A thing\n  of two lines.\n\n\
        ## [1.0.0] - 2026-01-02\n\n### Fixed\n- An old thing.\n";

    #[test]
    fn section_ends_at_the_next_version() {
        let newest = section(CHANGELOG, "1.1.0").unwrap();
        assert_eq!(newest, "### Added\n- A thing\n  of two lines.");
        assert_eq!(section(CHANGELOG, "1.0.0").unwrap(), "### Fixed\n- An old thing.");
        assert_eq!(section(CHANGELOG, "0.9.0"), None);
    }

    #[test]
    fn release_without_changelog_section_is_refused() {
        assert!(notes_of(CHANGELOG, "v1.1.0", "1.1.0").is_ok());
        let error = notes_of(CHANGELOG, "v1.2.0", "1.2.0").unwrap_err().to_string();
        assert!(error.contains("no changes for 1.2.0"), "{error}");
        assert!(notes_of("## [1.2.0]\n\n## [1.1.0]\n- Old.", "v1.2.0", "1.2.0").is_err());
    }

    #[test]
    fn tag_of_another_version_is_refused() {
        for tag in ["v1.0.0", "1.1.0", "v1.1.0-rc.1"] {
            let error = notes_of(CHANGELOG, tag, "1.1.0").unwrap_err().to_string();
            assert!(error.contains("is not v1.1.0"), "{error}");
        }
    }
}
