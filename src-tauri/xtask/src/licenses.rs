//! Generates the list of third-party packages and their licenses, which the page shows.
//!
//! Crates of the host system come from `cargo metadata`, npm packages from the lock file without
//! development tools. If a package offers a choice that includes MIT, MIT is chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use xshell::{Shell, cmd};

use crate::npm;
use crate::system;

/// The generated file. Git ignores it; `npm run build` and `npm test` generate it first.
pub(crate) const FILE: &str = "ui/src/licenses.txt";

/// Prefixes of license file names.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];

/// A third-party package in the app.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    license: String,
    texts: BTreeSet<String>,
}

/// Writes the list. The npm packages must be installed.
///
/// # Errors
///
/// If the packages can't be read or the file can't be written.
pub(crate) fn licenses(shell: &Shell) -> Result<()> {
    let mut parts = crates(shell)?;
    parts.extend(packages(shell)?);
    shell.write_file(FILE, text(&parts))?;
    println!("Wrote {FILE}.");
    Ok(())
}

fn text(parts: &BTreeSet<Part>) -> String {
    let mut text = String::from("Shopside is made of these, each under its own license.\n\n");
    let mut under: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for part in parts {
        writeln!(text, "{} {}  {}", part.name, part.version, part.license)
            .expect("writing to a String can't fail");
        for license in &part.texts {
            under.entry(license).or_default().push(&part.name);
        }
    }
    let mut under: Vec<_> = under.into_iter().collect();
    under.sort_by(|(_, a), (_, b)| a.cmp(b));
    for (license, mut names) in under {
        // Two versions of one package.
        names.dedup();
        writeln!(text, "\n{}\n{}\n\n{license}", "—".repeat(72), names.join(", "))
            .expect("writing to a String can't fail");
    }
    text
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
    manifest_path: String,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

/// The kind of a dependency; `null` for a normal one.
#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

fn crates(shell: &Shell) -> Result<BTreeSet<Part>> {
    let host = system::check_rust(shell)?;
    let output = cmd!(
        shell,
        "cargo metadata --format-version 1 --locked --filter-platform {host}"
    )
    .quiet()
    .read()?;
    let Metadata { packages, resolve } = serde_json::from_str(&output)?;
    let packages: BTreeMap<_, _> = packages.into_iter().map(|one| (one.id.clone(), one)).collect();
    let nodes: BTreeMap<_, _> = resolve
        .nodes
        .into_iter()
        .map(|node| (node.id, node.deps))
        .collect();
    let app = packages.values().find(|one| one.name == "shopside");
    let mut left = vec![&app.context("cargo metadata has no package shopside")?.id];
    let mut inside = BTreeSet::new();
    while let Some(id) = left.pop() {
        if inside.insert(id) {
            let is_normal = |needed: &&Dependency| needed.dep_kinds.iter().any(|kind| kind.kind.is_none());
            left.extend(nodes[id].iter().filter(is_normal).map(|needed| &needed.pkg));
        }
    }
    let third_party = inside
        .into_iter()
        .map(|id| &packages[id])
        .filter(|one| one.source.is_some());
    third_party
        .map(|one| {
            let folder = Path::new(&one.manifest_path).parent();
            let folder = folder.context("a manifest path has no folder")?;
            part(&one.name, &one.version, one.license.clone(), folder)
        })
        .collect()
}

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Locked {
    version: String,
    license: Option<String>,
    #[serde(default)]
    dev: bool,
    /// A development tool needs it, and a package of the app could use it.
    #[serde(default)]
    dev_optional: bool,
}

fn packages(shell: &Shell) -> Result<BTreeSet<Part>> {
    let folder = shell.current_dir().join(npm::PAGE);
    let output = shell.read_file(folder.join("package-lock.json"))?;
    // The entry of the page itself has no version.
    let mut lock: serde_json::Value = serde_json::from_str(&output)?;
    lock["packages"]
        .as_object_mut()
        .context("package-lock.json has no packages")?
        .remove("");
    let Lock { packages } = serde_json::from_value(lock)?;
    packages
        .iter()
        .filter(|(_, locked)| !locked.dev && !locked.dev_optional)
        .map(|(place, locked)| {
            let name = place
                .rsplit_once("node_modules/")
                .map_or(&**place, |(_, name)| name);
            part(name, &locked.version, locked.license.clone(), &folder.join(place))
        })
        .collect()
}

/// A package with the license files of its folder.
fn part(name: &str, version: &str, license: Option<String>, folder: &Path) -> Result<Part> {
    let license = license.unwrap_or_else(|| "see its text".into());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("can't read {}", folder.display()))? {
        let file = entry?;
        let name = file.file_name().to_string_lossy().to_uppercase();
        if NAMES.iter().any(|known| name.starts_with(known)) && file.file_type()?.is_file() {
            files.push((name, file.path()));
        }
    }
    let is_choice = license.contains(" OR ") || license.contains('/');
    let may_be_mit =
        is_choice && !license.contains(" AND ") && files.iter().any(|(name, _)| name.contains("MIT"));
    let texts = files
        .iter()
        .filter(|(name, _)| !may_be_mit || name.contains("MIT"))
        .map(|(_, path)| Ok(tidy(&String::from_utf8_lossy(&fs::read(path)?))))
        .collect::<Result<_>>()?;
    Ok(Part {
        name: name.to_owned(),
        version: version.to_owned(),
        license,
        texts,
    })
}

/// Removes trailing white space and blank lines at both ends, so that equal texts compare equal.
fn tidy(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
