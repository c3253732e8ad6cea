//! A crash of the app, on a system whose `core_pattern` sends dumps to a program.

use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Stdio;

use crate::desktop::{ChildGuard, TestDesktop};
use crate::exclusive_window;
use crate::process::Process;

/// A group that is not root's, and needs no name.
const OTHER_GROUP: u32 = 54321;

/// Whether core dumps of a process are possible: if not, the kernel gives its files to root.
fn is_dumpable(process: u32) -> bool {
    let file = PathBuf::from(format!("/proc/{process}/environ"));
    file.metadata()
        .is_ok_and(|owner| (owner.uid(), owner.gid()) != (0, 0))
}

#[tokio::test]
async fn crash_of_app_or_page_leaves_no_core_dump() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let mut command = desktop.command(env!("CARGO_BIN_EXE_shopside"));
    command
        .env_remove("SHOPSIDE_TEST_DUMPABLE")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if rustix::process::geteuid().is_root() {
        // Otherwise root owns all files, and nothing can be seen.
        command.gid(OTHER_GROUP);
    }
    let app = ChildGuard::new(command.spawn().unwrap());
    desktop.wait_until("the window", |desktop| desktop.has_visible_window("Shopside"));

    assert!(!is_dumpable(app.id()));
    for name in ["WebKitWebProcess", "WebKitNetworkProcess"] {
        let process = Process::find(name, &desktop);
        assert!(is_dumpable(process.id()), "{name}: the check above can't fail");
        let limits = process.read("limits");
        let core = limits.lines().find(|line| line.starts_with("Max core file size"));
        let core: Vec<_> = core.unwrap().split_whitespace().skip(4).collect();
        // Linux makes no dump for a limit of 1, neither a file nor for a program.
        assert_eq!(core, ["1", "1", "bytes"], "{name}");
    }
}
