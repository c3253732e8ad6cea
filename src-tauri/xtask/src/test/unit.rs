//! The unit stage: the tests of each package, built with its own features only, and the doctests.

use std::thread::available_parallelism;

use anyhow::{Context, Result};
use xshell::cmd;

use super::run::Run;
use super::steps::Steps;
use crate::cargo::{self, Package};
use crate::identities;

pub(super) fn unit(run: &Run, steps: &mut Steps) {
    if !run.builds_page(steps) {
        return;
    }
    let packages = match cargo::packages(run.shell) {
        Ok(packages) => packages,
        Err(error) => return steps.run("packages", || Err(error)),
    };
    for package in &packages {
        let targets = targets(package);
        if !targets.is_empty() {
            steps.run(&package.name, || tests(run, package, &targets));
        }
        let has_doctests = package.targets.iter().any(|target| target.doctest);
        if has_doctests && run.options.filters.is_empty() {
            steps.run(&format!("{} doctests", package.name), || {
                let name = &package.name;
                Ok(cmd!(run.shell, "cargo test --locked --doc --package {name}").run()?)
            });
        }
    }
}

/// The arguments that select the package's test targets, except for the e2e tests.
fn targets(package: &Package) -> Vec<String> {
    let tested = package.targets.iter().filter(|target| target.test);
    let selected = tested.filter_map(|target| match target.kind.first()?.as_str() {
        "test" if target.name == "e2e" => None,
        "test" => Some(format!("--test={}", target.name)),
        "bin" => Some(format!("--bin={}", target.name)),
        _ => Some("--lib".to_owned()),
    });
    selected.collect()
}

fn tests(run: &Run, package: &Package, targets: &[String]) -> Result<()> {
    let shell = run.shell;
    let (name, options) = (&package.name, &run.options.for_nextest());
    // Most of these tests wait for a rate limit or a delay, so twice as many as cores run at once.
    let threads = (2 * available_parallelism()?.get()).to_string();
    run.options.repeat(|| {
        cmd!(
            shell,
            "cargo nextest run --locked --package {name} {targets...} --test-threads {threads} {options...}"
        )
        .env("SANDBOX_RECORD", identities::folder(shell))
        .run()
        .with_context(|| format!("tests of {name}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cargo::Target;

    #[test]
    fn package_selects_its_targets_without_e2e() {
        let target = |name: &str, kind: &str, test| Target {
            name: name.into(),
            kind: vec![kind.into()],
            test,
            doctest: false,
        };
        let package = Package {
            name: "shopside".into(),
            targets: vec![
                target("shopside_lib", "lib", true),
                target("shopside", "bin", false),
                target("ipc", "test", true),
                target("e2e", "test", true),
                target("speed", "test", false),
            ],
        };
        assert_eq!(targets(&package), ["--lib", "--test=ipc"]);
    }
}
