//! Converts the version's section of CHANGELOG.md to the changelog formats of Debian and RPM.

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::changelog;

/// The version and its changes.
pub(super) struct Changes {
    /// In package syntax: `1.0.0~rc.1` sorts before `1.0.0`.
    pub(super) version: String,
    /// Seconds since the epoch: `SOURCE_DATE_EPOCH`, or the time of the last commit.
    pub(super) time: String,
    items: Vec<String>,
}

impl Changes {
    /// Reads the section of this version, or else the unreleased changes.
    pub(super) fn read(shell: &Shell) -> Result<Self> {
        let version = env!("CARGO_PKG_VERSION");
        let items = items(&shell.read_file(changelog::FILE)?, version).with_context(|| {
            format!("CHANGELOG.md has no changes for {version} and no unreleased changes")
        })?;
        let time = shell.var("SOURCE_DATE_EPOCH").or_else(|_| {
            let committed = cmd!(shell, "git log -1 --format=%ct")
                .quiet()
                .ignore_stderr()
                .read();
            // Not a Git repository.
            committed.or_else(|_| cmd!(shell, "date +%s").quiet().read())
        })?;
        Ok(Self {
            version: version.replacen('-', "~", 1),
            time,
            items,
        })
    }

    /// The time in a format of `date`, in UTC and English.
    pub(super) fn date(&self, shell: &Shell, format: &str) -> Result<String> {
        let (time, format) = (format!("@{}", self.time), format!("+{format}"));
        Ok(cmd!(shell, "date --utc --date={time} {format}")
            .env("LC_ALL", "C")
            .quiet()
            .read()?)
    }

    /// The content of `debian/changelog`.
    pub(super) fn for_debian(&self, shell: &Shell, maintainer: &str) -> Result<String> {
        let items: String = self.items.iter().map(|item| wrap(item, "  * ")).collect();
        Ok(format!(
            "shopside ({}) stable; urgency=medium\n\n{items}\n -- {maintainer}  {}\n",
            self.version,
            self.date(shell, "%a, %d %b %Y %T %z")?
        ))
    }

    /// The entry for `%changelog` of a spec file.
    pub(super) fn for_rpm(&self, shell: &Shell, maintainer: &str) -> Result<String> {
        let items: String = self.items.iter().map(|item| wrap(item, "- ")).collect();
        Ok(format!(
            "* {} {maintainer} - {}-1\n{}",
            self.date(shell, "%a %b %d %Y")?,
            self.version,
            items.replace('%', "%%")
        ))
    }
}

/// The list items of the version's section.
fn items(changelog: &str, version: &str) -> Option<Vec<String>> {
    let section =
        changelog::section(changelog, version).or_else(|| changelog::section(changelog, "Unreleased"))?;
    let mut items: Vec<String> = Vec::new();
    for line in section.lines() {
        if let Some(item) = line.strip_prefix("- ") {
            items.push(item.to_owned());
        } else if let (Some(rest), Some(item)) = (line.strip_prefix("  "), items.last_mut()) {
            *item = format!("{item} {}", rest.trim());
        }
    }
    (!items.is_empty()).then_some(items)
}

/// Wraps an item at 78 columns: the mark before the first line, the same indent before the others.
fn wrap(item: &str, mark: &str) -> String {
    let mut lines = vec![mark.to_owned()];
    for word in item.split_whitespace() {
        let line = lines.last_mut().expect("there is a first line");
        let is_empty = line.trim_start() == mark.trim_start() || line.trim().is_empty();
        if !is_empty && line.chars().count() + 1 + word.chars().count() > 78 {
            lines.push(format!("{:width$}{word}", "", width = mark.len()));
        } else {
            *line += if is_empty { "" } else { " " };
            *line += word;
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGELOG: &str = "# Changelog\n\n## [Unreleased]\n\n### Added\n- A thing\n  of two lines.\n- Another.\n\n\
        ## [0.9.0] - 2026-01-02\n\n### Fixed\n- An old thing.\n";

    #[test]
    fn section_of_the_version_is_read() {
        assert_eq!(items(CHANGELOG, "0.9.0").unwrap(), ["An old thing."]);
    }

    #[test]
    fn unreleased_changes_stand_in_for_a_missing_section() {
        assert_eq!(
            items(CHANGELOG, "1.0.0").unwrap(),
            ["A thing of two lines.", "Another."]
        );
    }

    #[test]
    fn changelog_without_changes_is_refused() {
        assert_eq!(items("# Changelog\n\n## [Unreleased]\n", "1.0.0"), None);
    }

    #[test]
    fn long_items_are_wrapped_under_their_text() {
        let wrapped = wrap(&"word ".repeat(20), "  * ");
        let first = format!("  * {}", ["word"; 15].join(" "));
        assert_eq!(wrapped, format!("{first}\n    {}\n", ["word"; 5].join(" ")));
    }
}
