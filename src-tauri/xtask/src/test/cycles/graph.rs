//! Finding cycles in the import graph of a crate.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The path of a module: empty for the crate root.
pub(super) type ModulePath = Vec<String>;

/// One cycle for each group of modules that import each other, as `a -> b -> a`.
pub(super) fn cycles(imports: &BTreeMap<ModulePath, Vec<ModulePath>>) -> Vec<String> {
    let mut reported = BTreeSet::new();
    let mut cycles = Vec::new();
    for start in imports.keys() {
        if reported.contains(start) {
            continue;
        }
        let Some(cycle) = shortest_cycle(start, imports) else {
            continue;
        };
        // The other cycles of the same group usually end with this one.
        let group = reachable(start, imports);
        let mutual = group
            .iter()
            .filter(|module| reachable(module, imports).contains(start));
        reported.extend(mutual.cloned());
        let names: Vec<_> = cycle.iter().map(name).collect();
        cycles.push(names.join(" -> "));
    }
    cycles
}

/// The shortest way from a module back to itself.
fn shortest_cycle(
    start: &ModulePath,
    imports: &BTreeMap<ModulePath, Vec<ModulePath>>,
) -> Option<Vec<ModulePath>> {
    let mut ways = VecDeque::from([vec![start.clone()]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in imports.get(way.last()?).into_iter().flatten() {
            let longer = [way.as_slice(), std::slice::from_ref(next)].concat();
            if next == start {
                return Some(longer);
            }
            if seen.insert(next) {
                ways.push_back(longer);
            }
        }
    }
    None
}

/// All modules that a module imports, directly or not.
fn reachable(start: &ModulePath, imports: &BTreeMap<ModulePath, Vec<ModulePath>>) -> BTreeSet<ModulePath> {
    let mut reached = BTreeSet::new();
    let mut pending = vec![start];
    while let Some(module) = pending.pop() {
        for next in imports.get(module).into_iter().flatten() {
            if reached.insert(next.clone()) {
                pending.push(next);
            }
        }
    }
    reached
}

fn name(module: &ModulePath) -> String {
    if module.is_empty() {
        "crate root".to_owned()
    } else {
        module.join("::")
    }
}
