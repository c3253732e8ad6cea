//! The descendants of a process.

use std::collections::HashSet;
use std::fs;

use rustix::process::{Pid, Signal, kill_process};

/// All descendants of a process, without the process itself.
pub(crate) fn descendants(root: u32) -> HashSet<u32> {
    let processes: Vec<(u32, u32)> = fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|process| Some((process, parent(process)?)))
        .collect();
    let mut found = HashSet::from([root]);
    loop {
        let known = found.len();
        let children = processes.iter().filter(|(_, parent)| found.contains(parent));
        let children: Vec<u32> = children.map(|(process, _)| *process).collect();
        found.extend(children);
        if found.len() == known {
            break;
        }
    }
    found.remove(&root);
    found
}

/// Kills the processes that still run.
pub(crate) fn kill(processes: HashSet<u32>) {
    for process in processes {
        let process = i32::try_from(process).ok().and_then(Pid::from_raw);
        kill_process(process.unwrap(), Signal::KILL).ok();
    }
}

/// The name of a process may contain `)`. The parent is the second field after the last one.
fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, after) = stat.rsplit_once(')')?;
    after.split_whitespace().nth(1)?.parse().ok()
}
