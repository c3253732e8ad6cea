//! The processes that a process has started, and those that they have started.

use std::collections::HashSet;
use std::fs;

use rustix::process::{Pid, Signal, kill_process};

/// All that descend from this one, without itself.
pub(crate) fn of(root: u32) -> HashSet<u32> {
    let processes: Vec<(u32, u32)> = fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|process| Some((process, parent(process)?)))
        .collect();
    let mut family = HashSet::from([root]);
    loop {
        let known = family.len();
        let children = processes.iter().filter(|(_, parent)| family.contains(parent));
        let children: Vec<u32> = children.map(|(process, _)| *process).collect();
        family.extend(children);
        if family.len() == known {
            break;
        }
    }
    family.remove(&root);
    family
}

/// Ends them. One that has ended by itself needs no ending.
pub(crate) fn end(family: HashSet<u32>) {
    for process in family {
        let process = i32::try_from(process).ok().and_then(Pid::from_raw);
        kill_process(process.unwrap(), Signal::KILL).ok();
    }
}

/// A process's name may have blanks and parentheses; its parent comes second after the last of them.
fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, after) = stat.rsplit_once(')')?;
    after.split_whitespace().nth(1)?.parse().ok()
}
