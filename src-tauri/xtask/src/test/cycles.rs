//! Checks that the modules of a crate do not import each other in a cycle.
//!
//! A module is a file; inline modules belong to their file. A file imports another if its code
//! contains a path into it, in a `use` declaration or anywhere else, macros included. These are not
//! imports:
//!
//! - `mod` declarations;
//! - items with `#[cfg(test)]` or `#[cfg(doctest)]`;
//! - re-exports (`pub use`, `pub(crate) use`), unless the file uses the name itself. A path through
//!   a re-export imports the file that defines the name.

mod graph;
mod source;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::Shell;

use graph::{ModulePath, cycles};
use source::Source;

/// The sources of the crates without cycles.
const WITHOUT_CYCLES: [&str; 8] = [
    "src-tauri/crates/audit-export/src",
    "src-tauri/crates/core/src",
    "src-tauri/crates/journal/src",
    "src-tauri/crates/moltin/src",
    "src-tauri/crates/sandbox/src",
    "src-tauri/crates/sheet/src",
    "src-tauri/src",
    "src-tauri/xtask/src",
];

pub(super) fn check(shell: &Shell) -> Result<()> {
    for folder in WITHOUT_CYCLES {
        let mut modules = Modules::default();
        modules.read_folder(shell, &shell.current_dir().join(folder), &[])?;
        let cycles = cycles(&modules.imports());
        ensure!(
            cycles.is_empty(),
            "{folder} has module cycles:\n{}",
            cycles.join("\n")
        );
    }
    Ok(())
}

/// The modules of a crate, by path.
#[derive(Default)]
struct Modules(BTreeMap<ModulePath, Source>);

impl Modules {
    fn read_folder(&mut self, shell: &Shell, folder: &Path, parent: &[String]) -> Result<()> {
        for path in shell.read_dir(folder)? {
            let name = path
                .file_stem()
                .and_then(|name| name.to_str())
                .context("a UTF-8 file name")?;
            let module = match name {
                "lib" if parent.is_empty() => Vec::new(),
                "main" if parent.is_empty() && !shell.path_exists(folder.join("lib.rs")) => Vec::new(),
                // The binary of a crate with a library is another crate.
                "main" if parent.is_empty() => continue,
                name => [parent, &[name.to_owned()]].concat(),
            };
            if path.is_dir() {
                self.read_folder(shell, &path, &module)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = Source::parse(&shell.read_file(&path)?)
                    .with_context(|| format!("{} can't be parsed", path.display()))?;
                self.0.insert(module, source);
            }
        }
        Ok(())
    }

    /// The imports of each module, without imports of itself.
    fn imports(&self) -> BTreeMap<ModulePath, Vec<ModulePath>> {
        let imports_of = |(module, source): (&ModulePath, &Source)| {
            let mut imports: Vec<ModulePath> = source
                .used_paths()
                .filter_map(|(inline, path)| self.resolve(module, inline, path, 0))
                .filter(|import| import != module)
                .collect();
            imports.sort();
            imports.dedup();
            (module.clone(), imports)
        };
        self.0.iter().map(imports_of).collect()
    }

    /// The file that defines the target of a path; `None` for another crate.
    ///
    /// `inline` is the inline module of the file that contains the path.
    fn resolve(
        &self,
        module: &ModulePath,
        inline: &[String],
        path: &[String],
        depth: usize,
    ) -> Option<ModulePath> {
        let mut current = [module.as_slice(), inline].concat();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                current.clear();
                rest = &rest[1..];
            }
            "self" | "super" => {
                while let Some(first) = rest
                    .first()
                    .filter(|first| ["self", "super"].contains(&first.as_str()))
                {
                    if first == "super" {
                        current.pop();
                    }
                    rest = &rest[1..];
                }
            }
            first => {
                let child = [module.as_slice(), &[first.to_owned()]].concat();
                if !self.0.contains_key(&child) {
                    let alias = self.0.get(module)?.module_alias(first)?;
                    let target = self.resolve_module(module, alias)?;
                    return self.descend(target, &rest[1..], depth);
                }
                current.clone_from(module);
            }
        }
        while !self.0.contains_key(&current) {
            current.pop()?;
        }
        self.descend(current, rest, depth)
    }

    /// Follows the segments of a path into child modules and through re-exports.
    fn descend(&self, mut current: ModulePath, path: &[String], depth: usize) -> Option<ModulePath> {
        const MAX_DEPTH: usize = 16;
        for (index, segment) in path.iter().enumerate() {
            let child = [current.as_slice(), std::slice::from_ref(segment)].concat();
            if self.0.contains_key(&child) {
                current = child;
                continue;
            }
            let source = self.0.get(&current)?;
            let Some(target) = source.re_export(segment).filter(|_| depth < MAX_DEPTH) else {
                break;
            };
            let target = [target, &path[index + 1..]].concat();
            return self.resolve(&current, &[], &target, depth + 1).or(Some(current));
        }
        Some(current)
    }

    /// The module that a `use` declaration of a whole module names.
    fn resolve_module(&self, module: &ModulePath, path: &[String]) -> Option<ModulePath> {
        let is_alias_of_itself = path.len() == 1 && !["crate", "self", "super"].contains(&path[0].as_str());
        let is_child = self.0.contains_key(&[module.as_slice(), &path[..1]].concat());
        if is_alias_of_itself && !is_child {
            return None;
        }
        let target = self.resolve(module, &[], path, 0)?;
        (target.last() == path.last() || path.last().is_some_and(|last| last == "super")).then_some(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cycles of a crate with these files, by module path and source.
    fn cycles_of(files: &[(&str, &str)]) -> Vec<String> {
        let mut modules = Modules::default();
        for (path, text) in files {
            let path = path
                .split("::")
                .filter(|segment| !segment.is_empty())
                .map(str::to_owned);
            modules.0.insert(path.collect(), Source::parse(text).unwrap());
        }
        cycles(&modules.imports())
    }

    #[test]
    fn mutual_imports_are_a_cycle() {
        let cycles = cycles_of(&[
            ("", "mod a; mod b;"),
            ("a", "use crate::b::B; pub struct A(B);"),
            ("b", "use crate::a::A; pub struct B(Option<Box<A>>);"),
        ]);
        assert_eq!(cycles, ["a -> b -> a"]);
    }

    #[test]
    fn comma_after_the_last_name_is_no_import() {
        let cycles = cycles_of(&[
            ("", "mod a; mod b; pub use a::A; pub use b::B; fn c(_: A) {}"),
            ("a", "use super::{\n    B,\n}; pub struct A(B);"),
            ("b", "pub struct B;"),
        ]);
        assert_eq!(cycles, Vec::<String>::new());
    }

    #[test]
    fn imports_in_one_direction_are_no_cycle() {
        let files = [
            ("", "mod a; mod b;"),
            ("a", "use crate::b::B;"),
            ("b", "pub struct B;"),
        ];
        assert_eq!(cycles_of(&files), [""; 0]);
    }

    #[test]
    fn path_without_use_declaration_is_an_import() {
        let cycles = cycles_of(&[
            ("", "mod a; mod b;"),
            ("a", "fn a() { vec![crate::b::b()]; }"),
            ("b", "use crate::a; pub fn b() { a::a() }"),
        ]);
        assert_eq!(cycles, ["a -> b -> a"]);
    }

    #[test]
    fn parent_and_child_that_use_each_other_are_a_cycle() {
        let parent = "mod child; use child::Child; pub struct Parent(Child);";
        let cycles = cycles_of(&[
            ("", "mod a;"),
            ("a", parent),
            ("a::child", "use super::Parent; pub struct Child;"),
        ]);
        assert_eq!(cycles, ["a -> a::child -> a"]);
    }

    #[test]
    fn re_export_is_transparent() {
        let files = [
            ("", "mod a; mod b; pub use a::Child;"),
            ("a", "mod child; pub use child::Child; pub struct Parent;"),
            ("a::child", "use super::Parent; pub struct Child;"),
            ("b", "use crate::a::Child;"),
        ];
        assert_eq!(cycles_of(&files), [""; 0]);
        let files = [
            ("", "mod a; mod b; pub use a::Child;"),
            ("a", "mod child; pub use child::Child;"),
            ("a::child", "use crate::b::B; pub struct Child;"),
            ("b", "use crate::Child; pub struct B;"),
        ];
        assert_eq!(cycles_of(&files), ["a::child -> b -> a::child"]);
    }

    #[test]
    fn used_re_export_is_an_import() {
        let parent = "mod child; pub(crate) use child::Child; pub struct Parent(Child);";
        let cycles = cycles_of(&[
            ("", "mod a;"),
            ("a", parent),
            ("a::child", "use super::Parent; pub struct Child;"),
        ]);
        assert_eq!(cycles, ["a -> a::child -> a"]);
    }

    #[test]
    fn test_modules_are_not_imports() {
        let test =
            "pub struct B; #[cfg(test)] mod tests { use crate::a::A; } #[cfg(test)] use crate::a::A as C;";
        let files = [
            ("", "mod a; mod b;"),
            ("a", "use crate::b::B; pub struct A;"),
            ("b", test),
        ];
        assert_eq!(cycles_of(&files), [""; 0]);
    }

    #[test]
    fn super_in_inline_module_is_the_file_itself() {
        let inline =
            "use crate::b::B; pub struct A; mod sealed { use super::A; pub trait T { fn t(a: A); } }";
        let files = [("", "mod a; mod b;"), ("a", inline), ("b", "pub struct B;")];
        assert_eq!(cycles_of(&files), [""; 0]);
    }

    #[test]
    fn text_and_comments_are_not_imports() {
        let text = r#"//! See [`crate::a::A`].
            pub struct B; const TEXT: &str = "crate::a::A";"#;
        let files = [
            ("", "mod a; mod b;"),
            ("a", "use crate::b::B; pub struct A;"),
            ("b", text),
        ];
        assert_eq!(cycles_of(&files), [""; 0]);
    }
}
