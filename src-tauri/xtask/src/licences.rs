//! What the program is made of, and under which licences: one text file that the page shows, checked in.
//!
//! The Rust side is what `cargo metadata` finds below the application on the systems it is bundled for; the page's is what its lock file does
//! not call a tool. A package that may be had under MIT is had under MIT.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use xshell::{Shell, cmd};

use crate::npm;

/// What the app is made of, and under which licenses.
pub(crate) const FILE: &str = "ui/src/licences.txt";

/// The systems that bundles are made for.
const TARGETS: [&str; 3] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
];

/// How the files begin that a licence comes in.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];

/// A package that is part of the program.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    licence: String,
    texts: BTreeSet<String>,
}

/// Writes the file, or only looks whether it is that of the present packages.
///
/// # Errors
///
/// When cargo or npm can't tell the packages, or the file can't be written; with `check`, when it differs.
pub(crate) fn licences(shell: &Shell, check: bool) -> Result<()> {
    npm::install(shell, npm::PAGE)?;
    let mut parts = crates(shell)?;
    parts.extend(packages(shell)?);
    let made = text(&parts);
    if !check {
        shell.write_file(FILE, made)?;
        println!("{FILE} is written.");
        return Ok(());
    }
    ensure!(
        shell.read_file(FILE)? == made,
        "{FILE} is not of the present packages: run `cargo xtask licences` and commit it"
    );
    Ok(())
}

fn text(parts: &BTreeSet<Part>) -> String {
    let mut text = String::from("Shopside is made of these, each under its own licence.\n\n");
    let mut under: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for part in parts {
        writeln!(text, "{} {}  {}", part.name, part.version, part.licence).expect("a String takes any text");
        for licence in &part.texts {
            under.entry(licence).or_default().push(&part.name);
        }
    }
    let mut under: Vec<_> = under.into_iter().collect();
    under.sort_by(|(_, a), (_, b)| a.cmp(b));
    for (licence, mut names) in under {
        // Two versions of one package.
        names.dedup();
        writeln!(text, "\n{}\n{}\n\n{licence}", "—".repeat(72), names.join(", "))
            .expect("a String takes any text");
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

/// Normal, where there is no word.
#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

fn crates(shell: &Shell) -> Result<BTreeSet<Part>> {
    let mut parts = BTreeSet::new();
    for target in TARGETS {
        let told = cmd!(
            shell,
            "cargo metadata --format-version 1 --locked --filter-platform {target}"
        )
        .quiet()
        .read()?;
        let Metadata { packages, resolve } = serde_json::from_str(&told)?;
        let packages: BTreeMap<_, _> = packages.into_iter().map(|one| (one.id.clone(), one)).collect();
        let nodes: BTreeMap<_, _> = resolve
            .nodes
            .into_iter()
            .map(|node| (node.id, node.deps))
            .collect();
        let application = packages.values().find(|one| one.name == "shopside");
        let mut left = vec![&application.context("the application is no package")?.id];
        let mut inside = BTreeSet::new();
        while let Some(id) = left.pop() {
            if inside.insert(id) {
                let normal = |needed: &&Dependency| needed.dep_kinds.iter().any(|kind| kind.kind.is_none());
                left.extend(nodes[id].iter().filter(normal).map(|needed| &needed.pkg));
            }
        }
        let foreign = inside.into_iter().map(|id| &packages[id]);
        for one in foreign.filter(|one| one.source.is_some()) {
            let folder = Path::new(&one.manifest_path).parent().context("no folder")?;
            parts.insert(part(&one.name, &one.version, one.license.clone(), folder)?);
        }
    }
    Ok(parts)
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
    /// Only a tool brings it, though a part of the program could use it.
    #[serde(default)]
    dev_optional: bool,
}

fn packages(shell: &Shell) -> Result<BTreeSet<Part>> {
    let folder = shell.current_dir().join(npm::PAGE);
    let told = shell.read_file(folder.join("package-lock.json"))?;
    // The page itself has neither version nor place.
    let mut lock: serde_json::Value = serde_json::from_str(&told)?;
    lock["packages"]
        .as_object_mut()
        .context("no packages")?
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

/// A package with the texts of its licence that lie in its folder.
fn part(name: &str, version: &str, licence: Option<String>, folder: &Path) -> Result<Part> {
    let licence = licence.unwrap_or_else(|| "see its text".into());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} is not there", folder.display()))? {
        let file = entry?;
        let name = file.file_name().to_string_lossy().to_uppercase();
        if NAMES.iter().any(|known| name.starts_with(known)) && file.file_type()?.is_file() {
            files.push((name, file.path()));
        }
    }
    let is_choice = licence.contains(" OR ") || licence.contains('/');
    let may_be_mit =
        is_choice && !licence.contains(" AND ") && files.iter().any(|(name, _)| name.contains("MIT"));
    let texts = files
        .iter()
        .filter(|(name, _)| !may_be_mit || name.contains("MIT"))
        .map(|(_, path)| Ok(tidy(&String::from_utf8_lossy(&fs::read(path)?))))
        .collect::<Result<_>>()?;
    Ok(Part {
        name: name.to_owned(),
        version: version.to_owned(),
        licence,
        texts,
    })
}

/// The same words in the same lines, without what editors leave at their ends.
fn tidy(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
